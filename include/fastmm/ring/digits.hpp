// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A product modulo p as a few exact products of floating-point matrices: how residues are cut into digits, how many
// products of digits fit a mantissa before their sum has to be reduced, and how the products are put together again.
//
// Residues are balanced, -p/2 .. p/2, and so are digits: x = d0 + d1 b + d2 b^2 for a power b of two. One digit takes one
// product, two take 3 by A. Karatsuba and Yu. Ofman's formula, and three take 6: d_i e_j + d_j e_i = (d_i + d_j)(e_i + e_j) -
// d_i e_i - d_j e_j.

#pragma once

#include <fastmm/ring/modulus.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The sums of which no partial sum exceeds it are exact. One bit of a double is left for the reduction's quotients.
inline constexpr double largest_exact_float = 0x1p24, largest_exact_double = 0x1p52;

// Below this modulus residues and their balanced digits are formed in doubles, above it in integers.
inline constexpr std::uint64_t largest_modulus_in_doubles = std::uint64_t(1) << 40;

// One of the products: the digits that are added up, a bit each, in A and in B alike.
struct digit_product {
    unsigned digits = 1;
    std::uint64_t weight = 1; // modulo p, of this product in the result
};

struct digit_format {
    bool in_floats = false;
    int count = 1;      // digits
    int bits = 0;       // of a digit, where there are several
    double largest = 0; // no sum of digits that a product is formed of is larger

    constexpr double largest_exact() const { return in_floats ? largest_exact_float : largest_exact_double; }
    constexpr int products() const { return count * (count + 1) / 2; }

    // The products of digits that may be added before a reduction, by the classical product.
    constexpr std::ptrdiff_t most_inner() const {
        return static_cast<std::ptrdiff_t>(largest_exact() / (largest * largest));
    }
};

constexpr digit_format single_digit(std::uint64_t p, bool in_floats) {
    return {in_floats, 1, 0, static_cast<double>(p / 2)};
}

constexpr digit_format several_digits(std::uint64_t p, int count) {
    const std::uint64_t half = p / 2;
    const int bits = (static_cast<int>(std::bit_width(half)) + count - 1) / count;
    // The digits but the first are at most half of the base; the first, what is left, and a carry.
    const double low = static_cast<double>(std::uint64_t(1) << (bits - 1)),
                 high = static_cast<double>((half >> (bits * (count - 1))) + 1);
    return {false, count, bits, low + std::max(low, high)};
}

// The fewest and shortest digits of which enough products fit between two reductions: a reduction costs as much as some
// tens of products.
constexpr digit_format digits_for(std::uint64_t p) {
    if (const digit_format floats = single_digit(p, true); floats.most_inner() >= 256)
        return floats;
    if (const digit_format doubles = single_digit(p, false); doubles.most_inner() >= 128)
        return doubles;
    if (const digit_format two = several_digits(p, 2);
        p <= largest_modulus_in_doubles && two.most_inner() >= 256)
        return two;
    return several_digits(p, 3);
}

// The products of a format and their weights.
constexpr std::array<digit_product, 6> products_of(const digit_format& format, std::uint64_t p) {
    std::array<digit_product, 6> result{};
    if (format.count == 1)
        return result;
    std::array<std::uint64_t, 5> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = multiply_residues(powers[i - 1], (std::uint64_t(1) << format.bits) % p, p);
    const auto digits = static_cast<std::size_t>(format.count);
    std::size_t used = digits;
    for (std::size_t i = 0; i < digits; ++i)
        result[i] = {1u << i, powers[2 * i] % p};
    for (std::size_t i = 0; i < digits; ++i)
        for (std::size_t j = i + 1; j < digits; ++j) {
            const std::uint64_t weight = powers[i + j];
            result[used++] = {1u << i | 1u << j, weight};
            for (const std::size_t of : {i, j})
                result[of].weight = subtract_residues(result[of].weight, weight, p);
        }
    return result;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
