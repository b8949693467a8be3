// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans for Eigen objects and views: make_plan<T>(m, k, n [, options]), and gemm(plan, alpha, A, B, beta, C).

#pragma once

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

} // namespace fastmm::inline FASTMM_ABI
