// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The blocks of the three matrices of a level, in the order of its table, and the factors of its products.

#pragma once

#include <fastmm/execution/partition.hpp>
#include <fastmm/execution/sweep.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <table F>
inline constexpr sweep_view u_sweep = sweep_code_of<F, factor::u>.view();
template <table F>
inline constexpr sweep_view v_sweep = sweep_code_of<F, factor::v>.view();
template <table F>
inline constexpr sweep_view w_sweep = sweep_code_of<F, factor::w>.view();

// Pointers that a thread needs for the values of any of the three programs.
template <table F>
inline constexpr std::size_t most_values =
    static_cast<std::size_t>(std::max({u_sweep<F>.values(), v_sweep<F>.values(), w_sweep<F>.values()}));

// The blocks of a matrix, row by row.
template <int Rows, int Cols, class T>
std::array<T*, std::size_t(Rows) * Cols> blocks_of(const matrix_view<T>& matrix) {
    const std::ptrdiff_t rows = matrix.rows / Rows, cols = matrix.cols / Cols;
    std::array<T*, std::size_t(Rows) * Cols> blocks;
    for (int i = 0; i < Rows; ++i)
        for (int j = 0; j < Cols; ++j)
            blocks[static_cast<std::size_t>(i * Cols + j)] = &matrix(i * rows, j * cols);
    return blocks;
}

template <class T>
block_family<T> family(T* const* blocks, std::ptrdiff_t rows, std::ptrdiff_t cols,
                       const matrix_view<T>& matrix) {
    return {blocks, rows, cols, matrix.row_stride, matrix.col_stride};
}

// What product r is multiplied by: alpha and what its two sums were divided by.
template <class T, table F>
std::array<T, std::size_t(rank_of<F>)> product_factors(const T& alpha) {
    std::array<T, std::size_t(rank_of<F>)> factors;
    for (std::size_t r = 0; r < factors.size(); ++r)
        factors[r] = multiply(
            scalar_from<T>(product(u_sweep<F>.outputs[r].factor, v_sweep<F>.outputs[r].factor)), alpha);
    return factors;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
