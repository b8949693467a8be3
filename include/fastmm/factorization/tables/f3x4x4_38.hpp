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
source: found by `fastmm search 3x4x4 --rank 38 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 3x4x4_38.fmm` after 29.6 s; from: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a32+a33 a31-a33 a13-a23 s2-s3 a34+s2 a14+a34 a12+s6 a11+a14 a32+s7 a33+s3 a22+a24 a21+s11 a24-s6 a11+s4 s9-s12 s5-s12 a31+s15 s13-s14
b-sums: b23-b43 b44+s1 b24-s2 b43-b44 b32+b33 b34-s3 b11-b41 b22+s1 b42-s8 b14-s2 b14+s4 b21+s3 b13-s11 s7-s9 b12+s5 b22-s10 b21-s6
c-sums: p10+p34 p3+p20 p31-s2 p23+s1 p13+p21 p38-s3 p1+p27 p4+s5 p14+p30 p1-p28 p6+p9 p25+s7 p7+p35 s4-s10 p24+s8 p26-s6 p36+s9 p5+p32 p29+s4 s11-s13
(a12 + a14 - a24 + a34) (b23 - b43) (c11 - c12 + c13 - c22 + c23 + c24)
(a31) (b12 + b13 - b14 + b32 + b33 - b43 + b44) (c33)
(a12 + a14 + a34) (b22 + b23 - b43) (c12 + c22 - c23 - c24 - c33 - c34)
(a23 + a31 - a33 + a34) (b32 + b33) (c12 + c23 - c32 + c33)
(a13) (b31) (c11 - c31)
(-a24) (b22 + b23 - b42 - b43) (c12 - c21 + c22 - c31)
(a11 - a13 + a14 + a23 + a31 - a33 + a34) (-b22 - b23 + b41 + b42 + b43) (c21 + c31)
(a11 - a13 + a23 + a31 - a33) (b11 + b12 + b22 + b23 - b41 - b42 - b43) (c12)
(-a11 + a13 - a14 - a23 + a24 - a31 + a33 - a34) (b11 + b22 + b23 - b41 - b42 - b43) (c12 - c21 - c31)
(-a23 - a32) (b23 - b24 + b34 - b43 + b44) (c22 - c23 - c24 - c31 + c32 - c33)
(a12) (b21 - b23 + b43) (c11 - c14)
(a11 + a12 + a14 - a21 - a22 - a24 + a31 + a32 + a34) (b14 + b21 - b23 + b24 + b43 - b44) (c14)
(a13 - a23 - a31 + a33) (b12 + b32 + b33) (c12 - c32 + c33)
(a12 + a14) (b43) (c13 + c14 - c33 - c34)
(-a13 - a32 - a33) (b21 - b23 + b24 - b34 + b43 - b44) (c14 - c31)
(-a11 + a13 - a14 + a21 - a23 + a24 - a31 + a33 - a34) (b11 - b21 + b23 - b24 - b43 + b44) (c21)
(a22 + a23) (b23 - b24 - b43 + b44) (c21 - c24)
(a21) (b13 - b14 - b43 + b44) (c23)
(-a11 + a13 - a14 + a21 + a22 + a24 - a31 + a33 - a34) (b21 - b23 + b24 + b43 - b44) (c14 + c21)
(-a12 - a14 + a21 + a22 + a24 - a32 - a34) (-b14 + b22 + b23 - b43 + b44) (c22 - c23 - c24 - c33 - c34)
(-a13) (b33) (c12 - c13 - c32 + c33)
(-a11) (b11 - b13 - b41) (c13)
(a23) (b23 - b24 + b32 + b34 - b43 + b44) (c22 - c23 + c32 - c33)
(-a34) (b32 + b33 + b42) (c12 - c32)
(a11 + a14 - a24 + a34) (b11 - b41) (c11 + c13 - c31)
(-a31 + a33 - a34) (b32 + b33 - b43 + b44) (c23 + c33)
(-a14 + a24 - a34) (b11 + b23 - b41 - b43) (c11 - c12 + c13)
(a12 + a14 - a22 - a24 + a32 + a34) (-b14 + b23 - b43 + b44) (c22 - c23 - c24)
(a13 - a23 + a33) (b12 + b32) (c32 - c33)
(-a12 - a14 + a21 + a22 + a24 - a31 - a32 - a34) (b14 + b43 - b44) (c14 - c33 - c34)
(a21 + a22 + a24) (b22 + b23 - b43 + b44) (c23 + c24 + c33 + c34)
(a11 + a14) (b41) (c11 - c31)
(a21) (b12 + b14 - b22 - b23 + b43 - b44) (c22)
(a32) (b22 + b23 - b24 + b34 - b43 + b44) (c22 - c23 - c24 + c32 - c33 - c34)
(-a23) (b21 - b31) (c21 + c31)
(a32 + a33) (-b34 + b43 - b44) (c14 - c34)
(a13 - a23 + a33) (b11 - b21 + b23 - b24 + b31 + b34 - b43 + b44) (c31)
(-a21 - a22 - a24 + a31 - a33 + a34) (b43 - b44) (c14 - c23 - c33 - c34)
)fmm";
};

using f4x4x3_38 = rotated<f3x4x4_38>;
using f4x3x4_38 = rotated<rotated<f3x4x4_38>>;

} // namespace fastmm::inline FASTMM_ABI::tables
