// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product: the five loops of K. Goto and R. A. van de Geijn, Anatomy of high-performance matrix
// multiplication, ACM TOMS 34 (2008), round one micro-kernel.

#pragma once

#include <fastmm/kernel/micro_kernel.hpp>
#include <fastmm/kernel/naive.hpp>
#include <fastmm/kernel/pack.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// Elements of packing buffers that the classical product of this shape uses.
struct packing_sizes {
    std::ptrdiff_t left = 0;
    std::ptrdiff_t right = 0;
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

// Loops 2 and 1: a packed block of the left operand times a packed panel of the right one, by tiles of C. Swapped:
// the operands are B^T and A^T, and C is transposed, so that a tile of C^T is what the micro-kernel writes.
template <class T, bool Swapped>
void macro_kernel(T alpha, const T* left, const T* right, std::ptrdiff_t depth, T beta,
                  const matrix_view<T>& C) {
    constexpr blocking block = blocking_for<T>;
    constexpr std::ptrdiff_t height = Swapped ? block.nr : block.mr, width = Swapped ? block.mr : block.nr;
    alignas(64) T edge[std::size_t(block.mr * block.nr)];
    for (std::ptrdiff_t j = 0; j < C.cols; j += width)
        for (std::ptrdiff_t i = 0; i < C.rows; i += height) {
            const T* const a = Swapped ? right + j * depth : left + i * depth;
            const T* const b = Swapped ? left + i * depth : right + j * depth;
            const matrix_view<T> part =
                C.block(i, j, std::min(height, C.rows - i), std::min(width, C.cols - j));
            const matrix_view<T> tile = Swapped ? part.transposed() : part;
            if (tile.rows == block.mr && tile.cols == block.nr && tile.row_stride == 1) {
                micro_kernel<T>(depth, a, b, alpha, beta, tile.data, tile.col_stride);
                continue;
            }
            micro_kernel<T>(depth, a, b, alpha, T(0), edge, block.mr);
            for (std::ptrdiff_t q = 0; q < tile.cols; ++q)
                for (std::ptrdiff_t p = 0; p < tile.rows; ++p) {
                    T& element = tile(p, q);
                    const T product = edge[q * block.mr + p];
                    element = beta == T(0) ? product
                                           : add(product, beta == T(1) ? element : multiply(beta, element));
                }
        }
}

// Loops 5, 4 and 3: panels of the right operand, blocks of the left one.
template <class T, bool Swapped>
void blocked_gemm(T alpha, const matrix_view<const T>& left, const matrix_view<const T>& right, T beta,
                  const matrix_view<T>& C, T* packed_left, T* packed_right) {
    constexpr blocking block = blocking_for<T>;
    constexpr std::ptrdiff_t height = Swapped ? block.nr : block.mr, width = Swapped ? block.mr : block.nr;
    for (std::ptrdiff_t j = 0; j < C.cols; j += block.nc) {
        const std::ptrdiff_t nc = std::min(block.nc, C.cols - j);
        for (std::ptrdiff_t p = 0; p < left.cols; p += block.kc) {
            const std::ptrdiff_t kc = std::min(block.kc, left.cols - p);
            const T keep = p == 0 ? beta : T(1);
            pack<width>(right.block(p, j, kc, nc).transposed(), packed_right);
            for (std::ptrdiff_t i = 0; i < C.rows; i += block.mc) {
                const std::ptrdiff_t mc = std::min(block.mc, C.rows - i);
                pack<height>(left.block(i, p, mc, kc), packed_left);
                macro_kernel<T, Swapped>(alpha, packed_left, packed_right, kc, keep, C.block(i, j, mc, nc));
            }
        }
    }
}

// Into a C whose columns are contiguous, or that has no unit stride at all.
template <class T>
void column_gemm(T alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, T beta,
                 const matrix_view<T>& C, T* packed_left, T* packed_right) {
    if constexpr (blocking_for<T>.swapped)
        blocked_gemm<T, true>(alpha, B.transposed(), A.transposed(), beta, C.transposed(), packed_left,
                              packed_right);
    else
        blocked_gemm<T, false>(alpha, A, B, beta, C, packed_left, packed_right);
}

} // namespace detail

/// What classical_gemm needs. The sizes hold for C in either storage order and do not fall when a dimension
/// grows.
template <scalar T>
constexpr packing_sizes packing_for(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    if constexpr (blocked_scalar<T>) {
        if (!detail::is_packed<T>(m, k, n))
            return {};
        constexpr blocking block = blocking_for<T>;
        const std::ptrdiff_t depth = std::min(k, block.kc), widest = std::max(m, n);
        return {depth * std::min(detail::round_up(widest, block.swapped ? block.nr : block.mr), block.mc),
                depth * std::min(detail::round_up(widest, block.swapped ? block.mr : block.nr), block.nc)};
    } else {
        return {};
    }
}

/// C = alpha * A * B + beta * C, classically. packed_left and packed_right hold what packing_for tells for the
/// shape, or are null: then the product is formed in place, slowly. beta == 0: C is not read. alpha == 0: A
/// and B are not read. C must not overlap A or B. Any strides; fastest where C has a unit stride.
template <scalar T>
void classical_gemm(T alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, T beta,
                    const matrix_view<T>& C, T* packed_left, T* packed_right) {
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == T(0))
        return scale<T>(beta, C);
    if constexpr (blocked_scalar<T>) {
        if (packed_left != nullptr && detail::is_packed<T>(C.rows, A.cols, C.cols)) {
            // The micro-kernel writes columns: a row-major C is the column-major C^T = B^T A^T.
            if (C.row_stride != 1 && C.col_stride == 1)
                return detail::column_gemm<T>(alpha, B.transposed(), A.transposed(), beta, C.transposed(),
                                              packed_left, packed_right);
            return detail::column_gemm<T>(alpha, A, B, beta, C, packed_left, packed_right);
        }
    }
    naive<T>(alpha, A, B, beta, C);
}

} // namespace fastmm::inline FASTMM_ABI
