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
source: AlphaTensor (Fawzi et al., Nature 610, 2022, data under CC-BY 4.0), sparsified by fastmm by flips and basis changes at fixed rank: 528 additions against 549
(a32) (b22 + b24 - b42) (c32)
(a12 - a13 - a33) (b24 - b32) (c14 + c32 - c34)
(a35 + a42 + a45) (b24 + b52) (c32 - c34 + c44)
(a15 + a42 + a45) (b21 + b52) (-c11 + c12 + c41)
(a11 - a21 + a22) (b12 - b21) (-c11 + c12 - c21)
(a14 + a32 + a34) (b21 + b42) (-c11 + c12 + c31)
(a25 + a42 + a45) (b25 - b52) (-c22 - c25 + c45)
(a24 - a32 - a34) (b25 - b42) (-c22 - c25 - c35)
(a42 + a45) (b52) (c11 - c12 - c22 - c25 - c32 + c34 - c41 + c42 - c44 + c45)
(a12 - a13 + a23) (b25 + b32) (c15 + c22 + c25)
(a21 - a22 - a31) (b12 - b24) (c24 - c32 + c34)
(a21 - a22 + a41) (b12 + b23) (-c23 + c42 + c43)
(a21 - a22) (b12) (-c11 + c12 - c21 + c22 + c23 - c24 + c32 - c34 - c42 - c43)
(a12 - a13) (b32) (-c12 - c13 + c14 - c15 - c22 - c25 + c32 - c34 + c42 + c43)
(a32 + a34) (b42) (c11 - c12 + c22 + c25 - c31 + c32 + c33 + c35 - c42 - c43)
(a43) (b32 - b33 - b53) (c13 - c43 - c44 + c45)
(a44) (b42 - b43 - b53) (c33 - c41 - c43 + c45)
(a43 + a44 - a45) (b53) (c13 + c23 + c33 - c43)
(a24 + a33 - a34) (b32 + b34 - b35 + b44) (c24 - c35)
(a31) (b12 + b14 - b44) (c24 - c31 + c33 + c34)
(a31 - a33 + a34) (b44) (-c14 + c24 + c34 - c44)
(a33) (b32 + b34 + b44) (-c14 + c33 + c34 + c35)
(a11 - a13 - a43) (b11 + b12 - b13 + b31) (-c13 - c41)
(a15) (b31 + b51 + b52) (c11 - c14 + c15 - c41)
(a11) (b11 + b12 + b31) (c11 + c13 - c14 + c21)
(a21 - a25 - a31) (b15 - b52 - b54 + b55) (c24 - c35)
(a11 - a13 + a15) (b31) (-c11 - c21 + c31 + c41)
(a25) (b15 - b52 + b55) (c21 + c24 + c25 - c45)
(a24) (b15 - b42 + b45) (c21 - c23 + c25 + c35)
(a15 - a44 + a45) (b41 + b42 - b43 - b53) (-c13 - c41)
(a21 - a24 - a25) (b15) (c15 + c25 + c35 - c45)
(a35) (b52 + b54) (-c31 + c34 + c35 - c44)
(a23) (b32 - b35) (-c15 + c23 - c24 - c25)
(a21 - a24 + a41) (b15 + b32 - b33 - b35 - b42 + b43 + b45) (-c23 + c45)
(a25 - a43 - a44 + a45) (b32 - b33 - b35 - b53) (-c23 + c45)
(a13 - a15 - a23) (b31 - b41 - b42 + b45 + b51 + b52 - b55) (c15 - c21)
(a14) (b41 + b42) (c11 + c13 + c15 - c31)
(a11 - a21 + a24 + a25) (b15 - b41 - b42 + b45) (c15 - c21)
(a11 - a13 + a15 - a33) (b31 + b51 + b52 + b54) (c14 - c31)
(a14 + a31 + a34) (b11 + b12 + b14 - b44 - b51 - b52 - b54) (-c14 + c31)
(a35 - a43 + a45) (b12 - b13 + b14 + b32 - b33 + b34 - b53) (-c33 - c44)
(a31 - a33 + a34 + a44) (b12 - b13 + b14 - b44) (-c33 - c44)
(a22) (b12 + b22 - b25) (c22)
(a12) (b21 + b22 + b32) (c12)
(a12 - a13 - a22 + a23 - a24 - a25 + a32 + a34 - a42 - a45) (b25) (-c22 - c25)
(a42) (b22 - b23 - b52) (c42)
(a11 - a12 - a14 - a15 - a21 + a22 - a32 - a34 - a42 - a45) (b21) (-c11 + c12)
(a24 - a34) (b25 + b32 + b34 - b35 + b44 - b45) (c35)
(a21 - a25 - a31 + a35) (b52 + b54 - b55) (-c35)
(a13 - a15 - a23 + a25) (b41 + b42 - b45 - b51 - b52 + b55) (-c21)
(a23 - a24 - a33 + a34) (b32 + b34 - b35) (c24)
(a11 - a13 + a14 + a15 + a31 - a33 + a34 + a35) (b51 + b52 + b54) (c31)
(a14 + a34) (b11 + b12 + b14 + b21 - b41 - b44) (-c31)
(a21 - a31) (b14 - b15 + b24 + b52 + b54 - b55) (c24)
(a25 + a45) (b25 + b32 - b33 - b35 - b53 - b55) (-c45)
(a34 + a44) (b12 - b13 + b14 - b23 + b43 - b44) (c33)
(a13 - a23) (b25 - b31 + b35 - b51 - b52 + b55) (c15)
(a21 - a24 + a41 - a44) (b32 - b33 - b35 - b42 + b43 + b45) (-c45)
(a11 + a14 + a31 + a34) (b11 + b12 + b14 - b51 - b52 - b54) (c14)
(a13 + a33) (b24 + b31 + b34 + b51 + b52 + b54) (c14)
(a11 - a13 + a41 - a43) (b11 + b12 - b13) (c41)
(a14 - a15 + a44 - a45) (b41 + b42 - b43) (-c13)
(a13 + a43) (b11 + b12 - b13 - b23 + b31 - b33) (-c13)
(a15 + a45) (b21 - b41 - b42 + b43 - b51 + b53) (-c41)
(a31 - a33 + a34 + a35 + a41 - a43 + a44 + a45) (b12 - b13 + b14) (c44)
(a41) (b12 - b13) (c23 - c41 - c43 - c44)
(a32 + a34 + a44) (b23 - b42) (c33 - c42 - c43)
(a12 - a13 - a21 + a22 + a32 + a34 - a41 + a42 - a43 + a44) (b23) (c42 + c43)
(a11 - a21) (b11 - b15 + b21 + b41 + b42 - b45) (-c21)
(a21 + a41) (b13 + b15 + b23 - b42 + b43 + b45) (c23)
(a12 - a13 + a21 - a22 - a31 + a32 - a33 + a35 + a42 + a45) (b24) (-c32 + c34)
(a12 - a13 - a43) (b23 + b32) (c13 - c42 - c43)
(a21 - a23 - a24 + a25 + a41 - a43 - a44 + a45) (b32 - b33 - b35) (c23)
(a33 - a35 + a43 - a45) (b12 - b13 + b14 + b32 - b33 + b34) (-c33)
(a35 + a45) (b24 - b32 + b33 - b34 + b53 - b54) (-c44)
(a11 + a13 - a14 - a15 - a21 - a23 + a24 + a25) (b41 + b42 - b45) (c15)
)fmm";
};

using f5x5x4_76 = rotated<f4x5x5_76>;
using f5x4x5_76 = rotated<rotated<f4x5x5_76>>;

} // namespace fastmm::inline FASTMM_ABI::tables
