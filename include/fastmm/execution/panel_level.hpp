// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table, executed by panels.

#pragma once

#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/panels.hpp>
#include <fastmm/execution/walk.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// An innermost level: see scheduled_level.
template <class T>
struct panel_level {
    static std::size_t core_bytes(level_sequence<T> levels, const partition& p,
                                  const execution_settings& settings, bool) {
        const level_code& code = levels.front().code;
        const shape s = code.dimensions;
        return block_list<const T>::bytes(s.m * s.k) + block_list<const T>::bytes(s.k * s.n) +
               block_list<T>::bytes(s.m * s.n) + lease_bytes<T>(code.rank) +
               std::max(panel_sizes<T>(code.u, code.v, code.w, p.m, p.k, p.n, settings).bytes(),
                        panel_sizes<T>(code.v, code.u, code.w, p.n, p.k, p.m, settings).bytes());
    }

    static void run_core(level_sequence<T> levels, const partition&, const T& alpha,
                         const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                         const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                         magnitude_record<T>* record) {
        const level_code& code = levels.front().code;
        const shape s = code.dimensions;
        const block_list<const T> a(memory, A, s.m, s.k), b(memory, B, s.k, s.n);
        const block_list<T> c(memory, C, s.m, s.n);
        const lease<T> factors(memory, code.rank);
        write_product_factors<T>(code, alpha, factors.data());
        run_by_panels<T>(
            {code.u, code.v, code.w, a.family(), b.family(), c.family(), factors.data(), overwrite}, memory,
            settings, record);
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
