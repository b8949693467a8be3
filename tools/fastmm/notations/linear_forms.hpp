// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Straight-line programs expanded: linear forms over variables of which the later ones are forms over earlier ones. A
// chain of n doublings has 2^n of anything, so all of it is paid for from a budget.

#pragma once

#include "exact/number.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fastmm_tool {

/// What an expansion may cost, in coefficients; values that are new cost more than those that were there before.
class expansion_budget {
public:
    explicit expansion_budget(std::size_t coefficients) : all_(coefficients), left_(coefficients) {}

    /// Throws malformed where no more is left.
    void pay(std::size_t cost);

private:
    std::size_t all_, left_;
};

/// Numbers by name, so that a form takes 8 bytes a term. The names of 0 and 1 are 0 and 1.
class number_pool {
public:
    explicit number_pool(expansion_budget& budget);

    std::int32_t name(const number& value);
    std::int32_t sum(std::int32_t x, std::int32_t y);
    std::int32_t product(std::int32_t x, std::int32_t y);
    const number& operator[](std::int32_t name) const { return values_[static_cast<std::size_t>(name)]; }
    /// The value where it is an integer from -16 to 16, else 0.
    std::int64_t small(std::int32_t name) const { return small_[static_cast<std::size_t>(name)]; }

private:
    expansion_budget& budget_;
    std::vector<number> values_;
    std::vector<std::int8_t> small_; // by name
    std::map<number, std::int32_t> names_;
    std::unordered_map<std::uint64_t, std::int32_t> sums_, products_; // by the names of both operands
};

/// Forms over `variables` given ones and those that define_variable() adds.
class form_expander {
public:
    struct term {
        std::int32_t variable; // one of the given
        std::int32_t value;    // its name in the pool

        friend bool operator==(const term&, const term&) = default;
    };
    using form = std::vector<term>;

    form_expander(std::int32_t variables, number_pool& pool, expansion_budget& budget)
        : pool_(pool), budget_(budget), coefficients_(static_cast<std::size_t>(variables), 0) {}

    /// How many variables there are by now.
    std::int64_t variables() const { return static_cast<std::int64_t>(coefficients_.size() + fresh_.size()); }

    /// Adds coefficient * variable to the form at hand. Requires: 0 <= variable < variables().
    void add(std::int64_t variable, const number& coefficient);

    /// The form at hand over the given variables, by variable, none of its coefficients zero. Another one begins.
    form take();

    /// Makes the form at hand the next variable. Another one begins.
    void define_variable() { fresh_.push_back(take()); }

private:
    void add_given(std::int32_t variable, std::int32_t value);

    number_pool& pool_;
    expansion_budget& budget_;
    std::vector<std::int32_t> coefficients_; // of the form at hand, by given variable
    std::vector<std::int32_t> touched_;
    std::vector<form> fresh_;
};

} // namespace fastmm_tool
