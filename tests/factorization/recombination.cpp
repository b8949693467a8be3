// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Recombined tables: what the types are, that all of them are exact, and that no rank is beaten by a step from the others.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/execution/recombined_schedule.hpp>
#include <fastmm/factorization/residual.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/run_time_recombination.hpp>

#include <algorithm>
#include <concepts>
#include <string>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;

namespace {

// ---- At compile time ----

template <int M, int K, int N, int Rank>
concept recombines = shape_of<tables::recombined<M, K, N>>
== shape{M, K, N} && rank_of<tables::recombined<M, K, N>> == Rank&& tables::recombined_rank<M, K, N> ==
                         Rank&& is_exact<tables::recombined<M, K, N>, integers>;

static_assert(recombines<2, 2, 2, 7> && recombines<2, 3, 1, 6> && recombines<1, 1, 1, 1>);
static_assert(recombines<2, 4, 2, 14> && recombines<7, 2, 2, 25> && recombines<3, 6, 3, 44>);
static_assert(recombines<4, 6, 4, 75> && recombines<4, 6, 6, 105>);
static_assert(recombines<4, 8, 7, 170>); // Dropped from Strassen's table over that of 2x4x4.

static_assert(std::same_as<tables::recombined<2, 2, 2>, strassen> &&
              std::same_as<tables::recombined<4, 5, 3>, tables::f4x5x3_47> &&
              std::same_as<tables::recombined<4, 4, 4>, composed<strassen, strassen>> &&
              std::same_as<tables::recombined<3, 1, 5>, by_definition<3, 1, 5>>);
// No table is derived for its name, not even one that is too large to be.
static_assert(!std::same_as<recombined_schedule<14, 15, 16>, recombined_schedule<16, 16, 16>>);
static_assert(tables::recombined_rank<8, 8, 8> == 343 && tables::recombined_rank_modulo_2<8, 8, 8> == 329 &&
              tables::recombined_rank<16, 16, 16> == 2401 &&
              tables::recombined_rank_modulo_2<16, 16, 16> == 2209);
static_assert(factorization_of<tables::recombined_modulo_2<4, 5, 5>>.ring == stated_ring::modulo_2 &&
              is_exact<tables::recombined_modulo_2<4, 5, 5>, integers_modulo<2>>);

// Compositions are levels, and classical parts none.
static_assert(std::same_as<recombined_schedule<8, 8, 8>, levels<strassen, strassen, strassen>> &&
              std::same_as<recombined_schedule<2, 4, 2>, levels<strassen>> &&
              std::same_as<recombined_schedule<1, 7, 9>, levels<>>);
static_assert(std::same_as<recombined_schedule<6, 4, 6>, levels<tables::f3x2x3_15, strassen>>);
static_assert(std::same_as<recombined_schedule<4, 8, 7>, levels<tables::recombined<4, 8, 7>>>);

// ---- At run time ----

// Calls it with m <= k <= n up to 16.
template <class Action>
void for_each_shape(const Action& action) {
    for (int m = 1; m <= tables::most_recombined; ++m)
        for (int k = m; k <= tables::most_recombined; ++k)
            for (int n = k; n <= tables::most_recombined; ++n)
                action(shape{m, k, n});
}

TEST_CASE("every recombined table is exact") {
#if defined(FASTMM_SANITIZED)
    constexpr int every = 8; // All of them take half a minute.
#else
    constexpr int every = 1;
#endif
    detail::recombiner tables_made;
    int proved = 0;
    for_each_shape([&](shape s) {
        if (detail::place_of_sorted(s) % every != 0)
            return;
        for (const bool modulo_2 : {false, true}) {
            const int line = detail::best_line(s, modulo_2);
            if (modulo_2 && line == detail::best_line(s, false))
                continue;
            const factorization& f = tables_made.line(line);
            INFO(to_string(s) << (modulo_2 ? " modulo 2" : ""));
            REQUIRE(f.dimensions == s);
            REQUIRE(f.rank == recombination_of(s, modulo_2).rank);
            REQUIRE((modulo_2 || f.ring != stated_ring::modulo_2));
            require_well_formed(f);
            if (modulo_2)
                require_exact<integers_modulo<2>>(f);
            else
                require_exact<integers>(f);
            ++proved;
        }
    });
    CHECK(proved >= 816 / every);
}

TEST_CASE("types and run time make the same") {
    const auto check = []<int M, int K, int N>() {
        const factorization made = recombine({M, K, N});
        CHECK(same_factorization(made, factorization_of<tables::recombined<M, K, N>>));
        CHECK(made.name == to_string(shape{M, K, N}) + '_' + std::to_string(made.rank));
    };
    check.template operator()<4, 6, 6>();
    check.template operator()<6, 4, 6>();
    check.template operator()<7, 2, 2>();
    check.template operator()<4, 8, 7>();
    check.template operator()<3, 1, 5>();
    CHECK_THROWS_AS(recombine({4, 4, 17}), fastmm::error);
    CHECK_THROWS_AS(recombination_of({0, 4, 4}), fastmm::error);
}

TEST_CASE("a recombination tells its parts in the orientation that was asked for") {
    const recombination r = recombination_of({7, 2, 2});
    CHECK(r.how == made_by::join);
    CHECK(r.dimension == along::m);
    REQUIRE(r.parts.size() == 2);
    CHECK(r.parts[0].dimensions == shape{6, 2, 2});
    CHECK(r.parts[1].dimensions == shape{1, 2, 2});
    CHECK(recombination_of_part(r.parts[0]).how == made_by::composition);
    CHECK(recombination_of({5, 4, 5}).table_name == "4x5x5_76");
    const recombination dropped_one = recombination_of({8, 7, 4});
    REQUIRE(dropped_one.how == made_by::drop);
    CHECK(dropped_one.dimension == along::k);
    CHECK(dropped_one.parts[0].dimensions == shape{8, 8, 4});
    for_each_shape([](shape s) {
        int d[3] = {s.m, s.k, s.n};
        do {
            const shape turned{d[0], d[1], d[2]};
            const recombination whole = recombination_of(turned);
            INFO(to_string(turned));
            REQUIRE(whole.dimensions == turned);
            if (whole.how == made_by::composition) {
                const shape x = whole.parts[0].dimensions, y = whole.parts[1].dimensions;
                REQUIRE(shape{x.m * y.m, x.k * y.k, x.n * y.n} == turned);
                REQUIRE(whole.parts[0].rank * whole.parts[1].rank == whole.rank);
            } else if (whole.how == made_by::join) {
                const shape x = whole.parts[0].dimensions, y = whole.parts[1].dimensions;
                REQUIRE(detail::with_length(x, whole.dimension,
                                            detail::length(x, whole.dimension) +
                                                detail::length(y, whole.dimension)) == turned);
                REQUIRE(whole.parts[0].rank + whole.parts[1].rank == whole.rank);
            } else if (whole.how == made_by::drop) {
                const shape x = whole.parts[0].dimensions;
                REQUIRE(detail::with_length(x, whole.dimension, detail::length(x, whole.dimension) - 1) ==
                        turned);
                REQUIRE(whole.parts[0].rank > whole.rank);
            }
        } while (std::next_permutation(d, d + 3));
    });
}

TEST_CASE("no rank is beaten by a composition, a join, a larger shape or an embedded table") {
    for (const bool modulo_2 : {false, true}) {
        const auto rank = [&](shape s) { return recombination_of(s, modulo_2).rank; };
        for_each_shape([&](shape s) {
            INFO(to_string(s) << (modulo_2 ? " modulo 2" : ""));
            const int own = rank(s);
            REQUIRE(own <= recombination_of(s).rank);
            REQUIRE(own <= s.m * s.k * s.n);
            for (const along d : {along::m, along::k, along::n}) {
                const int length = detail::length(s, d);
                for (int part = 1; part < length; ++part)
                    REQUIRE(own <= rank(detail::with_length(s, d, part)) +
                                       rank(detail::with_length(s, d, length - part)));
                if (length < tables::most_recombined)
                    REQUIRE(own <= rank(detail::with_length(s, d, length + 1)));
            }
            for (int m = 1; m <= s.m; ++m)
                for (int k = 1; k <= s.k; ++k)
                    for (int n = 1; n <= s.n; ++n)
                        if (s.m % m == 0 && s.k % k == 0 && s.n % n == 0)
                            REQUIRE(own <= rank({m, k, n}) * rank({s.m / m, s.k / k, s.n / n}));
        });
    }
    for_each_embedded_table([]<class F>() {
        const factorization_header& header = detail::header_of<F>;
        if (header.ring == stated_ring::rational)
            return;
        CHECK(recombination_of(header.dimensions, header.ring == stated_ring::modulo_2).rank <= header.rank);
    });
}

} // namespace
