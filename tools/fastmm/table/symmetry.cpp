// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/symmetry.hpp"

#include <fastmm/factorization/algebra.hpp>

#include <algorithm>
#include <utility>

namespace fastmm_tool {

namespace {

// The same columns over transposed blocks: index (i, j) of rows x cols becomes (j, i).
exact_columns transposed_blocks(exact_columns columns, int rows, int cols) {
    columns = fastmm::detail::transposed_columns(std::move(columns), cols, rows);
    for (std::size_t r = 0; r + 1 < columns.begin.size(); ++r)
        std::sort(columns.entries.begin() + columns.begin[r], columns.entries.begin() + columns.begin[r + 1],
                  [](const exact_entry& x, const exact_entry& y) { return x.index < y.index; });
    return columns;
}

} // namespace

exact_table in_order(exact_table table, w_order order) {
    if (table.order == order)
        return table;
    const auto [m, k, n] = table.dimensions;
    // The rows of W are those of C or of its transpose.
    table.w = order == w_order::c ? transposed_blocks(std::move(table.w), n, m)
                                  : transposed_blocks(std::move(table.w), m, n);
    table.order = order;
    return table;
}

exact_table reread_in_order(exact_table table, w_order order) {
    table.order = order;
    return table;
}

exact_table rotated(const exact_table& table) {
    exact_table result = in_order(table, w_order::c);
    const auto [m, k, n] = result.dimensions;
    exact_columns u = std::move(result.u);
    result.u = std::move(result.v);
    result.v = transposed_blocks(std::move(result.w), m, n);
    result.w = transposed_blocks(std::move(u), m, k);
    result.dimensions = {k, n, m};
    return result;
}

exact_table transposed(const exact_table& table) {
    exact_table result = in_order(table, w_order::c);
    const auto [m, k, n] = result.dimensions;
    exact_columns u = transposed_blocks(std::move(result.v), k, n);
    result.v = transposed_blocks(std::move(result.u), m, k);
    result.u = std::move(u);
    result.w = transposed_blocks(std::move(result.w), m, n);
    result.dimensions = {n, k, m};
    return result;
}

} // namespace fastmm_tool
