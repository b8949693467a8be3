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
source: rank by Kauers and Moosbauer 2022; this table found by a flip-graph walk from merged smaller schemes (fastmm, 2026-11); holds modulo 2 only
a-sums: a24+a44 a13+a33 a23+a43 a31+a41 a21+s4 a12+a13 a22+a42 a12+a42 a34+s1 a12+a43 a43+s2 s9+s10 s2+s12 a23+s6 a32+s9 a11+a41 a11+a14 a12+s17 s5+s15 s1+s10 a14+s16 s7+s19 s11+s15 a13+a43 a13+a23 a24+s21 a24+s18 s20+s21 s17+s20 s5+s13 a32+s11 a44+s21 s8+s32
b-sums: p5+p49 p8+p24 p20+s2 p46+p59 p2+p60 p9+s5 p1+p17 p56+s7 p21+p48 p22+p51 p32+s8 p55+s9 p7+p11 p26+p31 p44+p54 p39+p54 p33+s15 p16+p27 p3+p34 p40+s19 p14+s1 p36+p40 s21+s22 p4+p18 p25+s23 p10+s23 s14+s26 p3+s6 s27+s28 p47+p52 p4+s10 p45+s31 p30+s29 s12+s33 p11+p28 p57+s35 p50+s34 p35+s36 p19+s38 s16+s24 s17+s32 s30+s32 p41+s20 p53+s40 p6+s2 p8+s42 p15+s11 p6+s3 s4+s47 s48+s49 p29+s50 s37+s39 p33+s30 p38+s52 p53+s51 s18+s54 p12+p31 p42+s51 p9+s2
c-sums: p14+p26 p2+p60 p1+p55 p6+s3 p13+p19 p29+p32 p23+p56 p39+s1 p5+p9 p60+s8 p12+p31 p48+p58 p30+s12 p14+s13 p21+s14 p54+s7 p27+s16 p16+s5 p18+p53 s18+s19 p34+s11 p7+s21 p26+s22 p47+s23 p37+p42 p50+s25 p22+p45 p8+s17 p39+s24 s24+s26 s4+s6 s9+s10 p44+s31 p10+p49 p25+s34 p40+s35 p36+s9 p11+p28 s36+s37 p35+s38 p20+s39 p17+p24 s41+s42 p57+s40 p15+s43 p4+s45 p8+s45 s30+s40 s1+s46 p52+s44 p21+s2 s44+s51 s47+s52 p3+p51 p39+p42 s30+s53 p43+s51 s15+s27 p3+s50 s54+s58 s2+s60 p15+p29
(a22 + a23 + a42 + a43) (b11 + b12 + b21 + b22 + b24 + b25 + b33 + b35) (c24 + c25 + c31 + c41 + c45)
(a12 + a13 + a24) (b11 + b12 + b22 + b23 + b24 + b41 + b43 + b44) (c11 + c13 + c21 + c23 + c25 + c33 + c41 + c45)
(a11 + a12 + a14 + a24 + a41 + a43 + a44) (b11 + b12 + b14 + b15 + b22 + b23 + b24 + b41 + b43 + b45) (c25 + c33 + c43 + c45)
(a11 + a12 + a14 + a43) (b21 + b23 + b25 + b31 + b33 + b35 + b41 + b43 + b45) (c15 + c35 + c45)
(a24 + a44) (b11 + b12 + b22 + b23 + b24 + b32 + b33 + b34 + b41 + b42 + b43 + b44) (c11 + c12 + c14 + c15 + c21 + c22 + c32 + c34 + c35 + c41 + c44 + c45)
(a11 + a12 + a14 + a22 + a23 + a41 + a43 + a44) (b11 + b12 + b21 + b22 + b24 + b25) (c25 + c31 + c41 + c45)
(a12 + a13 + a24 + a33 + a34 + a43 + a44) (b13 + b23 + b33) (c11 + c12 + c13 + c21 + c22 + c35 + c41 + c42 + c43)
(a11 + a12 + a14) (b11 + b12 + b21 + b22 + b24 + b25 + b31 + b32 + b34 + b35 + b41 + b42 + b43) (c11 + c21 + c24 + c25 + c41)
(a13 + a43) (b11 + b12 + b22 + b23 + b24 + b31 + b34 + b35 + b41 + b43 + b44) (c11 + c12 + c14 + c15 + c21 + c22 + c32 + c34 + c35 + c41 + c45)
(a13 + a33 + a43) (b11 + b12 + b22 + b23 + b32 + b33 + b41 + b42 + b43) (c11 + c12 + c14 + c15 + c21 + c22 + c32 + c34 + c35 + c41 + c42 + c44 + c45)
(a13 + a24 + a33 + a34 + a43 + a44) (b11 + b12 + b23 + b33 + b41 + b42 + b43) (c11 + c12 + c13 + c21 + c22 + c32 + c33 + c41 + c42 + c43)
(a14 + a34) (b14 + b44) (c11 + c12 + c14 + c15 + c21 + c22 + c33 + c41 + c42 + c43)
(a13 + a24 + a31 + a32 + a33 + a34 + a43 + a44) (b12) (c21 + c22 + c31 + c32)
(a11 + a12 + a14) (b11 + b12 + b22 + b23 + b24 + b32 + b33 + b34 + b41 + b42 + b43) (c14 + c15 + c24 + c25 + c34 + c35 + c44 + c45)
(a12 + a13 + a23) (b11 + b12 + b21 + b22 + b33) (c11 + c15 + c21 + c23 + c25 + c35 + c41 + c45)
(a13 + a21 + a22 + a24 + a31 + a32 + a33 + a34 + a41 + a42 + a43 + a44) (b11 + b12 + b21 + b31) (c21 + c22 + c31)
(a23) (b11 + b12 + b21 + b22 + b24 + b25 + b33 + b34 + b35) (c11 + c15 + c21 + c24 + c35 + c41 + c45)
(a13 + a21 + a22 + a23 + a24 + a31 + a32 + a33 + a34 + a41 + a42 + a44) (b31 + b33 + b35) (c21 + c22)
(a11 + a12 + a14 + a24 + a41 + a42) (b11 + b12 + b41) (c21 + c22 + c31 + c42)
(a13 + a23) (b11 + b12 + b21 + b22 + b31 + b32) (c11 + c15 + c21 + c22 + c35 + c41 + c45)
(a24) (b11 + b12 + b22 + b23 + b24 + b41 + b44) (c11 + c13 + c21 + c23 + c24 + c25 + c33 + c41 + c44 + c45)
(a11 + a14 + a24 + a34 + a41) (b21 + b23 + b25 + b41 + b43 + b45) (c25 + c45)
(a11 + a12 + a14 + a31 + a32 + a34) (b14) (c24 + c25 + c34 + c35)
(a11 + a12 + a14 + a23) (b11 + b12 + b21 + b22 + b24 + b25 + b31 + b32 + b34 + b35) (c11 + c15 + c21 + c35 + c41 + c45)
(a13 + a33) (b14 + b24 + b34) (c11 + c12 + c14 + c15 + c21 + c22 + c35 + c41 + c42 + c44 + c45)
(a24 + a34 + a44) (b11 + b12 + b22 + b23 + b33 + b41 + b43) (c11 + c12 + c14 + c15 + c21 + c22 + c32 + c34 + c35 + c41 + c42 + c43)
(a21 + a22 + a24 + a31 + a32 + a34 + a41 + a42 + a44) (b11 + b12 + b22 + b23 + b31) (c24 + c25 + c31)
(a11 + a12 + a13 + a24 + a33 + a34 + a43 + a44) (b11 + b12 + b13 + b41 + b42 + b43) (c11 + c12 + c13 + c21 + c22 + c33 + c41 + c42 + c43)
(a12 + a13 + a22 + a23) (b11 + b12 + b21 + b22) (c21 + c23 + c25 + c31 + c41 + c45)
(a12 + a13 + a32 + a33 + a42 + a43) (b11 + b12 + b22 + b23 + b41) (c24 + c25 + c31 + c43 + c44 + c45)
(a12 + a24 + a34 + a43 + a44) (b11 + b12 + b14 + b22 + b23 + b33 + b41 + b43 + b44) (c11 + c12 + c14 + c15 + c21 + c22 + c33 + c34 + c41 + c42 + c43)
(a13 + a22 + a23 + a42) (b11 + b12 + b21 + b22 + b33 + b35) (c21 + c22 + c31 + c41 + c45)
(a21 + a31 + a41) (b11 + b13 + b15 + b21 + b23 + b25) (c35)
(a12 + a14 + a24 + a43 + a44) (b14 + b15 + b44 + b45) (c11 + c12 + c15 + c21 + c22 + c33 + c41 + c42 + c43)
(a14 + a24) (b11 + b12 + b41 + b42) (c11 + c13 + c21 + c22 + c33 + c41 + c42 + c43)
(a13 + a24 + a43 + a44) (b11 + b12 + b22 + b23 + b24 + b32 + b33 + b34 + b41 + b43 + b44) (c11 + c12 + c15 + c21 + c22 + c32 + c35 + c41 + c45)
(a11 + a13 + a24 + a32 + a33 + a34 + a41 + a43 + a44) (b11 + b41) (c21 + c22 + c33 + c41 + c42 + c43)
(a11 + a12 + a14 + a21 + a22 + a24) (b11 + b12) (c21 + c31)
(a13 + a43) (b31 + b33 + b35) (c11 + c12 + c14 + c31 + c32 + c34)
(a11 + a12 + a14 + a24 + a43 + a44) (b11 + b12 + b14 + b15 + b22 + b23 + b24 + b32 + b33 + b34 + b41 + b43 + b45) (c11 + c12 + c15 + c21 + c22 + c35 + c41 + c42 + c45)
(a11 + a12 + a14 + a21 + a24 + a41 + a43 + a44) (b14 + b15) (c25 + c35)
(a13 + a24 + a32 + a33 + a34 + a43 + a44) (b12 + b22) (c21 + c22 + c31 + c32 + c33 + c35 + c41 + c42 + c43)
(a12 + a13 + a24 + a31 + a33 + a34 + a41 + a43 + a44) (b13) (c23 + c33)
(a11 + a12 + a14 + a41 + a42 + a44) (b21 + b23 + b25) (c31 + c41)
(a12 + a43) (b21 + b23 + b25 + b41 + b43 + b45) (c15 + c25 + c45)
(a12 + a13 + a21 + a22 + a24 + a31 + a33 + a34 + a41 + a43 + a44) (b11 + b12 + b21 + b22 + b23) (c23 + c31)
(a11) (b11 + b13 + b15 + b41 + b43 + b45) (c11 + c12 + c21 + c22 + c41 + c42)
(a11 + a13 + a14 + a24 + a32 + a33 + a41 + a43 + a44) (b11 + b12 + b14 + b22 + b23 + b24 + b41) (c24 + c25 + c33 + c43 + c44 + c45)
(a11 + a12 + a13 + a14 + a24 + a33 + a43 + a44) (b11 + b12 + b14 + b22 + b23 + b24 + b32 + b33 + b34 + b41 + b42 + b43) (c11 + c12 + c14 + c15 + c21 + c22 + c34 + c35 + c41 + c42 + c44 + c45)
(a12 + a13 + a24 + a32 + a33 + a34 + a42 + a43 + a44) (b11 + b12 + b22 + b41) (c21 + c22 + c31 + c41 + c42 + c43)
(a24 + a34 + a44) (b21 + b23 + b25 + b41 + b43 + b45) (c25 + c35 + c45)
(a11 + a41) (b11 + b13 + b15 + b41 + b43 + b45) (c33 + c43)
(a13 + a21 + a24 + a31 + a32 + a33 + a34 + a41 + a43 + a44) (b11 + b21 + b33 + b35) (c21 + c22 + c35)
(a11 + a12 + a14 + a21 + a22 + a24 + a31 + a32 + a34 + a41 + a42 + a44) (b21 + b23 + b25 + b31 + b33 + b35) (c24 + c25)
(a11 + a12 + a14 + a41 + a42 + a44) (b11 + b12 + b22 + b23 + b24 + b41) (c24 + c25 + c31 + c41 + c44 + c45)
(a21 + a24 + a31 + a32 + a34 + a41 + a43 + a44) (b11 + b12 + b14 + b21 + b22 + b25 + b33 + b35) (c24 + c25 + c35)
(a11 + a12 + a14 + a24) (b11 + b12 + b41 + b42 + b43) (c11 + c13 + c21 + c33 + c41 + c43)
(a12 + a13 + a32 + a33) (b14 + b24) (c24 + c25 + c33 + c34 + c43 + c44 + c45)
(a12 + a13 + a21 + a24 + a31 + a33 + a34 + a41 + a43 + a44) (b11 + b12 + b13 + b21 + b22 + b23) (c23 + c35)
(a12 + a13) (b11 + b12 + b22 + b23 + b24 + b33 + b41 + b43 + b44) (c11 + c13 + c14 + c21 + c23 + c25 + c33 + c34 + c41 + c45)
)fmm";
};

using f4x5x4_60 = rotated<f4x4x5_60>;
using f5x4x4_60 = rotated<rotated<f4x4x5_60>>;

} // namespace fastmm::inline FASTMM_ABI::tables
