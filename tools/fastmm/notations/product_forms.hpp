// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products of three linear forms, a line each, as Moosbauer, Kauers, Kemper and others publish them (.exp).

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// "(-2*a11 + a21)*(b22 + b23)*(c21 + c22)/3": a factor a form in a, in b and in c, where c is of the transpose of C.
/// Numbers stand before or behind a form or the whole product, complex ones as "(0.5+0.5j)"; brackets and signs anywhere;
/// what stands side by side is multiplied. An index is a digit, or more with an underscore, "a1_12". The dimensions are the
/// largest indices. Comments begin with '#'.
extern const notation product_forms_notation;

} // namespace fastmm_tool
