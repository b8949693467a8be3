// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What walks modulo 2 lead to is lifted where it can be: as it is, or after flips and changes of basis.

#include "search/lifted.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/tables/f3x3x4_29.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/search/walk.hpp>

using fastmm::factorization;
using fastmm::stated_ring;
using fastmm_tool::lifting_effort;

TEST_CASE("a scheme whose own support has no signs lifts with much effort") {
    const factorization sparse = fastmm::parse(fastmm::tables::f3x3x4_29::text);
    bool is_met = false;
    for (std::uint64_t seed = 1; seed <= 8 && !is_met; ++seed) {
        fastmm::search::walk_settings settings;
        settings.seed = seed;
        fastmm::search::walk<fastmm::search::modulo_2<std::uint32_t>> walk(sparse, settings);
        walk.advance(1 << 20);
        const factorization walked = walk.best();
        INFO("seed " << seed << ", rank " << walked.rank);
        if (!fastmm_tool::can_be_lifted(walked) ||
            fastmm_tool::lifted(walked, stated_ring::ternary, lifting_effort::little))
            continue;
        is_met = true;
        const auto found = fastmm_tool::lifted(walked, stated_ring::ternary, lifting_effort::much);
        REQUIRE(found);
        CHECK(found->ring == stated_ring::ternary);
        CHECK(found->rank == walked.rank);
        CHECK(found->dimensions == walked.dimensions);
        CHECK_NOTHROW(fastmm::require_exact<fastmm::integers>(*found));
    }
    CHECK(is_met);
}

TEST_CASE("a scheme without a lift is refused with any effort") {
    const factorization over_2 = fastmm::parse(fastmm::tables::f4x4x4_47::text);
    CHECK_FALSE(fastmm_tool::can_be_lifted(over_2));
    for (const stated_ring ring : {stated_ring::ternary, stated_ring::integer, stated_ring::rational})
        for (const lifting_effort effort : {lifting_effort::little, lifting_effort::much})
            CHECK_FALSE(fastmm_tool::lifted(over_2, ring, effort));
}
