// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations from the coefficients of their terms, in whatever way a search holds them.

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <array>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI::search {

/// A factorization without name, source and ring, and not proved: coefficient(factor, r, block) is that of a block (row-major)
/// in factor 0, 1 or 2 (U, V, W) of term r.
template <class Coefficient>
factorization factorization_from_coefficients(shape dimensions, int rank, Coefficient coefficient) {
    const auto [m, k, n] = dimensions;
    factorization result;
    result.dimensions = dimensions;
    result.rank = rank;
    const std::array<int, 3> blocks{m * k, k * n, m * n};
    int factor = 0;
    for (dynamic_columns* const columns : {&result.u, &result.v, &result.w}) {
        columns->begin.assign(1, 0);
        for (int r = 0; r < rank; ++r) {
            for (int block = 0; block < blocks[static_cast<std::size_t>(factor)]; ++block)
                if (const int value = coefficient(factor, r, block); value != 0)
                    columns->entries.push_back({block, {value, 1}});
            columns->begin.push_back(static_cast<int>(columns->entries.size()));
        }
        ++factor;
    }
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::search
