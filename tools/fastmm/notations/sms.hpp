// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// LinBox's sparse matrices, as PLinOpt uses them: three make a factorization.

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// L (R x m k), R (R x k n) and P (m n x R), one after another, P of C: "rows cols M", lines "i j value" that count from
/// 1, and "0 0 0" at the end of each. PLinOpt has them in three files; whoever opens those puts them together, a line
/// end between them.
extern const notation sms_notation;

} // namespace fastmm_tool
