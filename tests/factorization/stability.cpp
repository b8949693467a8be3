// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Growth factors: the numbers of the literature, and how they behave under rotation and composition.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/algebra.hpp>
#include <fastmm/factorization/stability.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace fastmm;
using tables::strassen;
using tables::winograd;

namespace {

// Ballard et al. 2016, table 1: emax.
static_assert(growth_factor<strassen> == 12);
static_assert(growth_factor<winograd> == 18);

// E of a composition is the product.
static_assert(growth_factor<composed<strassen, strassen>> == 144);
static_assert(growth_factor<composed<strassen, winograd>> == 216);
static_assert(growth_factor<composed<composed<strassen, winograd>, strassen>> == 2592);

// Above and below each other two tables do not meet; side by side in k their results are added.
static_assert(growth_factor<joined_along_m<strassen, winograd>> == 18);
static_assert(growth_factor<joined_along_n<strassen, winograd>> == 18);
static_assert(growth_factor<joined_along_k<strassen, strassen>> == 24);

// The classical <1,2,1>, and the same with factors that cancel: the growth factor does not see the scaling.
struct row_times_column {
    static constexpr std::string_view text = "name: x\nshape: 1x2x1\nrank: 2\nring: Q\n"
                                             "(a11) (b11) (c11)\n"
                                             "(-2 a12) (1/4 b21) (-2 c11)\n";
};
static_assert(growth_factor<row_times_column> == 2);

// The largest value that appears is a product of sums where C takes only a fraction of it.
struct small_share {
    static constexpr std::string_view text =
        "name: x\nshape: 1x1x1\nrank: 1\nring: Q\n(8 a11) (4 b11) (1/32 c11)\n";
};
static_assert(growth_factor<small_share> == 1);
static_assert(detail::magnitude_growth<small_share> == 32);
static_assert(detail::magnitude_growth<strassen> == 12);

TEST_CASE("growth factors by dense matrices of absolute values are the same") {
    fastmm_test::for_each_embedded_table([]<class F>() {
        const factorization f = parse(F::text);
        INFO(f.name);
        const auto norm = [](std::span<const entry> column) {
            double sum = 0;
            for (const entry& e : column)
                sum += std::abs(static_cast<double>(e.value.numerator) / e.value.denominator);
            return sum;
        };
        double largest = 0;
        for (int c = 0; c < f.dimensions.m * f.dimensions.n; ++c) {
            double sum = 0;
            for (int r = 0; r < f.rank; ++r)
                for (const entry& e : f.w[r])
                    if (e.index == c)
                        sum += std::abs(static_cast<double>(e.value.numerator) / e.value.denominator) *
                               norm(f.u[r]) * norm(f.v[r]);
            largest = std::max(largest, sum);
        }
        CHECK(growth_factor<F> == largest);
        // No exact table does better than the classical product, whose factor is k.
        if (f.ring != stated_ring::modulo_2)
            CHECK(growth_factor<F> >= f.dimensions.k);
        CHECK(growth_factor<transposed<F>> == growth_factor<F>);
    });
}

} // namespace
