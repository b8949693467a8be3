// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations as NumPy's arrays. AlphaTensor publishes an archive of them: the entry `3,4,5.npy` is a 3 x 4 by 4 x 5
// product (the field's n,m,p are m,k,n here), and W is of C transposed. Read as one:
// - (3, s, R), numbers: U, V and W where all have s rows;
// - (R, 3, s) and (count, R, 3, s), as AlphaTensor's nonequivalent factorizations of 4,4,4 are; also (count, 3, s, R);
// - objects: three matrices of R columns each, or count x 3 of them.
// A plain .npy may also be flip-cpd's, whose dimensions a person says: (count, 2 R (mk + kn + mn)) integers, a numerator and
// a denominator each, U, V and W one after another, R rows each, W of C itself.

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

extern const notation npz_notation;
extern const notation npy_notation;

} // namespace fastmm_tool
