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
source: rank by Sedoglavic and Smirnov 2021; coefficients from the catalogue of A. Perminov (arXiv:2511.20317, MIT), walked on at fixed rank
(a32 - a35) (b51) (-c31 - c32)
(a34) (b15 - b41 + b43 - b45) (-c15 - c35)
(a21 - a33) (b15 - b34) (c25 + c34)
(a11 + a34) (b15 + b42) (c15 + c32)
(a11) (b11 - b12 + b13 + b42) (-c12 + c14 - c32)
(a24) (b25 - b34 - b35 + b41 + b43 - b44 - b45 - b55) (-c14 - c24)
(a13) (b25 - b35 - b45 - b55) (c14 - c15 + c24 - c25)
(a23 - a25 - a33) (b33 + b55) (-c25 - c33 - c35)
(a31 - a33 + a34) (b15) (-c32 - c34 + c35)
(a14 - a15 - a34) (b43 + b55) (-c15 - c33 - c35)
(a21) (b11 + b13 - b14 - b34) (c22 - c24 - c34)
(a22 + a23 - a33) (b25 + b31) (c25 - c31 + c35)
(a12 + a14 + a22 + a23 - a32 - a33 - a34) (b25) (c31 - c35)
(a14 - a15 + a23 - a25 - a33 - a34 + a35) (b55) (c33 + c35)
(a23 - a24 - a33) (b25 - b34 - b35 - b55) (-c25)
(a21 - a31 - a32) (b11 - b24) (c21 + c24 + c34)
(a31 + a32) (b11) (c11 + c12 + c21 + c24 + c31 + c32 + c34)
(a21 - a31 - a35) (b13 - b54) (c23 + c24 + c34)
(a31 + a35) (b13) (c12 + c13 + c23 + c24 + c32 + c33 + c34)
(a11 + a14 - a24) (b11 - b12 + b13 - b14 + b42) (-c14 - c22)
(a14 - a15 - a24) (b43 + b54) (-c14 - c23 - c24)
(a12 + a14 - a24) (b24 - b41) (c14 + c21 + c24)
(a14 - a15 + a21 - a24 + a25 - a31 - a35) (b54) (c23 + c24)
(a11 - a13 + a14) (b42) (c12 - c15 + c22)
(a14 - a24) (b11 - b12 + b13 - b14 - b24 + b42 + b44 + b54) (c14)
(a12 + a14 - a21 - a22 - a24 + a31 + a32) (b24) (-c21 - c24)
(a14 - a15) (b43) (c13 + c14 + c15 + c23 + c24 + c33 + c35)
(a13 + a21 - a23) (b34) (c22 - c24 + c25)
(a12 + a14 - a34) (b25 + b41) (c15 - c31 + c35)
(a12 + a14) (b41) (c11 + c14 - c15 + c21 + c24 + c31 - c35)
(a22 + a23) (b31) (c11 + c12 + c21 + c22 - c25 + c31 - c35)
(a33) (b15 + b31 - b33 + b35) (c25 + c35)
(a34) (b15 + b44) (c34)
(a13) (b31 - b32 + b33 - b42) (-c12 - c22)
(a13 - a23 + a25) (b33 - b51 + b52) (c12 + c13 + c22)
(a13 - a22 - a23) (b22 - b23 - b31) (-c11 - c12 - c22)
(a13 - a23) (b22 - b23 - b32 - b34 + b51 - b52) (c22)
(a12) (b21 - b22 + b23 - b41) (c11)
(a23 - a25) (b33) (c12 + c13 + c22 + c23 + c25 + c33 + c35)
(a11 - a31 - a35) (b13 - b23 + b51 - b52) (c12 + c13 + c32)
(a11 - a13 + a15 + a23 - a25 - a31 - a35) (b23 - b51 + b52) (c12 + c13)
(a11 - a31 - a32) (b11 - b22 + b23 - b51) (c11 + c12 + c32)
(a12 + a13 - a15 - a22 - a23 + a25) (b23 - b51) (-c21 - c22 - c23)
(a12 + a13 - a15 - a23 + a25) (b23) (c12 + c13 + c21 + c22 + c23)
(a13 - a14 + a34) (b25 - b42 - b45 - b55) (c15)
(a13 - a24) (b25 - b34 - b35 - b45 - b55) (-c14 - c24 + c25)
(a32 - a35) (b23) (c32 + c33)
(a35) (b13 - b23 - b53 + b55) (-c33)
(a12 + a13 - a15 - a22 - a23) (b51) (-c11 - c12 - c21 - c22 - c23)
(a25) (b33 - b51 + b53 - b54) (c23)
(a11 + a12 + a13 - a22 - a23 - a31 - a32) (b22 - b23 + b51) (c11 + c12)
(a15) (b43 + b51 - b52 + b53) (c13)
(a11 + a14 - a21 - a24) (b11 - b12 + b13 - b14) (c22)
(a32) (b11 - b21 - b25 - b51) (-c31)
(a22) (b21 - b23 - b24 - b31) (c21)
(a21 - a31) (b14 + b15 - b24 - b54) (-c34)
(a33) (b15 - b32) (-c32)
(a11 - a31) (b12 + b15 - b22 - b52) (-c32)
)fmm";
};

using f5x5x3_58 = rotated<f3x5x5_58>;
using f5x3x5_58 = rotated<rotated<f3x5x5_58>>;

} // namespace fastmm::inline FASTMM_ABI::tables
