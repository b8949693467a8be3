// Generated from factorizations/2x4x4_26.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x4x4_26 {
    static constexpr std::string_view text = R"fmm(name: 2x4x4_26
shape: 2x4x4
rank: 26
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a11-a21 a12+a14 a12+a13 a21+a24 a21+a23 a23-s1 a24-s1 a22-s2 a22-s3
b-sums: b13-b43 b32-b34 b23-b43 b31-b34 b11-b14 b22-b24 b41-s5 b12-s1 b12-s2 b21-s3 b42-s6 b21-s4
c-sums: c11+c21 c12+c14 c12+c13 c21+c24 c21+c23 c23+s1 c24+s1 c22+s2 c22+s3
(a11 - a21) (b11 - b12 + b32 - b34 - b41) (-c21 - c24)
(a24) (b11 - b14 - b41 + b44) (c24)
(a21 + a24) (b11 - b14 - b21 + b23 - b43) (c11 + c21)
(a12 + a14 - a22 - a24) (b42) (-c22)
(a11 - a21 - a23) (b12 - b32 + b34) (c12 + c13 - c21 - c24)
(a14) (b22 - b24 - b42 + b44) (c14)
(a11 + a12 + a14) (b12 - b13) (-c13)
(a12 + a13 - a22) (b21 - b31 + b34) (c12 + c14 - c21 - c23)
(a23) (b12 - b32) (-c21 - c22 - c24)
(a12 + a13 - a22 - a23) (b31 - b34) (-c21 - c23)
(a11 + a13 - a21 - a23) (b32 - b34) (c12 + c13)
(a12 + a13 + a21 + a24) (b21 - b23 + b43) (c11 + c21 + c23)
(a12 + a13) (b23 - b43) (c11 + c13 + c21 + c23)
(a13) (b21 - b31) (-c11 - c12 - c14)
(a23) (b13 + b31 - b33 - b34 - b43) (-c23)
(a11 + a14 - a21 - a24) (b41) (c11)
(a12 - a22) (b21 - b22 - b31 + b34 + b42) (-c12 - c14)
(a21 + a22 + a24) (b21 - b23) (-c23)
(a13) (b23 + b32 - b33 - b34 - b43) (-c13)
(a12 + a14 + a21 + a23) (b12 - b13 + b43) (c12 + c13 + c22)
(a12 + a14 - a22) (b22 - b24 - b42) (-c12 - c14 - c22)
(a22) (b24) (c12 + c14 + c22 + c24)
(a12 + a14) (b12 - b13 - b22 + b24 + b43) (-c12 - c22)
(a11) (b14) (c11 + c14 + c21 + c24)
(a21 + a23) (b13 - b43) (c12 + c13 + c22 + c23)
(a11 - a21 - a24) (b11 - b14 - b41) (c11 + c21 + c24)
)fmm";
};

using f4x4x2_26 = rotated<f2x4x4_26>;
using f4x2x4_26 = rotated<rotated<f2x4x4_26>>;

} // namespace fastmm::inline FASTMM_ABI::tables
