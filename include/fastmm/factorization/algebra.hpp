// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// New tables from old: rotation, transposition, composition (Kronecker product) and joins (direct sums along
// one dimension). Each result is a table of its own and is proved like one that is written down.
//
// The symmetries are those of the trace of A B C': see H. F. de Groote, On varieties of optimal algorithms
// for the computation of bilinear mappings I, Theoret. Comput. Sci. 7 (1978), 1-24.

#pragma once

#include <fastmm/factorization/table.hpp>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

constexpr stated_ring joint_ring(stated_ring x, stated_ring y) {
    if (x == stated_ring::modulo_2 || y == stated_ring::modulo_2)
        return stated_ring::modulo_2;
    return std::max(x, y);
}

// The sums of columns over the transposed block.
template <class Columns>
constexpr void transpose_sums(Columns& columns, int cols, int rows) {
    if (columns.sums_of_products)
        return;
    for (shared_sum& sum : columns.sums)
        for (int* const operand : {&sum.left, &sum.right})
            if (*operand < rows * cols)
                *operand = (*operand % cols) * rows + *operand / cols;
}

// The same columns over the transposed block: index (i, j) of rows x cols becomes (j, i).
template <class Columns>
constexpr Columns transposed_columns(Columns columns, int cols, int rows) {
    for (auto& e : columns.entries)
        e.index = (e.index % cols) * rows + e.index / cols;
    transpose_sums(columns, cols, rows);
    return columns;
}

// The product of two coefficients. Requires: it fits a coefficient; otherwise no constant expression.
constexpr coefficient product(const coefficient& x, const coefficient& y) {
    const long long numerator = static_cast<long long>(x.numerator) * y.numerator;
    const long long denominator = static_cast<long long>(x.denominator) * y.denominator;
    const long long divisor = std::gcd(numerator, denominator);
    const coefficient result{static_cast<int>(numerator / divisor), static_cast<int>(denominator / divisor)};
    if (result.numerator != numerator / divisor || result.denominator != denominator / divisor)
        fail("the product of two coefficients does not fit 32 bits");
    return result;
}

// Columns of the Kronecker product: column r * inner_rank + q holds outer[r] (x) inner[q], over blocks of
// (outer rows * inner_rows) x (outer_cols * inner_cols). `result` has room for exactly them.
template <class Result, class Outer, class Inner>
constexpr void fill_kronecker(Result& result, const Outer& outer, int outer_rank, const Inner& inner,
                              int inner_rank, int outer_cols, int inner_rows, int inner_cols) {
    std::size_t used = 0, column = 0;
    for (int r = 0; r < outer_rank; ++r)
        for (int q = 0; q < inner_rank; ++q) {
            for (const entry& x : outer[r])
                for (const entry& y : inner[q]) {
                    const int row = x.index / outer_cols * inner_rows + y.index / inner_cols;
                    const int col = x.index % outer_cols * inner_cols + y.index % inner_cols;
                    result.entries[used++] = {row * outer_cols * inner_cols + col, product(x.value, y.value)};
                }
            result.begin[++column] = static_cast<int>(used);
        }
}

template <int OuterRank, int InnerRank, class Outer, class Inner>
constexpr auto kronecker_columns(const Outer& outer, const Inner& inner, int outer_cols, int inner_rows,
                                 int inner_cols) {
    constexpr int entries = static_cast<int>(std::tuple_size_v<decltype(outer.entries)> *
                                             std::tuple_size_v<decltype(inner.entries)>);
    static_columns<OuterRank * InnerRank, entries> result;
    fill_kronecker(result, outer, OuterRank, inner, InnerRank, outer_cols, inner_rows, inner_cols);
    return result;
}

// The columns of two factor matrices side by side, each over its own blocks of a larger matrix: a block (i,
// j) moves to (i + row_offset, j + col_offset) of a matrix that is `cols` wide.
struct placement {
    int row_offset;
    int col_offset;
    int own_cols;
};

// `result` has room for exactly these columns.
template <class Result, class Left, class Right>
constexpr void fill_joined(Result& result, const Left& left, int left_rank, const Right& right,
                           int right_rank, int cols, placement left_at, placement right_at) {
    std::size_t used = 0, column = 0;
    const auto append = [&](const auto& columns, int rank, placement at) {
        for (int r = 0; r < rank; ++r) {
            for (const entry& e : columns[r]) {
                const int row = e.index / at.own_cols + at.row_offset,
                          col = e.index % at.own_cols + at.col_offset;
                result.entries[used++] = {row * cols + col, e.value};
            }
            result.begin[++column] = static_cast<int>(used);
        }
    };
    append(left, left_rank, left_at);
    append(right, right_rank, right_at);
}

template <int LeftRank, int RightRank, class Left, class Right>
constexpr auto joined_columns(const Left& left, const Right& right, int cols, placement left_at,
                              placement right_at) {
    constexpr int entries = static_cast<int>(std::tuple_size_v<decltype(left.entries)> +
                                             std::tuple_size_v<decltype(right.entries)>);
    static_columns<LeftRank + RightRank, entries> result;
    fill_joined(result, left, LeftRank, right, RightRank, cols, left_at, right_at);
    return result;
}

template <class U, class V, class W>
constexpr auto assemble(shape dimensions, int rank, stated_ring ring, const U& u, const V& v, const W& w) {
    return basic_factorization<U, V, W>{dimensions, rank, ring, u, v, w};
}

} // namespace detail

/// <m,k,n> becomes <k,n,m>: (U, V, W) -> (V, W^T, U^T), where ^T transposes the blocks of every column.
template <table F>
struct rotated : derived_factorization {
    static constexpr shape dimensions{shape_of<F>.k, shape_of<F>.n, shape_of<F>.m};
    static constexpr auto derive() {
        const auto& f = factorization_of<F>;
        const auto [m, k, n] = f.dimensions;
        return detail::assemble(dimensions, f.rank, f.ring, f.v, detail::transposed_columns(f.w, n, m),
                                detail::transposed_columns(f.u, k, m));
    }
};

/// <m,k,n> becomes <n,k,m>, from C^T = B^T A^T: (U, V, W) -> (V^T, U^T, W^T).
template <table F>
struct transposed : derived_factorization {
    static constexpr shape dimensions{shape_of<F>.n, shape_of<F>.k, shape_of<F>.m};
    static constexpr auto derive() {
        const auto& f = factorization_of<F>;
        const auto [m, k, n] = f.dimensions;
        return detail::assemble(dimensions, f.rank, f.ring, detail::transposed_columns(f.v, n, k),
                                detail::transposed_columns(f.u, k, m), detail::transposed_columns(f.w, n, m));
    }
};

/// Outer of blocks that are multiplied by Inner: <m1 m2, k1 k2, n1 n2> in R1 R2 products.
template <table Outer, table Inner>
struct composed : derived_factorization {
    static constexpr shape dimensions{shape_of<Outer>.m * shape_of<Inner>.m,
                                      shape_of<Outer>.k* shape_of<Inner>.k,
                                      shape_of<Outer>.n* shape_of<Inner>.n};
    static constexpr auto derive() {
        const auto& f = factorization_of<Outer>;
        const auto& g = factorization_of<Inner>;
        const auto [m1, k1, n1] = f.dimensions;
        const auto [m2, k2, n2] = g.dimensions;
        constexpr int p = rank_of<Outer>, q = rank_of<Inner>;
        return detail::assemble(dimensions, p * q, detail::joint_ring(f.ring, g.ring),
                                detail::kronecker_columns<p, q>(f.u, g.u, k1, m2, k2),
                                detail::kronecker_columns<p, q>(f.v, g.v, n1, k2, n2),
                                detail::kronecker_columns<p, q>(f.w, g.w, n1, m2, n2));
    }
};

/// <m1,k,n> above <m2,k,n>: <m1 + m2, k, n> in R1 + R2 products. Requires: the same k and n.
template <table Upper, table Lower>
struct joined_along_m : derived_factorization {
    static_assert(shape_of<Upper>.k == shape_of<Lower>.k && shape_of<Upper>.n == shape_of<Lower>.n,
                  "Join tables of the same k and n along m.");
    static constexpr shape dimensions{shape_of<Upper>.m + shape_of<Lower>.m, shape_of<Upper>.k,
                                      shape_of<Upper>.n};
    static constexpr auto derive() {
        const auto& f = factorization_of<Upper>;
        const auto& g = factorization_of<Lower>;
        const auto [m1, k, n] = f.dimensions;
        constexpr int p = rank_of<Upper>, q = rank_of<Lower>;
        return detail::assemble(dimensions, p + q, detail::joint_ring(f.ring, g.ring),
                                detail::joined_columns<p, q>(f.u, g.u, k, {0, 0, k}, {m1, 0, k}),
                                detail::joined_columns<p, q>(f.v, g.v, n, {0, 0, n}, {0, 0, n}),
                                detail::joined_columns<p, q>(f.w, g.w, n, {0, 0, n}, {m1, 0, n}));
    }
};

/// <m,k1,n> and <m,k2,n>, whose results are added: <m, k1 + k2, n> in R1 + R2 products. Requires: the same m
/// and n.
template <table Left, table Right>
struct joined_along_k : derived_factorization {
    static_assert(shape_of<Left>.m == shape_of<Right>.m && shape_of<Left>.n == shape_of<Right>.n,
                  "Join tables of the same m and n along k.");
    static constexpr shape dimensions{shape_of<Left>.m, shape_of<Left>.k + shape_of<Right>.k,
                                      shape_of<Left>.n};
    static constexpr auto derive() {
        const auto& f = factorization_of<Left>;
        const auto& g = factorization_of<Right>;
        const auto [m, k1, n] = f.dimensions;
        const int k2 = g.dimensions.k;
        constexpr int p = rank_of<Left>, q = rank_of<Right>;
        return detail::assemble(dimensions, p + q, detail::joint_ring(f.ring, g.ring),
                                detail::joined_columns<p, q>(f.u, g.u, k1 + k2, {0, 0, k1}, {0, k1, k2}),
                                detail::joined_columns<p, q>(f.v, g.v, n, {0, 0, n}, {k1, 0, n}),
                                detail::joined_columns<p, q>(f.w, g.w, n, {0, 0, n}, {0, 0, n}));
    }
};

/// <m,k,n1> beside <m,k,n2>: <m, k, n1 + n2> in R1 + R2 products. Requires: the same m and k.
template <table Left, table Right>
struct joined_along_n : derived_factorization {
    static_assert(shape_of<Left>.m == shape_of<Right>.m && shape_of<Left>.k == shape_of<Right>.k,
                  "Join tables of the same m and k along n.");
    static constexpr shape dimensions{shape_of<Left>.m, shape_of<Left>.k,
                                      shape_of<Left>.n + shape_of<Right>.n};
    static constexpr auto derive() {
        const auto& f = factorization_of<Left>;
        const auto& g = factorization_of<Right>;
        const auto [m, k, n1] = f.dimensions;
        const int n2 = g.dimensions.n, n = n1 + n2;
        constexpr int p = rank_of<Left>, q = rank_of<Right>;
        return detail::assemble(dimensions, p + q, detail::joint_ring(f.ring, g.ring),
                                detail::joined_columns<p, q>(f.u, g.u, k, {0, 0, k}, {0, 0, k}),
                                detail::joined_columns<p, q>(f.v, g.v, n, {0, 0, n1}, {0, n1, n2}),
                                detail::joined_columns<p, q>(f.w, g.w, n, {0, 0, n1}, {0, n1, n2}));
    }
};

} // namespace fastmm::inline FASTMM_ABI
