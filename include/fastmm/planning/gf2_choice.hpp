// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Which schedule for which product over GF(2).

#pragma once

#include <fastmm/execution/gf2_levels.hpp>
#include <fastmm/execution/options.hpp>
#include <fastmm/factorization/tables/winograd.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// FIXME
inline constexpr std::ptrdiff_t gf2_least_block = 2048;

inline constexpr int gf2_most_levels = 8;

inline gf2_sequence gf2_choice(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    using tables::winograd;
    using all = levels<winograd, winograd, winograd, winograd, winograd, winograd, winograd, winograd>;
    std::ptrdiff_t smallest = std::min({m, k, n});
    int count = 0;
    while (count < std::min(gf2_most_levels, wanted.max_levels) && smallest / 2 >= gf2_least_block) {
        smallest /= 2;
        ++count;
    }
    return gf2_sequence(gf2_code<all>).first(static_cast<std::size_t>(count));
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
