// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/linear_forms.hpp"

#include "exact/malformed.hpp"

#include <algorithm>
#include <string>

namespace fastmm_tool {

namespace {

// A new value takes about as much as this many terms of a form, and its digits come on top: arithmetic with them is
// quadratic in their number.
constexpr std::size_t cost_of_a_value = 128;

std::size_t digits_of(const number& value) {
    std::size_t bits = 0;
    for (const number::term& t : value.terms())
        for (const rational* part : {&t.coefficient.re, &t.coefficient.im})
            for (const integer& side : {numerator(*part), denominator(*part)})
                bits += side.is_zero() ? 0 : msb(abs(side));
    return bits / 4;
}

std::int8_t small_value(const number& value) {
    if (!value.is_integer())
        return 0;
    const rational exact = value.constant().re;
    return abs(exact) <= 16 ? numerator(exact).convert_to<std::int8_t>() : std::int8_t(0);
}

std::uint64_t pair_of(std::int32_t x, std::int32_t y) {
    return (static_cast<std::uint64_t>(x) << 32) | static_cast<std::uint64_t>(y);
}

} // namespace

void expansion_budget::pay(std::size_t cost) {
    if (cost > left_)
        throw malformed("the fresh variables expand to more than " + std::to_string(all_) + " coefficients");
    left_ -= cost;
}

number_pool::number_pool(expansion_budget& budget) : budget_(budget) {
    for (const std::int64_t value : {0, 1})
        name(number(value));
}

std::int32_t number_pool::name(const number& value) {
    const auto [place, is_new] = names_.try_emplace(value, static_cast<std::int32_t>(values_.size()));
    if (is_new) {
        budget_.pay(cost_of_a_value + digits_of(value));
        values_.push_back(value);
        small_.push_back(small_value(value));
    }
    return place->second;
}

std::int32_t number_pool::sum(std::int32_t x, std::int32_t y) {
    if (x == 0 || y == 0)
        return x + y;
    const auto [place, is_new] = sums_.emplace(pair_of(std::min(x, y), std::max(x, y)), 0);
    if (is_new) {
        budget_.pay(cost_of_a_value + digits_of((*this)[x]) + digits_of((*this)[y]));
        place->second = name((*this)[x] + (*this)[y]);
    }
    return place->second;
}

std::int32_t number_pool::product(std::int32_t x, std::int32_t y) {
    if (x <= 1 || y <= 1)
        return x * y;
    const auto [place, is_new] = products_.emplace(pair_of(std::min(x, y), std::max(x, y)), 0);
    if (is_new) {
        budget_.pay(cost_of_a_value + digits_of((*this)[x]) + digits_of((*this)[y]));
        place->second = name((*this)[x] * (*this)[y]);
    }
    return place->second;
}

void form_expander::add_given(std::int32_t variable, std::int32_t value) {
    budget_.pay(1);
    std::int32_t& coefficient = coefficients_[static_cast<std::size_t>(variable)];
    if (coefficient == 0)
        touched_.push_back(variable);
    coefficient = pool_.sum(coefficient, value);
}

void form_expander::add(std::int64_t variable, const number& coefficient) {
    const std::int32_t value = pool_.name(coefficient);
    if (value == 0)
        return;
    const auto given = static_cast<std::int64_t>(coefficients_.size());
    if (variable < given)
        return add_given(static_cast<std::int32_t>(variable), value);
    for (const auto& [inner, inner_value] : fresh_[static_cast<std::size_t>(variable - given)])
        add_given(inner, pool_.product(value, inner_value));
}

form_expander::form form_expander::take() {
    std::sort(touched_.begin(), touched_.end());
    form result;
    for (const std::int32_t variable : touched_) {
        std::int32_t& value = coefficients_[static_cast<std::size_t>(variable)];
        if (value != 0)
            result.push_back({variable, value});
        value = 0;
    }
    touched_.clear();
    return result;
}

} // namespace fastmm_tool
