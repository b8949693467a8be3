// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The textbook product: the reference for every test, and the bottom for scalars that no kernel serves.

#pragma once

#include <fastmm/in_place.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// C = beta * C. beta == 0: C is not read.
template <scalar T>
void scale(const std::type_identity_t<T>& beta, const matrix_view<T>& C) {
    if (beta == T(1))
        return;
    const bool beta_is_zero = beta == T(0);
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i)
            if (beta_is_zero)
                C(i, j) = T(0);
            else
                detail::assign_product(C(i, j), beta, C(i, j));
}

namespace detail {

// Columns of B that rows of A meet in turn where elements own memory, so that those of a row come from a cache that is
// near.
inline constexpr std::ptrdiff_t element_columns = 4;

// C = A * B, or C += A * B where `adds`. Elements that own memory are formed in place: products in `product`, the first ones
// in C itself. Requires: A has columns.
template <class T>
void multiply_in_place(const matrix_view<const T>& A, const matrix_view<const T>& B, bool adds,
                       const matrix_view<T>& C, T& product) {
    const auto form = [&](std::ptrdiff_t i, std::ptrdiff_t j) {
        std::ptrdiff_t p = 0;
        if constexpr (!owns_memory<T>) {
            T in_register = adds ? C(i, j) : multiply(A(i, p++), B(0, j));
            for (; p < A.cols; ++p)
                in_register = add(in_register, multiply(A(i, p), B(p, j)));
            C(i, j) = in_register;
        } else {
            T& sum = C(i, j);
            if (!adds)
                assign_product(sum, A(i, p++), B(0, j));
            for (; p < A.cols; ++p) {
                assign_product(product, A(i, p), B(p, j));
                add_to(sum, product);
            }
        }
    };
    for (std::ptrdiff_t first = 0; first < C.cols; first += element_columns)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i)
            for (std::ptrdiff_t j = first; j < std::min(first + element_columns, C.cols); ++j)
                form(i, j);
}

} // namespace detail

/// C = alpha * A * B + beta * C by three loops, for any ring; products are formed left to right and need not
/// commute. beta == 0: C is not read. C must not overlap A or B. Cost: m k n products and as many additions.
template <scalar T>
void naive(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
           const std::type_identity_t<T>& beta, const matrix_view<T>& C) {
    if (A.cols == 0)
        return scale<T>(beta, C);
    const bool alpha_is_one = alpha == T(1), beta_is_zero = beta == T(0), beta_is_one = beta == T(1);
    if constexpr (detail::owns_memory<T>) {
        if (C.empty())
            return;
        if (alpha_is_one && (beta_is_zero || beta_is_one)) {
            T product = A(0, 0); // of the operands' precision, where they have one
            return detail::multiply_in_place<T>(A, B, beta_is_one, C, product);
        }
    }
    for (std::ptrdiff_t i = 0; i < C.rows; ++i)
        for (std::ptrdiff_t j = 0; j < C.cols; ++j) {
            T sum = detail::multiply(A(i, 0), B(0, j));
            for (std::ptrdiff_t p = 1; p < A.cols; ++p)
                sum = detail::add(sum, detail::multiply(A(i, p), B(p, j)));
            if (!alpha_is_one)
                sum = detail::multiply(alpha, sum);
            if (beta_is_zero)
                C(i, j) = sum;
            else
                C(i, j) = detail::add(beta_is_one ? C(i, j) : detail::multiply(beta, C(i, j)), sum);
        }
}

} // namespace fastmm::inline FASTMM_ABI
