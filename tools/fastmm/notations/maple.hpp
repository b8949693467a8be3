// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The Maple texts of the FMM catalogue (fmm.univ-lille.fr).

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// "TriadSet([Triad([Matrix(2, 2, [[1,0],[0,1]]), Matrix(..), Matrix(..)]), ...])": a triad is a product, its matrices are
/// of A, of B, and of the transpose of C. What stands before and after the set is not read. An entry may be an expression
/// of numbers that nobody has evaluated, of any length.
extern const notation maple_notation;

} // namespace fastmm_tool
