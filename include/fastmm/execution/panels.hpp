// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level whose sums are formed as packed panels: one pass over A, one over B, strip by strip, and one over the
// products, tile by tile while they are in the cache. Every element of A, B and C is touched once, however many
// products there are.

#pragma once

#include <fastmm/execution/parallel_gemm.hpp>
#include <fastmm/execution/partition.hpp>
#include <fastmm/execution/sweep.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The panels of all kept values of an operand: blocks of kc_most columns, each by slivers as pack() leaves them.
template <class T>
struct panel_set {
    T* data = nullptr;
    std::ptrdiff_t rows = 0; // whole slivers
    std::ptrdiff_t depth = 0;
    std::ptrdiff_t kc = 0;

    // Sliver `row` of the block of columns that begins at p, of the panel of a home.
    T* at(int home, std::ptrdiff_t row, std::ptrdiff_t p) const {
        return data + home * rows * depth + p * rows + row * std::min(kc, depth - p);
    }
};

// Columns that are packed together: their inputs, scratch slots and outputs take a part of the second-level cache. Long
// pieces of every panel at a time are what a prefetcher can follow.
template <class T>
std::ptrdiff_t packed_together(const sweep_view& code, std::ptrdiff_t sliver) {
    const std::ptrdiff_t bytes = machine_caches().second_level / 4;
    const std::ptrdiff_t column =
        sliver * static_cast<std::ptrdiff_t>(sizeof(T)) * std::max(1, code.values());
    return std::clamp<std::ptrdiff_t>(bytes / column / 8 * 8, 8, 64);
}

// Scratch elements of one thread that packs: slots for the steps, and one for every input that is not kept.
template <class T>
std::ptrdiff_t panel_scratch_elements(const sweep_view& code, std::ptrdiff_t sliver) {
    const std::ptrdiff_t run = sliver * packed_together<T>(code, sliver);
    return scratch_elements<T>(code, run) + code.inputs * run;
}

// Packs the kept values of `source`, rows x depth blocks, by slivers of Height rows. Where `measured`, the result is the
// largest magnitude among the elements that were read; otherwise it is 0.
template <std::ptrdiff_t Height, class T>
real_of<T> pack_panels(const sweep_view& code, const block_family<const T>& source,
                       const panel_set<T>& panels, const T** values, T* scratch, const team_member& member,
                       bool measured) {
    const std::ptrdiff_t together = packed_together<T>(code, Height), run = Height * together;
    T* const inputs = scratch + scratch_elements<T>(code, run);
    step_runner<T> runner(code, run, values, scratch);
    const T one(1);
    real_of<T> largest(0);
    const auto [begin, end] = member.share(source.rows, Height);
    for (std::ptrdiff_t p = 0; p < panels.depth; p += panels.kc) {
        const std::ptrdiff_t kc = std::min(panels.kc, panels.depth - p);
        for (std::ptrdiff_t d = 0; d < kc; d += together) {
            const std::ptrdiff_t cols = std::min(together, kc - d);
            for (std::ptrdiff_t i = begin; i < end; i += Height) {
                for (int q = 0; q < code.inputs; ++q) {
                    const int home = code.input_homes[static_cast<std::size_t>(q)];
                    T* const target = home >= 0 ? panels.at(home, i, p) + d * Height : inputs + q * run;
                    const block_sum<T> block{source.blocks + q, &one,        1,
                                             source.rows,       source.cols, source.row_stride,
                                             source.col_stride};
                    pack<Height>(block, i, p + d, std::min(Height, source.rows - i), cols, target);
                    runner.set_input(q, target);
                    if constexpr (rounded_scalar<T>)
                        if (measured)
                            largest = std::max(largest, largest_part<T>(target, cols * Height));
                }
                runner.run(cols * Height, [&](int home) { return panels.at(home, i, p) + d * Height; });
            }
        }
    }
    return largest;
}

// A level as the loops see it, whatever its table: C's blocks are sums of rank products of kept sums.
template <class T>
struct panel_problem {
    const sweep_view& left_code;
    const sweep_view& right_code;
    const sweep_view& target_code;
    block_family<const T> left;
    block_family<const T> right;
    block_family<T> target;
    const T* factors; // of the products
    bool overwrite;

    // The problem of C^T = B^T A^T.
    panel_problem transposed() const {
        return {right_code,        left_code,           target_code, right.transposed(),
                left.transposed(), target.transposed(), factors,     overwrite};
    }
};

// Sizes of the parts of a level that is executed by panels.
template <class T>
struct panel_sizes {
    static constexpr bool swapped = tile_for<T>.swapped;
    static constexpr std::ptrdiff_t height = left_sliver<T, swapped>, width = right_sliver<T, swapped>;

    std::ptrdiff_t rows, strip, kc, mc;
    std::ptrdiff_t left, right, product, products; // elements
    std::ptrdiff_t scratch;                        // elements a thread
    std::ptrdiff_t values, inputs, targets;        // pointers a thread
    int threads;

    panel_sizes(const sweep_view& left_code, const sweep_view& right_code, const sweep_view& target_code,
                std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const execution_settings& settings)
        : rows(round_up(m, height)),
          strip(balanced(n, std::max(width, settings.strip / width * width), width)),
          kc(std::min(k, balanced(k, settings.blocks.kc, 8))),
          mc(balanced(
              m,
              std::min(settings.blocks.mc, round_up((m + settings.threads - 1) / settings.threads, height)),
              height)),
          left(left_code.homes * rows * k), right(right_code.homes * strip * k),
          product(std::max(padded_stride<T>(mc) * strip, padded_stride<T>(strip) * mc)),
          products(target_code.inputs * product),
          scratch(std::max({panel_scratch_elements<T>(left_code, height),
                            panel_scratch_elements<T>(right_code, width),
                            scratch_elements<T>(target_code, run_elements<T>(target_code))})),
          values(std::max({left_code.values(), right_code.values(), target_code.values()})),
          inputs(std::max(right_code.inputs, target_code.inputs)),
          targets(static_cast<std::ptrdiff_t>(target_code.outputs.size())),
          threads(useful_threads<T>(settings, m, k, n)) {}

    std::size_t bytes() const {
        return lease_bytes<T>(left) + lease_bytes<T>(right) +
               static_cast<std::size_t>(threads) *
                   (lease_bytes<T>(products) + lease_bytes<T>(scratch) + lease_bytes<const T*>(values) +
                    lease_bytes<const T*>(inputs) + lease_bytes<T*>(targets));
    }
};

// Runs a level. `record`, where there is one, is told the magnitudes of the operands.
template <class T>
void run_by_panels(const panel_problem<T>& given, arena& memory, const execution_settings& settings,
                   magnitude_record<T>* record) {
    using sizes_of_level = panel_sizes<T>;
    constexpr bool swapped = sizes_of_level::swapped;
    constexpr std::ptrdiff_t height = sizes_of_level::height, width = sizes_of_level::width;
    const bool row_major = given.target.row_stride != 1 && given.target.col_stride == 1;
    const panel_problem<T> problem = row_major != swapped ? given.transposed() : given;
    const std::ptrdiff_t m = problem.target.rows, k = problem.left.cols, n = problem.target.cols;
    const sizes_of_level sizes(problem.left_code, problem.right_code, problem.target_code, m, k, n, settings);
    const lease<T> left_memory(memory, sizes.left), right_memory(memory, sizes.right);
    const std::ptrdiff_t own_products = lease_stride<T>(sizes.products),
                         own_scratch = lease_stride<T>(sizes.scratch),
                         own_values = lease_stride<const T*>(sizes.values),
                         own_inputs = lease_stride<const T*>(sizes.inputs),
                         own_targets = lease_stride<T*>(sizes.targets);
    const lease<T> product_memory(memory, sizes.threads * own_products),
        scratch_memory(memory, sizes.threads * own_scratch);
    const lease<const T*> value_memory(memory, sizes.threads * own_values),
        input_memory(memory, sizes.threads * own_inputs);
    const lease<T*> target_memory(memory, sizes.threads * own_targets);
    const panel_set<T> left{left_memory.data(), sizes.rows, k, sizes.kc};
    const std::ptrdiff_t rank = problem.target_code.inputs;
    const auto note = [&](bool of_left, real_of<T> magnitude) {
        if (record != nullptr)
            of_left == (row_major == swapped) ? record->note_a(magnitude) : record->note_b(magnitude);
    };
    const auto values_of = [&](const team_member& member) {
        return value_memory.data() + member.index * own_values;
    };
    const auto inputs_of = [&](const team_member& member) {
        return input_memory.data() + member.index * own_inputs;
    };
    const auto scratch_of = [&](const team_member& member) {
        return scratch_memory.data() + member.index * own_scratch;
    };
    // Columns of C from j on.
    const auto strip_width = [&](std::ptrdiff_t j) { return std::min(sizes.strip, n - j); };
    const auto right_panels = [&](std::ptrdiff_t j) {
        return panel_set<T>{right_memory.data(), round_up(strip_width(j), width), k, sizes.kc};
    };
    const auto pack_right = [&](std::ptrdiff_t j, const team_member& member) {
        const T** const inputs = inputs_of(member);
        for (int q = 0; q < problem.right_code.inputs; ++q)
            inputs[q] = problem.right.blocks[q] + j * problem.right.col_stride;
        const block_family<const T> strip{inputs, k, strip_width(j), problem.right.row_stride,
                                          problem.right.col_stride};
        note(false, pack_panels<width>(problem.right_code, strip.transposed(), right_panels(j),
                                       values_of(member), scratch_of(member), member, record != nullptr));
    };
    const auto multiply_strip = [&](std::ptrdiff_t j, const team_member& member) {
        const T** const inputs = inputs_of(member);
        T** const target_blocks = target_memory.data() + member.index * own_targets;
        T* const products = product_memory.data() + member.index * own_products;
        const panel_set<T> right = right_panels(j);
        const std::ptrdiff_t cols = strip_width(j);
        const auto [begin, end] = member.share((m + sizes.mc - 1) / sizes.mc, 1);
        for (std::ptrdiff_t block = begin; block < end; ++block) {
            const std::ptrdiff_t i = block * sizes.mc, mc = std::min(sizes.mc, m - i);
            // Products in the storage order in which the micro-kernel writes.
            const matrix_view<T> shape_of_product =
                swapped ? matrix_view<T>{products, mc, cols, padded_stride<T>(cols), 1}
                        : matrix_view<T>{products, mc, cols, 1, padded_stride<T>(mc)};
            for (std::ptrdiff_t r = 0; r < rank; ++r) {
                T* const product = products + r * sizes.product;
                inputs[r] = product;
                const T keep(0);
                const product_target<T> target{&product,
                                               problem.factors + r,
                                               &keep,
                                               1,
                                               mc,
                                               cols,
                                               shape_of_product.row_stride,
                                               shape_of_product.col_stride};
                const int left_home = problem.left_code.home_of(static_cast<int>(r)),
                          right_home = problem.right_code.home_of(static_cast<int>(r));
                for (std::ptrdiff_t p = 0; p < k; p += sizes.kc)
                    macro_kernel<T, swapped>(left.at(left_home, i, p), right.at(right_home, 0, p),
                                             std::min(sizes.kc, k - p), target, 0, 0, mc, cols, p != 0);
            }
            for (std::size_t b = 0; b < problem.target_code.outputs.size(); ++b)
                target_blocks[b] =
                    problem.target.blocks[b] + i * problem.target.row_stride + j * problem.target.col_stride;
            sweep_products<T>(problem.target_code,
                              {inputs, mc, cols, shape_of_product.row_stride, shape_of_product.col_stride},
                              {target_blocks, mc, cols, problem.target.row_stride, problem.target.col_stride},
                              problem.overwrite, nullptr, values_of(member), scratch_of(member),
                              team_member{});
        }
    };
    // Members may not wait for each other. Each strip takes the place of the one before.
    run_team(settings.parallel, sizes.threads, [&](const team_member& member) {
        note(true, pack_panels<height>(problem.left_code, problem.left, left, values_of(member),
                                       scratch_of(member), member, record != nullptr));
        pack_right(0, member);
    });
    for (std::ptrdiff_t j = 0; j < n; j += sizes.strip) {
        if (j > 0)
            run_team(settings.parallel, sizes.threads,
                     [&](const team_member& member) { pack_right(j, member); });
        run_team(settings.parallel, sizes.threads,
                 [&](const team_member& member) { multiply_strip(j, member); });
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
