// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes that a rotation of indices leaves as they are: every move keeps the tensor, the symmetry and the list of pairs, and walks find
// what has the symmetry.

#include "support/catch.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f3x3x3_23.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/search/rotation_walk.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm::search;

namespace {

using narrow = modulo_2<std::uint32_t>;

// The blocks of a form, moved on once.
std::vector<int> moved(const std::vector<int>& blocks, int cols) {
    const auto next = [](int i) { return i < 3 ? (i + 1) % 3 : i; };
    std::vector<int> result;
    for (const int block : blocks)
        result.push_back(next(block / cols) * cols + next(block % cols));
    std::sort(result.begin(), result.end());
    return result;
}

using term_blocks = std::array<std::vector<int>, 3>;

std::multiset<term_blocks> terms_in(const factorization& f, bool are_moved) {
    std::multiset<term_blocks> result;
    for (int r = 0; r < f.rank; ++r) {
        term_blocks t;
        std::size_t factor = 0;
        for (const dynamic_columns* columns : {&f.u, &f.v, &f.w}) {
            std::vector<int>& blocks = t[factor];
            for (const entry& e : (*columns)[r])
                blocks.push_back(e.index);
            std::sort(blocks.begin(), blocks.end());
            if (are_moved)
                blocks = moved(blocks, factor == 0 ? f.dimensions.k : f.dimensions.n);
            ++factor;
        }
        result.insert(t);
    }
    return result;
}

template <class Ring>
void check_whole(const rotation_scheme<Ring>& s, const char* after) {
    INFO("after a " << after << ", rank " << s.rank() << ", orbits " << s.orbit_count());
    const factorization f = to_factorization(s);
    CHECK(f.rank == s.rank());
    const residual_summary left = residual(f, 2);
    INFO(to_string(left.first));
    REQUIRE(left.is_zero());
    CHECK(terms_in(f, false) == terms_in(f, true));
    std::set<std::array<int, 3>> expected, listed;
    int wrong = 0;
    for (int factor = 0; factor < 3; ++factor)
        for (int x = 0; x < s.orbit_count(); ++x)
            for (int y = 0; y < x; ++y)
                for (int power = 0; power < 3; ++power) {
                    const bool is_same =
                        s.factor_of(factor, x) == s.image(factor, s.factor_of(factor, y), power);
                    wrong += s.shares(factor, x, y, power) != is_same;
                    if (is_same)
                        expected.insert({factor, x, y});
                }
    CHECK(wrong == 0);
    for (int place = 0; place < s.pairs().size(); ++place)
        listed.insert({s.pairs()[place].factor, s.pairs()[place].first, s.pairs()[place].second});
    CHECK(static_cast<int>(listed.size()) == s.pairs().size());
    CHECK(listed == expected);
}

// That nothing is left to fold or to merge, by what the terms are.
template <class Ring>
void check_reduced(const rotation_scheme<Ring>& s) {
    const std::multiset<term_blocks> terms = terms_in(to_factorization(s), false);
    int left = 0;
    for (auto t = terms.begin(); t != terms.end(); ++t)
        for (auto other = std::next(t); other != terms.end(); ++other)
            left +=
                int((*t)[0] == (*other)[0]) + int((*t)[1] == (*other)[1]) + int((*t)[2] == (*other)[2]) > 1;
    for (int single = 0; single < s.orbit_count(); ++single)
        for (int orbit = 0; orbit < s.orbit_count(); ++orbit)
            for (int factor = 0; s.is_single(single) && !s.is_single(orbit) && factor < 3; ++factor)
                for (int summed = 0; summed < 3; ++summed)
                    left +=
                        summed != factor && s.factor_of(factor, single) == s.factor_of(factor, orbit) &&
                        s.factor_of(summed, single) == s.sum_of_images(summed, s.factor_of(summed, orbit));
    CHECK(left == 0);
}

struct move_counts {
    int flips = 0, of_mixed_pairs = 0, reductions = 0, transitions = 0, opened = 0;
};

template <class Ring>
bool is_mixed(const rotation_scheme<Ring>& s, const shared_factor& pair) {
    return s.is_single(pair.first) != s.is_single(pair.second);
}

template <class Ring>
bool has_mixed_pairs(const rotation_scheme<Ring>& s) {
    for (int place = 0; place < s.pairs().size(); ++place)
        if (is_mixed(s, s.pairs()[place]))
            return true;
    return false;
}

// The sum of all terms: triples of blocks.
std::set<std::array<int, 3>> sum_of(const factorization& f) {
    std::set<std::array<int, 3>> result;
    for (int r = 0; r < f.rank; ++r)
        for (const entry& u : f.u[r])
            for (const entry& v : f.v[r])
                for (const entry& w : f.w[r])
                    if (const std::array<int, 3> at{u.index, v.index, w.index}; !result.insert(at).second)
                        result.erase(at);
    return result;
}

template <class Ring>
void check_moves(const shape& dimensions, std::uint64_t seed, move_counts& moves) {
    INFO("shape " << to_string(dimensions) << ", seed " << seed << ", masks of "
                  << blocks_of_mask<typename Ring::mask> << " blocks");
    random_source random(seed);
    auto s = rotation_scheme_of<Ring>(definition_of(dimensions), 4);
    check_whole(s, "start");
    bool is_reduced = true; // Since then, every flip said that there is nothing to reduce.
    for (int step = 0; step < 2000; ++step) {
        if (s.pairs().size() > 0) {
            random_source same = random; // Draws the pair that the flip draws.
            moves.of_mixed_pairs += is_mixed(s, s.pairs()[random_source::scaled(same(), s.pairs().size())]);
            is_reduced &= random_flip(s, random) == flipped::done;
            ++moves.flips;
            if (is_reduced) {
                // Nothing to reduce was overlooked; only a flip of a mixed pair tells of what that makes.
                rotation_scheme<Ring> again(s.dimensions(), s.capacity());
                again.assign(s.contents());
                CHECK((has_mixed_pairs(s) || reduce(again) == 0));
            }
        }
        if (step % 50 == 0)
            check_whole(s, "flip");
        if (step % 7 == 0) {
            const bool is_lower = reduce(s) > 0;
            moves.reductions += is_lower;
            if (is_lower)
                check_whole(s, "reduction");
            check_reduced(s);
            is_reduced = true;
        }
        const int orbits = s.orbit_count();
        if (step % 40 != 0 || orbits == s.capacity())
            continue;
        const int first = random.below(orbits), other = (first + 1 + random.below(orbits - 1)) % orbits;
        const int shared = random.below(3);
        const move_factors f = factors_of_move(shared, random.below(2) != 0);
        if (s.is_single(first) && !s.is_single(other)) {
            if (open(s, first, f.last, s.factor_of(f.last, other))) {
                ++moves.opened;
                is_reduced = false;
                check_whole(s, "term was opened");
            }
        } else if (s.is_single(first) == s.is_single(other) &&
                   plus(s, first, other, f, s.is_single(first) ? 0 : random.below(3))) {
            ++moves.transitions;
            is_reduced = false;
            check_whole(s, "plus transition");
        }
    }
}

template <class Mask>
std::vector<factorization> walked(std::uint64_t seed) {
    rotation_walk<modulo_2<Mask>> w(
        definition_of({4, 4, 5}),
        {.seed = seed, .shortest = 5, .longest = 8, .spare = 6, .patience = 1 << 14});
    w.advance(200000);
    CHECK(w.statistics().transitions > 0);
    CHECK(w.statistics().paths > 1);
    return {w.best(), to_factorization(w.current())};
}

} // namespace

TEMPLATE_TEST_CASE("An index rotation moves blocks, and thrice none", "", std::uint32_t, std::uint64_t,
                   wide_mask<2>) {
    for (const auto& [rows, cols] : {std::pair{3, 3}, {4, 3}, {3, 5}, {5, 6}}) {
        const index_rotation<TestType> rotation(rows, cols);
        for (int block = 0; block < rows * cols; ++block)
            for (int other = 0; other < rows * cols; ++other) {
                INFO(rows << "x" << cols << ", blocks " << block << " and " << other);
                const TestType x = single_block<TestType>(block) | single_block<TestType>(other);
                CHECK(rotation(x) == (single_block<TestType>(moved({block}, cols).front()) |
                                      single_block<TestType>(moved({other}, cols).front())));
                CHECK(rotation(rotation(rotation(x))) == x);
            }
    }
}

TEMPLATE_TEST_CASE("Moves of rotated orbits keep the tensor, the symmetry and the list of pairs", "", narrow,
                   modulo_2<std::uint64_t>, modulo_2<wide_mask<2>>) {
    move_counts moves;
    for (const std::uint64_t seed : {1U, 2U, 3U})
        for (const shape& dimensions : {shape{3, 3, 3}, shape{4, 4, 5}, shape{5, 3, 4}})
            check_moves<TestType>(dimensions, seed, moves);
    CHECK(moves.flips > 5000);
    CHECK(moves.of_mixed_pairs > 10);
    CHECK(moves.reductions > 10);
    CHECK(moves.transitions > 10);
    CHECK(moves.opened > 0);
}

TEST_CASE("A term that was opened is folded again") {
    auto s = rotation_scheme_of<narrow>(definition_of({4, 4, 4}), 1);
    CHECK(s.rank() == 64);
    CHECK(s.orbit_count() == 22);
    int single = 0;
    while (!s.is_single(single))
        ++single;
    const term<narrow> before = s[single];
    // Block (1, 4) and those that it moves to: not their own images.
    CHECK(open(s, single, 1, narrow::form(1U << 3U)));
    CHECK_FALSE(s.is_single(single));
    CHECK(s.rank() == 66);
    check_whole(s, "term was opened");
    CHECK(reduce(s) == 2);
    CHECK(s[s.orbit_count() - 1] == before);
    // Block (4, 4) is its own image.
    CHECK_FALSE(open(s, s.orbit_count() - 1, 1, narrow::form(1U << 15U)));
}

TEST_CASE("Single terms and orbits are merged, and split by plus transitions, as their kind allows") {
    // Of 4x4x4, their own images: block (4, 4), the three others of the diagonal, and the last column without its end; and a block that is not.
    const narrow::form corner = 1U << 15U, diagonal = 1U | 1U << 5U | 1U << 10U,
                       column = 1U << 3U | 1U << 7U | 1U << 11U, of_column = 1U << 7U, of_row = 1U << 13U;
    rotation_scheme<narrow> s({4, 4, 4}, 4);
    const auto check_reduces = [&](const std::vector<term<narrow>>& terms, int rank, int lower) {
        s.assign(terms);
        CHECK(s.rank() == rank);
        const auto sum = sum_of(to_factorization(s));
        CHECK(reduce(s) == rank - lower);
        CHECK(s.rank() == lower);
        CHECK(sum_of(to_factorization(s)) == sum);
    };
    check_reduces({{corner, corner, corner}, {corner, corner, diagonal}}, 2, 1);
    check_reduces({{corner, corner, corner}, {corner, corner, corner}}, 2, 0);
    check_reduces({{corner, of_column, of_row}, {corner, of_column, corner}}, 6, 3);
    // The second is held as another of its terms.
    check_reduces({{of_row, of_column, diagonal}, {1U << 14U, 1U << 11U, corner}}, 6, 3);
    check_reduces({{of_row, of_column, diagonal}, {1U << 12U, 1U << 11U, corner}}, 6, 6);
    check_reduces({{diagonal, corner, of_row}}, 3, 1);
    // A single term in the orbit that makes it up, by either factor.
    check_reduces({{corner, column, diagonal}, {corner, of_column, of_row}}, 4, 3);
    check_reduces({{corner, diagonal, column}, {corner, of_row, of_column}}, 4, 3);
    check_reduces({{corner, diagonal, corner}, {corner, of_column, of_row}}, 4, 4);

    for (int shared = 0; shared < 3; ++shared)
        for (const bool is_swapped : {false, true}) {
            s.assign({{corner, column, diagonal}, {diagonal, corner, column}});
            const auto sum = sum_of(to_factorization(s));
            CHECK(plus(s, 0, 1, factors_of_move(shared, is_swapped), 0));
            CHECK(s.rank() == 3);
            CHECK(sum_of(to_factorization(s)) == sum);
            s.assign({{corner, column, diagonal}, {corner, diagonal, column}});
            CHECK_FALSE(plus(s, 0, 1, factors_of_move(shared, is_swapped), 0));
            CHECK(s.rank() == 2);
        }
}

TEST_CASE("A short walk among rotation schemes finds 4x4x4:47 modulo 2") {
    rotation_walk<narrow> w(definition_of({4, 4, 4}),
                            {.seed = 8, .shortest = 10, .longest = 10, .spare = 9, .fresh = 0});
    w.run([](const auto& at) { return at.best_rank() <= 47 || at.statistics().flips > 20000000; });
    INFO("seed 8, flips " << w.statistics().flips);
    CHECK(w.best_rank() == 47);
    CHECK_NOTHROW(require_exact<integers_modulo<2>>(w.best()));
    CHECK(terms_in(w.best(), false) == terms_in(w.best(), true));

    random_source random(1);
    const factorization larger = rotation_extension(w.best(), {4, 4, 5}, random);
    CHECK(larger.rank == 63);
    CHECK(residual(larger, 2).is_zero());
    CHECK(rotation_scheme_of<narrow>(larger, 0).rank() == 63);
    CHECK_THROWS_AS(rotation_extension(larger, {4, 4, 4}, random), error);
}

TEST_CASE("A seed is a walk among rotation schemes, whatever the masks") {
    const std::vector<factorization> walk = walked<std::uint32_t>(5);
    const auto is_same = [&](const std::vector<factorization>& other) {
        for (std::size_t i = 0; i < walk.size(); ++i)
            if (terms_in(walk[i], false) != terms_in(other[i], false))
                return false;
        return true;
    };
    CHECK(is_same(walked<std::uint32_t>(5)));
    CHECK(is_same(walked<std::uint64_t>(5)));
    CHECK(is_same(walked<wide_mask<2>>(5)));
    CHECK_FALSE(is_same(walked<std::uint32_t>(6)));
}

TEST_CASE("What a rotation of indices does not leave as it is is refused") {
    CHECK_THROWS_AS(rotation_scheme_of<narrow>(parse(tables::strassen::text), 0), error);
    CHECK_THROWS_AS(rotation_scheme_of<narrow>(parse(tables::f3x3x3_23::text), 0), error);
    CHECK_NOTHROW(rotation_scheme_of<narrow>(definition_of({3, 3, 3}), 0));
}

TEST_CASE("A move that broke the tensor of a rotation scheme would be seen") {
    auto s = rotation_scheme_of<narrow>(definition_of({3, 3, 3}), 0);
    s.replace(0, 1, 0b1111U);
    CHECK_FALSE(residual(to_factorization(s), 2).is_zero());
}
