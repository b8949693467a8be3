// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The walk down a schedule: at each level the products of its table, at the bottom the classical product, and
// the fringes that no block covers by dynamic peeling (S. Huss-Lederman, E. M. Jacobson, J. R. Johnson, A.
// Tsao and T. Turnbull, Implementation of Strassen's algorithm for matrix multiplication, Supercomputing
// 1996).

#pragma once

#include <fastmm/execution/block_program.hpp>
#include <fastmm/execution/schedule.hpp>
#include <fastmm/execution/workspace.hpp>
#include <fastmm/kernel/combine.hpp>
#include <fastmm/kernel/gemm.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The stride between the lines of a temporary: whole cache lines, and never a multiple of a page, which would
// map every line to the same cache sets.
template <class T>
constexpr std::ptrdiff_t padded_stride(std::ptrdiff_t length) {
    constexpr std::ptrdiff_t line = std::max<std::ptrdiff_t>(1, 64 / static_cast<std::ptrdiff_t>(sizeof(T)));
    if (length < 2 * line)
        return length;
    const std::ptrdiff_t stride = round_up(length, line);
    return stride * static_cast<std::ptrdiff_t>(sizeof(T)) % 4096 == 0 ? stride + line : stride;
}

// Elements of a temporary of either storage order.
template <class T>
constexpr std::ptrdiff_t temporary_elements(std::ptrdiff_t rows, std::ptrdiff_t cols) {
    return std::max(padded_stride<T>(rows) * cols, padded_stride<T>(cols) * rows);
}

// A temporary in the storage order of `model`, so that sums run along contiguous lines on both sides.
template <class T, class U>
matrix_view<T> temporary(T* data, std::ptrdiff_t rows, std::ptrdiff_t cols, const matrix_view<U>& model) {
    if (model.row_stride != 1 && model.col_stride == 1)
        return {data, rows, cols, padded_stride<T>(cols), 1};
    return {data, rows, cols, 1, padded_stride<T>(rows)};
}

// The blocks of a level and the fringes that they leave.
struct partition {
    std::ptrdiff_t m, k, n; // of a block
    std::ptrdiff_t core_m, core_k, core_n;

    constexpr partition(shape s, std::ptrdiff_t rows, std::ptrdiff_t inner, std::ptrdiff_t cols)
        : m(rows / s.m), k(inner / s.k), n(cols / s.n), core_m(m * s.m), core_k(k * s.k), core_n(n * s.n) {}

    constexpr bool has_blocks() const { return m > 0 && k > 0 && n > 0; }
};

template <class T, schedule S>
struct executor;

// The bottom.
template <class T>
struct executor<T, levels<>> {
    static constexpr std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        const packing_sizes sizes = packing_for<T>(m, k, n);
        return lease_bytes<T>(sizes.left) + lease_bytes<T>(sizes.right);
    }

    static void run(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, arena& memory) {
        const packing_sizes sizes = packing_for<T>(C.rows, A.cols, C.cols);
        const lease<T> packed_left(memory, sizes.left), packed_right(memory, sizes.right);
        classical_gemm<T>(alpha, A, B, beta, C, packed_left.data(), packed_right.data());
    }
};

// One level: C = alpha * A * B + beta * C. Requires: alpha != 0, beta 0 or 1, dimensions above 0, and memory
// for workspace_bytes().
template <class T, table First, table... Rest>
struct executor<T, levels<First, Rest...>> {
    using classical = executor<T, levels<>>;
    using below = executor<T, levels<Rest...>>;
    static constexpr shape dimensions = shape_of<First>;

    static_assert(prove<First, T>());

    static constexpr std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        const partition p(dimensions, m, k, n);
        if (!p.has_blocks())
            return classical::workspace_bytes(m, k, n);
        constexpr const auto& program = block_program_of<First>;
        const std::size_t core = (program.needs_s ? lease_bytes<T>(temporary_elements<T>(p.m, p.k)) : 0) +
                                 (program.needs_t ? lease_bytes<T>(temporary_elements<T>(p.k, p.n)) : 0) +
                                 (program.needs_m ? lease_bytes<T>(temporary_elements<T>(p.m, p.n)) : 0) +
                                 below::workspace_bytes(p.m, p.k, p.n);
        return std::max({core, classical::workspace_bytes(p.core_m, k - p.core_k, p.core_n),
                         classical::workspace_bytes(m - p.core_m, k, n),
                         classical::workspace_bytes(p.core_m, k, n - p.core_n)});
    }

    static void run(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, arena& memory) {
        const std::ptrdiff_t m = C.rows, k = A.cols, n = C.cols;
        const partition p(dimensions, m, k, n);
        if (!p.has_blocks())
            return classical::run(alpha, A, B, beta, C, memory);
        run_products(p, alpha, A.block(0, 0, p.core_m, p.core_k), B.block(0, 0, p.core_k, p.core_n), beta,
                     C.block(0, 0, p.core_m, p.core_n), memory);
        if (k > p.core_k)
            classical::run(alpha, A.block(0, p.core_k, p.core_m, k - p.core_k),
                           B.block(p.core_k, 0, k - p.core_k, p.core_n), T(1),
                           C.block(0, 0, p.core_m, p.core_n), memory);
        if (n > p.core_n)
            classical::run(alpha, A.block(0, 0, p.core_m, k), B.block(0, p.core_n, k, n - p.core_n), beta,
                           C.block(0, p.core_n, p.core_m, n - p.core_n), memory);
        if (m > p.core_m)
            classical::run(alpha, A.block(p.core_m, 0, m - p.core_m, k), B, beta,
                           C.block(p.core_m, 0, m - p.core_m, n), memory);
    }

private:
    // The sum of blocks that a form of A or B stands for: the block itself where there is one, else the
    // temporary.
    template <std::size_t Longest, class Blocks>
    static matrix_view<const T> operand(const program_form& form, const Blocks& blocks,
                                        const matrix_view<const T>& source, std::ptrdiff_t rows,
                                        std::ptrdiff_t cols, T* buffer) {
        std::array<const T*, Longest> pointers;
        for (int i = 0; i < form.size(); ++i) {
            const program_block& block = blocks[static_cast<std::size_t>(form.first + i)];
            pointers[static_cast<std::size_t>(i)] = &source(block.row * rows, block.col * cols);
        }
        if (form.size() == 1)
            return {pointers[0], rows, cols, source.row_stride, source.col_stride};
        const matrix_view<T> target = temporary<T>(buffer, rows, cols, source);
        block_sum<T> sum{{pointers.data(), static_cast<std::size_t>(form.size())},
                         form.plus,
                         form.minus,
                         {},
                         source.row_stride,
                         source.col_stride};
        if (form.others == 0) {
            combine<T>(target, sum);
        } else {
            std::array<T, Longest> factors;
            for (int i = 0; i < form.others; ++i)
                factors[static_cast<std::size_t>(i)] =
                    scalar_of(blocks[static_cast<std::size_t>(form.first + form.plus + form.minus + i)]);
            sum.factors = {factors.data(), static_cast<std::size_t>(form.others)};
            combine<T>(target, sum);
        }
        return target;
    }

    static T scalar_of(const program_block& block) {
        return from_coefficient<T>(block.value.numerator, block.value.denominator);
    }

    static void run_products(const partition& p, const T& alpha, const matrix_view<const T>& A,
                             const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                             arena& memory) {
        static constexpr const auto& program = block_program_of<First>;
        const bool overwrite = beta == T(0);
        const lease<T> s(memory, program.needs_s ? temporary_elements<T>(p.m, p.k) : 0);
        const lease<T> t(memory, program.needs_t ? temporary_elements<T>(p.k, p.n) : 0);
        const lease<T> product_memory(memory, program.needs_m ? temporary_elements<T>(p.m, p.n) : 0);
        for (std::size_t r = 0; r < program.u_forms.size(); ++r) {
            const matrix_view<const T> sum_of_a =
                operand<std::size_t(program.longest_u)>(program.u_forms[r], program.u, A, p.m, p.k, s.data());
            const matrix_view<const T> sum_of_b =
                operand<std::size_t(program.longest_v)>(program.v_forms[r], program.v, B, p.k, p.n, t.data());
            const program_form& form = program.w_forms[r];
            if (form.size() == 1) {
                const program_block& block = program.w[static_cast<std::size_t>(form.first)];
                const auto run_into_block = [&](const T& factor) {
                    below::run(factor, sum_of_a, sum_of_b, overwrite && block.first_touch ? T(0) : T(1),
                               C.block(block.row * p.m, block.col * p.n, p.m, p.n), memory);
                };
                if (form.plus == 1)
                    run_into_block(alpha);
                else if (form.minus == 1)
                    run_into_block(negate(alpha));
                else
                    run_into_block(multiply(scalar_of(block), alpha));
                continue;
            }
            const matrix_view<T> product = temporary<T>(product_memory.data(), p.m, p.n, C);
            below::run(alpha, sum_of_a, sum_of_b, T(0), product, memory);
            std::array<block_target<T>, std::size_t(program.longest_w)> targets;
            for (int i = 0; i < form.size(); ++i) {
                const program_block& block = program.w[static_cast<std::size_t>(form.first + i)];
                block_target<T>& target = targets[static_cast<std::size_t>(i)];
                target.block = &C(block.row * p.m, block.col * p.n);
                target.sign = i < form.plus ? 1 : i < form.plus + form.minus ? -1 : 0;
                target.store = overwrite && block.first_touch;
                if (target.sign == 0)
                    target.factor = scalar_of(block);
            }
            update<T>(product, {targets.data(), static_cast<std::size_t>(form.size())}, C.row_stride,
                      C.col_stride);
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
