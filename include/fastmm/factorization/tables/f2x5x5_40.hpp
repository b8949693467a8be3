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
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a11 - a14 - a21 - a23 + a24) (b12 + b23 - b33) (c12 + c13 - c15 + c23)
(a15 + a21 + a23 - a24) (b12 + b23 - b34 - b45 - b53) (-c12 - c13 + c15 + c21 + c25)
(a11) (b13 - b14 + b23 - b24 + b43 - b44) (-c14)
(a21 + a23 - a24) (b12 - b53) (c12 + c13 - c15 + c22 + c23 - c25)
(a14 - a15 - a24 + a25) (b11 + b41 + b52 - b53) (c11)
(a24) (b34 + b44 + b54) (c13 + c14 + c23 + c24)
(a11 - a14) (b12 + b23 - b34 + b43 - b44 - b54) (-c13 - c23)
(a15 - a25) (b55) (-c21 - c25)
(a12 + a13 - a14) (b12 + b23 - b34 + b42 + b52 - b53) (-c12 - c13 - c14)
(a12 + a13 - a24 + a25) (b12 + b23 - b31 - b34 - b45 + b52 - b53) (-c11 + c22)
(a12 + a13 - a24) (b12 + b23 + b42 + b52 - b53) (c13 + c14 - c22)
(a11 - a14 + a15 + a24 - a25) (b11 - b12 - b23 + b34 + b45 + b54) (c11 + c21 - c24)
(a13) (b22 - b23 - b32 + b33) (-c12 + c15)
(a22 + a23 - a24 + a25) (b12 + b23 - b31 - b34 - b45) (-c21 - c22)
(a23) (b35 + b45) (-c22 + c25)
(a11 - a12 + a22) (b15 - b23 + b24 + b45) (c15 + c24 + c25)
(a11 - a14 - a21 + a24) (b13 + b23 - b33) (-c23)
(a11 - a12 - a21 - a23 + a24) (b23 - b34) (-c12 - c13 + c15 + c24 + c25)
(a12 + a15) (b12 + b21 + b23 - b31 - b34 - b45) (c11)
(a21) (b11 - b12 + b14 - b15) (c24)
(a15 + a22) (b21 - b31 - b41 - b51 + b53 + b55) (c15 + c21 + c25)
(a24 - a25) (b31 + b41 - b54) (c11 + c21)
(a11 - a14 + a15) (b54) (-c11 + c14 - c21 + c24)
(a12 + a13 - a14 + a15) (b52 - b53) (c11 + c12)
(a11 + a13 - a14 - a21 - a23 + a24) (b12 + b23 - b33 - b45) (-c12 - c13 + c15)
(a12 + a13 - a22) (b12 + b22 - b32 - b35 - b45) (-c15 - c22)
(a14 - a24) (b12 - b13 + b42 - b43 + b52 - b53) (-c13 - c14)
(a11 - a12) (b24 - b34) (-c14 - c15 - c24 - c25)
(a11 - a14 + a24) (b13 + b23 - b34 + b43 - b44 - b54) (c13 + c14 + c23)
(a22) (b21 - b23 + b24 - b25 - b31 - b41 - b51 + b53 + b55) (-c15 - c25)
(a22 + a23 - a24) (b23) (c22 + c23 + c24)
(a12 - a22) (b12 + b15 + b22 + b25 - b32 - b35) (c15)
(a12 + a13 - a22 - a23) (b31 - b32 + b34 - b35) (c22)
(a22 + a25) (b12 + b23 - b34 + b41 - b45 + b51 - b53 - b55) (c21)
(a11 + a13 - a14 + a15) (b12 + b23 - b34 - b45) (c11 + c12 + c13)
(a11 - a14 + a15 - a21 + a24 - a25) (b11 - b12 - b23 + b34 + b45) (-c21 + c24)
(a11 - a12 - a21 + a22) (b15 + b45) (-c24 - c25)
(a15) (b12 + b21 + b23 - b31 - b34 - b41 - b45 - b51) (-c11 - c15 - c21 - c25)
(a21 + a23 - a24 + a25) (b53) (c21 + c22 + c23)
(a12 + a13) (b12 + b22 + b42) (c12 + c22)
)fmm";
};

using f5x5x2_40 = rotated<f2x5x5_40>;
using f5x2x5_40 = rotated<rotated<f2x5x5_40>>;

} // namespace fastmm::inline FASTMM_ABI::tables
