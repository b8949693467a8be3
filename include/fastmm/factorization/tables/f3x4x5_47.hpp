// Generated from factorizations/3x4x5_47.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x4x5_47 {
    static constexpr std::string_view text = R"fmm(name: 3x4x5_47
shape: 3x4x5
rank: 47
ring: ZT
source: rank first reached by AlphaTensor (Fawzi et al., Nature 610, 2022); coefficients from the ternary flip-graph catalogue of A. Perminov (arXiv:2511.20317, data under MIT), walked on at fixed rank
(a34) (b12 + b32 - b42 + b43 - b44) (-c32)
(a33) (b14 - b33 + b34) (c34)
(a32) (b13 + b22 - b23 + b24) (-c23 - c33 + c35)
(a31 + a34) (b12) (c12 + c15 + c21 + c22 + c31 + c32 + c35)
(a31 - a33) (b14) (c14 + c15 + c21 + c24 + c31 + c34 + c35)
(a31 + a32) (b13) (c13 - c31 + c33)
(a14) (b32 - b42 + b45) (-c12)
(a13) (b34 - b35 - b44) (c14)
(a13 + a14) (b32) (c11 + c12 + c21 + c22)
(a33 + a34) (b32) (c21 + c22 + c31 + c32)
(a12) (b22 + b24 - b25) (c13 - c15 + c25)
(a11) (b12 + b14 - b15) (c11 - c15 - c35)
(a11 - a31) (b13 + b15 + b22 - b23 + b24 - b25 + b35 - b45) (-c35)
(a11 - a31 - a34) (b12 - b45) (c12 + c15 + c35)
(a11 - a31 + a33) (b14 + b35) (c14 + c15 + c35)
(a11 - a31 - a32) (b13 + b22 - b23 + b24 - b25) (c13 + c35)
(a24) (b22 + b41 - b42) (-c22)
(a23) (b24 - b31 + b32 + b34 - b44) (c24)
(a23 + a24) (b44) (c23 + c24 + c33 + c34)
(a13 + a14) (b44) (c13 + c14 + c33 + c34)
(a13 + a14 - a23 - a24 + a33 + a34) (b41) (-c21 - c22)
(a13 + a14 + a23 + a24 - a33 - a34) (b33) (-c33 - c34)
(a22 - a32) (b21 + b23 + b33 - b43) (c23)
(a12 + a22) (b11 - b12 - b14 + b15 - b21 - b25 - b35 + b45) (-c25)
(a22 + a24) (b22) (-c12 - c15 + c22 + c23 + c25 + c32 + c33)
(a22 + a24 - a32) (b22 - b43 + b44) (-c23 - c32 - c33)
(a22 + a24 - a32 - a34) (b43 - b44) (-c13 - c32 - c33)
(a14 + a22 + a24 - a32 - a34) (b33 - b43) (-c13)
(a13 + a14 + a22 + a24 - a32 - a34) (b33 - b44) (c13 + c33 + c34)
(a12 + a22 + a24) (b22 - b45) (c12 + c15 - c25)
(a11 + a12 + a14 + a22 + a24 - a31 - a34) (b45) (c12 + c15)
(a11 + a12 - a31 - a32) (b22 - b23 + b24 - b25) (-c13)
(a22 - a23) (b24) (-c14 - c15 + c23 + c24 + c25 + c33 + c34)
(a22 - a23 - a32) (b24 + b33 - b44) (-c23 - c33 - c34)
(a12 + a22 - a23) (b24 + b35) (c14 + c15 - c25)
(a11 + a12 - a13 + a22 - a23 - a31 + a33) (b35) (-c14 - c15)
(a21) (b11 - b12 - b14 - b21) (c21 - c25 + c31)
(a21 + a32) (b13 + b21) (c23 + c31)
(a21 - a31) (b11 + b13 + b31 - b41) (-c31)
(a21 - a31 - a34) (b12 + b32 - b41) (c21 + c22 + c31)
(a21 - a31 + a33) (b14 + b31 - b32) (c21 + c24 + c31)
(a21 - a23 - a31 + a33) (b31 - b32) (-c11 - c21 - c24)
(a13 + a21 - a23 - a31 + a33) (b31 - b41) (c11)
(a13 + a14 + a21 - a23 - a31 + a33) (b32 - b41) (-c11 - c21 - c22)
(a21 + a22) (b21) (-c11 + c21 - c23)
(a12 + a21 + a22) (b11 - b12 - b14 + b15 - b21) (-c11 + c25)
(a11 + a12 + a21 + a22) (b11 - b12 - b14 + b15) (c11)
)fmm";
};

using f4x5x3_47 = rotated<f3x4x5_47>;
using f5x3x4_47 = rotated<rotated<f3x4x5_47>>;
using f5x4x3_47 = transposed<f3x4x5_47>;
using f4x3x5_47 = rotated<transposed<f3x4x5_47>>;
using f3x5x4_47 = rotated<rotated<transposed<f3x4x5_47>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
