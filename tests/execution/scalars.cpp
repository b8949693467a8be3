// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The scalars of the language: floating point, complex, and integers that wrap.

#include "execution/size_check.hpp"

#include <complex>
#include <cstdint>
#include <limits>

using namespace fastmm;
using namespace fastmm_test;

TEMPLATE_TEST_CASE("scalars of the language", "", float, double, std::complex<float>, std::complex<double>,
                   std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t,
                   std::int64_t, std::uint64_t) {
    check_sizes<levels<>, TestType>();
    check_sizes<levels<tables::f2x2x3_11>, TestType>();
    check_sizes<deep, TestType>();
}

TEMPLATE_TEST_CASE("integers are exact modulo 2^w", "", std::int8_t, std::int16_t, std::uint16_t,
                   std::int32_t, std::int64_t) {
    // The whole range, so that everything overflows; the reference computes in unsigned 64-bit arithmetic.
    constexpr std::ptrdiff_t n = 13;
    random_source random(3);
    guarded_matrix<TestType> A(n, n, layout::column_major), B(n, n, layout::row_major),
        C(n, n, layout::column_major);
    A.fill([&] { return static_cast<TestType>(random.next()); });
    B.fill([&] { return static_cast<TestType>(random.next()); });
    A.view()(0, 0) = B.view()(0, 0) = std::numeric_limits<TestType>::min();
    multiply<deep, TestType>(TestType(-1), A.read(), B.read(), TestType(0), C.view());
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            std::uint64_t sum = 0;
            for (std::ptrdiff_t p = 0; p < n; ++p)
                sum +=
                    static_cast<std::uint64_t>(A.view()(i, p)) * static_cast<std::uint64_t>(B.view()(p, j));
            REQUIRE(C.view()(i, j) == static_cast<TestType>(0 - sum));
        }
}
