// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Cache blocks so small that every loop meets its edges at sizes that a test can afford.

#pragma once

#include <fastmm/kernel/blocking.hpp>

#include <cstddef>

namespace fastmm_test {

inline constexpr int tiny_variants = 4;

// The smallest cache blocks that the loops take, and slightly larger ones: `variant` from 0 on.
template <class T>
fastmm::cache_blocks tiny_blocks(int variant) {
    constexpr fastmm::register_tile tile = fastmm::tile_for<T>;
    constexpr std::ptrdiff_t height = tile.swapped ? tile.nr : tile.mr,
                             width = tile.swapped ? tile.mr : tile.nr;
    const fastmm::cache_blocks variants[] = {
        {height, 4, width}, {height, 8, 2 * width}, {2 * height, 5, width}, {height, 7, 2 * width}};
    return variants[variant];
}

} // namespace fastmm_test
