// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table, executed by panels.

#pragma once

#include <fastmm/execution/level_blocks.hpp>
#include <fastmm/execution/panels.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// One level: C = alpha * A * B (+ C, unless `overwrite`) on whole blocks. Requires: memory for workspace_bytes().
template <class T, table F>
struct panel_level {
    static std::size_t workspace_bytes(const partition& p, const execution_settings& settings) {
        return std::max(panel_sizes<T>(u_sweep<F>, v_sweep<F>, w_sweep<F>, p.m, p.k, p.n, settings).bytes(),
                        panel_sizes<T>(v_sweep<F>, u_sweep<F>, w_sweep<F>, p.n, p.k, p.m, settings).bytes());
    }

    static void run(const partition& p, const T& alpha, const matrix_view<const T>& A,
                    const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C, arena& memory,
                    const execution_settings& settings, magnitude_record<T>* record) {
        constexpr shape s = shape_of<F>;
        const auto a = blocks_of<s.m, s.k>(A);
        const auto b = blocks_of<s.k, s.n>(B);
        const auto c = blocks_of<s.m, s.n>(C);
        const auto factors = product_factors<T, F>(alpha);
        run_by_panels<most_values<F>, T>({u_sweep<F>, v_sweep<F>, w_sweep<F>, family(a.data(), p.m, p.k, A),
                                          family(b.data(), p.k, p.n, B), family(c.data(), p.m, p.n, C),
                                          factors.data(), overwrite},
                                         memory, settings, record);
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
