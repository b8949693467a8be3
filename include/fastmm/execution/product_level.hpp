// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level whose sums are formed while A and B are packed and whose products are matrices, from which one pass forms C
// with shared additions: no block of a sum is ever written, and every block of C once.

#pragma once

#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/packed_sums.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// One level: C = alpha * A * B (+ C, unless `overwrite`) on whole blocks. Requires: memory for workspace_bytes().
template <class T, table F>
struct product_level {
    static constexpr int rank = rank_of<F>;

    static std::size_t workspace_bytes(const partition& p, const execution_settings& settings,
                                       bool overwrite) {
        return lease_bytes<T>(temporary_products<F>(overwrite) * temporary_elements<T>(p.m, p.n)) +
               static_cast<std::size_t>(settings.threads) * lease_bytes<T>(scratch()) +
               parallel_packing_bytes<T>(p.m, p.k, p.n, settings);
    }

    static void run(const partition& p, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C, arena& memory,
                    const execution_settings& settings, magnitude_record<T>* record) {
        static constexpr const auto& program = block_program_of<F>;
        recovered_record<T, F> sums(record, A, B, settings.threads);
        const std::ptrdiff_t elements = temporary_elements<T>(p.m, p.n);
        const lease<T> product_memory(memory, temporary_products<F>(overwrite) * elements);
        const std::ptrdiff_t own_scratch = static_cast<std::ptrdiff_t>(lease_bytes<T>(scratch()) / sizeof(T));
        const lease<T> scratch_memory(memory, settings.threads * own_scratch);
        const product_store<T, F> products(p, C, overwrite, product_memory.data(), elements,
                                           temporary<T>(product_memory.data(), p.m, p.n, C));
        for (int r = 0; r < rank; ++r) {
            const auto at = static_cast<std::size_t>(r);
            const form_sum<T, std::size_t(program.longest_u)> left(program.u_forms[at], program.u, A, p.m,
                                                                   p.k);
            const form_sum<T, std::size_t(program.longest_v)> right(program.v_forms[at], program.v, B, p.k,
                                                                    p.n);
            // What block_program divided the forms by, W's program knows nothing of.
            const coefficient divided = product(extracted_factor(factorization_of<F>.u[r]),
                                                extracted_factor(factorization_of<F>.v[r]));
            const single_target<T> target(products.product(r), multiply(scalar_from<T>(divided), alpha),
                                          T(0));
            parallel_gemm<T>(left.sum(), right.sum(), target.target(), memory, settings, sums.record());
        }
        run_team(settings.threads, [&](const team_member& member) {
            products.form(scratch_memory.data() + member.index * own_scratch, member);
        });
    }

private:
    static constexpr std::ptrdiff_t scratch() {
        return scratch_elements<T>(w_sweep<F>, run_elements<T>(w_sweep<F>));
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
