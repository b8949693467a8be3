// Generated from factorizations/2x4x5_33.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x4x5_33 {
    static constexpr std::string_view text = R"fmm(name: 2x4x5_33
shape: 2x4x5
rank: 33
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a11 + a12 - a14) (b11) (c11 - c12 + c13 - c15)
(a12 - a13) (b32 + b33 + b34) (-c13)
(a11 + a13) (b32) (c12 - c14)
(a22) (b13 + b14 - b24 - b34 + b43) (-c14 - c24)
(a24) (b11 + b15 + b41 + b45) (c25)
(a13 - a14 - a23) (b11 - b35 + b41) (-c11 - c21 + c25)
(a13 - a14) (b35) (-c11 + c15 - c21 + c25)
(a14) (b11 + b43 + b44) (-c12 + c14 - c15)
(a23) (b11 - b21 + b23 - b31 + b33 - b35 + b43) (-c11 - c21)
(a11 - a21 + a24) (b11 + b15 + b42 + b43 + b44) (c12 + c15 + c22)
(a11) (b12 - b15 - b22 + b25 - b32) (c12 + c22)
(a13 - a14 - a23 + a24) (b41 - b43) (c21 - c25)
(a21 + a22) (b13 + b14 + b43) (-c22 + c24)
(a11 + a12 - a13 - a21 - a22 + a23) (b11 - b32 - b34 + b43) (-c13 + c14)
(a12) (b23 + b33 + b43) (c11 + c13 + c21 + c23)
(a13 - a14 + a21 + a22 - a23) (b11 + b43) (-c13 + c14 + c21 - c25)
(a12 + a21 - a24) (b11 + b25) (c12 + c15 + c21 + c23)
(a11 - a14 - a21 + a24) (b42 + b43 + b44) (-c12 - c15)
(a12 - a22) (b21 + b25) (-c21 - c23)
(a11 - a21 - a22 + a23) (b13 - b32 - b34 + b43) (c13 - c14 - c22)
(a11 + a22) (b11 - b13 - b14 - b22 + b25 - b32) (-c14 - c22)
(a21 - a24) (b15 - b25) (c12 + c15 + c22 + c25)
(a21 + a22 - a24) (b11 + b25 + b43) (-c21 + c22 - c23 + c25)
(a12 - a23) (b11 - b21 + b23 + b33 + b43) (-c11 - c21 - c23)
(a21 + a22 - a23) (b13 + b43) (c13 - c14 + c23 - c24)
(a14) (b35 - b42 + b45) (c15)
(a22 - a23) (b13 - b34 + b43) (-c22 + c24)
(a24) (b44) (-c22 + c24)
(a11 + a12) (b22 - b25) (c12 - c14)
(a11 - a21) (b12 + b14 + b32 + b34 + b42 + b44) (-c22)
(a12 - a22) (b11 - b22 - b24 + b25 - b32 - b34 + b43) (-c14)
(a13 - a23) (b11 + b31 + b41) (c11)
(a22 - a23) (b11 - b13 - b21 + b23) (c23)
)fmm";
};

using f4x5x2_33 = rotated<f2x4x5_33>;
using f5x2x4_33 = rotated<rotated<f2x4x5_33>>;
using f5x4x2_33 = transposed<f2x4x5_33>;
using f4x2x5_33 = rotated<transposed<f2x4x5_33>>;
using f2x5x4_33 = rotated<rotated<transposed<f2x4x5_33>>>;

} // namespace fastmm::inline FASTMM_ABI::tables
