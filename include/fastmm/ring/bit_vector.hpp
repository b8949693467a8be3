// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Vectors of bits: sums modulo 2 of 512 bits, in as many registers of the build's instruction set as that takes, and of
// runs of words. A vector type of the compiler is all that this needs of simd.hpp, which costs every translation unit
// more time than this whole room.

#pragma once

#include <fastmm/config.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

#if defined(__GNUC__)
#if defined(__AVX512F__)
using bit_register = std::uint64_t __attribute__((vector_size(64)));
#elif defined(__AVX2__)
using bit_register = std::uint64_t __attribute__((vector_size(32)));
#else
using bit_register = std::uint64_t __attribute__((vector_size(16)));
#endif
#else
using bit_register = std::uint64_t;
#endif

inline constexpr std::ptrdiff_t words_of_register = static_cast<std::ptrdiff_t>(sizeof(bit_register) / 8);

/// Eight words: a cache line where it is aligned.
struct bit_line {
    static constexpr std::ptrdiff_t words = 8;
    static constexpr std::ptrdiff_t registers = words / words_of_register;

    bit_register part[registers];

    // Register by register: of a whole line g++ makes two copies by way of memory, which a load has to wait for.
    FASTMM_ALWAYS_INLINE static bit_line load(const std::uint64_t* from) {
        bit_line value;
#pragma GCC unroll 8
        for (std::ptrdiff_t i = 0; i < registers; ++i)
            value.part[i] = load_register(from + i * words_of_register);
        return value;
    }

    FASTMM_ALWAYS_INLINE void store(std::uint64_t* to) const {
#pragma GCC unroll 8
        for (std::ptrdiff_t i = 0; i < registers; ++i) {
            const bit_register value = part[i];
            std::memcpy(to + i * words_of_register, &value, sizeof(value));
        }
    }

    FASTMM_ALWAYS_INLINE void add(const std::uint64_t* from) {
#pragma GCC unroll 8
        for (std::ptrdiff_t i = 0; i < registers; ++i)
            part[i] ^= load_register(from + i * words_of_register);
    }

private:
    FASTMM_ALWAYS_INLINE static bit_register load_register(const std::uint64_t* from) {
        bit_register value;
        std::memcpy(&value, from, sizeof(value));
        return value;
    }
};

/// target = x + y for `count` words. The target may be x or y itself; otherwise nothing overlaps.
FASTMM_ALWAYS_INLINE void add_words(std::uint64_t* target, const std::uint64_t* x, const std::uint64_t* y,
                                    std::ptrdiff_t count) {
    std::ptrdiff_t i = 0;
    for (; i + bit_line::words <= count; i += bit_line::words) {
        bit_line sum = bit_line::load(x + i);
        sum.add(y + i);
        sum.store(target + i);
    }
    for (; i < count; ++i)
        target[i] = x[i] ^ y[i];
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
