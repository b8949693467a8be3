// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "exact/modular.hpp"

#include <cstdlib>

namespace fastmm_tool {

std::optional<std::uint64_t> modular_arithmetic::image(const rational& value) const {
    const integer prime(prime_);
    const auto reduced = [&](const integer& x) {
        const integer remainder = x % prime;
        return static_cast<std::uint64_t>(remainder < 0 ? integer(remainder + prime) : remainder);
    };
    const std::uint64_t below = reduced(denominator(value));
    if (below == 0)
        return std::nullopt;
    const std::uint64_t above = reduced(numerator(value));
    return below == 1 ? above : multiply(above, inverse(below));
}

std::optional<std::uint64_t> modular_arithmetic::image(const number& value, std::uint64_t i,
                                                       std::uint64_t parameter) const {
    std::uint64_t sum = 0;
    for (const number::term& t : value.terms()) {
        const auto re = image(t.coefficient.re), im = image(t.coefficient.im);
        if (!re || !im)
            return std::nullopt;
        const std::uint64_t coefficient = add(*re, multiply(*im, i));
        const std::uint64_t base = t.exponent < 0 ? inverse(parameter) : parameter;
        sum = add(sum, multiply(coefficient, power(base, static_cast<std::uint64_t>(std::abs(t.exponent)))));
    }
    return sum;
}

std::uint64_t large_prime_imaginary_unit() {
    static const std::uint64_t root = [] {
        constexpr modular_arithmetic field(large_prime);
        for (std::uint64_t a = 2;; ++a)
            if (field.power(a, (large_prime - 1) / 2) == large_prime - 1)
                return field.power(a, (large_prime - 1) / 4); // a is no square
    }();
    return root;
}

} // namespace fastmm_tool
