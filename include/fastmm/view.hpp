// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// matrix_view: a matrix in memory that somebody else owns. Everything below the front door takes these.

#pragma once

#include <fastmm/config.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// rows x cols elements; element (i, j) stands at data[i * row_stride + j * col_stride]. Strides count
/// elements and may be negative or zero (a zero stride is for reading only). Views are cheap to copy and own
/// nothing.
template <class T>
struct matrix_view {
    using value_type = std::remove_const_t<T>;

    T* data = nullptr;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t cols = 0;
    std::ptrdiff_t row_stride = 1;
    std::ptrdiff_t col_stride = 0;

    constexpr T& operator()(std::ptrdiff_t row, std::ptrdiff_t col) const {
        return data[row * row_stride + col * col_stride];
    }

    constexpr bool empty() const { return rows == 0 || cols == 0; }

    /// The transpose, without a copy.
    constexpr matrix_view transposed() const { return {data, cols, rows, col_stride, row_stride}; }

    /// block_rows x block_cols elements from (row, col) on. Requires: they lie inside.
    constexpr matrix_view block(std::ptrdiff_t row, std::ptrdiff_t col, std::ptrdiff_t block_rows,
                                std::ptrdiff_t block_cols) const {
        if (block_rows == 0 || block_cols == 0)
            return {data, block_rows, block_cols, row_stride, col_stride};
        return {data + row * row_stride + col * col_stride, block_rows, block_cols, row_stride, col_stride};
    }

    constexpr operator matrix_view<const T>() const requires(!std::is_const_v<T>) {
        return {data, rows, cols, row_stride, col_stride};
    }
};

/// The first and one past the last byte that a view's elements occupy, as integers.
struct byte_range {
    std::uintptr_t begin;
    std::uintptr_t end;
};

template <class T>
FASTMM_ALWAYS_INLINE byte_range bytes_of(const matrix_view<T>& view) {
    const std::ptrdiff_t row_reach = (view.rows - 1) * view.row_stride;
    const std::ptrdiff_t col_reach = (view.cols - 1) * view.col_stride;
    const std::ptrdiff_t lowest = (row_reach < 0 ? row_reach : 0) + (col_reach < 0 ? col_reach : 0);
    const std::ptrdiff_t highest = (row_reach > 0 ? row_reach : 0) + (col_reach > 0 ? col_reach : 0);
    return {reinterpret_cast<std::uintptr_t>(view.data + lowest),
            reinterpret_cast<std::uintptr_t>(view.data + highest + 1)};
}

namespace detail {

// Whether two views with the same strides share an element. The strides must be those of a matrix in which
// one index runs inside a leading dimension; anything else counts as shared.
template <class T, class U>
FASTMM_NOINLINE bool rectangles_meet(const matrix_view<T>& x, const matrix_view<U>& y) {
    const bool column_major = x.row_stride == 1;
    if (x.row_stride != y.row_stride || x.col_stride != y.col_stride || (!column_major && x.col_stride != 1))
        return true;
    const std::ptrdiff_t leading_dimension = column_major ? x.col_stride : x.row_stride;
    const std::ptrdiff_t x_inner = column_major ? x.rows : x.cols, x_outer = column_major ? x.cols : x.rows;
    const std::ptrdiff_t y_inner = column_major ? y.rows : y.cols, y_outer = column_major ? y.cols : y.rows;
    if (leading_dimension < x_inner || leading_dimension < y_inner)
        return true; // A rectangle wraps round the leading dimension: take no chance.
    const auto distance = static_cast<std::ptrdiff_t>(reinterpret_cast<std::intptr_t>(y.data) -
                                                      reinterpret_cast<std::intptr_t>(x.data));
    constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(T));
    if (distance % size != 0)
        return true;
    const std::ptrdiff_t offset = distance / size;
    std::ptrdiff_t inner = offset % leading_dimension, outer = offset / leading_dimension;
    if (inner < 0) {
        inner += leading_dimension;
        --outer;
    }
    // Differences of inner indices lie strictly between -leading_dimension and leading_dimension: these two
    // pairs of differences are all that lead to the offset.
    const auto meet = [&](std::ptrdiff_t inner_shift, std::ptrdiff_t outer_shift) {
        return inner_shift < x_inner && -inner_shift < y_inner && outer_shift < x_outer &&
               -outer_shift < y_outer;
    };
    return meet(inner, outer) || meet(inner - leading_dimension, outer + 1);
}

// The same elements as another type of the same size, const where they are. Requires: they may be read as such.
template <class Element, class T>
auto viewed_as(const matrix_view<T>& view) {
    static_assert(sizeof(Element) == sizeof(T));
    using element = std::conditional_t<std::is_const_v<T>, const Element, Element>;
    return matrix_view<element>{reinterpret_cast<element*>(view.data), view.rows, view.cols, view.row_stride,
                                view.col_stride};
}

} // namespace detail

/// Whether writing x can change y. Disjoint address ranges and disjoint blocks of one row- or column-major
/// matrix are told apart exactly; for any other interleaving the answer is a cautious yes. Cost: constant.
template <class T, class U>
FASTMM_ALWAYS_INLINE bool overlap(const matrix_view<T>& x, const matrix_view<U>& y) {
    if (x.empty() || y.empty())
        return false;
    const byte_range a = bytes_of(x), b = bytes_of(y);
    if (a.end <= b.begin || b.end <= a.begin)
        return false;
    if constexpr (sizeof(T) == sizeof(U))
        return detail::rectangles_meet(x, y);
    else
        return true;
}

} // namespace fastmm::inline FASTMM_ABI
