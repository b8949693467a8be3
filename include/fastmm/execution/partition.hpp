// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How a level divides its matrices: equal blocks, and the fringes that no block covers.

#pragma once

#include <fastmm/factorization/factorization.hpp>
#include <fastmm/kernel/blocking.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

/// The blocks of a level and the fringes that they leave.
struct partition {
    std::ptrdiff_t m, k, n; // of a block
    std::ptrdiff_t core_m, core_k, core_n;

    constexpr partition(shape s, std::ptrdiff_t rows, std::ptrdiff_t inner, std::ptrdiff_t cols)
        : m(rows / s.m), k(inner / s.k), n(cols / s.n), core_m(m * s.m), core_k(k * s.k), core_n(n * s.n) {}

    constexpr bool has_blocks() const { return m > 0 && k > 0 && n > 0; }
};

// The stride between the lines of a temporary: whole cache lines, and never a multiple of a page, which would
// map every line to the same cache sets.
template <class T>
constexpr std::ptrdiff_t padded_stride(std::ptrdiff_t length) {
    constexpr std::ptrdiff_t line = std::max<std::ptrdiff_t>(1, 64 / static_cast<std::ptrdiff_t>(sizeof(T)));
    if (length < 2 * line)
        return length;
    const std::ptrdiff_t stride = round_up(length, line);
    return stride * static_cast<std::ptrdiff_t>(sizeof(T)) % 4096 == 0 ? stride + line : stride;
}

// Elements of a temporary of either storage order.
template <class T>
constexpr std::ptrdiff_t temporary_elements(std::ptrdiff_t rows, std::ptrdiff_t cols) {
    return std::max(padded_stride<T>(rows) * cols, padded_stride<T>(cols) * rows);
}

// A temporary in the storage order of `model`, so that sums run along contiguous lines on both sides.
template <class T, class U>
matrix_view<T> temporary(T* data, std::ptrdiff_t rows, std::ptrdiff_t cols, const matrix_view<U>& model) {
    if (model.row_stride != 1 && model.col_stride == 1)
        return {data, rows, cols, padded_stride<T>(cols), 1};
    return {data, rows, cols, 1, padded_stride<T>(rows)};
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
