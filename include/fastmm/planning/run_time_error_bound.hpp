// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The forward error bound of a schedule whose factorizations are read at run time.

#pragma once

#include <fastmm/factorization/run_time_rounding.hpp>
#include <fastmm/planning/error_bound.hpp>

#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

/// phi of a product under a dynamic_schedule<T> of these factorizations, outermost first: what error_factor<S, T>() is for the
/// same tables. Requires: as for share_additions(), which it costs for each of them.
template <scalar T>
double error_factor(std::span<const factorization> levels, std::ptrdiff_t m, std::ptrdiff_t k,
                    std::ptrdiff_t n) {
    detail::error_recurrence error(static_cast<double>(m), static_cast<double>(k), static_cast<double>(n));
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const detail::way how = detail::automatic_way<T>(i + 1 == levels.size());
        if (!error.add_level(
                levels[i].dimensions,
                level_rounding_of(levels[i], detail::operand_summation(how), detail::result_summation(how))))
            break;
    }
    return error.factor();
}

} // namespace fastmm::inline FASTMM_ABI
