// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the search for recombinations knows of a table: its rank, its cost, and what vanishes of it with an index; and how
// these follow from those of its parts.

#pragma once

#include <fastmm/factorization/recombination_line.hpp>
#include <fastmm/factorization/restriction.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace fastmm_tool {

using fastmm::along;
using fastmm::factor;
using fastmm::factorization;
using fastmm::made_by;
using fastmm::shape;

inline constexpr std::array all_dimensions{along::m, along::k, along::n};

constexpr std::size_t place(along dimension) {
    return static_cast<std::size_t>(dimension);
}

/// The other two dimensions, in order.
constexpr std::array<along, 2> others(along dimension) {
    switch (dimension) {
    case along::m:
        return {along::k, along::n};
    case along::k:
        return {along::m, along::n};
    default:
        return {along::m, along::k};
    }
}

/// The factor matrix whose blocks have both dimensions.
constexpr factor factor_of(along x, along y) {
    if (x != along::n && y != along::n)
        return factor::u;
    return x == along::k || y == along::k ? factor::v : factor::w;
}

/// The products that vanish without an index along a dimension: those of which nothing is left of the factor shared with
/// the first of the other dimensions, of that shared with the second, and of both.
struct vanishing {
    int first = 0, second = 0, both = 0;

    int products() const { return first + second - both; }
};

using vanishing_by_index = std::array<std::vector<vanishing>, 3>;

/// By dimension, then by index. Time: the entries, for every index.
vanishing_by_index vanishing_of(const factorization& f);

/// Entries of U, V and W, those of a composition counted so that it is executed level by level: entries less rank are
/// additions of blocks of A and of B, entries less m n those of C, in units of blocks of the whole shape. Unlike additions,
/// entries only trade places where a table is turned.
using entry_count = std::array<std::int64_t, 3>;

entry_count entries_of(const factorization& f);

/// A part in the orientation in which it is used.
struct part {
    int node = 0;
    int orientation = 0;
    shape dimensions;
    int rank = 0;
    entry_count entries{};
    int tables = 1; ///< and definitions, that it is made of
    vanishing_by_index vanishings;
};

/// A table that could be made.
struct candidate {
    shape dimensions;
    int rank = 0;
    made_by how = made_by::definition;
    along dimension = along::m;
    int first = 0, first_orientation = 0, second = 0, second_orientation = 0;
    entry_count entries{};
    int tables = 1; ///< and definitions, that it is made of

    /// By rank, then by entries, then by the number of tables.
    bool beats(const candidate& other) const {
        const auto cost = [](const candidate& c) {
            return std::tuple(c.rank, c.entries[0] + c.entries[1] + c.entries[2], c.tables);
        };
        return cost(*this) < cost(other);
    }
};

/// A table that was made; of earlier ones, by their numbers.
struct node : candidate {
    vanishing_by_index vanishings;
};

candidate composition(const part& outer, const part& inner);
vanishing_by_index vanishing_of_composition(const part& outer, const part& inner);

/// Requires: the same other dimensions.
candidate join(const part& first, const part& second, along dimension);
vanishing_by_index vanishing_of_join(const part& first, const part& second, along dimension);

} // namespace fastmm_tool
