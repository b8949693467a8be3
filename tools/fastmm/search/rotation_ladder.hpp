// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes modulo 2 that a rotation of indices leaves as they are, which grow from 4x4x4 to a shape a slice at a time.

#pragma once

#include "search/lowest_schemes.hpp"
#include "search/walker.hpp"

#include <fastmm/search/random.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace fastmm_tool {

/// 4x4x4:47 has a symmetry of order 3, and walks that keep it are there from the definition in seconds; what is extended by slices that have it,
/// too, comes to 4x4x5:60 and 4x5x5:74, which walks without symmetry hardly meet from there. Few of the schemes of a step lead on: of 51 of
/// rank 47, which were of three classes by their invariants, 34 led to 62 at best, 16 to 60 in a walk of some 40, and one to 60 in nearly
/// all. So every step goes on looking for others, and each that is new is tried by the next step first.
class rotation_ladder {
public:
    /// A walk of a step.
    struct task : walk_task {
        std::size_t step;
    };

    /// Whether there is a ladder to a target: the dimensions are 4 to 8. Requires: m <= k <= n.
    static bool leads_to(const fastmm::shape& target);

    /// Requires: it leads there.
    explicit rotation_ladder(const fastmm::shape& target);

    const fastmm::shape& dimensions(std::size_t step) const { return steps_[step].dimensions; }
    /// The last is the target.
    std::size_t steps() const { return steps_.size(); }

    /// The next walk: of the step that had the least, among those that have something to begin from.
    task next(fastmm::search::random_source& random);
    /// What a walk of a step took.
    void spend(std::size_t step, std::int64_t draws) { steps_[step].spent += draws; }
    /// A scheme of a step that the rotation leaves as it is, in the orientation of the step.
    void take(std::size_t step, const fastmm::factorization& scheme, fastmm::search::random_source& random);

private:
    struct step_state {
        fastmm::shape dimensions;
        lowest_schemes schemes;
        std::deque<fastmm::factorization> untried; // the newest of them, which the next step has not begun at
        std::int64_t spent = 0;                    // draws
    };

    std::vector<step_state> steps_;
};

} // namespace fastmm_tool
