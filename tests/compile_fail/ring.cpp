// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table runs only on scalars over whose ring it is exact.

#include <fastmm/matmul.hpp>

// 4x4x4:47 is exact modulo 2 and nowhere else.
#if defined(MODULO_2_AND_DOUBLE)
using the_scalar = double;
using the_table = fastmm::tables::f4x4x4_47;
#elif defined(MODULO_2_AND_INT)
using the_scalar = int;
using the_table = fastmm::tables::f4x4x4_47;
#endif

// Strassen's table with one product split into halves: exact over the rationals.
struct with_halves {
    static constexpr std::string_view text = R"(name: with_halves
shape: 2x2x2
rank: 7
ring: Q
(1/2 a11 + 1/2 a22) (b11 + b22) (2 c11 + 2 c22)
(a21 + a22) (b11) (c21 - c22)
(a11) (b12 - b22) (c12 + c22)
(a22) (-b11 + b21) (c11 + c21)
(a11 + a12) (b22) (-c11 + c12)
(-a11 + a21) (b11 + b12) (c22)
(a12 - a22) (b21 + b22) (c11)
)";
};

#if defined(FRACTIONS_AND_INT)
using the_scalar = int;
using the_table = with_halves;
#elif !defined(MODULO_2_AND_DOUBLE) && !defined(MODULO_2_AND_INT)
using the_scalar = double;
using the_table = with_halves;
#endif

using matrix = Eigen::Matrix<the_scalar, Eigen::Dynamic, Eigen::Dynamic>;

matrix product(const matrix& A, const matrix& B) {
    return fastmm::matmul<fastmm::levels<the_table>>(A, B);
}
