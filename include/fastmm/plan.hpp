// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans for Eigen objects and views: make_plan<T>(m, k, n [, options]), gemm(plan, alpha, A, B, beta, C) and
// gemm_batch(plan, alpha, A, B, beta, C).

#pragma once

#include <fastmm/batch.hpp>
#include <fastmm/matmul.hpp>
#include <fastmm/planning/plan.hpp>

#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

/// C = alpha * A * B + beta * C by a plan: see plan<T>::execute(). A, B: dense Eigen expressions or matrix_views of
/// scalars T; C: an Eigen object or view that can be written, which is not resized.
template <scalar T, matrix_operand A, matrix_operand B, matrix_target C>
void gemm(const plan<T>& planned, const std::type_identity_t<T>& alpha, const A& a, const B& b,
          const std::type_identity_t<T>& beta, C&& c, std::span<std::byte> workspace = {}) {
    static_assert(std::is_same_v<scalar_of<A>, T>, "Use the scalar type of the plan.");
    detail::gemm_with(a, b, c, [&](const auto& a_view, const auto& b_view, const auto& c_view) {
        planned.execute(alpha, a_view, b_view, beta, c_view, workspace);
    });
}

/// C[i] = alpha * A[i] * B[i] + beta * C[i] for every i by a plan: see plan<T>::execute_batch().
template <scalar T, batch_operand A, batch_operand B, batch_operand C>
void gemm_batch(const plan<T>& planned, const std::type_identity_t<T>& alpha, const A& a, const B& b,
                const std::type_identity_t<T>& beta, const C& c, std::span<std::byte> workspace = {}) {
    detail::check_batch_scalars<A, B, C>();
    static_assert(std::is_same_v<detail::batch_scalar<C>, T>, "Use the scalar type of the plan.");
    planned.execute_batch(alpha, a, b, beta, batch_view<T>(c), workspace);
}

} // namespace fastmm::inline FASTMM_ABI
