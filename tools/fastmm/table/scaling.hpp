// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table's coefficients as integers: over a common denominator of each factor matrix, with a bound on all sums of a proof.

#pragma once

#include "table/exact_table.hpp"

namespace fastmm_tool {

/// What a proof in scaled integers needs to know of a table beforehand.
struct scaling {
    bool applies = false; ///< No parameter, and the common denominators are not out of all bounds.
    bool complex = false;
    integer u = 1, v = 1, w = 1; ///< Common denominators.
    integer bound;               ///< No sum of a proof, its parts included, is larger.
};

/// Makes `common` the least common multiple of itself and the denominators of a value.
void take_in_denominators(integer& common, const gaussian& value);

/// part * denominator, where it is an integer; else something near it.
integer scaled_part(const rational& part, const integer& denominator);

scaling scaling_of(const exact_table& table);

/// Whether every sum fits integers of that many bits and a sign.
bool fits(const scaling& scale, unsigned bits);

} // namespace fastmm_tool
