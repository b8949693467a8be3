// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Projections are exact modulo 2, lose as many terms as any basis lets them, and keep what lifts.

#include "search/changed_basis.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/io/write.hpp>
#include <fastmm/search/conversion.hpp>
#include <fastmm/search/lifting.hpp>
#include <fastmm/search/projection.hpp>
#include <fastmm/search/starts.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace fastmm;
using namespace fastmm::search;

namespace {

using ring = modulo_2<std::uint64_t>;

// The least rank that drop() leaves in the bases that random transvections lead to.
int least_rank_of_drops(const factorization& f, along dimension, int steps, random_source& random) {
    std::vector<term<ring>> terms = terms_of<ring>(f);
    const int length = detail::length(f.dimensions, dimension);
    int least = f.rank;
    for (int step = 0; step < steps; ++step) {
        const int from = random.below(length), to = random.below(length);
        if (from == to)
            continue;
        fastmm_test::change_basis<ring>(
            terms, transvection_along(f.dimensions, static_cast<int>(dimension), from, to, false));
        least =
            std::min(least, drop(factorization_of_terms<ring>(f.dimensions, terms), dimension, from).rank);
    }
    return least;
}

} // namespace

TEST_CASE("A projection is exact modulo 2, and no basis makes more terms go than the best of many") {
    for (const std::string_view text :
         {tables::strassen::text, tables::f3x4x5_47::text, tables::f4x4x4_47::text}) {
        const factorization f = parse(text);
        for (const along dimension : detail::all_dimensions) {
            random_source random(11);
            const int size = detail::length(f.dimensions, dimension);
            int least = f.rank;
            std::set<std::string> drawn;
            for (int i = 0; i < 50; ++i) {
                const factorization smaller = project_modulo_2(f, dimension, random);
                INFO(to_string(f.dimensions)
                     << ", dimension " << static_cast<int>(dimension) << ", seed 11, " << i);
                CHECK(smaller.dimensions == detail::with_length(f.dimensions, dimension, size - 1));
                CHECK_NOTHROW(require_well_formed(smaller));
                CHECK(residual(smaller, 2).is_zero());
                least = std::min(least, smaller.rank);
                drawn.insert(to_text(smaller));
            }
            CHECK(least < f.rank);
            CHECK(least <= least_rank_of_drops(f, dimension, 2000, random));
            CHECK(drawn.size() > 1);
        }
    }
}

TEST_CASE("What lifts still lifts after a projection") {
    const factorization f = parse(tables::f3x4x5_47::text);
    random_source random(3);
    for (const along dimension : detail::all_dimensions)
        for (int i = 0; i < 5; ++i)
            CHECK(lifts_modulo_4(project_modulo_2(f, dimension, random)));
}

TEST_CASE("A dimension of 1 cannot be projected") {
    random_source random(1);
    CHECK_THROWS_WITH(project_modulo_2(definition_of({1, 2, 3}), along::m, random),
                      "fastmm: no index can be left out of the dimensions 1x2x3 where there is one only");
}
