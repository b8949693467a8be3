// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One pass over the blocks of a matrix that forms all sums of a table: short runs of every block are read, the
// straight-line program is run on them in the first-level cache, and what is kept is written once.

#pragma once

#include <fastmm/execution/coefficients.hpp>
#include <fastmm/execution/finite.hpp>
#include <fastmm/execution/parallel.hpp>
#include <fastmm/execution/sweep_code.hpp>
#include <fastmm/execution/workspace.hpp>
#include <fastmm/kernel/linear_run.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Blocks of one shape and one pair of strides.
template <class T>
struct block_family {
    T* const* blocks = nullptr;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t cols = 0;
    std::ptrdiff_t row_stride = 1;
    std::ptrdiff_t col_stride = 0;

    constexpr block_family transposed() const { return {blocks, cols, rows, col_stride, row_stride}; }
};

// The elements of a run: what is in use at a time fits the first-level cache where it can, and a run is long enough
// for its loop.
template <class T>
constexpr std::ptrdiff_t run_elements(const sweep_view& code) {
    constexpr std::ptrdiff_t bytes = 24 * 1024, least = 64, most = 512;
    if constexpr (!blocked_scalar<T>)
        return 1;
    const std::ptrdiff_t fitting =
        bytes / static_cast<std::ptrdiff_t>(sizeof(T)) / std::max(1, code.values());
    return std::clamp(fitting / least * least, least, most);
}

// Scratch memory of one thread: the slots, and the factors of the steps as scalars.
template <class T>
constexpr std::ptrdiff_t scratch_elements(const sweep_view& code, std::ptrdiff_t run) {
    return code.slots * run + 2 * static_cast<std::ptrdiff_t>(code.steps.size());
}

// What one thread needs to run the steps: where values are, their factors, the scratch slots.
template <class T>
class step_runner {
public:
    // `values` has room for code.values() pointers, `scratch` for scratch_elements().
    step_runner(const sweep_view& code, std::ptrdiff_t run, const T** values, T* scratch)
        : code_(code), run_(run), values_(values), factors_(scratch + code.slots * run), slots_(scratch) {
        for (std::size_t i = 0; i < code_.steps.size(); ++i) {
            factors_[2 * i] = scalar_from<T>(code_.steps[i].left_factor);
            factors_[2 * i + 1] = scalar_from<T>(code_.steps[i].right_factor);
        }
    }

    void set_input(int input, const T* run) { values_[input] = run; }
    const T* value(int index) const { return values_[index]; }

    // Runs the steps on `count` elements; home(h) is where kept value h of a step goes, or null: to a slot.
    template <class Home>
    void run(std::ptrdiff_t count, Home home) {
        for (std::size_t i = 0; i < code_.steps.size(); ++i) {
            const sweep_step& step = code_.steps[i];
            T* target = step.home >= 0 ? home(step.home) : nullptr;
            if (target == nullptr)
                target = slots_ + step.slot * run_;
            const T* left = values_[step.left];
            if (!(factors_[2 * i] == T(1))) {
                store_multiple<T>(target, factors_[2 * i], left, count);
                left = target;
            }
            add_multiple<T>(target, left, factors_[2 * i + 1], values_[step.right], count);
            values_[static_cast<std::ptrdiff_t>(code_.inputs) + static_cast<std::ptrdiff_t>(i)] = target;
        }
    }

private:
    const sweep_view& code_;
    std::ptrdiff_t run_;
    const T** values_;
    T* factors_;
    T* slots_;
};

// Calls visit(from, to, count) for runs of at most `longest` elements that are contiguous in both families: offsets
// into the blocks. Where no direction is contiguous in both, a run is one element. A team shares the lines.
template <class T, class U, class Visit>
void for_each_run(const block_family<T>& from, const block_family<U>& to, std::ptrdiff_t longest,
                  const team_member& member, Visit visit) {
    const bool by_rows = !(from.row_stride == 1 && to.row_stride == 1) && to.col_stride == 1;
    const block_family<T> x = by_rows ? from.transposed() : from;
    const block_family<U> y = by_rows ? to.transposed() : to;
    const std::ptrdiff_t most = x.row_stride == 1 && y.row_stride == 1 ? longest : 1;
    const auto [begin, end] = member.share(x.cols, 1);
    for (std::ptrdiff_t j = begin; j < end; ++j)
        for (std::ptrdiff_t i = 0; i < x.rows; i += most)
            visit(i * x.row_stride + j * x.col_stride, i * y.row_stride + j * y.col_stride,
                  std::min(most, x.rows - i));
}

// Writes the kept values of a factor matrix of A or B, those that steps make, to `kept`, one block a home. Measured: the
// result is the largest magnitude among the elements that were read; otherwise it is 0.
template <bool Measured, class T>
real_of<T> sweep_operand(const sweep_view& code, const block_family<const T>& source,
                         const block_family<T>& kept, const T** values, T* scratch,
                         const team_member& member) {
    const std::ptrdiff_t run = run_elements<T>(code);
    step_runner<T> runner(code, run, values, scratch);
    real_of<T> largest(0);
    for_each_run(source, kept, run, member,
                 [&](std::ptrdiff_t from, std::ptrdiff_t to, std::ptrdiff_t count) {
                     for (int q = 0; q < code.inputs; ++q) {
                         runner.set_input(q, source.blocks[q] + from);
                         if constexpr (Measured)
                             largest = std::max(largest, largest_part<T>(source.blocks[q] + from, count));
                     }
                     runner.run(count, [&](int home) { return kept.blocks[home] + to; });
                 });
    return largest;
}

// Forms the blocks of C from the products, in one pass: stored where `overwrite`, else added. `places`, where there are
// some, name the block of C in which a product stands, or -1; then every sum is made in scratch memory before C is
// written. Requires: `overwrite` where there are places, and that no output is a product which stands in C.
template <class T>
void sweep_products(const sweep_view& code, const block_family<const T>& products, const block_family<T>& C,
                    bool overwrite, const int* places, const T** values, T* scratch,
                    const team_member& member) {
    const std::ptrdiff_t run = run_elements<T>(code);
    step_runner<T> runner(code, run, values, scratch);
    const bool direct = overwrite && places == nullptr;
    for_each_run(products, C, run, member, [&](std::ptrdiff_t from, std::ptrdiff_t to, std::ptrdiff_t count) {
        for (int r = 0; r < code.inputs; ++r)
            runner.set_input(r, places != nullptr && places[r] >= 0 ? C.blocks[places[r]] + to
                                                                    : products.blocks[r] + from);
        // Runs of one element are not contiguous in C, but then the element is the run.
        runner.run(count, [&](int home) { return direct ? C.blocks[home] + to : nullptr; });
        for (std::size_t b = 0; b < code.outputs.size(); ++b) {
            const linear_output& output = code.outputs[b];
            const T* const value = runner.value(output.value);
            T* const block = C.blocks[b] + to;
            if (!overwrite)
                add_multiple<T>(block, block, scalar_from<T>(output.factor), value, count);
            else if (value != block)
                store_multiple<T>(block, scalar_from<T>(output.factor), value, count);
        }
    });
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
