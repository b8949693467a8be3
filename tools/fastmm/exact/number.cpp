// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "exact/number.hpp"

#include "exact/malformed.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace fastmm_tool {

namespace {

unsigned bits_of(const integer& value) {
    return value.is_zero() ? 0 : boost::multiprecision::msb(abs(value)) + 1;
}

void require_size(const rational& value) {
    if (bits_of(numerator(value)) > most_bits || bits_of(denominator(value)) > most_bits)
        throw malformed("a coefficient has more than " + std::to_string(most_bits) + " bits");
}

void require_exponent(int exponent) {
    if (exponent < -largest_exponent || exponent > largest_exponent)
        throw malformed("the parameter has the power " + std::to_string(exponent) + ", at most " +
                        std::to_string(largest_exponent) + " is read");
}

gaussian sum(const gaussian& x, const gaussian& y) {
    return {x.re + y.re, x.im + y.im};
}

gaussian product(const gaussian& x, const gaussian& y) {
    if (x.im.is_zero() && y.im.is_zero())
        return {x.re * y.re, 0};
    return {x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re};
}

// Not by size, which takes divisions.
int compare(const rational& x, const rational& y) {
    const int above = numerator(x).compare(numerator(y));
    return above != 0 ? above : denominator(x).compare(denominator(y));
}

std::string to_string(const gaussian& value) {
    if (value.im.is_zero())
        return value.re.str();
    std::string text = value.re.is_zero() ? "" : value.re.str() + (value.im < 0 ? "" : "+");
    if (value.im == -1)
        text += '-';
    else if (value.im != 1)
        text += value.im.str();
    return text + 'i';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

number::number(std::int64_t value) {
    if (value != 0)
        terms_.push_back({0, {value, 0}});
}

number::number(const rational& value) : number(gaussian{value, 0}) {}

number::number(const gaussian& value) {
    require_size(value.re);
    require_size(value.im);
    if (!value.is_zero())
        terms_.push_back({0, value});
}

number number::imaginary_unit() {
    return number(gaussian{0, 1});
}

number number::parameter_to_the(int exponent) {
    require_exponent(exponent);
    number result(1);
    result.terms_.front().exponent = exponent;
    return result;
}

bool number::has_parameter() const {
    return std::any_of(terms_.begin(), terms_.end(), [](const term& t) { return t.exponent != 0; });
}

bool number::is_real() const {
    return std::all_of(terms_.begin(), terms_.end(),
                       [](const term& t) { return t.coefficient.im.is_zero(); });
}

bool number::is_rational() const {
    return !has_parameter() && is_real();
}

bool number::is_integer() const {
    return is_rational() && (is_zero() || denominator(terms_.front().coefficient.re) == 1);
}

gaussian number::constant() const {
    for (const term& t : terms_)
        if (t.exponent == 0)
            return t.coefficient;
    return {};
}

void number::normalize() {
    std::sort(terms_.begin(), terms_.end(),
              [](const term& x, const term& y) { return x.exponent < y.exponent; });
    std::vector<term> kept;
    for (term& t : terms_) {
        if (!kept.empty() && kept.back().exponent == t.exponent)
            kept.back().coefficient = sum(kept.back().coefficient, t.coefficient);
        else
            kept.push_back(std::move(t));
    }
    std::erase_if(kept, [](const term& t) { return t.coefficient.is_zero(); });
    for (const term& t : kept) {
        require_exponent(t.exponent);
        require_size(t.coefficient.re);
        require_size(t.coefficient.im);
    }
    terms_ = std::move(kept);
}

number number::operator-() const {
    number result = *this;
    for (term& t : result.terms_)
        t.coefficient = {-t.coefficient.re, -t.coefficient.im};
    return result;
}

number operator+(const number& x, const number& y) {
    number result = x;
    result.terms_.insert(result.terms_.end(), y.terms_.begin(), y.terms_.end());
    result.normalize();
    return result;
}

number operator-(const number& x, const number& y) {
    return x + -y;
}

number operator*(const number& x, const number& y) {
    number result;
    for (const number::term& s : x.terms_)
        for (const number::term& t : y.terms_)
            result.terms_.push_back({s.exponent + t.exponent, product(s.coefficient, t.coefficient)});
    result.normalize();
    return result;
}

number operator/(const number& x, const number& y) {
    if (y.is_zero())
        throw malformed("a division by zero");
    if (y.terms_.size() != 1)
        throw malformed("a division by " + to_string(y) + ", which has several terms");
    const auto& [exponent, divisor] = y.terms_.front();
    const rational norm = divisor.re * divisor.re + divisor.im * divisor.im;
    number inverse(gaussian{divisor.re / norm, -divisor.im / norm});
    inverse.terms_.front().exponent = -exponent;
    return x * inverse;
}

bool operator<(const number& x, const number& y) {
    return std::lexicographical_compare(x.terms_.begin(), x.terms_.end(), y.terms_.begin(), y.terms_.end(),
                                        [](const number::term& s, const number::term& t) {
                                            if (s.exponent != t.exponent)
                                                return s.exponent < t.exponent;
                                            const int re = compare(s.coefficient.re, t.coefficient.re);
                                            return re != 0 ? re < 0
                                                           : compare(s.coefficient.im, t.coefficient.im) < 0;
                                        });
}

std::string to_string(const number& value) {
    if (value.is_zero())
        return "0";
    std::string text;
    for (const number::term& t : value.terms()) {
        if (!text.empty())
            text += '+';
        if (t.exponent == 0) {
            text += to_string(t.coefficient);
            continue;
        }
        const bool one = t.coefficient == gaussian{1, 0}, minus_one = t.coefficient == gaussian{-1, 0};
        const bool plain = t.coefficient.re.is_zero() || t.coefficient.im.is_zero();
        const std::string factor = to_string(t.coefficient);
        text += one ? "" : minus_one ? "-" : plain ? factor : '(' + factor + ')';
        const int power = std::abs(t.exponent);
        text += 'x' + (power == 1 ? "" : std::to_string(power)) + (t.exponent < 0 ? "i" : "");
    }
    return text;
}

rational parse_rational(std::string_view text) {
    // Decimal digits that certainly fit most_bits.
    constexpr std::size_t most_digits = most_bits * 3 / 10;
    const auto refuse = [&](const std::string& why) { throw malformed(why + ' ' + in_quotes(text)); };
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t first = at;
        while (at < text.size() && is_digit(text[at]))
            ++at;
        return text.substr(first, at - first);
    };
    const auto value_of = [&](std::string_view decimal) {
        if (decimal.size() > most_digits)
            refuse("a number is too long:");
        // A leading zero would make it octal.
        decimal.remove_prefix(std::min(decimal.find_first_not_of('0'), decimal.size()));
        return decimal.empty() ? integer(0) : integer(std::string(decimal));
    };
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        negative = text[at++] == '-';
    const std::string_view whole = digits();
    rational result;
    if (at < text.size() && text[at] == '/' && !whole.empty()) {
        ++at;
        const integer below = value_of(digits());
        if (text[at - 1] == '/')
            refuse("expected a denominator in");
        if (below.is_zero())
            refuse("a denominator is zero:");
        result = rational(value_of(whole), below);
    } else {
        std::string_view fraction;
        if (at < text.size() && text[at] == '.') {
            ++at;
            fraction = digits();
        }
        if (whole.empty() && fraction.empty())
            refuse("expected a number, got");
        long exponent = 0;
        if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
            ++at;
            bool down = false;
            if (at < text.size() && (text[at] == '-' || text[at] == '+'))
                down = text[at++] == '-';
            const std::string_view power = digits();
            if (power.empty())
                refuse("expected an exponent in");
            for (const char c : power)
                exponent = std::min(exponent * 10 + (c - '0'), 100000L);
            exponent = down ? -exponent : exponent;
        }
        const integer scaled = value_of(std::string(whole) + std::string(fraction));
        exponent -= static_cast<long>(fraction.size());
        if (!scaled.is_zero()) {
            if (static_cast<std::size_t>(std::abs(exponent)) > most_digits)
                refuse("a number is too large or too small:");
            const integer power = pow(integer(10), static_cast<unsigned>(std::abs(exponent)));
            result = exponent < 0 ? rational(scaled, power) : rational(scaled * power);
        }
    }
    if (at != text.size())
        refuse("expected a number, got");
    require_size(result);
    return negative ? rational(-result) : result;
}

rational exact_value(double value) {
    if (!std::isfinite(value))
        throw malformed(std::isnan(value) ? "a coefficient is NaN" : "a coefficient is infinite");
    int exponent = 0;
    const auto mantissa = static_cast<std::int64_t>(std::ldexp(std::frexp(value, &exponent), 53));
    exponent -= 53;
    const integer power = integer(1) << static_cast<unsigned>(std::abs(exponent));
    return exponent < 0 ? rational(mantissa, power) : rational(mantissa * power);
}

} // namespace fastmm_tool
