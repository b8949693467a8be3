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
source: found by `fastmm search 4x4x4 --rank 47 --ring Z2 --seed 1 --threads 1 --objective rank,additions` after 162.4 s
a-sums: a21+a44 a23+a33 a24+a44 a21+a41 a33+a43 a11+s4 a13+a33 a14+s3 a12+a32 a31+s1 a22+s2 a42+s5 a34+s10 s1+s7 s9+s13 s8+s11 s6+s12 a34+a44 a21+a31
b-sums: b11+b12 b31+b33 b41+b44 b41+b43 b31+b32 b11+b14 b34+s3 b42+s1 b13+s2 b24+s4 b23+s5 b22+s1 b23+s4 b24+s6 b24+s3 b22+s6 b22+s5 b13+b14 b42+b43 b23+s2 b32+b34
c-sums: c11+c31 c11+c32 c23+c33 c11+s3 c11+c33 c41+s1 c21+s1 c22+s7 c24+c34 c44+s6 c42+s8 c12+c32 c42+s12 c13+s3 c14+s13 c43+s6 c34+s10 c42+s2 c23+s16 c22+s14 s14+s15 s7+s9
(a21) (b11 + b12 + b14 + b34 + b42) (c11 + c21 + c22 + c24 + c31 + c34 + c42)
(a13) (b31 + b32 + b33 + b34) (c12 + c13 + c23 + c32 + c33 + c42)
(a11 + a21 + a41) (b12 + b13 + b22 + b31 + b33) (c11 + c32 + c42)
(a34 + a44) (b11 + b12 + b24 + b42 + b44) (c11 + c21 + c24 + c31 + c34)
(a11 + a13 + a21 + a33 + a41 + a42 + a43) (b31 + b33) (c12 + c32 + c42 + c43)
(a11 + a21 + a33 + a41 + a42 + a43) (b11 + b14 + b22 + b31 + b33) (c12 + c32 + c42)
(a23 + a33 + a44) (b34 + b41 + b44) (c11 + c23 + c24 + c31 + c41 + c43)
(a21 + a31 + a44) (b13 + b41 + b43) (c11 + c31 + c33 + c34 + c41 + c44)
(a21 + a33 + a43) (b11 + b14 + b34) (c11 + c21 + c22 + c31 + c42 + c44)
(a24 + a34 + a44) (b41) (c11 + c21 + c24 + c33)
(a23 + a33) (b23 + b33 + b34 + b41 + b44) (c11 + c23 + c31 + c41 + c43)
(a12 + a14 + a21 + a31 + a32 + a34 + a44) (b41 + b43) (c14 + c33)
(a44) (b13 + b34 + b41 + b43 + b44) (c11 + c23 + c31 + c34 + c41 + c43 + c44)
(a22 + a32 + a42) (b21) (c11 + c31)
(a33 + a43) (b11 + b14 + b22 + b32 + b34) (c11 + c21 + c22 + c31 + c42)
(a22 + a33 + a43) (b22 + b31 + b32) (c11 + c21 + c22 + c31)
(a21 + a33 + a41 + a42 + a43) (b11 + b14) (c12 + c32 + c42 + c44)
(a23 + a33 + a42) (b23 + b31 + b33) (c11 + c31 + c41 + c43)
(a21 + a33 + a44) (b34) (c12 + c13 + c14 + c23 + c24 + c32 + c33 + c34 + c42 + c44)
(a11 + a12 + a21 + a33 + a41 + a42 + a43) (b22) (c12 + c32)
(a12 + a21 + a31 + a32 + a34 + a44) (b11 + b12 + b24 + b41 + b43) (c14)
(a14) (b41 + b42 + b43 + b44) (c13 + c14 + c23 + c33)
(a11 + a13 + a21 + a33 + a44) (b13) (c12 + c13 + c14 + c32 + c42 + c43)
(a22) (b21 + b22 + b24 + b31 + b32 + b41 + b44) (c11 + c21 + c31)
(a22 + a23 + a24 + a33 + a44) (b41 + b44) (c13 + c23 + c24 + c33)
(a11 + a12 + a21 + a31 + a32 + a34 + a44) (b11 + b12) (c14 + c32)
(a11 + a13 + a21 + a33 + a41) (b13 + b31 + b33) (c11 + c32 + c42 + c43)
(a12 + a32) (b11 + b12 + b21 + b22 + b23 + b41 + b43) (c11)
(a21 + a31 + a32 + a34 + a44) (b24) (c14 + c34)
(a13 + a14 + a24 + a33 + a44) (b31 + b32 + b42) (c11 + c22 + c23 + c33)
(a42) (b11 + b14 + b21 + b23 + b24 + b31 + b33) (c11 + c31 + c41)
(a23 + a33 + a43) (b31) (c11 + c21 + c22 + c31 + c41 + c43)
(a21 + a31 + a42) (b11 + b14 + b24) (c11 + c31 + c41 + c44)
(a13 + a14 + a21 + a33 + a44) (b42) (c12 + c13 + c14 + c22 + c23 + c33)
(a12 + a14 + a22 + a23 + a24 + a33 + a44) (b23) (c13 + c33)
(a13 + a33) (b13 + b31 + b32 + b33 + b42) (c11 + c23 + c32 + c33 + c42)
(a21 + a31) (b13 + b14 + b24 + b41 + b43) (c11 + c31 + c34 + c41 + c44)
(a13 + a21 + a33 + a44) (b13 + b34 + b42) (c12 + c13 + c14 + c23 + c32 + c33 + c42)
(a14 + a22 + a23 + a24 + a33 + a44) (b23 + b31 + b32 + b41 + b44) (c13 + c23 + c33)
(a11) (b11 + b12 + b13 + b14) (c12 + c14 + c32 + c42)
(a12 + a14 + a24 + a32 + a44) (b23 + b41 + b43) (c11 + c33)
(a21 + a31 + a41) (b11) (c11 + c32 + c41 + c44)
(a21 + a34 + a44) (b11 + b12 + b42) (c11 + c21 + c24 + c31 + c32 + c34)
(a22 + a34 + a44) (b24 + b41 + b44) (c11 + c21 + c24 + c31)
(a13 + a14 + a22 + a23 + a24 + a33 + a44) (b31 + b32) (c13 + c22 + c23 + c33)
(a14 + a24 + a44) (b23 + b31 + b32 + b42 + b43) (c11 + c23 + c33)
(a11 + a12 + a21 + a32 + a41) (b11 + b12 + b22) (c11 + c32)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
