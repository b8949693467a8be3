// Generated from factorizations/5x5x5_93.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f5x5x5_93 {
    static constexpr std::string_view text = R"fmm(# fastmm search 5x5x5 --rank 93 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 5x5x5_93_ZT_seed51.txt
# after 136.0 s, from a scheme of rank 93
# additions 340 after sharing, nonzeros 1218, growth factor 965
name: 5x5x5_93
shape: 5x5x5
rank: 93
ring: ZT
source: found by `fastmm search 5x5x5 --rank 93 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 5x5x5_93_ZT_seed51.txt` after 136.0 s; from: a walk of fastmm among cyclic schemes modulo 2 (cyclic_walk, cyclic_start(5, 3), seed 51, periods 2^15, 36 spare terms, 1854 s of a loaded core; the rank is that of Moosbauer and Poole 2025), lifted
a-sums: p81-p91 p2+p23 p68+p86 p82-p83 p29+p59 p87+s2 p19+p45 p79-s5 p4+p62 p13+s6 p54+p66 p46+p75 p42+p78 p35+p73 p34+p36 p50-s4 p9+p14 p31+p84 p52-s16 p5+s18 p67-s8 s17+s20 p3+p88 p57+s22 p76+p81 p41-s21 p7-s3 p69+s26 p56+s28 p16+s23 p32-s12 s25+s31 p60+s32 p43+s27 p37+p89 s24+s29 p24+p93 p10+p55 p72+s13 s35+s37 p8+s36 p61+s40 p22+s24 s7+s39 s14-s44 p74+s33 p40-s11 p3+s6 p21+p30 p15+p17 p20+p51 s47+s50 p26-s19 p70+s52 p39-s51 s54+s55 s9-s30 s56-s57 s34+s53 p27+s58 p44+s38 p90-s59 s9+s51 p65+s62 p64+s53 p58+s60 s41-s60 p49-s61 s48+s52 p11-s64 s10+s63
b-sums: p24+p47 p11+p43 p7+p16 p4+p62 p1+p64 p76+p91 p40+p70 p18+p87 p13+p28 p23+p78 p27-p71 p26+p63 p5+p22 p2+s7 p38+s3 p25+p89 p20+p51 p9+p14 p82+s16 p29+s19 p68+s18 p6+s21 p41+p49 p56+s23 p79+s24 p86+s25 p37+s12 p21-s27 s2-s28 p10+p59 p39+p53 p32+s31 p72+s32 p19+s33 s4+s26 p52+s35 p61+s5 p30-s29 p61+s6 p31+p84 p81+s39 p35+s34 p57-s40 p15-s41 s38-s43 p42+s42 s4+s17 p71-s45 p45+s34 s9+s14 s49+s50 s10+s51 p90+s37 p46+s52 p66+s54 p50+p88 s30+s56 p93+s57 p48+s58 p75+p85 s15+s59 s17+s60 p54+s62 p55+s59 p34+s63 p77+s36 s36+s61 p67+s64 p85+s25 s8+s63
c-sums: c12+c22 c13-s1 c23-c53 c41+c43 c33+c35 c12+c52 c41-c45 c55-s3 c21-c51 c25+s7 c23-s4 c34-s5 c23+s2 c14+c54 c24-c44 c15+s1 c25-s8 c32-c33 c31-c35 s11-s15 c24-c54 c22-c42 c13-s6 c11+s1 c14-s2 c42-c43 c11+c21 c55+s9 s12+s17 s13-s14 s8+s16 c41-s22 s21-s29 c44-s4 c53+s23 c11+s6 c12-c13 c51-s3 c23-c43 c22-c32 c15+s6 c25-s28 c33-s3 s24+s38 s10-s27
(a43) (b31 - b32 - b33 + b35) (c41)
(a21 + a41 + a51 - a24 - a44) (b14 + b15 + b25 + b45 - b55) (c21 - c41 - c51 - c43 + c44 - c25 + c55)
(a13 + a33 - a53 - a24 - a34 - a44 - a25 - a35 - a45) (b32 + b42) (-c22)
(a21 + a31 + a41 - a13 - a33 + a53 + a25 + a35 + a45) (b12 + b13 + b33 + b43 + b14 + b34 + b44) (c12 + c22 - c13)
(a22 + a32 + a42 - a33 + a25 + a35 + a45) (b24 + b35 + b55) (c23 - c33 - c53 + c34 + c25 - c35 - c55)
(a52 - a54) (b23 + b45 - b55) (-c12 - c52 - c15 - c55)
(a33 - a53 + a54 - a35 + a55) (b13 + b23 + b43 - b53 + b14 + b44) (c12 + c22 - c32 - c13 - c23 + c33 + c14 + c54)
(a22 + a25 + a45) (b24) (-c23 + c33 + c53 + c24 - c34 - c54 - c25 + c35 + c55)
(a22 + a32 + a42 - a13 - a33 + a53 + a25 + a35 + a45) (b22 + b23 - b35 - b55) (c12 + c22 + c15)
(a12 - a22 - a52) (b12 + b22 + b42 - b52 + b13 + b23 + b43 - b53 + b14 + b24 + b44 - b54) (c14)
(a54 + a55) (b31 + b41 - b33 - b53 + b35 + b55) (c11 + c51 + c12 + c52)
(a42 + a45) (b21 + b25) (-c25 + c45)
(a21 + a41 + a51) (b15 + b25 + b45 - b55) (c43 - c44 + c45)
(a22 + a32 + a42 - a33 + a53 + a25 + a35 + a45) (b23 - b35 - b55) (-c12 - c22 + c23 - c53 - c15 - c55)
(a23 + a33 + a43 - a24 - a34 - a44 - a25 - a35 - a45) (b43 - b45) (-c31 + c35)
(a33 - a53 - a25 - a35 - a45) (b13 + b23 + b43 - b53 + b14 + b34 + b44) (-c12 - c22 + c13 + c23 - c14 - c54)
(a23 + a33 + a43 - a24 - a34 - a44 - a25 - a35 - a45) (b32) (c41 + c42)
(a21 - a24) (b11 + b14 + b15) (c21 - c41 - c51 + c23 - c43)
(a21 + a51) (b11 + b21 + b41 - b51 + b15 + b25 + b45 - b55) (c11 + c21 - c41 + c23 - c43 - c24 + c44)
(a21 + a31 + a41 - a23 - a33 - a43 + a25 + a35 + a45) (b33 + b43 + b14 + b34 + b44 + b15) (-c41 - c43)
(a13 + a33 - a53) (b32 + b52 + b33 + b53 - b35 - b55) (c11 + c12 + c22)
(a32 - a33 + a35) (b24 + b55) (-c23 + c33 + c53 - c25 + c35 + c55)
(a21 + a41 + a51 - a52 - a24 - a44) (b25 + b45 - b55) (-c21 + c41 + c51 + c25 - c45 - c55)
(a11 - a51 - a14 + a54) (b12 + b13 + b14) (-c12 - c52 + c13)
(a11 - a12) (b22 + b23 + b15 + b45 - b55) (c15)
(a13 + a33 - a53 - a14 + a54 - a15 + a55) (b31 - b32 - b52 - b33 - b53 + b35 + b55) (c11 + c12 + c22 - c32)
(a33 - a25 - a35 - a45) (b24 - b34 - b54) (c24 - c54)
(a12) (b15 + b25 + b45 - b55) (-c11 - c21 + c41 + c15 + c25 - c45)
(a12 - a22 - a42 - a52 + a15 - a25 - a45 - a55) (b22 + b23) (c12 + c22 - c42 + c15)
(a33 - a53) (b33 + b53 - b35 - b55) (-c11 - c51 - c12 - c22 + c23 - c53)
(a22 + a32 + a42 - a23 - a33 + a25 + a35 + a45) (b21 + b25 - b35 - b55) (c41 + c25 - c45)
(a23 + a33 - a24 - a25 - a35) (b11 + b21 + b41 - b51 + b14 + b44 + b15 + b25 + b45 - b55) (c31 - c41 + c23 - c43 - c24 + c44)
(a51) (b14) (c23 - c33 - c53 - c24 + c34 + c54 + c25 - c35 - c55)
(a31 - a34) (b43 + b44) (-c33 - c35)
(a11 - a21 - a51) (b11 + b41 - b51) (c11)
(a31 - a51 - a34) (b14) (-c33 + c34 - c35)
(a11 - a14 + a54 + a55) (b31 + b41 - b32 - b52 - b33 - b53 + b35 + b55) (-c11 - c12 - c52)
(a54) (b13 + b23 + b43 - b53 + b14) (-c12 - c52 + c13 + c53 - c14 - c54)
(a23 + a33 - a25 - a35 - a45) (b11 + b21 + b41 - b51 + b14 + b34 + b44 + b15 + b25 + b45 - b55) (c41 - c23 + c43 + c24 - c44)
(a23 + a33 + a43 - a24 - a44 - a25 - a35 - a45) (b14 + b44 + b15 + b25 + b45 - b55) (-c31 + c41 + c43 - c44 + c35)
(a22 + a52 + a25 + a45 + a55) (b13 + b23 + b43 - b53 + b14 + b44 - b54) (-c12 - c22 + c42 + c13 + c23 - c43 - c14 - c54)
(a21 + a51 - a24 + a55) (b41 - b51) (-c51)
(a33 - a53 + a54 + a55) (b31 - b33 - b53 + b35 + b55) (-c11 - c51 - c12 - c22 + c32 + c23 - c33 - c53)
(a12 - a22 - a52) (b21) (-c21 + c41 + c25 - c45)
(a21 + a51 - a12) (b21 + b15 + b25 + b45 - b55) (-c11 - c21 + c41 + c25 - c45)
(a32 - a23 - a33 + a24 + a25 + a35) (b21 + b25 - b55) (c31 - c41 - c25 + c45)
(a51 - a54) (b13 + b14) (-c12 - c52 + c13 + c53)
(a11) (b12 + b22 + b42 - b52 + b13 + b23 + b43 - b53) (c13 - c14)
(a22 + a52) (b13 + b23 + b43 - b53 + b14 + b24 + b44 - b54) (c14 + c54)
(a13 + a33 - a53 - a14 + a54 - a15 - a35 + a55) (b12 + b22 + b42 - b52 + b13 + b23 + b43 - b53 + b14 + b44) (-c12 - c22 + c32 + c13 - c14)
(a21 + a31 + a41 - a23 - a33 + a25 + a35 + a45) (b11 + b33 + b43 + b14 + b34 + b44 + b15) (c41 - c23 + c43)
(a31 - a13 - a33 + a53 + a14 - a54 + a15 + a35 - a55) (b12 + b13 + b43 + b14 + b44) (-c12 - c22 + c32 + c13)
(a45) (b11 + b21 + b41 - b51 + b14 + b44 - b54 + b15 + b25 + b45 - b55) (-c23 + c43 + c24 - c44)
(a31 - a23 - a33 - a43 + a24 + a44 + a25 + a35 + a45) (b43 + b14 + b44 + b15) (-c31 + c41 + c43 + c35)
(a12 - a22 - a52) (b22 + b42 - b52) (c12 - c13)
(a41 + a22 + a52 + a25 + a45 + a55) (b13 + b43 - b53 + b14 + b44 - b54) (c12 + c22 - c42 - c13 - c23 + c43)
(a22 + a32 + a42 + a25 + a35 + a45) (b35 + b55) (c33 - c34 + c35)
(a33 - a35) (b24 - b54) (-c24 + c34 + c54)
(a12 - a22 - a52 + a15 - a25 - a45 - a55) (b12 + b22 + b42 - b52 + b13 + b23 + b43 - b53 + b14 + b44 - b54) (-c12 - c22 + c42 + c13 - c14)
(a23 + a33 - a24 - a25) (b51) (-c21 + c31)
(a11 - a14) (b31 + b41 - b32 - b42 - b33 - b43 + b35 + b45) (c12 + c52)
(a21 + a31 + a41 - a33 + a53 + a25 + a35 + a45) (b13 + b33 + b43 + b14 + b34 + b44) (-c12 - c22 + c13 + c23)
(a11 + a15) (b31 + b51 - b32 - b52 - b33 - b53 + b35 + b55) (c11)
(a13 - a14 - a15) (b31 - b32 - b33 + b35) (-c12 - c22 + c32)
(a53 - a54 - a55) (b32) (-c22 + c32 + c52)
(a32 - a23 - a33 - a43 + a24 + a44 + a25 + a35 + a45) (b25 - b55) (-c31 + c41 + c35 - c45)
(a12 - a22 - a52 - a44 + a15 - a25 - a45 - a55) (b42 - b52) (c22 - c42)
(a32 - a33 + a53 - a54 + a35 - a55) (b23 - b55) (c12 + c22 - c32 - c23 + c33 + c53 + c15 + c55)
(a22 + a42 + a52 + a25 + a45 + a55) (b23) (c12 + c22 - c42 - c23 + c43 + c53 + c15 + c55)
(a23 + a33 + a43 - a25 - a35 - a45) (b14 + b34 + b44 + b15 + b25 + b45 - b55) (-c41 - c43 + c44)
(a33) (b34 + b54 + b35 + b55) (c34)
(a21 + a51 - a24) (b11 + b21 + b41 - b51 + b14 + b15 + b25 + b45 - b55) (-c21 + c41 + c51 - c23 + c43 + c24 - c44)
(a11 - a21 - a51) (b12) (c12 - c13)
(a23 + a33) (b31 + b51) (c21)
(a31 - a23 - a33 + a24 + a25 + a35) (b11 + b43 + b14 + b44 + b15) (c31 - c41 + c23 - c43)
(a23 + a33 - a24 - a34 - a25 - a35) (b41 - b43 + b45) (-c31 + c41 - c22 + c42)
(a34) (b14 + b44) (-c33 + c34 - c35)
(a21 + a51 - a52 - a24) (b21 + b25 + b45 - b55) (c21 - c41 - c51 - c25 + c45)
(a41 - a12 + a22 + a52 - a15 + a25 + a45 + a55) (b12 + b13 + b43 - b53 + b14 + b44 - b54) (-c12 - c22 + c42 + c13)
(a42) (b24) (-c23 + c33 + c53 - c34 + c44 - c25 + c35 + c55)
(a23 + a33 - a24 - a34 - a44 - a25 - a35 - a45) (b41 + b32 - b43 + b45) (-c41 + c22 - c42)
(a32 - a13 - a33 + a53 + a14 - a54 + a15 + a35 - a55) (b22 + b23 - b55) (-c12 - c22 + c32 - c15)
(a13 + a33 - a53 - a14 - a34 + a54 - a15 - a35 + a55) (b42) (c22 - c32)
(a22 + a32 + a42 - a23 - a33 - a43 + a25 + a35 + a45) (b25 - b35 - b55) (-c41 + c45)
(a41 + a45) (b11 + b43 - b53 + b14 + b44 - b54 + b15) (c23 - c43)
(a31 - a33 + a53 - a54 + a35 - a55) (b13 + b43 + b14 + b44) (c12 + c22 - c32 - c13 - c23 + c33)
(a21 + a41 - a24 - a44) (b14 + b15) (-c21 + c41 + c51 + c43 + c25 - c55)
(a13 + a33 - a53 - a25 - a35 - a45) (b12 + b22 + b42 - b52 + b13 + b23 + b43 - b53 + b14 + b34 + b44) (c12 + c22 - c13 + c14)
(a11 - a52 - a14 + a54) (b22 + b23 + b45 - b55) (-c12 - c52 - c15)
(a53 - a54 - a55) (b31 - b33 + b35) (c23 - c33 - c53)
(a44 + a45) (b41 - b52 - b43 + b45) (c22 - c42)
(a33) (b31) (-c21 + c31 + c51 - c23 + c33 + c53)
(a11 - a14 + a54) (b12 + b22 + b42 - b52 + b13 + b23 + b43 - b53 + b14) (c12 + c52 - c13 + c14)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
