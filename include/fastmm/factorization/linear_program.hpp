// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Straight-line programs of additions: linear forms whose common parts are computed once.

#pragma once

#include <fastmm/factorization/algebra.hpp>

#include <array>
#include <cstddef>
#include <numeric>

namespace fastmm::inline FASTMM_ABI {

/// One addition: value[inputs + i] = left_factor * value[left] + right_factor * value[right].
struct linear_step {
    int left = 0;
    int right = 0;
    coefficient left_factor;
    coefficient right_factor;

    friend constexpr bool operator==(const linear_step&, const linear_step&) = default;
};

/// One output: factor * value[value]; value < inputs: an input itself. A form without terms has factor 0.
struct linear_output {
    int value = 0;
    coefficient factor;

    friend constexpr bool operator==(const linear_output&, const linear_output&) = default;
};

/// A straight-line program: values 0 .. Inputs - 1 are the inputs, value Inputs + i is what step i makes from
/// values before it.
template <int Inputs, int Steps, int Outputs>
struct linear_program {
    static constexpr int inputs = Inputs;
    static constexpr int step_count = Steps;
    static constexpr int output_count = Outputs;

    std::array<linear_step, std::size_t(Steps)> steps{};
    std::array<linear_output, std::size_t(Outputs)> outputs{};
};

namespace detail {

constexpr coefficient sum(const coefficient& x, const coefficient& y) {
    if (x.denominator == 1 && y.denominator == 1) {
        const long long total = static_cast<long long>(x.numerator) + y.numerator;
        if (static_cast<int>(total) != total)
            fail("the sum of two coefficients does not fit 32 bits");
        return {static_cast<int>(total), 1};
    }
    const long long numerator = static_cast<long long>(x.numerator) * y.denominator +
                                static_cast<long long>(y.numerator) * x.denominator;
    const long long denominator = static_cast<long long>(x.denominator) * y.denominator;
    const long long divisor = std::gcd(numerator, denominator);
    const coefficient result{static_cast<int>(numerator / divisor), static_cast<int>(denominator / divisor)};
    if (result.numerator != numerator / divisor || result.denominator != denominator / divisor)
        fail("the sum of two coefficients does not fit 32 bits");
    return result;
}

// Calls add(input, coefficient) for every path from an output to an input. Cost: the number of paths. `pending`: room for
// two outputs more than the program has steps.
template <class Program, class Outputs, class Add>
constexpr void for_each_term(const Program& program, int output, Outputs& pending, Add add) {
    // Every step taken from the stack leaves one more there, and its operands precede it.
    std::size_t used = 0;
    pending[used++] = program.outputs[static_cast<std::size_t>(output)];
    while (used > 0) {
        const linear_output top = pending[--used];
        if (top.factor.numerator == 0)
            continue;
        if (top.value < program.inputs) {
            add(top.value, top.factor);
            continue;
        }
        const linear_step& step = program.steps[static_cast<std::size_t>(top.value - program.inputs)];
        pending[used++] = {step.left, product(top.factor, step.left_factor)};
        pending[used++] = {step.right, product(top.factor, step.right_factor)};
    }
}

} // namespace detail

/// The coefficients of one output over the inputs, term by term. Cost: the number of paths from the output to
/// the inputs, which is the number of its terms where nothing cancels.
template <int Inputs, int Steps, int Outputs>
constexpr std::array<coefficient, std::size_t(Inputs)>
expanded(const linear_program<Inputs, Steps, Outputs>& program, int output) {
    std::array<coefficient, std::size_t(Inputs)> result{};
    result.fill({0, 1});
    std::array<linear_output, std::size_t(Steps) + 2> pending{};
    detail::for_each_term(program, output, pending, [&](int input, const coefficient& value) {
        coefficient& sum = result[static_cast<std::size_t>(input)];
        sum = detail::sum(sum, value);
    });
    return result;
}

} // namespace fastmm::inline FASTMM_ABI
