// Generated from factorizations/3x3x3_23.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x3x3_23 {
    static constexpr std::string_view text = R"fmm(name: 3x3x3_23
shape: 3x3x3
rank: 23
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a31) (b12) (c32)
(a13 + a23 - a33) (b31) (-c31)
(a11) (b12 + b22 + b32) (c12 - c22)
(a32) (b13 + b23 + b33) (c33)
(a11 - a12) (b21) (-c11 - c13)
(a23) (b11 + b21 + b31) (-c11 + c21)
(a11 + a21) (b11 + b12 - b13) (c22)
(a12 - a13 - a32 + a33) (b22) (c12 + c13)
(a21 - a23) (b11 - b13) (c21 - c22 + c31)
(a11 - a13 - a32 + a33) (b22 + b33) (-c12 - c13 - c32)
(a12 + a22) (b21 + b22 - b23) (-c13)
(a11 - a13) (b32 - b33) (c11 - c12 + c31 - c32)
(a22) (b13 + b23 + b33) (-c13 + c23)
(a11 + a21 - a31) (b11 + b21) (-c31)
(a21 - a22 - a31 + a32) (b21) (-c21 - c23)
(a13 + a23) (b31 + b32 - b33) (c11 + c31)
(a22 - a23) (b13 + b21 + b33) (-c22 - c23)
(a31 - a32) (b13) (c21 + c23 + c31 + c33)
(a11 + a23) (b11 + b21 - b32 + b33) (c11 - c22 + c31)
(a32 - a33) (b33) (-c12 - c13 - c32 - c33)
(a11 + a22) (b13 + b21 + b22 + b33) (c13 + c22)
(a21 - a23 - a31 + a32) (b13 + b21) (c21 + c23 + c31)
(a11 - a13 + a33) (b22 + b32) (c32)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
