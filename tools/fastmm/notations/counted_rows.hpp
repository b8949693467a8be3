// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Perminov's text: counts, then all coefficients, zeros as well.

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// "n m p R", then U, V and W product by product: R rows of n m, of m p and of p n numbers, W of the transpose of C. Where
/// there are twice as many numbers, each coefficient is a numerator and a denominator. A text whose first line is one
/// number holds that many factorizations.
extern const notation counted_rows_notation;

} // namespace fastmm_tool
