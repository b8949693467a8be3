// Generated from factorizations/4x4x5_60.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f4x4x5_60 {
    static constexpr std::string_view text = R"fmm(name: 4x4x5_60
shape: 4x4x5
rank: 60
ring: Z2
source: found by `fastmm search 4x4x5 --rank 60 --ring Z2 --seed 3 --threads 1` after 30.4 s, and of that by the same with `--seed 2 --objective rank,additions --from 4x4x5_60.fmm` after 92.5 s; the rank is that of Kauers and Moosbauer (2022); holds modulo 2 only
a-sums: p19+p46 p44+p52 p27+p45 p54+s1 p21+s3 p26+s2 p20+s6 p53+s5 p25+s4 p39+p51 p38+s10 p2+p5 p23+s8 p40+s11 p4+p55 p33+s7 p22+p30 p24+s9 p18+p34 p11+p32 p3+p12 p34+p35 p15+s15 p1+p10 p22+s22 p57+s16 p31+s13 p16+p56 p36+s23 p29+s18 p7+s25 p17+s26 s12+s29 s20+s28 s21+s27 p37+s8 p2+s17 s24+s30 p55+s19 p59+s7
b-sums: b13+b15 b21+b22 b25+s2 b11+b15 b33+b35 b31+b32 b31+b34 b43+b45 b11+s2 b23+b25 s8+s10 b13+s9 b41+b45 b42+s13 b24+s3 b44+s14 b22+s13 b12+s6 b35+s4 b45+s9 b14+s20 s15+s19 b11+b14 s7+s17 s16+s18
c-sums: p42+p51 p43+p45 p7+s1 p53+s2 p49+s3 p21+s4 p8+s5 p38+s6 p23+p31 p18+p34 p12+s9 s8+s10 p17+s7 p10+s12 p22+p39 p33+p40 s13+s16 p41+p44 s11+s17 p20+s18 p57+s19 p24+s14 p29+p58 p13+p56 p27+p55 p52+s20 p1+s21 p26+s26 p16+s24 p47+p60 p4+s25 p54+s28 p6+p9 s29+s33 p28+p46 p19+s31 p5+s32 p25+s35 p11+p32 s15+s39 s22+s23 s27+s41 p2+s40 s30+s42 p30+s43 p3+p50 s37+s45 s34+s46 s44+s48 p52+s40 p3+p14
(a12 + a23 + a43) (b21 + b22 + b24 + b25 + b31 + b33 + b34 + b35) (c13 + c15 + c23 + c33)
(a11 + a22 + a31 + a32 + a41) (b11 + b13 + b21 + b22) (c21 + c25 + c33)
(a14 + a24 + a42) (b22 + b43) (c23 + c33 + c41 + c42)
(a22 + a23 + a32 + a33) (b33 + b35) (c21 + c22 + c23)
(a21 + a22 + a31 + a32) (b13 + b15) (c21 + c25)
(a42) (b13 + b15 + b23 + b25 + b43 + b45) (c23 + c33 + c43)
(a24 + a34) (b12 + b31 + b32 + b41 + b42 + b45) (c11 + c12 + c13 + c14 + c15 + c22 + c23 + c24 + c33 + c41 + c44)
(a11) (b12 + b14 + b31 + b32 + b41 + b42 + b44 + b45) (c11 + c13 + c14 + c15 + c23 + c24 + c33 + c41 + c44)
(a43) (b33 + b35) (c23 + c33 + c43)
(a13 + a23 + a43) (b32 + b33) (c13 + c15 + c21 + c22 + c23 + c33)
(a11 + a21 + a41) (b12 + b13) (c21 + c25 + c33 + c43 + c45)
(a14 + a24 + a44) (b42 + b43) (c11 + c13 + c15 + c23 + c33 + c41 + c42)
(a42) (b11 + b14 + b21 + b22 + b24 + b45) (c23 + c33 + c43 + c44 + c45)
(a42 + a44) (b43 + b45) (c41 + c42 + c43)
(a22 + a32) (b11 + b15 + b21 + b22 + b25 + b35) (c24 + c25)
(a11 + a21) (b11 + b14 + b15 + b21 + b22 + b24 + b25 + b35) (c23 + c24 + c33 + c43 + c45)
(a24 + a44) (b11 + b14 + b21 + b22 + b44 + b45) (c11 + c13 + c15 + c23 + c33 + c41 + c44)
(a13 + a33 + a43) (b22 + b31 + b41 + b45) (c11 + c12 + c13 + c14 + c15 + c21 + c22 + c23 + c33)
(a11 + a21 + a22 + a23 + a32 + a33 + a43) (b35) (c21 + c22 + c23 + c35)
(a11 + a24 + a41 + a42 + a44) (b11 + b14) (c21 + c25 + c31 + c35 + c41)
(a12 + a13 + a14 + a24 + a33 + a34 + a43) (b41 + b45) (c12 + c13 + c15 + c21 + c22 + c23 + c31 + c32 + c33)
(a11 + a24 + a31 + a34 + a41) (b12 + b45) (c21 + c25 + c33 + c42 + c43 + c45)
(a14 + a24 + a43) (b31 + b34 + b41 + b42 + b44 + b45) (c11 + c12 + c13 + c15 + c23 + c33 + c41 + c42)
(a11 + a23 + a43) (b11 + b15 + b31 + b32) (c13 + c15 + c21 + c23 + c33)
(a11 + a21 + a22 + a23 + a43) (b21 + b22 + b24 + b25) (c25 + c35)
(a11 + a24 + a31 + a32 + a41 + a42 + a44) (b21 + b22) (c21 + c25 + c31 + c35)
(a12 + a13 + a14 + a24 + a32 + a33 + a43) (b22) (c21 + c22 + c23 + c31 + c32 + c33)
(a32) (b24) (c24 + c25 + c34 + c35)
(a23 + a43) (b11 + b15 + b21 + b22 + b24 + b25 + b34 + b35) (c13 + c15 + c23 + c24 + c33)
(a11 + a31 + a41) (b11 + b21 + b22 + b45) (c21 + c25 + c33 + c41 + c44)
(a14 + a24) (b22 + b31 + b34 + b41 + b44 + b45) (c11 + c12 + c13 + c14 + c15 + c23 + c33 + c41 + c42)
(a11 + a21 + a43) (b12 + b35) (c21 + c22 + c25 + c33 + c43 + c45)
(a11 + a24 + a44) (b11 + b14 + b41 + b42 + b44 + b45) (c11 + c13 + c15 + c23 + c33 + c41)
(a13 + a24 + a33 + a34 + a43) (b31 + b32 + b41 + b45) (c12 + c13 + c15 + c21 + c22 + c23 + c33)
(a24 + a34) (b43 + b45) (c33)
(a22 + a32) (b11 + b13 + b21 + b22 + b23 + b33) (c33)
(a12 + a13) (b33 + b35) (c15)
(a11 + a24 + a33 + a34 + a43) (b31 + b32) (c12 + c13 + c15 + c21 + c22 + c23 + c32 + c33)
(a11 + a24 + a31 + a34 + a43) (b12) (c21 + c25 + c32 + c33 + c42 + c43 + c45)
(a11 + a24 + a43) (b41 + b42 + b44 + b45) (c11 + c12 + c13 + c15 + c22 + c23 + c32 + c33 + c41)
(a31) (b14) (c21 + c25 + c31 + c34 + c35 + c41 + c44)
(a34) (b44) (c11 + c12 + c13 + c14 + c15 + c22 + c23 + c24 + c32 + c33 + c34 + c41 + c44)
(a33) (b34) (c11 + c12 + c13 + c14 + c15 + c21 + c22 + c23 + c31 + c32 + c33 + c34)
(a11 + a24 + a31 + a41 + a42 + a44) (b11 + b14 + b21 + b22 + b45) (c21 + c25 + c31 + c35 + c41 + c44)
(a12 + a13 + a14 + a24 + a33 + a43) (b22 + b31 + b34 + b41 + b45) (c11 + c12 + c13 + c14 + c15 + c21 + c22 + c23 + c31 + c32 + c33)
(a11 + a21 + a22 + a23 + a32 + a43) (b11 + b15 + b21 + b22 + b24 + b25 + b35) (c24 + c25 + c35)
(a12) (b23 + b25 + b33 + b35 + b43 + b45) (c13 + c23 + c33)
(a12 + a14) (b43 + b45) (c11 + c15)
(a43) (b12 + b31 + b32 + b34 + b41 + b42 + b44 + b45) (c11 + c12 + c13 + c14 + c15 + c23 + c24 + c33 + c41 + c42 + c44)
(a12 + a22 + a42) (b22 + b23) (c23 + c33)
(a11 + a24 + a34 + a43) (b12 + b31 + b32 + b41 + b42 + b44 + b45) (c11 + c12 + c13 + c14 + c15 + c22 + c23 + c24 + c32 + c33 + c41 + c44)
(a11 + a24 + a31 + a34 + a41 + a42 + a44) (b45) (c21 + c25 + c31 + c35 + c42 + c43 + c45)
(a12 + a13 + a14 + a24 + a43) (b31 + b34) (c11 + c12 + c13 + c15 + c21 + c22 + c23 + c31 + c32 + c33)
(a11 + a21 + a22 + a23 + a31 + a32 + a43) (b11 + b15) (c21 + c25 + c35)
(a13 + a22 + a32 + a33 + a43) (b22 + b33) (c21 + c22 + c23 + c33)
(a11 + a21 + a42) (b11 + b13 + b14 + b15 + b21 + b22 + b24 + b25) (c23 + c33 + c43 + c45)
(a12 + a24 + a44) (b21 + b22 + b41 + b43) (c11 + c13 + c15 + c23 + c33)
(a12) (b22 + b24 + b31 + b34 + b41 + b45) (c13 + c14 + c15 + c23 + c33)
(a41 + a42) (b13 + b15) (c45)
(a11) (b13 + b15) (c13 + c23 + c33)
)fmm";
};

using f4x5x4_60 = rotated<f4x4x5_60>;
using f5x4x4_60 = rotated<rotated<f4x4x5_60>>;

} // namespace fastmm::inline FASTMM_ABI::tables
