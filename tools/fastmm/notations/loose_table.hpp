// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The nonzeros of a table that is being read, before its dimensions and its rank are known. Most notations tell them only
// by their ends.

#pragma once

#include "exact/malformed.hpp"
#include "notations/notation.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fastmm_tool {

/// Equal values are kept once: a nonzero takes 16 bytes.
class loose_table {
public:
    explicit loose_table(const limits& most) : most_(most.coefficients), most_dimension_(most.dimension) {}

    /// A zero is no nonzero. Throws malformed where there are more nonzeros than the limit. Column and index are not
    /// checked before finish().
    void add(factor which, std::int64_t column, std::int64_t index, const number& value) {
        if (value.is_zero())
            return;
        if (entries_.size() == most_)
            throw malformed("more than " + std::to_string(most_) + " nonzero coefficients");
        const auto [place, is_new] = known_.emplace(value, static_cast<std::int32_t>(values_.size()));
        if (is_new)
            values_.push_back(&place->first);
        entries_.push_back(
            {which, static_cast<std::int32_t>(column), static_cast<std::int32_t>(index), place->second});
    }

    /// The table. `row(which, index)` is the row of a factor matrix that the index of an entry stands for.
    template <class Rows>
    exact_table finish(shape dimensions, std::int64_t rank, w_order order, Rows row) const {
        table_builder builder(dimensions, rank, order, most_dimension_);
        for (const auto& [which, column, index, value] : entries_)
            builder.add(which, column, row(which, index), *values_[static_cast<std::size_t>(value)]);
        return builder.finish();
    }

    exact_table finish(shape dimensions, std::int64_t rank, w_order order) const {
        return finish(dimensions, rank, order, [](factor, std::int64_t index) { return index; });
    }

private:
    struct entry {
        factor which;
        std::int32_t column;
        std::int32_t index;
        std::int32_t value;
    };

    std::size_t most_;
    int most_dimension_;
    std::map<number, std::int32_t> known_;
    std::vector<const number*> values_; // a map's keys stay where they are
    std::vector<entry> entries_;
};

/// The dimensions that go with the numbers of rows of U, V and W; where a person says them, those, if they agree. Throws
/// malformed, naming the numbers.
inline shape settle_shape(const reading_options& options, const std::array<std::int64_t, 3>& rows) {
    const auto [u, v, w] = rows;
    const std::string have = "U, V and W have " + std::to_string(u) + ", " + std::to_string(v) + " and " +
                             std::to_string(w) + " rows";
    if (options.dimensions) {
        const auto [m, k, n] = *options.dimensions;
        if (std::int64_t(m) * k != u || std::int64_t(k) * n != v || std::int64_t(m) * n != w)
            throw malformed(have + ", which is not " + std::to_string(m) + 'x' + std::to_string(k) + 'x' +
                            std::to_string(n));
        return *options.dimensions;
    }
    const std::optional<shape> found = shape_of_rows(u, v, w);
    if (!found)
        throw malformed(have + ", which are not m k, k n and m n of any dimensions that are read");
    return *found;
}

} // namespace fastmm_tool
