// Generated from factorizations/4x5x5_76.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f4x5x5_76 {
    static constexpr std::string_view text = R"fmm(name: 4x5x5_76
shape: 4x5x5
rank: 76
ring: ZT
source: found by `fastmm search 4x5x5 --rank 76 --ring ZT --seed 2 --threads 1 --objective rank,additions --from 4x5x5_76.fmm` after 62.7 s; from: AlphaTensor (Fawzi et al., Nature 610, 2022, data under CC-BY 4.0), sparsified by fastmm by flips and basis changes at fixed rank: 528 additions against 549
a-sums: a13-a15 a21-a22 a42+a45 a12-a13 a32+a34 a21-a25 a44-a45 a33-a34 a23-s1 a11-s6 a31-s8 a43+s7 a35+a45 a21+a41 a11-s1 a13+a43 a14+a34 s9-s10 a31-s2 a24-s14 a14+s5 a24-s5 a11-s2 a33-s4 a23+s4 a25+s3 a24-s18 a44+s11 a31+s17 a15+s3 a43-s13 a33-s15 a41+s2 a31-s6 a43-s4 a15-s7 a11-s16 a24+s8 a35+s3 a44+s5 a25-s12
b-sums: p35+p70 p55+s1 p30+p63 p38+p76 p39+p53 p34+p58 p41+p65 p36+p69 p23+p64 p17+s9 p59+s5 p61+s3 p56+s7 p24+s4 p16+s6 p73+s2 p29+s8 p28+p50 p19+p49 p40+p60 p11+p43 p42+p74 p26+s18 p37+p57 p66+s12 s2-s10 p2+p44 p62-s26 s14+s20 p3-p46 p54+s23 p33+s16 s15+s27 p22+s19 s17+s24 p4+p9 p54-s21 p67+s28 s11-s29 p5+p12 p65-s30 p8+s38 p13+s25 p10+p14 p72+s33 s40+s43 p6+s42 p52-s39 s13+s22 s44+s45 p1-p15 p7+s36 s35+s47 s51-s53 p25+s46 p50+p69 s32+s50 p75+s49 p48+s31
c-sums: c21-c24 c11-c12 c44+s1 c33-s2 c12-c32 c14-s1 c34-s1 c14+c22 c11+c13 c42+s2 c24+c34 c41-c45 c21+c23 c41+c43 c33-s9 c25+s12 c31-c32 c15+s12 c22+c23 c35-s17 c35-c45 c33-s14 c22-s2 c25-c44 c34+s13 c15-c42 c35-s14 c42+c43 c32-s9 c31+s15 c33+s13
(a32) (b21 - b41 + b43) (c31)
(-a12 + a13 + a33) (-b23 + b31 - b33) (c11 + c13 - c33)
(-a35 - a42 - a45) (b23 + b51 - b53) (c33 - c41 - c43)
(a15 + a42 + a45) (b22 + b51 - b53) (c11 - c12 + c42)
(a11 - a21 + a22) (b11 - b13 - b22) (c11 - c12 - c22)
(a14 + a32 + a34) (b22 + b41 - b43) (c11 - c12 + c32)
(a25 + a42 + a45) (b24 + b51 - b53) (c21 - c24 + c44)
(a24 - a32 - a34) (b24 + b41 - b43) (c21 - c24 - c34)
(-a42 - a45) (b51 - b53) (c11 - c12 + c21 - c24 - c33 + c42 + c43 + c44)
(-a12 + a13 - a23) (-b24 + b31 - b33) (c14 - c21 + c24)
(a21 - a22 - a31) (b11 - b13 - b23) (c21 + c23 + c33)
(a21 - a22 + a41) (b11 - b13 - b25) (c25 + c41 - c45)
(a21 - a22) (b11 - b13) (c11 - c12 - c22 - c23 - c25 - c33 - c41 + c45)
(a12 - a13) (b31 - b33) (c13 + c14 + c15 - c21 + c24 - c33 + c41 - c45)
(-a32 - a34) (b41 - b43) (c11 - c12 - c21 + c24 - c31 + c32 + c34 + c35 + c41 - c45)
(-a43) (b31 - b33 + b35 + b55) (c15 + c41 + c43 + c44 - c45)
(-a44) (b41 - b43 + b45 + b55) (c35 + c42 + c44 - c45)
(a43 + a44 - a45) (b55) (c15 + c25 + c35 - c45)
(a24 + a33 - a34) (b31 + b34 + b43) (c21 + c23 + c34)
(a31) (b11 - b43) (c21 + c23 + c31 - c32 + c33 - c35)
(-a31 + a33 - a34) (b43) (c11 + c13 - c21 - c23 - c31 - c33 + c41 + c43)
(-a33) (b31 + b43) (c11 + c13 - c31 - c33 + c34 + c35)
(a15 - a44 + a45) (b41 + b42 - b43 + b45 + b55) (c15 - c42)
(-a15) (b32 + b51 + b52 - b53) (c11 - c12 + c13 + c14 + c42)
(-a11) (b11 + b12 - b13 + b32) (c11 - c12 + c13 + c15 - c22)
(-a21 + a25 + a31) (b14 + b51 + b54) (c21 + c23 + c34)
(-a11 + a13 - a15) (b32) (c12 + c22 - c32 - c42)
(-a25) (b14 + b51 - b53 + b54) (c21 + c22 + c23 - c24 + c44)
(-a24) (b14 + b41 - b43 + b44) (c22 - c24 + c25 - c34)
(a11 - a13 - a43) (b11 + b12 - b13 + b15 + b32) (c15 - c42)
(a21 - a24 - a25) (b14) (c14 + c24 + c34 - c44)
(a35) (b51) (c31 - c32 + c33 - c34 - c41 - c43)
(a23) (b31 - b33 + b34) (c14 - c21 - c23 + c24 - c25)
(a25 - a43 - a44 + a45) (b31 - b33 + b34 + b35 + b55) (c25 - c44)
(a21 - a24 + a41) (-b14 + b31 - b33 + b34 + b35 - b41 + b43 - b44 - b45) (c25 - c44)
(a11 + a13 - a15 - a21 - a23 + a24 + a25) (b14 + b41 + b42 - b43 + b44) (c14 + c22)
(a14) (b41 + b42 - b43) (c12 - c14 - c15 - c32)
(-a13 + a15 + a23) (b14 + b32 + b51 + b52 - b53 + b54) (c14 + c22)
(-a14 - a31 - a34) (b11 + b12 - b43 - b51 - b52) (c11 + c13 - c32)
(a11 - a13 + a15 - a33) (b32 + b51 + b52) (c11 + c13 - c32)
(a35 - a43 + a45) (b11 + b15 + b31 + b35 + b55) (c35 - c41 - c43)
(a31 - a33 + a34 + a44) (b11 + b15 - b43) (c35 - c41 - c43)
(a22) (b11 - b13 + b21 - b23 + b24) (c21)
(a12) (b21 + b22 - b23 + b31 - b33) (c11)
(a12 - a13 - a22 + a23 - a24 - a25 + a32 + a34 - a42 - a45) (b24) (c21 - c24)
(a42) (b21 - b23 + b25 - b51 + b53) (c41)
(a11 - a12 - a14 - a15 - a21 + a22 - a32 - a34 - a42 - a45) (b22) (c11 - c12)
(a21 - a25 - a31 + a35) (b51 + b54) (c34)
(-a24 + a34) (-b24 + b31 + b34 + b43 + b44) (c34)
(a13 - a15 - a23 + a25) (b12 + b14 + b22 + b51 + b52 - b53 + b54) (c22)
(a23 - a24 - a33 + a34) (b31 + b34) (c21 + c23)
(a11 - a13 + a15 + a31 - a33 + a35) (b51 + b52) (c32)
(-a14 - a34) (b11 + b12 + b22 - b42 - b43 - b51 - b52) (c32)
(a21 - a31) (b13 + b14 + b23 + b51 + b54) (c21 + c23)
(a21 - a24 + a41 - a44) (b31 - b33 + b34 + b35 - b41 + b43 - b44 - b45) (c44)
(a33 - a35 + a43 - a45) (b11 + b15 + b31 + b35) (c35)
(-a11 - a13 + a14 + a15 + a21 + a23 - a24 - a25) (b41 + b42 - b43 + b44) (c14)
(a25 + a45) (-b24 + b31 - b33 + b34 + b35 + b54 + b55) (c44)
(a11 + a14 + a31 + a34) (b11 + b12 - b51 - b52) (c11 + c13)
(a13 + a33) (b23 + b32 + b33 + b51 + b52) (c11 + c13)
(a11 - a13 + a41 - a43) (b11 + b12 - b13 + b15) (c42)
(a14 - a15 + a44 - a45) (b41 + b42 - b43 + b45) (c15)
(a13 + a43) (b11 + b12 - b13 + b15 + b25 + b32 + b35) (c15)
(a15 + a45) (-b22 + b41 + b42 - b43 + b45 + b52 + b55) (c42)
(a35 + a45) (b11 + b15 - b23 + b31 + b35 + b53 + b55) (c41 + c43)
(-a41) (b11 - b13 + b15) (c25 + c41 + c42 + c43 - c45)
(a32 + a34 + a44) (b25 + b41 - b43) (c35 + c41 - c45)
(-a12 + a13 + a21 - a22 - a32 - a34 + a41 - a42 + a43 - a44) (b25) (c41 - c45)
(-a11 - a13 + a15 + a21 + a23 - a25) (b12 + b14 + b22 + b41 + b42 - b43 + b44) (c22)
(-a21 - a41) (-b14 - b15 - b25 + b31 - b33 + b34 + b35 - b41 + b43 - b44 - b45) (c25)
(a12 - a13 + a21 - a22 - a31 + a32 - a33 + a35 + a42 + a45) (b23) (c33)
(-a12 + a13 + a43) (-b25 + b31 - b33) (c15 + c41 - c45)
(a23 + a24 - a25 + a43 + a44 - a45) (b31 - b33 + b34 + b35) (c25)
(-a34 - a44) (b11 + b15 + b25 - b43 - b45) (c35)
(a31 - a33 + a34 + a41 - a43 + a44) (b11 + b15) (c41 + c43)
(a13 - a23) (b24 + b32 + b34 + b51 + b52 - b53 + b54) (c14)
)fmm";
};

using f5x5x4_76 = rotated<f4x5x5_76>;
using f5x4x5_76 = rotated<rotated<f4x5x5_76>>;

} // namespace fastmm::inline FASTMM_ABI::tables
