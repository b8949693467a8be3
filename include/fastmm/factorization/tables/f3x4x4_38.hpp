// Generated from factorizations/3x4x4_38.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x4x4_38 {
    static constexpr std::string_view text = R"fmm(name: 3x4x4_38
shape: 3x4x4
rank: 38
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a11 - a21 - a32 - a33) (b11 + b13) (-c22 - c23 + c32 - c34)
(a12) (b21 - b22 + b33 + b41) (c11 + c31)
(a11 - a22 - a23 - a32 - a33) (b11 - b33) (c11 + c12 + c22 + c23)
(a11 - a13 - a14 + a24) (b41) (c13 + c21)
(a14 - a24 - a34) (b44) (c14)
(a21 - a22 - a23) (b11) (-c14 + c21 - c23 - c24)
(a21 - a23 + a31 - a33 - a34) (b11 - b34) (c14 + c24)
(a22 + a32 - a34) (b11 + b23 - b24 - b33) (-c31 + c33)
(a22 + a31 - a33 - a34) (b11 - b24) (-c14 - c24 + c31 - c33)
(a11 - a24) (b11 - b12 + b13 - b42) (c13 + c14 + c22 + c23 - c32 + c34)
(a11 - a21 - a31) (b11 + b13 - b14 - b34) (-c32 + c34)
(a33) (b11 - b12 + b13 - b14 + b22 - b32 - b34) (-c32)
(a12 - a34) (b23 - b33 - b41) (c13 + c31)
(a12 + a13 - a22 - a23 - a32 - a33) (b31 + b33) (c11 + c12)
(a11 - a24 - a34) (b11 - b12 + b13 - b14 - b34 - b42) (-c14 + c32 - c34)
(a31 - a33 - a34) (b11 - b12 + b13 - b14 - b24) (c24 - c34)
(a21 - a24) (b11 - b12 + b13) (-c22 + c24 + c32 - c34)
(a22) (b11 + b22 - b23) (-c23 + c33)
(a21 - a24 + a31 - a33 - a34) (b11 - b12 + b13 - b14 - b34) (-c24 - c32 + c34)
(a22 + a32 + a33) (b11 + b22 - b33) (c11 + c12 + c22 + c23 + c31 - c33)
(a11 - a13 - a21 + a23 - a31 + a33) (b34) (-c14)
(a12 - a22 - a32) (b21 + b23 - b24 - b31 - b33) (-c31)
(a24) (b11 - b12 + b13 - b42 + b43) (c13 + c23)
(a11 - a12 - a13) (b33 + b41) (c11 - c13)
(a12 - a22 - a31 + a33) (b24) (c14 - c31)
(a11 - a13 - a14) (b31 - b32 + b33 + b41) (-c11 - c21)
(a31 - a32 - a33) (b11 + b13 - b24) (c33 + c34)
(a32 + a33) (b11 + b13 + b22) (-c22 - c23 + c32 + c33)
(a34) (b23 - b33 + b43) (c13 + c33)
(a12 - a22 - a32 - a33) (b22 - b31 - b33) (c11 + c12 + c31)
(a23) (b11 + b32 - b33) (c11 + c12 + c21 + c22)
(a14 - a24 - a34) (b41 + b43) (c13)
(a22) (b11 + b21) (c21 - c31)
(a11) (b11 - b12 - b33 - b42) (-c12 - c13 - c22 - c23)
(a24) (b14 + b34 + b44) (c14 + c24)
(a11 - a14) (b31 - b32 + b33 + b42) (-c12)
(a34) (b11 - b12 + b13 - b14 - b24 - b42 - b44) (-c14 - c34)
(a11 - a13 - a14 + a23) (b31 - b32 + b33) (c11 + c12 + c21)
)fmm";
};

using f4x4x3_38 = rotated<f3x4x4_38>;
using f4x3x4_38 = rotated<rotated<f3x4x4_38>>;

} // namespace fastmm::inline FASTMM_ABI::tables
