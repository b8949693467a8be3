// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The largest magnitude of a run, with what is not finite in every place.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/kernel/magnitude.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <limits>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

TEMPLATE_TEST_CASE("the largest magnitude of a run, wherever it stands", "", float, double, long double) {
    using T = TestType;
    constexpr T infinity = std::numeric_limits<T>::infinity();
    for (std::ptrdiff_t count = 0; count <= 70; ++count) {
        // Sentinels on both sides, larger than all elements.
        std::vector<T> run(static_cast<std::size_t>(count + 9), infinity);
        for (std::ptrdiff_t i = 0; i < count; ++i)
            run[static_cast<std::size_t>(4 + i)] = static_cast<T>(i % 2 == 0 ? -2 : 1);
        CHECK(detail::largest_magnitude(run.data() + 4, count) == (count == 0 ? 0 : 2));
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            T& element = run[static_cast<std::size_t>(4 + i)];
            const T before = element;
            for (const T bad : {T(-7), T(7), infinity, -infinity, std::numeric_limits<T>::quiet_NaN(),
                                std::numeric_limits<T>::max(), std::numeric_limits<T>::lowest()}) {
                element = bad;
                INFO("count=" << count << " element " << i << " is " << bad);
                REQUIRE(detail::largest_magnitude(run.data() + 4, count) ==
                        (std::isfinite(bad) ? std::abs(bad) : infinity));
            }
            element = before;
        }
    }
}

TEMPLATE_TEST_CASE("the largest part of complex numbers", "", float, double) {
    using T = std::complex<TestType>;
    for (std::ptrdiff_t count = 1; count <= 40; ++count)
        for (std::ptrdiff_t i = 0; i < count; ++i) {
            std::vector<T> run(static_cast<std::size_t>(count), T(1, -2));
            run[static_cast<std::size_t>(i)] = T(3, -5);
            REQUIRE(detail::largest_part<T>(run.data(), count) == 5);
            run[static_cast<std::size_t>(i)] = T(0, std::numeric_limits<TestType>::quiet_NaN());
            REQUIRE(detail::largest_part<T>(run.data(), count) == std::numeric_limits<TestType>::infinity());
        }
}
