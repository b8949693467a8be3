// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Symmetries of the tensor leave the invariant of a factorization as it is, and little else does.

#include "support/catch.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/factorization/tables/f2x3x4_20.hpp>
#include <fastmm/factorization/tables/f3x3x3_23.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/factorization/tables/winograd.hpp>
#include <fastmm/search/conversion.hpp>
#include <fastmm/search/invariants.hpp>
#include <fastmm/search/moves.hpp>

#include <set>

using namespace fastmm;
using namespace fastmm::search;

namespace {

using over_2 = modulo_2<std::uint32_t>;

// The coefficients of the factor matrices, dense, and what symmetries do to them.
struct dense_terms {
    shape dimensions;
    int rank;
    bool is_modulo_2;
    std::array<std::vector<std::vector<int>>, 3> values; // factor, term, block

    explicit dense_terms(const factorization& f)
        : dimensions(f.dimensions), rank(f.rank), is_modulo_2(f.ring == stated_ring::modulo_2) {
        std::size_t factor = 0;
        const auto [m, k, n] = dimensions;
        const std::array<int, 3> blocks{m * k, k * n, m * n};
        for (const dynamic_columns* columns : {&f.u, &f.v, &f.w}) {
            for (int r = 0; r < rank; ++r) {
                values[factor].emplace_back(static_cast<std::size_t>(blocks[factor]), 0);
                for (const entry& e : (*columns)[r])
                    values[factor].back()[static_cast<std::size_t>(e.index)] = e.value.numerator;
            }
            ++factor;
        }
    }

    factorization whole() const {
        factorization f =
            factorization_from_coefficients(dimensions, rank, [&](int factor, int r, int block) {
                const int value = values[static_cast<std::size_t>(factor)][static_cast<std::size_t>(r)]
                                        [static_cast<std::size_t>(block)];
                return is_modulo_2 ? value & 1 : value;
            });
        f.ring = is_modulo_2 ? stated_ring::modulo_2 : stated_ring::integer;
        return f;
    }

    // line `to` += sign * line `from`, of rows or of columns.
    void add_line(std::size_t factor, bool rows, int to, int sign, int from) {
        const int cols = factor == 0 ? dimensions.k : dimensions.n;
        const int height = factor == 1 ? dimensions.k : dimensions.m;
        for (std::vector<int>& x : values[factor])
            for (int i = 0; i < (rows ? cols : height); ++i) {
                const int at = rows ? to * cols + i : i * cols + to,
                          other = rows ? from * cols + i : i * cols + from;
                x[static_cast<std::size_t>(at)] += sign * x[static_cast<std::size_t>(other)];
            }
    }

    // The basis of one dimension is changed by adding a vector to another.
    void add_coordinate(int dimension, int to, int sign, int from) {
        if (dimension == 0) {
            add_line(0, true, to, sign, from);
            add_line(2, true, from, -sign, to);
        } else if (dimension == 1) {
            add_line(1, true, to, sign, from);
            add_line(0, false, from, -sign, to);
        } else {
            add_line(2, false, to, sign, from);
            add_line(1, false, from, -sign, to);
        }
    }

    void negate(std::size_t factor, std::size_t r) {
        for (int& value : values[factor][r])
            value = -value;
    }
};

factorization disguised(const factorization& f, int steps, random_source& random) {
    dense_terms terms(f);
    const std::array<int, 3> lengths{f.dimensions.m, f.dimensions.k, f.dimensions.n};
    for (int i = 0; i < steps; ++i) {
        const int dimension = random.below(3), length = lengths[static_cast<std::size_t>(dimension)];
        if (length == 1)
            continue;
        const int to = random.below(length), from = (to + 1 + random.below(length - 1)) % length;
        terms.add_coordinate(dimension, to, (random() & 1U) != 0 ? 1 : -1, from);
    }
    for (int r = 0; r < f.rank; ++r) {
        const int other = random.below(r + 1);
        for (std::size_t factor = 0; factor < 3; ++factor)
            std::swap(terms.values[factor][static_cast<std::size_t>(r)],
                      terms.values[factor][static_cast<std::size_t>(other)]);
    }
    if (!terms.is_modulo_2)
        for (std::size_t r = 0; r < static_cast<std::size_t>(f.rank); ++r) {
            const auto kept = static_cast<std::size_t>(random.below(4));
            for (std::size_t factor = 0; factor < 3; ++factor)
                if (kept < 3 && factor != kept)
                    terms.negate(factor, r);
        }
    factorization result = terms.whole();
    for (int turns = random.below(3); turns > 0; --turns)
        result = rotate(result);
    return (random() & 1U) != 0 ? transpose(result) : result;
}

void check_invariant(const factorization& f, int steps, std::uint64_t seeds) {
    const std::uint64_t expected = invariant_of(f);
    const std::int64_t characteristic = f.ring == stated_ring::modulo_2 ? 2 : 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        INFO("shape " << to_string(f.dimensions) << ", rank " << f.rank << ", ring " << to_string(f.ring)
                      << ", steps " << steps << ", seed " << seed);
        random_source random(seed);
        const factorization other = disguised(f, steps, random);
        REQUIRE(residual(other, characteristic).is_zero());
        CHECK(invariant_of(other) == expected);
        CHECK(may_be_equivalent(f, other));
    }
}

factorization modulo_2_of(const factorization& f) {
    return to_factorization(scheme_of<over_2>(f, 0));
}

} // namespace

TEST_CASE("Symmetries leave the invariant as it is") {
    for (const factorization& f : {parse(tables::strassen::text), parse(tables::f3x3x3_23::text),
                                   parse(tables::f2x3x4_20::text), definition_of({2, 1, 3}),
                                   join(parse(tables::strassen::text), definition_of({2, 3, 2}), along::k)}) {
        check_invariant(f, 6, 20);
        check_invariant(modulo_2_of(f), 40, 20);
    }
}

TEST_CASE("Scales of factors leave the invariant as it is") {
    factorization f = parse(tables::f3x3x3_23::text);
    const std::uint64_t expected = invariant_of(f);
    const auto scale = [](dynamic_columns& columns, int r, coefficient by) {
        for (int i = columns.begin[static_cast<std::size_t>(r)];
             i < columns.begin[static_cast<std::size_t>(r) + 1]; ++i) {
            coefficient& value = columns.entries[static_cast<std::size_t>(i)].value;
            value = detail::product(value, by);
        }
    };
    for (int r = 0; r < f.rank; r += 2) {
        scale(f.u, r, {2, 3});
        scale(f.v, r, {-1, 2});
        scale(f.w, r, {-3, 1});
    }
    f.ring = stated_ring::rational;
    REQUIRE(residual(f).is_zero());
    CHECK(invariant_of(f) == expected);
    // One that is no factorization any more.
    scale(f.w, 0, {2, 1});
    CHECK(invariant_of(f) != expected);
}

TEST_CASE("Strassen's algorithm is the only one of its rank") {
    const factorization strassen = parse(tables::strassen::text), winograd = parse(tables::winograd::text);
    CHECK(may_be_equivalent(strassen, winograd));
    CHECK(may_be_equivalent(strassen, modulo_2_of(winograd)));
    // Its terms share no factors: other schemes are met by way of rank 8.
    random_source random(1);
    auto s = scheme_of<over_2>(winograd, 1);
    std::set<std::vector<term<over_2>>> schemes;
    for (int i = 0; i < 50000; ++i) {
        if (s.rank() == 7) {
            std::vector<term<over_2>> terms = s.terms();
            std::sort(terms.begin(), terms.end());
            schemes.insert(terms);
            const int first = random.below(7);
            plus(s, first, (first + 1 + random.below(6)) % 7, random());
        }
        if (s.pairs().size() == 0)
            s.assign(terms_of<over_2>(winograd));
        else
            random_flip(s, random);
        reduce(s);
    }
    CHECK(schemes.size() > 10);
    for (const std::vector<term<over_2>>& terms : schemes)
        CHECK(may_be_equivalent(factorization_of_terms<over_2>({2, 2, 2}, terms), strassen));
}

TEST_CASE("What is inequivalent differs") {
    // In one all factors have rank 1, in the other they don't.
    const factorization all = modulo_2_of(definition_of({2, 2, 3}));
    auto s = scheme_of<over_2>(join(parse(tables::strassen::text), definition_of({2, 2, 1}), along::n), 1);
    REQUIRE(split(s, 0, 0, 1, false));
    const factorization other = to_factorization(s);
    REQUIRE(residual(other, 2).is_zero());
    REQUIRE(other.rank == all.rank);
    CHECK_FALSE(may_be_equivalent(all, other));
    CHECK_FALSE(may_be_equivalent(all, definition_of({2, 2, 2})));
    CHECK_FALSE(may_be_equivalent(definition_of({2, 2, 3}), definition_of({2, 1, 6})));
}

TEST_CASE("A walk at fixed rank meets many inequivalent schemes") {
    random_source random(1);
    auto s = scheme_of<over_2>(parse(tables::f3x3x3_23::text), 0);
    std::set<std::uint64_t> invariants;
    for (int i = 0; i < 300; ++i) {
        for (int j = 0; j < 20; ++j)
            if (s.pairs().size() > 0)
                random_flip(s, random);
        invariants.insert(invariant_of(to_factorization(s)));
    }
    CHECK(invariants.size() > 100);
}
