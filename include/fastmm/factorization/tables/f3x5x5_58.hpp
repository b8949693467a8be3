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
source: found by `fastmm search 3x5x5 --rank 58 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 3x5x5_58.fmm` after 33.3 s; from: rank by Sedoglavic and Smirnov 2021; coefficients from the catalogue of A. Perminov (arXiv:2511.20317, MIT), walked on at fixed rank
a-sums: p31+p39 p3+p45 p24-p38 p18+s3 p13-p49 p16-p34 p51-s2 p31-p54 p43+p57 p14-s7 p47+s9 p48-s10 p2-p4 p24+p41 p22-p26 p8-p50 p27-p51 p16+p29 p13-p37 p12-s1 p30+p57 p52+s19 p6-p46 p44+s20 s14-s21 p25-s25 s8+s11 s16-s17 p35-s5 s6+s29 p23+s28 p1-s18
b-sums: b51-b23 b31-b33 b24-b54 b44-s3 b32-s2 b42-s4 b35-s5 b52-s1 b22+b23 b14-s6 b15+s7 b22-s1 b51-b52 b41-b43 b11-b13
c-sums: p34+p35 p11+s1 p18+p39 p18+p38 p14+p27 p25-p30 p12+s3 p35-p49 p5+p33 p43-p47 p25+p41 p37+p48 p19+s11 p57-s6 p4+s13 p47+p54 p22+p42 s9+s16 p1-p46 p31+s7 p56+s18 p45+p48 p1+p29 p1+s5 p51+s22 p21+s12 s10-s23 s24+s25 p17-s27 p24-s4 p13-s8 p3-s22
(-a31 - a32) (b11) (c11 + c12 + c21 + c24 - c31 - c32 - c34)
(a21 + a31 - a34) (b14 - b15 - b24 + b54) (c34)
(a12 + a13 + a15 + a22 + a23 + a25) (-b23 + b51) (c21 + c22 - c23)
(-a31 + a33 + a34) (b15) (c15 - c34 - c35)
(-a34) (b14 - b24 + b44 + b54) (c12 + c14 - c32 - c34)
(-a32 - a35) (b23) (c32 - c33)
(-a32) (b11 - b21 - b25 + b51) (c31)
(-a11 + a13 - a31 + a33) (b31 - b32 - b33 + b35) (c15)
(a21 + a33) (b15 + b34) (c25 + c34)
(a22) (b21 + b23 - b24 - b31) (c21)
(a24) (b34 + b41 - b43 - b44) (c14 - c24)
(a13 + a23 + a25) (-b33 + b51 - b52) (c12 - c13 - c22)
(-a12 - a14 - a22 - a23 - a32 - a33 - a34) (b25) (c31 - c35)
(a13 + a22 + a23) (-b22 - b23 + b31) (c11 + c12 - c22)
(-a24) (b34 - b45) (c25)
(a12 + a14 + a21 + a22 + a24 + a31 + a32) (b24) (c21 + c24)
(-a21) (b11 - b13 - b14 - b34) (c24 - c34)
(a23 + a25) (b33) (c12 - c13 - c22 + c23 + c25 - c33 - c35)
(-a34) (b15 + b41 - b43 + b45) (c15 - c35)
(-a13 + a24) (-b34 + b42) (c14 + c22)
(-a33) (b15 + b31 - b33 + b35) (c25 - c32 - c35)
(a13 + a14 + a34) (b42) (c12 + c14 + c15)
(-a11 - a31) (-b12 + b15 + b22 + b31 - b32 - b33 + b35 - b52) (c32)
(-a14 + a15 + a23 + a25 + a33 - a34 + a35) (b55) (c33 + c35)
(a14 - a15) (b43) (c13 - c14 + c15 - c23 + c24 - c33 - c35)
(-a14 - a34) (b25 + b42 - b45 - b55) (c15)
(a11 + a31 + a32) (b11 - b22 - b23 + b51) (c11 + c12 - c32)
(a12) (b21 - b22 - b23 - b41) (c11)
(a21 + a31 + a32) (b11 - b24) (c21 + c24 - c34)
(a14 - a15 + a24) (b43 - b54) (c14 + c23 - c24)
(a11 - a13 - a15 - a23 - a25 + a31 - a35) (-b23 + b51 - b52) (c12 - c13)
(-a15) (-b43 + b51 - b52 - b53) (c13)
(-a11 - a34) (-b14 + b24 + b42 - b44 - b54) (c12 + c14 - c32)
(-a12 - a14 - a24) (-b24 + b41) (c14 - c21 - c24)
(a12 + a14) (b41) (c11 + c14 - c15 - c21 - c24 - c31 + c35)
(a25) (-b33 + b51 + b53 + b54) (c23)
(a22 + a23 + a33) (b25 + b31) (c25 + c31 - c35)
(-a23 - a25 - a33) (b33 - b55) (c25 - c33 - c35)
(-a12 - a13 - a15 - a23 - a25) (b23) (c12 - c13 - c21 - c22 + c23)
(a11 - a14 - a24) (b24 + b42 - b44 - b54) (c14)
(-a14 + a15 - a34) (b43 + b55) (c15 - c33 - c35)
(-a13) (b31 - b32 - b33 + b42) (c12 + c15 - c22)
(a21 + a31 - a35) (b13 - b54) (c23 - c24 + c34)
(a13 + a23) (-b22 - b23 + b32 - b34 + b51 - b52) (c22)
(a12 + a13 + a15 + a22 + a23) (b51) (c11 + c12 - c21 - c22 + c23)
(a32 + a35) (b51) (c31 + c32)
(a31 - a35) (b13) (c12 - c13 - c23 + c24 - c32 + c33 - c34)
(-a22 - a23) (b31) (c11 + c12 - c21 - c22 + c25 + c31 - c35)
(a12 + a14 + a34) (b25 + b41) (c15 + c31 - c35)
(a11 + a31 - a33) (b15 + b31 - b32 - b33 + b35) (c15 + c32)
(-a11 - a12 - a13 - a22 - a23 - a31 - a32) (-b22 - b23 + b51) (c11 + c12)
(-a23 - a33) (b25 + b34 - b35 + b55) (c25)
(-a21 + a23 + a24) (b34) (c22 + c24 + c25)
(-a11 - a31 + a35) (b13 - b23 + b51 - b52) (c12 - c13 - c32)
(a35) (b13 - b23 + b53 - b55) (c33)
(-a11) (b11 - b12 - b13 + b14 - b24 - b42 + b44 + b54) (c12 - c32)
(a14 - a15 + a21 + a24 - a25 + a31 - a35) (b54) (c23 - c24)
(a21) (b12 + b34) (c22)
)fmm";
};

using f5x5x3_58 = rotated<f3x5x5_58>;
using f5x3x5_58 = rotated<rotated<f3x5x5_58>>;

} // namespace fastmm::inline FASTMM_ABI::tables
