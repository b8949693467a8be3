// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The forward error bound of a schedule whose factorizations are read at run time.

#pragma once

#include <fastmm/factorization/run_time_rounding.hpp>
#include <fastmm/planning/error_bound.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

struct rounded_level {
    shape dimensions;
    level_rounding rounding;
};

inline double level_error(std::span<const rounded_level> levels, double rows, double inner, double cols) {
    if (levels.empty())
        return classical_error_factor(inner);
    const rounded_level& first = levels.front();
    return error_through_level(
        first.dimensions, first.rounding, rows, inner, cols,
        [&](double m, double k, double n) { return level_error(levels.subspan(1), m, k, n); });
}

} // namespace detail

/// phi of a product under a dynamic_schedule<T> of these factorizations, outermost first: what error_factor<S, T>() is for the
/// same tables. Requires: as for share_additions(), which it costs for each of them.
template <scalar T>
double error_factor(std::span<const factorization> levels, std::ptrdiff_t m, std::ptrdiff_t k,
                    std::ptrdiff_t n) {
    std::vector<detail::rounded_level> rounded;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const detail::way how = detail::automatic_way<T>(i + 1 == levels.size());
        rounded.push_back({levels[i].dimensions, level_rounding_of(levels[i], detail::operand_summation(how),
                                                                   detail::result_summation(how))});
    }
    return detail::level_error(rounded, static_cast<double>(m), static_cast<double>(k),
                               static_cast<double>(n));
}

} // namespace fastmm::inline FASTMM_ABI
