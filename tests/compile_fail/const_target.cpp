// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a product is written to must lie in memory and not be const.

#include <fastmm/matmul.hpp>

#if defined(A_CONST_MATRIX)
using target = const Eigen::MatrixXd&;
#elif defined(A_MAP_OF_CONST)
using target = Eigen::Map<const Eigen::MatrixXd>;
#elif defined(A_REF_TO_CONST)
using target = const Eigen::Ref<const Eigen::MatrixXd>&;
#elif defined(A_VIEW_OF_CONST)
using target = fastmm::matrix_view<const double>;
#elif defined(A_SUM)
using target = decltype(std::declval<Eigen::MatrixXd&>() + std::declval<Eigen::MatrixXd&>());
#else
using target = Eigen::Map<Eigen::MatrixXd>;
#endif

void multiply_into(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B, target C) {
    fastmm::gemm<fastmm::levels<>>(1., A, B, 0., C);
}
