// Generated from factorizations/4x5x5_73.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f4x5x5_73 {
    static constexpr std::string_view text = R"fmm(name: 4x5x5_73
shape: 4x5x5
rank: 73
ring: Z2
source: found by `fastmm search 4x5x5 --rank 73 --ring Z2 --seed 1 --threads 1 --objective rank,additions --from 4x5x5_73_walk.fmm` after 95.5 s; from: a walk of fastmm from 4x4x5:60 and a slice more (period 2^10, 7 spare terms, 71 million draws, 3 s; the rank is that of Arai, Ichikawa, Hukushima 2024); holds modulo 2 only
a-sums: p7+p46 p37+p62 p47+p67 p12+p51 p70+p72 p1+p52 p7+p61 p31+s6 p39+s8 p19+s9 p4+s10 p13+s5 p54+s12 p10+s11 p42+s14 p62+p66 p34+p70 p49+s16 p64+p68 p24+p71 p37+s7 p23+p73 p32+p55 s17+s23 p35+p45 p25+p43 p44+s19 s26+s27 p15+p16 p73+s29 p26+s30 p50+s31 p38+s25 p9+s32 s3+s33 p6+s20 s13+s34 p33+s37 p29+s38 s15+s36 p57+s39 p11+p60 p48+s42 p5+s35 s2+s43 p66+s28 p20+s45 p12+s1 s4+s43 p22+s44 s21+s40 s46+s51 p59+p68 p11+s22
b-sums: p13+p60 p32+s1 p33+p51 p22+p53 p36+p63 p15+p38 p49+p62 p34+s2 p9+s8 p72+s7 p43+p65 p40+s11 p19+p46 p33+s10 p11+p48 p47+p58 p18+s16 p67+s17 s9+s18 s5+s19 s4+s16 p6+p35 p20+s10 p48+s23 p54+s8 p26+p30 s20+s26 p69+s27 s3+s26 s24+s29 p24+p45 p66+s7 p14+s22 p1+s6 p61+s12 p68+s34 s3+s27 p12+s37 p14+s10 p29+s38 p16+s36 s40+s41 p20+p37 p16+p73 s20+s36 s31+s32 s33+s46 p10+p44 p42+s48 s47+s49 s13+s50 s35+s51 p7+s52 p3+p53 p64+s54 s53+s55 s43+s46 p54+p72
c-sums: c13+c43 c15+c25 c11+c21 c31+c34 c33+c43 c15+c21 s5+s6 c21+c41 c23+c43 c35+s2 s5+s10 c44+s4 c24+s1 c43+s6 c23+s11 c32+s10 c12+c14 c24+c44 c45+s6 s1+s3 c41+s19 c42+s21 c12+s20 c15+c45 c32+s22 c31+s3 c22+s9 c31+s23 s18+s24 s3+s12 c22+s15 c32+c42
(a12 + a14 + a15 + a23 + a32 + a33 + a34 + a42 + a43) (b21 + b22 + b23 + b24 + b25 + b51) (c11 + c12 + c13 + c21 + c31 + c43)
(a11) (b14) (c14 + c24 + c44)
(a22 + a31) (b13 + b23 + b25) (c15 + c25 + c33 + c35 + c43)
(a23 + a32 + a33 + a34 + a42 + a43) (b22) (c11 + c12 + c13 + c21 + c31 + c32 + c43)
(a23 + a31 + a41 + a44) (b12) (c12 + c22 + c42)
(a23 + a33 + a43 + a44) (b21 + b22 + b23 + b24 + b25 + b32 + b33 + b34 + b41 + b52) (c15 + c21 + c41 + c42 + c45)
(a12 + a13 + a23 + a32 + a42 + a43) (b23 + b25 + b33) (c15 + c21 + c31 + c33 + c43)
(a22 + a32) (b25) (c15 + c21 + c33 + c35 + c43)
(a21 + a22 + a24 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b41 + b43 + b44 + b54) (c13 + c22 + c43)
(a23 + a33 + a42 + a43) (b21 + b23 + b24 + b25 + b31 + b33 + b34) (c15 + c21 + c31 + c32 + c41 + c42 + c45)
(a11 + a14 + a15 + a24 + a25 + a31 + a41 + a44 + a45) (b53 + b55) (c15)
(a12 + a14 + a24 + a32 + a42 + a44) (b21 + b25 + b41) (c15 + c21 + c43)
(a21 + a25 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b41 + b42 + b43 + b44 + b45 + b52 + b54 + b55) (c22)
(a44) (b12 + b21 + b22 + b23 + b24 + b25 + b32 + b33 + b34 + b41 + b42) (c15 + c24 + c42 + c44 + c45)
(a12 + a14 + a15 + a21 + a22 + a24 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b51 + b53) (c13 + c43)
(a12 + a14 + a21 + a22 + a24 + a31 + a41 + a44) (b21 + b25 + b51 + b53) (c13 + c21 + c43)
(a24 + a34) (b45 + b55) (c15 + c22 + c23 + c25 + c43)
(a23 + a34) (b21 + b22 + b23 + b24 + b25 + b33 + b41 + b42 + b44 + b54) (c15 + c22 + c23 + c25 + c32 + c35 + c43)
(a12 + a23 + a32 + a33 + a34 + a42 + a43) (b21 + b23 + b24 + b25 + b33 + b41) (c11 + c12 + c13 + c21 + c31 + c34 + c43)
(a11 + a31 + a41) (b11 + b13 + b15 + b31 + b35 + b43 + b45) (c15 + c24 + c44)
(a35) (b53) (c33)
(a23 + a31) (b12 + b32 + b35) (c15 + c25 + c32 + c35 + c42)
(a15 + a25 + a45) (b53) (c15 + c21 + c43)
(a23 + a33 + a43 + a44 + a45) (b21 + b22 + b23 + b24 + b25 + b31 + b32 + b33 + b34 + b35 + b52) (c15 + c21 + c32 + c41 + c42 + c45)
(a11 + a13 + a23 + a31 + a42 + a43) (b11) (c11 + c21 + c41)
(a14 + a21 + a22 + a24 + a31 + a41 + a44) (b13 + b21 + b25 + b41 + b43 + b44 + b54) (c13 + c24 + c43)
(a23 + a33) (b35) (c15 + c21 + c32 + c35 + c41 + c42 + c45)
(a34 + a35) (b54) (c34)
(a21 + a31 + a41 + a42) (b11 + b21 + b25) (c15 + c21 + c45)
(a22) (b13 + b21 + b24 + b25 + b41 + b43 + b44 + b54) (c15 + c23 + c24 + c25 + c33 + c35 + c43)
(a12 + a14 + a23 + a32 + a33 + a34 + a42 + a43) (b41 + b51) (c11 + c12 + c13 + c21 + c43)
(a24 + a25 + a34) (b21 + b22 + b23 + b24 + b25 + b41 + b42 + b43 + b44 + b45 + b54 + b55) (c15 + c22 + c23 + c25 + c35 + c43)
(a21 + a31 + a41) (b13 + b14 + b21 + b25 + b41 + b43 + b44) (c15 + c24 + c45)
(a24 + a25) (b21 + b22 + b23 + b24 + b25 + b41 + b42 + b43 + b44 + b45 + b54) (c15 + c25 + c35)
(a11 + a13 + a23 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b32 + b33 + b34 + b51 + b52) (c12 + c21 + c41)
(a34) (b21 + b23 + b24 + b25 + b33 + b41 + b44 + b54) (c15 + c22 + c23 + c25 + c32 + c33 + c34 + c35 + c43)
(a11 + a13 + a23 + a31 + a41 + a43) (b11 + b31 + b35) (c15 + c21 + c41)
(a11 + a13 + a15 + a23 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b51 + b52) (c12)
(a12 + a13 + a23 + a32 + a33 + a34 + a42 + a43) (b33) (c11 + c12 + c13 + c21 + c31 + c33 + c43)
(a42) (b11 + b23 + b24 + b25 + b31 + b33 + b34) (c15 + c21 + c31 + c34 + c41 + c44 + c45)
(a12) (b24) (c11 + c13 + c14 + c21 + c31 + c34 + c43)
(a23 + a33 + a43) (b21 + b23 + b24 + b25 + b33 + b34 + b41) (c15 + c21 + c31 + c34 + c41 + c42 + c45)
(a13 + a23 + a31 + a42 + a43) (b11 + b23 + b25 + b31 + b33 + b34) (c11 + c21 + c31 + c34 + c44)
(a23 + a31 + a42 + a43) (b21 + b22 + b23 + b24 + b25 + b31 + b33 + b34) (c11 + c21 + c31 + c32 + c42)
(a11 + a13 + a23 + a31 + a41 + a44 + a45) (b21 + b22 + b23 + b24 + b25 + b31 + b32 + b33 + b34 + b35 + b51 + b52) (c21 + c41)
(a12 + a32 + a42) (b21 + b23 + b25 + b33 + b41) (c15 + c21 + c31 + c34 + c43)
(a11 + a23 + a31 + a41 + a44) (b12 + b21 + b22 + b23 + b24 + b25 + b32 + b33 + b34 + b41 + b42 + b44 + b54) (c12 + c24 + c44)
(a11 + a14 + a24 + a31 + a41 + a44) (b13 + b43 + b45 + b53 + b55) (c15 + c23 + c43)
(a44 + a45) (b11 + b12 + b13 + b14 + b15 + b21 + b22 + b23 + b24 + b25 + b31 + b32 + b33 + b34 + b35 + b41 + b42 + b43 + b44 + b45) (c15 + c24 + c44 + c45)
(a11 + a14 + a21 + a22 + a24 + a31 + a41 + a44) (b13) (c13 + c23 + c43)
(a14 + a24 + a44) (b13 + b21 + b25 + b41 + b43) (c15 + c24 + c43)
(a12 + a14 + a15 + a23 + a32 + a33 + a34 + a35 + a42 + a43) (b51) (c31)
(a31) (b12 + b13 + b15 + b23 + b25 + b32 + b35) (c15 + c25 + c35)
(a21 + a31 + a41 + a44) (b12 + b42 + b45 + b52 + b55) (c15 + c22 + c45)
(a24 + a25 + a34 + a35) (b55) (c35)
(a13) (b34) (c11 + c12 + c14 + c21 + c31 + c34 + c44)
(a21 + a31) (b15) (c15 + c25 + c45)
(a23) (b12 + b21 + b22 + b23 + b24 + b25 + b32 + b33 + b41 + b42 + b44 + b54) (c15 + c22 + c24 + c25 + c32 + c35 + c44)
(a14 + a15) (b54) (c14)
(a11 + a14 + a24 + a25 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b41 + b42 + b43 + b44 + b45 + b53 + b54 + b55) (c23 + c43)
(a13 + a23 + a43) (b11 + b23 + b25 + b31 + b33) (c15 + c21 + c31 + c34 + c44)
(a11 + a31 + a41 + a44 + a45) (b11 + b12 + b13 + b14 + b15 + b21 + b22 + b23 + b24 + b25 + b31 + b32 + b33 + b34 + b35 + b41 + b42 + b43 + b44 + b45 + b54) (c24 + c44)
(a22 + a34) (b21 + b23 + b24 + b25 + b41 + b43 + b44 + b54) (c15 + c22 + c23 + c25 + c33 + c35 + c43)
(a12 + a13 + a23 + a31 + a42 + a43) (b23 + b25) (c11 + c21 + c31 + c33 + c43)
(a31) (b11 + b14 + b23 + b25 + b31 + b33 + b34) (c34 + c44)
(a23 + a31 + a43 + a44 + a45) (b21 + b22 + b23 + b24 + b25 + b31 + b32 + b33 + b34 + b35) (c32 + c42)
(a11 + a14 + a23 + a31 + a41 + a44) (b21 + b22 + b23 + b24 + b25 + b41 + b42 + b44 + b54) (c12 + c23 + c43)
(a12 + a14 + a15 + a23 + a31 + a42 + a43) (b21 + b22 + b23 + b24 + b25) (c11 + c21 + c31)
(a14) (b44 + b54) (c12 + c13 + c14 + c24 + c43)
(a21 + a24 + a25 + a31 + a41 + a44 + a45) (b54) (c24)
(a23 + a33 + a35 + a43 + a44 + a45) (b52) (c32)
(a21 + a31 + a41 + a44 + a45) (b11 + b12 + b13 + b14 + b15 + b41 + b42 + b43 + b44 + b45 + b52 + b55) (c15 + c45)
(a12 + a14 + a15 + a21 + a22 + a24 + a25 + a31 + a41 + a44 + a45) (b51 + b53) (c21)
)fmm";
};

using f5x5x4_73 = rotated<f4x5x5_73>;
using f5x4x5_73 = rotated<rotated<f4x5x5_73>>;

} // namespace fastmm::inline FASTMM_ABI::tables
