// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/verification.hpp"

#include "exact/malformed.hpp"
#include "table/residual.hpp"

#include <algorithm>

namespace fastmm_tool {

namespace {

verdict exact_verdict(const exact_table& table) {
    bool integers = true, real = true;
    for (const number& value : table.values) {
        integers &= value.is_integer();
        real &= value.is_real();
    }
    return !real ? verdict::over_gaussian : integers ? verdict::over_integers : verdict::over_rationals;
}

verification judge(const exact_table& table, const scaling& scale, w_order order,
                   const verification_options& options) {
    const residual_report left = residual(table, scale, order, options.modulus, options.progress);
    verification result;
    result.order = order;
    result.wrong_entries = left.wrong_entries;
    result.first = left.first;
    if (options.modulus != 0)
        result.modulo_wanted = left.zero_modulo;
    if (left.is_zero) {
        result.result = exact_verdict(table);
    } else if (left.lowest_exponent > 0) {
        result.result = verdict::approximate;
        result.error_order = left.lowest_exponent;
    } else if (left.common_divisor > 1) {
        result.result = verdict::modulo_only;
        result.modulus = left.common_divisor;
    }
    return result;
}

// The verdict in the order that is stated or, where that fails, in the other.
verification settle(const exact_table& table, const scaling& scale, const verification_options& options) {
    const w_order stated = options.order.value_or(table.order);
    if (options.order)
        return judge(table, scale, stated, options);
    const w_order other = stated == w_order::c ? w_order::c_transposed : w_order::c;
    if (!vanishes_at_random(table, stated) && vanishes_at_random(table, other))
        if (verification result = judge(table, scale, other, options); result.result != verdict::not_exact)
            return result;
    verification first = judge(table, scale, stated, options);
    if (first.result != verdict::not_exact || first.modulo_wanted.value_or(false))
        return first;
    // Modulo 2, say, or where a parameter goes to 0, the random point has told nothing.
    verification second = judge(table, scale, other, options);
    return second.result != verdict::not_exact || second.modulo_wanted.value_or(false) ? second : first;
}

} // namespace

std::string to_string(verdict what, const integer& modulus) {
    switch (what) {
    case verdict::over_integers:
        return "exact over Z";
    case verdict::over_rationals:
        return "exact over Q";
    case verdict::over_gaussian:
        return "exact over Q(i)";
    case verdict::modulo_only:
        return "exact modulo " + modulus.str() + " only";
    case verdict::approximate:
        return "approximate (border rank)";
    default:
        return "not exact";
    }
}

std::string to_string(const wrong_entry& wrong) {
    using fastmm::detail::block_name;
    return block_name('a', wrong.a_row, wrong.a_col) + ' ' + block_name('b', wrong.b_row, wrong.b_col) + ' ' +
           block_name('c', wrong.c_row, wrong.c_col) + ": expected " + std::to_string(wrong.expected) +
           ", got " + to_string(wrong.got);
}

verification verify(const exact_table& table, const verification_options& options) {
    const scaling scale = scaling_of(table);
    const double work = residual_work(table, scale);
    if (work > static_cast<double>(options.most_work))
        throw malformed("the proof takes " + std::to_string(static_cast<std::int64_t>(std::min(work, 9e18))) +
                        " multiplications, and " + std::to_string(options.most_work) +
                        " are left of those that a file may take (--max-work raises it)");
    verification result = settle(table, scale, options);
    result.work = work;
    return result;
}

} // namespace fastmm_tool
