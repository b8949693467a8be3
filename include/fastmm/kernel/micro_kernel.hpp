// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The innermost loop of the classical product: one mr x nr tile of C from two packed slivers.

#pragma once

#include <fastmm/kernel/blocking.hpp>

#include <cstddef>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

#if FASTMM_DETAIL_HAS_XSIMD

// The tile in vector registers. Every loop over registers is a fold: g++ 12 at -O2 unrolls nothing by itself
// and would keep the sums in memory.
template <class T, std::size_t Height, std::size_t Width>
struct register_tile {
    using vector = simd::vector<T>;
    static constexpr std::ptrdiff_t lanes = simd::lanes<T>;

    vector sums[Height * Width];

    template <std::size_t... I>
    FASTMM_ALWAYS_INLINE void clear(std::index_sequence<I...>) {
        ((sums[I] = vector(T(0))), ...);
    }

    template <std::size_t Column, std::size_t... Row>
    FASTMM_ALWAYS_INLINE void add_column(const vector (&a)[Height], const T* b, std::index_sequence<Row...>) {
        const vector factor = simd::broadcast(b[Column]);
        (simd::accumulate<T>(sums[Column * Height + Row], a[Row], factor), ...);
    }

    template <std::size_t... Row, std::size_t... Column>
    FASTMM_ALWAYS_INLINE void add_product(const T* a, const T* b, std::index_sequence<Row...> rows,
                                          std::index_sequence<Column...>) {
        const vector column[Height] = {
            simd::loaded<T>(simd::load(a + static_cast<std::ptrdiff_t>(Row) * lanes))...};
        (add_column<Column>(column, b, rows), ...);
    }

    // The tile of C is on its way while the products are formed.
    template <std::size_t... Column>
    FASTMM_ALWAYS_INLINE static void prefetch(const T* c, std::ptrdiff_t col_stride,
                                              std::index_sequence<Column...>) {
        (simd::prefetch(c + static_cast<std::ptrdiff_t>(Column) * col_stride), ...);
        (simd::prefetch(c + static_cast<std::ptrdiff_t>(Column) * col_stride +
                        lanes * std::ptrdiff_t(Height) - 1),
         ...);
    }

    template <std::size_t... I>
    FASTMM_ALWAYS_INLINE void store(T alpha, T beta, T* c, std::ptrdiff_t col_stride,
                                    std::index_sequence<I...>) const {
        const vector scale = simd::broadcast(alpha);
        const auto at = [&](std::size_t i) {
            return c + static_cast<std::ptrdiff_t>(i / Height) * col_stride +
                   static_cast<std::ptrdiff_t>(i % Height) * lanes;
        };
        if (beta == T(0)) {
            (simd::store<T>(at(I), scale * sums[I]), ...);
        } else if (beta == T(1)) {
            (simd::store<T>(at(I), simd::multiply_add<T>(scale, sums[I], simd::load(at(I)))), ...);
        } else {
            const vector keep = simd::broadcast(beta);
            (simd::store<T>(at(I), simd::multiply_add<T>(scale, sums[I], keep * simd::load(at(I)))), ...);
        }
    }
};

#endif

// The same tile for scalars without vectors.
template <class T, std::ptrdiff_t Height, std::ptrdiff_t Width>
FASTMM_ALWAYS_INLINE void scalar_tile(std::ptrdiff_t depth, const T* a, const T* b, T alpha, T beta, T* c,
                                      std::ptrdiff_t col_stride) {
    T sums[std::size_t(Height * Width)] = {};
    for (std::ptrdiff_t p = 0; p < depth; ++p, a += Height, b += Width)
        for (std::ptrdiff_t j = 0; j < Width; ++j)
            for (std::ptrdiff_t i = 0; i < Height; ++i)
                sums[j * Height + i] = add(sums[j * Height + i], multiply(a[i], b[j]));
    for (std::ptrdiff_t j = 0; j < Width; ++j)
        for (std::ptrdiff_t i = 0; i < Height; ++i) {
            T& element = c[j * col_stride + i];
            const T product = multiply(alpha, sums[j * Height + i]);
            element = beta == T(0) ? product : add(product, beta == T(1) ? element : multiply(beta, element));
        }
}

} // namespace detail

/// C = alpha * A * B + beta * C for one mr x nr tile of C, whose columns are contiguous and col_stride apart.
/// A: `depth` packed columns of mr elements; B: `depth` packed rows of nr elements. beta == 0: C is not read.
/// Nothing overlaps.
template <blocked_scalar T>
FASTMM_NOINLINE void micro_kernel(std::ptrdiff_t depth, const T* FASTMM_RESTRICT a,
                                  const T* FASTMM_RESTRICT b, T alpha, T beta, T* FASTMM_RESTRICT c,
                                  std::ptrdiff_t col_stride) {
    constexpr blocking block = blocking_for<T>;
#if FASTMM_DETAIL_HAS_XSIMD
    if constexpr (simd::available<T>) {
        constexpr std::size_t height = static_cast<std::size_t>(block.mr / simd::lanes<T>),
                              width = static_cast<std::size_t>(block.nr);
        constexpr auto all = std::make_index_sequence<height * width>{};
        constexpr auto rows = std::make_index_sequence<height>{};
        constexpr auto columns = std::make_index_sequence<width>{};
        detail::register_tile<T, height, width> tile;
        tile.clear(all);
        tile.prefetch(c, col_stride, columns);
        std::ptrdiff_t p = 0;
        for (; p + 4 <= depth; p += 4, a += 4 * block.mr, b += 4 * block.nr) {
            tile.add_product(a, b, rows, columns);
            tile.add_product(a + block.mr, b + block.nr, rows, columns);
            tile.add_product(a + 2 * block.mr, b + 2 * block.nr, rows, columns);
            tile.add_product(a + 3 * block.mr, b + 3 * block.nr, rows, columns);
        }
        for (; p < depth; ++p, a += block.mr, b += block.nr)
            tile.add_product(a, b, rows, columns);
        tile.store(alpha, beta, c, col_stride, all);
    } else
#endif
        detail::scalar_tile<T, block.mr, block.nr>(depth, a, b, alpha, beta, c, col_stride);
}

} // namespace fastmm::inline FASTMM_ABI
