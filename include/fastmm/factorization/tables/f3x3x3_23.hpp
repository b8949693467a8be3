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
source: found by a flip-graph walk over Z from the naive algorithm, then walked by flips and basis changes at fixed rank to share its additions: 60 of 97 are left (fastmm, 2026-11)
a-sums: a22+a32 a21-a23 a12+a13 a11+s2 s1+s3 a31-a33
b-sums: b11+b31 b22+b23 b12+b32 b21+s2 s1-s4 b33+s3
c-sums: c32-c33 c31-c33 c11-c12 c23+s1 c13+s1 c21-s3 c23+s2 c22-s4
(a31) (b11 + b12 + b13 - b21 - b22 - b23 + b31 + b32 + b33) (-c23 + c33)
(a31 - a33) (b32 + b33) (-c32)
(a22) (b11 - b21 + b31) (-c21 + c23 + c31 - c33)
(a11) (b13) (c13)
(a11 - a13 + a21 - a23) (b31) (-c11 + c12)
(a23 + a31) (b12 + b32 + b33) (c23 + c32 - c33)
(a31 - a33) (b31) (-c31)
(a13) (b22 - b31 - b32) (-c12)
(a22 - a31) (b11 - b21 - b22 - b23 + b31) (-c23 - c31 + c33)
(a12 + a13 + a22 + a23 + a32 + a33) (b33) (-c32 + c33)
(a11 + a21 - a23) (b12 - b31) (-c11 + c12 + c21)
(a12) (b21) (c11)
(a11 + a21 + a22) (b11 + b31) (c21)
(a23) (b12 + b32) (c22 - c23 - c32 + c33)
(a22) (b22) (c22 - c23 - c32 + c33)
(a21 + a31) (b13) (c23)
(a11) (b11 + b12) (c11 - c21)
(a22 + a32) (b22 + b23) (-c13 - c31 + c33)
(a12 + a22 + a32) (b23 - b33) (c13)
(a21 - a23) (b12) (c11 - c12 - c21 + c22)
(a31 + a32) (b21 + b22 + b23) (c31)
(a12 + a13 + a22 + a32) (b22 + b33) (c13 + c32 - c33)
(a12 + a13) (b22) (c12 - c13 - c32 + c33)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
