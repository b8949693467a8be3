// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Sets of blocks of one matrix, a bit a block in row-major order: an unsigned integer for up to 64 blocks, several words for
// more.

#pragma once

#include <fastmm/config.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI::search {

/// A set of up to 64 * Words blocks; it has the operators of an unsigned integer that sets need.
template <std::size_t Words>
struct wide_mask {
    std::array<std::uint64_t, Words> words{};

    friend constexpr bool operator==(const wide_mask&, const wide_mask&) = default;
    friend constexpr wide_mask operator^(wide_mask x, const wide_mask& y) {
        for (std::size_t i = 0; i < Words; ++i)
            x.words[i] ^= y.words[i];
        return x;
    }
    friend constexpr wide_mask operator&(wide_mask x, const wide_mask& y) {
        for (std::size_t i = 0; i < Words; ++i)
            x.words[i] &= y.words[i];
        return x;
    }
    friend constexpr wide_mask operator|(wide_mask x, const wide_mask& y) {
        for (std::size_t i = 0; i < Words; ++i)
            x.words[i] |= y.words[i];
        return x;
    }
    constexpr wide_mask operator~() const {
        wide_mask result;
        for (std::size_t i = 0; i < Words; ++i)
            result.words[i] = ~words[i];
        return result;
    }
};

/// std::uint32_t, std::uint64_t or a wide_mask.
template <class T>
concept block_mask = std::same_as<T, std::uint32_t> || std::same_as<T, std::uint64_t> || requires {
    T::words;
};

/// How many blocks a mask holds.
template <block_mask Mask>
inline constexpr int blocks_of_mask = static_cast<int>(8 * sizeof(Mask));

template <block_mask Mask>
constexpr bool contains(const Mask& mask, int block) {
    const auto index = static_cast<unsigned>(block);
    if constexpr (std::unsigned_integral<Mask>)
        return (mask >> index & 1U) != 0;
    else
        return (mask.words[index / 64] >> (index % 64) & 1U) != 0;
}

template <block_mask Mask>
constexpr Mask single_block(int block) {
    const auto index = static_cast<unsigned>(block);
    if constexpr (std::unsigned_integral<Mask>) {
        return static_cast<Mask>(Mask(1) << index);
    } else {
        Mask result;
        result.words[index / 64] = std::uint64_t(1) << (index % 64);
        return result;
    }
}

template <block_mask Mask>
constexpr bool is_empty(const Mask& mask) {
    return mask == Mask{};
}

template <block_mask Mask>
constexpr int count_of(const Mask& mask) {
    if constexpr (std::unsigned_integral<Mask>) {
        return std::popcount(mask);
    } else {
        int count = 0;
        for (const std::uint64_t word : mask.words)
            count += std::popcount(word);
        return count;
    }
}

/// Whether the first block of x | y is in x. Requires: they have no block in common, and one of them is not empty.
template <block_mask Mask>
constexpr bool comes_first(const Mask& x, const Mask& y) {
    if constexpr (std::unsigned_integral<Mask>) {
        const Mask both = x | y;
        return (x & both & (~both + 1U)) != 0;
    } else {
        for (std::size_t i = 0; i < x.words.size(); ++i)
            if ((x.words[i] | y.words[i]) != 0)
                return comes_first(x.words[i], y.words[i]);
        return true;
    }
}

/// Each of the first `blocks` blocks as far from their end as it was from their beginning. Requires: there are no others.
template <block_mask Mask>
constexpr Mask reversed(const Mask& mask, int blocks) {
    if constexpr (std::unsigned_integral<Mask>) {
        Mask x = mask;
        constexpr Mask all = static_cast<Mask>(~Mask(0));
        for (unsigned half = 4 * sizeof(Mask); half > 0; half /= 2) {
            const Mask low = static_cast<Mask>(all / ((Mask(1) << half) + 1));
            x = static_cast<Mask>((x >> half & low) | (x & low) << half);
        }
        return static_cast<Mask>(x >> (blocks_of_mask<Mask> - blocks));
    } else {
        Mask result;
        for (int block = 0; block < blocks; ++block)
            if (contains(mask, block))
                result = result | single_block<Mask>(blocks - 1 - block);
        return result;
    }
}

/// 64 bits that tell masks apart: the mask itself where it has no more, else a hash.
template <block_mask Mask>
constexpr std::uint64_t digest(const Mask& mask) {
    if constexpr (std::unsigned_integral<Mask>) {
        return mask;
    } else {
        std::uint64_t hash = 0;
        for (const std::uint64_t word : mask.words) {
            hash = (hash ^ word) * 0x9fb21c651e98df25U;
            hash ^= hash >> 32U;
        }
        return hash;
    }
}

} // namespace fastmm::inline FASTMM_ABI::search
