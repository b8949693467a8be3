// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Numbers that look random, and are the same everywhere.

#pragma once

#include <cstdint>

namespace fastmm_tool {

/// A bijection of 64 bits that leaves no pattern: the finalizer of splitmix64 (G. L. Steele, D. Lea and C. H. Flood, Fast
/// splittable pseudorandom number generators, OOPSLA 2014).
constexpr std::uint64_t scrambled(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

} // namespace fastmm_tool
