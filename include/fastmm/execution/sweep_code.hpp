// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The additions of a table as code for one loop (sweep.hpp): which values are kept, and where the others stay while
// they are needed.

#pragma once

#include <fastmm/factorization/additions.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A step of a straight-line program. `home`: the kept value that it makes, or -1; `slot`: where in a scratch buffer it
// is made otherwise.
struct sweep_step {
    int left = 0;
    int right = 0;
    int home = -1;
    int slot = 0;
    coefficient left_factor;
    coefficient right_factor;
};

// The code of one factor matrix, whatever the table.
struct sweep_view {
    int inputs = 0;
    std::span<const sweep_step> steps;
    std::span<const linear_output> outputs;
    std::span<const int> input_homes; // -1: not kept
    int step_homes = 0;               // kept values that steps make: homes 0 .. step_homes - 1
    int homes = 0;                    // kept values
    int slots = 0;

    constexpr int values() const { return inputs + static_cast<int>(steps.size()); }

    // The home of an output's value.
    constexpr int home_of(int output) const {
        const int value = outputs[static_cast<std::size_t>(output)].value;
        return value < inputs ? input_homes[static_cast<std::size_t>(value)]
                              : steps[static_cast<std::size_t>(value - inputs)].home;
    }
};

// The code in arrays of a constant expression, or in vectors.
template <class Steps, class Outputs, class Homes>
struct basic_sweep_code {
    int inputs = 0;
    Steps steps{};
    Outputs outputs{};
    Homes input_homes{};
    int step_homes = 0;
    int homes = 0;
    int slots = 0;

    constexpr sweep_view view() const {
        return {inputs, steps, outputs, input_homes, step_homes, homes, slots};
    }
};

template <int Inputs, int Steps, int Outputs>
using sweep_code =
    basic_sweep_code<std::array<sweep_step, std::size_t(Steps)>,
                     std::array<linear_output, std::size_t(Outputs)>, std::array<int, std::size_t(Inputs)>>;

// Gives every step a scratch slot that no value needed at the same time has. Values with a home may be needed to the
// end. `last_use`: a 0 for every value; `free`: as long as the steps.
template <class Code, class Integers, class Slots>
constexpr void assign_slots(Code& code, Integers& last_use, Slots& free) {
    const int steps = static_cast<int>(code.steps.size());
    for (int i = 0; i < steps; ++i) {
        const sweep_step& step = code.steps[static_cast<std::size_t>(i)];
        last_use[static_cast<std::size_t>(step.left)] = i;
        last_use[static_cast<std::size_t>(step.right)] = i;
    }
    for (const linear_output& output : code.outputs)
        last_use[static_cast<std::size_t>(output.value)] = steps;
    int free_count = 0;
    for (int i = 0; i < steps; ++i) {
        sweep_step& step = code.steps[static_cast<std::size_t>(i)];
        // The operands' slots are freed after the step: a step may not write what it reads.
        step.slot = free_count > 0 ? free[static_cast<std::size_t>(--free_count)] : code.slots++;
        for (const int value : {step.left, step.right})
            if (value >= code.inputs && last_use[static_cast<std::size_t>(value)] == i) {
                free[static_cast<std::size_t>(free_count++)] =
                    code.steps[static_cast<std::size_t>(value - code.inputs)].slot;
                last_use[static_cast<std::size_t>(value)] = -1;
            }
    }
}

// Fills code whose arrays are as long as the program's and its inputs ask for, but for the slots. `of_c`: the outputs
// are the blocks of C, else the sums of A or B.
template <class Program, class Code>
constexpr void write_sweep_code(const Program& program, bool of_c, Code& code) {
    const int inputs = program.inputs;
    code.inputs = inputs;
    code.outputs = program.outputs;
    for (int& home : code.input_homes)
        home = -1;
    for (std::size_t i = 0; i < program.steps.size(); ++i) {
        const linear_step& step = program.steps[i];
        code.steps[i] = {step.left, step.right, -1, 0, step.left_factor, step.right_factor};
    }
    if (of_c) {
        // A value that is a block of C is made in its place.
        int b = 0;
        for (const linear_output& output : program.outputs) {
            if (output.value >= inputs && output.factor == coefficient{1, 1}) {
                sweep_step& step = code.steps[static_cast<std::size_t>(output.value - inputs)];
                if (step.home < 0)
                    step.home = b;
            }
            ++b;
        }
        code.step_homes = code.homes = b;
    } else {
        for (const linear_output& output : program.outputs)
            if (output.value >= inputs) {
                sweep_step& step = code.steps[static_cast<std::size_t>(output.value - inputs)];
                if (step.home < 0)
                    step.home = code.step_homes++;
            }
        code.homes = code.step_homes;
        for (const linear_output& output : program.outputs)
            if (output.value < inputs) {
                int& home = code.input_homes[static_cast<std::size_t>(output.value)];
                if (home < 0)
                    home = code.homes++;
            }
    }
}

template <table F, factor Which>
constexpr auto make_sweep_code() {
    constexpr const auto& program = additions_of<F, Which>;
    constexpr int inputs = program.inputs, steps = program.step_count;
    sweep_code<inputs, steps, program.output_count> code;
    write_sweep_code(program, Which == factor::w, code);
    std::array<int, std::size_t(inputs + steps)> last_use{};
    std::array<int, std::size_t(steps) + 1> free{};
    assign_slots(code, last_use, free);
    return code;
}

template <table F, factor Which>
inline constexpr auto sweep_code_of = make_sweep_code<F, Which>();

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
