// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table with fractions, sums without a plus, and additions to share up to a factor.

#pragma once

#include <string_view>

namespace fastmm_test {

/// Winograd's form where rows, columns and products are scaled.
struct scaled_winograd {
    static constexpr std::string_view text = R"(name: scaled_winograd
shape: 2x2x2
rank: 7
ring: Q
(2 a11) (-1/2 b11) (-c11 - c12 - 1/3 c21 - 1/3 c22)
(2 a12) (1/2 b21) (c11)
(1/2 a11 + a12 - 3/2 a21 - 3 a22) (1/2 b22) (2 c12)
(-6 a22) (3 b11 - 3 b12 - 3/2 b21 + 3/2 b22) (1/9 c21)
(3 a21 + 6 a22) (b11 - b12) (-c12 - 1/3 c22)
(-4 a11 + 12 a21 + 24 a22) (b11 - b12 + 1/2 b22) (1/4 c12 + 1/12 c21 + 1/12 c22)
(-3 a11 + 9 a21) (-1/3 b12 + 1/6 b22) (-1/3 c21 - 1/3 c22)
)";
};

} // namespace fastmm_test
