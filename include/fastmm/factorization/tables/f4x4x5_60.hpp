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
