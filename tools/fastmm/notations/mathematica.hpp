// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Nested lists as Mathematica has them; Kauers, Moosbauer, Arai and others publish so.

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// A list of products, each three matrices in braces, "{{{{1, 0}, {0, 1/2}}, {{..}, {..}}, {{..}, {..}}}, ...}": of A, of
/// B, and of the transpose of C. Lines wrap anywhere, comments are (* *).
extern const notation mathematica_notation;

} // namespace fastmm_tool
