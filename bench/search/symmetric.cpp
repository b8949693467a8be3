// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "symmetric.hpp"

#include "walks.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/half_turn_walk.hpp>
#include <fastmm/search/rotation_walk.hpp>

#include <string>

namespace fastmm_bench {

namespace {

using json = nlohmann::ordered_json;
using fastmm::search::cyclic_walk;
using over_2 = fastmm::search::modulo_2<std::uint32_t>;
using over_integers = fastmm::search::ternary<std::uint32_t>;

std::string title_of(int size, int fixed) {
    return to_string(fastmm::shape{size, size, size}) + " cyclic, " + std::to_string(fixed) + " fixed";
}

// Every seed has its own start with so many fixed terms.
template <class Ring>
auto walks_of(int size, int fixed) {
    return [=](int seed) {
        fastmm::search::random_source random(static_cast<std::uint64_t>(seed));
        return cyclic_walk<Ring>(fastmm::search::cyclic_start<Ring>(size, fixed, random),
                                 {.seed = static_cast<std::uint64_t>(seed), .spare = 4});
    };
}

template <class Ring>
json rate_of(int size, int fixed, int seeds, std::int64_t draws) {
    return fastmm_bench::rate_of<Ring>(title_of(size, fixed), seeds, draws, walks_of<Ring>(size, fixed));
}

template <class Ring>
json time_to(int size, int fixed, int rank, int seeds, double limit) {
    return fastmm_bench::time_to<Ring>(title_of(size, fixed), rank, seeds, limit,
                                       walks_of<Ring>(size, fixed));
}

template <class Ring>
json half_turn_time_to(int size, int fixed, int rank, int seeds, double limit) {
    return fastmm_bench::time_to<Ring>(title_of(size, fixed) + ", half-turn", rank, seeds, limit,
                                       [=](int seed) {
                                           return fastmm::search::half_turn_walk<Ring>(
                                               fastmm::search::half_turn_start<Ring>(size, fixed),
                                               {.seed = static_cast<std::uint64_t>(seed), .spare = 7});
                                       });
}

// From the definition, and again from there where a path came to nothing: most end at 52.
auto rotation_walk_of(const fastmm::shape& dimensions) {
    return [=](int seed) {
        return fastmm::search::rotation_walk<over_2>(fastmm::definition_of(dimensions),
                                                     {.seed = static_cast<std::uint64_t>(seed),
                                                      .shortest = 10,
                                                      .longest = 10,
                                                      .spare = 9,
                                                      .patience = 3000000,
                                                      .fresh = 1});
    };
}

} // namespace

void measure_symmetric(json& rates, json& times, int seeds, std::int64_t draws, double limit) {
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
    const fastmm::shape rotated{4, 4, 4};
    rates.push_back(fastmm_bench::rate_of<over_2>("4x4x4 rotation", seeds, draws, rotation_walk_of(rotated)));
    times.push_back(
        fastmm_bench::time_to<over_2>("4x4x4 rotation", 47, seeds, limit, rotation_walk_of(rotated)));
}

} // namespace fastmm_bench
