// Generated from factorizations/strassen.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct strassen {
    static constexpr std::string_view text = R"fmm(name: strassen
shape: 2x2x2
rank: 7
ring: ZT
source: V. Strassen, Gaussian elimination is not optimal, Numer. Math. 13 (1969), 354-356
(a11 + a22) (b11 + b22) (c11 + c22)
(a21 + a22) (b11) (c21 - c22)
(a11) (b12 - b22) (c12 + c22)
(a22) (-b11 + b21) (c11 + c21)
(a11 + a12) (b22) (-c11 + c12)
(-a11 + a21) (b11 + b12) (c22)
(a12 - a22) (b21 + b22) (c11)
)fmm";
};

using f2x2x2_7 = strassen;

} // namespace fastmm::inline FASTMM_ABI::tables
