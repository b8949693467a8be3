// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table, executed by explicit passes: the sums of A and those of B are matrices, formed in one pass over each, so
// are the products, and one pass over these forms C. Additions are shared.

#pragma once

#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/settings.hpp>
#include <fastmm/execution/workspace.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Blocks with fewer products are formed each by one thread, side by side; larger ones one after another, by the team.
inline constexpr double products_of_small_blocks = 384.0 * 384.0 * 384.0;

// One level: C = alpha * A * B (+ C, unless `overwrite`) on whole blocks; Below forms the products. Requires: memory
// for workspace_bytes().
template <class T, table F, class Below>
struct pass_level {
    static constexpr int rank = rank_of<F>;

    static std::size_t workspace_bytes(const partition& p, const execution_settings& settings,
                                       bool overwrite) {
        const execution_settings alone{settings.blocks, 1, settings.strip};
        const auto threads = static_cast<std::size_t>(settings.threads);
        const std::size_t below = side_by_side(p, settings)
                                      ? threads * Below::workspace_bytes(p.m, p.k, p.n, alone, true)
                                      : Below::workspace_bytes(p.m, p.k, p.n, settings, true);
        return lease_bytes<T>(u_sweep<F>.step_homes * sum_of_a(p)) +
               lease_bytes<T>(v_sweep<F>.step_homes * sum_of_b(p)) +
               lease_bytes<T>(temporary_products<F>(overwrite) * product_of_both(p)) +
               threads * lease_bytes<T>(scratch()) + below;
    }

    static void run(const partition& p, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C, arena& memory,
                    const execution_settings& settings, magnitude_record<T>* record) {
        constexpr shape s = shape_of<F>;
        const lease<T> s_memory(memory, u_sweep<F>.step_homes * sum_of_a(p)),
            t_memory(memory, v_sweep<F>.step_homes * sum_of_b(p)),
            m_memory(memory, temporary_products<F>(overwrite) * product_of_both(p));
        const std::ptrdiff_t own_scratch = static_cast<std::ptrdiff_t>(lease_bytes<T>(scratch()) / sizeof(T));
        const lease<T> scratch_memory(memory, settings.threads * own_scratch);
        const auto a = blocks_of<s.m, s.k>(A);
        const auto b = blocks_of<s.k, s.n>(B);
        const matrix_view<T> s_shape = temporary<T>(s_memory.data(), p.m, p.k, A),
                             t_shape = temporary<T>(t_memory.data(), p.k, p.n, B),
                             m_shape = temporary<T>(m_memory.data(), p.m, p.n, C);
        const auto s_blocks = temporaries<std::size_t(u_sweep<F>.step_homes)>(s_memory.data(), sum_of_a(p));
        const auto t_blocks = temporaries<std::size_t(v_sweep<F>.step_homes)>(t_memory.data(), sum_of_b(p));
        const product_store<T, F> products(p, C, overwrite, m_memory.data(), product_of_both(p), m_shape);
        const auto factors = product_factors<T, F>(alpha);

        const auto form_sums = [&]<bool Measured>(std::bool_constant<Measured>) {
            run_team(settings.threads, [&](const team_member& member) {
                std::array<const T*, most_values<F>> values;
                T* const scratch = scratch_memory.data() + member.index * own_scratch;
                const auto a_largest = sweep_operand<Measured, T>(u_sweep<F>, family(a.data(), p.m, p.k, A),
                                                                  family(s_blocks.data(), p.m, p.k, s_shape),
                                                                  values.data(), scratch, member);
                const auto b_largest = sweep_operand<Measured, T>(v_sweep<F>, family(b.data(), p.k, p.n, B),
                                                                  family(t_blocks.data(), p.k, p.n, t_shape),
                                                                  values.data(), scratch, member);
                if constexpr (Measured) {
                    record->note_a(a_largest);
                    record->note_b(b_largest);
                }
            });
        };
        if constexpr (rounded_scalar<T>) {
            if (record != nullptr)
                form_sums(std::true_type{});
            else
                form_sums(std::false_type{});
        } else {
            form_sums(std::false_type{});
        }

        const auto multiply_blocks = [&](int r, arena& below_memory,
                                         const execution_settings& below_settings) {
            const matrix_view<const T> left = operand<s.m, s.k>(u_sweep<F>, r, A, s_shape, sum_of_a(p)),
                                       right = operand<s.k, s.n>(v_sweep<F>, r, B, t_shape, sum_of_b(p));
            Below::run(factors[static_cast<std::size_t>(r)], left, right, T(0), products.product(r),
                       below_memory, below_settings, nullptr);
        };
        if (side_by_side(p, settings)) {
            const execution_settings alone{settings.blocks, 1, settings.strip};
            const std::size_t bytes = Below::workspace_bytes(p.m, p.k, p.n, alone, true);
            std::byte* const all = memory.take(bytes * static_cast<std::size_t>(settings.threads));
            run_team(settings.threads, [&](const team_member& member) {
                arena own({all + bytes * static_cast<std::size_t>(member.index), bytes});
                for (int r = member.index; r < rank; r += member.size)
                    multiply_blocks(r, own, alone);
            });
            memory.give_back(all);
        } else {
            for (int r = 0; r < rank; ++r)
                multiply_blocks(r, memory, settings);
        }

        run_team(settings.threads, [&](const team_member& member) {
            products.form(scratch_memory.data() + member.index * own_scratch, member);
        });
    }

private:
    static std::ptrdiff_t sum_of_a(const partition& p) { return temporary_elements<T>(p.m, p.k); }
    static std::ptrdiff_t sum_of_b(const partition& p) { return temporary_elements<T>(p.k, p.n); }
    static std::ptrdiff_t product_of_both(const partition& p) { return temporary_elements<T>(p.m, p.n); }

    static constexpr std::ptrdiff_t scratch() {
        return std::max({scratch_elements<T>(u_sweep<F>, run_elements<T>(u_sweep<F>)),
                         scratch_elements<T>(v_sweep<F>, run_elements<T>(v_sweep<F>)),
                         scratch_elements<T>(w_sweep<F>, run_elements<T>(w_sweep<F>))});
    }

    static bool side_by_side(const partition& p, const execution_settings& settings) {
        return settings.threads > 1 &&
               static_cast<double>(p.m) * static_cast<double>(p.k) * static_cast<double>(p.n) <
                   products_of_small_blocks;
    }

    template <std::size_t Count>
    static std::array<T*, std::max<std::size_t>(Count, 1)> temporaries(T* data, std::ptrdiff_t elements) {
        std::array<T*, std::max<std::size_t>(Count, 1)> blocks{};
        for (std::size_t i = 0; i < Count; ++i)
            blocks[i] = data + static_cast<std::ptrdiff_t>(i) * elements;
        return blocks;
    }

    // The sum that form r stands for: a block of the matrix itself, or a kept sum.
    template <int Rows, int Cols>
    static matrix_view<const T> operand(const sweep_view& code, int r, const matrix_view<const T>& matrix,
                                        const matrix_view<T>& sums, std::ptrdiff_t elements) {
        const std::ptrdiff_t rows = matrix.rows / Rows, cols = matrix.cols / Cols;
        const int value = code.outputs[static_cast<std::size_t>(r)].value;
        if (value < code.inputs)
            return matrix.block(value / Cols * rows, value % Cols * cols, rows, cols);
        return {sums.data + code.home_of(r) * elements, rows, cols, sums.row_stride, sums.col_stride};
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
