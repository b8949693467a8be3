// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The additions of a table as code for one loop (sweep.hpp): which values are kept, and where the others stay while
// they are needed.

#pragma once

#include <fastmm/factorization/additions.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A step of a straight-line program. `home`: the kept value that it makes, or -1; `slot`: where in a scratch buffer it
// is made otherwise.
struct sweep_step {
    std::int16_t left = 0;
    std::int16_t right = 0;
    std::int16_t home = -1;
    std::int16_t slot = 0;
    coefficient left_factor;
    coefficient right_factor;
};

// The code of one factor matrix, whatever the table.
struct sweep_view {
    int inputs = 0;
    std::span<const sweep_step> steps;
    std::span<const linear_output> outputs;
    std::span<const std::int16_t> input_homes; // -1: not kept
    int step_homes = 0;                        // kept values that steps make: homes 0 .. step_homes - 1
    int homes = 0;                             // kept values
    int slots = 0;

    constexpr int values() const { return inputs + static_cast<int>(steps.size()); }

    // The home of an output's value.
    constexpr int home_of(int output) const {
        const int value = outputs[static_cast<std::size_t>(output)].value;
        return value < inputs ? input_homes[static_cast<std::size_t>(value)]
                              : steps[static_cast<std::size_t>(value - inputs)].home;
    }
};

template <int Inputs, int Steps, int Outputs>
struct sweep_code {
    std::array<sweep_step, std::size_t(Steps)> steps{};
    std::array<linear_output, std::size_t(Outputs)> outputs{};
    std::array<std::int16_t, std::size_t(Inputs)> input_homes{};
    int step_homes = 0;
    int homes = 0;
    int slots = 0;

    constexpr sweep_view view() const {
        return {Inputs, steps, outputs, input_homes, step_homes, homes, slots};
    }
};

// Gives every step a scratch slot that no value needed at the same time has. Values with a home may be needed to the
// end.
template <int Inputs, int Steps, int Outputs>
constexpr void assign_slots(sweep_code<Inputs, Steps, Outputs>& code) {
    std::array<int, std::size_t(Inputs + Steps)> last_use{};
    for (int i = 0; i < Steps; ++i) {
        const sweep_step& step = code.steps[static_cast<std::size_t>(i)];
        last_use[static_cast<std::size_t>(step.left)] = i;
        last_use[static_cast<std::size_t>(step.right)] = i;
    }
    for (const linear_output& output : code.outputs)
        last_use[static_cast<std::size_t>(output.value)] = Steps;
    std::array<std::int16_t, std::size_t(Steps) + 1> free{};
    int free_count = 0;
    for (int i = 0; i < Steps; ++i) {
        sweep_step& step = code.steps[static_cast<std::size_t>(i)];
        // The operands' slots are freed after the step: a step may not write what it reads.
        step.slot = free_count > 0 ? free[static_cast<std::size_t>(--free_count)]
                                   : static_cast<std::int16_t>(code.slots++);
        for (const std::int16_t value : {step.left, step.right})
            if (value >= Inputs && last_use[static_cast<std::size_t>(value)] == i) {
                free[static_cast<std::size_t>(free_count++)] =
                    code.steps[static_cast<std::size_t>(value - Inputs)].slot;
                last_use[static_cast<std::size_t>(value)] = -1;
            }
    }
}

template <table F, factor Which>
constexpr auto make_sweep_code() {
    constexpr const auto& program = additions_of<F, Which>;
    constexpr int inputs = program.inputs, steps = program.step_count, outputs = program.output_count;
    sweep_code<inputs, steps, outputs> code;
    code.outputs = program.outputs;
    code.input_homes.fill(-1);
    for (int i = 0; i < steps; ++i) {
        const linear_step& step = program.steps[static_cast<std::size_t>(i)];
        code.steps[static_cast<std::size_t>(i)] = {step.left,       step.right,       std::int16_t(-1),
                                                   std::int16_t(0), step.left_factor, step.right_factor};
    }
    if constexpr (Which == factor::w) {
        // A value that is a block of C is made in its place.
        for (int b = 0; b < outputs; ++b) {
            const linear_output& output = program.outputs[static_cast<std::size_t>(b)];
            if (output.value >= inputs && output.factor == coefficient{1, 1}) {
                sweep_step& step = code.steps[static_cast<std::size_t>(output.value - inputs)];
                if (step.home < 0)
                    step.home = static_cast<std::int16_t>(b);
            }
        }
        code.step_homes = code.homes = outputs;
    } else {
        for (const linear_output& output : program.outputs)
            if (output.value >= inputs) {
                sweep_step& step = code.steps[static_cast<std::size_t>(output.value - inputs)];
                if (step.home < 0)
                    step.home = static_cast<std::int16_t>(code.step_homes++);
            }
        code.homes = code.step_homes;
        for (const linear_output& output : program.outputs)
            if (output.value < inputs) {
                std::int16_t& home = code.input_homes[static_cast<std::size_t>(output.value)];
                if (home < 0)
                    home = static_cast<std::int16_t>(code.homes++);
            }
    }
    assign_slots(code);
    return code;
}

template <table F, factor Which>
inline constexpr auto sweep_code_of = make_sweep_code<F, Which>();

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
