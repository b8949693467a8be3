// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Blocks of A and B, or sums of blocks, taken apart into tiles of bytes as byte_tile.hpp multiplies them.

#pragma once

#include <fastmm/kernel/byte_tile.hpp>
#include <fastmm/kernel/pack.hpp>

#if FASTMM_DETAIL_TILE_REGISTERS

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// 32 bits of 16 elements, from bit 32 * Half on.
template <int Half, class T>
FASTMM_ALWAYS_INLINE tile_row<std::uint32_t> load_bits(const T* from) {
    if constexpr (sizeof(T) == 8) {
        tile_row<std::uint32_t> first, second;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&second, from + 8, sizeof second);
        return [&]<std::size_t... I>(std::index_sequence<I...>) FASTMM_INLINED_LAMBDA {
            return __builtin_shufflevector(first, second, int(2 * I + Half)...);
        }
        (std::make_index_sequence<std::size_t(byte_tile_side)>{});
    } else {
        tile_row<stored_as<T>> elements;
        std::memcpy(&elements, from, sizeof elements);
        return __builtin_convertvector(elements, tile_row<std::uint32_t>);
    }
}

// Number `line` of the 16 lines of a block, from four runs of 16 elements `run_stride` apart: byte i of the elements goes
// to tile i, byte b of a group of four being of run b.
template <class T, int Half = 0>
FASTMM_ALWAYS_INLINE void put_line(const T* from, std::ptrdiff_t run_stride, unsigned char* block,
                                   std::ptrdiff_t line) {
    using words = tile_row<std::uint32_t>;
    constexpr std::uint32_t even = 0x00ff00ff, odd = 0xff00ff00, low = 0x0000ffff, high = 0xffff0000;
    const words x0 = load_bits<Half>(from), x1 = load_bits<Half>(from + run_stride),
                x2 = load_bits<Half>(from + 2 * run_stride), x3 = load_bits<Half>(from + 3 * run_stride);
    // Bytes 0 and 2 of two runs, and bytes 1 and 3: a transposition of 4 x 4 bytes in two rounds.
    const words x02 = (x0 & even) | ((x1 & even) << 8), y02 = (x2 & even) | ((x3 & even) << 8);
    const auto put = [&](int number, words bytes) FASTMM_INLINED_LAMBDA {
        std::memcpy(block + (4 * Half + number) * tile_bytes + 64 * line, &bytes, sizeof bytes);
    };
    put(0, (x02 & low) | (y02 << 16));
    if constexpr (sizeof(T) > 1) {
        const words x13 = ((x0 >> 8) & even) | (x1 & odd), y13 = ((x2 >> 8) & even) | (x3 & odd);
        put(1, (x13 & low) | (y13 << 16));
        if constexpr (sizeof(T) > 2) {
            put(2, (x02 >> 16) | (y02 & high));
            put(3, (x13 >> 16) | (y13 & high));
        }
    }
    if constexpr (sizeof(T) == 8 && Half == 0)
        put_line<T, 1>(from, run_stride, block, line);
}

enum class tile_side { rows, columns };

// One block: 16 rows of the sum by 64 of its columns, of which `rows` x `depth` are there; the others are zero.
template <tile_side Side, std::ptrdiff_t Count, class T>
FASTMM_ALWAYS_INLINE void pack_block(const sum_reader<T, Count>& from, std::ptrdiff_t rows,
                                     std::ptrdiff_t depth, std::ptrdiff_t row_stride,
                                     std::ptrdiff_t col_stride, T* target) {
    constexpr bool by_rows = Side == tile_side::rows;
    const T* elements;
    std::ptrdiff_t run_stride, line_stride;
    alignas(64) T staged[byte_tile_side * byte_tile_depth];
    const bool whole = rows == byte_tile_side && depth == byte_tile_depth;
    if (Count == 1 && whole && (by_rows ? col_stride : row_stride) == 1) {
        elements = from.blocks[0] + from.offset;
        run_stride = 16 * col_stride;
        line_stride = by_rows ? row_stride : col_stride;
    } else {
        std::ptrdiff_t lines;
        if constexpr (by_rows) {
            pack_sliver<byte_tile_depth, Count, T>(from, depth, rows, col_stride, row_stride, staged);
            lines = rows * byte_tile_depth;
            run_stride = 16;
            line_stride = byte_tile_depth;
        } else {
            pack_sliver<byte_tile_side, Count, T>(from, rows, depth, row_stride, col_stride, staged);
            lines = depth * byte_tile_side;
            run_stride = 16 * byte_tile_side;
            line_stride = byte_tile_side;
        }
        std::fill(staged + lines, staged + byte_tile_side * byte_tile_depth, T(0));
        elements = staged;
    }
    auto* const block = reinterpret_cast<unsigned char*>(target);
    for (std::ptrdiff_t line = 0; line < byte_tile_side; ++line)
        put_line(elements + line * line_stride, run_stride, block, line);
}

template <tile_side Side, std::ptrdiff_t Count, class T>
void pack_bytes_counted(const block_sum<T>& source, std::ptrdiff_t row, std::ptrdiff_t col,
                        std::ptrdiff_t rows, std::ptrdiff_t cols, T* FASTMM_RESTRICT target) {
    const std::ptrdiff_t depth = round_up(cols, byte_tile_depth);
    for (std::ptrdiff_t j = 0; j < cols; j += byte_tile_depth)
        for (std::ptrdiff_t i = 0; i < rows; i += byte_tile_side) {
            const sum_reader<T, Count> from{source.blocks, source.factors, source.count,
                                            (row + i) * source.row_stride + (col + j) * source.col_stride};
            pack_block<Side, Count, T>(from, std::min(byte_tile_side, rows - i),
                                       std::min(byte_tile_depth, cols - j), source.row_stride,
                                       source.col_stride, target + i * depth + j * byte_tile_side);
        }
}

// pack() for byte tiles: slivers of 16 rows, filled up with zeros to whole blocks.
template <tile_side Side, class T>
FASTMM_NOINLINE void pack_bytes(const block_sum<T>& source, std::ptrdiff_t row, std::ptrdiff_t col,
                                std::ptrdiff_t rows, std::ptrdiff_t cols, T* FASTMM_RESTRICT target) {
    if (source.count == 1 && source.factors[0] == T(1))
        return pack_bytes_counted<Side, 1, T>(source, row, col, rows, cols, target);
    if constexpr (unsigned_number<T>) { // Operands with signs are matrices, no sums.
        if (source.count == 2)
            return pack_bytes_counted<Side, 2, T>(source, row, col, rows, cols, target);
        pack_bytes_counted<Side, 0, T>(source, row, col, rows, cols, target);
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI

#endif
