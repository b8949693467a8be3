// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The residual of a table: the tensor of <m,k,n> minus the sum over r of u_r (x) v_r (x) w_r, exactly, slice by slice of
// A's blocks. Only entries that some product touches, or that should be 1, are looked at.

#pragma once

#include "table/exact_table.hpp"
#include "table/scaling.hpp"
#include "table/verification.hpp"

namespace fastmm_tool {

struct residual_report {
    bool is_zero = false;
    bool zero_modulo = false;       ///< Zero modulo the modulus that was asked for.
    std::int64_t wrong_entries = 0; ///< Modulo that, if there is one.
    std::optional<wrong_entry> first;
    /// What all entries of the residual have in common, prime to all denominators; 0 where the residual is zero, 1 where a
    /// coefficient has a parameter.
    integer common_divisor;
    int lowest_exponent = 0; ///< Of the parameter, over all entries.
};

/// Multiplications that residual() makes, each counted as many times as it takes the time of one of machine words: that of
/// larger numbers, and of sums with many powers of a parameter, hundreds of times or more. Bounds the memory, too: a
/// number that fits no machine word is paid for with the multiplication that makes it.
double residual_work(const exact_table& table, const scaling& scale);

/// scale: scaling_of(table). modulus: a prime, or 0. Coefficients are read modulo it where their denominators allow; else nothing is zero modulo it.
residual_report residual(const exact_table& table, const scaling& scale, w_order order, std::int64_t modulus,
                         const std::function<void(double)>& progress);

/// Whether the trilinear form of the residual is zero at a random point modulo a prime of 61 bits. False positives: of
/// probability 3 / 2^60. Always false where a coefficient has no value there.
bool vanishes_at_random(const exact_table& table, w_order order);

} // namespace fastmm_tool
