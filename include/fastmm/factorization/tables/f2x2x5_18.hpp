// Generated from factorizations/2x2x5_18.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x2x5_18 {
    static constexpr std::string_view text = R"fmm(name: 2x2x5_18
shape: 2x2x5
rank: 18
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a12-a22 a12-a21 a11-a21 a11-a12 a21-a22
(a21) (b12) (c22)
(a12 - a22) (b24 - b25) (-c24)
(a11 - a21) (b11 - b13) (-c13)
(a11) (b12) (c12)
(a12 - a21) (b14 + b25) (c15 - c24)
(a21) (b15 + b25) (c15 + c25)
(a12) (b22) (c12)
(a21) (b13 + b23) (c13 + c23)
(a11 - a21) (b14 - b15) (-c15)
(a11 - a12) (b14) (c14 + c15)
(a12 - a21) (b11 + b23) (c13 - c21)
(a21 - a22) (b25) (-c24 - c25)
(a21 - a22) (b23) (-c21 - c23)
(a12) (b14 + b24) (c14 + c24)
(a22) (b22) (c22)
(a11 - a12) (b11) (c11 + c13)
(a12 - a22) (b21 - b23) (-c21)
(a12) (b11 + b21) (c11 + c21)
)fmm";
};

using f2x5x2_18 = rotated<f2x2x5_18>;
using f5x2x2_18 = rotated<rotated<f2x2x5_18>>;

} // namespace fastmm::inline FASTMM_ABI::tables
