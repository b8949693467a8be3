// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Triangles of square matrices: what is scaled, added, mirrored or multiplied there, and nothing beside it.

#pragma once

#include <fastmm/kernel/naive.hpp>

#include <algorithm>
#include <complex>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// A part of a square matrix: elements (i, j) with i >= j, those with i <= j, or all of them. The diagonal belongs to
/// each.
enum class triangle { lower, upper, both };

namespace detail {

// The part of the transpose that a part becomes.
constexpr triangle flipped(triangle part) {
    return part == triangle::lower ? triangle::upper : part == triangle::upper ? triangle::lower : part;
}

// The rows of a column that lie in a part of a matrix of n columns.
struct row_range {
    std::ptrdiff_t begin;
    std::ptrdiff_t end;
};
constexpr row_range rows_in(triangle part, std::ptrdiff_t col, std::ptrdiff_t n) {
    return {part == triangle::lower ? col : 0, part == triangle::upper ? col + 1 : n};
}

// C = beta * C in a part of it. beta == 0: C is not read.
template <scalar T>
void scale_triangle(triangle part, const T& beta, const matrix_view<T>& C) {
    for (std::ptrdiff_t j = 0; j < C.cols; ++j) {
        const row_range rows = rows_in(part, j, C.rows);
        scale<T>(beta, C.block(rows.begin, j, rows.end - rows.begin, 1));
    }
}

// C = X + beta * C in a part of it. beta == 0: C is not read. Nothing else of X is read.
template <scalar T>
void add_triangle(triangle part, const matrix_view<const T>& X, const T& beta, const matrix_view<T>& C) {
    if (C.row_stride != 1 && C.col_stride == 1)
        return add_triangle<T>(flipped(part), X.transposed(), beta, C.transposed());
    const bool beta_is_zero = beta == T(0), beta_is_one = beta == T(1);
    for (std::ptrdiff_t j = 0; j < C.cols; ++j) {
        const row_range rows = rows_in(part, j, C.rows);
        if (beta_is_zero && X.row_stride == 1 && C.row_stride == 1)
            std::copy(&X(rows.begin, j), &X(rows.begin, j) + (rows.end - rows.begin), &C(rows.begin, j));
        else if (beta_is_zero)
            for (std::ptrdiff_t i = rows.begin; i < rows.end; ++i)
                C(i, j) = X(i, j);
        else
            for (std::ptrdiff_t i = rows.begin; i < rows.end; ++i)
                C(i, j) = add(beta_is_one ? C(i, j) : multiply(beta, C(i, j)), X(i, j));
    }
}

// A part of C = alpha * A * B + beta * C, element by element, for any ring. beta == 0: C is not read. C must not overlap
// A or B. Cost: k products an element.
template <scalar T>
void naive_triangle(triangle part, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C) {
    for (std::ptrdiff_t j = 0; j < C.cols; ++j) {
        const row_range rows = rows_in(part, j, C.rows);
        const std::ptrdiff_t count = rows.end - rows.begin;
        naive<T>(alpha, A.block(rows.begin, 0, count, A.cols), B.block(0, j, A.cols, 1), beta,
                 C.block(rows.begin, j, count, 1));
    }
}

// Element (j, i) of C becomes element (i, j) below the diagonal, or its conjugate. By squares of whole
// cache lines: larger ones of a matrix whose columns lie a power of two apart would not stay in a cache.
template <bool Conjugate, class T>
void mirror_lower(const matrix_view<T>& C) {
    constexpr std::ptrdiff_t side = std::max<std::ptrdiff_t>(4, std::ptrdiff_t(64 / sizeof(T)));
    const std::ptrdiff_t n = C.rows;
    for (std::ptrdiff_t j = 0; j < n; j += side)
        for (std::ptrdiff_t i = j; i < n; i += side)
            for (std::ptrdiff_t x = j; x < std::min(n, j + side); ++x)
                for (std::ptrdiff_t y = std::max(i, x + 1); y < std::min(n, i + side); ++y) {
                    if constexpr (Conjugate)
                        C(x, y) = std::conj(C(y, x));
                    else
                        C(x, y) = C(y, x);
                }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
