// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// New factorizations from old at run time: what algebra.hpp, restriction.hpp and definition.hpp derive at compile time,
// product for product. Results have neither a name nor a source, and are exact where the old ones are.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/algebra.hpp>
#include <fastmm/factorization/definition.hpp>
#include <fastmm/factorization/restriction.hpp>

#include <string>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline dynamic_columns room_for(int rank, std::size_t entries) {
    dynamic_columns columns;
    columns.begin.resize(static_cast<std::size_t>(rank) + 1);
    columns.entries.resize(entries);
    return columns;
}

inline factorization assemble_at_run_time(shape dimensions, int rank, stated_ring ring, dynamic_columns u,
                                          dynamic_columns v, dynamic_columns w) {
    factorization result;
    result.dimensions = dimensions;
    result.rank = rank;
    result.ring = ring;
    result.u = std::move(u);
    result.v = std::move(v);
    result.w = std::move(w);
    return result;
}

} // namespace detail

/// <m,k,n> by its m k n products; see by_definition.
inline factorization definition_of(shape s) {
    const int rank = s.m * s.k * s.n;
    factorization result;
    for (dynamic_columns* const columns : {&result.u, &result.v, &result.w})
        *columns = detail::room_for(rank, static_cast<std::size_t>(rank));
    detail::fill_definition(s, result);
    return result;
}

/// <k,n,m>; see rotated.
inline factorization rotate(const factorization& f) {
    const auto [m, k, n] = f.dimensions;
    return detail::assemble_at_run_time({k, n, m}, f.rank, f.ring, f.v, detail::transposed_columns(f.w, n, m),
                                        detail::transposed_columns(f.u, k, m));
}

/// <n,k,m>; see transposed.
inline factorization transpose(const factorization& f) {
    const auto [m, k, n] = f.dimensions;
    return detail::assemble_at_run_time({n, k, m}, f.rank, f.ring, detail::transposed_columns(f.v, n, k),
                                        detail::transposed_columns(f.u, k, m),
                                        detail::transposed_columns(f.w, n, m));
}

/// f of blocks that are multiplied by g; see composed. Memory: the product of the entries of both, factor by factor.
inline factorization compose(const factorization& f, const factorization& g) {
    const auto [m1, k1, n1] = f.dimensions;
    const auto [m2, k2, n2] = g.dimensions;
    const int rank = f.rank * g.rank;
    const auto kronecker = [&](const dynamic_columns& x, const dynamic_columns& y, int outer_cols,
                               int inner_rows, int inner_cols) {
        dynamic_columns columns = detail::room_for(rank, x.entries.size() * y.entries.size());
        detail::fill_kronecker(columns, x, f.rank, y, g.rank, outer_cols, inner_rows, inner_cols);
        return columns;
    };
    return detail::assemble_at_run_time({m1 * m2, k1 * k2, n1 * n2}, rank, detail::joint_ring(f.ring, g.ring),
                                        kronecker(f.u, g.u, k1, m2, k2), kronecker(f.v, g.v, n1, k2, n2),
                                        kronecker(f.w, g.w, n1, m2, n2));
}

/// f and g side by side; see joined_along_m, joined_along_k and joined_along_n. Throws fastmm::error where their other
/// dimensions differ.
inline factorization join(const factorization& f, const factorization& g, along dimension) {
    const shape s = f.dimensions, t = g.dimensions;
    const int length = detail::length(t, dimension);
    if (detail::with_length(s, dimension, length) != t)
        fail(to_string(s) + " and " + to_string(t) + " cannot be joined: other dimensions differ, too");
    const shape whole = detail::with_length(s, dimension, detail::length(s, dimension) + length);
    const auto joined = [&](factor which, const dynamic_columns& x, const dynamic_columns& y) {
        const detail::restriction touched{whole, dimension, 0};
        const bool rows = detail::counts_rows(which, dimension), moves = touched.touches(which);
        const int offset = moves ? detail::length(s, dimension) : 0;
        dynamic_columns columns = detail::room_for(f.rank + g.rank, x.entries.size() + y.entries.size());
        detail::fill_joined(
            columns, x, f.rank, y, g.rank, detail::cols_of(whole, which), {0, 0, detail::cols_of(s, which)},
            {moves && rows ? offset : 0, moves && !rows ? offset : 0, detail::cols_of(t, which)});
        return columns;
    };
    return detail::assemble_at_run_time(whole, f.rank + g.rank, detail::joint_ring(f.ring, g.ring),
                                        joined(factor::u, f.u, g.u), joined(factor::v, f.v, g.v),
                                        joined(factor::w, f.w, g.w));
}

/// f without the blocks of one index along a dimension; see dropped. Throws fastmm::error where there is no such index,
/// or no other.
inline factorization drop(const factorization& f, along dimension, int index) {
    const int length = detail::length(f.dimensions, dimension);
    if (length < 2 || index < 0 || index >= length)
        fail("index " + std::to_string(index) + " cannot be dropped from " + std::to_string(length));
    const detail::restriction to{f.dimensions, dimension, index};
    const detail::restricted_size size = detail::size_of_restriction(f, to);
    factorization result =
        detail::assemble_at_run_time(detail::with_length(f.dimensions, dimension, length - 1), size.rank,
                                     f.ring, detail::room_for(size.rank, static_cast<std::size_t>(size.u)),
                                     detail::room_for(size.rank, static_cast<std::size_t>(size.v)),
                                     detail::room_for(size.rank, static_cast<std::size_t>(size.w)));
    detail::fill_restricted(f, to, result);
    return result;
}

} // namespace fastmm::inline FASTMM_ABI
