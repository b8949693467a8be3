// Generated from factorizations/4x4x5_61.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f4x4x5_61 {
    static constexpr std::string_view text = R"fmm(name: 4x4x5_61
shape: 4x4x5
rank: 61
ring: ZT
source: found by `fastmm search 4x4x5 --rank 61 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 4x4x5_61.fmm` after 38.9 s; from: rank by AlphaEvolve (2025); coefficients from the catalogue of A. Perminov (arXiv:2511.20317, MIT), walked on at fixed rank
a-sums: a21-a23 a24-s1 a11-a13 a43-s3 a31-a34 a41-a44 a14-s6 a22+a23 a41+s1 a34+s9 a32+a34 a32+s10 a33-s5 a42+a43 a11+s5 a32+s13 a12+a14 a22+s2 s7+s18 s4+s16 a12+s19 a42+s20 s8+s15 a23+s15
b-sums: b23-b33 b13+b43 b11+b12 b35-s1 b31+s1 b25-b45 b24-b34 b15+b45 b41-s6 b13+b14 b11+b41 s4-s7 b15+b35 b22+s5 b43-s6 s7+s8 b22-b32 b33+b35 b12+b42 s17-s19 b24-b44 s1+s20 b23+s21 b13+b33 s2-s21 b21-s5 b21-s9 b11-s27 b31+s28 b14+s2 s11+s14 s11-s26 s8+s30
c-sums: c25-c45 c23-s1 c13-c14 c24-s1 c31-c41 c32-s5 c42-s6 c13-c33 c13+s7 c43-s9 c11-c21 c35-s5 c21-c22 c12-c22 s11-s14 c31-c32 s7-s15 c11-s16 c43-c44 c33-s3 c43-s17 c34-s5 c15-c45 c23-c24 c34-s20 s3-s19 c14-s23 s11-s24 c15-c35 c24+s23 c34+s26 c35-s24
(a42 + a43 + a44) (b44) (c44)
(a11 - a13 + a31 - a33 - a34 - a43) (b23 - b33) (c31 - c32 + c33 - c35)
(a43) (-b12 + b22 + b23 + b24 - b32 - b33 - b34 - b42) (c14 - c15 + c31 - c34 - c41 - c44 + c45)
(a32 + a34 + a42 + a43) (-b22 - b23 - b31 + b33) (c31 - c32 - c41)
(a23 - a24) (-b41 - b42) (c22)
(a13 - a14) (b12 + b32) (c12)
(a12 + a14 + a23) (b23 + b24 + b25 - b33 - b34 - b35) (c15 - c45)
(a14) (b12 - b22 - b23 - b24 + b32 + b42 + b43 + b44) (c12 + c13 - c22 + c24 + c31 - c32 - c41 + c42 - c43)
(a31 - a34) (-b11 - b12) (c11 - c31)
(a21 - a23 + a32 + a34 + a41 + a42) (b21 - b23 - b31 + b33) (c41)
(-a12 - a14 + a21 - a22 - a23 - a24 + a41 - a44) (b25 - b41 - b45) (c21 - c22)
(a11 + a23) (b15 + b35) (c15 + c25 - c35 - c45)
(a11 + a31 - a34) (b13 + b33) (c11 - c21 - c23 + c24 + c33)
(a21 - a23) (b11 + b12) (c21 - c41)
(a11 - a13 + a31 - a34) (b12 - b31) (c11 - c31 + c32)
(a34 + a43) (-b12 + b22 + b23 - b32 - b33 - b42) (c13 - c14 - c32 + c34 - c43 + c44)
(a11 - a12 - a13 + a31 - a32 - a33 - a34 - a42 - a43) (-b23) (c13 - c14)
(a11 + a23 + a31 - a32 - a34) (b11 + b15 - b21 - b25 + b31 + b35 + b41 + b45) (c35)
(a11 - a13 + a31 - a32 - a33 - a34 - a42 - a43) (-b23 - b31 + b33) (c31 - c32)
(a12 + a14 - a43) (b23 + b24 - b33 - b34 - b35) (c14 - c15 + c45)
(a21 - a23 + a41) (-b15 - b45) (c24 - c25 - c31 + c35 + c41)
(a11 - a13 - a41 + a44) (-b12) (c11 - c12 - c31 + c32)
(a11 - a13 + a31 - a32 - a33 - a34 - a43) (b23 - b33 - b35) (c13 - c14 - c33 + c35)
(a11) (b13 + b14 - b35) (c13 + c25 - c33 - c45)
(a21 - a23 + a32 + a34 + a41) (-b11 - b15 + b21 - b23 - b31 + b33 - b41 - b45) (c31 - c35 - c41)
(a11 + a31 - a32 - a33 - a34) (-b14 + b33 + b35) (c13 - c14 - c33)
(a22 + a23 + a24) (b13 + b14 + b15 + b43 + b44 + b45) (c24)
(a33 - a34) (b31 + b32) (c32)
(a12 + a14 + a22 + a23) (b22 - b25 + b41 + b45) (c11 - c21 + c22)
(a23) (b12 - b15 - b22 - b23 - b24 + b32 + b33 + b34 + b42 - b45) (c15 + c24 - c45)
(a32 + a34) (b11 + b15 + b22 + b23 + b24 + b31 - b33 - b34 + b41 + b45) (c31 - c41)
(a21 - a23 + a41 - a44) (-b12 + b41) (c21 - c22 - c41)
(a32 + a34 + a43) (-b24 + b34) (c31 - c34 - c41)
(a34 + a42 + a43) (b24 - b44) (c13 - c14 - c43 + c44)
(a21 - a22 - a23 - a24 + a41) (b13 + b14 + b15 + b43 + b45) (c24 - c25 + c45)
(a34) (b12 + b13 - b22 - b23 - b24 + b32 + b33 + b42 + b43 + b44) (c13 - c14 + c34 - c43 + c44)
(a14 + a23) (-b12 + b22 - b25 - b32 - b42 + b45) (c15 - c22 + c24 - c45)
(a41 - a44) (-b12 + b43) (c11 - c12 - c21 + c22 - c31 + c32 + c41 - c42)
(a14 + a22 + a23) (b23 + b24 + b25 - b43 - b44 - b45) (c11 - c21 + c24)
(-a14 + a41 - a44) (-b43) (c11 - c12 - c21 + c22 - c23 + c25 - c31 + c32 + c41 - c42 + c43 - c45)
(a12 + a14 - a42 - a43) (-b22) (c11 - c12 - c21 + c22)
(a11 + a12 + a22 + a23 + a31 - a34) (b21 + b25 - b41 - b45) (c11)
(a41) (b13 + b14 + b43) (c13 - c14 - c24 + c25 - c33 + c34 + c44 - c45)
(a21 - a23 + a34 + a41) (b11 - b21 + b23 + b31 - b33 + b41) (c23 - c24 + c31 - c35)
(a11 + a23 + a31 - a34) (b11 - b21 - b25 + b31 + b41 + b45) (c21 + c23 - c24 - c35)
(a12 + a13 + a14) (b33 + b34 + b35) (c14)
(-a12 - a14 + a21 - a22 - a23 - a24 + a41 - a42 - a44) (-b25) (c45)
(a31 - a32 - a33 - a34 - a41) (b14) (c13 - c14 - c33 + c34)
(a21 - a22 - a23 + a34 + a41) (-b11 + b13 + b21 - b23 - b31 + b33 - b41 + b43) (c23 - c24)
(a42 + a43) (-b22 - b23 - b24 + b44) (c11 - c12 - c21 + c22 - c31 + c32 + c41 - c42)
(a11 + a22 + a23 + a31 - a34) (b11 - b13 - b21 - b25 + b31 - b33 + b41 + b45) (c11 - c21 - c23 + c24)
(a11 - a21 + a22 + a23 + a24) (-b13 - b14 - b15) (c25 - c45)
(a22 + a23) (-b11 + b13 - b22 - b23 - b24 - b31 + b33 - b41 + b43 + b44) (c11 - c21)
(a43 - a44) (-b12 - b42) (c42)
(-a14 + a21 - a22 - a23 - a24 + a41 - a44) (b25 - b43 - b45) (c23 - c25 + c45)
(a32 + a33 + a34) (b14 + b34) (c34)
(-a14 + a21 - a23 - a24 + a41 - a44) (-b25 + b45) (c21 - c22 + c23 - c25)
(-a14 + a42 + a43) (b23 + b24 - b44) (c11 - c12 - c13 + c14 - c21 + c22 - c31 + c32 + c41 - c42 + c43)
(a11 - a13 - a43) (b35) (c13 - c15 - c33 + c35)
(a34 + a41) (-b13 - b43) (c13 - c14 + c23 - c24 - c33 + c34 - c43 + c44)
(-a14 + a43) (b12 - b22 + b32 + b42) (c13 - c15 + c31 - c32 - c41 + c42 - c43 + c45)
)fmm";
};

using f4x5x4_61 = rotated<f4x4x5_61>;
using f5x4x4_61 = rotated<rotated<f4x4x5_61>>;

} // namespace fastmm::inline FASTMM_ABI::tables
