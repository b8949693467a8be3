// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Every move keeps the tensor, and the list of pairs is the pairs that there are.

#include "support/catch.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f4x4x5_60.hpp>
#include <fastmm/search/conversion.hpp>
#include <fastmm/search/moves.hpp>

#include <set>
#include <tuple>

using namespace fastmm;
using namespace fastmm::search;

namespace {

template <class Ring>
void check_pairs(const scheme<Ring>& s) {
    std::set<std::tuple<int, int, int>> expected, listed;
    for (int factor = 0; factor < 3; ++factor)
        for (int i = 0; i < s.rank(); ++i) {
            REQUIRE_FALSE(Ring::is_zero(s.factor_of(factor, i)));
            for (int j = 0; j < i; ++j)
                if (s.factor_of(factor, i) == s.factor_of(factor, j))
                    expected.insert({factor, i, j});
        }
    for (int place = 0; place < s.pairs().size(); ++place) {
        const shared_factor pair = s.pairs()[place];
        listed.insert({pair.factor, pair.first, pair.second});
    }
    CHECK(static_cast<int>(listed.size()) == s.pairs().size());
    CHECK(listed == expected);
}

template <class Ring>
void check_whole(const scheme<Ring>& s, const char* after) {
    INFO("after a " << after << ", rank " << s.rank());
    const residual_summary left = residual_of(s);
    INFO(to_string(left.first));
    CHECK(left.is_zero());
    check_pairs(s);
}

// Flips, and now and then every other move; how often each of them happened.
template <class Ring>
void check_moves(const shape& dimensions, std::uint64_t seed) {
    INFO("shape " << to_string(dimensions) << ", seed " << seed << ", masks of "
                  << blocks_of_mask<typename Ring::mask> << " blocks, ring " << to_string(Ring::ring));
    random_source random(seed);
    scheme<Ring> s = scheme_of<Ring>(definition_of(dimensions), 4);
    const int most = s.capacity();
    check_whole(s, "start");
    int flips = 0, reductions = 0, splits = 0, transitions = 0;
    for (int step = 0; step < 3000; ++step) {
        flips += s.pairs().size() > 0 && random_flip(s, random) != flipped::refused;
        if (step % 100 == 0)
            check_whole(s, "flip");
        if (step % 7 == 0) {
            const int gone = reduce(s);
            reductions += gone > 0;
            if (gone > 0)
                check_whole(s, "reduction");
        }
        const int first = random.below(s.rank()), other = (first + 1 + random.below(s.rank() - 1)) % s.rank();
        if (step % 50 == 0 && s.rank() < most && plus(s, first, other, random())) {
            ++transitions;
            check_whole(s, "plus transition");
        }
        const bool negated = Ring::has_signs && step % 2 == 0;
        if (step % 81 == 0 && s.rank() < most && split(s, random.below(3), first, other, negated)) {
            ++splits;
            check_whole(s, "split");
        }
    }
    CHECK(flips > 300);
    CHECK(reductions > 0);
    CHECK(splits > 0);
    CHECK(transitions > 0);
}

} // namespace

TEMPLATE_TEST_CASE("Moves keep the tensor and the list of pairs", "", modulo_2<std::uint32_t>,
                   modulo_2<std::uint64_t>, modulo_2<wide_mask<2>>, ternary<std::uint32_t>,
                   ternary<std::uint64_t>, ternary<wide_mask<2>>) {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U})
        for (const shape dimensions : {shape{2, 2, 2}, shape{2, 3, 4}, shape{3, 3, 3}})
            check_moves<TestType>(dimensions, seed);
}

TEST_CASE("Masks wider than a word hold larger shapes, and chunks of 64 terms") {
    check_moves<modulo_2<wide_mask<2>>>({3, 2, 35}, 1);
    check_moves<ternary<wide_mask<4>>>({2, 1, 66}, 2);
}

TEST_CASE("A factorization becomes a scheme and is the same again") {
    const factorization f = parse(tables::f4x4x5_60::text);
    const auto s = scheme_of<modulo_2<std::uint32_t>>(f, 0);
    CHECK(s.rank() == 60);
    CHECK(residual_of(s).is_zero());
    const factorization again = to_factorization(s);
    CHECK(again.ring == stated_ring::modulo_2);
    CHECK(again.u.begin == f.u.begin);
    CHECK(again.v.begin == f.v.begin);
    CHECK(again.w.entries.size() == f.w.entries.size());
    CHECK_FALSE(residual_of(scheme_of<ternary<std::uint32_t>>(again, 0)).is_zero());
    CHECK_THROWS_AS(scheme_of<modulo_2<std::uint32_t>>(definition_of({6, 6, 6}), 0), error);
    factorization halves = definition_of({1, 1, 1});
    halves.u.entries[0].value = {1, 2};
    CHECK_THROWS_AS(scheme_of<modulo_2<std::uint32_t>>(halves, 0), error);
    CHECK_THROWS_AS(scheme_of<ternary<std::uint32_t>>(halves, 0), error);
}

TEST_CASE("A move that broke the tensor would be seen") {
    auto s = scheme_of<modulo_2<std::uint32_t>>(definition_of({2, 2, 2}), 0);
    s.replace(0, 3, 0b1001U);
    CHECK_FALSE(residual_of(s).is_zero());
}
