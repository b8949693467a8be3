// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One triangle of a classical product: the loops of gemm.hpp over those tiles that meet the triangle.

#pragma once

#include <fastmm/kernel/gemm.hpp>
#include <fastmm/kernel/triangle.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Whether the loops below form triangles of T. The kernels of the library fastmm::kernels form rectangles, and so do tiles
// of bytes.
template <class T>
inline constexpr bool has_triangular_kernel = blocked_scalar<T> && !dispatches<T> && !has_byte_tile<T>;

// Tiles of one column of tiles, as rows from the first one of a block on: those that lie in the triangle, and those that
// the diagonal crosses. All are whole tiles, but for the last of the block.
struct tile_rows {
    std::ptrdiff_t inside_begin, inside_end;
    std::ptrdiff_t crossed_begin, crossed_end;
};

// `diagonal`: the row of the diagonal in the column's first element; it may lie above or below the block.
template <std::ptrdiff_t Height>
constexpr tile_rows tiles_in(triangle part, std::ptrdiff_t diagonal, std::ptrdiff_t rows,
                             std::ptrdiff_t width) {
    const auto first = [&](std::ptrdiff_t row) {
        return std::min(rows, std::max<std::ptrdiff_t>(row, 0) / Height * Height);
    };
    const auto behind = [&](std::ptrdiff_t row) {
        return std::min(rows, round_up(std::max<std::ptrdiff_t>(row, 0), Height));
    };
    if (part == triangle::lower) {
        const std::ptrdiff_t inside = behind(diagonal + width - 1);
        return {inside, rows, std::min(first(diagonal), inside), inside};
    }
    const std::ptrdiff_t inside = diagonal + 1 >= rows ? rows : first(diagonal + 1);
    return {0, inside, inside, std::max(behind(diagonal + width), inside)};
}

// macro_kernel() for the elements in a triangle.
template <class T, bool Swapped>
void triangular_macro_kernel(const T* left, const T* right, std::ptrdiff_t depth,
                             const product_target<T>& target, triangle part, std::ptrdiff_t row,
                             std::ptrdiff_t col, std::ptrdiff_t rows, std::ptrdiff_t cols, bool again) {
    constexpr register_tile tile = tile_for<T>;
    constexpr std::ptrdiff_t height = left_sliver<T, Swapped>, width = right_sliver<T, Swapped>;
    const product_target<T> C = Swapped ? target.transposed() : target;
    for (std::ptrdiff_t j = 0; j < cols; j += width) {
        const std::ptrdiff_t wide = std::min(width, cols - j), diagonal = col + j - row;
        const tile_rows tiles = tiles_in<height>(part, diagonal, rows, wide);
        const T* const b = right + j * depth;
        for (std::ptrdiff_t i = tiles.crossed_begin; i < tiles.crossed_end; i += height) {
            const std::ptrdiff_t tall = std::min(height, rows - i);
            const T* const a = left + i * depth;
            alignas(64) T product[std::size_t(tile.mr * tile.nr)];
            tile_product<T>(depth, Swapped ? b : a, Swapped ? a : b, product, a);
            for (std::ptrdiff_t x = 0; x < wide; ++x) {
                const std::ptrdiff_t on_diagonal = std::clamp<std::ptrdiff_t>(diagonal + x - i, -1, tall);
                const std::ptrdiff_t begin =
                    part == triangle::lower ? std::max<std::ptrdiff_t>(on_diagonal, 0) : 0;
                const std::ptrdiff_t end = part == triangle::lower ? tall : std::min(on_diagonal + 1, tall);
                if (begin < end)
                    add_tile<T>(product + (Swapped ? x + begin * tile.mr : x * tile.mr + begin), tile.mr,
                                Swapped ? 1 : end - begin, Swapped ? end - begin : 1, C,
                                (row + i + begin) * target.row_stride + (col + j + x) * target.col_stride,
                                again);
            }
        }
        if (tiles.inside_begin < tiles.inside_end)
            macro_kernel<T, Swapped>(left + tiles.inside_begin * depth, b, depth, target,
                                     row + tiles.inside_begin, col + j, tiles.inside_end - tiles.inside_begin,
                                     wide, again);
    }
}

// Whether packed_triangle() is faster for the transposed product.
template <class T>
bool is_better_transposed(const matrix_view<T>& C) {
    return (C.row_stride != 1 && C.col_stride == 1) != tile_for<T>.swapped;
}

// The rows row_begin .. row_end of the lower or upper triangle of C = alpha * A * B + beta * C. Rows that fill no tile come
// first in the lower triangle, where they are short, and last in the upper one. Where not all rows are asked for, tiles are
// the same if the divisions lie multiples of mr and nr from the other end. Requires: alpha != 0, no dimension is zero, C
// does not overlap A or B, and `packed` holds what packing_for tells.
template <class T>
void packed_triangle(triangle part, const T& alpha, const matrix_view<const T>& A,
                     const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                     std::ptrdiff_t row_begin, std::ptrdiff_t row_end, const cache_blocks& blocks,
                     const packing_buffers<T>& packed) {
    constexpr bool swapped = tile_for<T>.swapped;
    constexpr std::ptrdiff_t height = left_sliver<T, swapped>, width = right_sliver<T, swapped>;
    const single_block<T> a(A), b(B);
    const block_sum<T> left = a.sum(), right = b.sum().transposed();
    const single_target<T> c(C, alpha, beta);
    const product_target<T> target = c.target();
    const std::ptrdiff_t depth = A.cols, kc_most = balanced(depth, blocks.kc, 4),
                         mc_most = balanced(row_end - row_begin, blocks.mc, height),
                         short_rows = part == triangle::lower ? (row_end - row_begin) % height : 0,
                         col_begin = part == triangle::lower ? 0 : row_begin,
                         col_end = part == triangle::lower ? row_end : C.cols;
    for (std::ptrdiff_t j = col_begin; j < col_end; j += blocks.nc) {
        const std::ptrdiff_t nc = std::min(blocks.nc, col_end - j);
        for (std::ptrdiff_t p = 0; p < depth; p += kc_most) {
            const std::ptrdiff_t kc = std::min(kc_most, depth - p);
            pack<width>(right, j, p, nc, kc, packed.right);
            for (std::ptrdiff_t i = row_begin, mc = 0; i < row_end; i += mc) {
                mc = i == row_begin && short_rows > 0 ? short_rows : std::min(mc_most, row_end - i);
                // Columns of the panel that meet the triangle in these rows.
                const std::ptrdiff_t first =
                    part == triangle::lower ? 0 : std::max<std::ptrdiff_t>(i - j, 0) / width * width;
                const std::ptrdiff_t last = part == triangle::lower ? std::min(nc, i + mc - j) : nc;
                if (first >= last)
                    continue;
                pack<height>(left, i, p, mc, kc, packed.left);
                triangular_macro_kernel<T, swapped>(packed.left, packed.right + first * kc, kc, target, part,
                                                    i, j + first, mc, last - first, p != 0);
            }
        }
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
