// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Operands of one scalar type, and of one that has + - *.

#include <fastmm/matmul.hpp>

using Eigen::MatrixXd;
using Eigen::MatrixXf;
using MatrixXb = Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic>;

#if defined(FLOAT_TIMES_DOUBLE)
MatrixXf product(const MatrixXf& A, const MatrixXd& B) {
    return fastmm::matmul(A, B);
}
#elif defined(FLOAT_TIMES_DOUBLE_UNDER_A_SCHEDULE)
MatrixXf product(const MatrixXf& A, const MatrixXd& B) {
    return fastmm::matmul<fastmm::levels<fastmm::tables::strassen>>(A, B);
}
#elif defined(DOUBLE_INTO_FLOAT)
void product(const MatrixXd& A, const MatrixXd& B, MatrixXf& C) {
    fastmm::gemm<fastmm::levels<>>(1., A, B, 0., C);
}
#elif defined(BOOL)
MatrixXb product(const MatrixXb& A, const MatrixXb& B) {
    return fastmm::matmul<fastmm::levels<fastmm::tables::strassen>>(A, B);
}
#else
MatrixXf product(const MatrixXf& A, const MatrixXd& B) {
    return fastmm::matmul<fastmm::levels<>>(A, B.cast<float>());
}
#endif
