// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The caches of the machine that runs the program, from which the blocks of the classical product follow.

#pragma once

#include <fastmm/config.hpp>

#include <algorithm>
#include <cstddef>

#if defined(__linux__)
#include <unistd.h>
#endif

namespace fastmm::inline FASTMM_ABI {

/// Bytes of the data caches that one core uses.
struct cache_sizes {
    std::ptrdiff_t first_level = 32 * 1024;
    std::ptrdiff_t second_level = 512 * 1024;
};

namespace detail {

inline cache_sizes read_cache_sizes() {
    cache_sizes sizes;
#if defined(__linux__) && defined(_SC_LEVEL1_DCACHE_SIZE) && defined(_SC_LEVEL2_CACHE_SIZE)
    // A system that does not know says 0 or -1; a value out of all proportion is a virtual machine's mistake.
    const std::ptrdiff_t first = ::sysconf(_SC_LEVEL1_DCACHE_SIZE), second = ::sysconf(_SC_LEVEL2_CACHE_SIZE);
    if (first >= 16 * 1024)
        sizes.first_level = std::min<std::ptrdiff_t>(first, 256 * 1024);
    if (second >= 128 * 1024)
        sizes.second_level = std::min<std::ptrdiff_t>(second, 4096 * 1024);
#endif
    return sizes;
}

} // namespace detail

/// The caches, read once a program where the system tells them; else those of a small current core.
inline const cache_sizes& machine_caches() {
    static const cache_sizes sizes = detail::read_cache_sizes();
    return sizes;
}

} // namespace fastmm::inline FASTMM_ABI
