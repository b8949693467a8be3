// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A fast product of operands whose rows and columns are scaled: copies of A and B, the product of these, and its rows
// and columns scaled back.

#pragma once

#include <fastmm/execution/diagonals.hpp>
#include <fastmm/execution/walk.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Whether levels are run on scaled operands: not where the product is classical after all.
template <class T>
bool is_scaled(level_sequence<T> levels, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
               const execution_settings& settings) {
    return rounded_scalar<T> && settings.scaling != scaling::none && !levels.empty() &&
           partition(levels.front().code.dimensions, m, k, n).has_blocks();
}

// An operand times powers of two, written to `elements`; itself where these are all 1.
template <class T>
FASTMM_NOINLINE matrix_view<const T> scaled_operand(const matrix_view<const T>& matrix, const int* rows,
                                                    const int* cols, T* elements,
                                                    const execution_settings& settings) {
    if (are_zeros(rows, matrix.rows) && are_zeros(cols, matrix.cols))
        return matrix;
    const matrix_view<T> copy = temporary<T>(elements, matrix.rows, matrix.cols, matrix);
    run_team(settings.parallel, settings.threads, [&](const team_member& member) {
        scale_elements<T>(matrix, 1, rows, cols, false, copy, member);
    });
    return copy;
}

// Levels on scaled operands. Requires: is_scaled().
template <class T>
struct scaled_product {
    static std::size_t workspace_bytes(level_sequence<T> levels, std::ptrdiff_t m, std::ptrdiff_t k,
                                       std::ptrdiff_t n, const execution_settings& settings, bool overwrite) {
        const bool apart = is_apart(settings, overwrite);
        return diagonals<T>::bytes(m, k, n) + lease_bytes<T>(temporary_elements<T>(m, k)) +
               lease_bytes<T>(temporary_elements<T>(k, n)) +
               lease_bytes<T>(apart ? temporary_elements<T>(m, n) : 0) +
               level_bytes<T>(levels, m, k, n, settings, overwrite || apart);
    }

    // C = alpha * A * B (+ C, unless `overwrite`), for operands whose largest parts are a and b and from which no value
    // overflows. Requires: alpha != 0, dimensions above 0, and memory for workspace_bytes().
    FASTMM_NOINLINE static void run(level_sequence<T> levels, const T& alpha, const matrix_view<const T>& A,
                                    const matrix_view<const T>& B, bool overwrite, const matrix_view<T>& C,
                                    arena& memory, const execution_settings& settings, real_of<T> a,
                                    real_of<T> b) {
        const diagonals<T> factors(memory, A, B, a, b, settings);
        const lease<T> a_elements(memory, temporary_elements<T>(A.rows, A.cols)),
            b_elements(memory, temporary_elements<T>(B.rows, B.cols));
        const matrix_view<const T> left = scaled_operand<T>(A, factors.rows(), factors.inner_of_a(),
                                                            a_elements.data(), settings),
                                   right = scaled_operand<T>(B, factors.inner_of_b(), factors.cols(),
                                                             b_elements.data(), settings);
        const bool apart = is_apart(settings, overwrite);
        const lease<T> c_elements(memory, apart ? temporary_elements<T>(C.rows, C.cols) : 0);
        const matrix_view<T> product = apart ? temporary<T>(c_elements.data(), C.rows, C.cols, C) : C;
        run_levels<T>(levels, alpha, left, right, overwrite || apart ? T(0) : T(1), product, memory, settings,
                      nullptr);
        if (settings.scaling == scaling::inside)
            return;
        run_team(settings.parallel, settings.threads, [&](const team_member& member) {
            scale_elements<T>(product, -1, factors.rows(), factors.cols(), apart, C, member);
        });
    }

private:
    // Whether the product is formed beside C, to which it is added once it is scaled back.
    static bool is_apart(const execution_settings& settings, bool overwrite) {
        return settings.scaling != scaling::inside && !overwrite;
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
