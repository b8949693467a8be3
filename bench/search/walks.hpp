// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is measured of walks of any kind: a row for each, with a figure a seed, from 1 on. What a walk found is proved before it
// counts.

#pragma once

#include "interrupt.hpp"
#include "timing.hpp"

#include <fastmm/factorization/run_time_proof.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace fastmm_bench {

inline void require_whole(const fastmm::factorization& f, std::int64_t characteristic) {
    if (!fastmm::residual(f, characteristic).is_zero())
        throw std::logic_error("a search broke the tensor of " + to_string(f.dimensions));
}

/// Flips a second of the walks make_walk(seed) over a ring policy, in so many draws.
template <class Ring, class MakeWalk>
nlohmann::ordered_json rate_of(const std::string& title, int seeds, std::int64_t draws, MakeWalk make_walk) {
    std::vector<double> rates;
    int rank = 0;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        auto w = make_walk(seed);
        const fastmm_support::stopwatch watch;
        w.advance(draws);
        rates.push_back(static_cast<double>(w.statistics().flips) / watch.seconds());
        rank = w.current().rank();
        require_whole(to_factorization(w.current()), Ring::characteristic);
    }
    return {{"shape", title}, {"ring", to_string(Ring::ring)}, {"rank", rank}, {"flips_per_second", rates}};
}

/// Seconds until the walks make_walk(seed) are at a rank; given up after `limit`.
template <class Ring, class MakeWalk>
nlohmann::ordered_json time_to(const std::string& title, int rank, int seeds, double limit,
                               MakeWalk make_walk) {
    std::vector<double> seconds;
    std::vector<int> ranks;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        const fastmm_support::stopwatch watch;
        auto w = make_walk(seed);
        w.run([&](const auto& at) {
            return at.best_rank() <= rank || watch.seconds() > limit || interrupted != 0;
        });
        seconds.push_back(watch.seconds());
        ranks.push_back(w.best_rank());
        require_whole(w.best(), Ring::characteristic);
    }
    return {{"shape", title},
            {"ring", to_string(Ring::ring)},
            {"wanted_rank", rank},
            {"ranks", ranks},
            {"seconds", seconds}};
}

} // namespace fastmm_bench
