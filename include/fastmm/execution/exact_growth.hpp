// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How large the integers become that a schedule forms of integers, step by step as its code is executed: where none exceeds
// what a mantissa holds, the product is exact.

#pragma once

#include <fastmm/execution/partition.hpp>
#include <fastmm/execution/walk.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Bounds of the values of a product, for operands whose elements are at most 1 in magnitude.
struct value_bounds {
    double result = 0;
    double largest = 0; // of any value, on the way to it
};

// The values of one of the programs of a level, as bounds.
class bounded_program {
public:
    static constexpr std::size_t most_values = 1024;

    // Whether all coefficients are integers, and not too many.
    bool is_integral() const { return integral_; }
    // Of any value so far.
    double largest() const { return largest_; }
    double& operator[](std::size_t value) { return values_[value]; }

    // The value of a form of one of a level's programs without shared additions.
    double sum(const program_form& form, std::span<const program_block> blocks) {
        double result = 0;
        for (const program_block& block :
             blocks.subspan(static_cast<std::size_t>(form.first), static_cast<std::size_t>(form.size())))
            result += magnitude(block.value);
        return note(result);
    }

    // The values behind the inputs, which are there.
    void run(const sweep_view& code) {
        if (static_cast<std::size_t>(code.values()) > most_values) {
            integral_ = false;
            return;
        }
        auto next = static_cast<std::size_t>(code.inputs);
        for (const sweep_step& step : code.steps)
            values_[next++] =
                note(magnitude(step.left_factor) * values_[static_cast<std::size_t>(step.left)] +
                     magnitude(step.right_factor) * values_[static_cast<std::size_t>(step.right)]);
    }

    // An output, with its factor or without.
    double output(const linear_output& output) {
        const double value = values_[static_cast<std::size_t>(output.value)];
        return note(std::max(value, magnitude(output.factor) * value));
    }

    double magnitude(const coefficient& value) {
        integral_ = integral_ && value.denominator == 1;
        return absolute(value);
    }

    double note(double value) {
        largest_ = std::max(largest_, value);
        return value;
    }

private:
    std::array<double, most_values> values_{};
    double largest_ = 0;
    bool integral_ = true;
};

// The bounds of a level whose products have these.
inline value_bounds bounds_of_level(const level_code& code, const value_bounds& product) {
    constexpr value_bounds unknown{std::numeric_limits<double>::infinity(),
                                   std::numeric_limits<double>::infinity()};
    bounded_program left, right, result;
    const auto rank = static_cast<std::size_t>(code.rank);
    if (rank > bounded_program::most_values)
        return unknown;
    const bool reads = !code.program.u_forms.empty();
    if (!reads)
        for (const auto& [program, sweep] : {std::pair(&left, &code.u), std::pair(&right, &code.v)}) {
            for (std::size_t i = 0; i < static_cast<std::size_t>(sweep->inputs) && i < program->most_values;
                 ++i)
                (*program)[i] = 1;
            program->run(*sweep);
        }
    double largest_product = 0;
    for (std::size_t r = 0; r < rank && left.is_integral() && right.is_integral(); ++r) {
        const double sums = reads ? left.sum(code.program.u_forms[r], code.program.u) *
                                        right.sum(code.program.v_forms[r], code.program.v) *
                                        std::max(1.0, left.magnitude(code.program.divided[r]))
                                  : left.output(code.u.outputs[r]) * right.output(code.v.outputs[r]);
        largest_product = std::max(largest_product, sums);
        result[r] = sums * product.result;
    }
    double largest_result = 0;
    if (!code.w.outputs.empty()) {
        result.run(code.w);
        for (const linear_output& output : code.w.outputs)
            largest_result = std::max(largest_result, result.output(output));
    } else {
        // Every product is added to its blocks, term by term.
        const auto cols = static_cast<std::size_t>(code.dimensions.n);
        std::array<double, bounded_program::most_values> blocks{};
        for (std::size_t r = 0; r < rank; ++r) {
            const program_form& form = code.program.w_forms[r];
            for (const program_block& block : code.program.w.subspan(static_cast<std::size_t>(form.first),
                                                                     static_cast<std::size_t>(form.size()))) {
                const std::size_t at =
                    static_cast<std::size_t>(block.row) * cols + static_cast<std::size_t>(block.col);
                if (at >= blocks.size())
                    return unknown;
                blocks[at] += result.magnitude(block.value) * result[r];
                largest_result = std::max(largest_result, blocks[at]);
            }
        }
    }
    if (!left.is_integral() || !right.is_integral() || !result.is_integral())
        return unknown;
    return {largest_result, std::max({left.largest(), right.largest(), largest_product * product.largest,
                                      result.largest(), largest_result})};
}

// The bounds of a schedule for an inner dimension, whatever the others are; infinite where one of its coefficients is no
// integer.
template <class T>
value_bounds exact_growth(level_sequence<T> levels, std::ptrdiff_t inner) {
    const auto classical = static_cast<double>(inner);
    if (levels.empty())
        return {classical, classical};
    const level_code& code = levels.front().code;
    const std::ptrdiff_t blocks = inner / code.dimensions.k;
    if (blocks == 0)
        return {classical, classical};
    const value_bounds core = bounds_of_level(code, exact_growth<T>(levels.subspan(1), blocks));
    const auto fringe = static_cast<double>(inner - blocks * code.dimensions.k);
    // Fringes of rows and columns are classical.
    return {std::max(core.result + fringe, classical), std::max(core.largest + fringe, classical)};
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
