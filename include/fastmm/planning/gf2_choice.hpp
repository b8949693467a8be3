// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Which schedule for which product over GF(2).

#pragma once

#include <fastmm/execution/gf2_levels.hpp>
#include <fastmm/execution/options.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/winograd.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The least dimension from which a level of <4,4,4> in 47 products is faster than the kernel; below another level it takes
// twice as much, and between the two one of Winograd's form is best. Measured on Sapphire Rapids, as bench/exact does it:
// with GFNI, 47 products beat 49 from 2048 on (by 2 to 9%) and two levels of Winograd's form from 4096 on (by 2 to 6%), but
// the kernel alone only from 8192 on. The faster the kernel, the later additions, which memory bounds, cost less than the
// products that they save.
template <class Kernel>
inline constexpr std::ptrdiff_t gf2_least_size = std::is_same_v<Kernel, four_russians> ? 4096 : 8192;

/// The schedule for an m x k by k x n product: 47 products a level as long as blocks are large enough, then a level of
/// Winograd's form where blocks are half as large. At most wanted.max_levels.
template <class Kernel>
gf2_sequence gf2_choice(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    using tables::f4x4x4_47;
    constexpr std::size_t deepest = 4;
    const gf2_sequence all = gf2_code<levels<f4x4x4_47, f4x4x4_47, f4x4x4_47, f4x4x4_47, tables::winograd>>;
    const std::size_t most = static_cast<std::size_t>(std::max(0, wanted.max_levels));
    constexpr std::ptrdiff_t least = gf2_least_size<Kernel>;
    std::ptrdiff_t size = std::min({m, k, n});
    std::size_t count = 0;
    while (count < std::min(deepest, most) && size >= (count == 0 ? least : 2 * least)) {
        size /= 4;
        ++count;
    }
    const bool ends_with_winograd = count > 0 && count < most && size >= least;
    return ends_with_winograd ? all.subspan(deepest - count) : all.subspan(deepest - count, count);
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
