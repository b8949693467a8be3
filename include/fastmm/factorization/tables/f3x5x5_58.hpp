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
source: found by `fastmm search 3x5x5 --rank 58 --ring ZT --seed 1 --threads 1` after 140.5 s, and of that by the same with `--objective rank,additions --from 3x5x5_58.fmm` after 2.1 s; the rank is that of Sedoglavic and Smirnov (2021)
a-sums: p25-p45 p50-p54 p15+p56 p8+p31 p29-s1 p37+p39 p7+p48 p13+p58 p57+s8 p14+p54 p46+s9 p9-p56 p18-p49 p3+p19 p35+s6 p30+s11 p6+s2 p4+p12 p27+s10 p11-p37 p40+s18 s5-s19 p17+s20 p7+p36 p25+p43 p24+s24 p2+s7 s15+s25 s3+s27 p22+p57 s14+s30 p38+s12
b-sums: b32+b55 b31-b51 b12+b15 b41-s2 b13-s3 b21-b23 b54+s1 b14-s5 b54+b55 s4+s6 b42+b45 b15+b32 b22+b25 b44-s8 b34+s1
c-sums: c13-c33 c22+c25 c11+c21 c22-s3 c32-s1 c31-s1 c14+c24 c14-c34 c15-s7 c15-s8 c12-s7 c21-c31 c32+c33 c33+c35 c23-s13 c33+c34 c12-s8 c25-s12 c25-s3 c35-s1 c22-s12 c23-s14
(a11 + a24) (b11 - b44) (c11 - c24)
(a13 + a14) (b45) (-c11 + c13 + c15 - c21 + c25 - c33 - c35)
(a12 + a31 + a32) (b23) (c31 + c33 + c34)
(a11 + a14 + a31 + a34) (b12 - b13 + b14 + b15) (c34)
(a12) (b22 + b24 + b25 + b44) (c14 - c34)
(a32 - a35) (b22) (-c12 + c14 + c21 - c22 - c31 + c32 - c34)
(a13 + a14 + a21 + a23 + a31 + a33 + a34) (b33) (c33 + c35)
(a33 + a35) (b55) (-c34 + c35)
(a22 + a32 + a33) (b25 + b31) (-c21 + c25 + c31)
(a25) (b12 - b51 - b52 + b55) (-c22)
(a22 + a32 - a35) (b22 - b51) (-c21 + c22 + c31)
(a11 + a14 + a34) (b12 - b13 + b14 + b15 - b44) (-c13 - c34)
(a11 + a13 + a15 - a21 - a23 - a25) (b32 + b55) (-c22 + c24 - c25)
(a11 + a13 + a15 - a21 - a25) (b32) (c12 - c14 + c22 - c24 + c25)
(a13 + a14 - a24) (b31 + b45) (c11 + c21 - c25)
(a12) (b21 - b31 + b41 + b51) (c11 + c13 - c31 - c33)
(a22 + a32 - a34) (b21 - b23 - b31 + b51) (c31)
(a11 - a12 + a14) (b44) (c11 + c14 - c34)
(a12 + a32) (b23 - b24 + b34 - b54) (-c34)
(a22) (b11 - b24) (-c24)
(a21 + a22 + a24) (b11) (c21 + c23 + c24)
(a12 + a32 + a33) (b25 + b32 + b34 + b55) (-c14 + c15 + c34)
(a24) (b11 - b43) (-c23)
(a21 + a31) (b11 - b13 + b33 + b53) (-c23)
(a14 - a15 - a21 - a25 - a31 + a34 - a35) (b53) (-c32 - c33)
(a34) (b21 - b23 - b31 + b41 + b42 - b43 + b45 + b51) (c13 - c33)
(a11 - a21 - a25) (b12 + b54 + b55) (c12 - c14 - c24)
(a23) (b15 - b31 + b32 - b35) (-c25)
(a21 + a25) (b12) (c12 - c14 + c22 + c23 - c24 - c32 - c33)
(a11 - a21) (b11 - b14 + b32 + b34 + b54 + b55) (c24)
(a33 + a35) (b32) (c32 - c34)
(a22 - a31) (b11 - b23) (-c23 - c31)
(a35) (b22 - b32 + b52 - b53) (c32)
(a24) (b11 - b41 - b42 - b45) (-c11 - c21)
(a14 - a15) (b42) (-c11 + c12 + c13 - c21 + c22 - c32 - c33)
(a21 + a23 + a31) (b15 - b33) (-c23 + c33 + c35)
(a14 - a15 - a22 - a24 + a25 - a32 + a35) (b51) (c21 - c22)
(a32 + a33) (b25) (c14 - c15 + c21 - c25 - c31 - c34 + c35)
(a14 - a15 - a24) (b42 - b51) (c11 + c21 - c22)
(a14 + a34) (b12 - b13 + b14 + b15 - b33 + b43 - b44 + b53) (c13)
(a31) (b12 - b13 + b15 + b23) (c23 - c33 - c34)
(a11) (b12 + b14 + b15 - b44) (c13 + c14 + c24)
(a14 - a15 + a34) (b42 + b53) (-c13 + c32 + c33)
(a33) (b25 + b33 - b35 + b55) (-c35)
(a21 + a25 + a31) (b12 - b53) (-c23 + c32 + c33)
(a11 - a21 - a23) (b15 + b32 + b34) (-c14 + c15 - c24)
(a12 + a34) (b21 - b23 - b31 + b41 + b51) (-c13 + c31 + c33)
(a13 + a14 + a34) (b33 - b45) (c13 - c33 - c35)
(a12 - a14 + a24) (b31 - b41 + b44 - b51) (c11)
(a12 + a32 - a35) (b22 - b32 - b54 - b55) (c12 - c14 + c34)
(a13) (b32 + b34 + b35 - b45) (c15)
(a22) (b11 - b21 - b22 - b25) (-c21 + c31)
(a21 + a23) (b15) (-c14 + c15 + c23 - c24 + c25 - c33 - c35)
(a11 - a12 + a15 - a21 - a25 - a32 + a35) (b32 + b54 + b55) (-c12 + c14)
(a15) (b42 + b52 + b54 + b55) (c12)
(a13 + a14 - a22 - a23 - a24 - a32 - a33) (b31) (-c21 + c25)
(a11 + a12 + a13 - a21 - a23 + a32 + a33) (b32 + b34 + b55) (c14 - c15)
(a11 + a13 + a15 - a21 - a23) (b55) (-c14 + c15 + c22 - c24 + c25)
)fmm";
};

using f5x5x3_58 = rotated<f3x5x5_58>;
using f5x3x5_58 = rotated<rotated<f3x5x5_58>>;

} // namespace fastmm::inline FASTMM_ABI::tables
