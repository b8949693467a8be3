// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The innermost loop of the classical product: one mr x nr tile of A * B from two packed slivers, added to the
// same tile of one block of C or of several.

#pragma once

#include <fastmm/kernel/blocking.hpp>
#include <fastmm/kernel/naive.hpp>
#include <fastmm/kernel/target.hpp>

#include <cstddef>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

#if FASTMM_DETAIL_HAS_XSIMD

// Every loop over registers is a fold: g++ 12 at -O2 unrolls nothing by itself and would keep the sums in memory. Folds
// of functions, not of lambdas: one more type an index would cost the compiler most of its time.

// A vector of a column of A; Partly: its first `count` elements.
template <bool Partly, class T>
FASTMM_ALWAYS_INLINE simd::vector<T> load_part(const T* from, std::ptrdiff_t count) {
    if constexpr (Partly)
        return simd::loaded<T>(simd::load_first(from, count));
    else
        return simd::loaded<T>(simd::load(from));
}

// The sums of a tile of Height vectors by Width elements, in registers.
template <class T, std::size_t Height, std::size_t Width>
struct real_sums {
    static constexpr std::ptrdiff_t lanes = simd::lanes<T>, a_step = lanes * std::ptrdiff_t(Height),
                                    b_step = std::ptrdiff_t(Width);
    static constexpr auto all = std::make_index_sequence<Width * Height>{};
    static constexpr auto rows = std::make_index_sequence<Height>{};
    static constexpr auto columns = std::make_index_sequence<Width>{};

    simd::vector<T> sums[Width * Height];

    FASTMM_ALWAYS_INLINE void clear() { clear(all); }

    FASTMM_ALWAYS_INLINE void add_product(const T* a, const T* b) { add_product<false>(a, b, 1, lanes); }

    // Elements of B are b_stride apart. Partly: the last vector of A has `last` elements.
    template <bool Partly>
    FASTMM_ALWAYS_INLINE void add_product(const T* a, const T* b, std::ptrdiff_t b_stride,
                                          std::ptrdiff_t last) {
        add_product<Partly>(a, b, b_stride, last, rows, columns);
    }

private:
    template <std::size_t... I>
    FASTMM_ALWAYS_INLINE void clear(std::index_sequence<I...>) {
        ((sums[I] = simd::broadcast(T(0))), ...);
    }

    template <bool Partly, std::size_t... Row, std::size_t... Column>
    FASTMM_ALWAYS_INLINE void add_product(const T* a, const T* b, std::ptrdiff_t b_stride,
                                          std::ptrdiff_t last, std::index_sequence<Row...>,
                                          std::index_sequence<Column...>) {
        const simd::vector<T> column[Height] = {
            load_part < Partly &&
            Row + 1 == Height > (a + static_cast<std::ptrdiff_t>(Row) * lanes, last)...};
        (add_column<Column>(column, simd::broadcast(b[static_cast<std::ptrdiff_t>(Column) * b_stride]), rows),
         ...);
    }

    template <std::size_t Column, std::size_t... Row>
    FASTMM_ALWAYS_INLINE void add_column(const simd::vector<T> (&column)[Height], simd::vector<T> factor,
                                         std::index_sequence<Row...>) {
        (simd::accumulate<T>(sums[Column * Height + Row], column[Row], factor), ...);
    }
};

// The same for complex numbers, real and imaginary parts in registers of their own.
template <class R, std::size_t Height, std::size_t Width>
struct complex_sums {
    static constexpr std::ptrdiff_t lanes = simd::lanes<R>, a_step = 2 * lanes * std::ptrdiff_t(Height),
                                    b_step = 2 * std::ptrdiff_t(Width);
    static constexpr auto rows = std::make_index_sequence<Height>{};

    simd::vector<R> real[Width * Height], imaginary[Width * Height];

    FASTMM_ALWAYS_INLINE void clear() { clear(std::make_index_sequence<Width * Height>{}); }

    FASTMM_ALWAYS_INLINE void add_product(const R* a, const R* b) {
        add_product(a, b, rows, std::make_index_sequence<Width>{});
    }

private:
    template <std::size_t... I>
    FASTMM_ALWAYS_INLINE void clear(std::index_sequence<I...>) {
        ((real[I] = imaginary[I] = simd::broadcast(R(0))), ...);
    }

    template <std::size_t... Row, std::size_t... Column>
    FASTMM_ALWAYS_INLINE void add_product(const R* a, const R* b, std::index_sequence<Row...>,
                                          std::index_sequence<Column...>) {
        const R* const a_imaginary = a + lanes * std::ptrdiff_t(Height);
        const simd::vector<R> reals[Height] = {
            load_part<false>(a + static_cast<std::ptrdiff_t>(Row) * lanes, lanes)...};
        const simd::vector<R> imaginaries[Height] = {
            load_part<false>(a_imaginary + static_cast<std::ptrdiff_t>(Row) * lanes, lanes)...};
        (add_column<Column>(reals, imaginaries, b, rows), ...);
    }

    template <std::size_t Column, std::size_t... Row>
    FASTMM_ALWAYS_INLINE void add_column(const simd::vector<R> (&a_real)[Height],
                                         const simd::vector<R> (&a_imaginary)[Height], const R* b,
                                         std::index_sequence<Row...>) {
        const simd::vector<R> b_real = simd::broadcast(b[Column]);
        (simd::accumulate<R>(real[Column * Height + Row], a_real[Row], b_real), ...);
        (simd::accumulate<R>(imaginary[Column * Height + Row], a_imaginary[Row], b_real), ...);
        const simd::vector<R> b_imaginary = simd::broadcast(b[Width + Column]);
        (simd::accumulate_negated<R>(real[Column * Height + Row], a_imaginary[Row], b_imaginary), ...);
        (simd::accumulate<R>(imaginary[Column * Height + Row], a_real[Row], b_imaginary), ...);
    }
};

// Asks for a cache line each.
template <std::size_t... Line>
FASTMM_ALWAYS_INLINE void prefetch_lines(const char* from, std::index_sequence<Line...>) {
    (simd::prefetch_for_reading(from + 64 * static_cast<std::ptrdiff_t>(Line)), ...);
}

// Forms the sums of a tile. One of the slivers comes from the second-level cache, a tile each, and is asked for some
// lines ahead; a line a step is asked for at `ahead`, where the sliver lies that stays in the first level next.
template <bool Swapped, class Sums, class R>
FASTMM_ALWAYS_INLINE void form_sums(Sums& sums, std::ptrdiff_t depth, const R* a, const R* b,
                                    const char* ahead) {
    constexpr std::ptrdiff_t a_bytes = 4 * Sums::a_step * static_cast<std::ptrdiff_t>(sizeof(R)),
                             b_bytes = 4 * Sums::b_step * static_cast<std::ptrdiff_t>(sizeof(R)),
                             step_bytes = Swapped ? b_bytes : a_bytes, distance = round_up(2048, step_bytes);
    constexpr auto lines = std::make_index_sequence<std::size_t((step_bytes + 63) / 64)>{};
    sums.clear();
    std::ptrdiff_t p = 0;
    for (; p + 4 <= depth; p += 4, a += 4 * Sums::a_step, b += 4 * Sums::b_step, ahead += 64) {
        simd::prefetch_for_reading(ahead);
        prefetch_lines(reinterpret_cast<const char*>(Swapped ? b : a) + distance, lines);
        sums.add_product(a, b);
        sums.add_product(a + Sums::a_step, b + Sums::b_step);
        sums.add_product(a + 2 * Sums::a_step, b + 2 * Sums::b_step);
        sums.add_product(a + 3 * Sums::a_step, b + 3 * Sums::b_step);
    }
    for (; p < depth; ++p, a += Sums::a_step, b += Sums::b_step)
        sums.add_product(a, b);
}

// One vector of a tile, as it goes to a block of C.
template <class T>
FASTMM_ALWAYS_INLINE simd::vector<T> updated(simd::vector<T> sum, simd::vector<T> factor, const T& keep,
                                             const T* c) {
    if (keep == T(0))
        return simd::multiply<T>(factor, sum);
    if (keep == T(1))
        return simd::multiply_add<T>(factor, sum, simd::load(c));
    return simd::multiply_add<T>(factor, sum, simd::multiply<T>(simd::broadcast(keep), simd::load(c)));
}

// A tile goes to a block of C. The three kinds of `keep` are told apart outside of the fold.
template <class T, std::size_t Height, std::size_t Width, std::size_t... I>
FASTMM_ALWAYS_INLINE void store_tile(const real_sums<T, Height, Width>& sums, const T& factor, const T& keep,
                                     T* c, std::ptrdiff_t col_stride, std::index_sequence<I...>) {
    const simd::vector<T> factors = simd::broadcast(factor);
    const auto at = [&](std::size_t i) {
        return c + static_cast<std::ptrdiff_t>(i / Height) * col_stride +
               static_cast<std::ptrdiff_t>(i % Height) * simd::lanes<T>;
    };
    if (keep == T(0))
        (simd::store<T>(at(I), simd::multiply<T>(factors, sums.sums[I])), ...);
    else if (keep == T(1))
        (simd::store<T>(at(I), simd::multiply_add<T>(factors, sums.sums[I], simd::load(at(I)))), ...);
    else
        (simd::store<T>(at(I), updated<T>(sums.sums[I], factors, keep, at(I))), ...);
}

// The vectors of a tile, one after another.
template <class T, std::size_t Size, std::size_t... I>
FASTMM_ALWAYS_INLINE void store_vectors(T* to, const simd::vector<T> (&vectors)[Size],
                                        std::index_sequence<I...>) {
    (simd::store<T>(to + static_cast<std::ptrdiff_t>(I) * simd::lanes<T>, vectors[I]), ...);
}

#endif

template <class T>
inline constexpr std::size_t tile_height = [] {
    if constexpr (has_vector_tile<T>)
        return static_cast<std::size_t>(vector_tile<T>.mr / simd::lanes<real_of<T>>);
    else
        return static_cast<std::size_t>(vector_tile<T>.mr);
}();

} // namespace detail

/// The product of two slivers: mr x nr elements of `product`, columns mr apart. A: `depth` packed columns of mr
/// elements; B: `depth` packed rows of nr elements, both as pack() leaves them. Nothing overlaps. `ahead`: any address;
/// the lines behind it, one for every four of the depth, are asked for meanwhile.
template <blocked_scalar T>
FASTMM_NOINLINE void tile_product(std::ptrdiff_t depth, const T* FASTMM_RESTRICT a,
                                  const T* FASTMM_RESTRICT b, T* FASTMM_RESTRICT product, const void* ahead) {
    constexpr register_tile tile = detail::vector_tile<T>;
#if FASTMM_DETAIL_HAS_XSIMD
    if constexpr (detail::has_vector_tile<T>) {
        using real = detail::real_of<T>;
        constexpr std::size_t height = detail::tile_height<T>, width = static_cast<std::size_t>(tile.nr);
        constexpr auto all = std::make_index_sequence<height * width>{};
        const real* const a_parts = reinterpret_cast<const real*>(a);
        const real* const b_parts = reinterpret_cast<const real*>(b);
        if constexpr (is_complex<T>) {
            detail::complex_sums<real, height, width> sums;
            detail::form_sums<tile.swapped>(sums, depth, a_parts, b_parts, static_cast<const char*>(ahead));
            constexpr std::size_t size = height * width * static_cast<std::size_t>(simd::lanes<real>);
            alignas(64) real real_parts[size], imaginary_parts[size];
            detail::store_vectors(real_parts, sums.real, all);
            detail::store_vectors(imaginary_parts, sums.imaginary, all);
            for (std::size_t i = 0; i < size; ++i)
                product[i] = T(real_parts[i], imaginary_parts[i]);
        } else {
            detail::real_sums<real, height, width> sums;
            detail::form_sums<tile.swapped>(sums, depth, a_parts, b_parts, static_cast<const char*>(ahead));
            detail::store_vectors(product, sums.sums, all);
        }
        return;
    }
#endif
    (void)ahead;
    T sums[std::size_t(tile.mr * tile.nr)] = {};
    for (std::ptrdiff_t p = 0; p < depth; ++p, a += tile.mr, b += tile.nr)
        for (std::ptrdiff_t j = 0; j < tile.nr; ++j)
            for (std::ptrdiff_t i = 0; i < tile.mr; ++i)
                sums[j * tile.mr + i] = detail::add(sums[j * tile.mr + i], detail::multiply(a[i], b[j]));
    for (std::ptrdiff_t i = 0; i < tile.mr * tile.nr; ++i)
        product[i] = sums[i];
}

/// Adds the product of two slivers to a whole tile, `offset` elements into each block of C: block = factor * product +
/// keep * block, or + block where `again` says that an earlier part of the depth has been here. Requires: real
/// vectors, and contiguous columns of C. keep == 0: the block is not read. Otherwise as tile_product().
template <blocked_scalar T>
requires(detail::has_vector_tile<T> && !is_complex<T>) FASTMM_NOINLINE
    void micro_kernel(std::ptrdiff_t depth, const T* FASTMM_RESTRICT a, const T* FASTMM_RESTRICT b,
                      const product_target<T>& target, std::ptrdiff_t offset, bool again, const void* ahead) {
#if FASTMM_DETAIL_HAS_XSIMD
    constexpr std::size_t height = detail::tile_height<T>,
                          width = static_cast<std::size_t>(detail::vector_tile<T>.nr);
    constexpr std::ptrdiff_t lanes = simd::lanes<T>, line = 64 / static_cast<std::ptrdiff_t>(sizeof(T));
    const std::ptrdiff_t col_stride = target.col_stride;
    // The tiles of C are on their way while the product is formed.
    for (std::ptrdiff_t q = 0; q < target.count; ++q)
        for (std::ptrdiff_t j = 0; j < std::ptrdiff_t(width); ++j) {
            const T* const column = target.blocks[q] + offset + j * col_stride;
            for (std::ptrdiff_t i = 0; i < lanes * std::ptrdiff_t(height); i += line)
                simd::prefetch(column + i);
            simd::prefetch(column + lanes * std::ptrdiff_t(height) - 1);
        }
    detail::real_sums<T, height, width> sums;
    detail::form_sums<detail::vector_tile<T>.swapped>(sums, depth, a, b, static_cast<const char*>(ahead));
    for (std::ptrdiff_t q = 0; q < target.count; ++q) {
        detail::store_tile(sums, target.factors[q], again ? T(1) : target.keeps[q], target.blocks[q] + offset,
                           col_stride, sums.all);
    }
#endif
}

/// Adds `rows` x `cols` elements of a product, columns `stride` apart, to every block of C, `offset` elements in: as
/// micro_kernel(), for any strides.
template <scalar T>
FASTMM_NOINLINE void add_tile(const T* product, std::ptrdiff_t stride, std::ptrdiff_t rows,
                              std::ptrdiff_t cols, const product_target<T>& target, std::ptrdiff_t offset,
                              bool again) {
    for (std::ptrdiff_t q = 0; q < target.count; ++q) {
        const T factor = target.factors[q], keep = again ? T(1) : target.keeps[q];
        for (std::ptrdiff_t j = 0; j < cols; ++j) {
            T* const c = target.blocks[q] + offset + j * target.col_stride;
            const T* const from = product + j * stride;
            std::ptrdiff_t i = 0;
#if FASTMM_DETAIL_HAS_XSIMD
            if constexpr (detail::has_vector_tile<T> && !is_complex<T>) {
                if (target.row_stride == 1) {
                    constexpr std::ptrdiff_t lanes = simd::lanes<T>;
                    const simd::vector<T> factors = simd::broadcast(factor);
                    for (; i + lanes <= rows; i += lanes)
                        simd::store<T>(c + i, detail::updated<T>(simd::load(from + i), factors, keep, c + i));
                }
            }
#endif
            for (; i < rows; ++i) {
                T& element = c[i * target.row_stride];
                const T value = detail::multiply(factor, from[i]);
                element = keep == T(0)   ? value
                          : keep == T(1) ? detail::add(value, element)
                                         : detail::add(value, detail::multiply(keep, element));
            }
        }
    }
}

} // namespace fastmm::inline FASTMM_ABI
