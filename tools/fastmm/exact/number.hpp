// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Coefficients as files write them, exactly: Laurent polynomials in one parameter over the Gaussian rationals. Nearly
// all are small integers; a parameter makes a table approximate (border rank), i makes it one over Q(i).

#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_tool {

using integer = boost::multiprecision::cpp_int;
using rational = boost::multiprecision::cpp_rational;

/// Numerators and denominators have at most this many bits; no table that is known needs 64.
inline constexpr unsigned most_bits = 4096;
/// Powers of the parameter are between this and its negative.
inline constexpr int largest_exponent = 256;

/// re + im i
struct gaussian {
    rational re;
    rational im;

    bool is_zero() const { return re.is_zero() && im.is_zero(); }
    friend bool operator==(const gaussian&, const gaussian&) = default;
};

/// An exact coefficient. Operations throw malformed where a result outgrows most_bits or largest_exponent.
class number {
public:
    /// coefficient * parameter^exponent
    struct term {
        int exponent;
        gaussian coefficient;
        friend bool operator==(const term&, const term&) = default;
    };

    number() = default; ///< Zero.
    number(std::int64_t value);
    explicit number(const rational& value);
    explicit number(const gaussian& value);
    static number imaginary_unit();
    static number parameter_to_the(int exponent);

    /// By exponent, none of them zero.
    const std::vector<term>& terms() const { return terms_; }
    bool is_zero() const { return terms_.empty(); }
    bool has_parameter() const;
    bool is_real() const;     ///< No i.
    bool is_rational() const; ///< Neither a parameter nor i.
    bool is_integer() const;  ///< Rational, with denominator 1.
    /// The coefficient of parameter^0.
    gaussian constant() const;

    number operator-() const;
    friend number operator+(const number& x, const number& y);
    friend number operator-(const number& x, const number& y);
    friend number operator*(const number& x, const number& y);
    /// Requires: y is a single term; throws malformed where it is zero or several terms.
    friend number operator/(const number& x, const number& y);

    friend bool operator==(const number&, const number&) = default;
    /// Some total order, for containers.
    friend bool operator<(const number& x, const number& y);

private:
    void normalize();

    std::vector<term> terms_;
};

/// "-1/2", "3", "1/2+1/2i", "1/10x+-x2" (Benson and Ballard's way: a sum, a minus belongs to its term, xi is 1/x).
std::string to_string(const number& value);

/// Reads a real literal: an integer, a fraction, a decimal, a decimal with an exponent ("-3", "1/8", "-.5", "2.5e-3"),
/// all of the text. Throws malformed, naming the text, where it is none, or needs more than most_bits.
rational parse_rational(std::string_view text);

/// The exact value of a double. Throws malformed for a NaN or an infinity.
rational exact_value(double value);

} // namespace fastmm_tool
