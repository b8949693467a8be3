// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "cyclic.hpp"

#include "interrupt.hpp"
#include "timing.hpp"

#include <fastmm/search/half_turn_walk.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace fastmm_bench {

namespace {

using json = nlohmann::ordered_json;
using fastmm::search::cyclic_walk;
using fastmm_support::stopwatch;
using over_2 = fastmm::search::modulo_2<std::uint32_t>;
using over_integers = fastmm::search::ternary<std::uint32_t>;

// Every seed has its own start with so many fixed terms.
template <class Ring>
cyclic_walk<Ring> walk_of(int size, int fixed, int seed) {
    fastmm::search::random_source random(static_cast<std::uint64_t>(seed));
    return {fastmm::search::cyclic_start<Ring>(size, fixed, random),
            {.seed = static_cast<std::uint64_t>(seed), .spare = 4}};
}

template <class Ring>
void require_whole(const fastmm::factorization& f) {
    if (!fastmm::residual(f, Ring::characteristic).is_zero())
        throw std::logic_error("a cyclic walk broke the tensor of " + to_string(f.dimensions));
}

std::string title_of(int size, int fixed) {
    return to_string(fastmm::shape{size, size, size}) + " cyclic, " + std::to_string(fixed) + " fixed";
}

template <class Ring>
json rate_of(int size, int fixed, int seeds, std::int64_t draws) {
    std::vector<double> rates;
    int rank = 0;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        cyclic_walk<Ring> w = walk_of<Ring>(size, fixed, seed);
        const stopwatch watch;
        w.advance(draws);
        rates.push_back(static_cast<double>(w.statistics().flips) / watch.seconds());
        rank = w.current().rank();
        require_whole<Ring>(to_factorization(w.current()));
    }
    return {{"shape", title_of(size, fixed)},
            {"ring", to_string(Ring::ring)},
            {"rank", rank},
            {"flips_per_second", rates}};
}

template <class Ring>
fastmm::search::half_turn_walk<Ring> half_turn_walk_of(int size, int fixed, int seed) {
    return {fastmm::search::half_turn_start<Ring>(size, fixed),
            {.seed = static_cast<std::uint64_t>(seed), .spare = 7}};
}

template <class Ring, class MakeWalk>
json time_to(const std::string& title, int rank, int seeds, double limit, MakeWalk make_walk) {
    std::vector<double> seconds;
    std::vector<int> ranks;
    for (int seed = 1; seed <= seeds && interrupted == 0; ++seed) {
        const stopwatch watch;
        auto w = make_walk(seed);
        w.run([&](const auto& at) {
            return at.best_rank() <= rank || watch.seconds() > limit || interrupted != 0;
        });
        seconds.push_back(watch.seconds());
        ranks.push_back(w.best_rank());
        require_whole<Ring>(w.best());
    }
    return {{"shape", title},
            {"ring", to_string(Ring::ring)},
            {"wanted_rank", rank},
            {"ranks", ranks},
            {"seconds", seconds}};
}

template <class Ring>
json time_to(int size, int fixed, int rank, int seeds, double limit) {
    return time_to<Ring>(title_of(size, fixed), rank, seeds, limit,
                         [=](int seed) { return walk_of<Ring>(size, fixed, seed); });
}

template <class Ring>
json half_turn_time_to(int size, int fixed, int rank, int seeds, double limit) {
    return time_to<Ring>(title_of(size, fixed) + ", half-turn", rank, seeds, limit,
                         [=](int seed) { return half_turn_walk_of<Ring>(size, fixed, seed); });
}

} // namespace

void measure_cyclic(json& rates, json& times, int seeds, std::int64_t draws, double limit) {
    rates.push_back(rate_of<over_2>(4, 1, seeds, draws));
    rates.push_back(rate_of<over_2>(5, 3, seeds, draws));
    rates.push_back(rate_of<over_integers>(5, 3, seeds, draws));
    times.push_back(time_to<over_2>(3, 2, 23, seeds, limit));
    times.push_back(time_to<over_integers>(3, 2, 23, seeds, limit));
    times.push_back(time_to<over_2>(4, 1, 49, seeds, limit));
    times.push_back(time_to<over_integers>(4, 1, 49, seeds, limit));
    times.push_back(time_to<over_2>(5, 3, 102, seeds, limit));
    times.push_back(half_turn_time_to<over_2>(4, 1, 49, seeds, limit));
    times.push_back(half_turn_time_to<over_2>(5, 1, 97, seeds, limit));
}

} // namespace fastmm_bench
