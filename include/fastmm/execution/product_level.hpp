// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level whose sums are formed while A and B are packed and whose products are matrices, from which one pass forms C
// with shared additions: no block of a sum is ever written, and every block of C once.

#pragma once

#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/packed_sums.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// An innermost level: see scheduled_level.
template <class T>
struct product_level {
    static std::size_t core_bytes(level_sequence<T> levels, const partition& p,
                                  const execution_settings& settings, bool overwrite) {
        const level_code& code = levels.front().code;
        return product_store<T>::bytes(code, p, overwrite) +
               team_scratch<T>::bytes(settings.threads, code.w.values(), scratch(code)) +
               form_sum<T>::bytes(code.program.longest_u) + form_sum<T>::bytes(code.program.longest_v) +
               parallel_packing_bytes<T>(p.m, p.k, p.n, settings);
    }

    static void run_core(level_sequence<T> levels, const partition& p, const T& alpha,
                         const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                         const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                         magnitude_record<T>* record) {
        const level_code& code = levels.front().code;
        const program_view& program = code.program;
        recovered_record<T> sums(code, record, A, B, settings);
        const product_store<T> products(memory, code, p, C, overwrite);
        const team_scratch<T> scratch_memory(memory, settings.threads, code.w.values(), scratch(code));
        const form_sum<T> left(memory, program.longest_u, A, p.m, p.k),
            right(memory, program.longest_v, B, p.k, p.n);
        for (int r = 0; r < code.rank; ++r) {
            const auto at = static_cast<std::size_t>(r);
            // What the program divided the forms by, W's code knows nothing of.
            const single_target<T> target(products.product(r),
                                          multiply(scalar_from<T>(program.divided[at]), alpha), T(0));
            parallel_gemm<T>(left.sum(program.u_forms[at], program.u),
                             right.sum(program.v_forms[at], program.v), target.target(), memory, settings,
                             sums.record(r));
        }
        run_team(settings.parallel, settings.threads,
                 [&](const team_member& member) { products.form(scratch_memory, member); });
    }

private:
    static std::ptrdiff_t scratch(const level_code& code) {
        return scratch_elements<T>(code.w, run_elements<T>(code.w));
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
