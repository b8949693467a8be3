// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/exact_table.hpp"

#include "exact/malformed.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fastmm_tool {

namespace {

constexpr std::string_view letters = "UVW";

// Sums of entries that came twice leave their parts behind.
void drop_unused_values(exact_table& table) {
    std::vector<std::int32_t> places(table.values.size(), -1);
    std::vector<number> kept;
    for (exact_columns* columns : {&table.u, &table.v, &table.w})
        for (exact_entry& e : columns->entries) {
            std::int32_t& place = places[static_cast<std::size_t>(e.value)];
            if (place < 0) {
                place = static_cast<std::int32_t>(kept.size());
                kept.push_back(std::move(table.values[static_cast<std::size_t>(e.value)]));
            }
            e.value = place;
        }
    table.values = std::move(kept);
}

} // namespace

table_builder::table_builder(shape dimensions, std::int64_t rank, w_order order, int most_dimension) {
    for (const int d : {dimensions.m, dimensions.k, dimensions.n})
        if (d < 1 || d > most_dimension)
            throw malformed("expected dimensions from 1 to " + std::to_string(most_dimension) + ", got " +
                            std::to_string(d));
    const std::int64_t products = std::int64_t(dimensions.m) * dimensions.k * dimensions.n;
    if (rank < 1 || rank > products)
        throw malformed("expected a rank from 1 to " + std::to_string(products) + ", got " +
                        std::to_string(rank));
    result_.dimensions = dimensions;
    result_.rank = static_cast<int>(rank);
    result_.order = order;
}

std::int32_t table_builder::value_number(const number& value) {
    const auto [place, is_new] = known_.try_emplace(value, static_cast<std::int32_t>(result_.values.size()));
    if (is_new)
        result_.values.push_back(value);
    return place->second;
}

void table_builder::add_known(factor which, std::int64_t column, std::int64_t index, std::int32_t value) {
    const auto at = static_cast<std::size_t>(which);
    if (column < 0 || column >= result_.rank)
        throw malformed("product " + std::to_string(column + 1) + " of " + std::to_string(result_.rank) +
                        " products in " + letters[at]);
    if (index < 0 || index >= result_.rows(which))
        throw malformed("row " + std::to_string(index + 1) + " of " + std::to_string(result_.rows(which)) +
                        " rows in " + letters[at]);
    entries_[at].push_back({static_cast<std::int32_t>(column), static_cast<std::int32_t>(index), value});
}

void table_builder::add(factor which, std::int64_t column, std::int64_t index, std::int64_t value) {
    if (value == 0)
        return;
    if (value < -16 || value > 16)
        return add_known(which, column, index, value_number(number(value)));
    std::int32_t& place = small_[static_cast<std::size_t>(value + 16)];
    if (place == 0)
        place = value_number(number(value)) + 1;
    add_known(which, column, index, place - 1);
}

void table_builder::add(factor which, std::int64_t column, std::int64_t index, const number& value) {
    if (!value.is_zero())
        add_known(which, column, index, value_number(value));
}

exact_columns table_builder::columns_of(std::vector<loose_entry>& entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const loose_entry& x, const loose_entry& y) {
        return std::pair(x.column, x.index) < std::pair(y.column, y.index);
    });
    exact_columns columns;
    columns.begin.assign(static_cast<std::size_t>(result_.rank) + 1, 0);
    for (std::size_t i = 0; i < entries.size();) {
        const auto [column, index, first_value] = entries[i];
        std::int32_t value = first_value;
        for (++i; i < entries.size() && entries[i].column == column && entries[i].index == index; ++i) {
            const number sum = result_.values[static_cast<std::size_t>(value)] +
                               result_.values[static_cast<std::size_t>(entries[i].value)];
            value = value_number(sum);
        }
        if (!result_.values[static_cast<std::size_t>(value)].is_zero())
            columns.entries.push_back({index, value});
        columns.begin[static_cast<std::size_t>(column) + 1] =
            static_cast<std::int32_t>(columns.entries.size());
    }
    for (std::size_t r = 1; r < columns.begin.size(); ++r)
        columns.begin[r] = std::max(columns.begin[r], columns.begin[r - 1]);
    entries = {};
    return columns;
}

exact_table table_builder::finish() {
    result_.u = columns_of(entries_[0]);
    result_.v = columns_of(entries_[1]);
    result_.w = columns_of(entries_[2]);
    drop_unused_values(result_);
    return std::move(result_);
}

std::vector<std::uint32_t> places_of_c(shape dimensions, w_order order) {
    const int m = dimensions.m, n = dimensions.n;
    std::vector<std::uint32_t> places(static_cast<std::size_t>(m * n));
    for (int row = 0; row < m * n; ++row)
        places[static_cast<std::size_t>(row)] =
            static_cast<std::uint32_t>(order == w_order::c ? row : row % m * n + row / m);
    return places;
}

std::optional<shape> shape_of_rows(std::int64_t u_rows, std::int64_t v_rows, std::int64_t w_rows) {
    constexpr std::int64_t most = 64 * 64;
    for (const std::int64_t rows : {u_rows, v_rows, w_rows})
        if (rows < 1 || rows > most)
            return std::nullopt;
    // m^2 = (m k) (m n) / (k n)
    const auto m = static_cast<std::int64_t>(
        std::llround(std::sqrt(static_cast<double>(u_rows * w_rows) / static_cast<double>(v_rows))));
    if (m < 1 || m * m * v_rows != u_rows * w_rows || u_rows % m != 0 || w_rows % m != 0)
        return std::nullopt;
    return shape{static_cast<int>(m), static_cast<int>(u_rows / m), static_cast<int>(w_rows / m)};
}

} // namespace fastmm_tool
