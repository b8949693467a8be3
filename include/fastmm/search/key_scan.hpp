// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The scan that tells which terms have a given key as one of their factors.

#pragma once

#include <fastmm/config.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace fastmm::inline FASTMM_ABI::detail {

// Of up to 64 keys, which are equal to the one that goes and to the one that comes, a bit each.
struct key_matches {
    std::uint64_t going = 0;
    std::uint64_t coming = 0;
};

#if defined(__GNUC__)
using key_vector [[gnu::vector_size(64)]] = std::uint64_t;

FASTMM_ALWAYS_INLINE std::uint64_t any_of_lanes(const key_vector& x) {
    return ((x[0] | x[4]) | (x[2] | x[6])) | ((x[1] | x[5]) | (x[3] | x[7]));
}
#endif

// Compares eight keys at a time. Requires: count is a multiple of 8, at most 64.
FASTMM_ALWAYS_INLINE key_matches match(const std::uint64_t* keys, std::size_t count, std::uint64_t going,
                                       std::uint64_t coming) {
#if defined(__GNUC__)
    key_vector in_going{}, in_coming{}, bits{1, 2, 4, 8, 16, 32, 64, 128};
    const key_vector all_going = going - key_vector{}, all_coming = coming - key_vector{};
    for (std::size_t i = 0; i < count; i += 8) {
        key_vector x;
        std::memcpy(&x, keys + i, sizeof x);
        in_going |= (x == all_going) & bits;
        in_coming |= (x == all_coming) & bits;
        bits <<= 8;
    }
    return {any_of_lanes(in_going), any_of_lanes(in_coming)};
#else
    key_matches result;
    for (std::size_t i = 0; i < count; ++i) {
        result.going |= static_cast<std::uint64_t>(keys[i] == going) << i;
        result.coming |= static_cast<std::uint64_t>(keys[i] == coming) << i;
    }
    return result;
#endif
}

} // namespace fastmm::inline FASTMM_ABI::detail
