// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products of integers of 8 or 16 bits as integers of 32 bits, classically: a fast schedule would have to form sums that
// the narrow type cannot hold.

#pragma once

#include <fastmm/execution/execute.hpp>

#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The product in place. Requires: alpha != 0, no dimension is zero.
template <class T, class In>
void naive_widened(T alpha, const matrix_view<const In>& A, const matrix_view<const In>& B, T beta,
                   const matrix_view<T>& C) {
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i) {
            T sum = 0;
            for (std::ptrdiff_t p = 0; p < A.cols; ++p)
                sum += static_cast<T>(A(i, p)) * static_cast<T>(B(p, j));
            C(i, j) = beta == 0 ? alpha * sum : alpha * sum + beta * C(i, j);
        }
}

// Requires: C does not overlap A or B, alpha != 0, no dimension is zero.
template <class T, class In>
void run_widened(T alpha, const matrix_view<const In>& A, const matrix_view<const In>& B, T beta,
                 const matrix_view<T>& C, const options& wanted, const execution_settings& settings) {
    const std::ptrdiff_t m = C.rows, k = A.cols, n = C.cols;
    const std::size_t bytes = parallel_packing_bytes<T, In>(m, k, n, settings) + lease_alignment;
    workspace_for_call memory;
    if (!is_packed<T>(m, k, n) || bytes > wanted.max_workspace || !memory.acquire(bytes, wanted.workspace))
        return naive_widened<T, In>(alpha, A, B, beta, C);
    arena leases(memory.bytes());
    const single_block<In> left(A), right(B);
    const single_target<T> target(C, alpha, beta);
    parallel_gemm<T, In>(left.sum(), right.sum(), target.target(), leases, settings, nullptr);
}

template <class In, class T>
execution_settings widened_settings(const options& wanted) {
    execution_settings settings = settings_for<T>(wanted);
    settings.blocks = machine_blocks<T, In>();
    return settings;
}

} // namespace detail

/// The bytes that multiply_widened() needs beside A, B and C: see workspace_bytes<S, T>.
template <machine_integer In, machine_integer T>
requires widens_to<In, T> std::size_t widened_workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k,
                                                              std::ptrdiff_t n, const options& wanted = {}) {
    using stored = detail::stored_as<T>;
    if (m == 0 || k == 0 || n == 0 || !detail::is_packed<stored>(m, k, n))
        return 0;
    return detail::parallel_packing_bytes<stored, In>(m, k, n, detail::widened_settings<In, stored>(wanted)) +
           detail::lease_alignment;
}

/// C = alpha * A * B + beta * C for A and B of 8 or 16 bits and C of 32, modulo 2^32: products and sums lose nothing before.
/// Contracts as those of multiply<S>; the product is classical. Nothing wraps for signed bytes where k < 2^17, nor for
/// unsigned ones as std::uint32_t where k <= 66051.
template <machine_integer In, machine_integer T>
requires widens_to<In, T>
void multiply_widened(const std::type_identity_t<T>& alpha, const matrix_view<const In>& A,
                      const matrix_view<const In>& B, const std::type_identity_t<T>& beta,
                      const matrix_view<T>& C, const options& wanted = {}) {
    if (!detail::shapes_fit<T, In>(A, B, C))
        detail::fail_shapes<T, In>(A, B, C);
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == 0)
        return scale<T>(beta, C);
    using stored = detail::stored_as<T>;
    const detail::execution_settings settings = detail::widened_settings<In, stored>(wanted);
    const bool overlapping = overlap(C, A) || overlap(C, B);
    detail::check_given_workspace(wanted, overlapping, "the product", [&] {
        return widened_workspace_bytes<In, T>(C.rows, A.cols, C.cols, wanted);
    });
    const auto factor = static_cast<stored>(alpha), keep = static_cast<stored>(beta);
    const matrix_view<stored> target = detail::stored_view(C);
    if (!overlapping)
        return detail::run_widened<stored, In>(factor, A, B, keep, target, wanted, settings);
    const detail::owned_matrix<stored> product(C.rows, C.cols);
    detail::run_widened<stored, In>(factor, A, B, stored(0), product.view(), wanted, settings);
    for (std::ptrdiff_t j = 0; j < C.cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.rows; ++i)
            target(i, j) = product.view()(i, j) + (keep == 0 ? stored(0) : keep * target(i, j));
}

} // namespace fastmm::inline FASTMM_ABI
