// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/lifted.hpp"

#include <fastmm/search/annealing.hpp>
#include <fastmm/search/form.hpp>
#include <fastmm/search/invariants.hpp>
#include <fastmm/search/lifting.hpp>

namespace fastmm_tool {

namespace {

using fastmm::factorization;
using fastmm::stated_ring;

// A lift of the table's own support.
std::optional<factorization> lifted_as_it_is(const factorization& over_2, stated_ring ring) {
    std::optional<factorization> result;
    if (ring == stated_ring::ternary) {
        fastmm::search::random_source random(1);
        result = fastmm::search::lift_signs(over_2, random);
    } else {
        result = fastmm::search::lift(over_2);
    }
    if (result && static_cast<int>(result->ring) > static_cast<int>(ring))
        return std::nullopt;
    return result;
}

} // namespace

bool can_be_lifted(const factorization& over_2) {
    return lifted_as_it_is(over_2, stated_ring::ternary) || fastmm::search::lifts_modulo_4(over_2);
}

std::optional<factorization> lifted(const factorization& over_2, stated_ring ring, lifting_effort effort) {
    std::optional<factorization> result = lifted_as_it_is(over_2, ring);
    if (result || effort == lifting_effort::little ||
        !fastmm::search::holds<fastmm::search::modulo_2<std::uint64_t>>(over_2.dimensions) ||
        !fastmm::search::lifts_modulo_4(over_2))
        return result;
    // With fewer nonzeros, signs are enough: so it was at the first attempt for 15 tables of 15 that lift modulo 4, 3x3x4:29 to 4x5x5:76.
    constexpr std::uint64_t attempts = 3;
    constexpr std::int64_t moves = 1 << 21;
    for (fastmm::search::annealing_settings settings; !result && settings.seed <= attempts; ++settings.seed) {
        settings.moves = moves;
        result = lifted_as_it_is(
            fastmm::search::anneal(over_2, settings, fastmm::search::count_nonzeros(),
                                   [](const auto& a) { return a.statistics().moves >= moves; }),
            ring);
    }
    return result;
}

std::uint64_t equivalence_invariant(const fastmm::factorization& f) {
    return fastmm::search::invariant_of(f);
}

} // namespace fastmm_tool
