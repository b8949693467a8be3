// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The integers modulo a number that is known at run time: residues of whatever holds integers, and arithmetic on them.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/scalar.hpp>

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

__extension__ typedef unsigned __int128 wide_unsigned;

// Arithmetic on residues 0 .. p - 1. Requires: 1 < p <= 2^63.
constexpr std::uint64_t add_residues(std::uint64_t x, std::uint64_t y, std::uint64_t p) {
    const std::uint64_t sum = x + y;
    return sum >= p ? sum - p : sum;
}
constexpr std::uint64_t subtract_residues(std::uint64_t x, std::uint64_t y, std::uint64_t p) {
    return x >= y ? x - y : x + (p - y);
}
constexpr std::uint64_t multiply_residues(std::uint64_t x, std::uint64_t y, std::uint64_t p) {
    if (p <= std::uint64_t(1) << 32)
        return x * y % p;
    return static_cast<std::uint64_t>(static_cast<wide_unsigned>(x) * y % p);
}

// The inverse by Euclid's algorithm; 0 where there is none.
constexpr std::uint64_t inverse_residue(std::uint64_t x, std::uint64_t p) {
    // before = before_x * x and now = now_x * x modulo p.
    std::uint64_t before = p, now = x, before_x = 0, now_x = 1;
    while (now != 0) {
        const std::uint64_t quotient = before / now, rest = before % now,
                            rest_x =
                                subtract_residues(before_x, multiply_residues(quotient % p, now_x, p), p);
        before = now;
        now = rest;
        before_x = now_x;
        now_x = rest_x;
    }
    return before == 1 ? before_x : 0;
}

[[noreturn]] inline void fail_inverse(std::uint64_t x, std::uint64_t p) {
    fail(std::to_string(x) + " has no inverse modulo " + std::to_string(p) + ": they have the divisor " +
         std::to_string(std::gcd(x, p)));
}

// The residue of any integer, which may stand in a floating-point number.
template <class E>
constexpr std::uint64_t residue_of(E x, std::uint64_t p) {
    if constexpr (std::floating_point<E>) {
        constexpr E limit = E(0x1p62);
        if (x > -limit && x < limit)
            return residue_of(static_cast<std::int64_t>(x), p);
        if (!(x - x == 0))
            fail("an element is an infinity or not a number, but the product is of integers");
        // mantissa * 2^exponent with an integral mantissa.
        int exponent = 0;
        const E fraction = std::frexp(x, &exponent);
        std::uint64_t result =
            residue_of(static_cast<std::int64_t>(std::ldexp(fraction, std::numeric_limits<E>::digits)), p);
        for (int i = std::numeric_limits<E>::digits; i < exponent; ++i)
            result = add_residues(result, result, p);
        return result;
    } else if constexpr (std::signed_integral<E>) {
        if (x >= 0)
            return residue_of(static_cast<std::make_unsigned_t<E>>(x), p);
        const std::uint64_t magnitude = std::uint64_t(0) - static_cast<std::uint64_t>(x),
                            rest = magnitude < p ? magnitude : magnitude % p;
        return rest == 0 ? 0 : p - rest;
    } else {
        return static_cast<std::uint64_t>(x) < p ? static_cast<std::uint64_t>(x)
                                                 : static_cast<std::uint64_t>(x) % p;
    }
}

// Whether elements of a type hold all residues.
template <class E>
constexpr bool holds_residues(std::uint64_t p) {
    if constexpr (std::floating_point<E>)
        return p - 1 <= std::uint64_t(1) << std::numeric_limits<E>::digits;
    else
        return p - 1 <= static_cast<std::uint64_t>(std::numeric_limits<E>::max());
}

} // namespace detail

/// What matrices of residues are kept in, beside modular<P>.
template <class E>
concept residue_element = std::same_as<E, float> || std::same_as<E, double> ||
    (machine_integer<E> && (sizeof(E) == sizeof(std::uint32_t) || sizeof(E) == sizeof(std::uint64_t)));

/// A modulus that is known at run time, any number from 2 to 2^63, prime or not. Residues are 0 .. p - 1.
class modulus {
public:
    /// Throws fastmm::error where p is below 2 or above 2^63.
    constexpr explicit modulus(std::uint64_t p) : p_(p) {
        if (p < 2 || p > std::uint64_t(1) << 63)
            fail("a modulus is at least 2 and at most 2^63, not " + std::to_string(p));
    }

    constexpr std::uint64_t value() const { return p_; }

    /// The residue of any integer; a floating-point number has to hold one.
    template <class E>
    requires(machine_integer<E> || std::floating_point<E>) constexpr std::uint64_t residue(E x) const {
        return detail::residue_of(x, p_);
    }

    /// Of residues.
    constexpr std::uint64_t add(std::uint64_t x, std::uint64_t y) const {
        return detail::add_residues(x, y, p_);
    }
    constexpr std::uint64_t subtract(std::uint64_t x, std::uint64_t y) const {
        return detail::subtract_residues(x, y, p_);
    }
    constexpr std::uint64_t multiply(std::uint64_t x, std::uint64_t y) const {
        return detail::multiply_residues(x, y, p_);
    }
    /// Throws fastmm::error where x has a divisor in common with the modulus.
    constexpr std::uint64_t inverse(std::uint64_t x) const {
        const std::uint64_t result = detail::inverse_residue(x, p_);
        if (result == 0)
            detail::fail_inverse(x, p_);
        return result;
    }

    friend constexpr bool operator==(const modulus&, const modulus&) = default;

private:
    std::uint64_t p_;
};

} // namespace fastmm::inline FASTMM_ABI
