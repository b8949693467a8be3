// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One translation unit: two MatrixXd, multiplied in the way that a macro names; without one, Eigen included
// and nothing done.

#if defined(SCHEDULE) || defined(PLANNED)
#include <fastmm/matmul.hpp>
#else
#include <Eigen/Core>
#endif

Eigen::MatrixXd product(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B);

#if defined(SCHEDULE)
Eigen::MatrixXd product(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B) {
    return fastmm::matmul<fastmm::levels<SCHEDULE>>(A, B);
}
#elif defined(PLANNED)
Eigen::MatrixXd product(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B) {
    return fastmm::matmul(A, B);
}
#elif defined(EIGEN_PRODUCT)
Eigen::MatrixXd product(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B) {
    return A * B;
}
#endif
