// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Blocks of A and B, or sums of blocks, in the order in which the micro-kernel reads them.

#pragma once

#include <fastmm/kernel/block_sum.hpp>
#include <fastmm/kernel/blocking.hpp>
#include <fastmm/kernel/magnitude.hpp>
#include <fastmm/kernel/transpose.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// What is read of a sum inside one sliver: the blocks from the sliver's first element on. Count is the number of
// blocks, or 0 where it is known at run time only; Count 1 is a block with factor 1.
template <class T, std::ptrdiff_t Count>
struct sum_reader {
    const T* const* blocks;
    const T* factors;
    std::ptrdiff_t count;
    std::ptrdiff_t offset;

    FASTMM_ALWAYS_INLINE T element(std::ptrdiff_t at) const {
        if constexpr (Count == 1)
            return blocks[0][offset + at];
        T sum = multiply(factors[0], blocks[0][offset + at]);
        for (std::ptrdiff_t q = 1; q < (Count != 0 ? Count : count); ++q)
            sum = add(sum, multiply(factors[q], blocks[q][offset + at]));
        return sum;
    }

#if FASTMM_DETAIL_HAS_SHUFFLE
    template <class V>
    FASTMM_ALWAYS_INLINE V load(std::ptrdiff_t at) const {
        V sum;
        std::memcpy(&sum, blocks[0] + offset + at, sizeof(V));
        if constexpr (Count == 1)
            return sum;
        sum = sum * factors[0];
        for (std::ptrdiff_t q = 1; q < (Count != 0 ? Count : count); ++q) {
            V block;
            std::memcpy(&block, blocks[q] + offset + at, sizeof(V));
            sum = sum + block * factors[q];
        }
        return sum;
    }
#endif
};

// Packed complex columns hold the real parts of a column, then its imaginary parts, where the tile is of vectors.
template <std::ptrdiff_t Height, class T>
FASTMM_ALWAYS_INLINE void put_packed(T* column, std::ptrdiff_t row, const T& value) {
    if constexpr (is_complex<T> && has_vector_tile<T>) {
        real_of<T>* const parts = reinterpret_cast<real_of<T>*>(column);
        parts[row] = value.real();
        parts[Height + row] = value.imag();
    } else {
        column[row] = value;
    }
}

// The longest vector of at most Limit elements that fits `rows` times, a power of two.
constexpr std::size_t vector_within(std::ptrdiff_t rows, std::ptrdiff_t limit) {
    std::ptrdiff_t size = 1;
    while (2 * size <= limit && 2 * size <= rows)
        size *= 2;
    return static_cast<std::size_t>(size);
}

// Sums of signed integers would overflow.
template <class T, std::ptrdiff_t Count>
inline constexpr bool packs_by_vectors = FASTMM_DETAIL_HAS_SHUFFLE &&
                                         (std::is_same_v<T, float> || std::is_same_v<T, double> ||
                                          unsigned_number<stored_as<T>>)&&has_vector_tile<stored_as<T>> &&
                                         (Count == 1 || has_vector_tile<T>);

#if FASTMM_DETAIL_HAS_SHUFFLE

// Rows from First on of a sliver whose columns are contiguous.
template <std::ptrdiff_t Height, std::ptrdiff_t First, class T, std::ptrdiff_t Count>
FASTMM_ALWAYS_INLINE void pack_column(const sum_reader<T, Count>& from, std::ptrdiff_t at, T* target) {
    if constexpr (First < Height) {
        constexpr std::size_t size = vector_within(Height - First, simd::lanes<T>);
        using vector = typename short_vector<T, size>::type;
        const vector value = from.template load<vector>(at + First);
        std::memcpy(target + First, &value, sizeof(vector));
        pack_column<Height, First + std::ptrdiff_t(size)>(from, at, target);
    }
}

// Rows from First on of a sliver whose rows are contiguous: squares are transposed in registers.
template <std::ptrdiff_t Height, std::ptrdiff_t First, class T, std::ptrdiff_t Count>
void pack_rows(const sum_reader<T, Count>& from, std::ptrdiff_t row_stride, std::ptrdiff_t depth,
               T* FASTMM_RESTRICT target) {
    if constexpr (First < Height) {
        constexpr std::size_t size =
            vector_within(Height - First, std::min<std::ptrdiff_t>(8, simd::lanes<T>));
        constexpr auto length = static_cast<std::ptrdiff_t>(size);
        using vector = typename short_vector<T, size>::type;
        std::ptrdiff_t p = 0;
        for (; p + length <= depth; p += length) {
            vector rows[size];
            [&]<std::size_t... I>(std::index_sequence<I...>) FASTMM_INLINED_LAMBDA {
                ((rows[I] = from.template load<vector>((First + std::ptrdiff_t(I)) * row_stride + p)), ...);
                transpose_square<size>(rows);
                (std::memcpy(target + (p + std::ptrdiff_t(I)) * Height + First, &rows[I], sizeof(vector)),
                 ...);
            }
            (std::make_index_sequence<size>{});
        }
        for (; p < depth; ++p)
            for (std::ptrdiff_t i = First; i < First + length; ++i)
                target[p * Height + i] = from.element(i * row_stride + p);
        pack_rows<Height, First + length>(from, row_stride, depth, target);
    }
}

#endif

// One sliver: column p of the sum, `Height` high, goes to target[p * Height ...]. Rows behind the last are zero.
template <std::ptrdiff_t Height, std::ptrdiff_t Count, class T>
void pack_sliver(const sum_reader<T, Count>& from, std::ptrdiff_t rows, std::ptrdiff_t depth,
                 std::ptrdiff_t row_stride, std::ptrdiff_t col_stride, T* FASTMM_RESTRICT target) {
    if (rows == Height) {
#if FASTMM_DETAIL_HAS_SHUFFLE
        if constexpr (packs_by_vectors<T, Count>) {
            if (row_stride == 1) {
                for (std::ptrdiff_t p = 0; p < depth; ++p, target += Height)
                    pack_column<Height, 0>(from, p * col_stride, target);
                return;
            }
            if (col_stride == 1)
                return pack_rows<Height, 0>(from, row_stride, depth, target);
        }
#endif
        for (std::ptrdiff_t p = 0; p < depth; ++p, target += Height)
            for (std::ptrdiff_t i = 0; i < Height; ++i)
                put_packed<Height>(target, i, from.element(i * row_stride + p * col_stride));
        return;
    }
    for (std::ptrdiff_t p = 0; p < depth; ++p, target += Height) {
        for (std::ptrdiff_t i = 0; i < rows; ++i)
            put_packed<Height>(target, i, from.element(i * row_stride + p * col_stride));
        for (std::ptrdiff_t i = rows; i < Height; ++i)
            put_packed<Height>(target, i, T(0));
    }
}

template <std::ptrdiff_t Height, std::ptrdiff_t Count, class T>
void pack_counted(const block_sum<T>& source, std::ptrdiff_t row, std::ptrdiff_t col, std::ptrdiff_t rows,
                  std::ptrdiff_t cols, T* FASTMM_RESTRICT target, real_of<T>* largest) {
    // Contiguous columns are read a few at a time from top to bottom, as a prefetcher and a page table like it.
    const std::ptrdiff_t together = source.row_stride == 1 ? 16 : cols;
    for (std::ptrdiff_t j = 0; j < cols; j += together)
        for (std::ptrdiff_t i = 0; i < rows; i += Height) {
            const sum_reader<T, Count> from{source.blocks, source.factors, source.count,
                                            (row + i) * source.row_stride + (col + j) * source.col_stride};
            const std::ptrdiff_t depth = std::min(together, cols - j);
            T* const packed = target + i * cols + j * Height;
            pack_sliver<Height, Count, T>(from, std::min(Height, rows - i), depth, source.row_stride,
                                          source.col_stride, packed);
            if constexpr (rounded_scalar<T>)
                if (largest != nullptr)
                    *largest = std::max(*largest, largest_part<T>(packed, depth * Height));
        }
}

} // namespace detail

/// Packs rows x cols elements of a sum of blocks, from (row, col) on, by slivers of Height rows, the last one filled
/// up with zeros: ceil(rows / Height) * Height * cols elements. Strides are free. For B pass the transposed sum, so
/// that slivers are nr columns wide. Complex scalars that have vectors: the real parts of a column of a sliver
/// come before its imaginary parts. `largest`, where there is one, is raised to the largest magnitude of what was packed,
/// infinity where that is not finite. Cost: one pass over each block.
template <std::ptrdiff_t Height, class T>
FASTMM_NOINLINE void pack(const block_sum<T>& source, std::ptrdiff_t row, std::ptrdiff_t col,
                          std::ptrdiff_t rows, std::ptrdiff_t cols, T* FASTMM_RESTRICT target,
                          detail::real_of<T>* largest = nullptr) {
    switch (source.count) {
    case 1:
        if (source.factors[0] == T(1))
            return detail::pack_counted<Height, 1, T>(source, row, col, rows, cols, target, largest);
        break;
    case 2:
        return detail::pack_counted<Height, 2, T>(source, row, col, rows, cols, target, largest);
    default:
        break;
    }
    detail::pack_counted<Height, 0, T>(source, row, col, rows, cols, target, largest);
}

namespace detail {

// pack() of a matrix of integers In as wider integers T, modulo 2^w.
template <std::ptrdiff_t Height, class T, class In>
FASTMM_NOINLINE void pack_widened(const block_sum<In>& source, std::ptrdiff_t row, std::ptrdiff_t col,
                                  std::ptrdiff_t rows, std::ptrdiff_t cols, T* FASTMM_RESTRICT target) {
    constexpr std::ptrdiff_t together = 64;
    In narrow[std::size_t(Height * together)];
    for (std::ptrdiff_t j = 0; j < cols; j += together)
        for (std::ptrdiff_t i = 0; i < rows; i += Height) {
            const std::ptrdiff_t depth = std::min(together, cols - j);
            pack_counted<Height, 1, In>(source, row + i, col + j, std::min(Height, rows - i), depth, narrow,
                                        nullptr);
            T* const packed = target + i * cols + j * Height;
            for (std::ptrdiff_t p = 0; p < depth; ++p)
                for (std::ptrdiff_t q = 0; q < Height; ++q)
                    packed[p * Height + q] = static_cast<T>(narrow[p * Height + q]);
        }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
