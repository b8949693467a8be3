// Generated from factorizations/2x3x4_20.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x3x4_20 {
    static constexpr std::string_view text = R"fmm(name: 2x3x4_20
shape: 2x3x4
rank: 20
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a11 - a12 + a21 - a22) (b14 - b21 + b22 + b32) (-c12)
(a11 - a13) (b14) (c12 + c14)
(a12) (b21) (c11 + c12)
(a11 + a23) (b13 + b31) (c13 + c21)
(a11 - a13) (b31) (-c11 - c13)
(a23) (b13 + b33) (-c13 + c23)
(a12 - a13 - a21 + a22) (b14 + b32) (-c12 - c24)
(a13 + a23) (b14 - b23 + b24 + b31 - b33 + b34) (-c13)
(a21 - a22) (b12 + b32) (-c12 + c22)
(a21 - a23) (b13) (c21 + c23)
(a12) (b14 + b24 + b34) (c13 + c14)
(a11 + a21) (b11 - b12 - b13 + b21 - b22 - b32) (c21)
(a11) (b11 + b31) (c11 - c21)
(a22) (b23) (c23 + c24)
(a12 - a13 + a22 - a23) (b14 - b23 + b24 + b32) (c24)
(a12 - a13) (b14 + b34) (-c14 + c24)
(a11 + a21 - a22) (b12 - b21 + b22 + b32) (c12 + c21)
(a12 - a13 - a23) (b14 - b23 + b24 + b34) (-c13 - c24)
(a22) (b12 + b22 + b32) (c21 + c22)
(a21 - a23) (b32) (-c22 - c24)
)fmm";
};

using f3x4x2_20 = rotated<f2x3x4_20>;
using f4x2x3_20 = rotated<rotated<f2x3x4_20>>;
using f4x3x2_20 = transposed<f2x3x4_20>;
using f3x2x4_20 = rotated<transposed<f2x3x4_20>>;
using f2x4x3_20 = rotated<rotated<transposed<f2x3x4_20>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
