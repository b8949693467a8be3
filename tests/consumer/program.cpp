// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A user's program: small integers, so that every product is exact.

#include <fastmm/matmul.hpp>

#include <cstdio>

#if defined(OWN_TABLE)
#include "own_table.hpp"
using own_schedule =
    fastmm::levels<my::classical_2x1x2, fastmm::rotated<my::classical_2x1x2>, fastmm::tables::strassen>;
#else
using own_schedule = fastmm::levels<fastmm::tables::f4x5x5_76>;
#endif

int main() {
    Eigen::MatrixXd A(61, 73), B(73, 58);
    for (Eigen::Index j = 0; j < A.cols(); ++j)
        for (Eigen::Index i = 0; i < A.rows(); ++i)
            A(i, j) = static_cast<double>((7 * i + 3 * j) % 11 - 5);
    for (Eigen::Index j = 0; j < B.cols(); ++j)
        for (Eigen::Index i = 0; i < B.rows(); ++i)
            B(i, j) = static_cast<double>((5 * i + 2 * j) % 13 - 6);
    const Eigen::MatrixXd expected = A * B;

    Eigen::MatrixXd C = Eigen::MatrixXd::Ones(61, 58);
    fastmm::gemm<fastmm::levels<fastmm::tables::strassen>>(2.0, A, B, 1.0, C);
    const bool right = fastmm::matmul(A, B) == expected && fastmm::matmul<own_schedule>(A, B) == expected &&
                       C == 2.0 * expected + Eigen::MatrixXd::Ones(61, 58);
    std::printf("%s\n", right ? "right" : "wrong");
    return right ? 0 : 1;
}
