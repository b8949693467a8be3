// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What tables and schedules say of themselves, against published values, values by hand, and the library's own bounds and
// workspaces.

#include "support/catch.hpp"

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/catalog.hpp>
#include <fastmm/planning/figures.hpp>

#include <cmath>

using namespace fastmm;
using tables::strassen;
using tables::winograd;

// Strassen (1969); Winograd's form with 15 additions; E = 12 and 18 (Ballard et al. 2016, table 3), and 144 for a composition.
static_assert(figures_of<strassen>.rank == 7 && figures_of<strassen>.additions == 18);
static_assert(figures_of<strassen>.u_nonzeros == 12 && figures_of<strassen>.growth_factor == 12);
static_assert(figures_of<winograd>.shared_additions == 15 && figures_of<winograd>.growth_factor == 18);
static_assert(figures_of<tables::f4x5x5_76>.rank == 76 &&
              figures_of<tables::f4x5x5_76>.dimensions == shape{4, 5, 5});
static_assert(figures_of_schedule<levels<>>.rank == 1 && figures_of_schedule<levels<>>.exponent == 3);
static_assert(figures_of_schedule<levels<strassen, strassen>>.error.growth == 144);
static_assert(figures_of_schedule<levels<strassen, tables::f4x5x5_76>>.rank == 7 * 76);
static_assert(figures_of_schedule<levels<strassen, tables::f4x5x5_76>>.dimensions == shape{8, 10, 10});
// Sums in the packing and products added from registers: nothing beside the buffers.
static_assert(figures_of_schedule<levels<by_packing<strassen>>>.temporaries.a == 0 &&
              figures_of_schedule<levels<by_packing<strassen>>>.temporaries.c == 0);
// Four of seven products stand in C.
static_assert(figures_of_schedule<levels<strassen>>.temporaries.c == 3.0 / 4);

TEST_CASE("exponents are logarithms") {
    CHECK(std::abs(figures_of<strassen>.exponent - std::log2(7.0)) < 1e-14);
    CHECK(std::abs(figures_of<tables::f4x5x5_76>.exponent - 3 * std::log(76.0) / std::log(100.0)) < 1e-14);
    CHECK(std::abs(figures_of_schedule<levels<winograd, strassen>>.exponent - std::log2(7.0)) < 1e-14);
    for (double x = 1; x < 1e6; x = x * 1.37 + 0.1)
        CHECK(std::abs(detail::natural_logarithm(x) - std::log(x)) < 1e-14 * (1 + std::log(x)));
}

TEST_CASE("the levels of a schedule as one bound what they bound one by one") {
    const auto check = []<schedule S>(S) {
        constexpr schedule_figures figures = figures_of_schedule<S>;
        const double k = 64.0;
        const auto [m, inner, n] = figures.dimensions;
        CHECK(error_factor<S>(m * 64, inner * 64, n * 64) ==
              figures.error.growth * classical_error_factor(k) + figures.error.rounding * k);
    };
    check(levels<strassen>());
    check(levels<winograd, strassen>());
    check(levels<strassen, winograd, tables::f2x3x3_15>());
    check(levels<winograd, by_packing<strassen>>());
}

TEST_CASE("temporaries are what the workspace grows by") {
    const auto check = []<schedule S>(S) {
        constexpr schedule_figures figures = figures_of_schedule<S>;
        const shape s = figures.dimensions;
        // Lengths that need no padding.
        const auto bytes = [&](std::ptrdiff_t block) {
            options wanted;
            wanted.threads = 1;
            return static_cast<double>(
                workspace_bytes<S, double>(s.m * block, s.k * block, s.n * block, wanted, true));
        };
        const auto elements = [&](double block) {
            const temporary_shares& t = figures.temporaries;
            return block * block * (t.a * s.m * s.k + t.b * s.k * s.n + t.c * s.m * s.n);
        };
        constexpr std::ptrdiff_t small = 4104, large = 8200; // the packing buffers no longer grow
        const double grown = bytes(large) - bytes(small),
                     expected = sizeof(double) * (elements(large) - elements(small));
        INFO(grown << " bytes, expected " << expected);
        CHECK(grown >= expected);
        CHECK(grown <= 1.05 * expected);
    };
    check(levels<strassen>());
    check(levels<winograd, strassen>());
    check(levels<winograd, tables::f2x3x3_15>());
}
