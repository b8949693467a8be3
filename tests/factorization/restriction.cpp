// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables of fewer rows or columns of blocks, the definition as a table, and the run-time counterparts of all derivations.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/residual.hpp>
#include <fastmm/factorization/restriction.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;

namespace {

// ---- At compile time ----

// Without the first row of A and of C, (a11) ..., (a11 + a12) ... and ... (c11) vanish.
struct strassen_without_a_row {
    static constexpr std::string_view text = "name: x\nshape: 1x2x2\nrank: 4\nring: ZT\n"
                                             "(a12) (b11 + b22) (c12)\n"
                                             "(a11 + a12) (b11) (c11 - c12)\n"
                                             "(a12) (-b11 + b21) (c11)\n"
                                             "(a11) (b11 + b12) (c12)\n";
};
static_assert(same_factorization(factorization_of<dropped<strassen, along::m, 0>>,
                                 factorization_of<strassen_without_a_row>));

template <class F, int M, int K, int N, int Rank>
concept is_exact_table = shape_of<F>
== shape{M, K, N} && rank_of<F> == Rank&& is_exact<F, integers>;

static_assert(is_exact_table<dropped<strassen, along::m>, 1, 2, 2, 4> &&
              is_exact_table<dropped<strassen, along::k>, 2, 1, 2, 4> &&
              is_exact_table<dropped<strassen, along::n, 1>, 2, 2, 1, 4>);
static_assert(is_exact_table<dropped<dropped<strassen, along::m>, along::n>, 1, 2, 1, 2>);

// The index that costs most is found: of the five along n, 4 products vanish without the second, 3 without another.
static_assert(is_exact_table<dropped<tables::f2x2x5_18, along::n>, 2, 2, 4, 14> &&
              is_exact_table<dropped<tables::f2x2x5_18, along::n, 0>, 2, 2, 4, 15>);
static_assert(same_factorization(factorization_of<dropped<tables::f2x2x5_18, along::n>>,
                                 factorization_of<dropped<tables::f2x2x5_18, along::n, 1>>));

// In Strassen's table 2 products have no other row of A than the first, 2 no other row of C, and 1 neither: in the
// composition 4, 4 and 1.
static_assert(is_exact_table<dropped<composed<strassen, strassen>, along::m>, 3, 4, 4, 49 - 7>);

static_assert(is_exact_table<by_definition<2, 3, 4>, 2, 3, 4, 24> &&
              is_exact_table<by_definition<1, 1, 1>, 1, 1, 1, 1>);
static_assert(factorization_of<dropped<tables::f4x4x4_47, along::k>>.ring == stated_ring::modulo_2);

// ---- At run time ----

TEST_CASE("every embedded table without any index is exact") {
    for_each_embedded_table([]<class F>() {
        const factorization f = parse(F::text);
        for (const along dimension : {along::m, along::k, along::n})
            for (int index = 0; index < detail::length(f.dimensions, dimension); ++index) {
                const factorization smaller = drop(f, dimension, index);
                const residual_summary left = residual(smaller, f.ring == stated_ring::modulo_2 ? 2 : 0);
                INFO(F::text.substr(0, F::text.find('\n'))
                     << ", dimension " << static_cast<int>(dimension) << ", index " << index << ": "
                     << to_string(left.first));
                CHECK(detail::length(smaller.dimensions, dimension) ==
                      detail::length(f.dimensions, dimension) - 1);
                CHECK(smaller.rank <= f.rank - (index == detail::most_vanishing(f, dimension) ? 1 : 0));
                CHECK(left.is_zero());
            }
    });
}

TEST_CASE("run time and compile time derive the same") {
    using tables::f2x2x3_11, tables::f2x3x4_20, tables::f2x3x5_25;
    const factorization f = run_time_copy(factorization_of<f2x3x4_20>),
                        g = run_time_copy(factorization_of<f2x3x5_25>),
                        h = run_time_copy(factorization_of<f2x2x3_11>);
    CHECK(same_factorization(rotate(f), factorization_of<rotated<f2x3x4_20>>));
    CHECK(same_factorization(transpose(f), factorization_of<transposed<f2x3x4_20>>));
    CHECK(same_factorization(compose(f, h), factorization_of<composed<f2x3x4_20, f2x2x3_11>>));
    CHECK(same_factorization(join(f, g, along::n), factorization_of<joined_along_n<f2x3x4_20, f2x3x5_25>>));
    CHECK(same_factorization(join(rotate(f), rotate(g), along::k),
                             factorization_of<joined_along_k<rotated<f2x3x4_20>, rotated<f2x3x5_25>>>));
    CHECK(same_factorization(join(transpose(f), transpose(g), along::m),
                             factorization_of<joined_along_m<transposed<f2x3x4_20>, transposed<f2x3x5_25>>>));
    CHECK(same_factorization(drop(f, along::m, 1), factorization_of<dropped<f2x3x4_20, along::m, 1>>));
    CHECK(same_factorization(drop(f, along::k, 0), factorization_of<dropped<f2x3x4_20, along::k, 0>>));
    CHECK(same_factorization(drop(f, along::n, 2), factorization_of<dropped<f2x3x4_20, along::n, 2>>));
    CHECK(same_factorization(definition_of({2, 3, 4}), factorization_of<by_definition<2, 3, 4>>));
}

TEST_CASE("what does not fit is refused") {
    const factorization f = definition_of({1, 2, 3}), g = definition_of({2, 2, 4});
    CHECK_THROWS_AS(join(f, g, along::n), fastmm::error);
    CHECK_THROWS_AS(drop(f, along::m, 0), fastmm::error);
    CHECK_THROWS_AS(drop(f, along::k, 2), fastmm::error);
    CHECK_THROWS_AS(drop(f, along::k, -1), fastmm::error);
}

} // namespace
