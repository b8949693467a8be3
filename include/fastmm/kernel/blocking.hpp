// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The register tile and the cache blocks of the classical product, in the names of BLIS (F. G. Van Zee and
// R. A. van de Geijn, BLIS: A framework for rapidly instantiating BLAS functionality, ACM TOMS 41 (2015)).

#pragma once

#include <fastmm/kernel/cache.hpp>
#include <fastmm/kernel/kernel_table.hpp>
#include <fastmm/kernel/simd.hpp>

#include <algorithm>
#include <complex>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// The tile of C that stays in registers: mr rows of nr elements.
struct register_tile {
    std::ptrdiff_t mr;
    std::ptrdiff_t nr;
    /// Which slivers stay in the first-level cache while a tile after another is formed: those of A (mr high), else
    /// those of B. The others are read from the second level, a tile each.
    bool swapped;
};

/// Sizes in elements: an mc x kc block of A stays in the second-level cache, a kc x nc panel of B in the third.
/// Swapped, A and B change places: the panel is of A, the blocks are of B.
struct cache_blocks {
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
struct real_part_of {
    using type = T;
};
template <class T>
struct real_part_of<std::complex<T>> {
    using type = T;
};

/// The type of a scalar's real and imaginary parts.
template <class T>
using real_of = typename real_part_of<T>::type;

// Whether the kernels of T are those of the library fastmm::kernels.
template <class T>
inline constexpr bool dispatches = false;
#if FASTMM_DETAIL_USES_KERNELS
template <kernels::compiled_scalar T>
inline constexpr bool dispatches<T> = true;
#endif

// Whether the tile of T is formed in vector registers.
template <class T>
inline constexpr bool has_vector_tile = simd::available<real_of<T>>;

template <class T>
constexpr register_tile tile_of() {
    if constexpr (!has_vector_tile<T>) {
        return {4, 4, false};
    } else {
        constexpr std::ptrdiff_t lanes = simd::lanes<real_of<T>>;
        if constexpr (is_complex<T> && simd::registers == 32)
            return {2 * lanes, 6,
                    false}; // 12 sums of two parts each, a column of A in parts, an element of B
        else if constexpr (is_complex<T>)
            return {lanes, 4,
                    true}; // 4 sums of two parts each, likewise; SSE2 needs a register for the products
        else if constexpr (simd::registers == 32)
            return {3 * lanes, 8, false}; // 24 sums, a column of A, an element of B
        else
            return {2 * lanes, 6,
                    true}; // 12 sums likewise, and one register to spare: g++ 12 spills without it
    }
}

} // namespace detail

template <blocked_scalar T>
inline constexpr register_tile tile_for = detail::tile_of<T>();

/// The register tile of the machine that runs the program.
template <blocked_scalar T>
register_tile machine_tile() {
    if constexpr (detail::dispatches<T>) {
        const auto& table = kernels::chosen<T>();
        return {table.mr, table.nr, table.swapped};
    } else {
        return tile_for<T>;
    }
}

/// The cache blocks of the machine that runs the program.
template <blocked_scalar T>
cache_blocks machine_blocks() {
    if constexpr (detail::dispatches<T>) {
        cache_blocks blocks;
        kernels::chosen<T>().machine_blocks(&blocks);
        return blocks;
    }
    constexpr register_tile tile = tile_for<T>;
    constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(T));
    constexpr std::ptrdiff_t height = tile.swapped ? tile.nr : tile.mr,
                             width = tile.swapped ? tile.mr : tile.nr;
    const cache_sizes& caches = machine_caches();
    // A sliver that stays takes two thirds of the first level, a block half of the second.
    const std::ptrdiff_t kc =
        std::clamp<std::ptrdiff_t>(caches.first_level * 2 / (3 * width * size) / 16 * 16, 128, 512);
    const std::ptrdiff_t mc = std::clamp<std::ptrdiff_t>(
        caches.second_level / (2 * kc * size) / height * height, height, 1024 / height * height);
    return {mc, kc, 4096 / width * width};
}

} // namespace fastmm::inline FASTMM_ABI
