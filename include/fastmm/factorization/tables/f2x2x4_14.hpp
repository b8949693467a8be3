// Generated from factorizations/2x2x4_14.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x2x4_14 {
    static constexpr std::string_view text = R"fmm(name: 2x2x4_14
shape: 2x2x4
rank: 14
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
a-sums: a12-a22 a12-a21 a11-a21 a11-a12 a21-a22
(a12 - a21) (b11 + b23) (c13 - c21)
(a21) (b13 + b23) (c13 + c23)
(a21 - a22) (b23) (-c21 - c23)
(a12 - a22) (b21 - b23) (-c21)
(a12) (b11 + b21) (c11 + c21)
(a11 - a21) (b12 - b14) (-c14)
(a11 - a12) (b12) (c12 + c14)
(a12 - a21) (b12 + b24) (c14 - c22)
(a21) (b14 + b24) (c14 + c24)
(a21 - a22) (b24) (-c22 - c24)
(a12 - a22) (b22 - b24) (-c22)
(a12) (b12 + b22) (c12 + c22)
(a11 - a21) (b11 - b13) (-c13)
(a11 - a12) (b11) (c11 + c13)
)fmm";
};

using f2x4x2_14 = rotated<f2x2x4_14>;
using f4x2x2_14 = rotated<rotated<f2x2x4_14>>;

} // namespace fastmm::inline FASTMM_ABI::tables
