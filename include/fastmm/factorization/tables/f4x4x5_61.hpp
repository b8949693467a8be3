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
source: rank by AlphaEvolve (2025); coefficients from the catalogue of A. Perminov (arXiv:2511.20317, MIT), walked on at fixed rank
(a43 - a44) (b13 + b15 - b43 - b45) (c45)
(a12 + a31 + a32 + a33 + a42 + a43) (b23) (-c31 + c33 - c34 - c35)
(a42 + a43) (b25 - b31) (-c14 - c15 - c32 + c35 + c42 + c44 + c45)
(a32 + a34 + a41 + a44) (b21 + b22 + b23 - b42) (c31 - c42)
(a21 - a22) (b12 - b42) (-c21 + c22)
(a11 - a12) (b11 - b31) (c11 - c12)
(a12 + a14 - a22 - a23) (b24 - b25) (c14 - c44)
(a11 + a13) (b15 - b31) (-c11 + c12 - c13 + c15 + c21 - c22 + c25 + c31 - c41 + c43 - c45)
(a22) (b12 + b22 - b32 - b42) (c22 - c42)
(a22 + a32 + a34 + a41 + a42 + a44) (b21 + b22 + b23) (c42)
(a12 + a14 + a24 - a41) (b11 + b12 - b14 - b41 - b42) (-c21)
(a13 + a22 + a23) (b14 - b34) (-c14 - c24 + c34 + c44)
(a13 - a31) (b13 - b33) (c12 - c22 + c23 - c33 + c35)
(a31) (b12 + b22 - b32 - b42) (-c12 + c32)
(a12 + a31) (b11 - b22 - b31 + b42) (-c12 + c31)
(a31 + a33 + a42 + a43) (b23 + b31) (-c13 + c31 - c32 + c35 + c43)
(a11 + a13 + a14 + a34 + a41 + a44) (b43) (c13)
(a13 + a22 + a23 + a32 + a33 + a34) (b31 + b32 - b34) (-c34)
(a12 - a34 - a41 - a44) (b21 + b22 + b23 - b41 - b42) (c31)
(a12 + a14 + a42 + a43) (b24 - b25 - b44) (-c14 - c15 + c44)
(a22 - a43) (b24 - b34) (c24 + c25 - c32 - c34 + c42)
(a12 - a41) (b11 + b21 - b31 - b41) (c11 - c31)
(a12 - a34 + a42 + a43) (b23 + b24 - b44) (c13 - c33 + c34 + c35)
(a13) (b15 - b24 + b25 - b35 + b44 - b45) (c13 - c15 + c24 - c33 + c35 - c44)
(a22 + a32 + a34 - a43) (b23 + b24 + b31 + b32 - b34) (c32 + c34 - c42)
(a13 + a34) (b13 + b15 - b24 + b25 - b33 - b35 + b44 - b45) (-c13 + c33 - c35)
(a23 - a24) (b24 - b25 - b34 + b35) (c25)
(a31 - a32) (b22 - b42) (c31 - c32)
(a12 + a14 + a21 + a24) (b11 + b12 - b14 - b42) (-c12 + c21)
(a22 + a23) (b24 - b25 + b31 - b34) (c14 - c25 - c44)
(a32 + a34) (b24 - b25 + b31 + b32 - b34 - b42) (-c32 + c42)
(a22 + a41) (b12 - b21 + b31 - b42) (-c21 + c42)
(a32 + a34 - a42 - a43) (b23 + b25) (-c32 + c35 + c42)
(a31 + a33 - a41 - a44) (b13 + b15) (c13 - c43)
(a24 + a43) (b13 + b15 - b24 + b25 + b34 - b35 - b43 - b45) (-c24 - c25 + c44)
(a31 + a33) (b13 + b15 - b31 - b33) (-c13 + c35 + c43)
(a11 + a13 + a22 + a23) (b14 - b31) (c14 - c21 + c22 - c25 - c44)
(a44) (b13 + b15 - b41 - b43) (-c11 + c21 + c31 - c41)
(a11 + a13 - a21 - a24) (b14 - b15) (c12 - c22 + c25)
(a11 + a13 + a41) (b13 - b43) (-c11 + c21 - c23 + c24 + c25 + c31 - c41 + c43 - c44 - c45)
(a12 + a14 - a41 - a44) (b41) (c11 - c21)
(a11 + a12 + a14 + a21 + a24 + a31) (b11 + b12 - b14) (c12)
(a43) (b13 + b15 + b25 - b35 - b43 - b45) (c13 + c24 + c25 - c33 - c44 - c45)
(a22 - a31 - a33 - a43) (b23 + b31 + b32) (c23 - c32 - c34)
(a13 + a22 + a23 - a31) (b14 - b31 - b32) (-c22 + c23 - c34)
(a13 - a14) (b24 - b25 - b44 + b45) (-c15)
(a12 + a14 + a24 + a42 + a43 + a44) (b44) (c44)
(a34 - a43) (b13 + b15 + b23 + b25 - b33 - b35 - b43 - b45) (c13 - c33)
(a21 + a23 + a24 + a31 + a33 + a43) (b31 + b32 + b33) (c23)
(a41) (b11 - b15 + b21 - b31) (c11 - c21 - c31 + c41)
(a13 - a21 - a24 - a31) (b13 + b14 - b31 - b32 - b33) (-c12 + c22 - c23)
(a13 - a24) (b14 - b15 + b24 - b25 - b34 + b35 - b44 + b45) (c24 - c44)
(a21 + a24) (b13 + b15 - b31 - b32 - b33 + b42) (-c12 + c22)
(a41 - a42) (b21 - b31) (-c41 + c42)
(a11 + a13 - a24 + a41) (b13 + b14 - b43) (c23 - c24 - c25 + c44)
(a33 - a34) (b13 + b15 - b33 - b35) (-c35)
(a11 + a13 + a21 + a22 + a23 + a41) (b14) (c21 - c23 + c24 + c25)
(a11 + a13 + a41 + a44) (b13 + b15 - b43) (c11 + c13 - c21 - c31 + c41 - c43 + c45)
(a12 + a42 + a43) (b24 - b44) (-c13 + c14 + c15 + c33 - c34 - c35)
(a31 + a33 + a43) (b23 - b33) (c13 + c23 - c33 - c43)
(a11 + a13 - a42 - a43) (b31) (-c13 + c14 + c15 + c31 - c41 + c43 - c44 - c45)
)fmm";
};

using f4x5x4_61 = rotated<f4x4x5_61>;
using f5x4x4_61 = rotated<rotated<f4x4x5_61>>;

} // namespace fastmm::inline FASTMM_ABI::tables
