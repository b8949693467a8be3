// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table, executed for scalars that no kernel serves, down to single elements: numbers of many digits, polynomials,
// matrices as elements. What counts there are products, then additions; elements are not copied, temporaries keep the
// memory that they own from product to product, and no scalar is made of a coefficient that is 1 or -1.

#pragma once

#include <fastmm/execution/element_sweep.hpp>
#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/team_errors.hpp>
#include <fastmm/execution/walk.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// See scheduled_level. The levels below are levels of this kind, too, but for the innermost, which may be one of pairs.
template <class T>
struct element_level {
    static std::size_t core_bytes(level_sequence<T> levels, const partition& p,
                                  const execution_settings& settings, bool overwrite) {
        const level_code& code = levels.front().code;
        const shape s = code.dimensions;
        const std::size_t below = bytes_below(levels, p),
                          side_by_side = static_cast<std::size_t>(settings.threads);
        const int temporaries = overwrite ? code.rank - lone_products(code.w) : code.rank;
        return lease_bytes<T>(code.u.step_homes * sum_of_a(p)) +
               lease_bytes<T>(code.v.step_homes * sum_of_b(p)) +
               lease_bytes<T>(temporaries * product_elements(p)) +
               lease_bytes<T>(settings.threads * scratch_elements(code)) +
               block_list<const T>::bytes(s.m * s.k) + block_list<const T>::bytes(s.k * s.n) +
               block_list<T>::bytes(s.m * s.n) + block_list<T>::bytes(code.u.step_homes) +
               block_list<T>::bytes(code.v.step_homes) + lease_bytes<const T*>(code.rank) +
               lease_bytes<int>(code.rank) + lease_bytes<const T*>(settings.threads * code.most_values()) +
               side_by_side * below;
    }

    static void run_core(level_sequence<T> levels, const partition& p, const T& alpha,
                         const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                         const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                         magnitude_record<T>*) {
        run(levels, p, alpha == T(1) ? nullptr : &alpha, A, B, overwrite, C, memory, settings);
    }

private:
    // As run_core(); alpha is 1 where it is null.
    static void run(level_sequence<T> levels, const partition& p, const T* alpha,
                    const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                    const matrix_view<T>& C, arena& memory, const execution_settings& settings) {
        const level_code& code = levels.front().code;
        const shape s = code.dimensions;
        const lease<int> placed(memory, code.rank);
        const int temporaries = code.rank - place_lone_products(code.w, placed.data());
        const lease<T> s_memory(memory, code.u.step_homes * sum_of_a(p)),
            t_memory(memory, code.v.step_homes * sum_of_b(p)),
            p_memory(memory, (overwrite ? temporaries : code.rank) * product_elements(p)),
            elements(memory, settings.threads * scratch_elements(code));
        const block_list<const T> a(memory, A, s.m, s.k), b(memory, B, s.k, s.n);
        const block_list<T> c(memory, C, s.m, s.n),
            s_blocks(memory, temporary<T>(s_memory.data(), p.m, p.k, A), code.u.step_homes, sum_of_a(p)),
            t_blocks(memory, temporary<T>(t_memory.data(), p.k, p.n, B), code.v.step_homes, sum_of_b(p));
        const matrix_view<T> first = temporary<T>(p_memory.data(), p.m, p.n, C);
        const lease<const T*> products(memory, code.rank),
            values(memory, settings.threads * code.most_values());
        T* next = p_memory.data();
        for (int r = 0; r < code.rank; ++r) {
            products.data()[r] = next;
            if (!overwrite || placed.data()[r] < 0)
                next += product_elements(p);
        }
        const auto scratch_of = [&](const team_member& member) {
            T* const own = elements.data() + member.index * scratch_elements(code);
            return element_scratch<T>{values.data() + member.index * code.most_values(), own + 1, *own};
        };
        const auto multiply_blocks = [&](int r, arena& below, T& spare) {
            matrix_view<T> product = first;
            product.data = const_cast<T*>(products.data()[r]);
            if (overwrite && placed.data()[r] >= 0)
                product = c.block(placed.data()[r]);
            multiply(levels.subspan(1), alpha, operand_of<T>(code.u, r, a, s_blocks),
                     operand_of<T>(code.v, r, b, t_blocks), true, product, below, spare);
            const coefficient factor = detail::product(code.u.outputs[static_cast<std::size_t>(r)].factor,
                                                       code.v.outputs[static_cast<std::size_t>(r)].factor);
            if (!(factor == plus_unit))
                for (std::ptrdiff_t j = 0; j < product.cols; ++j)
                    for (std::ptrdiff_t i = 0; i < product.rows; ++i)
                        assign_multiple(product(i, j), factor.numerator, factor.denominator, product(i, j));
        };

        run_team_with_errors(settings, [&](const team_member& member) {
            const element_scratch<T> scratch = scratch_of(member);
            form_sums(code.u, a.family(), s_blocks.family(), scratch, member);
            form_sums(code.v, b.family(), t_blocks.family(), scratch, member);
        });
        if (settings.threads > 1) {
            const std::size_t bytes = bytes_below(levels, p);
            std::byte* const all = memory.take(bytes * static_cast<std::size_t>(settings.threads));
            run_team_with_errors(settings, [&](const team_member& member) {
                arena own({all + bytes * static_cast<std::size_t>(member.index), bytes});
                if constexpr (is_rounded_in_software<T>())
                    own.set_model(&A(0, 0));
                for (int r = member.index; r < code.rank; r += member.size)
                    multiply_blocks(r, own, scratch_of(member).spare);
            });
            memory.give_back(all);
        } else {
            T& spare = *elements.data();
            for (int r = 0; r < code.rank; ++r)
                multiply_blocks(r, memory, spare);
        }
        run_team_with_errors(settings, [&](const team_member& member) {
            form_result<T>(
                code.w, {products.data(), first.rows, first.cols, first.row_stride, first.col_stride},
                c.family(), overwrite, overwrite ? placed.data() : nullptr, scratch_of(member), member);
        });
    }

    // C = alpha * A * B (+ C, unless `overwrite`) by one thread under the levels that have blocks.
    static void multiply(level_sequence<T> levels, const T* alpha, const matrix_view<const T>& A,
                         const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C,
                         arena& memory, T& spare) {
        if (levels.empty())
            return classical(alpha, A, B, overwrite, C, spare);
        const std::ptrdiff_t m = C.rows, k = A.cols, n = C.cols;
        const partition p(levels.front().code.dimensions, m, k, n);
        if (!p.has_blocks())
            return classical(alpha, A, B, overwrite, C, spare);
        const matrix_view<T> core = C.block(0, 0, p.core_m, p.core_n);
        const matrix_view<const T> core_a = A.block(0, 0, p.core_m, p.core_k),
                                   core_b = B.block(0, 0, p.core_k, p.core_n);
        if (levels.front().run_core == &run_core)
            run(levels, p, alpha, core_a, core_b, overwrite, core, memory, execution_settings{});
        else
            levels.front().run_core(levels, p, alpha == nullptr ? T(1) : *alpha, core_a, core_b, overwrite,
                                    core, memory, execution_settings{}, nullptr);
        if (k > p.core_k)
            classical(alpha, A.block(0, p.core_k, p.core_m, k - p.core_k),
                      B.block(p.core_k, 0, k - p.core_k, p.core_n), false, core, spare);
        if (n > p.core_n)
            classical(alpha, A.block(0, 0, p.core_m, k), B.block(0, p.core_n, k, n - p.core_n), overwrite,
                      C.block(0, p.core_n, p.core_m, n - p.core_n), spare);
        if (m > p.core_m)
            classical(alpha, A.block(p.core_m, 0, m - p.core_m, k), B, overwrite,
                      C.block(p.core_m, 0, m - p.core_m, n), spare);
    }

    static void classical(const T* alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                          bool overwrite, const matrix_view<T>& C, T& spare) {
        if (alpha != nullptr)
            naive<T>(*alpha, A, B, T(overwrite ? 0 : 1), C);
        else
            multiply_in_place<T>(A, B, !overwrite, C, spare);
    }

    static std::ptrdiff_t sum_of_a(const partition& p) { return element_count(p.m, p.k); }
    static std::ptrdiff_t sum_of_b(const partition& p) { return element_count(p.k, p.n); }
    static std::ptrdiff_t product_elements(const partition& p) { return element_count(p.m, p.n); }

    static std::ptrdiff_t element_count(std::ptrdiff_t rows, std::ptrdiff_t cols) {
        return temporary_elements<T>(rows, cols);
    }

    static std::ptrdiff_t scratch_elements(const level_code& code) {
        return element_scratch<T>::elements(std::max({code.u.slots, code.v.slots, code.w.slots}));
    }

    // The products that are blocks of C.
    static int lone_products(const sweep_view& w) {
        int count = 0;
        for (std::size_t b = 0; b < w.outputs.size(); ++b) {
            const linear_output& output = w.outputs[b];
            count += output.value < w.inputs && output.factor == plus_unit &&
                     std::none_of(w.outputs.begin(), w.outputs.begin() + static_cast<std::ptrdiff_t>(b),
                                  [&](const linear_output& before) {
                                      return before.value == output.value && before.factor == plus_unit;
                                  });
        }
        return count;
    }

    static std::size_t bytes_below(level_sequence<T> levels, const partition& p) {
        return level_bytes<T>(levels.subspan(1), p.m, p.k, p.n, execution_settings{}, true);
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
