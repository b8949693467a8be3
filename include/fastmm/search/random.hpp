// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The random numbers of a search: the same for a seed with every compiler and standard library.

#pragma once

#include <fastmm/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// xoshiro256** (D. Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM Trans. Math. Softw. 47
/// (2021)), its state filled by splitmix64. A UniformRandomBitGenerator of 64 bits.
class random_source {
public:
    using result_type = std::uint64_t;

    explicit constexpr random_source(std::uint64_t seed) {
        for (std::uint64_t& part : state_) {
            seed += 0x9e3779b97f4a7c15U;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
            z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
            part = z ^ (z >> 31U);
        }
    }

    static constexpr std::uint64_t min() { return 0; }
    static constexpr std::uint64_t max() { return ~std::uint64_t(0); }

    constexpr std::uint64_t operator()() {
        const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9, shifted = state_[1] << 17U;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

    /// From 0 to bound - 1. Requires: 0 < bound. Uneven by at most bound / 2^32.
    constexpr int below(int bound) { return scaled((*this)(), bound); }

    /// The upper half of a random number, scaled to 0 .. bound - 1; its lower half is left for other choices.
    static constexpr int scaled(std::uint64_t random, int bound) {
        return static_cast<int>(((random >> 32U) * static_cast<std::uint64_t>(bound)) >> 32U);
    }

private:
    std::uint64_t state_[4]{};
};

/// One of them, each as likely as any other. Requires: there are some, and fewer than 2^31.
template <class T>
constexpr const T& one_of(const std::vector<T>& all, random_source& random) {
    return all[static_cast<std::size_t>(random.below(static_cast<int>(all.size())))];
}

} // namespace fastmm::inline FASTMM_ABI::search
