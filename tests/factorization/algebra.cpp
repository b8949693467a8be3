// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// New tables from old are of the right shape and rank, and exact where the old ones are.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/algebra.hpp>
#include <fastmm/factorization/residual.hpp>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;
using tables::winograd;

namespace {

// ---- At compile time ----

using strassen_squared = composed<strassen, strassen>;
static_assert(shape_of<strassen_squared> == shape{4, 4, 4});
static_assert(rank_of<strassen_squared> == 49);
static_assert(is_exact<strassen_squared, integers>);

static_assert(is_exact<rotated<strassen>, integers> && is_exact<transposed<strassen>, integers>);
static_assert(is_exact<joined_along_m<strassen, winograd>, integers>);
static_assert(is_exact<joined_along_k<strassen, winograd>, integers>);
static_assert(is_exact<joined_along_n<strassen, winograd>, integers>);

static_assert(table<strassen_squared> && derived_table<strassen_squared> && !textual_table<strassen_squared>);

// A hand example: <1,2,1> is the product of a row and a column.
struct row_times_column {
    static constexpr std::string_view text = "name: x\nshape: 1x2x1\nrank: 2\nring: Z\n"
                                             "(2 a11) (b11) (3 c11)\n"
                                             "(a12) (5 b21) (c11)\n";
};
// (U, V, W) -> (V, W^T, U^T): <2,1,1> has A of one column, B of one block, C of one column.
struct rotated_by_hand {
    static constexpr std::string_view text = "name: x\nshape: 2x1x1\nrank: 2\nring: Z\n"
                                             "(a11) (3 b11) (2 c11)\n"
                                             "(5 a21) (b11) (c21)\n";
};
// (U, V, W) -> (V^T, U^T, W^T): still <1,2,1>.
struct transposed_by_hand {
    static constexpr std::string_view text = "name: x\nshape: 1x2x1\nrank: 2\nring: Z\n"
                                             "(a11) (2 b11) (3 c11)\n"
                                             "(5 a12) (b21) (c11)\n";
};
static_assert(same_factorization(factorization_of<rotated<row_times_column>>,
                                 factorization_of<rotated_by_hand>));
static_assert(same_factorization(factorization_of<transposed<row_times_column>>,
                                 factorization_of<transposed_by_hand>));

// Blocks of 1x2 by 2x1 inside blocks of 1x2 by 2x1, the outer index first.
struct composed_by_hand {
    static constexpr std::string_view text = "name: x\nshape: 1x4x1\nrank: 4\nring: Z\n"
                                             "(4 a11) (b11) (9 c11)\n"
                                             "(2 a12) (5 b21) (3 c11)\n"
                                             "(2 a13) (5 b31) (3 c11)\n"
                                             "(a14) (25 b41) (c11)\n";
};
static_assert(same_factorization(factorization_of<composed<row_times_column, row_times_column>>,
                                 factorization_of<composed_by_hand>));

// Coefficients multiply as fractions, in lowest terms.
struct two_thirds {
    static constexpr std::string_view text =
        "name: x\nshape: 1x1x1\nrank: 1\nring: Q\n(2/3 a11) (3/2 b11) (c11)\n";
};
struct three_quarters {
    static constexpr std::string_view text =
        "name: x\nshape: 1x1x1\nrank: 1\nring: Q\n(3/4 a11) (-4/3 b11) (-c11)\n";
};
static_assert(factorization_of<composed<two_thirds, three_quarters>>.u[0][0] == entry{0, {1, 2}});
static_assert(factorization_of<composed<two_thirds, three_quarters>>.v[0][0] == entry{0, {-2, 1}});
static_assert(is_exact<composed<two_thirds, three_quarters>, rationals>);

// The ring of the result holds both coefficients; what holds modulo 2 only stays so.
static_assert(factorization_of<composed<strassen, row_times_column>>.ring == stated_ring::integer);
static_assert(factorization_of<composed<two_thirds, strassen>>.ring == stated_ring::rational);
static_assert(factorization_of<composed<two_thirds, tables::f4x4x4_47>>.ring == stated_ring::modulo_2);
static_assert(factorization_of<composed<tables::f4x4x4_47, strassen>>.ring == stated_ring::modulo_2);
static_assert(factorization_of<composed<strassen, winograd>>.ring == stated_ring::ternary);

// ---- At run time: the embedded tables ----

template <class F>
void check_exact(shape wanted, int rank) {
    constexpr auto& f = factorization_of<F>;
    CHECK(f.dimensions == wanted);
    CHECK(f.rank == rank);
    const factorization copy = run_time_copy(f);
    const residual_summary left = residual(copy, f.ring == stated_ring::modulo_2 ? 2 : 0);
    INFO(to_string(left.first));
    CHECK(left.is_zero());
}

TEST_CASE("every orientation of every embedded table is exact") {
    for_each_embedded_table([]<class F>() {
        const auto [m, k, n] = shape_of<F>;
        constexpr int rank = rank_of<F>;
        INFO(F::text.substr(0, F::text.find('\n')));
        check_exact<rotated<F>>({k, n, m}, rank);
        check_exact<rotated<rotated<F>>>({n, m, k}, rank);
        check_exact<transposed<F>>({n, k, m}, rank);
        check_exact<rotated<transposed<F>>>({k, m, n}, rank);
        check_exact<rotated<rotated<transposed<F>>>>({m, n, k}, rank);
    });
}

TEST_CASE("three rotations, or two transposes, give the table back") {
    for_each_embedded_table([]<class F>() {
        INFO(F::text.substr(0, F::text.find('\n')));
        CHECK(same_factorization(factorization_of<rotated<rotated<rotated<F>>>>, factorization_of<F>));
        CHECK(same_factorization(factorization_of<transposed<transposed<F>>>, factorization_of<F>));
        // Transposition turns the direction of a rotation round.
        CHECK(same_factorization(factorization_of<transposed<rotated<F>>>,
                                 factorization_of<rotated<rotated<transposed<F>>>>));
    });
}

TEST_CASE("compositions are exact, square or not, in either order") {
    using tables::f2x2x3_11, tables::f2x3x4_20, tables::f3x3x3_23;
    check_exact<strassen_squared>({4, 4, 4}, 49);
    check_exact<composed<f2x2x3_11, strassen>>({4, 4, 6}, 77);
    check_exact<composed<strassen, f2x2x3_11>>({4, 4, 6}, 77);
    check_exact<composed<rotated<f2x2x3_11>, f2x2x3_11>>({4, 6, 6}, 121);
    check_exact<composed<f2x3x4_20, rotated<f2x2x3_11>>>({4, 9, 8}, 220);
    check_exact<composed<transposed<f2x3x4_20>, winograd>>({8, 6, 4}, 140);
    check_exact<composed<strassen, composed<strassen, strassen>>>({8, 8, 8}, 343);
    check_exact<composed<tables::f4x4x4_47, strassen>>({8, 8, 8}, 329);
    CHECK(same_factorization(factorization_of<composed<strassen, composed<winograd, strassen>>>,
                             factorization_of<composed<composed<strassen, winograd>, strassen>>));
}

TEST_CASE("joins are exact along every dimension") {
    using tables::f2x3x3_15, tables::f2x3x4_20, tables::f2x3x5_25;
    check_exact<joined_along_n<f2x3x4_20, f2x3x5_25>>({2, 3, 9}, 45);
    check_exact<joined_along_n<f2x3x5_25, f2x3x3_15>>({2, 3, 8}, 40);
    // <3,4,2> and <3,5,2> share m and n; <4,2,3> and <5,2,3> share k and n.
    check_exact<joined_along_k<rotated<f2x3x4_20>, rotated<f2x3x5_25>>>({3, 9, 2}, 45);
    check_exact<joined_along_m<rotated<rotated<f2x3x4_20>>, rotated<rotated<f2x3x5_25>>>>({9, 2, 3}, 45);
    check_exact<joined_along_m<strassen, joined_along_m<winograd, strassen>>>({6, 2, 2}, 21);
    check_exact<composed<joined_along_k<strassen, winograd>, joined_along_n<winograd, strassen>>>({4, 8, 8},
                                                                                                  196);
    CHECK(factorization_of<joined_along_m<tables::f4x4x4_47, tables::f4x4x4_49>>.ring ==
          stated_ring::modulo_2);
    check_exact<joined_along_m<tables::f4x4x4_47, tables::f4x4x4_49>>({8, 4, 4}, 96);
}

} // namespace
