// Generated from factorizations/4x4x4_47.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f4x4x4_47 {
    static constexpr std::string_view text = R"fmm(name: 4x4x4_47
shape: 4x4x4
rank: 47
ring: Z2
source: AlphaTensor (Fawzi et al., Nature 610, 2022, data under CC-BY 4.0); holds modulo 2 only
a-sums: a14+a34 a14+a44 a11+a31 a13+a23 a32+s1 a22+a42 a31+a41 a23+a33 a12+a42 a43+s9 a22+s4 a41+s9 a21+s4 a33+s1 a22+s1 a43+s2 a33+s3 a33+s2 a14+a24 a21+s19 a41+s19 a32+s3
b-sums: b31+b32 b22+s1 b41+b44 b11+b13 b33+s3 b34+s3 b23+s4 b41+b42 b12+s1 b22+b24 b21+b24 b14+s11 b14+s8 b12+s8 b41+b43 b23+s15 b34+s11 b22+s15 b33+s4 b13+b14 b32+b33 b14+s3
c-sums: p40+p46 p21+p22 p20+p26 p18+p29 p28+p42 p27+s5 p27+s2 p31+p32 p28+p40 p25+p30 p23+p31 p22+p30 s8+s9 p1+p31 s11+s12 p15+p19 p24+s15 p16+p41 p43+s13 p18+p47 s4+s16 p19+p45 p14+p15 p35+p44 s3+s8 p16+s23 p20+s22 s11+s18
(a13) (b31) (c11 + c12 + c21)
(a13 + a22 + a23) (b21 + b24 + b34) (c14 + c21)
(a13 + a21 + a23) (b11 + b13 + b33) (c13 + c21)
(a13 + a23) (b11 + b13 + b21 + b24 + b31 + b33 + b34) (c21)
(a11) (b11) (c11 + c13 + c31)
(a11 + a31) (b11 + b12 + b14 + b21 + b24 + b31 + b32) (c31)
(a11 + a31 + a33) (b12 + b31 + b32) (c12 + c31)
(a11 + a12 + a13 + a22 + a23 + a31 + a32) (b21 + b24) (c14)
(a12 + a41 + a42) (b11 + b13 + b23) (c13 + c41)
(a12 + a42 + a43) (b22 + b31 + b32) (c12 + c41)
(a12 + a42) (b11 + b13 + b21 + b22 + b23 + b31 + b32) (c41)
(a11 + a12 + a13 + a21 + a23 + a41 + a42) (b11 + b13) (c13)
(a11 + a12 + a13 + a31 + a33 + a42 + a43) (b31 + b32) (c12)
(a41) (b12 + b13 + b23 + b41 + b42) (c33 + c41 + c43)
(a14 + a41 + a44) (b12 + b41 + b42) (c12 + c32 + c33 + c41 + c42 + c43)
(a14 + a44) (b12 + b33 + b41 + b42 + b43) (c22 + c33 + c41 + c42 + c43)
(a11 + a31 + a32) (b14 + b21 + b24) (c14 + c31)
(a14 + a32 + a34 + a41 + a44) (b41 + b42) (c12 + c32 + c33 + c42 + c44)
(a14 + a32 + a34) (b22 + b41 + b42) (c12 + c31 + c32 + c34 + c42 + c44)
(a14 + a34) (b22 + b34 + b41 + b42 + b44) (c22 + c31 + c32 + c34 + c44)
(a22) (b23 + b24 + b34 + b41 + b43) (c21 + c24 + c44)
(a14 + a22 + a24) (b23 + b41 + b43) (c13 + c21 + c23 + c24 + c43 + c44)
(a14 + a43 + a44) (b33 + b41 + b43) (c13 + c22 + c23 + c41 + c42 + c43)
(a14 + a21 + a23 + a43 + a44) (b33) (c13 + c22 + c23)
(a14 + a22 + a34 + a43) (b22 + b34 + b41 + b43) (c22 + c44)
(a33) (b12 + b32 + b34 + b41 + b44) (c22 + c31 + c32)
(a14 + a24) (b14 + b23 + b41 + b43 + b44) (c21 + c23 + c24 + c33 + c44)
(a14 + a21 + a24) (b14 + b41 + b44) (c14 + c21 + c23 + c24 + c33 + c34)
(a14 + a32 + a34 + a42 + a43) (b22) (c12 + c42 + c44)
(a14 + a22 + a24 + a43 + a44) (b41 + b43) (c13 + c22 + c23 + c43 + c44)
(a14) (b41) (c11 + c12 + c13 + c14 + c21 + c23 + c24 + c31 + c32 + c34 + c41 + c42 + c43)
(a14 + a33 + a34) (b34 + b41 + b44) (c14 + c22 + c24 + c31 + c32 + c34)
(a21 + a31 + a41) (b12 + b13 + b14) (c33)
(a14 + a22 + a24 + a41 + a42) (b23) (c13 + c43 + c44)
(a24 + a34 + a44) (b42 + b43 + b44) (c22 + c33 + c44)
(a14 + a22 + a23 + a33 + a34) (b34) (c14 + c22 + c24)
(a23 + a33 + a43) (b32 + b33 + b34) (c22)
(a22 + a32 + a42) (b22 + b23 + b24) (c44)
(a12) (b21) (c11 + c14 + c41)
(a14 + a21 + a24 + a33 + a34) (b41 + b44) (c14 + c22 + c24 + c33 + c34)
(a43) (b22 + b32 + b33 + b41 + b43) (c22 + c41 + c42)
(a21) (b13 + b14 + b33 + b41 + b44) (c21 + c23 + c33)
(a14 + a21 + a24 + a31 + a32) (b14) (c14 + c33 + c34)
(a14 + a24 + a32 + a41) (b14 + b23 + b41 + b42) (c33 + c44)
(a32) (b14 + b22 + b24 + b41 + b42) (c31 + c34 + c44)
(a14 + a21 + a33 + a44) (b12 + b33 + b41 + b44) (c22 + c33)
(a14 + a31 + a33 + a41 + a44) (b12) (c12 + c32 + c33)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
