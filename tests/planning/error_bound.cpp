// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The error bound of a schedule: published values, values by hand, and errors that were looked for against it.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/catalog.hpp>
#include <fastmm/planning/run_time_error_bound.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;
using tables::winograd;

namespace {

// Ballard et al. 2016: the growth factors of Strassen's and Winograd's algorithms, and of the composition.
static_assert(growth_factor<strassen> == 12 && growth_factor<winograd> == 18);
static_assert(growth_factor<composed<strassen, strassen>> == 144);
static_assert(prefactor<strassen> == 8);
static_assert(prefactor<winograd> == 10);

// By hand for c11 = ((M1 + M4) - M5) + M7: the products have bounds 4, 2, 2, 4 and errors 8, 2, 2, 8; the sums add their
// bounds 6, 8 and 12.
constexpr summation one_by_one = summation::term_by_term;
static_assert(rounding_of<strassen, one_by_one, one_by_one> == level_rounding{12, 46});

// However sums are formed, E is at least the table's; Winograd's shared sums reach exactly it.
static_assert(rounding_of<winograd>.growth == 18);
static_assert(rounding_of<tables::f4x5x5_76>.growth >= growth_factor<tables::f4x5x5_76>);
static_assert(rounding_of<tables::f3x3x3_23, one_by_one, one_by_one>.growth ==
              growth_factor<tables::f3x3x3_23>);

template <int K>
struct inner_product {
    // 1 x K by K x 1: nothing but the additions of K products.
    static constexpr std::string_view text = K == 2 ? R"(
name: two
shape: 1x2x1
rank: 2
ring: Q
(a11) (1/2 b11) (2 c11)
(1/3 a12) (b21) (3 c11)
)"
                                                    : R"(
name: three
shape: 1x3x1
rank: 3
ring: ZT
(a11) (b11) (c11)
(a12) (b21) (c11)
(a13) (b31) (c11)
)";
};
static_assert(rounding_of<inner_product<3>, one_by_one, one_by_one> == level_rounding{3, 2 + 3});
// A multiplication by 1/3, and one by 3, round; by 2 and 1/2 they don't.
static_assert(std::abs(rounding_of<inner_product<2>, one_by_one, one_by_one>.rounding - (1 + 1 + 2)) < 1e-9);

TEST_CASE("the mixed recurrence") {
    // phi(F1, F2; K) = E1 (E2 (K/4)^2 + g2 K/4) + g1 K/2, for the ways in which the levels run.
    constexpr level_rounding outer = rounding_of<winograd>, inner = rounding_of<strassen, one_by_one>;
    const double k = 4096;
    CHECK(error_factor<levels<>>(1, 4096, 1) == k * k);
    CHECK(error_factor<levels<winograd, strassen>>(4096, 4096, 4096) ==
          outer.growth * (inner.growth * k * k / 16 + inner.rounding * k / 4) + outer.rounding * k / 2);
    // What no block covers is classical, and added.
    CHECK(error_factor<levels<strassen>>(4, 5, 4) == inner.growth * 4 + inner.rounding * 2 + 1 * 5);
    CHECK(error_factor<levels<strassen>>(1, 4096, 4096) == k * k);
    // A level that is executed otherwise rounds otherwise.
    CHECK(error_factor<levels<by_packing<strassen>>>(2, 2, 2) == 12 + 46);
}

template <class... Tables>
void check_at_run_time() {
    const std::vector<factorization> read{parse(Tables::text)...};
    for (const std::ptrdiff_t n : {1, 5, 64, 241}) {
        CHECK(error_factor<double>(read, n, n + 1, n + 2) ==
              error_factor<levels<Tables...>, double>(n, n + 1, n + 2));
        CHECK(error_factor<int>(read, n, n + 1, n + 2) ==
              error_factor<levels<Tables...>, int>(n, n + 1, n + 2));
    }
}

TEST_CASE("the bound of a schedule is the same at run time") {
    check_at_run_time<>();
    check_at_run_time<strassen>();
    check_at_run_time<winograd, strassen>();
    check_at_run_time<tables::f3x3x3_23, winograd>();
}

// The largest error of an element over many inputs, in units of u max|A| max|B|.
template <schedule S>
double worst_error(std::ptrdiff_t size, int kind) {
    double worst = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        random_source random(seed);
        std::vector<float> a(static_cast<std::size_t>(size * size)), b(a.size()), c(a.size());
        const auto fill = [&](std::vector<float>& x) {
            for (float& value : x) {
                const float uniform = static_cast<float>(random.next() >> 40) * 0x1p-24F;
                // Uniform, near 1 in magnitude, or all near 1.
                value = kind == 0 ? 2 * uniform - 1 : 1 - uniform / 4;
                if (kind == 1 && random.next() % 2 == 0)
                    value = -value;
            }
        };
        fill(a);
        fill(b);
        const auto view = [&](std::vector<float>& x) {
            return matrix_view<float>{x.data(), size, size, 1, size};
        };
        options alone;
        alone.threads = 1;
        multiply<S, float>(1, view(a), view(b), 0, view(c), alone);
        for (std::ptrdiff_t i = 0; i < size; ++i)
            for (std::ptrdiff_t j = 0; j < size; ++j) {
                double sum = 0;
                for (std::ptrdiff_t l = 0; l < size; ++l)
                    sum += static_cast<double>(view(a)(i, l)) * static_cast<double>(view(b)(l, j));
                worst = std::max(worst, std::abs(sum - static_cast<double>(view(c)(i, j))));
            }
    }
    return worst / (std::numeric_limits<float>::epsilon() / 2);
}

template <schedule S>
void check_bound(std::ptrdiff_t size) {
    const double bound = error_factor<S, float>(size, size, size);
    double worst = 0;
    for (int kind = 0; kind < 3; ++kind) {
        const double error = worst_error<S>(size, kind);
        INFO("size " << size << ", kind " << kind << ", bound " << bound);
        CHECK(error <= bound);
        worst = std::max(worst, error);
    }
    // A bound that nothing comes near says nothing.
    INFO("size " << size << ", bound " << bound);
    CHECK(worst >= 0.002 * bound);
}

TEST_CASE("no error exceeds the bound, and the bound is not absurd") {
    check_bound<levels<>>(3);
    check_bound<levels<strassen>>(2);
    check_bound<levels<by_packing<strassen>>>(2);
    check_bound<levels<by_passes<winograd>>>(2);
    check_bound<levels<winograd, strassen>>(4);
    check_bound<levels<strassen>>(5);
    check_bound<levels<tables::f3x3x3_23>>(3);
}

} // namespace
