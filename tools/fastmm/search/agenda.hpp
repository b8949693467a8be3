// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a search is for, how far it is with every shape, and which shape is next.

#pragma once

#include "search/scheme_pool.hpp"
#include "search/walker.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace fastmm_tool {

/// What is searched for.
struct search_request {
    std::vector<fastmm::shape> targets; ///< Sorted: m <= k <= n.
    fastmm::stated_ring ring = fastmm::stated_ring::ternary;
    std::optional<int>
        rank;      ///< Ends when a scheme of it is there for every target, unless there is more to reach.
    int count = 0; ///< So many schemes of the rank; 0: one.
    bool inequivalent = false;
    walked_symmetry symmetry = walked_symmetry::none; ///< Of all walks, to targets that have it.
    objective goal;
    std::uint64_t seed = 1;
    int threads = 1;
    std::size_t bound = 64; ///< Schemes of a pool.
};

/// How far a search is with a shape.
struct shape_state {
    fastmm::shape dimensions;
    bool is_target = false;
    bool has_changed = false;
    scheme_pool pool;
    std::optional<int> known; ///< The least rank that was published.
    std::int64_t draws = 0;   ///< That were walked or are being walked.
    std::int64_t stale = 0;   ///< Of them, since the last improvement.
    std::int64_t flips = 0;
    double improved = 0; ///< Seconds since the search began.
};

/// The shapes of a search, by volume: the targets, their parts, and what populations have. Not for more than one thread at once.
class agenda {
public:
    /// Draws, about 20 million a second, of a target before all shapes go on in turn.
    static constexpr std::int64_t first_draws_of_target = 1 << 26;
    /// Of them, those of a walk without an improvement at most, and those of a small target before its parts have any.
    static constexpr std::int64_t first_slice = 1 << 25;

    /// Requires: the request outlives this.
    explicit agenda(const search_request& request);

    std::vector<shape_state>& states() { return states_; }
    const std::vector<shape_state>& states() const { return states_; }
    /// Null where the search has no use for the shape, in any orientation.
    const shape_state* find(const fastmm::shape& s) const;
    /// Requires: find() finds it.
    std::size_t index_of(const fastmm::shape& s) const;

    /// The state to go on with: first a slice for a target that is small, then for every shape unless the only target grows, then all in turn by
    /// their weights.
    std::size_t next() const;
    /// Whether a shape is a target that a population is made for.
    bool grows(const shape_state& s) const;
    /// Whether a shape has what is known to be there, so that time is better spent on others.
    bool is_satisfied(const shape_state& s) const;
    /// Whether schemes of a shape are wanted with few additions, and there is one of a rank that will do.
    bool prefers_additions(const shape_state& s) const;
    /// Whether many schemes of one rank are wanted.
    bool collects(const shape_state& s) const;
    /// Whether there is all that was asked for.
    bool is_reached() const;

private:
    const search_request& request_;
    std::vector<shape_state> states_;
};

} // namespace fastmm_tool
