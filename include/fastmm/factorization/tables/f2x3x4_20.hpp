// Generated from factorizations/2x3x4_20.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x3x4_20 {
    static constexpr std::string_view text = R"fmm(name: 2x3x4_20
shape: 2x3x4
rank: 20
ring: ZT
source: found by `fastmm search 2x3x4 --rank 20 --ring ZT --seed 1 --threads 1 --objective rank,additions` after 13.3 s
a-sums: a22+a23 a21+a23 a12+a13 a12-a22 a11-s2 a11-a21
b-sums: b22-b32 b13-b33 b23-s1 b11+b12 b21-b24 b32-s4 b31-s5 b14+s2
c-sums: c13+c23 c11+c21 c22+s1 c24-s1 c22-s2 c24+s2
(a23) (b13 + b14 - b21 + b24 + b31 - b33 - b34) (-c24)
(a12 + a21 + a23) (b22 - b23 - b32) (-c13 - c22 - c23)
(a12 - a22) (b21 - b31) (-c21 - c24)
(a12) (b24) (c11 + c14 + c21 + c24)
(a12) (b22 - b32) (c12 + c13 + c22 + c23)
(a11 - a21) (b13 - b33) (-c23 + c24)
(a11) (b14) (-c13 + c14 - c23 + c24)
(a21 + a22 + a23) (b11 + b12 + b22 - b23 - b32) (c22)
(a11 + a12 + a13) (b32) (c12)
(a11) (b12 - b32) (-c11 + c12 - c21 + c22)
(a11 - a21) (b11) (-c21 + c22)
(a13) (b34) (c14)
(a12 - a22 - a23) (b21 - b24 - b31) (c11 + c21 + c24)
(a22 + a23) (b11 + b12 - b21 + b24 - b32) (-c11 - c21)
(a12 + a13 - a22 - a23) (b31) (c11)
(a12 - a22) (b23) (-c22 - c23)
(a11 - a21 - a23) (b13 + b14 - b33) (c13 + c23 - c24)
(a11 + a13 - a21 - a23) (b33) (c13)
(a21 + a23) (b13 + b14 + b22 - b23 - b32) (c13 + c23)
(a11 + a22 + a23) (b11 + b12 - b32) (c11 + c21 - c22)
)fmm";
};

using f3x4x2_20 = rotated<f2x3x4_20>;
using f4x2x3_20 = rotated<rotated<f2x3x4_20>>;
using f4x3x2_20 = transposed<f2x3x4_20>;
using f3x2x4_20 = rotated<transposed<f2x3x4_20>>;
using f2x4x3_20 = rotated<rotated<transposed<f2x3x4_20>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
