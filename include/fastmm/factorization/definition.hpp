// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product as a table: a product of blocks for every term of the definition. No table of a shape with a
// dimension of 1 has fewer.

#pragma once

#include <fastmm/factorization/table.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// `result` has room for m k n columns of one entry each.
template <class Result>
constexpr void fill_definition(const shape& s, Result& result) {
    int r = 0;
    const auto append = [&](auto& columns, int block) {
        columns.entries[static_cast<std::size_t>(r)] = {block, {}};
        columns.begin[static_cast<std::size_t>(r) + 1] = r + 1;
    };
    for (int row = 0; row < s.m; ++row)
        for (int inner = 0; inner < s.k; ++inner)
            for (int col = 0; col < s.n; ++col, ++r) {
                append(result.u, row * s.k + inner);
                append(result.v, inner * s.n + col);
                append(result.w, row * s.n + col);
            }
    result.dimensions = s;
    result.rank = r;
    result.ring = stated_ring::ternary;
}

} // namespace detail

/// <M,K,N> in M K N products, row by row of A.
template <int M, int K, int N>
struct by_definition : derived_factorization {
    static_assert(M > 0 && K > 0 && N > 0, "Give positive dimensions.");
    static constexpr shape dimensions{M, K, N};
    static constexpr auto derive() {
        static_factorization<M * K * N, M * K * N, M * K * N, M * K * N> result;
        detail::fill_definition(dimensions, result);
        return result;
    }
};

} // namespace fastmm::inline FASTMM_ABI
