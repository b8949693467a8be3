// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What grows a slice at a time, in populations and on ladders, and is projected back: every task begins at an exact scheme of its part, what is
// worse makes way, and a population ends.

#include "search/population.hpp"
#include "search/lowest_schemes.hpp"
#include "search/rotation_ladder.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/tables/f3x3x4_29.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>

#include <set>
#include <string>

using fastmm_tool::population;

TEST_CASE("a population gives tasks to all of its parts, and only after those that they grow from") {
    population grown({3, 4, 5});
    std::set<std::string> names;
    for (std::size_t i = 0; i < grown.parts(); ++i)
        names.insert(to_string(grown.dimensions(i)));
    CHECK(names == std::set<std::string>{"3x3x3", "3x3x4", "3x3x5", "3x4x4", "3x4x5", "3x5x5", "4x4x4",
                                         "4x4x5", "4x5x5", "5x5x5"});
    CHECK(grown.dimensions(grown.target()) == fastmm::shape{3, 4, 5});
    fastmm::search::random_source random(5);
    std::set<std::string> met;
    bool is_extended = false, is_shortened = false, is_half_turned = false, is_cyclic = false;
    for (int i = 0; i < 150; ++i) {
        population::task task = grown.next(random);
        const fastmm::shape s = grown.dimensions(task.part);
        INFO("seed 5, task " << i << ": " << to_string(s) << ", " << task.described);
        CHECK(task.start.dimensions == s);
        CHECK(task.budget > 0);
        CHECK(task.settings.shortest >= 0);
        CHECK(task.settings.shortest <= task.settings.longest);
        CHECK(task.settings.longest < 31);
        CHECK(task.settings.patience > 0);
        CHECK((task.symmetry != fastmm_tool::walked_symmetry::none || task.start.rank <= s.m * s.k * s.n));
        CHECK(fastmm::residual(task.start, 2).is_zero());
        CHECK((met.contains("3x3x4") || s == fastmm::shape{3, 3, 3} || s == fastmm::shape{3, 3, 4}));
        CHECK((task.symmetry == fastmm_tool::walked_symmetry::none || s.m == s.n));
        is_half_turned = is_half_turned || task.symmetry == fastmm_tool::walked_symmetry::half_turn;
        is_cyclic = is_cyclic || task.symmetry == fastmm_tool::walked_symmetry::cyclic;
        is_extended = is_extended || task.described.find("and a slice more") != std::string::npos;
        is_shortened = is_shortened || task.described.find("less an index") != std::string::npos;
        met.insert(to_string(s));
        grown.spend(task.part, task.budget);
        // As no walk leaves it: a symmetric start has more terms than the definition.
        grown.take(task.part,
                   task.start.rank <= s.m * s.k * s.n ? std::move(task.start) : fastmm::definition_of(s),
                   random);
        if (i == 20)
            grown.take(grown.target(), fastmm::parse(fastmm::tables::f3x4x5_47::text), random);
    }
    CHECK(met == names);
    CHECK(is_extended);
    CHECK(is_shortened);
    CHECK(is_half_turned);
    CHECK(is_cyclic);
}

TEST_CASE("a population keeps what is near its best, and ends where its target stays as it is") {
    population grown({3, 3, 4});
    REQUIRE(grown.target() == 1);
    fastmm::search::random_source random(9);
    const fastmm::factorization known = fastmm::parse(fastmm::tables::f3x3x4_29::text);
    grown.take(1, fastmm::definition_of({3, 3, 4}), random);
    grown.take(1, known, random);
    grown.take(1, fastmm::definition_of({3, 3, 4}), random); // Too far above the best.
    for (int i = 0; i < 100; ++i) {
        const population::task task = grown.next(random);
        CHECK((task.part != 1 || task.start.rank != 36 || task.described.starts_with("the definition")));
        grown.spend(task.part, 1 << 16);
    }
    CHECK_FALSE(grown.is_stale());
    grown.spend(0, std::int64_t(1) << 33);
    CHECK(grown.is_stale());
    // One product less begins anew.
    fastmm::factorization better = known;
    better.rank = 28;
    grown.take(1, better, random);
    CHECK_FALSE(grown.is_stale());
}

TEST_CASE("A population has what is larger than its target by one, where that is not much larger") {
    const auto last_of = [](const fastmm::shape& target) {
        return to_string(population::parts_of(target).back());
    };
    CHECK(last_of({3, 3, 3}) == "3x3x3");
    CHECK(last_of({3, 4, 4}) == "4x4x4");
    CHECK(last_of({3, 5, 5}) == "5x5x5");
    CHECK(last_of({4, 4, 5}) == "5x5x5");
    CHECK(last_of({4, 5, 5}) == "5x5x5");
    CHECK(last_of({2, 2, 9}) == "2x2x9"); // 3x3x9 is more than twice as large.
}

TEST_CASE("the lowest schemes are of one rank, and no more than there may be") {
    using fastmm_tool::offered;
    fastmm_tool::lowest_schemes lowest;
    fastmm::search::random_source random(5);
    const fastmm::factorization known = fastmm::parse(fastmm::tables::f3x3x4_29::text);
    CHECK(lowest.empty());
    CHECK(lowest.offer(fastmm::definition_of({3, 3, 4}), random) == offered::improved);
    CHECK(lowest.draw(random).rank == 36);
    CHECK(lowest.offer(known, random) == offered::improved);
    CHECK(lowest.offer(fastmm::definition_of({3, 3, 4}), random) == offered::refused);
    for (std::size_t i = 0; i < 2 * fastmm_tool::lowest_schemes::most; ++i) {
        CHECK(lowest.offer(known, random) == offered::kept);
        CHECK(lowest.draw(random).rank == 29);
    }
}

TEST_CASE(
    "a ladder begins at the definition of 4x4x4, and a step is walked once the one before has something") {
    using fastmm_tool::rotation_ladder;
    CHECK_FALSE(rotation_ladder::leads_to({3, 4, 5}));
    CHECK_FALSE(rotation_ladder::leads_to({4, 4, 9}));
    for (const fastmm::shape& target : {fastmm::shape{4, 4, 4}, {4, 4, 6}, {5, 5, 6}, {4, 6, 6}, {8, 8, 8}}) {
        INFO(to_string(target));
        REQUIRE(rotation_ladder::leads_to(target));
        const rotation_ladder steps(target);
        CHECK(steps.dimensions(0) == fastmm::shape{4, 4, 4});
        CHECK(steps.dimensions(steps.steps() - 1) == target);
        for (std::size_t i = 1; i < steps.steps(); ++i) {
            const fastmm::shape &from = steps.dimensions(i - 1), &to = steps.dimensions(i);
            CHECK(to.m - from.m + to.k - from.k + to.n - from.n == 1);
            CHECK((to.m <= to.k && to.k <= to.n));
        }
    }

    rotation_ladder ladder({4, 5, 5});
    fastmm::search::random_source random(3);
    std::set<std::size_t> met;
    for (int i = 0; i < 30; ++i) {
        const rotation_ladder::task task = ladder.next(random);
        INFO("seed 3, task " << i << ", step " << task.step);
        CHECK((task.step == 0 || met.contains(task.step - 1)));
        CHECK(task.start.dimensions == ladder.dimensions(task.step));
        CHECK(task.budget > 0);
        CHECK(fastmm::residual(task.start, 2).is_zero());
        // Throws where the start has not the symmetry.
        CHECK(make_walker(task.start, fastmm_tool::walked_ring::modulo_2, task.settings, task.symmetry)
                  ->best_rank() == task.start.rank);
        met.insert(task.step);
        ladder.spend(task.step, task.budget);
        ladder.take(task.step, task.start, random);
    }
    CHECK(met == std::set<std::size_t>{0, 1, 2});
    const rotation_ladder::task task = ladder.next(random);
    CHECK_THROWS_AS(make_walker(task.start, fastmm_tool::walked_ring::ternary, task.settings, task.symmetry),
                    fastmm::error);
}

TEST_CASE("a ladder tries what is new first, once, and forgets what is worse") {
    using fastmm_tool::rotation_ladder;
    // Schemes of one rank, which differ in their nonzeros.
    const auto walked = [](std::uint64_t seed) {
        fastmm::search::walk_settings settings;
        settings.seed = seed;
        const auto walk = make_walker(fastmm::definition_of({4, 4, 4}), fastmm_tool::walked_ring::modulo_2,
                                      settings, fastmm_tool::walked_symmetry::rotation);
        for (int i = 0; i < 100000 && walk->best_rank() > 61; ++i)
            walk->advance(64, [] { return true; });
        return walk->best();
    };
    std::vector<fastmm::factorization> schemes{walked(1), walked(2), walked(3)};
    for (const fastmm::factorization& f : schemes)
        REQUIRE(f.rank == schemes.front().rank);
    rotation_ladder ladder({4, 4, 5});
    fastmm::search::random_source random(7);
    ladder.take(0, fastmm::definition_of({4, 4, 4}), random);
    for (const fastmm::factorization& f : schemes)
        ladder.take(0, f, random);
    ladder.take(0, fastmm::definition_of({4, 4, 4}), random);
    ladder.spend(0, 1);
    // How a start was turned is drawn: it has the nonzeros of its scheme and of the slice's 16 terms.
    const auto nonzeros = [](const fastmm::factorization& f) {
        return f.u.entries.size() + f.v.entries.size() + f.w.entries.size();
    };
    for (std::size_t i = 0; i < 10; ++i) {
        const rotation_ladder::task task = ladder.next(random);
        INFO("task " << i);
        CHECK(task.step == 1);
        CHECK(task.start.rank == schemes.front().rank + 16);
        if (i < schemes.size())
            CHECK(nonzeros(task.start) == nonzeros(schemes[i]) + 48);
    }
    CHECK(nonzeros(schemes[0]) != nonzeros(schemes[1]));
    CHECK(nonzeros(schemes[1]) != nonzeros(schemes[2]));
}
