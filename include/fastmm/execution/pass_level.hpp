// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table, executed by explicit passes: the sums of A and those of B are matrices, formed in one pass over each, so
// are the products, and one pass over these forms C. Additions are shared.

#pragma once

#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/walk.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Blocks with fewer products are formed each by one thread, side by side; larger ones one after another, by the team.
inline constexpr double products_of_small_blocks = 384.0 * 384.0 * 384.0;

// A level whose products are formed by the levels below it: see scheduled_level.
template <class T>
struct pass_level {
    static std::size_t core_bytes(level_sequence<T> levels, const partition& p,
                                  const execution_settings& settings, bool overwrite) {
        const level_code& code = levels.front().code;
        const shape s = code.dimensions;
        const execution_settings alone = settings.alone();
        const std::size_t below = side_by_side(p, settings) ? static_cast<std::size_t>(settings.threads) *
                                                                  bytes_below(levels, p, alone)
                                                            : bytes_below(levels, p, settings);
        return lease_bytes<T>(code.u.step_homes * sum_of_a(p)) +
               lease_bytes<T>(code.v.step_homes * sum_of_b(p)) + block_list<const T>::bytes(s.m * s.k) +
               block_list<const T>::bytes(s.k * s.n) + block_list<T>::bytes(code.u.step_homes) +
               block_list<T>::bytes(code.v.step_homes) + product_store<T>::bytes(code, p, overwrite) +
               lease_bytes<T>(code.rank) +
               team_scratch<T>::bytes(settings.threads, code.most_values(), scratch(code)) + below;
    }

    static void run_core(level_sequence<T> levels, const partition& p, const T& alpha,
                         const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                         const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                         magnitude_record<T>* record) {
        const level_code& code = levels.front().code;
        const shape s = code.dimensions;
        const lease<T> s_memory(memory, code.u.step_homes * sum_of_a(p)),
            t_memory(memory, code.v.step_homes * sum_of_b(p));
        const block_list<const T> a(memory, A, s.m, s.k), b(memory, B, s.k, s.n);
        const block_list<T> s_blocks(memory, temporary<T>(s_memory.data(), p.m, p.k, A), code.u.step_homes,
                                     sum_of_a(p)),
            t_blocks(memory, temporary<T>(t_memory.data(), p.k, p.n, B), code.v.step_homes, sum_of_b(p));
        const product_store<T> products(memory, code, p, C, overwrite);
        const lease<T> factors(memory, code.rank);
        write_product_factors<T>(code, alpha, factors.data());
        const team_scratch<T> scratch_memory(memory, settings.threads, code.most_values(), scratch(code));

        const auto form_sums = [&]<bool Measured>(std::bool_constant<Measured>) {
            run_team(settings.parallel, settings.threads, [&](const team_member& member) {
                const T** const values = scratch_memory.values(member);
                T* const elements = scratch_memory.elements(member);
                const auto a_largest = sweep_operand<Measured, T>(code.u, a.family(), s_blocks.family(),
                                                                  values, elements, member);
                const auto b_largest = sweep_operand<Measured, T>(code.v, b.family(), t_blocks.family(),
                                                                  values, elements, member);
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
            run_levels<T>(levels.subspan(1), factors.data()[r], operand_of<T>(code.u, r, a, s_blocks),
                          operand_of<T>(code.v, r, b, t_blocks), T(0), products.product(r), below_memory,
                          below_settings, nullptr);
        };
        if (side_by_side(p, settings)) {
            const execution_settings alone = settings.alone();
            const std::size_t bytes = bytes_below(levels, p, alone);
            std::byte* const all = memory.take(bytes * static_cast<std::size_t>(settings.threads));
            run_team(settings.parallel, settings.threads, [&](const team_member& member) {
                arena own({all + bytes * static_cast<std::size_t>(member.index), bytes});
                for (int r = member.index; r < code.rank; r += member.size)
                    multiply_blocks(r, own, alone);
            });
            memory.give_back(all);
        } else {
            for (int r = 0; r < code.rank; ++r)
                multiply_blocks(r, memory, settings);
        }

        run_team(settings.parallel, settings.threads,
                 [&](const team_member& member) { products.form(scratch_memory, member); });
    }

private:
    static std::ptrdiff_t sum_of_a(const partition& p) { return temporary_elements<T>(p.m, p.k); }
    static std::ptrdiff_t sum_of_b(const partition& p) { return temporary_elements<T>(p.k, p.n); }

    static std::size_t bytes_below(level_sequence<T> levels, const partition& p,
                                   const execution_settings& settings) {
        return level_bytes<T>(levels.subspan(1), p.m, p.k, p.n, settings, true);
    }

    static std::ptrdiff_t scratch(const level_code& code) {
        return std::max({scratch_elements<T>(code.u, run_elements<T>(code.u)),
                         scratch_elements<T>(code.v, run_elements<T>(code.v)),
                         scratch_elements<T>(code.w, run_elements<T>(code.w))});
    }

    static bool side_by_side(const partition& p, const execution_settings& settings) {
        return settings.threads > 1 &&
               static_cast<double>(p.m) * static_cast<double>(p.k) * static_cast<double>(p.n) <
                   products_of_small_blocks;
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
