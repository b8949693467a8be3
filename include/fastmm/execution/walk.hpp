// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The walk down a schedule: at each level the products of its table, at the bottom the classical product, and
// the fringes that no block covers by dynamic peeling (S. Huss-Lederman, E. M. Jacobson, J. R. Johnson, A.
// Tsao and T. Turnbull, Implementation of Strassen's algorithm for matrix multiplication, Supercomputing
// 1996).

#pragma once

#include <fastmm/execution/classical.hpp>
#include <fastmm/execution/level_code.hpp>
#include <fastmm/execution/partition.hpp>

#include <algorithm>
#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
struct scheduled_level;

/// A schedule as it is executed: its levels, outermost first. None: the classical product.
template <class T>
using level_sequence = std::span<const scheduled_level<T>>;

/// A level and how it is executed. The functions take the sequence that begins with the level; they are pointers, so that
/// a program holds the ways that its schedules use and no others.
template <class T>
struct scheduled_level {
    level_code code;
    /// No value that appears while the level runs exceeds this many times k max|A| max|B|, rounding apart.
    double growth = 1;
    /// Bytes that run_core() leases.
    std::size_t (*core_bytes)(level_sequence<T> levels, const partition& p,
                              const execution_settings& settings, bool overwrite) = nullptr;
    /// C = alpha * A * B (+ C, unless `overwrite`) on whole blocks. Requires: alpha != 0.
    void (*run_core)(level_sequence<T> levels, const partition& p, const T& alpha,
                     const matrix_view<const T>& A, const matrix_view<const T>& B, bool overwrite,
                     const matrix_view<T>& C, arena& memory, const execution_settings& settings,
                     magnitude_record<T>* record) = nullptr;
};

/// The growth of a whole schedule.
template <class T>
double growth_of(level_sequence<T> levels) {
    double growth = 1;
    for (const scheduled_level<T>& level : levels)
        growth *= level.growth;
    return growth;
}

/// Bytes that run_levels() needs; less where beta is 0 (`overwrite`).
template <class T>
std::size_t level_bytes(level_sequence<T> levels, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                        const execution_settings& settings, bool overwrite) {
    using classical = classical_executor<T>;
    if (levels.empty())
        return classical::workspace_bytes(m, k, n, settings);
    const partition p(levels.front().code.dimensions, m, k, n);
    if (!p.has_blocks())
        return classical::workspace_bytes(m, k, n, settings);
    return std::max({levels.front().core_bytes(levels, p, settings, overwrite),
                     classical::workspace_bytes(p.core_m, k - p.core_k, p.core_n, settings),
                     classical::workspace_bytes(m - p.core_m, k, n, settings),
                     classical::workspace_bytes(p.core_m, k, n - p.core_n, settings)});
}

// Tells a record of the rows and columns of A and B that no block covers: their products are added to those of blocks.
template <class T>
void note_fringes(const partition& p, const matrix_view<const T>& A, const matrix_view<const T>& B,
                  magnitude_record<T>& record) {
    const std::ptrdiff_t m = A.rows, k = A.cols, n = B.cols;
    const team_member alone;
    if (k > p.core_k) {
        record.note_a(largest_part<T>(A.block(0, p.core_k, m, k - p.core_k), alone));
        record.note_b(largest_part<T>(B.block(p.core_k, 0, k - p.core_k, n), alone));
    }
    if (m > p.core_m)
        record.note_a(largest_part<T>(A.block(p.core_m, 0, m - p.core_m, k), alone));
    if (n > p.core_n)
        record.note_b(largest_part<T>(B.block(0, p.core_n, k, n - p.core_n), alone));
}

/// C = alpha * A * B + beta * C. Requires: alpha != 0, beta 0 or 1 unless there are no levels, dimensions above 0, and
/// memory for level_bytes(). `record`, where there is one, is told the magnitudes of A and B if there is a level that divides
/// them.
template <class T>
void run_levels(level_sequence<T> levels, const T& alpha, const matrix_view<const T>& A,
                const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C, arena& memory,
                const execution_settings& settings, magnitude_record<T>* record) {
    using classical = classical_executor<T>;
    if (levels.empty())
        return classical::run(alpha, A, B, beta, C, memory, settings);
    const std::ptrdiff_t m = C.rows, k = A.cols, n = C.cols;
    const partition p(levels.front().code.dimensions, m, k, n);
    if (!p.has_blocks())
        return classical::run(alpha, A, B, beta, C, memory, settings);
    if constexpr (rounded_scalar<T>)
        if (record != nullptr)
            note_fringes<T>(p, A, B, *record);
    const matrix_view<T> core = C.block(0, 0, p.core_m, p.core_n);
    levels.front().run_core(levels, p, alpha, A.block(0, 0, p.core_m, p.core_k),
                            B.block(0, 0, p.core_k, p.core_n), beta == T(0), core, memory, settings, record);
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

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
