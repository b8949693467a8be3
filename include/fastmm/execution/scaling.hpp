// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Diagonal scaling, as a caller asks for it: which badly scaled operands a fast product is to be safe for.

#pragma once

#include <fastmm/config.hpp>

namespace fastmm::inline FASTMM_ABI {

/// Which rows and columns are scaled before a fast product. Its errors are relative to the largest elements of A and
/// B, so that a result that is small beside these may have no correct digit; the classical product's are not, and it
/// is never scaled. Section 5 of G. Ballard, A. R. Benson, A. Druinsky, B. Lipshitz and O. Schwartz, Improving the
/// numerical stability of fast matrix multiplication, SIAM J. Matrix Anal. Appl. 37 (2016).
///
/// All factors are powers of two, chosen so that no element grows beyond the largest of its matrix: scaling rounds
/// nothing but what underflows, overflows nowhere, and error_factor() and plan::error_bound() hold as they stand. What
/// is promised in addition, for an error factor phi and the unit roundoff u, is of first order and apart from
/// underflow; it counts a row or column of numbers below the smallest normal one as that number, and the larger part
/// of a complex number as its magnitude.
///
/// Cost: A and B are read twice, or four times for `both`, and copied unless they are well scaled already; outside and
/// both read and write C once more, through a temporary of its size unless beta is 0. workspace_bytes() counts the
/// copies. Exact scalars are not scaled.
enum class scaling {
    none,
    /// Rows of A and columns of B, for those that differ in scale: A' = D A, B' = B E, C = D^-1 A' B' E^-1. Then
    /// |C' - C|_ij <= 4 phi u max_k|a_ik| max_k|b_kj|.
    outside,
    /// Columns of A against rows of B, for inner indices whose scales cancel: A' = A D, B' = D^-1 B. Then
    /// |C' - C|_ij <= 4 phi u max_k(max_i|a_ik| max_j|b_kj|).
    inside,
    /// Outside, inside, and outside again, each for what the one before has left; for both kinds at once. The bound of
    /// `outside` holds for A D and D^-1 B in place of A and B.
    both
};

} // namespace fastmm::inline FASTMM_ABI
