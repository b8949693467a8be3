// Generated from factorizations/winograd.fmm by cmake/fastmm_embed.cmake. Do not edit.
// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#pragma once

#include <fastmm/factorization/algebra.hpp>

namespace fastmm::inline FASTMM_ABI::tables {

struct winograd {
    static constexpr std::string_view text = R"fmm(name: winograd
shape: 2x2x2
rank: 7
ring: ZT
source: S. Winograd's form of Strassen's algorithm, 15 additions when sums are shared (S. Winograd, On multiplication of 2x2 matrices, Linear Algebra Appl. 4 (1971), 381-388)
(a11) (b11) (c11 + c12 + c21 + c22)
(a12) (b21) (c11)
(a11 + a12 - a21 - a22) (b22) (c12)
(a22) (b11 - b12 - b21 + b22) (-c21)
(a21 + a22) (-b11 + b12) (c12 + c22)
(-a11 + a21 + a22) (b11 - b12 + b22) (c12 + c21 + c22)
(a11 - a21) (-b12 + b22) (c21 + c22)
)fmm";
};

} // namespace fastmm::inline FASTMM_ABI::tables
