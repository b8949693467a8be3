// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/scaling.hpp"

#include <algorithm>

namespace fastmm_tool {

namespace {

integer largest_part(const number& value, const integer& denominator) {
    const gaussian c = value.constant();
    return std::max(integer(abs(scaled_part(c.re, denominator))),
                    integer(abs(scaled_part(c.im, denominator))));
}

// The least common multiple of the denominators of a factor matrix; 0 where it is out of all bounds.
integer common_denominator(const exact_table& table, factor which) {
    std::vector<bool> seen(table.values.size());
    integer result = 1;
    for (const exact_entry& e : table.columns(which).entries) {
        if (seen[static_cast<std::size_t>(e.value)])
            continue;
        seen[static_cast<std::size_t>(e.value)] = true;
        const gaussian c = table.value(e).constant();
        take_in_denominators(result, c);
        if (msb(result) > 2 * most_bits)
            return 0;
    }
    return result;
}

} // namespace

void take_in_denominators(integer& common, const gaussian& value) {
    for (const rational* part : {&value.re, &value.im})
        if (const integer below = denominator(*part); common % below != 0) // Cheaper than an lcm.
            common = lcm(common, below);
}

integer scaled_part(const rational& part, const integer& denominator) {
    return numerator(part) * integer(denominator / boost::multiprecision::denominator(part));
}

scaling scaling_of(const exact_table& table) {
    scaling result;
    for (const number& value : table.values) {
        if (value.has_parameter())
            return result;
        result.complex |= !value.is_real();
    }
    result.u = common_denominator(table, factor::u);
    result.v = common_denominator(table, factor::v);
    result.w = common_denominator(table, factor::w);
    if (result.u == 0 || result.v == 0 || result.w == 0)
        return result;
    const auto norms = [&](factor which, const integer& scale) {
        std::vector<integer> parts;
        for (const number& value : table.values)
            parts.push_back(largest_part(value, scale));
        std::vector<integer> largest(static_cast<std::size_t>(table.rank));
        for (int r = 0; r < table.rank; ++r)
            for (const exact_entry& e : table.columns(which)[r])
                largest[static_cast<std::size_t>(r)] =
                    std::max(largest[static_cast<std::size_t>(r)], parts[static_cast<std::size_t>(e.value)]);
        return largest;
    };
    const std::vector<integer> u = norms(factor::u, result.u), v = norms(factor::v, result.v),
                               w = norms(factor::w, result.w);
    result.bound = result.u * result.v * result.w;
    for (std::size_t r = 0; r < u.size(); ++r)
        result.bound += 4 * u[r] * v[r] * w[r]; // A product of three has four parts in either of its own.
    result.applies = true;
    return result;
}

bool fits(const scaling& scale, unsigned bits) {
    return scale.bound < integer(1) << bits;
}

} // namespace fastmm_tool
