// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/rotation_ladder.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/rotation_walk.hpp>

#include <string>
#include <utility>

namespace fastmm_tool {

namespace {

using fastmm::factorization;
using fastmm::shape;
using fastmm::search::random_source;

constexpr int first_size = 4, largest_size = 8;

// Draws of a walk without an improvement, by the square of the volume.
constexpr std::int64_t walk_draws = 800;

} // namespace

bool rotation_ladder::leads_to(const shape& target) {
    return target.m >= first_size && target.n <= largest_size;
}

rotation_ladder::rotation_ladder(const shape& target) {
    shape s{first_size, first_size, first_size};
    const auto add = [&] { steps_.push_back({s, {}, {}, 0}); };
    add();
    while (s != target) {
        // As even as the target: 4x4x5, 4x5x5, 5x5x5.
        int& size = s.n < target.n && s.n == s.m  ? s.n
                    : s.k < target.k && s.k < s.n ? s.k
                    : s.m < target.m && s.m < s.k ? s.m
                                                  : s.n;
        ++size;
        add();
    }
}

rotation_ladder::task rotation_ladder::next(random_source& random) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < steps_.size(); ++i)
        if (!steps_[i - 1].schemes.empty() && steps_[i].spent < steps_[best].spent)
            best = i;
    const shape& wanted = steps_[best].dimensions;
    const std::int64_t size = volume(wanted);
    task result;
    result.step = best;
    result.symmetry = walked_symmetry::rotation;
    result.settings = draw_rotation_settings(size, random);
    result.budget = walk_draws * size * size;
    if (best == 0) {
        result.start = fastmm::definition_of(wanted);
        result.described = "the definition, rotation";
        return result;
    }
    step_state& smaller = steps_[best - 1];
    factorization from;
    if (smaller.untried.empty()) {
        from = smaller.schemes.draw(random);
    } else {
        from = std::move(smaller.untried.front());
        smaller.untried.pop_front();
    }
    result.start = fastmm::search::rotation_extension(from, wanted, random);
    result.described =
        to_string(from.dimensions) + " and a slice more, rotation, rank " + std::to_string(result.start.rank);
    return result;
}

void rotation_ladder::take(std::size_t step, const factorization& scheme, random_source& random) {
    step_state& own = steps_[step];
    const offered what = own.schemes.offer(scheme, random);
    if (what == offered::refused)
        return;
    if (what == offered::improved)
        own.untried.clear();
    own.untried.push_back(scheme);
    if (own.untried.size() > lowest_schemes::most)
        own.untried.pop_front();
}

} // namespace fastmm_tool
