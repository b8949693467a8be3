// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table with one wrong sign: the message names the first entry of the tensor that comes out wrong.

#include <fastmm/matmul.hpp>

#if defined(ONE_SIGN_WRONG)
#define LAST_TERM "(a12 - a22) (b21 + b22) (-c11)\n"
#elif defined(ONE_COEFFICIENT_WRONG)
#define LAST_TERM "(a12 - a22) (1/2 b21 + b22) (c11)\n"
#else
#define LAST_TERM "(a12 - a22) (b21 + b22) (c11)\n"
#endif

struct nearly_strassen {
    static constexpr std::string_view text = "name: nearly_strassen\n"
                                             "shape: 2x2x2\n"
                                             "rank: 7\n"
                                             "ring: Q\n"
                                             "(a11 + a22) (b11 + b22) (c11 + c22)\n"
                                             "(a21 + a22) (b11) (c21 - c22)\n"
                                             "(a11) (b12 - b22) (c12 + c22)\n"
                                             "(a22) (-b11 + b21) (c11 + c21)\n"
                                             "(a11 + a12) (b22) (-c11 + c12)\n"
                                             "(-a11 + a21) (b11 + b12) (c22)\n" LAST_TERM;
};

Eigen::MatrixXd product(const Eigen::MatrixXd& A, const Eigen::MatrixXd& B) {
    return fastmm::matmul<fastmm::levels<nearly_strassen>>(A, B);
}
