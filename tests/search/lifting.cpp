// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is exact modulo 2 is lifted where it can be, and what is lifted is the same modulo 2.

#include "support/catch.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f3x3x3_23.hpp>
#include <fastmm/factorization/tables/f3x3x5_36.hpp>
#include <fastmm/factorization/tables/f3x4x5_47.hpp>
#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/f4x4x4_49.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/search/lifting.hpp>
#include <fastmm/search/walk.hpp>

#include <algorithm>
#include <numeric>

using namespace fastmm;
using namespace fastmm::search;

namespace {

using over_2 = modulo_2<std::uint32_t>;

factorization modulo_2_of(const factorization& f) {
    return to_factorization(scheme_of<modulo_2<std::uint64_t>>(f, 0));
}

// A random scheme of the rank, or less.
factorization walked(const shape& dimensions, int rank, std::uint64_t seed) {
    walk<over_2> w(definition_of(dimensions), {.seed = seed});
    w.run([&](const walk<over_2>& at) { return at.best_rank() <= rank || at.statistics().flips > 20000000; });
    return w.best();
}

stated_ring smallest_ring(const factorization& f) {
    stated_ring ring = stated_ring::ternary;
    for (const dynamic_columns* columns : {&f.u, &f.v, &f.w})
        for (const entry& e : columns->entries)
            ring = std::max(ring, e.value.denominator != 1          ? stated_ring::rational
                                  : std::abs(e.value.numerator) > 1 ? stated_ring::integer
                                                                    : stated_ring::ternary);
    return ring;
}

void check_lift(const factorization& lifted, const factorization& from) {
    require_well_formed(lifted);
    const residual_summary left = residual(lifted);
    INFO(to_string(left.first));
    CHECK(left.is_zero());
    CHECK(lifted.ring == smallest_ring(lifted));
    CHECK(terms_of<modulo_2<std::uint64_t>>(lifted) == terms_of<modulo_2<std::uint64_t>>(from));
}

void check_signs(const factorization& table) {
    const factorization f = modulo_2_of(table);
    INFO("shape " << to_string(f.dimensions) << ", rank " << f.rank);
    for (const std::uint64_t seed : {1U, 2U}) {
        random_source random(seed);
        const std::optional<factorization> lifted = lift_signs(f, random);
        REQUIRE(lifted.has_value());
        check_lift(*lifted, f);
        CHECK(lifted->ring == stated_ring::ternary);
    }
    const std::optional<factorization> lifted = lift_hensel(f);
    REQUIRE(lifted.has_value());
    check_lift(*lifted, f);
}

// Bits that every solution, and every combination of rows, can be checked with: no elimination.
using bits = std::vector<std::uint8_t>;

bits product(const detail::bit_matrix& a, const detail::bit_vector& x) {
    bits result;
    for (int i = 0; i < a.rows(); ++i) {
        int sum = 0;
        for (int j = 0; j < a.cols(); ++j)
            sum ^= static_cast<int>(
                       a.row(i)[static_cast<std::size_t>(j) / 64] >> (static_cast<unsigned>(j) % 64) & 1U) &
                   int(x[j]);
        result.push_back(static_cast<std::uint8_t>(sum));
    }
    return result;
}

detail::bit_vector random_bits(int size, random_source& random) {
    detail::bit_vector x(size);
    for (int i = 0; i < size; ++i)
        if ((random() & 1U) != 0)
            x.set(i);
    return x;
}

void check_system(int rows, int cols, int independent, std::uint64_t seed) {
    INFO("rows " << rows << ", cols " << cols << ", rank at most " << independent << ", seed " << seed);
    random_source random(seed);
    std::vector<detail::bit_vector> basis;
    for (int i = 0; i < independent; ++i)
        basis.push_back(random_bits(cols, random));
    detail::bit_matrix a(rows, cols);
    for (int i = 0; i < rows; ++i)
        for (const detail::bit_vector& row : basis)
            if ((random() & 1U) != 0)
                for (int j = 0; j < cols; ++j)
                    if (row[j])
                        a.flip(i, j);
    const detail::parity_system system(a);
    CHECK(system.rank() <= independent);
    CHECK(system.rank() >= std::min({independent, rows, cols}) - 20);
    const bits right = product(a, random_bits(cols, random));
    detail::bit_vector free(cols);
    for (int j = 0; j < cols; ++j)
        if (system.is_free(j) && (random() & 1U) != 0)
            free.set(j);
    const std::optional<detail::bit_vector> x = system.solve(right, free);
    REQUIRE(x.has_value());
    CHECK(product(a, *x) == right);
    CHECK(system.obstruction(right).first() < 0);
    for (int j = 0; j < cols; ++j)
        if (system.is_free(j) && (*x)[j] != free[j])
            FAIL("free unknown " << j << " is not what was asked for");
    CHECK(product(a, system.kernel_vector(free)) == bits(static_cast<std::size_t>(rows), 0));
    // Of 2^(rows - rank) right-hand sides one can be solved.
    if (system.rank() + 30 < rows) {
        bits other = right;
        for (std::uint8_t& bit : other)
            bit = static_cast<std::uint8_t>(random() & 1U);
        CHECK_FALSE(system.solve(other, free).has_value());
        const detail::bit_vector obstruction = system.obstruction(other);
        CHECK(obstruction.first() >= 0);
        // What differs by a product differs in nothing that obstructs.
        for (std::size_t i = 0; i < other.size(); ++i)
            other[i] ^= right[i];
        CHECK(std::ranges::equal(system.obstruction(other).words(), obstruction.words()));
    }
}

// All signs are tried.
template <std::size_t Words>
bool has_signs(const std::vector<detail::sign_sum<Words>>& sums, int signs) {
    for (std::uint64_t value = 0; value >> signs == 0; ++value) {
        detail::sign_form<Words> at{};
        at.words[0] = value;
        if (std::all_of(sums.begin(), sums.end(), [&](const detail::sign_sum<Words>& sum) {
                return std::count_if(sum.products.begin(), sum.products.end(),
                                     [&](const auto& form) { return is_negative(form, at); }) == sum.negative;
            }))
            return true;
    }
    return false;
}

template <std::size_t Words>
void check_sign_search(std::uint64_t seed, int& solved) {
    random_source random(seed);
    const int signs = 8;
    std::vector<detail::sign_sum<Words>> sums(static_cast<std::size_t>(2 + random.below(6)));
    for (detail::sign_sum<Words>& sum : sums) {
        const int products = 3 + random.below(3);
        for (int i = 0; i < products; ++i) {
            detail::sign_form<Words> form{};
            form.words[0] = random() & random() & 255U;
            sum.products.push_back((random() & 1U) != 0 ? form ^ form.negative() : form);
        }
        sum.negative = products / 2;
    }
    detail::sign_search<Words> search(100000, random);
    const auto found = search.solve(sums);
    INFO("seed " << seed << ", words " << Words);
    REQUIRE_FALSE(search.is_exhausted());
    CHECK(found.has_value() == has_signs(sums, signs));
    solved += found.has_value();
    if (found)
        for (const detail::sign_sum<Words>& sum : sums)
            CHECK(std::count_if(sum.products.begin(), sum.products.end(),
                                [&](const auto& form) { return is_negative(form, *found); }) == sum.negative);
}

} // namespace

TEST_CASE("Systems modulo 2 are solved, and are seen to have no solution") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        check_system(1, 1, 1, seed);
        check_system(40, 64, 40, seed);
        check_system(70, 65, 30, seed);
        check_system(300, 130, 130, seed);
        check_system(130, 300, 100, seed);
    }
    // More words than a row of a table has.
    check_system(120, 2300, 90, 1);
}

TEST_CASE("A search for signs finds them where there are any") {
    int solved = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        check_sign_search<1>(seed, solved);
        check_sign_search<2>(seed, solved);
    }
    CHECK(solved > 80);
    CHECK(solved < 720);
}

TEST_CASE("A search for signs ends where its nodes are used up") {
    using form = detail::sign_form<1>;
    const std::vector<detail::sign_sum<1>> sums{{{form::bit(0), form::bit(1), form::bit(2)}, 1}};
    random_source random(1);
    detail::sign_search<1> search(1, random);
    CHECK_FALSE(search.solve(sums).has_value());
    CHECK(search.is_exhausted());
    CHECK(detail::sign_search<1>(100, random).solve(sums).has_value());
}

TEST_CASE("Ternary tables modulo 2 get signs again") {
    const factorization strassen = parse(tables::strassen::text), cube = parse(tables::f3x3x3_23::text);
    check_signs(strassen);
    check_signs(cube);
    check_signs(transpose(join(strassen, definition_of({2, 1, 2}), along::k)));
    check_signs(parse(tables::f3x4x5_47::text));
    check_signs(parse(tables::f3x3x5_36::text));
    // More free signs than a word holds.
    random_source random(1);
    const factorization large = modulo_2_of(compose(strassen, cube));
    const std::optional<factorization> lifted = lift_signs(large, random);
    REQUIRE(lifted.has_value());
    check_lift(*lifted, large);
}

TEST_CASE("What holds modulo 2 only is refused") {
    const factorization f = parse(tables::f4x4x4_47::text);
    random_source random(1);
    CHECK_FALSE(lift_signs(f, random).has_value());
    CHECK_FALSE(lift_hensel(f).has_value());
    CHECK_FALSE(lift(f).has_value());
    CHECK_FALSE(lifts_modulo_4(f));
    CHECK(lifts_modulo_4(modulo_2_of(parse(tables::f4x4x4_49::text))));
}

TEST_CASE("Schemes of walks modulo 2 are lifted") {
    int lifted = 0, ternary = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const factorization f = walked({3, 3, 3}, 23, seed);
        INFO("seed " << seed << ", rank " << f.rank);
        const std::optional<factorization> found = lift(f, {.seed = seed});
        CHECK((!found || lifts_modulo_4(f)));
        if (!found)
            continue;
        check_lift(*found, f);
        ++lifted;
        ternary += found->ring == stated_ring::ternary;
    }
    CHECK(lifted >= 9);
    CHECK(ternary >= 1);
    CHECK(ternary < lifted);
}

// One in five of these orders has a step without a solution, until the step before is changed.
TEST_CASE("Hensel steps go back where they have to") {
    const factorization f = walked({3, 3, 3}, 23, 4);
    const detail::lifting_equations equations(f);
    detail::hensel_lifting hensel(equations);
    random_source random(1);
    int lifted = 0;
    for (int i = 0; i < 30; ++i)
        if (const auto values = hensel.attempt(random, 6))
            if (const std::optional<factorization> found = detail::proved_lift(equations, *values)) {
                check_lift(*found, f);
                ++lifted;
            }
    CHECK(lifted >= 29);
    CHECK_FALSE(hensel.is_refuted());
}

TEST_CASE("A walk that keeps what lifts is at Strassen's rank over the integers") {
    walk<over_2> w(definition_of({2, 2, 2}), {.seed = 1, .shortest = 4, .longest = 6});
    std::optional<factorization> best;
    w.run([](const walk<over_2>& at) { return at.best_rank() <= 7 || at.statistics().flips > 1000000; },
          [&](const walk<over_2>& at) {
              if (std::optional<factorization> found = lift(to_factorization(at.current())))
                  best = std::move(found);
              else
                  return false;
              return true;
          });
    REQUIRE(best.has_value());
    CHECK(best->rank == 7);
    CHECK_NOTHROW(require_exact<integers>(*best));
}

TEST_CASE("Residues become the fractions that they are") {
    for (const int numerator : {0, 1, -1, 2, -7, 500, -511})
        for (const int denominator : {1, 3, 5, 81, 511}) {
            if (std::gcd(numerator, denominator) != 1)
                continue;
            std::int64_t inverse = 1;
            while ((inverse * denominator & 0xfffff) != 1)
                inverse += 2;
            const auto found = detail::fraction_of_residue(numerator * inverse % (1 << 20), 20);
            INFO(numerator << " / " << denominator);
            REQUIRE(found.has_value());
            CHECK(*found == coefficient{numerator, denominator});
        }
}

TEST_CASE("What is not exact modulo 2 is no start of a lift") {
    factorization f = definition_of({2, 2, 2});
    f.u.entries[3].index = 0;
    CHECK_THROWS_AS(lift(f), error);
    factorization halves = definition_of({1, 1, 1});
    halves.u.entries[0].value = {1, 2};
    CHECK_THROWS_AS(lift(halves), error);
}
