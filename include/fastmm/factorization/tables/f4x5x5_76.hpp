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
source: found by `fastmm search 4x5x5 --rank 76 --ring ZT --seed 1 --threads 1` after 499.2 s, and of that by the same with `--objective rank,additions --from 4x5x5_76.fmm` after 169.7 s; the rank is that of AlphaTensor (2022)
a-sums: p55+p70 p10+p13 p15+p24 p25+p50 p26+s4 p59+p65 p29+p63 p31+p66 p41+p71 p70-s8 p3+p57 p68-p70 p58+p74 p48+p56 p6+p69 p60+s9 p50+p52 p1+p38 p49+s17 p18+s19 p10+p51 p38+p46 s5+s21 p43-s22 p62+s6 s10-s24 p8+s14 s25+s27 p5+p19 p21+p56 p40+p47 p35+s26 p39+s1 p42+p53 p11-s34 p27-s35 p46-s18 p4+s37 p33-s6 s15+s29 p9+s36 p70+p71 p16-s31 p29+p74 p75+s40 p12-s41 p71+s3 p22+s44 p45+s30 s38-s39 s2+s33 p37-s50
b-sums: p29+p63 p8+p37 p4+p37 p18+p52 p9+p12 p30+s5 p35+p66 p8-p32 p69+s1 p26+p76 p3+p57 p22+s9 p18+s7 p12+p21 p19+p61 p5+p75 p6+s15 p46-s7 p19+s16 s9+s11 p2+s13 p25+s10 p58+p74 p64+p73 p1+p4 p3+p14 s14+s24 p31+p66 p50+s22 p61+s3 s12+s23 p48-s8 p67+s27 p75+s26 s4+s29 s17+s31 s19-s35 s18+s30 p45+s33 s11+s28 p56-s14 p17+s41 s22+s25 p38+s25 p23+s40
c-sums: c21+c41 c24-c25 c13-c43 c42-s3 c23+s4 c22-s2 c41+s4 c23-c25 c32+c33 c11-s1 c33+c43 c32+c35 c12+s12 s8-s10 c45+s3 c14-c44 c12+s16 c32+c42 c15-s16 c42+s12 c31+s9 c31+s1 c34+s18 c24-s17 c14+c34 c31+c41 c22+s24 c45-s19 c45-s11 s8+s22 s20+s28 c11+s17 c33-c42 c12+s21 c22+s23 s5+s27 c15-s25
(a31 - a34 + a35 - a45) (b11 - b13 + b21 - b51) (-c33 + c41 + c42)
(a24) (b22 + b32 - b42) (c12 + c13 + c14 - c22 - c23 - c24 - c42 - c43 - c44)
(a13 - a24) (b11 - b14 - b15 + b22 - b31 + b32 - b42 + b44) (c12 + c14 - c24 - c44)
(a34 - a35 + a45) (b11 - b13 + b21 + b42 - b43 - b45 - b51 + b52) (-c33 + c42)
(a11 + a13 + a14 - a31 - a34) (b12 - b14 - b15) (-c31 - c32 - c33)
(a11 + a13 + a14) (b21 - b41 - b51) (-c11 - c12 - c31 - c32 - c33)
(a21) (b15) (c22 - c24 + c25)
(a14 + a44) (b23 - b43 - b44 - b53 - b54 - b55) (-c13)
(a22 - a23 + a43) (b23 + b25 + b35) (c23 + c45)
(a12 + a14 + a22 + a24 + a25 - a32 - a35) (b21) (c21 + c23 - c25)
(a11 - a22 + a23 + a41 + a42 - a43) (b15 + b24) (-c14 + c15 + c44)
(a23 - a43) (b23 + b24 + b25 + b33 + b34 + b35 - b53 - b54 - b55) (c23)
(a12 + a14 + a24) (b21 + b45) (c11 - c21 - c23 + c25 - c41)
(a13) (b22 + b32 - b34 - b35 - b42 + b44) (-c14 + c24 + c44)
(a15 - a33 - a35) (b24 + b52 - b54) (c34)
(a13 - a22 + a23) (b24 - b35) (c14 - c15 - c24 - c44)
(a45) (b53 + b55) (c33 + c43 - c44)
(a23 + a24 - a33) (b11 - b12 + b15 + b22 - b31 + b32) (c22)
(a11 + a13 + a14 - a34) (b12 - b14 - b15 + b21 - b41 - b51) (c12 + c31 + c32 + c33)
(a15 - a34) (b44 + b52) (c12 - c34)
(a23 + a25 - a43) (b24 + b34 - b53 - b54 - b55) (-c23 - c44)
(a11 + a21) (b11 + b21 - b41) (c11 + c12 + c13 + c14 - c41 - c42 - c43 - c44)
(a21) (b11 - b31) (-c11 - c12 - c13 - c14 + c21 + c22 + c23 + c24 + c41 + c42 + c43 + c44)
(a15 - a32 - a35) (b24 + b55) (-c14 + c15 - c34)
(a25 - a31 + a34 - a35) (b11 - b12 + b15 + b21 - b51) (c31 + c32 + c34 + c41 + c42)
(a25 + a34 - a35) (b11 - b12 + b15 + b21 - b51 + b52) (-c32 - c34 - c42)
(a22 - a23 - a42 + a43) (b15 - b23 - b25) (c45)
(a24) (b31 - b41 - b45) (c11 - c21 - c41)
(a11 + a14 - a15 + a21 + a24) (b11 - b14 - b15 + b21 - b41) (-c11 - c12 - c14 + c44)
(a22) (b21 + b25 + b35) (-c23 + c25)
(a21 + a24 - a33 + a43) (b11 - b13 - b31) (c13 - c23 - c41 - c42 - c43)
(a15) (b44 + b54 + b55) (-c13 + c14 + c34)
(a32 + a35 - a45) (b23 + b55) (c33 + c43 - c45)
(a32 + a35) (b55) (-c14 + c15 - c21 - c23 + c25 - c31 - c33 - c34 + c35 - c41 - c43 + c45)
(a33 - a43) (b22 + b32 - b33 - b42 + b43 + b45) (-c13 + c23 + c43)
(a32) (b22 - b25 + b55) (-c35)
(a35 - a45) (b23 + b42 - b43 - b45 + b52 - b53) (-c33)
(a31 + a33 - a34 + a35 - a41 - a43 - a44 - a45) (b11 - b13) (-c41)
(a12 + a14) (b45) (-c11 + c12 - c13 + c15 + c21 + c23 - c25 + c32 + c35 + c41 + c43 - c45)
(a22 - a23 + a33) (b22 + b35) (c22 + c32 + c35 + c42)
(a11 + a41) (b13) (c41 + c42 + c43)
(a22 - a23 - a41 - a42 + a43) (b15) (-c14 + c15 - c32 - c35 - c42 + c44 - c45)
(a13 - a33 + a43) (b33) (c13)
(a12) (b24 + b25 - b45) (c15)
(a13 + a23 + a25) (b24 + b34) (c24 + c44)
(a33 + a34 - a35 - a43 - a44 + a45) (b42 - b43 - b45) (-c42)
(a22 - a23) (b35) (-c14 + c15 - c22 + c24 - c25 - c32 - c35 - c42 + c44 - c45)
(a14 - a15 + a44) (b44 + b53 + b54 + b55) (-c13 + c44)
(a21 + a23 + a24) (b31) (c21 + c31 + c41)
(a21 + a23 + a24 + a25 - a31 - a33 + a34 - a35) (b11 - b12 + b15) (-c31 - c41)
(a25 - a32 - a35) (b21 + b55) (-c21 - c23 + c25 - c31 - c41)
(a21 + a23 + a24 - a33) (b11 - b12 + b15 - b31) (-c22 + c31 + c41)
(a22 - a23 + a31 - a41 - a42 + a43) (b15 - b22) (c32 + c35 + c42)
(a25) (b51 + b55) (c21 + c31 + c41)
(a12 + a14 - a34) (b22 - b45) (c12 + c32 + c35)
(a14 - a15 + a23 + a25 - a43 + a44 - a45) (b53 + b54 + b55) (-c44)
(a13 - a21 - a24) (b11 - b14 - b15 - b31) (-c11 - c12 - c14 + c24 + c44)
(a24 - a44) (b11 - b13 + b21 - b41 + b43 + b45) (c13 - c42 - c43)
(a12 + a14 - a32 - a35 + a42 + a44 + a45) (b21) (c41)
(a11 + a41) (b14 - b24) (c44)
(a34) (b21 - b41 + b42 - b45 - b51 + b52) (c12 + c32 + c33)
(a12 + a14 + a44) (b23 + b45) (c13 - c43 + c45)
(a14 - a15 + a24) (b11 - b14 - b15 + b21 - b41 + b44) (c12 + c14 - c44)
(a25 + a33) (b24 + b34 + b52 - b54) (c22 + c32 + c34 + c42)
(a12 + a14 - a32 - a35 + a42 + a44 + a45) (b23) (c43 - c45)
(a24 - a33 + a43) (b11 - b13 + b22 - b31 + b32 - b42 + b43 + b45) (-c13 + c23 + c42 + c43)
(a25) (b24 + b34 - b54) (-c22 + c23 - c24 - c32 - c34 - c42)
(a31 - a41) (b12 - b13 - b22) (-c42)
(a11 + a13 + a14 - a15) (b11 - b14 - b15 + b21 - b41 - b51) (c11)
(a12 + a14 - a31 - a32 + a33 - a34 + a41 + a42 - a43) (b22) (-c32 - c35)
(a11 + a12 - a13 + a15 - a32 - a35 + a41 + a42 - a43) (b24) (c14 - c15)
(a33) (b33) (c23 + c33 + c43)
(a33) (b24 - b32 + b34 + b35 + b52 - b54) (-c22 - c32 - c42)
(a11 + a21 + a24 - a44) (b11 - b13 + b21 - b41) (-c13 + c41 + c42 + c43)
(a13 + a14 - a34) (b12 - b14 - b15 + b22 - b42 + b44) (-c12)
(a31) (b11 - b12 + b14 + b15 + b21 - b51) (c31 + c32 + c33 + c34)
)fmm";
};

using f5x5x4_76 = rotated<f4x5x5_76>;
using f5x4x5_76 = rotated<rotated<f4x5x5_76>>;

} // namespace fastmm::inline FASTMM_ABI::tables
