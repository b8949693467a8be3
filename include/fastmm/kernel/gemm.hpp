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
    std::ptrdiff_t a = 0;
    std::ptrdiff_t b = 0;
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

// Loops 2 and 1: an mc x kc block of A times a kc x nc panel of B, both packed, by tiles of C.
template <class T>
void macro_kernel(T alpha, const T* a, const T* b, std::ptrdiff_t depth, T beta, const matrix_view<T>& C) {
    constexpr blocking block = blocking_for<T>;
    alignas(64) T edge[std::size_t(block.mr * block.nr)];
    for (std::ptrdiff_t j = 0; j < C.cols; j += block.nr)
        for (std::ptrdiff_t i = 0; i < C.rows; i += block.mr) {
            const T* const a_sliver = a + i * depth;
            const T* const b_sliver = b + j * depth;
            const std::ptrdiff_t rows = std::min(block.mr, C.rows - i), cols = std::min(block.nr, C.cols - j);
            if (rows == block.mr && cols == block.nr && C.row_stride == 1) {
                micro_kernel<T>(depth, a_sliver, b_sliver, alpha, beta, &C(i, j), C.col_stride);
                continue;
            }
            micro_kernel<T>(depth, a_sliver, b_sliver, alpha, T(0), edge, block.mr);
            for (std::ptrdiff_t q = 0; q < cols; ++q)
                for (std::ptrdiff_t p = 0; p < rows; ++p) {
                    T& element = C(i + p, j + q);
                    const T product = edge[q * block.mr + p];
                    element = beta == T(0) ? product
                                           : add(product, beta == T(1) ? element : multiply(beta, element));
                }
        }
}

// Loops 5, 4 and 3.
template <class T>
void blocked_gemm(T alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, T beta,
                  const matrix_view<T>& C, T* packed_a, T* packed_b) {
    constexpr blocking block = blocking_for<T>;
    for (std::ptrdiff_t j = 0; j < C.cols; j += block.nc) {
        const std::ptrdiff_t nc = std::min(block.nc, C.cols - j);
        for (std::ptrdiff_t p = 0; p < A.cols; p += block.kc) {
            const std::ptrdiff_t kc = std::min(block.kc, A.cols - p);
            const T keep = p == 0 ? beta : T(1);
            pack<block.nr>(B.block(p, j, kc, nc).transposed(), packed_b);
            for (std::ptrdiff_t i = 0; i < C.rows; i += block.mc) {
                const std::ptrdiff_t mc = std::min(block.mc, C.rows - i);
                pack<block.mr>(A.block(i, p, mc, kc), packed_a);
                macro_kernel<T>(alpha, packed_a, packed_b, kc, keep, C.block(i, j, mc, nc));
            }
        }
    }
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
        return {depth * std::min(detail::round_up(widest, block.mr), block.mc),
                depth * std::min(detail::round_up(widest, block.nr), block.nc)};
    } else {
        return {};
    }
}

/// C = alpha * A * B + beta * C, classically. packed_a and packed_b hold what packing_for tells for the
/// shape, or are null: then the product is formed in place, slowly. beta == 0: C is not read. alpha == 0: A
/// and B are not read. C must not overlap A or B. Any strides; fastest where C has a unit stride.
template <scalar T>
void classical_gemm(T alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, T beta,
                    const matrix_view<T>& C, T* packed_a, T* packed_b) {
    if (C.empty())
        return;
    if (A.cols == 0 || alpha == T(0))
        return scale<T>(beta, C);
    if constexpr (blocked_scalar<T>) {
        if (packed_a != nullptr && detail::is_packed<T>(C.rows, A.cols, C.cols)) {
            // The micro-kernel writes columns: a row-major C is the column-major C^T = B^T A^T.
            if (C.row_stride != 1 && C.col_stride == 1)
                return detail::blocked_gemm<T>(alpha, B.transposed(), A.transposed(), beta, C.transposed(),
                                               packed_a, packed_b);
            return detail::blocked_gemm<T>(alpha, A, B, beta, C, packed_a, packed_b);
        }
    }
    naive<T>(alpha, A, B, beta, C);
}

} // namespace fastmm::inline FASTMM_ABI
