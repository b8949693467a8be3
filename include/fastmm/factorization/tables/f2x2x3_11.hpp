// Generated from factorizations/2x2x3_11.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct f2x2x3_11 {
    static constexpr std::string_view text = R"fmm(name: 2x2x3_11
shape: 2x2x3
rank: 11
ring: ZT
source: found by a flip-graph walk from the naive algorithm over Z2, sparsified by basis changes and flips at fixed rank, signs lifted to Z (fastmm, 2026-11)
(a11) (b11) (c11)
(a12) (b21) (c11)
(a22) (b12 + b22) (c12 + c22)
(a21 - a22) (b12) (c22 + c23)
(a11 - a21) (b12 - b13) (c23)
(a12 - a22) (b22 - b23) (c12)
(a11 - a22) (b12 + b23) (c12 - c23)
(a11 - a12) (b23) (-c12 - c13)
(a21) (b11) (c21)
(a11) (b13 + b23) (c13 + c23)
(a22) (b21) (c21)
)fmm";
};

using f2x3x2_11 = rotated<f2x2x3_11>;
using f3x2x2_11 = rotated<rotated<f2x2x3_11>>;

} // namespace fastmm::inline FASTMM_ABI::tables
