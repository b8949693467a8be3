// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products so small that packing costs more than it saves: tiles of C straight from A and B.

#pragma once

#include <fastmm/kernel/micro_kernel.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Bytes of each matrix up to which a product is formed unpacked: they stay in the second-level cache, and in few pages.
inline constexpr std::ptrdiff_t unpacked_bytes = 192 * 1024;

/// Whether small_gemm serves the product.
template <class T>
bool is_small(const matrix_view<const T>& A, const matrix_view<const T>& B, const matrix_view<T>& C) {
    if constexpr (has_vector_tile<T> && !is_complex<T>) {
        constexpr std::ptrdiff_t most = unpacked_bytes / static_cast<std::ptrdiff_t>(sizeof(T));
        return A.row_stride == 1 && C.row_stride == 1 && A.rows * A.cols <= most && B.rows * B.cols <= most &&
               C.rows * C.cols <= most;
    } else {
        return false;
    }
}

#if FASTMM_DETAIL_HAS_XSIMD

template <class T>
struct small_product {
    const T* a;
    std::ptrdiff_t a_col_stride;
    const T* b;
    std::ptrdiff_t b_row_stride, b_col_stride;
    std::ptrdiff_t depth;
    T alpha, beta;
    T* c;
    std::ptrdiff_t c_col_stride;
};

template <bool Partly, class T>
FASTMM_ALWAYS_INLINE void store_part(T* to, simd::vector<T> value, std::ptrdiff_t count) {
    if constexpr (Partly)
        simd::store_first<T>(to, value, count);
    else
        simd::store<T>(to, value);
}

template <class T, std::size_t Height, std::size_t Width, bool Partly, std::size_t... I>
FASTMM_ALWAYS_INLINE void store_small(const real_sums<T, Height, Width>& sums,
                                      const small_product<T>& product, T* c, std::ptrdiff_t last,
                                      std::bool_constant<Partly>, std::index_sequence<I...>) {
    const simd::vector<T> scale = simd::broadcast(product.alpha), keep = simd::broadcast(product.beta);
    const std::ptrdiff_t col_stride = product.c_col_stride;
    const auto at = [&](std::size_t i) {
        return c + static_cast<std::ptrdiff_t>(i / Height) * col_stride +
               static_cast<std::ptrdiff_t>(i % Height) * simd::lanes<T>;
    };
    if (product.beta == T(0))
        (store_part < Partly && I % Height + 1 == Height,
         T > (at(I), simd::multiply<T>(scale, sums.sums[I]), last), ...);
    else
        (store_part < Partly && I % Height + 1 == Height,
         T > (at(I),
              simd::multiply_add<T>(
                  scale, sums.sums[I],
                  simd::multiply<T>(keep, load_part < Partly && I % Height + 1 == Height, T > (at(I), last))),
              last),
         ...);
}

// Height vectors by Width columns of C, of which the last vector of a column holds `last` elements.
template <class T, std::size_t Height, std::size_t Width, bool Whole>
void small_tile(const small_product<T>& product, std::ptrdiff_t row, std::ptrdiff_t col,
                std::ptrdiff_t last) {
    real_sums<T, Height, Width> sums;
    sums.clear();
    const T* a = product.a + row;
    const T* b = product.b + col * product.b_col_stride;
    const std::ptrdiff_t a_col_stride = product.a_col_stride, b_row_stride = product.b_row_stride,
                         b_col_stride = product.b_col_stride;
    for (std::ptrdiff_t p = product.depth; p > 0; --p, a += a_col_stride, b += b_row_stride)
        sums.template add_product<!Whole>(a, b, b_col_stride, last);
    store_small(sums, product, product.c + row + col * product.c_col_stride, last,
                std::bool_constant<!Whole>{}, sums.all);
}

template <class T>
using small_tile_function = void (*)(const small_product<T>&, std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t);

// Tiles of partly filled columns: [height - 1][width - 1].
template <class T>
inline constexpr auto small_tiles = []<std::size_t... Tile>(std::index_sequence<Tile...>) {
    constexpr std::size_t widest = static_cast<std::size_t>(vector_tile<T>.nr);
    return std::array<small_tile_function<T>, sizeof...(Tile)>{
        &small_tile<T, Tile / widest + 1, Tile % widest + 1, false>...};
}
(std::make_index_sequence<tile_height<T> * std::size_t(vector_tile<T>.nr)>{});

// C = alpha * A * B + beta * C. Requires: is_small(A, B, C), alpha != 0, no dimension is zero.
template <class T>
void small_gemm(T alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, T beta,
                const matrix_view<T>& C) {
    constexpr std::ptrdiff_t lanes = simd::lanes<T>, height = static_cast<std::ptrdiff_t>(tile_height<T>),
                             width = vector_tile<T>.nr;
    const small_product<T> product{A.data, A.col_stride, B.data, B.row_stride, B.col_stride,
                                   A.cols, alpha,        beta,   C.data,       C.col_stride};
    if (C.rows <= lanes && C.cols <= width) // One tile, and no division for it.
        return small_tiles<T>[static_cast<std::size_t>(C.cols - 1)](product, 0, 0, C.rows);
    // Tiles of nearly equal sizes: a thin one at the edge would wait for its own sums.
    const std::ptrdiff_t vectors = (C.rows + lanes - 1) / lanes;
    std::ptrdiff_t col_tiles = (C.cols + width - 1) / width;
    for (std::ptrdiff_t j = 0; j < C.cols; --col_tiles) {
        const std::ptrdiff_t cols = (C.cols - j + col_tiles - 1) / col_tiles;
        std::ptrdiff_t row_tiles = (vectors + height - 1) / height;
        for (std::ptrdiff_t v = 0; v < vectors; --row_tiles) {
            const std::ptrdiff_t tall = (vectors - v + row_tiles - 1) / row_tiles,
                                 last = std::min(lanes, C.rows - (v + tall - 1) * lanes);
            if (tall == height && cols == width && last == lanes)
                small_tile<T, std::size_t(height), std::size_t(width), true>(product, v * lanes, j, last);
            else
                small_tiles<T>[static_cast<std::size_t>((tall - 1) * width + cols - 1)](product, v * lanes, j,
                                                                                        last);
            v += tall;
        }
        j += cols;
    }
}

#endif

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
