// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Matrices over GF(2), 64 columns a word, and their products:
//
//   ring/bit_matrix.hpp         bit_matrix, bit_matrix_view, const_bit_matrix_view
//   ring/bit_conversion.hpp     to_bits, from_bits, transposed_copy
//   execution/gf2_product.hpp   products under schedules
//
// and, in this file, the calls: matmul(A, B), gemm(alpha, A, B, beta, C), and bits from and to Eigen's matrices.

#pragma once

#include <fastmm/eigen.hpp>
#include <fastmm/execution/gf2_product.hpp>
#include <fastmm/planning/gf2_choice.hpp>
#include <fastmm/ring/bit_conversion.hpp>

#include <concepts>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// The elements of a dense Eigen expression of bools or integers modulo 2: as to_bits() of a view.
template <eigen_dense X>
requires std::integral<detail::eigen_scalar<X>> bit_matrix to_bits(const X& expression) {
    const detail::operand<X> elements(expression);
    return to_bits<detail::eigen_scalar<X>>(elements.view());
}

/// Writes every bit as a 0 or 1 to an Eigen object of bools or integers, which is not resized. Throws fastmm::error where
/// shapes differ.
template <eigen_target X>
requires std::integral<detail::eigen_scalar<X>>
void from_bits(const const_bit_matrix_view& bits, X&& object) {
    from_bits(bits, view(object));
}

/// C = alpha * A * B + beta * C over GF(2) under the schedule S, all of whose tables are proved modulo 2: for example
/// gemm<levels<tables::f4x4x4_47>>(1, A, B, 0, C).
///
/// alpha and beta count modulo 2. Shapes: A is m x k, B is k x n, C is m x n; zero sizes are valid. What the padding bits
/// of A and B hold does not matter; those of C, and words outside its view, are not changed. Levels whose blocks would be
/// narrower than a word are not run. Overlap of C with A or B is found, and computed through a temporary. options:
/// threads, parallel, max_workspace and workspace count, as for gemm() of matmul.hpp. Out of memory: fewer levels, down to
/// a product without memory. Throws fastmm::error where shapes do not fit or a given workspace is too small. Reentrant.
template <schedule S>
void gemm(int alpha, const const_bit_matrix_view& A, const const_bit_matrix_view& B, int beta,
          const bit_matrix_view& C, const options& wanted = {}) {
    static_assert(detail::schedule_is_proved<S, detail::gf2_scalar>);
    detail::gf2_multiply<detail::gf2_kernel>(detail::gf2_code<S>, alpha % 2 != 0, A, B, beta % 2 != 0, C,
                                             wanted);
}

/// The same under a schedule that fastmm chooses, of at most options.max_levels.
inline void gemm(int alpha, const const_bit_matrix_view& A, const const_bit_matrix_view& B, int beta,
                 const bit_matrix_view& C, const options& wanted = {}) {
    detail::gf2_multiply<detail::gf2_kernel>(
        detail::gf2_choice<detail::gf2_kernel>(A.rows, A.cols, B.cols, wanted), alpha % 2 != 0, A, B,
        beta % 2 != 0, C, wanted);
}

/// A * B over GF(2) under the schedule S, as a matrix whose padding is zero. Throws fastmm::error where shapes do not fit.
template <schedule S>
bit_matrix matmul(const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                  const options& wanted = {}) {
    bit_matrix result(A.rows, B.cols);
    gemm<S>(1, A, B, 0, result, wanted);
    return result;
}

/// A * B over GF(2) under a schedule that fastmm chooses.
inline bit_matrix matmul(const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                         const options& wanted = {}) {
    bit_matrix result(A.rows, B.cols);
    gemm(1, A, B, 0, result, wanted);
    return result;
}

/// The bytes that gemm<S> of bit matrices needs beside A, B and C, with the threads that the options name. `overwrite`:
/// where beta is 0.
template <schedule S>
std::size_t gf2_workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                const options& wanted = {}, bool overwrite = false) {
    return detail::gf2_team<detail::gf2_kernel>::workspace_bytes(detail::gf2_code<S>, m, k, n,
                                                                 detail::gf2_threads(wanted), overwrite);
}

/// The same of the schedule that fastmm chooses.
inline std::size_t gf2_workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                       const options& wanted = {}, bool overwrite = false) {
    return detail::gf2_team<detail::gf2_kernel>::workspace_bytes(
        detail::gf2_choice<detail::gf2_kernel>(m, k, n, wanted), m, k, n, detail::gf2_threads(wanted),
        overwrite);
}

} // namespace fastmm::inline FASTMM_ABI
