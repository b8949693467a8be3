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
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a14 - a24 + a44) (b11 - b12 + b14 + b41 - b42 + b44) (c11 - c31)
(a22 - a24 - a42 + a44) (b21) (c21 - c24)
(a12 - a24 + a44) (b12 - b14 + b21 + b31 + b42 - b44) (c11 - c31 - c44)
(a24) (b13 + b23 + b33 + b43) (c23 + c33 + c43)
(a33 - a43) (b21 - b23 + b24 - b31 + b33 - b34) (c24 + c44)
(a11 + a12 - a13 - a14) (b12) (c12 + c13 + c14)
(a12 + a13 - a22 - a23 + a32 + a33) (b32 - b33) (-c22 - c24)
(a12 - a22 + a32) (b22 - b23 - b32 + b33) (-c22 - c42)
(a33 - a41) (b12 + b23 + b33 + b42) (-c13 + c33 - c42 - c44)
(a12 - a13 + a32 - a33) (b22 - b24 + b42 - b44) (c12 + c22)
(a12 - a22 + a32 + a33 - a43) (b21 - b23 + b24 - b32 + b33) (-c24 + c42)
(a13) (b14 + b34) (c14 - c34 - c44)
(a41 + a42 - a43 - a44) (b31 - b33) (c42 + c43 + c44)
(a21 - a23 - a41 + a43) (b31) (c41 + c42 + c43)
(a13 - a32 + a33) (b12 + b22 - b24 + b32 + b42 - b44) (c12 + c22 + c24 + c34 + c44)
(a41) (b11 + b21 + b31 + b41) (c21 + c31 + c41)
(a13 - a21 + a33) (b14 - b31 + b33) (c13 - c22 - c24)
(a31 - a41) (b12 - b13 + b42 - b43) (c13 - c33)
(a12 - a24 + a32) (b21 - b23 - b44) (c24 + c31 + c44)
(a13 - a23 + a43) (b31 - b32 + b34) (-c24)
(a12 - a14 + a31 - a33) (b12 + b44) (c11 - c14 + c31 + c32 + c33)
(a32 - a33) (b12 + b32) (c12 - c32 - c42)
(a32 - a33 + a41 - a44) (b23 + b42) (-c22 + c31 + c33 - c42)
(a12 - a24 + a33 - a41 + a44) (b12 - b14 + b23 + b31 + b42) (c13 - c22 + c31 + c44)
(a14 - a24 + a34) (b41 - b43 + b44) (c31)
(a32 + a33 - a42 - a43) (b21 - b23 + b24) (-c42 - c44)
(a31 - a33) (b14 + b44) (-c11 + c14 - c31 + c34)
(a31 + a32 - a33 - a34) (b44) (-c32 - c33 - c34)
(a11 - a21 + a31) (b11 - b13 + b14) (-c13)
(a42 - a44) (b21 - b23 + b31 - b33) (c21 - c24 + c41 - c44)
(a21 - a23 + a42 - a44) (b23 - b31 + b33) (c21 - c24 + c41 + c42 + c43)
(a12) (b24 + b44) (c12 + c14 + c22 + c24)
(a12 - a14 - a32 + a34) (b42 - b44) (c31 + c32 + c33)
(a21 - a23) (b23 + b33) (-c21 - c22 - c23 - c41 - c42 - c43)
(a12 - a13 + a21 - a24 - a41 + a44) (b12 - b14 + b31) (-c11 - c13 + c22)
(a12 - a22 + a42) (b21 - b22 + b24) (-c42)
(a13 + a33) (b12 - b14 + b22 - b24 + b32 - b34 + b42 - b44) (-c24 - c34 - c44)
(a11 - a13 - a31 + a33) (b12 - b14) (c11 - c14)
(a32) (b12 + b22 + b32 + b42) (c22 + c24 + c32 + c34 + c42 + c44)
(a41 - a44) (b21 + b41) (c11 + c13 - c31 - c33 - c41 - c43)
(a21 + a22 - a23 - a24) (b23) (c22 + c23 + c24)
(a21 - a41) (b11 - b13 + b31 - b33) (c11 + c21)
(a24 - a41) (b13 + b21 + b33 + b41) (c11 + c13 + c21 - c33 - c43)
(a24 - a44) (b21 - b23 + b41 - b43) (-c13 + c33 + c43)
(a12 - a14) (b12 + b42) (-c11 - c12 - c13 - c31 - c32 - c33)
(a31 - a34 - a41 + a44) (b42 - b43) (c31 + c33)
(a14 - a24 + a31 - a41 + a44) (b11 - b12 + b14 - b42 + b43) (c13 + c31)
(a11 - a14 - a21 + a24 + a41 - a44) (b11 - b12 + b14) (c11 + c13)
(a21 - a24) (b13 + b33) (c11 + c13 + c21 + c23)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
