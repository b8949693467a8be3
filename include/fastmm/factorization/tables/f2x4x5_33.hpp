// Generated from factorizations/2x4x5_33.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x4x5_33 {
    static constexpr std::string_view text = R"fmm(name: 2x4x5_33
shape: 2x4x5
rank: 33
ring: ZT
source: found by `fastmm search 2x4x5 --rank 33 --ring ZT --seed 1 --threads 1 --objective rank,additions` after 71.4 s
a-sums: a21+a22 a11-a13 a21-a24 a13-a14 a23-s2 a12+a22 a14+a24 a12+s1 a14-s3
b-sums: b12+b32 b34+b43 b23-s2 b21-b31 b22-s1 b33-s3 b14+b44 b35-s6 b41+b42 b11-s4 b23+b31 b24+s5 b25+s10 b45-s7 b34+b45 b13-s8 s1+s9
c-sums: c11-c21 c14-c24 c13+c15 c22+s2 c25-s1 c15-s5 c22+s1 c12-s4 c23-s3 c24+c25
(a12) (b25) (c11 + c15 - c21 - c25)
(a13 - a14) (b34 + b43) (-c13 + c14)
(a12 + a21 + a22) (b11 - b21 + b25 + b31) (-c11 + c21 + c25)
(a14 + a23) (b34) (-c13 - c15 + c24 + c25)
(a11 - a13 - a23) (b13 - b23 + b33 + b34 - b35 + b43) (c13 + c15 - c23)
(a12) (b12 - b22 + b32) (-c12 + c14 + c22 - c24)
(a12 + a13 - a14) (b12 + b32) (c12)
(a13 + a23) (b13 - b23 + b33 + b34 + b43) (c13 + c15)
(a14) (b34 + b45) (c11 - c12 + c14 + c15 - c21 + c22 - c24 - c25)
(a12 + a22) (b11 - b21 + b31) (-c21 - c25)
(a11) (b13 - b15 - b23 + b33 + b34 - b35 + b43) (-c15)
(a14 + a24) (b41) (c21 - c22)
(a12 + a22) (b24) (-c22 + c24)
(a21 + a22 - a24) (b12 - b22 - b24 + b32 + b41 + b42) (-c22)
(a11 - a13 + a21 + a22) (b23 + b31) (-c11 + c23)
(a21 - a24) (b12 - b22 - b24 + b32 - b44 + b45) (-c14 + c24)
(a11 - a13) (b12) (c12)
(a12 + a13) (b23) (-c11 + c13)
(a14) (b12 + b32 + b34 + b42 + b45) (-c11 + c12 + c21 - c22)
(a23) (b34 - b35) (c13 + c15 - c23 - c25)
(a21 + a22) (b12 + b21 - b25 - b31 + b32 + b41 + b42) (-c11 + c21)
(a12 - a21 + a24) (b12 - b22 - b24 + b32) (-c14 - c22 + c24)
(a11 - a13 + a21 - a23) (b13 - b23 - b31 + b43) (c23)
(a22 + a23) (b31) (c21 - c23)
(a21 - a23) (b32) (-c22)
(a11 - a13 + a21 - a24) (b43) (c14 - c23)
(a14 - a21 + a24) (b14 + b44 - b45) (c14 - c24 - c25)
(a21) (b11 + b14 - b15 - b21 + b25 + b31 + b44 - b45) (-c25)
(a11 - a14 + a21 - a24) (b14 - b43) (c14)
(a14 + a21 + a22) (b12 + b32 + b41 + b42) (c11 - c21 + c22)
(a11 + a12 + a21 + a22) (b11 + b23 + b31) (c11)
(a11 - a13) (b23 - b33 - b34 + b35 - b43) (c13 - c23)
(a14 + a24) (b14 + b44) (c24 + c25)
)fmm";
};

using f4x5x2_33 = rotated<f2x4x5_33>;
using f5x2x4_33 = rotated<rotated<f2x4x5_33>>;
using f5x4x2_33 = transposed<f2x4x5_33>;
using f4x2x5_33 = rotated<transposed<f2x4x5_33>>;
using f2x5x4_33 = rotated<rotated<transposed<f2x4x5_33>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
