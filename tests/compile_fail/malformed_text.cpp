// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Texts that are no factorization: the message names the line, the column and what was expected there.

#include <fastmm/factorization/residual.hpp>

#if defined(AN_INDEX_OUTSIDE_THE_SHAPE)
#define THIRD_TERM "(a21) (b11) (c23)\n"
#elif defined(NO_CLOSING_PARENTHESIS)
#define THIRD_TERM "(a21 + a11\n"
#elif defined(A_BLOCK_OF_THE_WRONG_MATRIX)
#define THIRD_TERM "(a21) (a11) (c21)\n"
#elif defined(A_BLOCK_TWICE_IN_A_FORM)
#define THIRD_TERM "(a21 - a21) (b11) (c21)\n"
#elif defined(A_COEFFICIENT_THAT_IS_NOT_TERNARY)
#define THIRD_TERM "(2 a21) (b11) (c21)\n"
#elif defined(A_TERM_TOO_FEW)
#define THIRD_TERM "# (a21) (b11) (c21)\n"
#elif defined(A_TERM_TOO_MANY)
#define THIRD_TERM "(a21) (b11) (c21)\n(a11) (b11) (c11)\n"
#else
#define THIRD_TERM "(a21) (b11) (c21)\n"
#endif

#if defined(A_DIMENSION_OF_ZERO)
#define SHAPE "shape: 2x0x1\n"
#elif defined(NO_SHAPE)
#define SHAPE "\n"
#elif defined(AN_UNKNOWN_KEY)
#define SHAPE "size: 2x2x1\n"
#else
#define SHAPE "shape: 2x2x1\n"
#endif

struct classical_2x2x1 {
    static constexpr std::string_view text = "name: classical_2x2x1\n" SHAPE "rank: 4\n"
                                             "ring: ZT\n"
                                             "(a11) (b11) (c11)\n"
                                             "(a12) (b21) (c11)\n" THIRD_TERM "(a22) (b21) (c21)\n";
};

constexpr int rank = fastmm::rank_of<classical_2x2x1>;
