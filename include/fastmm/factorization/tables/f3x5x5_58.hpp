// Generated from factorizations/3x5x5_58.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x5x5_58 {
    static constexpr std::string_view text = R"fmm(name: 3x5x5_58
shape: 3x5x5
rank: 58
ring: ZT
source: found by `fastmm search 3x5x5 --rank 58 --ring ZT --seed 1 --threads 1` after 534.8 s, and of that by the same with `--objective rank,additions --from 3x5x5_58.fmm` after 86.2 s; the rank is that of Sedoglavic and Smirnov (2021)
a-sums: a21-a24 a23+a24 a22+a25 a24+s3 a11+a12 a14+a15 a12-a13 a32+a35 a34+s8 a31-s1 a31+s5 a33-s7 a33-s2 a15+a35 s6+s9 a15+s4
b-sums: b53-b54 b52-s1 b44-b53 b41-b51 b55-s2 b25-b53 b11-b31 b13-b14 b43-b53 b41+b53 b15-b35 b24-b53 b45+s11 b25-s5 b32-b33 b22+b24 b23-s16 b42-s15 b21-s7
c-sums: c31-c33 c14-c34 c23+c24 c13-c15 c32+c35 c23-c25 c25+c35 c34+c35 c22+c23 c34-s1 c21+c31 c11-s4 c12-c32 s2-s3 c21-s6 c35-s12 c31+s3 s6-s11 s9-s13 c31+s9 c11-s11 c33-s14 c33+s19
(a13 + a33) (b22 + b32 - b35) (c12)
(a15 - a23 - a24) (b35 - b52) (-c12 - c25 - c35)
(a11 - a14 - a15) (b15 - b53) (c14 + c15)
(a11 + a12 + a32 + a34 + a35) (b53) (c11 - c13 + c15 - c31 + c33 + c34)
(a14 + a15 + a32 + a34 + a35) (b25 - b41 - b53) (-c11 + c13 - c15 + c35)
(a15 + a35) (b25 + b52 - b53 + b54 - b55) (-c21 + c23 - c25 - c31 - c35)
(a32) (b22 - b23 + b24) (-c33)
(a22 - a32) (b21 + b22 + b24 - b41 - b53) (-c31)
(a23 + a24) (b12 + b32 - b33 - b52) (-c12 + c22 + c32)
(a11 + a12 + a31 + a32) (b24 - b53) (-c31 + c33 + c34)
(a15 + a22 + a25) (b15 - b35 - b41 + b45 + b51 + b52 - b53 + b54 - b55) (-c25)
(a21 - a23 - a24) (b12 - b34) (c22 + c23 + c24)
(a23 + a24 - a31) (b12) (c23 + c24 - c32)
(a12 - a13 + a22 - a33) (b22 - b31) (c22 + c23 + c31)
(a23 + a24 - a33) (b32 - b33 - b42) (c12 - c22 - c23 - c32)
(a11 + a12 + a22 + a31) (b11 + b24 - b53) (c23 + c24 + c31)
(a11 + a12 + a22 + a24 + a25) (b11 - b53) (c11 - c23 - c24 - c31)
(a21 - a24 - a35) (b53 - b54) (c21 - c23 + c25 + c34 + c35)
(a15 + a22 + a35) (b25 - b41 + b51 + b52 - b53 + b54 - b55) (c21 - c23 + c25 + c31)
(a12 - a13 - a33) (b22 + b33) (c12 - c22 - c23 - c32 - c33)
(a15 + a21 - a24) (b15 - b53 + b54) (c14 + c25 + c35)
(a22) (b22 - b23 + b24 - b25 - b52 + b53 - b54 + b55) (-c23)
(a22 + a24 + a25) (b11 - b31 + b51) (-c11 + c21 + c31)
(a14 + a23 + a24 - a33) (b35 - b42) (-c12 - c35)
(a12 + a14 + a15 + a32 + a34 + a35) (b25 - b53) (c11 - c13 + c15)
(a22) (b11 - b21 + b25 - b31 + b51 + b52 - b53 + b54 - b55) (-c21 - c31)
(a15) (b15 - b35 + b55) (c15 - c25 - c35)
(a21 - a24 - a25) (b11 - b53 + b54) (c21 - c23 - c24)
(a11 + a31) (b14 - b15 - b24 + b53) (c14)
(a23 + a24 + a35) (b52) (c21 - c23 + c25 + c32 + c35)
(a13 + a21 - a24) (b34) (c14)
(a21 - a24 - a31 + a34) (b44 - b53) (c34 + c35)
(a14 - a21 + a24 + a31) (b15 + b44 - b53) (c14 + c35)
(a12 - a13) (b33) (-c12 - c13 + c22 + c23 + c32 + c33)
(a21 - a24 - a33) (b34) (c22 + c23 - c34)
(a15 + a22 + a24 + a25) (b15 - b35 + b45) (c13 - c15 + c25 + c35)
(a21 - a24) (b13 - b14 - b34 + b53 - b54) (c14 - c24 - c34)
(a14 + a15 + a22 + a24 + a25) (b15 - b35 - b41 + b45 - b53) (-c13 + c15 - c35)
(a14 + a34) (b25 + b42 + b44 - b45 - b53) (-c35)
(a11 + a23 + a24) (b12) (c12)
(a22 + a24 + a25 - a32 - a34 - a35) (b41 + b53) (c11 - c13 + c15 - c31 - c35)
(a14) (b15 - b35 + b43 + b45 - b53) (c13)
(a15 + a22 + a24 + a25) (b41 - b51) (-c11 + c21 - c23 + c31)
(a34) (b43 - b53) (c33)
(a24) (b13 - b14 + b32 - b33 + b41 - b42 + b43 - b44 - b51) (c23)
(a23 + a24 + a25) (b31 - b52) (c21 - c22 - c23)
(a12 - a13 + a22 + a24 + a25) (b31) (-c11 + c22 + c23 + c31)
(a12) (b13 - b23 - b25 - b33 + b53) (-c13)
(a23 + a24 - a33 - a34) (b42) (-c32 - c35)
(a12) (b11 - b21 + b25 - b31 - b53) (-c11)
(a25 - a35) (b41 - b51 - b52 + b53 - b54) (-c21 + c23 - c25)
(a11 + a12 + a31) (b13 - b24 + b53) (-c14 + c23 + c24 + c33 + c34)
(a23 - a33) (b31 + b32 - b34 - b42) (c22 + c23)
(a21 - a24 - a31) (b13 - b14 - b44 + b53) (-c14 + c23 + c24 + c34)
(a12 - a13 + a32 - a33) (b22) (-c31 + c32 + c33)
(a11 + a12) (b13 + b53) (c13 + c14 - c23 - c24 - c33 - c34)
(a21 - a31) (b11 - b12 + b14 + b44 - b53) (c23 + c24)
(a13 + a14 + a15) (b35) (c12 + c15)
)fmm";
};

using f5x5x3_58 = rotated<f3x5x5_58>;
using f5x3x5_58 = rotated<rotated<f3x5x5_58>>;

} // namespace fastmm::inline FASTMM_ABI::tables
