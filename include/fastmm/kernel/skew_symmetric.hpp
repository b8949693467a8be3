// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Skew-symmetric matrices times vectors: by the algorithm that saves products, and by the one that saves additions. Which
// products and sums these are, and why that is right, stands in factorization/skew_symmetric.hpp.

#pragma once

#include <fastmm/kernel/naive.hpp>

#include <cstddef>
#include <memory>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Y becomes A * X, for A skew-symmetric as its elements above the diagonal tell, which alone are read: A.rows x A.rows. No
// product needs commutativity: elements of A stand on the left. Y must not overlap A or X. Cost, for each of the columns
// of X: (n - 1)(n + 2) / 2 products, 2 n^2 additions, and n^2 more for all columns together. Allocates n elements.
template <scalar T>
void skew_symmetric_by_few_products(const matrix_view<const T>& A, const matrix_view<const T>& X,
                                    const matrix_view<T>& Y) {
    const std::ptrdiff_t n = X.rows, last = n - 1;
    for (std::ptrdiff_t c = 0; c < X.cols; ++c)
        for (std::ptrdiff_t i = 0; i < n; ++i)
            Y(i, c) = T(0);
    if (n < 2)
        return;
    // Of all rows but the last: what was seen of them below the diagonal.
    const std::unique_ptr<T[]> row_sums(new T[static_cast<std::size_t>(last)]());
    for (std::ptrdiff_t i = 0; i < last; ++i)
        row_sums[static_cast<std::size_t>(i)] = T(0);
    for (std::ptrdiff_t i = 0; i < last; ++i) {
        T row_sum = row_sums[static_cast<std::size_t>(i)];
        for (std::ptrdiff_t j = i + 1; j < n; ++j) {
            row_sum = add(row_sum, A(i, j));
            if (j < last) {
                T& column_sum = row_sums[static_cast<std::size_t>(j)];
                column_sum = subtract(column_sum, A(i, j));
            }
        }
        for (std::ptrdiff_t c = 0; c < X.cols; ++c) {
            const T x = X(i, c);
            T inner =
                multiply(row_sum, x); // q_i, then the products of this row within the first n - 1 columns
            for (std::ptrdiff_t j = i + 1; j < last; ++j) {
                const T product = multiply(A(i, j), subtract(X(j, c), x));
                inner = add(inner, product);
                Y(j, c) = add(Y(j, c), product);
            }
            Y(last, c) = subtract(Y(last, c), inner);
            Y(i, c) = add(add(Y(i, c), inner), multiply(A(i, last), subtract(X(last, c), x)));
        }
    }
}

// The same with n(n - 1) products and as many additions, for scalars whose product costs as little as a sum.
template <scalar T>
void skew_symmetric_by_few_additions(const matrix_view<const T>& A, const matrix_view<const T>& X,
                                     const matrix_view<T>& Y) {
    const std::ptrdiff_t n = X.rows;
    const bool by_rows = A.col_stride == 1;
    for (std::ptrdiff_t c = 0; c < X.cols; ++c) {
        for (std::ptrdiff_t i = 0; i < n; ++i)
            Y(i, c) = T(0);
        for (std::ptrdiff_t line = 0; line < n; ++line) {
            const T x = X(line, c);
            T sum = T(0);
            if (by_rows) {
                for (std::ptrdiff_t j = line + 1; j < n; ++j) {
                    sum = add(sum, multiply(A(line, j), X(j, c)));
                    Y(j, c) = subtract(Y(j, c), multiply(A(line, j), x));
                }
                Y(line, c) = add(Y(line, c), sum);
            } else {
                for (std::ptrdiff_t i = 0; i < line; ++i) {
                    sum = add(sum, multiply(A(i, line), X(i, c)));
                    Y(i, c) = add(Y(i, c), multiply(A(i, line), x));
                }
                Y(line, c) = subtract(Y(line, c), sum);
            }
        }
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
