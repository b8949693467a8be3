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

// Whether the tile of T is formed in the processor's tile registers, from the bytes of its elements: see byte_tile.hpp.
template <class T>
inline constexpr bool has_byte_tile = false;
#if FASTMM_DETAIL_TILE_REGISTERS
template <unsigned_number T>
inline constexpr bool has_byte_tile<T> = true;
#endif
inline constexpr std::ptrdiff_t byte_tile_side = 16, byte_tile_depth = 64;

// Whether the tile of T is formed in vector registers.
template <class T>
inline constexpr bool has_vector_tile = simd::available<real_of<T>>;

// The tile of T in vector registers.
template <class T>
constexpr register_tile vector_tile_of() {
    if constexpr (!has_vector_tile<T>) {
        return {4, 4, false};
    } else if constexpr (machine_integer<T>) {
        // Products have registers of their own, and bytes take several.
        constexpr std::ptrdiff_t lanes = simd::lanes<T>, height = sizeof(T) == 1 ? lanes : 2 * lanes;
        return {height, simd::registers == 32 ? 8 : 4, simd::registers != 32};
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

template <class T>
inline constexpr register_tile vector_tile = vector_tile_of<T>();

// Rows of a sliver that are packed as one: the length of a sliver in memory is a multiple of it.
template <class T>
inline constexpr std::ptrdiff_t packed_depth_unit = has_byte_tile<T> ? byte_tile_depth : 1;

} // namespace detail

template <blocked_scalar T>
inline constexpr register_tile tile_for =
    detail::has_byte_tile<T> ? register_tile{detail::byte_tile_side, detail::byte_tile_side, false}
                             : detail::vector_tile<T>;

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

/// The cache blocks of the machine that runs the program. In: the type of the operands, where it is not that of the product.
template <blocked_scalar T, class In = T>
cache_blocks machine_blocks() {
    if constexpr (detail::dispatches<T>) {
        cache_blocks blocks;
        kernels::chosen<T>().machine_blocks(&blocks);
        return blocks;
    }
    constexpr register_tile tile = tile_for<T>;
    constexpr bool bytes = detail::has_byte_tile<T>;
    constexpr auto size = static_cast<std::ptrdiff_t>(bytes ? sizeof(In) : sizeof(T)),
                   deepest = bytes ? std::ptrdiff_t(2048) : 512, step = bytes ? detail::byte_tile_depth : 16;
    constexpr std::ptrdiff_t height = tile.swapped ? tile.nr : tile.mr,
                             width = tile.swapped ? tile.mr : tile.nr;
    const cache_sizes& caches = machine_caches();
    // A sliver that stays takes two thirds of the first level, a block half of the second. Tiles of bytes are read several
    // times in a row, from the other sliver too, which needs as much of the first level; products of 64 bits are so many that
    // it may come from the second.
    const std::ptrdiff_t kc = std::clamp<std::ptrdiff_t>(
        caches.first_level * (bytes && size < 8 ? 1 : 2) / (3 * width * size) / step * step, 128, deepest);
    const std::ptrdiff_t mc = std::clamp<std::ptrdiff_t>(
        caches.second_level / (2 * kc * size) / height * height, height, 1024 / height * height);
    return {mc, kc, 4096 / width * width};
}

} // namespace fastmm::inline FASTMM_ABI
