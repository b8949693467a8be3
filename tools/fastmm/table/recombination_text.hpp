// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How a recombined table is made, in a line that a person reads; and what there is to compare its rank with.

#pragma once

#include <fastmm/factorization/run_time_recombination.hpp>

#include <optional>
#include <string>

namespace fastmm_tool {

/// "4x5x5:76 and 2x5x5:40 joined along m", "strassen over 3x4x5:47", "7x8x8:343 less one along k", ...
std::string made_of(const fastmm::recombination& r);

/// A recombined table in figures.
struct recombination_figures {
    fastmm::recombination made;
    int naive = 0; ///< m k n
    std::optional<int>
        known;           ///< The best published rank over the integers, or modulo 2; see best_known_rank.
    double saved = 0;    ///< The part of m k n that is saved.
    double exponent = 3; ///< 3 where m k n is 1.
};

/// Throws fastmm::error unless dimensions are from 1 to 16.
recombination_figures recombination_figures_of(fastmm::shape s, bool modulo_2 = false);

} // namespace fastmm_tool
