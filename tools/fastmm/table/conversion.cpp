// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/conversion.hpp"

#include "exact/malformed.hpp"

#include <fastmm/factorization/algebra.hpp>

#include <algorithm>
#include <cstdlib>

namespace fastmm_tool {

namespace {

constexpr int largest_coefficient = 32767;

fastmm::coefficient small_coefficient(const number& value, const std::string& place) {
    if (!value.is_rational())
        throw malformed(place, std::string("a factorization file has rational coefficients only, not ") +
                                   to_string(value));
    const rational& exact = value.terms().front().coefficient.re;
    if (abs(numerator(exact)) > largest_coefficient || denominator(exact) > largest_coefficient)
        throw malformed(
            place, "a factorization file has coefficients of at most 32767 above and below the line, not " +
                       fastmm_tool::in_quotes(to_string(value)));
    return {numerator(exact).convert_to<int>(), denominator(exact).convert_to<int>()};
}

fastmm::dynamic_columns small_columns(const exact_table& table, factor which) {
    fastmm::dynamic_columns result;
    result.begin.push_back(0);
    const bool is_turned = which == factor::w && table.order == w_order::c_transposed;
    for (int r = 0; r < table.rank; ++r) {
        const auto form = table.columns(which)[r];
        if (form.empty())
            throw malformed(place_of_form(which, r), "a factorization file has no empty forms");
        const auto first = result.entries.size();
        for (const exact_entry& e : form) {
            const std::string place = place_of_form(which, r);
            const fastmm::coefficient value = small_coefficient(table.value(e), place);
            if (table.modulo_2 && value.denominator != 1)
                throw malformed(place, "the table holds modulo 2 only, but has the coefficient " +
                                           to_string(table.value(e)));
            result.entries.push_back(
                {is_turned ? reordered_w_index(e.index, table.dimensions, table.order) : e.index, value});
        }
        std::sort(result.entries.begin() + static_cast<std::ptrdiff_t>(first), result.entries.end(),
                  [](const fastmm::entry& x, const fastmm::entry& y) { return x.index < y.index; });
        result.begin.push_back(static_cast<int>(result.entries.size()));
    }
    result.sums = table.columns(which).sums;
    result.sums_of_products = table.columns(which).sums_of_products;
    if (is_turned)
        fastmm::detail::transpose_sums(result, table.dimensions.m, table.dimensions.n);
    return result;
}

} // namespace

std::int32_t reordered_w_index(std::int32_t index, const shape& dimensions, w_order order) {
    const int cols = order == w_order::c ? dimensions.n : dimensions.m;
    const int rows = order == w_order::c ? dimensions.m : dimensions.n;
    return index % cols * rows + index / cols;
}

fastmm::factorization to_factorization(const exact_table& table) {
    for (const int d : {table.dimensions.m, table.dimensions.k, table.dimensions.n})
        if (d > 64)
            throw malformed("a factorization file has dimensions of at most 64, not " +
                            to_string(table.dimensions));
    fastmm::factorization f;
    f.name = table.name;
    f.source = table.source;
    f.dimensions = table.dimensions;
    f.rank = table.rank;
    f.u = small_columns(table, factor::u);
    f.v = small_columns(table, factor::v);
    f.w = small_columns(table, factor::w);
    bool has_fractions = false, is_ternary = true;
    for (const fastmm::dynamic_columns* columns : {&f.u, &f.v, &f.w})
        for (const fastmm::entry& e : columns->entries) {
            has_fractions |= e.value.denominator != 1;
            is_ternary &= std::abs(e.value.numerator) == 1;
        }
    f.ring = table.modulo_2  ? fastmm::stated_ring::modulo_2
             : has_fractions ? fastmm::stated_ring::rational
             : is_ternary    ? fastmm::stated_ring::ternary
                             : fastmm::stated_ring::integer;
    return f;
}

exact_table from_factorization(const fastmm::factorization& f) {
    table_builder builder(f.dimensions, f.rank, w_order::c);
    builder.set_name(f.name);
    builder.set_source(f.source);
    builder.set_modulo_2(f.ring == fastmm::stated_ring::modulo_2);
    for (const factor which : {factor::u, factor::v, factor::w}) {
        const fastmm::dynamic_columns& columns = which == factor::u ? f.u : which == factor::v ? f.v : f.w;
        for (int r = 0; r < f.rank; ++r)
            for (const fastmm::entry& e : columns[r]) {
                if (e.value.denominator == 1)
                    builder.add(which, r, e.index, std::int64_t(e.value.numerator));
                else
                    builder.add(which, r, e.index, number(rational(e.value.numerator, e.value.denominator)));
            }
    }
    exact_table result = builder.finish();
    const auto keep_sums = [](exact_columns& to, const fastmm::dynamic_columns& from) {
        to.sums = from.sums;
        to.sums_of_products = from.sums_of_products;
    };
    keep_sums(result.u, f.u);
    keep_sums(result.v, f.v);
    keep_sums(result.w, f.w);
    return result;
}

std::string place_of_form(factor which, int product) {
    return "product " + std::to_string(product + 1) + ", " + "UVW"[static_cast<std::size_t>(which)];
}

} // namespace fastmm_tool
