// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product, of matrices or of sums of blocks: the five loops of K. Goto and R. A. van de Geijn, Anatomy
// of high-performance matrix multiplication, ACM TOMS 34 (2008), round one micro-kernel. Sums in the packing and
// several targets: J. Huang, T. M. Smith, G. M. Henry and R. A. van de Geijn, Strassen's algorithm reloaded, SC 2016.

#pragma once

#include <fastmm/kernel/byte_pack.hpp>
#include <fastmm/kernel/micro_kernel.hpp>
#include <fastmm/kernel/naive.hpp>
#include <fastmm/kernel/pack.hpp>
#include <fastmm/kernel/small_gemm.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// Elements of packing buffers that the classical product of this shape uses.
struct packing_sizes {
    std::ptrdiff_t left = 0;
    std::ptrdiff_t right = 0;
};

/// Memory of a classical product; null pointers: there is none.
template <class T>
struct packing_buffers {
    T* left = nullptr;
    T* right = nullptr;
};

/// The largest magnitudes among the sums that a product was formed of.
template <class T>
struct operand_magnitudes {
    detail::real_of<T> left{};
    detail::real_of<T> right{};
};

namespace detail {

// At most this many products are formed in place: packing would cost more than it saves.
inline constexpr std::ptrdiff_t unpacked_products = 512;

template <class T>
constexpr bool is_packed(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return blocked_scalar<T> && m > 0 && k > 0 && n > 0 &&
           (m > unpacked_products || k > unpacked_products || n > unpacked_products ||
            m * k > unpacked_products || m * k * n > unpacked_products);
}

// The length of the first of equal parts: pieces of at most `limit`, whole multiples of `unit`.
constexpr std::ptrdiff_t balanced(std::ptrdiff_t length, std::ptrdiff_t limit, std::ptrdiff_t unit) {
    const std::ptrdiff_t pieces = (length + limit - 1) / limit;
    return std::min(limit, round_up((length + pieces - 1) / pieces, unit));
}

template <class T, bool Swapped>
inline constexpr std::ptrdiff_t left_sliver = Swapped ? tile_for<T>.nr : tile_for<T>.mr;
template <class T, bool Swapped>
inline constexpr std::ptrdiff_t right_sliver = Swapped ? tile_for<T>.mr : tile_for<T>.nr;

// What operands of type In are packed as for a product of type T: bytes need nothing wider.
template <class T, class In>
using packed_scalar = std::conditional_t<has_byte_tile<T>, In, T>;

// The length of packed slivers of so many elements.
template <class T>
constexpr std::ptrdiff_t packed_depth(std::ptrdiff_t depth) {
    return round_up(depth, packed_depth_unit<T>);
}

#if FASTMM_DETAIL_TILE_REGISTERS

// macro_kernel() by tiles of bytes.
template <class T, class In>
void byte_macro_kernel(const In* left, const In* right, std::ptrdiff_t depth, const product_target<T>& target,
                       std::ptrdiff_t row, std::ptrdiff_t col, std::ptrdiff_t rows, std::ptrdiff_t cols,
                       bool again) {
    byte_tile_kernel<T, In> kernel(target, again);
    for (std::ptrdiff_t j = 0; j < cols; j += byte_tile_side)
        for (std::ptrdiff_t i = 0; i < rows; i += byte_tile_side)
            kernel.form(depth, right + j * depth, left + i * depth,
                        (row + i) * target.row_stride + (col + j) * target.col_stride,
                        std::min(byte_tile_side, rows - i), std::min(byte_tile_side, cols - j));
    kernel.finish();
}

#endif

// Loops 2 and 1: a packed block of the left operand times a packed panel of the right one, by tiles of rows x cols
// elements of the target from (row, col) on. Swapped: the operands are B^T and A^T and the target is C^T, so that the
// micro-kernel, which writes columns of C, takes them the other way round.
template <class T, bool Swapped>
void vector_macro_kernel(const T* left, const T* right, std::ptrdiff_t depth, const product_target<T>& target,
                         std::ptrdiff_t row, std::ptrdiff_t col, std::ptrdiff_t rows, std::ptrdiff_t cols,
                         bool again) {
    constexpr register_tile tile = tile_for<T>;
    constexpr std::ptrdiff_t height = left_sliver<T, Swapped>, width = right_sliver<T, Swapped>;
    const product_target<T> C = Swapped ? target.transposed() : target;
    // While a sliver of the right operand is in use, each tile asks for a part of the next one.
    const std::ptrdiff_t asked = depth / 4 * 64,
                         sliver_bytes = depth * width * static_cast<std::ptrdiff_t>(sizeof(T));
    for (std::ptrdiff_t j = 0; j < cols; j += width)
        for (std::ptrdiff_t i = 0; i < rows; i += height) {
            const T* const a = Swapped ? right + j * depth : left + i * depth;
            const T* const b = Swapped ? left + i * depth : right + j * depth;
            const std::ptrdiff_t offset = (row + i) * target.row_stride + (col + j) * target.col_stride;
            const std::ptrdiff_t skipped = i / height * asked;
            const void* const ahead =
                reinterpret_cast<const char*>(right + j * depth) +
                (j + width < cols && skipped < sliver_bytes ? sliver_bytes + skipped : 0);
            const std::ptrdiff_t tall = std::min(height, rows - i), wide = std::min(width, cols - j);
            if constexpr (has_vector_tile<T> && !is_complex<T>)
                if (tall == height && wide == width && C.row_stride == 1) {
                    micro_kernel<T>(depth, a, b, C, offset, again, ahead);
                    continue;
                }
            alignas(64) T product[std::size_t(tile.mr * tile.nr)];
            tile_product<T>(depth, a, b, product, ahead);
            add_tile<T>(product, tile.mr, Swapped ? wide : tall, Swapped ? tall : wide, C, offset, again);
        }
}

// The same by whichever tile T has. In: the type of the operands.
template <class T, bool Swapped, class In = T>
void macro_kernel(const packed_scalar<T, In>* left, const packed_scalar<T, In>* right, std::ptrdiff_t depth,
                  const product_target<T>& target, std::ptrdiff_t row, std::ptrdiff_t col,
                  std::ptrdiff_t rows, std::ptrdiff_t cols, bool again) {
#if FASTMM_DETAIL_TILE_REGISTERS
    if constexpr (has_byte_tile<T>)
        return byte_macro_kernel<T, In>(left, right, packed_depth<T>(depth), target, row, col, rows, cols,
                                        again);
    else
#endif
        vector_macro_kernel<T, Swapped>(left, right, depth, target, row, col, rows, cols, again);
}

// A part of C: rows x cols elements from (row, col) on.
struct target_part {
    std::ptrdiff_t row;
    std::ptrdiff_t col;
    std::ptrdiff_t rows;
    std::ptrdiff_t cols;

    constexpr target_part transposed() const { return {col, row, cols, rows}; }
};

// Packs an operand: the columns of a left one, or the rows of a right one, which is given transposed.
template <class T, std::ptrdiff_t Height, bool Left, class In>
void pack_operand(const block_sum<In>& source, std::ptrdiff_t row, std::ptrdiff_t col, std::ptrdiff_t rows,
                  std::ptrdiff_t cols, packed_scalar<T, In>* target, real_of<T>* largest) {
#if FASTMM_DETAIL_TILE_REGISTERS
    if constexpr (has_byte_tile<T>)
        return pack_bytes < Left ? tile_side::columns
                                 : tile_side::rows > (source, row, col, rows, cols, target);
    else
#endif
        if constexpr (std::is_same_v<T, In>)
        pack<Height>(source, row, col, rows, cols, target, largest);
    else
        pack_widened<Height, T>(source, row, col, rows, cols, target);
}

// Loops 5, 4 and 3: panels of the right operand, blocks of the left one. In: the type of the operands.
template <class T, bool Swapped, class In = T>
void blocked_gemm(const block_sum<In>& left, const block_sum<In>& right, const product_target<T>& target,
                  const target_part& part, const cache_blocks& blocks,
                  const packing_buffers<packed_scalar<T, In>>& packed, real_of<T>* left_largest,
                  real_of<T>* right_largest) {
    constexpr std::ptrdiff_t height = left_sliver<T, Swapped>, width = right_sliver<T, Swapped>;
    const std::ptrdiff_t depth = left.cols,
                         kc_most =
                             balanced(depth, blocks.kc, std::max<std::ptrdiff_t>(4, packed_depth_unit<T>)),
                         mc_most = balanced(part.rows, blocks.mc, height);
    for (std::ptrdiff_t j = 0; j < part.cols; j += blocks.nc) {
        const std::ptrdiff_t nc = std::min(blocks.nc, part.cols - j);
        for (std::ptrdiff_t p = 0; p < depth; p += kc_most) {
            const std::ptrdiff_t kc = std::min(kc_most, depth - p);
            pack_operand<T, width, false>(right.transposed(), part.col + j, p, nc, kc, packed.right,
                                          right_largest);
            for (std::ptrdiff_t i = 0; i < part.rows; i += mc_most) {
                const std::ptrdiff_t mc = std::min(mc_most, part.rows - i);
                pack_operand<T, height, true>(left, part.row + i, p, mc, kc, packed.left, left_largest);
                macro_kernel<T, Swapped, In>(packed.left, packed.right, kc, target, part.row + i,
                                             part.col + j, mc, nc, p != 0);
            }
        }
    }
}

} // namespace detail

/// What packed_gemm needs. The sizes hold for C in either storage order and do not fall when a dimension
/// grows.
template <scalar T>
packing_sizes packing_for(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const cache_blocks& blocks) {
    if constexpr (blocked_scalar<T>) {
        const register_tile tile = machine_tile<T>();
        const std::ptrdiff_t depth = detail::packed_depth<T>(std::min(k, blocks.kc)), widest = std::max(m, n);
        return {depth * std::min(detail::round_up(widest, tile.swapped ? tile.nr : tile.mr), blocks.mc),
                depth * std::min(detail::round_up(widest, tile.swapped ? tile.mr : tile.nr), blocks.nc)};
    } else {
        return {};
    }
}

/// The product of two sums of blocks goes to the blocks of a target: rows x cols elements of them, from (row, col) on,
/// become factor * product + keep * block. Requires: no dimension is zero; `packed` holds what packing_for tells for
/// the shape; no target overlaps an operand. In: the type of the operands, where it is narrower than T. `magnitudes`,
/// where there are some, are raised to those of the sums. Any strides; fastest where the target has a unit stride.
template <blocked_scalar T, class In = T>
void packed_gemm(const block_sum<In>& left, const block_sum<In>& right, const product_target<T>& target,
                 std::ptrdiff_t row, std::ptrdiff_t col, std::ptrdiff_t rows, std::ptrdiff_t cols,
                 const cache_blocks& blocks, const packing_buffers<detail::packed_scalar<T, In>>& packed,
                 operand_magnitudes<T>* magnitudes = nullptr) {
    if constexpr (detail::dispatches<T>)
        return kernels::chosen<T>().packed_gemm(&left, &right, &target, row, col, rows, cols, &blocks,
                                                &packed, magnitudes);
    detail::real_of<T>* const left_largest = magnitudes != nullptr ? &magnitudes->left : nullptr;
    detail::real_of<T>* const right_largest = magnitudes != nullptr ? &magnitudes->right : nullptr;
    const detail::target_part part{row, col, rows, cols};
    // The micro-kernel writes columns: a row-major C is the column-major C^T = B^T A^T.
    const bool transpose = target.row_stride != 1 && target.col_stride == 1;
    if (transpose != tile_for<T>.swapped)
        detail::blocked_gemm<T, tile_for<T>.swapped, In>(right.transposed(), left.transposed(),
                                                         target.transposed(), part.transposed(), blocks,
                                                         packed, right_largest, left_largest);
    else
        detail::blocked_gemm<T, tile_for<T>.swapped, In>(left, right, target, part, blocks, packed,
                                                         left_largest, right_largest);
}

namespace detail {

// Forms a small product straight from A and B; false where they do not allow it.
template <scalar T>
bool formed_unpacked(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                     const T& beta, const matrix_view<T>& C) {
    if constexpr (dispatches<T>)
        return kernels::chosen<T>().small_gemm(&alpha, &A, &B, &beta, &C);
#if FASTMM_DETAIL_HAS_XSIMD
    if constexpr (has_vector_tile<T> && !is_complex<T>) {
        const bool as_it_is = is_small(A, B, C);
        if (as_it_is || is_small(B.transposed(), A.transposed(), C.transposed())) {
            if (as_it_is)
                small_gemm<T>(alpha, A, B, beta, C);
            else
                small_gemm<T>(alpha, B.transposed(), A.transposed(), beta, C.transposed());
            return true;
        }
    }
#endif
    return false;
}

// Forms a product that needs no packing; false where it does. Requires: alpha != 0, no dimension is zero.
template <scalar T>
bool gemm_without_packing(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                          const T& beta, const matrix_view<T>& C) {
    if (formed_unpacked<T>(alpha, A, B, beta, C))
        return true;
    if (is_packed<T>(C.rows, A.cols, C.cols))
        return false;
    naive<T>(alpha, A, B, beta, C);
    return true;
}

} // namespace detail

/// C = alpha * A * B + beta * C, classically. `packed` holds what packing_for tells for the shape, or nothing: then
/// the product is formed in place, slowly. beta == 0: C is not read. alpha == 0: A and B are not read. C must not
/// overlap A or B. Any strides; fastest where C has a unit stride.
template <scalar T>
void classical_gemm(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                    const T& beta, const matrix_view<T>& C, const cache_blocks& blocks,
                    const packing_buffers<T>& packed) {
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == T(0))
        return scale<T>(beta, C);
    if (detail::gemm_without_packing<T>(alpha, A, B, beta, C))
        return;
    if constexpr (blocked_scalar<T>) {
        if (packed.left != nullptr) {
            const single_block<T> left(A), right(B);
            const single_target<T> target(C, alpha, beta);
            return packed_gemm<T>(left.sum(), right.sum(), target.target(), 0, 0, C.rows, C.cols, blocks,
                                  packed);
        }
    }
    naive<T>(alpha, A, B, beta, C);
}

} // namespace fastmm::inline FASTMM_ABI
