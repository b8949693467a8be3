// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The verdict on a table: over which ring its residual is zero, or where it is not. Exact arithmetic only: integers over
// a common denominator whose sums are bounded before they are formed, in 64 or 128 bits where the bound fits, else as
// large as they get.
//
// The sum of a_ij b_jk c_ik at random points modulo a prime of 61 bits tells first which order of W is worth a proof; it
// decides nothing by itself.

#pragma once

#include "table/exact_table.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace fastmm_tool {

enum class verdict {
    over_integers,  ///< Exact, and all coefficients are integers.
    over_rationals, ///< Exact, with fractions.
    over_gaussian,  ///< Exact, with i.
    modulo_only,    ///< Exact modulo verification::modulus, not over any ring of characteristic 0.
    approximate, ///< Coefficients have a parameter x, and the residual vanishes as x goes to 0 (border rank).
    not_exact
};

/// "exact over Z", "exact modulo 2 only", "not exact", ...; where several moduli hold, the largest.
std::string to_string(verdict what, const integer& modulus);

/// An entry of the tensor that the table gets wrong; rows and columns count from 1.
struct wrong_entry {
    int a_row = 0, a_col = 0;
    int b_row = 0, b_col = 0;
    int c_row = 0, c_col = 0;
    int expected = 0;
    number got;
};

/// "a13 b32 c12: expected 1, got 0"
std::string to_string(const wrong_entry& wrong);

struct verification {
    verdict result = verdict::not_exact;
    w_order order = w_order::c; ///< Of W, as it was found.
    /// Entries of the residual that are not zero: over the ring of the coefficients, or modulo what was asked for; and the
    /// first of them in row-major order of (a, b, c).
    std::int64_t wrong_entries = 0;
    std::optional<wrong_entry> first;
    integer modulus;     ///< modulo_only: the largest that all entries of the residual share.
    double work = 0;     ///< residual_work(): multiplications of a proof, of which there are at most two.
    int error_order = 0; ///< approximate: the residual is O(x^error_order).
    std::optional<bool>
        modulo_wanted; ///< Whether it is exact modulo verification_options::modulus, if that was given.
};

struct verification_options {
    std::optional<w_order> order; ///< Of W: only this one is tried.
    std::int64_t modulus = 0;     ///< A prime to verify modulo, too; 0: none.
    /// The most multiplications of a proof; more: malformed, naming the number.
    std::int64_t most_work = 1000 * 1000 * 1000;
    std::function<void(double)> progress; ///< Told the part that is done, from 0 to 1.
};

/// Verifies a table. Time: the sum over r of nnz(u_r) nnz(v_r) nnz(w_r) multiplications for an order of W, at most two
/// orders; memory: at most 37 bytes for each pair of a block of B and one of C.
verification verify(const exact_table& table, const verification_options& options = {});

} // namespace fastmm_tool
