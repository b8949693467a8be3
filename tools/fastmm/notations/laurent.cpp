// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Coefficients that depend on a parameter, as Benson and Ballard write them.

#include "notations/coefficient_rows.hpp"

#include "exact/malformed.hpp"
#include "notations/text_scanner.hpp"

#include <span>
#include <vector>

namespace fastmm_tool {

namespace {

// By halves: adding one term after another would take time as the square of their number.
number sum(std::span<const number> terms) {
    if (terms.size() == 1)
        return terms.front();
    const std::size_t half = terms.size() / 2;
    return sum(terms.first(half)) + sum(terms.subspan(half));
}

} // namespace

number parse_laurent(std::string_view text) {
    const auto refuse = [&] { throw malformed("expected a coefficient, got " + in_quotes(text)); };
    std::string_view rest = text;
    if (rest.starts_with('(') && rest.ends_with(')') && rest.size() > 2)
        rest = rest.substr(1, rest.size() - 2);
    const auto take_while = [&](auto belongs) {
        std::size_t length = 0;
        while (length < rest.size() && belongs(rest[length]))
            ++length;
        const std::string_view taken = rest.substr(0, length);
        rest.remove_prefix(length);
        return taken;
    };
    const auto take = [&](char c) {
        const bool is_next = rest.starts_with(c);
        rest.remove_prefix(is_next ? 1 : 0);
        return is_next;
    };

    std::vector<number> terms;
    do {
        // "1+-x": a minus belongs to its term, and may join as well.
        if (!terms.empty() && !rest.starts_with('-') && !take('+'))
            refuse();
        const bool negative = take('-');
        bool after_e = false;
        const std::string_view literal = take_while([&](char c) {
            const bool is_exponent = c == 'e' || c == 'E';
            const bool belongs =
                is_digit(c) || c == '.' || c == '/' || is_exponent || (after_e && (c == '-' || c == '+'));
            after_e = is_exponent;
            return belongs;
        });
        number term = literal.empty() ? number(1) : number(parse_rational(literal));
        if (take('x')) {
            const std::string_view digits = take_while(is_digit);
            if (digits.size() > 4)
                refuse();
            int power = digits.empty() ? 1 : 0;
            for (const char c : digits)
                power = power * 10 + (c - '0');
            term = term * number::parameter_to_the(take('i') ? -power : power);
        } else if (literal.empty()) {
            refuse();
        }
        terms.push_back(negative ? -term : term);
    } while (!rest.empty());
    return sum(terms);
}

} // namespace fastmm_tool
