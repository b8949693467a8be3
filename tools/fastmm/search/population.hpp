// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes of a shape, of its parts and of larger ones, which grow into each other a slice at a time and are projected back.

#pragma once

#include "search/walker.hpp"

#include <fastmm/search/random.hpp>
#include <fastmm/search/starts.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace fastmm_tool {

/// Large shapes do not leave their definition, and what is merged of the best parts is often in a basin of its own; but one slice of terms
/// that nothing has touched melts into the rest, and what is left of a larger scheme of low rank without an index is nearer to the best than
/// what was grown. Symmetric walks are at cubes of low rank soonest. A population holds a few schemes of every part of a shape that is a
/// little larger than the target, its summit, and of a cube, of each part's best rank and a little above. The cube and the target get most of
/// the time, smaller parts about as many walks each, and what a part that got better leads to comes first when its neighbours have their
/// turns, which they have at once where it is the cube. Which basin a population ends in is decided early: one that gets no further makes
/// way for another (adaptive flip graphs, Y. Arai, Y. Ichikawa, K. Hukushima, ISSAC 2024, grow a single scheme in this way).
class population {
public:
    /// The volume of the parts that begin at their definition.
    static constexpr std::int64_t most_from_definition = 36;

    /// A walk of a part.
    struct task : walk_task {
        std::size_t part;
    };

    /// No schemes. Requires: m <= k <= n.
    explicit population(const fastmm::shape& target);

    /// The parts that a population of a target has, by volume: of dimensions of at least 3, where its summit has them, and a cube. The summit is
    /// larger than the target by one in all dimensions but the largest, where it has less than 9/4 of the target's volume, but is no n x n x n;
    /// it is the target itself elsewhere. The cube of the target's largest dimension is there where it is 4x4x4 or 5x5x5 and within that bound.
    static std::vector<fastmm::shape> parts_of(const fastmm::shape& target);

    const fastmm::shape& dimensions(std::size_t part) const { return parts_[part].dimensions; }
    std::size_t parts() const { return parts_.size(); }
    std::size_t target() const { return target_; }

    /// The next walk: of what is left of a cube that got better, or else of the part that is furthest behind its share; one that an
    /// improvement leads to, each once, before any other of the part.
    task next(fastmm::search::random_source& random);
    /// What a walk of a part took.
    void spend(std::size_t part, std::int64_t draws);
    /// A scheme of a part, in the orientation of the part.
    void take(std::size_t part, fastmm::factorization scheme, fastmm::search::random_source& random);
    /// Whether the target and what is larger have got no better for long.
    bool is_stale() const;

private:
    // What a neighbour has found, to be tried first.
    struct discovery {
        std::size_t from;
        fastmm::factorization scheme;
    };
    struct part_state {
        fastmm::shape dimensions;
        std::vector<fastmm::factorization> schemes; // of the rank `best` and a little above
        int best = 0;
        std::int64_t spent = 0, share = 0; // of draws
        std::deque<discovery> news;
    };

    bool is_target_or_larger(const part_state& part) const;
    // Whether nothing but symmetric walks makes it.
    bool is_made_symmetric(std::size_t part) const;
    // Whether it is one of those, and of the least rank that is known modulo 2.
    bool is_done_cube(std::size_t part) const;
    template <class Fits>
    std::vector<std::size_t> parts_with_schemes(Fits fits) const;
    std::vector<std::size_t> smaller_than(const fastmm::shape& s) const;
    std::vector<std::size_t> larger_than(const fastmm::shape& s) const;
    std::size_t next_part() const;
    // A walk of a part from a scheme of one that is larger or smaller by a slice.
    task derived(std::size_t part, const fastmm::factorization& from,
                 fastmm::search::random_source& random) const;
    // A budget of so many draws by the square of the volume, or some times more.
    task task_of(std::size_t part, fastmm::factorization start, const std::string& described,
                 std::int64_t draws, const fastmm::search::walk_settings& settings,
                 fastmm::search::random_source& random) const;
    task symmetric(std::size_t part, fastmm::search::random_source& random) const;
    void tell_neighbours(std::size_t part, const fastmm::factorization& found);
    static const fastmm::factorization& draw(const part_state& part, fastmm::search::random_source& random);

    std::vector<part_state> parts_; // by volume
    std::size_t target_ = 0;
    std::int64_t all_spent_ = 0, since_improvement_ = 0; // of draws
};

} // namespace fastmm_tool
