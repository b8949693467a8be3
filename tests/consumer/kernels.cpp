// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A user's program with fastmm::kernels: built for any machine, run with the kernels of this one.

#include <fastmm/matmul.hpp>

#include <cstdio>

int main() {
    const Eigen::MatrixXd A = Eigen::MatrixXd::Constant(301, 207, 3),
                          B = Eigen::MatrixXd::Constant(207, 255, -2);
    const Eigen::MatrixXd C = fastmm::matmul(A, B),
                          D = fastmm::matmul<fastmm::levels<fastmm::tables::strassen>>(A, B, {.threads = 2});
    const bool right = (C.array() == -6.0 * 207).all() && (D.array() == -6.0 * 207).all();
    std::printf("%s, instruction set %d\n", right ? "right" : "wrong",
                static_cast<int>(fastmm::kernels::chosen_instruction_set()));
    return right ? 0 : 1;
}
