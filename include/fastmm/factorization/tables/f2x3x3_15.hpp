// Generated from factorizations/2x3x3_15.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x3x3_15 {
    static constexpr std::string_view text = R"fmm(name: 2x3x3_15
shape: 2x3x3
rank: 15
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a12-a22 a11-a21 a23+s1 a13-s2
c-sums: c12+c22 c11+c21 c23+s1 c13+s2
(a11 - a21) (b11 - b12 - b32) (-c12)
(a11 + a12) (b11) (c11 + c12)
(a12 + a21) (b11 - b22) (-c12 + c21)
(a11 - a13) (b13) (c12 + c13 + c22 + c23)
(a11 - a13 - a21 + a23) (b32) (c22 + c23)
(a12 - a13 - a22 + a23) (b31) (-c11 - c13)
(a22 - a23) (b23) (c11 + c13 + c21 + c23)
(a12 - a22) (b21 - b22 + b31) (-c21)
(a21) (b12 - b13 - b22) (c12 + c22)
(a23) (b23 - b32 + b33) (c23)
(a12) (b11 - b21 + b23) (-c11 - c21)
(a21 + a22) (b22) (c21 + c22)
(a12 - a22 + a23) (b23 + b31) (c11 + c13 + c21)
(a11 - a13 - a21) (b13 + b32) (-c12 - c22 - c23)
(a13) (b13 - b31 + b33) (c13)
)fmm";
};

using f3x3x2_15 = rotated<f2x3x3_15>;
using f3x2x3_15 = rotated<rotated<f2x3x3_15>>;

} // namespace fastmm::inline FASTMM_ABI::tables
