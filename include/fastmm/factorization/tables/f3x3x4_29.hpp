// Generated from factorizations/3x3x4_29.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x3x4_29 {
    static constexpr std::string_view text = R"fmm(name: 3x3x4_29
shape: 3x3x4
rank: 29
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a21-a31 a13-a33 a21-a22 a13-a23 a12+s4 a12+s2 a22-s1 a23-s1 a11-s3 a11-s2
b-sums: b23-b24 b12+b32 b11+b31 b33-s1 b34-s3 b13+s1 b14+s2
c-sums: c21+c24 c13+c14 c11+s1 c12+c22 c23+c33 s2-s4
(a21 - a22) (b13) (-c12 + c13 + c14 - c22 + c23 + c33)
(a11 - a23) (b11 + b32) (c11 - c22)
(a12 + a13 - a33) (b23 - b24 - b33) (-c14 + c33)
(a13 - a33) (b12 + b14 + b23 - b24 + b32 - b33 + b34) (c14)
(a23) (b11 + b31 - b33) (c11 + c21 + c24)
(a11 - a12 - a21 + a22) (b22) (-c12 + c13 + c14)
(a12) (b22 + b23 - b33) (c13 + c14)
(a11 - a21 + a22) (b13 - b22) (-c12 + c13 + c14 - c22)
(a33) (b34) (c14 + c31 + c34)
(a32) (b24) (c33 + c34)
(a32) (b21) (c31)
(a21 - a23 - a31) (b11 + b31 - b34) (c24 - c31)
(a21 - a22 - a31) (b13 + b23 - b24) (c24 - c33)
(a12 + a13 - a22 - a23) (b21) (-c21 - c23 - c24)
(a31) (b14) (c24 - c32 + c34)
(a12 + a13) (b33) (c11 + c13 + c21 + c23 + c24 + c33)
(a11) (b12 + b13 + b32) (c12 - c14 + c22)
(a12 + a13 - a23) (b21 - b33) (c11 + c21 + c23 + c24)
(a11 - a21) (b11 - b12 - b22) (c22)
(a22) (b13 - b21 + b23) (c23 + c24)
(a11 - a13) (b32) (-c11 - c12 - c32)
(a21 - a31) (b11 + b13 - b14 + b23 - b24 + b31 - b34) (-c24)
(a11 - a13 - a31 + a33) (b12 + b14) (-c32)
(a12 + a13 - a21 + a22 + a31 - a32 - a33) (b23 - b24) (-c33)
(a21 - a23 - a31 + a33) (b31 - b34) (c31)
(a13 - a23) (b21 - b31 + b32) (-c11)
(a21 - a23) (b11) (c21 + c22 + c31)
(a32) (b22) (c32)
(a11 - a13 + a33) (b12 + b14 + b32) (c14 + c32)
)fmm";
};

using f3x4x3_29 = rotated<f3x3x4_29>;
using f4x3x3_29 = rotated<rotated<f3x3x4_29>>;

} // namespace fastmm::inline FASTMM_ABI::tables
