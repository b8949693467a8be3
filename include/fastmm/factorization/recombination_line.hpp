// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a line of the generated list of recombinations says, and the order of its shapes. The search that writes the list
// sees this, and not the list.

#pragma once

#include <fastmm/factorization/catalog.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI {

/// How a table is made of others.
enum class made_by { definition, table, composition, join, drop };

namespace tables {

/// The largest dimension of recombined.
inline constexpr int most_recombined = 16;

} // namespace tables

namespace detail {

// In the orientation m <= k <= n.
struct recombination_line {
    std::int16_t m, k, n;
    std::int16_t rank;
    std::int16_t how;       // made_by
    std::int16_t dimension; // join, drop: 0 to 2 for m, k, n
    std::int16_t first;     // table: its place in embedded_tables; else a line: outer, first or larger
    std::int16_t first_orientation; // See orientation().
    std::int16_t second;            // A line: inner or second; drop: the index that is dropped.
    std::int16_t second_orientation;
};

constexpr shape sorted(shape s) {
    std::array<int, 3> d{s.m, s.k, s.n};
    std::sort(d.begin(), d.end());
    return {d[0], d[1], d[2]};
}

// The place of a sorted shape among all, by n, then k, then m.
constexpr int place_of_sorted(const shape& s) {
    return (s.n + 1) * s.n * (s.n - 1) / 6 + s.k * (s.k - 1) / 2 + s.m - 1;
}

// The first orientation that makes one shape of another; -1: none does.
constexpr int orientation_between(const shape& from, const shape& to) {
    for (int number = 0; number < 6; ++number)
        if (orientation(from, number) == to)
            return number;
    return -1;
}

constexpr bool is_recombined(const shape& s) {
    return std::min({s.m, s.k, s.n}) >= 1 && std::max({s.m, s.k, s.n}) <= tables::most_recombined;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
