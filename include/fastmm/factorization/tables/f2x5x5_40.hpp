// Generated from factorizations/2x5x5_40.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x5x5_40 {
    static constexpr std::string_view text = R"fmm(name: 2x5x5_40
shape: 2x5x5
rank: 40
ring: ZT
source: found by `fastmm search 2x5x5 --rank 40 --ring ZT --seed 1 --threads 1 --objective rank,additions --from 2x5x5_40.fmm` after 3.1 s; from: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a24-a25 a13+a15 a12+a22 a21+a23 s1-s4 a11+a13 a11-a14 a23+s3 a25+s2 a21-a22 s2-s5 s1-s3 a14-a15 a11+a21
b-sums: b44-b45 b14+s1 b34-b54 b15-s2 b31+b35 b13+s4 b33+s5 s6-s7 s3+s8 b32+s9 b12+b22 b52-s10 b51+b53 b42+s12 b24-b54 b25-s11 b55+s13 b11+b21 b12+s14 b23+s16 b43+s17 s1-s15 b52+s20 b31+b55
c-sums: c14-c24 c12-c22 c11-c21 c14+c15 c21-c25 c23-s1 c13-s3 c15-c25 c23-s2
(a13 + a15 + a25) (b31 + b55) (c11 - c13 - c21 + c25)
(-a12 - a22 - a23) (-b13 + b14 - b15 - b25 + b31 + b33 - b34 + b35 + b44 - b45 + b54) (c12 + c15 - c22 - c23)
(-a11 - a13 + a14 - a15 - a21 - a23 + a24 - a25) (b44 - b45) (c14)
(-a23) (-b25 + b31 + b35) (c23 - c25)
(a12 - a14 + a15 + a22 - a24 + a25) (-b13 + b14 - b15 + b31 - b32 + b33 - b34 + b35 + b44 - b45 + b52 + b54) (c12)
(-a21 + a24) (b24 - b44 - b54) (c21 - c24 - c25)
(a13 + a15 + a23 + a25) (-b24 + b31 + b44 - b45 + b54) (c21 - c25)
(a12) (b23) (c12 + c13 - c22 - c23)
(a11 + a21) (b11 + b14 + b21 - b34 + b44 - b45 + b54) (c14 + c15)
(a14 + a21 - a22) (b12 - b13 + b14 - b15 + b21 + b31 - b32 + b33 - b34 + b35 + b42 + b44 - b45 + b52 + b54) (c11 + c12 - c21)
(-a14 - a21) (b11 + b21 - b45) (c14 + c15 - c21)
(-a12 - a13 - a15 - a21 - a23 + a24 - a25) (-b13 + b14 - b15 - b24 + b31 - b32 + b33 - b34 + b35 + b44 - b45 + b54) (c14 + c22 - c24)
(-a15 - a25) (b31 - b51) (c11 - c13)
(-a21 + a22) (b12 - b13 + b14 - b15 + b31 - b32 + b33 - b34 + b35 + b42 + b44 - b45 + b52 + b54) (c11 + c12 - c21 - c22)
(a25) (b43 + b53) (c11 - c13 - c21 + c23)
(-a11 - a13 - a21 - a23 + a24 - a25) (b13 - b14 + b15 - b44 + b45) (c14 - c23 - c24)
(-a13 - a15) (b55) (c11 - c15 - c21 + c25)
(-a11 - a13 - a21) (b14 - b15 - b34 + b44 - b45 + b54) (c14 + c15 - c23 - c24)
(a11 - a12 - a14) (b12 + b21) (c12)
(a21 + a23 - a24 + a25) (b31 - b32 + b33 - b34 + b35) (c14 - c24)
(a12 + a22 - a24 + a25) (b12 + b22 - b23 - b25 - b52) (c12 - c22 - c23)
(-a21 + a22 + a24) (b24 + b42 + b52) (c22)
(-a12 - a13 - a15 - a22 - a23 - a25) (b24) (c22 - c24)
(-a11 + a12 - a21 + a22) (b21) (c11 + c12)
(a13) (-b13 + b31 + b33 + b55) (c13 - c15)
(-a14 - a25) (b43 + b51 + b53 + b55) (c11 - c13 - c21)
(a11 - a14) (b11 + b21) (c11 - c14 - c15)
(a11 + a13 + a21 + a23) (b34 - b54) (c23 + c24)
(-a13 - a15 - a21 - a23 + a24 - a25) (b24 - b44 + b45 - b54) (c14 - c21 + c25)
(-a24 + a25) (b12 - b13 + b14 - b15 + b22 - b23 - b25 - b43 + b44 - b45 - b52) (c23)
(-a21) (b15 + b45) (c14 + c15 - c24 - c25)
(-a14 + a15) (b51 + b53 + b55) (c13)
(a14) (b11 - b12 + b13 - b14 + b15 - b31 + b32 - b33 + b34 - b35 + b41 - b42 + b43 - b44 + b45 + b51 - b52 + b53 - b54 + b55) (c11 - c21)
(-a22 + a24 - a25) (b12 - b13 + b14 - b15 + b22 - b23 - b25 + b31 - b32 + b33 - b34 + b35 + b44 - b45 + b54) (c12 - c22)
(a12 + a13 + a22 + a23) (-b13 + b14 - b15 + b31 + b33 - b34 + b35 + b44 - b45 + b54) (c12 + c15)
(-a12 - a13 - a15) (-b13 + b14 - b15 + b31 - b32 + b33 - b34 + b35 + b44 - b45 + b54) (c12 - c14 - c22 + c24)
(a11 + a13) (b13) (c13 + c14 - c23 - c24)
(-a12 - a22) (-b12 - b13 + b14 - b15 - b22 + b31 + b33 - b34 + b35 + b44 - b45 + b52 + b54) (c22 + c23)
(-a22 - a23) (b25) (c12 + c15 - c22 - c25)
(a14 + a24) (b41 + b45) (c21)
)fmm";
};

using f5x5x2_40 = rotated<f2x5x5_40>;
using f5x2x5_40 = rotated<rotated<f2x5x5_40>>;

} // namespace fastmm::inline FASTMM_ABI::tables
