// Generated from factorizations/4x4x4_49.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f4x4x4_49 {
    static constexpr std::string_view text = R"fmm(name: 4x4x4_49
shape: 4x4x4
rank: 49
ring: ZT
source: found by `fastmm search 4x4x4 --rank 49 --ring ZT --seed 1 --threads 1 --objective rank,additions --from ww.fmm` after 0.7 s; from: Winograd's form of Strassen's algorithm, composed with itself
a-sums: a33-a43 a11-a21 a23+a24 a21+a22 a11-a31 a43+a44 a42+a44 a32+a34 a12-a32 a33-s5 a13-s3 a31-a41 a41+a42 a22-s7 s2-s12 s1-s15 s14+s16 a12-s8 s1+s12 s4-s13 a22-a42 s7-s19 a13-a23 a44-s1 s17-s18 a22-s2 s6-s20 a14+s11 s15-s21
b-sums: b13-b14 b23-b43 b33-b34 s1-s3 b21-b23 b21-s2 b14-b24 b11-b13 b11-b12 b22-b24 b44+s10 b32-b42 s4-s9 b31-s12 b34-b44 b22+s9 b12-b22 s7-s17 b24-b44 s4+s19 b31-b32 b33+s8 s15-s18 b41-s6 s11-s13 s1-s9 b44+s3 s14-s25 s10-s26
c-sums: c34+c44 c32+c42 c12+c22 c21+s3 c14+c34 c13+c33 c32+s5 c43+c44 c41+c43 c31+s6 c14+c24 s1+s11 c11+s10 c31+c33 c23+s9 s2+s12 c23+c24 s15+s16 c41+c42 s1+s2 c23+c43 s8+s17 s12+s21 s9+s20 c23+s11 s4+s18 c21+c22 c41+s2 s19+s22
(a11) (b11) (c11 + c12 + c13 + c14 + c21 + c22 + c23 + c24 + c31 + c32 + c33 + c34 + c41 + c42 + c43 + c44)
(a12) (b21) (c11 + c13 + c31 + c33)
(a11 + a12 - a21 - a22) (b22) (c12 + c14 + c32 + c34)
(a22) (b11 - b12 - b21 + b22) (-c21 - c23 - c41 - c43)
(a21 + a22) (-b11 + b12) (c12 + c14 + c22 + c24 + c32 + c34 + c42 + c44)
(-a11 + a21 + a22) (b11 - b12 + b22) (c12 + c14 + c21 + c22 + c23 + c24 + c32 + c34 + c41 + c42 + c43 + c44)
(a11 - a21) (-b12 + b22) (c21 + c22 + c23 + c24 + c41 + c42 + c43 + c44)
(a13) (b31) (c11 + c12 + c21 + c22)
(a14) (b41) (c11)
(a13 + a14 - a23 - a24) (b42) (c12)
(a24) (b31 - b32 - b41 + b42) (-c21)
(a23 + a24) (-b31 + b32) (c12 + c22)
(-a13 + a23 + a24) (b31 - b32 + b42) (c12 + c21 + c22)
(a13 - a23) (-b32 + b42) (c21 + c22)
(a11 + a13 - a31 - a33) (b33) (c13 + c14 + c23 + c24)
(a12 + a14 - a32 - a34) (b43) (c13)
(a11 + a12 + a13 + a14 - a21 - a22 - a23 - a24 - a31 - a32 - a33 - a34 + a41 + a42 + a43 + a44) (b44) (c14)
(a22 + a24 - a42 - a44) (b33 - b34 - b43 + b44) (-c23)
(a21 + a22 + a23 + a24 - a41 - a42 - a43 - a44) (-b33 + b34) (c14 + c24)
(-a11 - a13 + a21 + a22 + a23 + a24 + a31 + a33 - a41 - a42 - a43 - a44) (b33 - b34 + b44) (c14 + c23 + c24)
(a11 + a13 - a21 - a23 - a31 - a33 + a41 + a43) (-b34 + b44) (c23 + c24)
(a33) (b11 - b13 - b31 + b33) (-c31 - c32 - c41 - c42)
(a34) (b21 - b23 - b41 + b43) (-c31)
(a33 + a34 - a43 - a44) (b22 - b24 - b42 + b44) (-c32)
(a44) (b11 - b12 - b13 + b14 - b21 + b22 + b23 - b24 - b31 + b32 + b33 - b34 + b41 - b42 - b43 + b44) (c41)
(a43 + a44) (-b11 + b12 + b13 - b14 + b31 - b32 - b33 + b34) (-c32 - c42)
(-a33 + a43 + a44) (b11 - b12 - b13 + b14 + b22 - b24 - b31 + b32 + b33 - b34 - b42 + b44) (-c32 - c41 - c42)
(a33 - a43) (-b12 + b14 + b22 - b24 + b32 - b34 - b42 + b44) (-c41 - c42)
(a31 + a33) (-b11 + b13) (c13 + c14 + c23 + c24 + c33 + c34 + c43 + c44)
(a32 + a34) (-b21 + b23) (c13 + c33)
(a31 + a32 + a33 + a34 - a41 - a42 - a43 - a44) (-b22 + b24) (c14 + c34)
(a42 + a44) (-b11 + b12 + b13 - b14 + b21 - b22 - b23 + b24) (-c23 - c43)
(a41 + a42 + a43 + a44) (b11 - b12 - b13 + b14) (c14 + c24 + c34 + c44)
(-a31 - a33 + a41 + a42 + a43 + a44) (-b11 + b12 + b13 - b14 - b22 + b24) (c14 + c23 + c24 + c34 + c43 + c44)
(a31 + a33 - a41 - a43) (b12 - b14 - b22 + b24) (c23 + c24 + c43 + c44)
(-a11 + a31 + a33) (b11 - b13 + b33) (c13 + c14 + c23 + c24 + c31 + c32 + c33 + c34 + c41 + c42 + c43 + c44)
(-a12 + a32 + a34) (b21 - b23 + b43) (c13 + c31 + c33)
(-a11 - a12 + a21 + a22 + a31 + a32 + a33 + a34 - a41 - a42 - a43 - a44) (b22 - b24 + b44) (c14 + c32 + c34)
(-a22 + a42 + a44) (b11 - b12 - b13 + b14 - b21 + b22 + b23 - b24 + b33 - b34 - b43 + b44) (-c23 - c41 - c43)
(-a21 - a22 + a41 + a42 + a43 + a44) (-b11 + b12 + b13 - b14 - b33 + b34) (c14 + c24 + c32 + c34 + c42 + c44)
(a11 - a21 - a22 - a31 - a33 + a41 + a42 + a43 + a44) (b11 - b12 - b13 + b14 + b22 - b24 + b33 - b34 + b44) (c14 + c23 + c24 + c32 + c34 + c41 + c42 + c43 + c44)
(-a11 + a21 + a31 + a33 - a41 - a43) (-b12 + b14 + b22 - b24 - b34 + b44) (c23 + c24 + c41 + c42 + c43 + c44)
(a11 - a31) (-b13 + b33) (c31 + c32 + c33 + c34 + c41 + c42 + c43 + c44)
(a12 - a32) (-b23 + b43) (c31 + c33)
(a11 + a12 - a21 - a22 - a31 - a32 + a41 + a42) (-b24 + b44) (c32 + c34)
(a22 - a42) (-b13 + b14 + b23 - b24 + b33 - b34 - b43 + b44) (-c41 - c43)
(a21 + a22 - a41 - a42) (b13 - b14 - b33 + b34) (c32 + c34 + c42 + c44)
(-a11 + a21 + a22 + a31 - a41 - a42) (-b13 + b14 - b24 + b33 - b34 + b44) (c32 + c34 + c41 + c42 + c43 + c44)
(a11 - a21 - a31 + a41) (b14 - b24 - b34 + b44) (c41 + c42 + c43 + c44)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
