// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "exact/number.hpp"
#include "exact/modular.hpp"
#include "support/catch.hpp"
#include "tool/message.hpp"

#include <cmath>
#include <limits>

using namespace fastmm_test;
using fastmm_tool::exact_value;
using fastmm_tool::integer;
using fastmm_tool::number;
using fastmm_tool::parse_rational;
using fastmm_tool::rational;

namespace {

TEST_CASE("literals are read exactly") {
    CHECK(parse_rational("0") == 0);
    CHECK(parse_rational("-12") == -12);
    CHECK(parse_rational("+7") == 7);
    CHECK(parse_rational("007") == 7);
    CHECK(parse_rational("-1/8") == rational(-1, 8));
    CHECK(parse_rational("6/4") == rational(3, 2));
    CHECK(parse_rational("-.5") == rational(-1, 2));
    CHECK(parse_rational("0.125") == rational(1, 8));
    CHECK(parse_rational("2.") == 2);
    CHECK(parse_rational("2.5e-3") == rational(1, 400));
    CHECK(parse_rational("1E2") == 100);
    CHECK(parse_rational("0e99999999999999999999") == 0);
    CHECK(parse_rational("123456789012345678901234567890") ==
          rational(integer("123456789012345678901234567890")));
}

TEST_CASE("what is no literal is refused in one line") {
    for (const char* text :
         {"",   "-",  "+-1",   "1/",    "/2", "1/0", "0x10",     "1e",     "1e+",     "NaN",  "inf",
          "1 ", " 1", "1/2/3", "1.5/2", ".",  "1,5", "1e400000", "1e5000", "1e-5000", "\xff", "--1"}) {
        INFO(text);
        const std::string message = message_of([&] { parse_rational(text); });
        CHECK_FALSE(message.empty());
        CHECK_FALSE(contains(message, "\n"));
    }
    CHECK(contains(message_of([] { parse_rational(std::string(5000, '1')); }), "too long"));
    CHECK(contains(message_of([] { parse_rational("1e400000"); }), "'1e400000'"));
    // 10^400 is large, not too large.
    CHECK(parse_rational("1e400") == rational(pow(integer(10), 400)));
}

TEST_CASE("doubles are taken as what they are") {
    CHECK(exact_value(0.5) == rational(1, 2));
    CHECK(exact_value(-3.0) == -3);
    CHECK(exact_value(0.1) != rational(1, 10));
    CHECK(exact_value(-0.0) == 0);
    CHECK(exact_value(std::ldexp(1.0, -1074)) == rational(1, integer(1) << 1074));
    CHECK(exact_value(std::numeric_limits<double>::max()).convert_to<double>() ==
          std::numeric_limits<double>::max());
    CHECK(contains(message_of([] { exact_value(std::nan("")); }), "NaN"));
    CHECK(contains(message_of([] { exact_value(HUGE_VAL); }), "infinite"));
}

TEST_CASE("Laurent polynomials over the Gaussian rationals") {
    const number x = number::parameter_to_the(1), i = number::imaginary_unit();
    CHECK(i * i == number(-1));
    CHECK((x + number(1)) * (x - number(1)) == x * x - number(1));
    CHECK((number(1) / x) * x == number(1));
    CHECK(number(1) / (number(1) + i) == number(rational(1, 2)) - number(rational(1, 2)) * i);
    CHECK((x - x).is_zero());
    CHECK_FALSE(x.is_rational());
    CHECK(x.has_parameter());
    CHECK_FALSE(i.is_real());
    CHECK(number(rational(4, 2)).is_integer());
    CHECK_FALSE(number(rational(1, 2)).is_integer());
    CHECK(to_string(number(rational(-1, 2))) == "-1/2");
    CHECK(to_string(number(1) + i) == "1+i");
    CHECK(to_string(number(rational(5, 4)) / x - x * x) == "5/4xi+-x2");
    CHECK(to_string(number()) == "0");
}

TEST_CASE("nothing grows without bound") {
    number power(3);
    CHECK(contains(message_of([&] {
                       for (int n = 0; n < 20; ++n)
                           power = power * power;
                   }),
                   "4096 bits"));
    number x = number::parameter_to_the(1);
    CHECK(contains(message_of([&] {
                       for (int n = 0; n < 20; ++n)
                           x = x * x;
                   }),
                   "the power 512"));
    CHECK(contains(message_of([] { number(1) / number(0); }), "division by zero"));
    CHECK(contains(message_of([&] { number(1) / (number(1) + number::parameter_to_the(1)); }),
                   "several terms"));
}

TEST_CASE("images modulo a prime") {
    constexpr fastmm_tool::modular_arithmetic field(fastmm_tool::large_prime);
    const std::uint64_t i = fastmm_tool::large_prime_imaginary_unit();
    CHECK(field.multiply(i, i) == fastmm_tool::large_prime - 1);
    const auto image = [&](const number& value) { return field.image(value, i, 12345).value(); };
    const number a = number(rational(-7, 3)) + number(2) * number::imaginary_unit(),
                 b = number(rational(1, 5)) * number::parameter_to_the(-2) + number(4);
    CHECK(image(a * b) == field.multiply(image(a), image(b)));
    CHECK(image(a + b) == field.add(image(a), image(b)));
    CHECK(image(a - b) == field.subtract(image(a), image(b)));
    CHECK_FALSE(fastmm_tool::modular_arithmetic(3).image(a, 0, 1));
}

} // namespace
