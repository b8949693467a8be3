// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/residual.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fastmm_tool {

namespace {

// Of a machine word; what is smaller takes none of it.
constexpr double word_bits = 64;

double words_of(const integer& value) {
    return value.is_zero() ? 0 : std::floor(msb(abs(value)) / word_bits);
}

// The sum over the products of what their three factors weigh, multiplied; `weights` are of the values.
double weighted_products(const exact_table& table, const std::vector<double>& weights) {
    const auto weight_of = [&](const exact_columns& columns, int r) {
        double sum = 0;
        for (const exact_entry& e : columns[r])
            sum += weights[static_cast<std::size_t>(e.value)];
        return sum;
    };
    double work = 0;
    for (int r = 0; r < table.rank; ++r)
        work += weight_of(table.u, r) * weight_of(table.v, r) * weight_of(table.w, r);
    return work;
}

double weight_of(const number& value) {
    double weight = 0;
    for (const number::term& t : value.terms()) {
        weight += 1;
        for (const rational* part : {&t.coefficient.re, &t.coefficient.im})
            weight += words_of(numerator(*part)) + words_of(denominator(*part));
    }
    return weight;
}

// How large a sum of a proof can get that is no integer.
struct sum_size {
    double terms;             // powers of the parameter
    double denominator_words; // of a coefficient
};

sum_size sum_size_of(const exact_table& table) {
    sum_size result{1, 0};
    for (const factor which : {factor::u, factor::v, factor::w}) {
        std::vector<bool> seen(table.values.size());
        int least = largest_exponent, most = -largest_exponent;
        integer common = 1;
        for (const exact_entry& e : table.columns(which).entries) {
            if (seen[static_cast<std::size_t>(e.value)])
                continue;
            seen[static_cast<std::size_t>(e.value)] = true;
            for (const number::term& t : table.value(e).terms()) {
                least = std::min(least, t.exponent);
                most = std::max(most, t.exponent);
                if (msb(common) <= most_bits)
                    take_in_denominators(common, t.coefficient);
            }
        }
        result.terms += std::max(most - least, 0);
        result.denominator_words += words_of(common);
    }
    result.terms = std::min(result.terms, 2. * largest_exponent + 1);
    result.denominator_words = std::min(result.denominator_words, most_bits / word_bits);
    return result;
}

} // namespace

// The factors are measured, on a file of each kind that does its worst.
double residual_work(const exact_table& table, const scaling& scale) {
    if (scale.applies) {
        const double multiplications = weighted_products(table, std::vector<double>(table.values.size(), 1));
        return fits(scale, 126) ? multiplications : multiplications * 100 * (1 + words_of(scale.bound));
    }
    std::vector<double> weights;
    for (const number& value : table.values)
        weights.push_back(weight_of(value));
    const sum_size sums = sum_size_of(table);
    // A sum is copied with all its terms, and a greatest common divisor is found for each.
    return weighted_products(table, weights) * (400 + sums.terms * (8 + 40 * sums.denominator_words));
}

} // namespace fastmm_tool
