// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Numbers modulo a prime below 2^62.

#pragma once

#include "exact/number.hpp"

#include <cstdint>
#include <optional>

namespace fastmm_tool {

/// A prime of 61 bits that is 1 modulo 4: it has a square root of -1.
inline constexpr std::uint64_t large_prime = 2305843009213693921;

class modular_arithmetic {
public:
    explicit constexpr modular_arithmetic(std::uint64_t prime) : prime_(prime) {}

    constexpr std::uint64_t prime() const { return prime_; }
    constexpr std::uint64_t add(std::uint64_t x, std::uint64_t y) const {
        const std::uint64_t sum = x + y;
        return sum >= prime_ ? sum - prime_ : sum;
    }
    constexpr std::uint64_t subtract(std::uint64_t x, std::uint64_t y) const {
        return x >= y ? x - y : x + prime_ - y;
    }
    constexpr std::uint64_t multiply(std::uint64_t x, std::uint64_t y) const {
        __extension__ using wide = unsigned __int128;
        return static_cast<std::uint64_t>(static_cast<wide>(x) * y % prime_);
    }
    constexpr std::uint64_t power(std::uint64_t base, std::uint64_t exponent) const {
        std::uint64_t result = 1 % prime_;
        for (; exponent != 0; exponent >>= 1) {
            if (exponent & 1)
                result = multiply(result, base);
            base = multiply(base, base);
        }
        return result;
    }
    /// Requires: x is not 0.
    constexpr std::uint64_t inverse(std::uint64_t x) const { return power(x, prime_ - 2); }

    /// The image of a number, i and the parameter standing for `i` and `parameter`; none where a denominator is 0.
    std::optional<std::uint64_t> image(const number& value, std::uint64_t i, std::uint64_t parameter) const;

private:
    std::optional<std::uint64_t> image(const rational& value) const;

    std::uint64_t prime_;
};

/// A square root of -1 modulo large_prime.
std::uint64_t large_prime_imaginary_unit();

} // namespace fastmm_tool
