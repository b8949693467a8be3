// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Copies of blocks of A and B in the order in which the micro-kernel reads them.

#pragma once

#include <fastmm/config.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// One sliver: column p of the source, `Height` high, goes to target[p * Height ...].
template <std::ptrdiff_t Height, class T>
void pack_sliver(const matrix_view<const T>& source, T* FASTMM_RESTRICT target) {
    const std::ptrdiff_t depth = source.cols, row_stride = source.row_stride, col_stride = source.col_stride;
    const T* FASTMM_RESTRICT from = source.data;
    if (source.rows < Height) {
        for (std::ptrdiff_t p = 0; p < depth; ++p, target += Height) {
            for (std::ptrdiff_t i = 0; i < source.rows; ++i)
                target[i] = from[i * row_stride + p * col_stride];
            std::fill(target + source.rows, target + Height, T(0));
        }
    } else if (row_stride == 1) {
        static_assert(std::is_trivially_copyable_v<T>);
        for (std::ptrdiff_t p = 0; p < depth; ++p, from += col_stride, target += Height)
            std::memcpy(target, from, sizeof(T) * static_cast<std::size_t>(Height));
    } else if (col_stride == 1) {
        // A few rows at a time: as many streams as a prefetcher tells apart without effort.
        constexpr std::ptrdiff_t together = Height <= 8 ? Height : 4;
        static_assert(Height % together == 0);
        for (std::ptrdiff_t i = 0; i < Height; i += together, from += together * row_stride)
            for (std::ptrdiff_t p = 0; p < depth; ++p)
                for (std::ptrdiff_t q = 0; q < together; ++q)
                    target[p * Height + i + q] = from[q * row_stride + p];
    } else {
        for (std::ptrdiff_t p = 0; p < depth; ++p, from += col_stride, target += Height)
            for (std::ptrdiff_t i = 0; i < Height; ++i)
                target[i] = from[i * row_stride];
    }
}

} // namespace detail

/// Packs a block by slivers of Height rows, the last one filled up with zeros: ceil(rows / Height) * Height *
/// cols elements. Strides are free. For B pass the transposed view, so that slivers are nr columns wide.
template <std::ptrdiff_t Height, class T>
void pack(const matrix_view<const T>& source, T* FASTMM_RESTRICT target) {
    // Contiguous columns are read a few at a time from top to bottom, as a prefetcher and a page table like it.
    const std::ptrdiff_t together = source.row_stride == 1 ? 16 : source.cols;
    for (std::ptrdiff_t col = 0; col < source.cols; col += together) {
        const std::ptrdiff_t cols = std::min(together, source.cols - col);
        for (std::ptrdiff_t row = 0; row < source.rows; row += Height)
            detail::pack_sliver<Height, T>(source.block(row, col, std::min(Height, source.rows - row), cols),
                                           target + row * source.cols + col * Height);
    }
}

} // namespace fastmm::inline FASTMM_ABI
