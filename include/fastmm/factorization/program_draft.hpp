// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Programs of additions while they are made: written step by step, transposed, and given the signs and factors
// that the execution wants.
//
// This runs in the compiler, which charges for every call and every index: built-in arrays, and no copies. The same code
// serves tables that are read at run time, with vectors for arrays, whose operator [] is then taken with an int.

#pragma once

#include <fastmm/factorization/linear_program.hpp>

#include <array>
#include <cstddef>
#include <numeric>

namespace fastmm::inline FASTMM_ABI::detail {

// std::array would be a call an index.
template <class T, int Size>
using plain_array = T[static_cast<std::size_t>(Size)];

// Gives an array of zeros its length, where that is not part of its type.
template <class Array>
constexpr void fit([[maybe_unused]] Array& array, [[maybe_unused]] int size) {
    if constexpr (requires { array.resize(std::size_t()); })
        array.resize(static_cast<std::size_t>(size));
}

// The sizes of a draft and the arrays that have them, in a constant expression. run_time_additions.hpp has another kind.
template <int Inputs, int Outputs, int Capacity>
struct fixed_draft_size {
    static constexpr int inputs = Inputs, outputs = Outputs, capacity = Capacity;

    template <class T>
    using per_step = plain_array<T, Capacity>;
    template <class T>
    using per_output = plain_array<T, Outputs>;
    template <class T>
    using per_value = plain_array<T, Inputs + Capacity>;
    template <class T>
    using per_flow = plain_array<T, 2 * Capacity + Outputs>;

    using transposed = fixed_draft_size<Outputs, Inputs, Capacity>;
    constexpr transposed transpose() const { return {}; }
};

// A program of at most `capacity` steps whose length is not known yet.
template <class Size>
struct program_draft : Size {
    using Size::capacity;
    using Size::inputs;
    using Size::outputs;

    int steps = 0;
    typename Size::template per_step<int> left{};
    typename Size::template per_step<int> right{};
    typename Size::template per_step<coefficient> left_factor{};
    typename Size::template per_step<coefficient> right_factor{};
    typename Size::template per_output<int> output{};
    typename Size::template per_output<coefficient> output_factor{};

    constexpr explicit program_draft(const Size& size) : Size(size) {
        fit(left, capacity);
        fit(right, capacity);
        fit(left_factor, capacity);
        fit(right_factor, capacity);
        fit(output, outputs);
        fit(output_factor, outputs);
    }

    constexpr int add(int x, const coefficient& x_factor, int y, const coefficient& y_factor) {
        left[steps] = x;
        right[steps] = y;
        left_factor[steps] = x_factor;
        right_factor[steps] = y_factor;
        return inputs + steps++;
    }

    constexpr int scaled_outputs() const {
        int result = 0;
        for (int i = 0; i < outputs; ++i)
            if (output_factor[i].numerator != 1 || output_factor[i].denominator != 1)
                ++result;
        return result;
    }
};

// y / x where it fits a coefficient; 0 where it does not.
constexpr coefficient quotient(const coefficient& y, const coefficient& x) {
    if (x.denominator == 1 && (x.numerator == 1 || x.numerator == -1))
        return {x.numerator * y.numerator, y.denominator};
    const long long sign = x.numerator < 0 ? -1 : 1;
    const long long numerator = sign * y.numerator * x.denominator,
                    denominator = sign * y.denominator * x.numerator;
    const long long divisor = std::gcd(numerator, denominator);
    const coefficient result{static_cast<int>(numerator / divisor), static_cast<int>(denominator / divisor)};
    const bool fits = result.numerator == numerator / divisor && result.denominator == denominator / divisor;
    return fits ? result : coefficient{0, 1};
}

// A sum of terms, appended to a draft as a chain; the result is factor * value. `unit_output`: the factor is
// 1 wherever a chain can make it so without a step of two minuses. Otherwise it is the coefficient of one of
// the terms.
struct scaled_value {
    int value = 0;
    coefficient factor{0, 1};
};

template <class Draft, class Terms>
constexpr scaled_value append_sum(Draft& draft, Terms& terms, int count, bool unit_output) {
    if (count == 0)
        return {};
    if (count == 1)
        return terms[0];
    int lead = 0;
    int best = -1;
    // The first 1, or else the first that is not -1, or else the first.
    for (int i = 0; i < count && best < 2; ++i) {
        const coefficient& c = terms[i].factor;
        const int merit = c.denominator != 1 ? 1 : c.numerator == 1 ? 2 : c.numerator == -1 ? 0 : 1;
        if (merit > best) {
            best = merit;
            lead = i;
        }
    }
    coefficient unit = terms[lead].factor;
    if (unit_output && best > 0)
        unit = {1, 1};
    for (int i = 0; i < count; ++i)
        if (quotient(terms[i].factor, unit).numerator == 0)
            unit = {1, 1};
    const scaled_value first = terms[lead];
    terms[lead] = terms[0];
    scaled_value sum{first.value, quotient(first.factor, unit)};
    for (int i = 1; i < count; ++i)
        sum = {draft.add(sum.value, sum.factor, terms[i].value, quotient(terms[i].factor, unit)), {1, 1}};
    return {sum.value, unit};
}

// The program of the transposed matrix, by as many additions and a term for every output that the other has
// more: values run from the outputs to the inputs, and where one was used several times, as many are added.
// Requires: coefficients 1 and -1 only, and no form without terms.
template <class Size>
constexpr auto transposed_draft(const program_draft<Size>& draft) {
    const int inputs = draft.inputs, outputs = draft.outputs;
    program_draft<typename Size::transposed> result(draft.transpose());
    // What flows into each value: lists, linked in `next`.
    typename Size::template per_value<int> head{};
    typename Size::template per_flow<int> next{};
    typename Size::template per_flow<scaled_value> link{}, terms{};
    fit(head, inputs + draft.steps);
    fit(next, 2 * draft.steps + outputs);
    fit(link, 2 * draft.steps + outputs);
    fit(terms, 2 * draft.steps + outputs);
    int links = 0;
    const auto flow = [&](int value, const scaled_value& term) {
        link[links] = term;
        next[links] = head[value];
        head[value] = ++links;
    };
    const auto total = [&](int value) {
        int count = 0;
        for (int l = head[value]; l != 0; l = next[l - 1])
            terms[count++] = link[l - 1];
        return append_sum(result, terms, count, true);
    };
    for (int i = 0; i < outputs; ++i)
        flow(draft.output[i], {i, draft.output_factor[i]});
    for (int i = draft.steps - 1; i >= 0; --i) {
        const scaled_value sum = total(inputs + i);
        flow(draft.left[i], {sum.value, product(sum.factor, draft.left_factor[i])});
        flow(draft.right[i], {sum.value, product(sum.factor, draft.right_factor[i])});
    }
    for (int i = 0; i < inputs; ++i) {
        const scaled_value sum = total(i);
        result.output[i] = sum.value;
        result.output_factor[i] = sum.factor;
    }
    return result;
}

// Turns a difference round, and with it the sums that lead from it to an output with a factor of -1, and
// whatever would then have two minuses. Returns whether fewer outputs have a factor of -1; else nothing is
// changed. `towards`: the values of which a turned operand is to turn the value.
template <class Size, class Towards>
constexpr bool turn_round(program_draft<Size>& draft, int difference, const Towards& towards) {
    const int inputs = draft.inputs, outputs = draft.outputs;
    typename Size::template per_value<bool> turned{};
    fit(turned, inputs + draft.steps);
    const int first = difference - inputs;
    turned[difference] = true;
    for (int i = first + 1; i < draft.steps; ++i) {
        const bool left_minus = (draft.left_factor[i].numerator < 0) != turned[draft.left[i]],
                   right_minus = (draft.right_factor[i].numerator < 0) != turned[draft.right[i]];
        const bool was_sum = draft.left_factor[i].numerator == draft.right_factor[i].numerator;
        turned[inputs + i] =
            towards[inputs + i] && was_sum ? left_minus || right_minus : left_minus && right_minus;
    }
    int gained = 0;
    for (int i = 0; i < outputs; ++i)
        if (turned[draft.output[i]])
            gained += draft.output_factor[i].numerator < 0 ? 1 : -1;
    if (gained <= 0)
        return false;
    for (int i = first; i < draft.steps; ++i) {
        if (turned[draft.left[i]] != turned[inputs + i])
            draft.left_factor[i].numerator = -draft.left_factor[i].numerator;
        if (turned[draft.right[i]] != turned[inputs + i])
            draft.right_factor[i].numerator = -draft.right_factor[i].numerator;
    }
    for (int i = 0; i < outputs; ++i)
        if (turned[draft.output[i]])
            draft.output_factor[i].numerator = -draft.output_factor[i].numerator;
    return true;
}

// Turns differences round until no more outputs lose a factor of -1. Requires: coefficients 1 and -1 only.
template <class Size>
constexpr void settle_signs(program_draft<Size>& draft) {
    const int inputs = draft.inputs, outputs = draft.outputs;
    for (int output = 0; output < outputs; ++output) {
        if (draft.output_factor[output].numerator > 0)
            continue;
        // The sums that the output consists of, down to differences.
        typename Size::template per_value<bool> towards{};
        fit(towards, inputs + draft.steps);
        towards[draft.output[output]] = true;
        for (int i = draft.steps - 1; i >= 0; --i) {
            if (!towards[inputs + i])
                continue;
            if (draft.left_factor[i].numerator == draft.right_factor[i].numerator) {
                towards[draft.left[i]] = true;
                towards[draft.right[i]] = true;
            } else if (turn_round(draft, inputs + i, towards)) {
                output = -1;
                break;
            }
        }
    }
}

// Gives values the factors of the outputs that they are, where the factors of their steps and of those that use
// them fit; an output that shares its value with one before it keeps its own.
template <class Size>
constexpr void settle_factors(program_draft<Size>& draft) {
    const int inputs = draft.inputs, outputs = draft.outputs;
    typename Size::template per_value<bool> settled{};
    fit(settled, inputs + draft.steps);
    for (int i = 0; i < outputs; ++i) {
        const int value = draft.output[i];
        const coefficient factor = draft.output_factor[i];
        if (value < inputs || settled[value] || factor.numerator == 0)
            continue;
        settled[value] = true;
        const coefficient inverse = quotient({1, 1}, factor);
        auto changed = draft;
        bool fits = true;
        const auto divide = [&](coefficient& c, const coefficient& divisor) {
            c = quotient(c, divisor);
            fits &= c.numerator != 0;
        };
        divide(changed.left_factor[value - inputs], inverse);
        divide(changed.right_factor[value - inputs], inverse);
        for (int step = value - inputs + 1; step < draft.steps; ++step) {
            if (draft.left[step] == value)
                divide(changed.left_factor[step], factor);
            if (draft.right[step] == value)
                divide(changed.right_factor[step], factor);
        }
        for (int j = 0; j < outputs; ++j)
            if (draft.output[j] == value)
                divide(changed.output_factor[j], factor);
        if (fits)
            draft = changed;
    }
}

// Writes a draft as it is published, the plus of a difference to the left, into a program of its length.
template <class Size, class Program>
constexpr void publish(const program_draft<Size>& draft, Program& program) {
    for (int i = 0; i < draft.steps; ++i) {
        const linear_step step{draft.left[i], draft.right[i], draft.left_factor[i], draft.right_factor[i]};
        const bool swap = step.left_factor != coefficient{1, 1} && step.right_factor == coefficient{1, 1};
        program.steps[static_cast<std::size_t>(i)] =
            swap ? linear_step{step.right, step.left, step.right_factor, step.left_factor} : step;
    }
    for (int i = 0; i < draft.outputs; ++i)
        program.outputs[static_cast<std::size_t>(i)] = {draft.output[i], draft.output_factor[i]};
}

} // namespace fastmm::inline FASTMM_ABI::detail
