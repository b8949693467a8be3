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
/// cache, an mc x kc block of A in the second, a kc x nc panel of B in the third.
struct blocking {
    std::ptrdiff_t mr;
    std::ptrdiff_t nr;
    std::ptrdiff_t mc;
    std::ptrdiff_t kc;
    std::ptrdiff_t nc;
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
    // A block of A of a quarter of a MiB is half of the smallest second-level cache among current machines.
    constexpr std::ptrdiff_t a_block_bytes = 256 * 1024, kc = 256, nc = 4080;
    if constexpr (simd::available<T>) {
        // Three vectors high: 12 sums of 16 registers, or 24 of 32, leave room for a column of A and an
        // element of B; 97 to 98 % of the peak on Zen 3 and Zen 4.
        constexpr std::ptrdiff_t mr = (simd::registers == 32 ? 3 : 2) * simd::lanes<T>,
                                 nr = simd::registers == 32 ? 8 : 6;
        constexpr std::ptrdiff_t rows = a_block_bytes / (kc * static_cast<std::ptrdiff_t>(sizeof(T)));
        return {mr, nr, rows / mr * mr, kc, nc / nr * nr};
    } else {
        constexpr std::ptrdiff_t mr = 4, nr = 4;
        constexpr std::ptrdiff_t rows = a_block_bytes / (kc * static_cast<std::ptrdiff_t>(sizeof(T)));
        return {mr, nr, std::min<std::ptrdiff_t>(rows, 256) / mr * mr, kc, nc};
    }
}

} // namespace detail

template <blocked_scalar T>
inline constexpr blocking blocking_for = detail::blocking_of<T>();

} // namespace fastmm::inline FASTMM_ABI
