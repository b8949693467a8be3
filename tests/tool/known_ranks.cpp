// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The table of known ranks against itself and against the embedded tables. A rank that is mistyped upwards shows where
// smaller formats compose to less, one that is mistyped downwards where a larger format does.

#include "table/known_ranks.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/catalog.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace {

using fastmm::shape;
using fastmm_tool::best_known_rank;
using fastmm_tool::known_rank;

constexpr int known_rank::*rings[] = {&known_rank::q, &known_rank::z, &known_rank::zt, &known_rank::z2};

std::string name_of(shape s) {
    return std::to_string(s.m) + 'x' + std::to_string(s.k) + 'x' + std::to_string(s.n);
}

// Calls it with every sorted shape that has a rank, up to 16.
template <class Action>
void for_each_format(const Action& action) {
    for (int m = 1; m <= 16; ++m)
        for (int k = m; k <= 16; ++k)
            for (int n = k; n <= 16; ++n)
                if (const auto rank = best_known_rank({m, k, n}))
                    action(shape{m, k, n}, *rank);
}

TEST_CASE("some ranks that everybody knows") {
    CHECK(best_known_rank({2, 2, 2})->zt == 7);
    CHECK(best_known_rank({2, 2, 2})->source == "Strassen 1969");
    CHECK(best_known_rank({3, 3, 3})->q == 23);
    CHECK(best_known_rank({4, 4, 4})->q == 48);
    CHECK(best_known_rank({4, 4, 4})->z == 49);
    CHECK(best_known_rank({4, 4, 4})->z2 == 47);
    CHECK(best_known_rank({5, 4, 5})->zt == 76);
    CHECK(best_known_rank({5, 5, 5})->zt == 93);
    CHECK(best_known_rank({7, 1, 9})->q == 63);
    CHECK(!best_known_rank({0, 4, 4}));
    CHECK(!best_known_rank({-1, 4, 4}));
    CHECK(!best_known_rank({2, 2, 64}));
}

TEST_CASE("every format of dimensions up to 8 has its ranks") {
    int small = 0, all = 0;
    for_each_format([&](shape s, const known_rank&) {
        all += s.m > 1 ? 1 : 0;
        small += s.m > 1 && s.n <= 8 ? 1 : 0;
    });
    CHECK(small == 84);
    CHECK(all == 104);
}

TEST_CASE("a ring that has more has no larger rank, and none a trivial one") {
    for_each_format([](shape s, const known_rank& rank) {
        INFO(name_of(s));
        CHECK(rank.q >= 1);
        CHECK(rank.q <= rank.z);
        CHECK(rank.z <= rank.zt);
        CHECK(rank.z2 <= rank.z);
        if (s.m == 1)
            CHECK(rank.zt == s.k * s.n);
        else
            CHECK(rank.zt < s.m * s.k * s.n);
        // A product has at least as many terms as a matrix has entries.
        CHECK(std::min(rank.q, rank.z2) >= s.k * s.n);
        CHECK(!rank.source.empty());
    });
}

TEST_CASE("a rank holds in every orientation") {
    for_each_format([](shape s, const known_rank& rank) {
        std::array<int, 3> d{s.m, s.k, s.n};
        do {
            const auto other = best_known_rank({d[0], d[1], d[2]});
            REQUIRE(other);
            REQUIRE(other->q == rank.q);
            REQUIRE(other->source == rank.source);
        } while (std::next_permutation(d.begin(), d.end()));
    });
}

TEST_CASE("no rank is beaten by two smaller formats side by side, or one inside the other") {
    for_each_format([](shape s, const known_rank& rank) {
        for (int axis = 0; axis < 3; ++axis) {
            int shape::*const d = axis == 0 ? &shape::m : axis == 1 ? &shape::k : &shape::n;
            for (int part = 1; part < s.*d; ++part) {
                shape x = s, y = s;
                x.*d = part;
                y.*d = s.*d - part;
                const auto first = best_known_rank(x), second = best_known_rank(y);
                for (const auto ring : rings) {
                    INFO(name_of(s) << " of " << name_of(x) << " and " << name_of(y));
                    if (first && second)
                        CHECK(rank.*ring <= *first.*ring + *second.*ring);
                }
            }
        }
        for (int m = 1; m <= s.m; ++m)
            for (int k = 1; k <= s.k; ++k)
                for (int n = 1; n <= s.n; ++n) {
                    if (s.m % m != 0 || s.k % k != 0 || s.n % n != 0)
                        continue;
                    const shape outer{m, k, n}, inner{s.m / m, s.k / k, s.n / n};
                    const auto first = best_known_rank(outer), second = best_known_rank(inner);
                    for (const auto ring : rings) {
                        INFO(name_of(s) << " as " << name_of(outer) << " of " << name_of(inner));
                        if (first && second)
                            CHECK(rank.*ring <= *first.*ring * (*second.*ring));
                    }
                }
    });
}

template <class... Tables>
void check_embedded(fastmm::table_list<Tables...>) {
    const auto check = [](const fastmm::factorization_header& header) {
        INFO(header.name);
        const auto rank = best_known_rank(header.dimensions);
        REQUIRE(rank);
        switch (header.ring) {
        case fastmm::stated_ring::ternary:
            CHECK(header.rank >= rank->zt);
            break;
        case fastmm::stated_ring::integer:
            CHECK(header.rank >= rank->z);
            break;
        case fastmm::stated_ring::rational:
            CHECK(header.rank >= rank->q);
            break;
        case fastmm::stated_ring::modulo_2:
            CHECK(header.rank >= rank->z2);
        }
    };
    (check(fastmm::detail::header_of<Tables>), ...);
}

TEST_CASE("no embedded table is better than what is known") {
    check_embedded(fastmm::embedded_tables{});
}

} // namespace
