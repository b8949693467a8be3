// Generated from factorizations/3x4x5_47.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f3x4x5_47 {
    static constexpr std::string_view text = R"fmm(name: 3x4x5_47
shape: 3x4x5
rank: 47
ring: ZT
source: found by `fastmm search 3x4x5 --rank 47 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 3x4x5_47.fmm` after 1.3 s; from: rank first reached by AlphaTensor (Fawzi et al., Nature 610, 2022); coefficients from the ternary flip-graph catalogue of A. Perminov (arXiv:2511.20317, data under MIT), walked on at fixed rank
a-sums: p7+p25 p29+p46 p28+s1 p45+s3 p14-p47 p36-s5 p8-p46 p20-p38 p19+s2 p6+p41 s4-s8 p30+s9 p32+s7 p18-s6 p26-p31 p2+s2 p3+p42 p12-s17 p9+s12 p35-s10 p43-s3 p27+s16 p21+s15 p16+p44 p4+s14 p40-s11
b-sums: b23-b33 b31-b32 b12-b13 b42-b43 b34-s1 b45+s4 b11-s3 b25-b35 b24-s5 b15-s7 b14-b44 b21-s2 s6+s11 b41+s10
c-sums: c31+c32 c23-c24 c15+c35 c15+c25 c21-c31 c34+s2 c24-c34 c21-s1 c12-s3 c22+s7 c33+s5 c14+c24 c11+c31 c14-s2 c33-s6 c13+s4 c22+s8 c13+s3 c11+s1 c12-s4
(a21 + a31) (b11 + b14 + b21) (c21)
(a11 - a21 + a22) (b12 - b25 + b35) (c12 - c15 - c25)
(a11 - a21 - a24) (b14 + b42 - b43 - b44 + b45) (c14 - c25)
(a24 + a34) (b24 + b41 + b44) (c34)
(a24 - a31) (b14 + b41) (c21 - c34)
(a14 - a31 - a34) (b11 - b12 + b13 - b15 - b41) (-c11 + c35)
(a12 + a13 + a21 - a22 - a23 + a31 - a32 - a33) (b21) (c11)
(a13 - a23 - a33) (b34) (c23 - c24)
(a14 - a34) (b11 - b12 + b13 - b15 + b25 - b41 + b45) (-c35)
(a23) (b32) (c21 + c22 - c31 - c32)
(a22) (b12 + b22 - b23 - b24 + b33 + b34) (c22)
(a21 + a24) (b14) (c14 - c21 + c24)
(a14) (b42 - b43 + b45) (c14 + c15 + c35)
(a12 - a22 + a24 - a32 + a34) (b24) (c14)
(a32) (b21 - b22 - b31 + b32 - b42) (-c32)
(a21 - a22) (b12) (c12 - c15 + c21 + c22 - c25 - c31 - c32)
(a11) (b12 - b13 + b15) (c11 + c15 + c25)
(a24 - a32 + a34) (b23 + b24 - b33 - b34 + b42) (c22 + c24 - c34)
(a14 + a32 - a34) (b25 - b35 - b42) (-c12 + c15 + c35)
(a11 - a21 + a22 + a23) (b13 + b35) (c13 + c15 + c25)
(a32 - a34) (b42) (-c12 + c15 + c22 + c24 - c32 - c34 + c35)
(a13) (b23 - b33) (-c13 + c14 - c23 + c24)
(a12 + a13) (b23 - b35) (c13)
(a12) (b22 + b25 - b35) (c12)
(a13 + a21 - a22 - a23 + a31 - a32 - a33) (b21 - b31 + b32) (-c11 - c31 - c32)
(a32 + a33 - a34) (b43) (-c13 - c15 + c23 - c24 - c33 + c34 - c35)
(a11 - a21) (b14 - b15 - b25 + b42 - b43 - b44 + b45) (c25)
(a21 - a22 - a23 + a31 - a32 - a33) (b31 - b32) (-c11 - c31 + c33)
(a11 - a12 + a14 - a21 + a22 + a32 - a34) (b25 - b35) (c12 - c15)
(a14 + a32 + a33 - a34) (b35 + b43) (c13 + c15 + c35)
(a24 - a32 - a33 + a34) (b23 - b33 - b34 + b43) (c23 - c24 + c34)
(a13 - a23 - a33) (b21 - b31) (c31 + c32)
(a31) (b11 - b12 + b13 - b41) (-c21 + c31 + c35)
(a13) (b32) (c11 + c12 + c31 + c32)
(a31 + a34) (b41) (c11 + c31 - c34)
(a13 + a22 - a24 + a32 - a34) (b23 - b33 - b34) (-c14 + c23 - c24)
(a24) (b14 + b42 - b43 - b44) (-c24 - c25 + c34)
(a21 - a22 - a23) (b13) (c13 + c15 - c21 + c23 + c25 + c31 - c33)
(a33) (b23 - b33) (c23 - c24 - c33 + c34)
(a22 + a23) (b13 + b33 + b34) (c23)
(a11 + a14 - a31 - a34) (b11 - b12 + b13 - b15) (c11)
(a11 + a14 - a21 - a24) (b42 - b43 - b44 + b45) (-c14)
(a32 + a33) (b23 + b31 - b32 + b43) (c33)
(a21 - a22 + a31) (b12 + b21 - b31 + b32) (-c21 + c31 + c32)
(a21 - a22 - a23 + a31) (b13 - b31 + b32) (c21 - c31 + c33)
(a11 - a12 - a13 + a14 - a21 + a22 + a23 + a32 + a33 - a34) (b35) (-c13 - c15)
(a22 - a24 + a32 - a34) (b23 + b24 - b33 - b34) (c14 + c22 + c24)
)fmm";
};

using f4x5x3_47 = rotated<f3x4x5_47>;
using f5x3x4_47 = rotated<rotated<f3x4x5_47>>;
using f5x4x3_47 = transposed<f3x4x5_47>;
using f4x3x5_47 = rotated<transposed<f3x4x5_47>>;
using f3x5x4_47 = rotated<rotated<transposed<f3x4x5_47>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
