// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The bottom of every schedule: the classical product with leased packing buffers, on a team of threads.

#pragma once

#include <fastmm/execution/parallel_gemm.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// C = alpha * A * B + beta * C. Requires: alpha != 0, no dimension is zero, and memory for workspace_bytes().
template <class T>
struct classical_executor {
    static std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                       const execution_settings& settings) {
        if constexpr (blocked_scalar<T>)
            return !is_packed<T>(m, k, n) ? 0 : parallel_packing_bytes<T>(m, k, n, settings);
        else
            return 0;
    }

    static void run(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, arena& memory,
                    const execution_settings& settings) {
        if (gemm_without_packing<T>(alpha, A, B, beta, C))
            return;
        if constexpr (blocked_scalar<T>) {
            const single_block<T> left(A), right(B);
            const single_target<T> target(C, alpha, beta);
            parallel_gemm<T>(left.sum(), right.sum(), target.target(), memory, settings, nullptr);
        } else {
            naive<T>(alpha, A, B, beta, C);
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
