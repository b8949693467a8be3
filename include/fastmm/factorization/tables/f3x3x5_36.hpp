// Generated from factorizations/3x3x5_36.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x3x5_36 {
    static constexpr std::string_view text = R"fmm(name: 3x3x5_36
shape: 3x3x5
rank: 36
ring: ZT
source: found by `fastmm search 3x3x5 --rank 36 --ring ZT --seed 3 --threads 1 --objective rank,additions --from 3x3x5_36.fmm` after 3.3 s; from: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a12-a13 a31+a33 a22-s1 a21-s2 a11-s2 a32-s1 a23-s3 a21-a22 a23+s4
b-sums: b12-b13 b11-b31 b23+b33 b35+s2 b21-b25 b22-s3
c-sums: c12+c32 c31+c35 c11+c14 c21+c25 c23+c33 c13+s5 c24+c34 c12+c13 c15+s4 c25+c35 c22+s1 s2+s6 s3+s7
(a11 + a13 - a31 - a33) (b34) (c11 + c12 + c14)
(a12 - a13 - a32 + a33) (b33) (c31 + c33 + c35)
(a12 - a13) (b21) (c11 + c13 + c15 + c21 + c23 + c25 + c31 + c33 + c35)
(a12 - a13 - a32) (-b21 - b33) (c13 + c23 + c31 + c33 + c35)
(a21) (b12 + b22) (c12 + c22 + c32)
(a13) (b21 + b31 - b34) (c11)
(a21 - a22) (-b22) (c22 + c23)
(a12 - a13 - a22 + a23) (b22 - b23) (c23)
(a11 - a21) (b12 - b13 - b14 + b15) (c24)
(a12 - a32) (b23 - b24 + b33) (c12 + c13)
(a21 + a23 - a31 - a33) (b31 - b35) (c21)
(a11 - a22) (b15 + b24) (c15 - c24)
(a12 - a13 - a22) (-b21 - b35) (c15 + c21 + c25)
(a11 - a12) (-b24) (c12 + c13 + c14 + c15)
(a22) (b15 - b21 + b25) (c15 + c25 + c35)
(a23 - a33) (b12 - b13 - b32) (c32)
(a11) (-b11 + b14 + b24) (c14 + c24 + c34)
(a12 - a22) (-b24 + b25 + b35) (c15)
(a21 - a31) (b11 - b15 - b31 + b35) (c35)
(a21 - a22) (b15) (c24 + c25 + c35)
(a31 + a33) (b11) (c11 + c14 + c21 + c24 + c31 + c34)
(a21 + a23 - a31 - a33) (-b12 + b13) (c12 - c24 + c32)
(a22 - a32) (b21 - b25) (c35)
(a11 - a32) (b13 + b24) (c12 + c13 - c34)
(a32) (b13 - b21 + b23) (c13 + c23 + c33)
(a11 - a31) (b13 - b14 + b34) (c34)
(a11 - a31 - a33) (b11 - b34) (c11 + c14 + c24 + c34)
(a21 - a31 - a33) (b11 - b31 + b35) (c21 - c35)
(a33) (-b11 + b31 - b33) (c31 + c35)
(a31 - a32) (b13) (c32 + c33 + c34)
(a12 - a13 + a23 - a32) (b22 - b23 - b33) (c12 - c23)
(a13 - a23) (b22 - b23 + b32 - b33 - b34) (c12)
(a21 - a32) (-b13 - b22) (c12 - c23 + c32)
(a23) (b32) (c12 + c22 + c32)
(a11 + a23 - a31 - a33) (b12 - b13 - b34) (c12 - c24)
(a12 - a13 - a22 + a23) (b35) (c21 + c25)
)fmm";
};

using f3x5x3_36 = rotated<f3x3x5_36>;
using f5x3x3_36 = rotated<rotated<f3x3x5_36>>;

} // namespace fastmm::inline FASTMM_ABI::tables
