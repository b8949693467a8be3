// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Starts are exact, have the rank that their recipe says, and the recipes are those that there are.

#include "search/changed_basis.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/tables/f2x3x4_20.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/search/conversion.hpp>
#include <fastmm/search/starts.hpp>

using namespace fastmm;
using namespace fastmm::search;

namespace {

// Two schemes in all orientations.
struct shelf {
    factorization strassen = parse(tables::strassen::text), wide = parse(tables::f2x3x4_20::text);

    const factorization* find(const shape& s) const {
        std::array<int, 3> sorted{s.m, s.k, s.n};
        std::sort(sorted.begin(), sorted.end());
        return sorted == std::array{2, 2, 2} ? &strassen : sorted == std::array{2, 3, 4} ? &wide : nullptr;
    }
    auto ranks() const {
        return [this](const shape& s) { return find(s) ? std::optional(find(s)->rank) : std::nullopt; };
    }
    auto schemes() const {
        return [this](const shape& s) { return *find(s); };
    }
};

} // namespace

TEST_CASE("Every start is exact and of the rank of its recipe, whatever is drawn") {
    const shelf known;
    for (const shape wanted : {shape{4, 4, 4}, {4, 3, 4}, {2, 2, 3}, {3, 2, 3}, {2, 3, 8}, {1, 2, 3}}) {
        random_source random(7);
        for (const start_recipe& recipe : start_recipes(wanted, known.ranks()))
            for (int i = 0; i < 4; ++i) {
                const factorization made = make_start(recipe, known.ranks(), known.schemes(), random);
                INFO("shape " << to_string(wanted) << ", seed 7, " << to_string(recipe) << ", rank "
                              << made.rank);
                CHECK(made.dimensions == wanted);
                CHECK(made.rank <= wanted.m * wanted.k * wanted.n);
                if (recipe.how != start_kind::projection)
                    CHECK(made.rank == recipe.rank);
                CHECK_NOTHROW(require_well_formed(made));
                CHECK_NOTHROW(require_exact<integers>(made));
            }
    }
}

TEST_CASE("Recipes stand there by rank, and the definition once") {
    const shelf known;
    const auto of = [&](const shape& s) { return start_recipes(s, known.ranks()); };
    const auto composed = of({4, 4, 4});
    CHECK(composed.front().how == start_kind::product);
    CHECK(composed.front().rank == 49);
    CHECK(std::is_sorted(composed.begin(), composed.end(),
                         [](const auto& x, const auto& y) { return x.rank < y.rank; }));
    CHECK(std::count_if(composed.begin(), composed.end(),
                        [](const auto& r) { return r.how == start_kind::definition; }) == 1);
    const auto extended = of({2, 2, 3});
    CHECK(extended.front().rank == 11);
    CHECK(extended.front().how == start_kind::merge);
    CHECK(to_string(extended.front()) == "2x2x2 and 2x2x1 side by side along n");
    const auto projected = of({3, 2, 3});
    CHECK(std::count_if(projected.begin(), projected.end(),
                        [](const auto& r) { return r.how == start_kind::projection; }) == 2);
    CHECK(of({1, 2, 3}).size() == 1);
    random_source random(3);
    int drawn = 0;
    for (int i = 0; i < 1000; ++i)
        drawn += draw_recipe(extended, random).rank == 11;
    // One more product: half as likely.
    CHECK(drawn > 550);
    CHECK(drawn < 800);
}

TEST_CASE("A scheme turns to every orientation that it has, and to no other") {
    const shelf known;
    random_source random(5);
    for (const shape wanted : {shape{2, 3, 4}, {3, 4, 2}, {4, 2, 3}, {4, 3, 2}, {3, 2, 4}, {2, 4, 3}}) {
        const factorization turned = turned_to(known.wide, wanted, random);
        CHECK(turned.dimensions == wanted);
        CHECK_NOTHROW(require_exact<integers>(turned));
    }
    CHECK_THROWS_AS(turned_to(known.wide, {2, 3, 3}, random), error);
    // All six ways of a cube are drawn.
    std::vector<std::vector<entry>> seen;
    for (int i = 0; i < 100; ++i) {
        const factorization turned = turned_to(known.strassen, {2, 2, 2}, random);
        std::vector<entry> entries = turned.u.entries;
        entries.insert(entries.end(), turned.w.entries.begin(), turned.w.entries.end());
        if (std::find(seen.begin(), seen.end(), entries) == seen.end())
            seen.push_back(entries);
    }
    CHECK(seen.size() == 6);
}

TEST_CASE("A scheme is extended by a slice along every dimension that fits, in every orientation") {
    const factorization wide = parse(tables::f2x3x4_20::text);
    CHECK(extended_dimensions({2, 3, 4}, {3, 3, 4}) == std::vector{along::m, along::k});
    CHECK(extended_dimensions({2, 2, 2}, {2, 2, 3}) == std::vector{along::n});
    CHECK(extended_dimensions({2, 3, 4}, {2, 3, 4}).empty());
    CHECK(extended_dimensions({2, 2, 2}, {2, 3, 3}).empty());
    for (const shape wanted : {shape{3, 3, 4}, {4, 2, 4}, {5, 2, 3}}) {
        random_source random(11);
        for (int i = 0; i < 8; ++i) {
            const factorization extended = extend(wide, wanted, random);
            INFO("shape " << to_string(wanted) << ", seed 11, draw " << i);
            CHECK(extended.dimensions == wanted);
            CHECK(extended.rank == 20 + wanted.m * wanted.k * wanted.n - 24);
            CHECK_NOTHROW(require_exact<integers>(extended));
        }
    }
    random_source random(1);
    CHECK_THROWS_WITH(extend(wide, {4, 4, 4}, random), "fastmm: 2x3x4 and a slice are no 4x4x4");
}

TEST_CASE("A projection that has more terms than the definition makes way for it") {
    const shelf known;
    // In another basis most terms have more than a row.
    using ring = modulo_2<std::uint32_t>;
    factorization large = parse(tables::f3x4x5_47::text);
    std::vector<term<ring>> terms = terms_of<ring>(large);
    random_source random(2);
    int step = 0;
    for (; drop(large, along::m, 0).rank <= 40 || drop(large, along::m, 1).rank <= 40 ||
           drop(large, along::m, 2).rank <= 40;
         ++step) {
        REQUIRE(step < 1000);
        fastmm_test::change_basis<ring>(terms, *random_transvection(large.dimensions, false, random));
        large = factorization_of_terms<ring>(large.dimensions, terms);
    }
    REQUIRE(residual(large, 2).is_zero());
    const start_recipe of_large{start_kind::projection, {2, 4, 5}, 40, along::m, {3, 4, 5}, {}};
    const auto ranks = [&](const shape&) { return std::optional(large.rank); };
    const auto schemes = [&](const shape&) { return large; };
    for (int i = 0; i < 20; ++i) {
        const factorization dropped = make_start(of_large, ranks, schemes, random),
                            projected = make_start(of_large, ranks, schemes, random, true);
        INFO("seed 2, " << step << " transvections, " << i);
        CHECK(dropped.rank == 40);
        CHECK(residual(dropped, 2).is_zero());
        CHECK(projected.rank <= 40);
        CHECK(residual(projected, 2).is_zero());
    }
}

TEST_CASE("What is shortened is exact, of the shape that is wanted, and can be extended again") {
    const factorization wide = parse(tables::f2x3x4_20::text);
    random_source random(4);
    for (const shape wanted : {shape{2, 3, 3}, {3, 2, 3}, {2, 2, 4}, {4, 2, 2}, {3, 4, 1}}) {
        const factorization made = shorten(wide, wanted, random);
        INFO("seed 4, " << to_string(wanted) << ", rank " << made.rank);
        CHECK(made.dimensions == wanted);
        CHECK(made.rank < wide.rank);
        CHECK(residual(made, 2).is_zero());
        const factorization longer = extend(made, wide.dimensions, random);
        CHECK(longer.dimensions == wide.dimensions);
        CHECK(residual(longer, 2).is_zero());
    }
    CHECK_THROWS_WITH(shorten(wide, {2, 2, 3}, random), "fastmm: 2x3x4 less an index is no 2x2x3");
}
