// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm's micro-kernel without the loops round it.

#pragma once

#include <cstddef>

namespace fastmm_bench {

struct micro_kernel_case {
    std::ptrdiff_t rows;  ///< Of the tile of C.
    std::ptrdiff_t cols;  ///< Of the tile of C.
    std::ptrdiff_t depth; ///< Products that a call adds to each element of the tile.
};

/// A tile whose slivers of A and B fill at most three quarters of the first-level cache.
template <class T>
micro_kernel_case micro_kernel_in_first_level_cache();

/// GFLOP/s of one thread that calls the micro-kernel for the same tile and slivers again and again.
template <class T>
double micro_kernel_rate(const micro_kernel_case& of, double seconds);

} // namespace fastmm_bench
