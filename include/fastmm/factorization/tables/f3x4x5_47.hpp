// Generated from factorizations/3x4x5_47.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x4x5_47 {
    static constexpr std::string_view text = R"fmm(name: 3x4x5_47
shape: 3x4x5
rank: 47
ring: ZT
source: found by `fastmm search 3x4x5 --rank 47 --ring ZT --seed 1 --threads 1` after 761.1 s, and of that by the same with `--objective rank,additions --from 3x4x5_47.fmm` after 239.2 s; the rank is that of AlphaTensor (2022)
a-sums: p22+p47 p4+p26 p42+s2 p33+p36 p11+s3 p45+s4 p8+s1 p44+s1 p13+s8 p32+p34 p10+p39 p9+s7 p17+p25 p1+s6 p7+p19 p43+s5 p22+s15 p37+s12 s10+s14 p23+s16 p15+s9 p40+s3 p12+s11 p2+p29 s13+s21 s18+s19
b-sums: b32+b42 b31-b35 b12+b15 b33+s1 b22+b25 b34+b44 b14+s3 b21-s5 b13+s7 b43+s4 b24-s8 b41+s2 b11+s11 b23-s9
c-sums: c11+c15 c13-c23 c34-c35 c32-c34 c23-c33 c22+s2 c21-s1 c11-c21 c25+s7 c22-s5 c14-s3 c25+s2 c12+s8 c24+s4 c14+s4 c11-c31 c24-s3 c12-s6 c31-s1
(a11 - a14 + a21) (b15 - b32 - b33 - b42 - b43) (c13 - c23 + c25)
(a12 + a22) (b21 - b23 + b41) (c21)
(a13) (b32 + b42) (c12 - c13 - c22 + c23)
(a12 + a13 - a14 + a22 + a23 - a24 + a33 - a34) (b41) (-c31)
(a11 + a21) (b11 - b13 - b43) (-c13)
(a24) (b25 + b32 + b33 + b42 + b43 + b45) (c25)
(a13 + a23 + a33) (b33) (-c22 + c23)
(a11 - a14 + a31) (b15 - b34 - b44) (c14 - c34 + c35)
(a11 + a13 - a14 + a31) (b12 + b34) (c14 + c32 - c34)
(a11 + a12 + a31 + a32) (b21 - b22 - b24 - b25) (c31)
(a12 + a22 + a23 - a24) (b22 - b31 + b35) (c11 + c12 - c21)
(a11 + a31) (b11 - b14 - b21 + b22 + b24 + b25 - b44) (-c14)
(a22 - a24 + a32) (b25 - b34 - b44) (c24 - c34 + c35)
(a12) (b11 - b21 + b22 + b25) (-c11 - c14 + c21)
(a22 + a32) (b12 + b13 + b14 + b15 - b23 - b24 - b44) (-c24)
(a12 - a21) (b11 - b23) (-c13 - c21)
(a21 + a22 + a31 + a32) (b12 + b13 + b14 + b15) (c33)
(a33) (b32 + b42) (-c22 + c23 + c32 - c33)
(a13 + a23 + a33) (b31 + b41) (c11 + c15)
(a21 + a22) (b23) (c21 + c23 - c33)
(a34) (b34 + b44 + b45) (c35)
(a11 + a13 - a14 + a22 + a23 - a24 + a31 + a32 + a33 - a34) (b34) (-c32 + c34)
(a22 - a24) (b25) (-c11 - c15 + c21 - c24 + c25 + c34 - c35)
(a33) (b35) (-c11 - c15 + c31 + c35)
(a21 + a22 + a32) (b12 + b13 + b14 + b15 - b23) (c24 - c33)
(a12 + a13 - a14 + a22 + a23 - a24 + a33) (b31 - b35 + b41) (-c11 - c15 + c31)
(a21) (b12 + b13 + b15 - b23) (-c13 + c23 - c24)
(a33 - a34) (b34 - b42) (c32)
(a12 + a22 - a24) (b25 + b31 - b35 + b41) (c11 + c15 - c21)
(a14) (b15 - b31 + b35 - b41 + b45) (c15)
(a31) (b12 + b14 + b15) (-c14 - c33 + c34)
(a11 + a13 - a14 + a21) (b12 + b32 + b33 + b42) (c13 + c22 - c23)
(a11 - a14 + a21 - a24) (b32 + b33 + b42 + b43) (-c23 + c25 + c33)
(a11 + a13 - a14) (b12) (c12 - c13 - c14 - c22 + c23 - c32 + c34)
(a23) (b35) (-c11 - c15 + c21 + c25)
(a11 - a14 + a21 - a24 - a34) (b43) (-c33)
(a11 - a14) (b15) (-c13 - c14 + c15 + c23 - c25 + c34 - c35)
(a23 - a24) (b22 - b32 - b33) (-c22)
(a11 + a12 + a31) (b11 - b21 + b22 + b24 + b25) (c14 + c31)
(a13 - a14) (b12 + b31 - b35 + b42) (-c12)
(a11 + a12) (b11) (c11 + c13 - c31)
(a12 + a13 - a14 + a22 + a23 - a24) (b31 - b35) (c11 + c12 - c31)
(a22 + a23 - a24) (b22) (-c11 - c12 + c21 + c22 - c24 - c32 + c34)
(a22 + a23 - a24 + a32) (b22 + b34) (c24 + c32 - c34)
(a11 - a14 + a21 - a24 - a33) (b32 + b33 + b42) (-c22 + c23 - c33)
(a32) (b22 + b24 + b25) (-c24 + c31 + c34)
(a11 - a14 + a22 - a24 + a31 + a32 - a34) (b34 + b44) (-c34 + c35)
)fmm";
};

using f4x5x3_47 = rotated<f3x4x5_47>;
using f5x3x4_47 = rotated<rotated<f3x4x5_47>>;
using f5x4x3_47 = transposed<f3x4x5_47>;
using f4x3x5_47 = rotated<transposed<f3x4x5_47>>;
using f3x5x4_47 = rotated<rotated<transposed<f3x4x5_47>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
