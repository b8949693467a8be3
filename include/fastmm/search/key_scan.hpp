// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The scan that tells which terms may have a given form as one of their factors. It compares keys of 16 bits, so many at once as a
// vector holds: a walk spends most of its time here.

#pragma once

#include <fastmm/config.hpp>

#include <cstddef>
#include <cstdint>

// As the inline namespace tells builds apart. The masks of AVX-512 are no faster, and GCC 12 widens them to 64 bits with what a register had.
#if defined(__AVX2__) && defined(__FMA__)
#define FASTMM_SCANS_WITH_AVX2
#elif defined(__SSE2__) || defined(_M_X64)
#define FASTMM_SCANS_WITH_SSE2
#endif

#if defined(FASTMM_SCANS_WITH_AVX2) || defined(FASTMM_SCANS_WITH_SSE2)
#include <immintrin.h>
#endif

namespace fastmm::inline FASTMM_ABI::detail {

// So many keys are compared at once, whatever there are; and so many have a bit each in a result.
inline constexpr int keys_at_once = 32, keys_of_matches = 2 * keys_at_once;

// Of up to 64 keys, which are equal to the one that goes and to the one that comes, a bit each.
struct key_matches {
    std::uint64_t going = 0;
    std::uint64_t coming = 0;
};

// Bits of 32 keys: those that are equal to one.
class key_comparison {
public:
#if defined(FASTMM_SCANS_WITH_AVX2)
    explicit key_comparison(const std::uint16_t* keys) : low_(load(keys)), high_(load(keys + 16)) {}

    std::uint64_t matches(std::uint16_t key) const {
        const __m256i all = _mm256_set1_epi16(static_cast<short>(key)),
                      // Each half of a vector is packed with the same half of the other one.
            packed = _mm256_packs_epi16(_mm256_cmpeq_epi16(low_, all), _mm256_cmpeq_epi16(high_, all));
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_permute4x64_epi64(packed, 0xd8)));
    }

private:
    static __m256i load(const std::uint16_t* keys) {
        return _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(keys)));
    }

    __m256i low_, high_;
#elif defined(FASTMM_SCANS_WITH_SSE2)
    explicit key_comparison(const std::uint16_t* keys)
        : first_(load(keys)), second_(load(keys + 8)), third_(load(keys + 16)), fourth_(load(keys + 24)) {}

    std::uint64_t matches(std::uint16_t key) const {
        const __m128i all = _mm_set1_epi16(static_cast<short>(key));
        return bits(first_, second_, all) | bits(third_, fourth_, all) << 16;
    }

private:
    static __m128i load(const std::uint16_t* keys) {
        return _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(keys)));
    }
    static std::uint64_t bits(__m128i low, __m128i high, __m128i all) {
        return static_cast<std::uint32_t>(
            _mm_movemask_epi8(_mm_packs_epi16(_mm_cmpeq_epi16(low, all), _mm_cmpeq_epi16(high, all))));
    }

    __m128i first_, second_, third_, fourth_;
#else
    explicit key_comparison(const std::uint16_t* keys) : keys_(keys) {}

    std::uint64_t matches(std::uint16_t key) const {
        std::uint64_t result = 0;
        for (int i = 0; i < keys_at_once; ++i)
            result |= static_cast<std::uint64_t>(keys_[i] == key) << i;
        return result;
    }

private:
    const std::uint16_t* keys_;
#endif
};

// Of the first `count` keys, and of those behind them as well. Requires: 0 < count <= 64; there are 64.
FASTMM_ALWAYS_INLINE key_matches match(const std::uint16_t* keys, int count, std::uint16_t going,
                                       std::uint16_t coming) {
    const key_comparison low(keys);
    key_matches result{low.matches(going), low.matches(coming)};
    if (count > keys_at_once) {
        const key_comparison high(keys + keys_at_once);
        result.going |= high.matches(going) << keys_at_once;
        result.coming |= high.matches(coming) << keys_at_once;
    }
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::detail

#undef FASTMM_SCANS_WITH_AVX2
#undef FASTMM_SCANS_WITH_SSE2
