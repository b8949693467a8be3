// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedule of a product modulo p for which the caller names none: the best by the estimate of those that are exact.

#pragma once

#include <fastmm/execution/modular_product.hpp>
#include <fastmm/planning/choice.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <bool MayUseFloats>
struct best_digit_schedule {
    static constexpr bool may_use_floats = MayUseFloats;

    template <class Digit>
    planned_schedule<Digit> schedule_for(const digit_format& format, std::ptrdiff_t m, std::ptrdiff_t k,
                                         std::ptrdiff_t n, const options& wanted) const {
        // The parts into which reductions cut the classical product; more levels are not worth shorter ones.
        const std::ptrdiff_t parts = (k + format.most_inner() - 1) / format.most_inner(),
                             inner = (k + parts - 1) / parts;
        options exact =
            wanted; // Rounding is no obstacle, and the memory of digits is counted by those who need it.
        exact.accuracy = accuracy::fast();
        exact.workspace = {};
        exact.max_levels = std::min<int>(wanted.max_levels, most_planned_levels);
        for (;; --exact.max_levels) {
            const planned_schedule<Digit> chosen = chosen_schedule<Digit>(m, inner, n, exact);
            const level_sequence<Digit> levels = chosen.levels();
            if (levels.empty() || is_exact_product<Digit>(levels, format, inner))
                return chosen;
            exact.max_levels = std::min(exact.max_levels, static_cast<int>(levels.size()));
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
