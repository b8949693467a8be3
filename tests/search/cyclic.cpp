// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Cyclic schemes: every move keeps the tensor and the list of pairs, what is written out is whole orbits, and walks find what is
// known to be there.

#include "support/catch.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f4x4x5_60.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/factorization/tables/winograd.hpp>
#include <fastmm/search/half_turn_walk.hpp>

#include <set>
#include <utility>

using namespace fastmm;
using namespace fastmm::search;

namespace {

template <class Ring>
void check_whole(const cyclic_scheme<Ring>& s, const char* after) {
    INFO("after a " << after << ", rank " << s.rank() << ", fixed terms " << s.fixed_count());
    const factorization f = to_factorization(s);
    CHECK(f.rank == s.rank());
    const residual_summary left = residual(f, Ring::characteristic);
    INFO(to_string(left.first));
    CHECK(left.is_zero());
    std::set<std::pair<int, int>> expected, listed;
    for (int x = 0; x < 3 * s.orbit_count(); ++x) {
        REQUIRE_FALSE(Ring::is_zero(s.factor_of(x % 3, x / 3)));
        for (int y = 0; y < x / 3 * 3; ++y)
            if (s.factor_of(x % 3, x / 3) == s.factor_of(y % 3, y / 3))
                expected.insert({x, y});
    }
    for (int place = 0; place < s.pairs().size(); ++place)
        listed.insert({s.pairs()[place].first, s.pairs()[place].second});
    CHECK(static_cast<int>(listed.size()) == s.pairs().size());
    CHECK(listed == expected);
}

// The three factors of a term as matrices, that of W transposed: the coefficient of a block, and the term turned.
int coefficient_at(const factorization& f, int factor, int r, int row, int col) {
    const int size = f.dimensions.n;
    const dynamic_columns& columns = factor == 0 ? f.u : factor == 1 ? f.v : f.w;
    for (const entry& e : columns[r])
        if (e.index == (factor == 2 ? col * size + row : row * size + col))
            return e.value.numerator;
    return 0;
}

std::vector<int> turned_term(const factorization& f, int r, int turn) {
    const int size = f.dimensions.n;
    std::vector<int> result;
    for (int factor = 0; factor < 3; ++factor)
        for (int row = 0; row < size; ++row)
            for (int col = 0; col < size; ++col)
                result.push_back(coefficient_at(f, (factor + turn) % 3, r, row, col));
    return result;
}

// As terms are written with the sign in the last factor, turns are compared up to pairs of signs: by products of two entries.
void check_orbits(const factorization& f) {
    const auto up_to_signs = [&](std::vector<int> term) {
        const std::size_t size = term.size() / 3;
        int sign = 1;
        for (std::size_t factor = 0; factor < 3; ++factor) {
            std::size_t first = factor * size;
            while (term[first] == 0)
                ++first;
            const int of_factor = term[first] < 0 ? -1 : 1;
            sign *= of_factor;
            for (std::size_t i = 0; i < size; ++i)
                term[factor * size + i] *= of_factor;
        }
        term.push_back(sign);
        return term;
    };
    std::multiset<std::vector<int>> terms, turned;
    for (int r = 0; r < f.rank; ++r) {
        terms.insert(up_to_signs(turned_term(f, r, 0)));
        turned.insert(up_to_signs(turned_term(f, r, 1)));
    }
    CHECK(terms == turned);
}

// The pairs are those of factors that are equal or half-turns of each other, up to sign.
template <class Ring>
void check_half_turns(const half_turn_scheme<Ring>& s) {
    const factorization f = to_factorization(s);
    CHECK(f.rank == s.rank());
    const residual_summary left = residual(f, Ring::characteristic);
    INFO("rank " << s.rank() << ": " << to_string(left.first));
    REQUIRE(left.is_zero());
    const int size = s.dimensions().n;
    std::set<std::pair<int, int>> expected, listed;
    for (int x = 0; x < 3 * s.orbit_count(); ++x)
        for (int y = 0; y < x / 3 * 3; ++y) {
            const auto one = s.factor_of(x % 3, x / 3), other = s.factor_of(y % 3, y / 3);
            auto turned = half_turned<Ring>(other, size * size);
            Ring::normalize(turned);
            if (one == other || one == turned)
                expected.insert({x, y});
        }
    for (int place = 0; place < s.pairs().size(); ++place)
        listed.insert({s.pairs()[place].first, s.pairs()[place].second});
    CHECK(static_cast<int>(listed.size()) == s.pairs().size());
    CHECK(listed == expected);
}

struct move_counts {
    int flips = 0, reductions = 0, transitions = 0, fused = 0, parted = 0;
};

template <class Ring>
void check_moves(int size, std::uint64_t seed, move_counts& moves) {
    INFO("size " << size << ", seed " << seed << ", masks of "
                 << blocks_of_mask<typename Ring::mask> << " blocks, ring " << to_string(Ring::ring));
    random_source random(seed);
    auto s = cyclic_scheme_of<Ring>(definition_of({size, size, size}), 4);
    check_whole(s, "start");
    for (int step = 0; step < 3000; ++step) {
        moves.flips += s.pairs().size() > 0 && random_flip(s, random) != flipped::refused;
        if (step % 100 == 0)
            check_whole(s, "flip");
        if (step % 7 == 0) {
            const int before = s.rank(), gone = reduce(s);
            CHECK(gone == before - s.rank());
            moves.reductions += gone > 0;
            if (gone > 0)
                check_whole(s, "reduction");
        }
        const int fixed = s.fixed_count(), orbits = s.orbit_count();
        if (orbits == s.capacity() || orbits < 2)
            continue;
        const int first = random.below(orbits), other = (first + 1 + random.below(orbits - 1)) % orbits;
        if (step % 50 == 0 && plus(s, first, other, random(), random.below(3))) {
            ++moves.transitions;
            check_whole(s, "plus transition");
        } else if (step % 81 == 0 && fixed > 1 && fuse(s, step % fixed, (step + 1) % fixed)) {
            ++moves.fused;
            check_whole(s, "fusion");
        } else if (step % 60 == 1 && fixed > 0 && part(s, random.below(fixed), s.factor_of(1, first))) {
            ++moves.parted;
            check_whole(s, "parting");
        }
    }
    check_orbits(to_factorization(s));
}

template <class Ring>
factorization find(int size, int fixed, int rank, std::uint64_t seed) {
    random_source random(seed);
    cyclic_walk<Ring> w(cyclic_start<Ring>(size, fixed, random), {.seed = seed, .spare = 4});
    w.run([&](const auto& at) { return at.best_rank() <= rank || at.statistics().flips > 20000000; });
    INFO("size " << size << ", seed " << seed << ", flips " << w.statistics().flips);
    CHECK(w.best_rank() == rank);
    return w.best();
}

template <class Ring>
std::vector<int> walked(std::uint64_t seed) {
    cyclic_walk<Ring> w(definition_of({4, 4, 4}),
                        {.seed = seed, .shortest = 6, .longest = 9, .spare = 4, .patience = 1 << 14});
    w.advance(300000);
    CHECK(w.statistics().transitions > 0);
    CHECK(w.statistics().paths > 1);
    std::vector<int> result;
    for (const factorization& f : {w.best(), to_factorization(w.current())})
        for (int r = 0; r < f.rank; ++r)
            for (const int x : turned_term(f, r, 0))
                result.push_back(x);
    return result;
}

} // namespace

TEMPLATE_TEST_CASE("Moves of orbits keep the tensor and the list of pairs", "", modulo_2<std::uint32_t>,
                   modulo_2<wide_mask<2>>, ternary<std::uint32_t>, ternary<std::uint64_t>) {
    move_counts moves;
    for (const std::uint64_t seed : {1U, 2U, 3U})
        for (const int size : {2, 3, 5})
            check_moves<TestType>(size, seed, moves);
    CHECK(moves.flips > 5000);
    CHECK(moves.reductions > 10);
    CHECK(moves.transitions > 10);
    CHECK(moves.fused > 0);
    CHECK(moves.parted > 0);
}

TEMPLATE_TEST_CASE("Cyclic starts are exact and have the fixed terms that are wanted", "",
                   modulo_2<std::uint64_t>, ternary<std::uint64_t>) {
    for (const int size : {2, 3, 6})
        for (int fixed = 1; fixed <= 2 * size; ++fixed) {
            INFO("size " << size << ", fixed terms " << fixed);
            random_source random(static_cast<std::uint64_t>(fixed));
            const factorization start = cyclic_start<TestType>(size, fixed, random);
            CHECK(residual(start, TestType::characteristic).is_zero());
            const cyclic_terms<TestType> terms = cyclic_terms_of<TestType>(start);
            CHECK(static_cast<int>(terms.fixed.size()) == fixed);
            CHECK(static_cast<int>(3 * terms.orbits.size()) + fixed == start.rank);
        }
    random_source random(1);
    CHECK_THROWS_AS(cyclic_start<TestType>(1, 2, random), error);
    CHECK_THROWS_AS(cyclic_start<TestType>(3, 0, random), error);
    CHECK_THROWS_AS(cyclic_start<TestType>(3, 7, random), error);
}

TEST_CASE("Short cyclic walks find Strassen's and Laderman's ranks") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        CHECK_NOTHROW(require_exact<integers_modulo<2>>(find<modulo_2<std::uint32_t>>(2, 1, 7, seed)));
        CHECK_NOTHROW(require_exact<integers_modulo<2>>(find<modulo_2<std::uint32_t>>(3, 2, 23, seed)));
        CHECK_NOTHROW(require_exact<integers>(find<ternary<std::uint32_t>>(2, 1, 7, seed)));
        const factorization found = find<ternary<std::uint32_t>>(3, 2, 23, seed);
        CHECK_NOTHROW(require_exact<integers>(found));
        check_orbits(found);
    }
}

TEST_CASE("A seed is a cyclic walk, whatever the masks") {
    CHECK(walked<modulo_2<std::uint32_t>>(5) == walked<modulo_2<std::uint64_t>>(5));
    CHECK(walked<modulo_2<std::uint32_t>>(5) == walked<modulo_2<wide_mask<2>>>(5));
    CHECK(walked<modulo_2<std::uint32_t>>(5) != walked<modulo_2<std::uint32_t>>(6));
    CHECK(walked<ternary<std::uint32_t>>(5) == walked<ternary<std::uint64_t>>(5));
}

TEMPLATE_TEST_CASE("Moves of half-turned orbits keep the tensor and the list of pairs", "",
                   modulo_2<std::uint32_t>, modulo_2<wide_mask<2>>, ternary<std::uint32_t>,
                   ternary<std::uint64_t>) {
    move_counts moves;
    for (const std::uint64_t seed : {1U, 2U, 3U})
        for (const int size : {2, 3, 5}) {
            INFO("size " << size << ", seed " << seed);
            random_source random(seed);
            auto s = half_turn_scheme_of<TestType>(half_turn_start<TestType>(size, 1 + size / 4), 4);
            check_half_turns(s);
            for (int step = 0; step < 3000; ++step) {
                moves.flips += s.pairs().size() > 0 && random_flip(s, random) != flipped::refused;
                if (step % 7 == 0) {
                    const bool is_reduced = reduce(s) > 0;
                    moves.reductions += is_reduced;
                    if (is_reduced)
                        check_half_turns(s);
                }
                const int orbits = s.orbit_count();
                if (step % 50 == 0 && orbits > 1 && orbits < s.capacity()) {
                    const int first = random.below(orbits),
                              other = (first + 1 + random.below(orbits - 1)) % orbits;
                    moves.transitions +=
                        plus(s, first, other, random(), random.below(3), random.below(2) == 0);
                    check_half_turns(s);
                }
            }
        }
    CHECK(moves.flips > 5000);
    CHECK(moves.reductions > 10);
    CHECK(moves.transitions > 10);
}

TEST_CASE("Short walks among half-turned schemes find 49, the same whatever the masks") {
    const auto walked = [](auto walk) {
        walk.run([](const auto& at) { return at.best_rank() <= 49 || at.statistics().flips > 20000000; });
        CHECK(walk.best_rank() == 49);
        const factorization f = walk.best();
        CHECK(residual(f, 2).is_zero());
        check_orbits(f);
        std::vector<int> result;
        for (int r = 0; r < f.rank; ++r)
            for (const int x : turned_term(f, r, 0))
                result.push_back(x);
        return result;
    };
    const walk_settings settings{.seed = 3, .shortest = 6, .longest = 12, .spare = 7};
    const factorization start = half_turn_start<modulo_2<std::uint32_t>>(4, 1);
    const std::vector<int> narrow = walked(half_turn_walk<modulo_2<std::uint32_t>>(start, settings));
    CHECK(narrow == walked(half_turn_walk<modulo_2<std::uint64_t>>(start, settings)));
    CHECK(narrow == walked(half_turn_walk<modulo_2<wide_mask<2>>>(start, settings)));
    CHECK_THROWS_AS(half_turn_start<modulo_2<std::uint32_t>>(4, 3), error);
    random_source random(1);
    CHECK_THROWS_AS(
        half_turn_scheme_of<modulo_2<std::uint32_t>>(cyclic_start<modulo_2<std::uint32_t>>(4, 3, random), 0),
        error);
}

TEST_CASE("What is not cyclic is refused") {
    CHECK_THROWS_AS(cyclic_terms_of<modulo_2<std::uint32_t>>(parse(tables::f4x4x5_60::text)), error);
    CHECK_THROWS_AS(cyclic_terms_of<modulo_2<std::uint32_t>>(parse(tables::winograd::text)), error);
    // Strassen's algorithm is: one fixed term and two orbits.
    const auto strassen = cyclic_terms_of<ternary<std::uint32_t>>(parse(tables::strassen::text));
    CHECK(strassen.fixed.size() == 1);
    CHECK(strassen.orbits.size() == 2);
}

TEST_CASE("A move that broke the cyclic tensor would be seen") {
    auto s = cyclic_scheme_of<modulo_2<std::uint32_t>>(definition_of({2, 2, 2}), 0);
    s.replace({0, 1}, 0b1111U);
    CHECK_FALSE(residual_of(s).is_zero());
}
