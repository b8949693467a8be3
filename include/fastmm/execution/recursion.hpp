// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The walk down a schedule: at each level the products of its table, at the bottom the classical product, and
// the fringes that no block covers by dynamic peeling (S. Huss-Lederman, E. M. Jacobson, J. R. Johnson, A.
// Tsao and T. Turnbull, Implementation of Strassen's algorithm for matrix multiplication, Supercomputing
// 1996).

#pragma once

#include <fastmm/execution/classical.hpp>
#include <fastmm/execution/packed_sums.hpp>
#include <fastmm/execution/panel_level.hpp>
#include <fastmm/execution/pass_level.hpp>
#include <fastmm/execution/product_level.hpp>
#include <fastmm/execution/schedule.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T, schedule S>
struct executor;

// The bottom.
template <class T>
struct executor<T, levels<>> {
    static std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                       const execution_settings& settings, bool = false) {
        return classical_executor<T>::workspace_bytes(m, k, n, settings);
    }

    static void run(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                    magnitude_record<T>*) {
        classical_executor<T>::run(alpha, A, B, beta, C, memory, settings);
    }
};

// How a level is executed. Fusing a level with the product below it takes a kernel, and a product below.
template <class T, level L, bool Innermost>
constexpr way way_for() {
    constexpr way wanted = level_traits<L>::execution;
    static_assert(
        Innermost || wanted == way::automatic || wanted == way::passes,
        "Put a level that is fused with the product below it innermost; compose two tables into one for two "
        "fused levels.");
    if constexpr (!Innermost || !blocked_scalar<T>)
        return way::passes;
    else if constexpr (wanted == way::automatic || (wanted == way::panels && dispatches<T>))
        return way::products; // Panels have the shape of a register tile that is not known here.
    else
        return wanted;
}

// One level: C = alpha * A * B + beta * C. Requires: alpha != 0, beta 0 or 1, dimensions above 0, and memory
// for workspace_bytes(), which asks for less where beta is 0 (`overwrite`). `record`, where there is one, is told the
// magnitudes of what the fast level read.
template <class T, level First, level... Rest>
struct executor<T, levels<First, Rest...>> {
    using classical = classical_executor<T>;
    using factorization = table_of<First>;
    static constexpr shape dimensions = shape_of<factorization>;
    static constexpr way execution = way_for<T, First, sizeof...(Rest) == 0>();

    static_assert(prove<factorization, T>());

    static std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                       const execution_settings& settings, bool overwrite = false) {
        const partition p(dimensions, m, k, n);
        if (!p.has_blocks())
            return classical::workspace_bytes(m, k, n, settings);
        std::size_t core = 0;
        if constexpr (execution == way::packing)
            core = packing_level<T, factorization>::workspace_bytes(p, settings);
        else if constexpr (execution == way::products)
            core = product_level<T, factorization>::workspace_bytes(p, settings, overwrite);
        else if constexpr (execution == way::panels)
            core = panel_level<T, factorization>::workspace_bytes(p, settings);
        else
            core = pass_level<T, factorization, executor<T, levels<Rest...>>>::workspace_bytes(p, settings,
                                                                                               overwrite);
        return std::max({core, classical::workspace_bytes(p.core_m, k - p.core_k, p.core_n, settings),
                         classical::workspace_bytes(m - p.core_m, k, n, settings),
                         classical::workspace_bytes(p.core_m, k, n - p.core_n, settings)});
    }

    static void run(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                    magnitude_record<T>* record) {
        const std::ptrdiff_t m = C.rows, k = A.cols, n = C.cols;
        const partition p(dimensions, m, k, n);
        if (!p.has_blocks())
            return classical::run(alpha, A, B, beta, C, memory, settings);
        const matrix_view<T> core = C.block(0, 0, p.core_m, p.core_n);
        run_core(p, alpha, A.block(0, 0, p.core_m, p.core_k), B.block(0, 0, p.core_k, p.core_n), beta == T(0),
                 core, memory, settings, record);
        if (k > p.core_k)
            classical::run(alpha, A.block(0, p.core_k, p.core_m, k - p.core_k),
                           B.block(p.core_k, 0, k - p.core_k, p.core_n), T(1), core, memory, settings);
        if (n > p.core_n)
            classical::run(alpha, A.block(0, 0, p.core_m, k), B.block(0, p.core_n, k, n - p.core_n), beta,
                           C.block(0, p.core_n, p.core_m, n - p.core_n), memory, settings);
        if (m > p.core_m)
            classical::run(alpha, A.block(p.core_m, 0, m - p.core_m, k), B, beta,
                           C.block(p.core_m, 0, m - p.core_m, n), memory, settings);
    }

private:
    static void run_core(const partition& p, const T& alpha, const matrix_view<const T>& A,
                         const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C,
                         arena& memory, const execution_settings& settings, magnitude_record<T>* record) {
        if constexpr (execution == way::packing) {
            packing_level<T, factorization>::run(p, alpha, A, B, overwrite, C, memory, settings, record);
        } else if constexpr (execution == way::products) {
            product_level<T, factorization>::run(p, alpha, A, B, overwrite, C, memory, settings, record);
        } else if constexpr (execution == way::panels) {
            panel_level<T, factorization>::run(p, alpha, A, B, overwrite, C, memory, settings, record);
        } else {
            pass_level<T, factorization, executor<T, levels<Rest...>>>::run(p, alpha, A, B, overwrite, C,
                                                                            memory, settings, record);
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
