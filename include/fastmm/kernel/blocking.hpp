// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The register tile and the cache blocks of the classical product, in the names of BLIS (F. G. Van Zee and
// R. A. van de Geijn, BLIS: A framework for rapidly instantiating BLAS functionality, ACM TOMS 41 (2015)).

#pragma once

#include <fastmm/kernel/simd.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// Sizes, in elements: an mr x nr tile of C stays in registers, a kc x nr sliver of B in the first-level
/// cache, an mc x kc block of A in the second, a kc x nc panel of B in the third. Swapped, A and B change places:
/// the sliver that stays in the first-level cache and the panel are of A, the blocks of B.
struct blocking {
    std::ptrdiff_t mr;
    std::ptrdiff_t nr;
    std::ptrdiff_t mc;
    std::ptrdiff_t kc;
    std::ptrdiff_t nc;
    bool swapped;
};

/// Scalars that the blocked product serves; every other ring goes to naive.hpp.
template <class T>
concept blocked_scalar = std::floating_point<T> || is_complex<T> || machine_integer<T>;

namespace detail {

constexpr std::ptrdiff_t round_up(std::ptrdiff_t value, std::ptrdiff_t multiple) {
    return (value + multiple - 1) / multiple * multiple;
}

template <class T>
constexpr blocking blocking_of() {
    // A block of a quarter of a MiB is half of the smallest second-level cache among current machines.
    constexpr std::ptrdiff_t kc = 256, widest_panel = 4096;
    constexpr std::ptrdiff_t block_rows = 256 * 1024 / (kc * static_cast<std::ptrdiff_t>(sizeof(T)));
    constexpr auto whole_slivers = [](std::ptrdiff_t length, std::ptrdiff_t sliver) {
        return length / sliver * sliver;
    };
    if constexpr (!simd::available<T>) {
        return {4, 4, whole_slivers(std::min<std::ptrdiff_t>(block_rows, 256), 4), kc, widest_panel, false};
    } else if constexpr (simd::registers == 32) {
        // 24 sums, a column of A and an element of B.
        constexpr std::ptrdiff_t mr = 3 * simd::lanes<T>, nr = 8;
        return {mr, nr, whole_slivers(block_rows, mr), kc, whole_slivers(widest_panel, nr), false};
    } else {
        // 12 sums, a column of A and an element of B, and one register to spare: g++ 12 spills where there is none.
        // The higher slivers of A stay in the first-level cache, since the others are read from the second a tile.
        constexpr std::ptrdiff_t mr = 2 * simd::lanes<T>, nr = 6;
        return {mr, nr, whole_slivers(block_rows, nr), kc, whole_slivers(widest_panel, mr), true};
    }
}

} // namespace detail

template <blocked_scalar T>
inline constexpr blocking blocking_for = detail::blocking_of<T>();

} // namespace fastmm::inline FASTMM_ABI
