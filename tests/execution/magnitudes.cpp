// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a level tells of the magnitudes of its operands: wherever a large, infinite or undefined element stands.

#include "execution/executor_check.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/strassen.hpp>

#include <complex>
#include <cstdint>
#include <limits>

using namespace fastmm;
using namespace fastmm_test;

namespace {

template <class S>
struct outermost;
template <class First, class... Rest>
struct outermost<levels<First, Rest...>> {
    static constexpr shape dimensions = shape_of<table_of<First>>;
};

template <schedule S, class T>
void check_magnitudes() {
    using real = detail::real_of<T>;
    constexpr shape s = outermost<S>::dimensions;
    constexpr real infinity = std::numeric_limits<real>::infinity(),
                   nan = std::numeric_limits<real>::quiet_NaN();
    std::uint64_t seed = 0;
    const auto check = [&](std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, bool in_a,
                           std::ptrdiff_t row, std::ptrdiff_t col) {
        random_source random(++seed);
        const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
        guarded_matrix<T> A(m, k, any_layout()), B(k, n, any_layout()), C(m, n, any_layout());
        A.fill([] { return T(real(2)); });
        B.fill([] { return T(real(-3)); });
        C.fill([] { return T(real(1e30f)); }); // C does not count.
        const real bad = std::array{real(-1000), infinity, -infinity, nan, real(1000)}[seed % 5];
        T& element = (in_a ? A : B).view()(row, col);
        if constexpr (is_complex<T>)
            element = seed % 2 == 0 ? T(bad, 1) : T(1, bad);
        else
            element = bad;
        const auto settings = seed % 3 == 0 ? detail::machine_settings<T>(1)
                                            : tiny_settings<T>(static_cast<int>(seed % tiny_variants));
        guarded_workspace memory(detail::executor<T, S>::workspace_bytes(m, k, n, settings));
        detail::magnitude_record<T> record;
        run_executor<S, T>(T(1), A.read(), B.read(), T(0), C.view(), settings, memory.data(), memory.size(),
                           &record);
        // Fringes are classical, and their operands need not be told.
        const std::ptrdiff_t inner = in_a ? col : row, outer = in_a ? row : col, length = in_a ? m : n;
        const int outer_blocks = in_a ? s.m : s.n;
        const bool in_core = inner < k / s.k * s.k && outer < length / outer_blocks * outer_blocks;
        // A level may tell a bound instead of the magnitude, which its own roundings may touch.
        const auto bounds = [](real record_says, real largest) {
            return record_says >= largest * real(0.999) && record_says <= largest * real(64);
        };
        const real told = in_a ? record.a() : record.b(), other = in_a ? record.b() : record.a();
        INFO("m=" << m << " k=" << k << " n=" << n << " element " << (in_a ? "A(" : "B(") << row << ", "
                  << col << ") is " << bad << ", told " << told << " and " << other << ", seed=" << seed);
        if (in_core && !(bad - bad == 0))
            REQUIRE(told == infinity);
        else if (in_core)
            REQUIRE(bounds(told, 1000));
        else if (told < 1000)
            REQUIRE(bounds(told, in_a ? 2 : 3));
        REQUIRE(bounds(other, in_a ? 3 : 2));
    };
    for (const std::ptrdiff_t m : {7, 10, 53})
        for (const std::ptrdiff_t k : {6, 9, 41})
            for (const std::ptrdiff_t n : {7, 12, 23}) {
                for (std::ptrdiff_t i = 0; i < m; i += 1 + m / 12)
                    for (std::ptrdiff_t p = 0; p < k; p += 1 + k / 12)
                        check(m, k, n, true, i, p);
                for (std::ptrdiff_t p = 0; p < k; p += 1 + k / 12)
                    for (std::ptrdiff_t j = 0; j < n; j += 1 + n / 12)
                        check(m, k, n, false, p, j);
            }
}

} // namespace

TEMPLATE_TEST_CASE("the largest magnitude is told wherever it stands", "", float, std::complex<double>) {
    using tables::strassen;
    check_magnitudes<levels<by_packing<strassen>>, TestType>();
    check_magnitudes<levels<by_products<strassen>>, TestType>();
    check_magnitudes<levels<by_panels<strassen>>, TestType>();
    check_magnitudes<levels<by_passes<strassen>>, TestType>();
    check_magnitudes<levels<by_passes<tables::f2x2x3_11>, by_panels<strassen>>, TestType>();
}
