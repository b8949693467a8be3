// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is known of scalar types, and arithmetic of machine integers that wraps.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/scalar.hpp>

#include <complex>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>

using namespace fastmm;

// Not in an unnamed namespace: clang would warn of the operators that concepts look at and nothing calls.
namespace scalar_test {

struct fraction {
    int top = 0;
    int bottom = 1;
    fraction(int number) : top(number) {}
    friend fraction operator+(fraction, fraction) { return 0; }
    friend fraction operator-(fraction, fraction) { return 0; }
    friend fraction operator*(fraction, fraction) { return 0; }
    friend fraction operator/(fraction a, fraction b) {
        fraction quotient(a.top * b.bottom);
        quotient.bottom = a.bottom * b.top;
        return quotient;
    }
};

struct only_sums {
    explicit only_sums(int) {}
    friend only_sums operator+(only_sums a, only_sums) { return a; }
    friend only_sums operator-(only_sums a, only_sums) { return a; }
};

} // namespace scalar_test

using scalar_test::fraction, scalar_test::only_sums;

template <>
struct fastmm::scalar_traits<fraction> {
    using ring = rationals;
};

namespace {

static_assert(std::same_as<ring_of<float>, rationals> && std::same_as<ring_of<long double>, rationals>);
static_assert(std::same_as<ring_of<std::complex<double>>, rationals>);
static_assert(std::same_as<ring_of<int>, integers> && std::same_as<ring_of<std::uint8_t>, integers>);
static_assert(std::same_as<ring_of<std::complex<int>>, integers>);
static_assert(std::same_as<ring_of<fraction>, rationals> && std::same_as<ring_of<only_sums>, integers>);

static_assert(is_complex<std::complex<float>> && !is_complex<float> && !is_complex<std::complex<int>>);
static_assert(machine_integer<signed char> && machine_integer<std::uint64_t>);
static_assert(!machine_integer<bool> && !machine_integer<double>);
static_assert(rounded_scalar<double> && rounded_scalar<std::complex<float>> && !rounded_scalar<int> &&
              !rounded_scalar<fraction>);

static_assert(scalar<double> && scalar<std::complex<float>> && scalar<std::int8_t> && scalar<std::uint16_t> &&
              scalar<fraction>);
static_assert(!scalar<bool> && !scalar<only_sums> && !scalar<std::string> && !scalar<int*>);

// The reference: the same in 64 bits without a sign, cut down to w bits.
template <class T>
T cut(std::uint64_t value) {
    return static_cast<T>(value);
}

TEMPLATE_TEST_CASE("sums, differences and products of machine integers wrap", "", std::int8_t, std::uint8_t,
                   std::int16_t, std::uint16_t, std::int32_t, std::uint32_t, std::int64_t, std::uint64_t) {
    using T = TestType;
    using limits = std::numeric_limits<T>;
    fastmm_test::random_source random(sizeof(T));
    const auto any = [&]() -> T {
        switch (random.between(0, 4)) {
        case 0:
            return limits::max();
        case 1:
            return limits::min();
        case 2:
            return static_cast<T>(random.between(-2, 2));
        default:
            return static_cast<T>(random.next());
        }
    };
    for (int i = 0; i < 2000; ++i) {
        const T a = any(), b = any();
        const auto wide_a = static_cast<std::uint64_t>(a), wide_b = static_cast<std::uint64_t>(b);
        INFO("pair " << i << ": " << +a << " and " << +b);
        REQUIRE(detail::add(a, b) == cut<T>(wide_a + wide_b));
        REQUIRE(detail::subtract(a, b) == cut<T>(wide_a - wide_b));
        REQUIRE(detail::multiply(a, b) == cut<T>(wide_a * wide_b));
        REQUIRE(detail::negate(a) == cut<T>(0 - wide_a));
    }
    CHECK(detail::add(limits::max(), T(1)) == limits::min());
    CHECK(detail::subtract(limits::min(), T(1)) == limits::max());
    CHECK(detail::multiply(limits::min(), static_cast<T>(-1)) ==
          cut<T>(0 - static_cast<std::uint64_t>(limits::min())));
}

TEST_CASE("the product of complex numbers is the textbook's") {
    using complex = std::complex<double>;
    CHECK(detail::multiply(complex(2, 3), complex(5, -7)) == complex(31, 1));
    CHECK(detail::negate(complex(2, -3)) == complex(-2, 3));
    // No recovery of infinities: inf * 0 in a part is a NaN there.
    const complex infinite(std::numeric_limits<double>::infinity(), 0);
    CHECK(std::isnan(detail::multiply(infinite, complex(0, 1)).real()));
}

TEST_CASE("a coefficient becomes the scalar that it stands for") {
    CHECK(detail::from_coefficient<double>(-3, 4) == -0.75);
    CHECK(detail::from_coefficient<float>(1, 3) == 1.0f / 3.0f);
    CHECK(detail::from_coefficient<std::complex<float>>(1, -2) == std::complex<float>(-0.5f, 0));
    CHECK(detail::from_coefficient<int>(-7, 1) == -7);
    CHECK(detail::from_coefficient<std::uint8_t>(-1, 1) == 255);
    CHECK(detail::from_coefficient<std::int8_t>(300, 1) == 44);
    const fraction third = detail::from_coefficient<fraction>(2, 3);
    CHECK((third.top == 2 && third.bottom == 3));
}

} // namespace
