// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The shared additions of a table for scalars that no kernel serves: the straight-line program, run on short runs of
// elements in place. Only additions are made, up to factors that are not 1 or -1.

#pragma once

#include <fastmm/execution/sweep.hpp>
#include <fastmm/in_place.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The elements of a run: one, where the element itself is long, and enough for a loop else.
template <class T>
inline constexpr std::ptrdiff_t element_run = owns_memory<T> ? 1 : 16;

inline constexpr coefficient plus_unit{1, 1}, minus_unit{-1, 1};

// target[i] = factor * x[i].
template <class T>
void assign_multiple(T* target, const coefficient& factor, const T* x, std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; ++i)
        assign_multiple(target[i], factor.numerator, factor.denominator, x[i]);
}

// target[i] += factor * x[i]. `scratch`: an element that may be changed.
template <class T>
void add_multiple_to(T* target, const coefficient& factor, const T* x, T& scratch, std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; ++i)
        if (factor == plus_unit) {
            add_to(target[i], x[i]);
        } else if (factor == minus_unit) {
            subtract_from(target[i], x[i]);
        } else {
            assign_multiple(scratch, factor.numerator, factor.denominator, x[i]);
            add_to(target[i], scratch);
        }
}

// target[i] = left_factor * left[i] + right_factor * right[i]. The target is neither left nor right.
template <class T>
void assign_step(T* target, const sweep_step& step, const T* left, const T* right, T& scratch,
                 std::ptrdiff_t count) {
    const bool plus_left = step.left_factor == plus_unit, plus_right = step.right_factor == plus_unit;
    if (plus_left && plus_right) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            assign_sum(target[i], left[i], right[i]);
    } else if (plus_left && step.right_factor == minus_unit) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            assign_difference(target[i], left[i], right[i]);
    } else if (plus_right && step.left_factor == minus_unit) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            assign_difference(target[i], right[i], left[i]);
    } else {
        assign_multiple(target, step.left_factor, left, count);
        add_multiple_to(target, step.right_factor, right, scratch, count);
    }
}

// What one thread needs to run programs: pointers to the values, slots for those without a home, one more element.
template <class T>
struct element_scratch {
    const T** values;
    T* slots; // element_run<T> each
    T& spare;

    static std::ptrdiff_t elements(int slots) { return slots * element_run<T> + 1; }
};

// Runs the steps of a program; home(h) is where kept value h of a step goes, or null: to a slot. The inputs' pointers stand
// in the values.
template <class T, class Home>
void run_steps(const sweep_view& code, const element_scratch<T>& scratch, std::ptrdiff_t count, Home home) {
    const T** next = scratch.values + code.inputs;
    for (const sweep_step& step : code.steps) {
        T* target = step.home >= 0 ? home(step.home) : nullptr;
        if (target == nullptr)
            target = scratch.slots + step.slot * element_run<T>;
        assign_step(target, step, scratch.values[step.left], scratch.values[step.right], scratch.spare,
                    count);
        *next++ = target;
    }
}

// Writes the sums of A or B that steps make to `kept`, one block a home.
template <class T>
void form_sums(const sweep_view& code, const block_family<const T>& source, const block_family<T>& kept,
               const element_scratch<T>& scratch, const team_member& member) {
    if (code.steps.empty())
        return;
    for_each_run(source, kept, element_run<T>, member,
                 [&](std::ptrdiff_t from, std::ptrdiff_t to, std::ptrdiff_t count) {
                     for (int q = 0; q < code.inputs; ++q)
                         scratch.values[q] = source.blocks[q] + from;
                     run_steps(code, scratch, count, [&](int h) { return kept.blocks[h] + to; });
                 });
}

// Where a product may stand so that a block of C is it: `placed[r]` is the block of which product r is all, or -1.
// Returns how many have one.
inline int place_lone_products(const sweep_view& code, int* placed) {
    std::fill(placed, placed + code.inputs, -1);
    int count = 0, block = 0;
    for (const linear_output& output : code.outputs) {
        if (output.value < code.inputs && output.factor == plus_unit && placed[output.value] < 0) {
            placed[output.value] = block;
            ++count;
        }
        ++block;
    }
    return count;
}

// Forms the blocks of C from the products, block by block of the program: stored where `overwrite`, else added. `placed`:
// as place_lone_products() gives it, where the products stand so; or null.
template <class T>
void form_result(const sweep_view& code, const block_family<const T>& products, const block_family<T>& C,
                 bool overwrite, const int* placed, const element_scratch<T>& scratch,
                 const team_member& member) {
    for_each_run(products, C, element_run<T>, member,
                 [&](std::ptrdiff_t from, std::ptrdiff_t to, std::ptrdiff_t count) {
                     for (int r = 0; r < code.inputs; ++r)
                         scratch.values[r] = placed != nullptr && placed[r] >= 0 ? C.blocks[placed[r]] + to
                                                                                 : products.blocks[r] + from;
                     run_steps(code, scratch, count,
                               [&](int h) { return overwrite ? C.blocks[h] + to : nullptr; });
                     T* const* block = C.blocks;
                     for (const linear_output& output : code.outputs) {
                         const T* const value = scratch.values[output.value];
                         T* const target = *block++ + to;
                         if (!overwrite)
                             add_multiple_to(target, output.factor, value, scratch.spare, count);
                         else if (value != target)
                             assign_multiple(target, output.factor, value, count);
                     }
                 });
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
