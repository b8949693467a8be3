// Generated from factorizations/2x3x5_25.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x3x5_25 {
    static constexpr std::string_view text = R"fmm(name: 2x3x5_25
shape: 2x3x5
rank: 25
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a21+a23 a22+s1 a12-a22 a13-s2 a13-a23 a11-a21 a11+a12
b-sums: b23-b24 b22-b24 b12-b32 b11-b14 b13-s1 b33+s3 b21-s2 b12+s7 b15-s5 b31-s4
c-sums: c22+c23 c15+c25 c14+c24 c12+c22 c11+s3 c23+s2 c24+s1 c12+s1 c21+s4
(a22 - a23) (b35) (c22 + c23 + c24 - c25)
(a11 + a13) (b11 - b14) (c11)
(a13) (b11 - b14 + b24 - b31 + b34) (c14 + c24)
(a12 - a13) (b24) (c12 + c13 + c14 - c15)
(a12) (b21) (c11 + c12 + c21 + c22)
(a12 - a22) (b24 + b25) (c15)
(a21) (b11 - b31) (c11 + c14 + c21 + c24)
(a13 - a22) (b24 - b35) (-c15 - c22 - c23 - c24)
(a11 - a21) (b15) (-c23 - c25)
(a21 + a23) (b12 + b21 - b22 + b24 - b31) (-c21)
(a21 + a22) (b12 - b13 + b15 - b32 + b33) (-c23)
(a22) (b13 - b15 - b23 + b24 + b25 + b35) (c15 + c25)
(a11 + a22) (b13 - b15 - b23 + b24) (-c15 - c23 - c25)
(a13 - a21 - a22 - a23) (b12 - b32 + b33) (-c12 - c22 - c23)
(a12 - a22) (b12 - b22 + b24) (c21 + c22)
(a11 + a12) (b23 - b24) (c13)
(a11 + a12 + a13 - a21 - a22 - a23) (b12) (c12)
(a13 - a23) (b34 + b35) (-c24)
(a13 - a23) (b12 - b32 - b35) (c22 + c23)
(a13) (b24 + b33) (c12 + c13 + c22 + c23)
(a11) (b13 - b23 + b24) (c13 + c15 + c23 + c25)
(a21 + a22 + a23) (b12 + b21 - b22 + b24 - b32 + b33) (-c12 - c22)
(a11 - a21) (b14) (c11 + c14)
(a13 + a21) (b11 - b14 - b31) (-c11 - c14 - c24)
(a12 - a21 - a22 - a23) (b12 + b21 - b22 + b24) (-c12 - c21 - c22)
)fmm";
};

using f3x5x2_25 = rotated<f2x3x5_25>;
using f5x2x3_25 = rotated<rotated<f2x3x5_25>>;
using f5x3x2_25 = transposed<f2x3x5_25>;
using f3x2x5_25 = rotated<transposed<f2x3x5_25>>;
using f2x5x3_25 = rotated<rotated<transposed<f2x3x5_25>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
