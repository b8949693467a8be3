// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The innermost loop of the classical product of machine integers where the processor multiplies tiles of bytes. An
// integer is its bytes, x = sum of x_i 256^i, and so x y = sum over d of 256^d (sum of x_i y_j, i + j = d), modulo 2^w.
// Products of one d add up in one tile register, 16 x 16 sums modulo 2^32.
//
// A packed operand is blocks of 16 rows (or columns) by 64 of the depth, a tile of 1024 bytes for every byte of the
// elements; byte b of group q of a tile is number 16 b + q of the depth, in both operands alike. An operand whose
// elements are the rows of the sums ("rows") has it at 64 r + 4 q + b, the other one ("columns") at 64 q + 4 c + b.

#pragma once

#include <fastmm/kernel/blocking.hpp>
#include <fastmm/kernel/target.hpp>
#include <fastmm/kernel/tile_registers.hpp>
#include <fastmm/kernel/transpose.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#if FASTMM_DETAIL_TILE_REGISTERS

#include <immintrin.h>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Bytes of a tile, and sums of one.
inline constexpr std::ptrdiff_t tile_bytes = byte_tile_side * byte_tile_depth,
                                tile_sums = byte_tile_side * byte_tile_side;

// 16 elements or sums: a row of a tile.
template <class T>
using tile_row = typename short_vector<T, std::size_t(byte_tile_side)>::type;

// The sums of the products of byte tiles i and j with i + j = d, First <= d < First + Count, of elements of Bytes bytes.
// Signed: the highest bytes have signs.
template <int Bytes, int First, int Count, bool Signed>
struct byte_sums {
    static_assert(Count <= 4, "Keep four tile registers for the factors.");

    // sums[d - First], rows of 16; `blocks` blocks of the depth.
    static void form(std::ptrdiff_t blocks, const unsigned char* rows, const unsigned char* columns,
                     std::uint32_t (*sums)[tile_sums]) {
        constexpr auto all = std::make_integer_sequence<int, Count>{};
        clear(all);
        for (; blocks > 0; --blocks, rows += Bytes * tile_bytes, columns += Bytes * tile_bytes)
            add_block(rows, columns, std::make_integer_sequence<int, std::min(Bytes, First + Count)>{});
        store(sums, all);
    }

    // The same in plain loops.
    static void form_without_tiles(std::ptrdiff_t blocks, const unsigned char* rows,
                                   const unsigned char* columns, std::uint32_t (*sums)[tile_sums]) {
        std::fill(sums[0], sums[0] + Count * tile_sums, 0u);
        const auto value = [](unsigned char byte, int number) {
            return Signed && number == Bytes - 1 ? static_cast<std::uint32_t>(static_cast<signed char>(byte))
                                                 : static_cast<std::uint32_t>(byte);
        };
        for (; blocks > 0; --blocks, rows += Bytes * tile_bytes, columns += Bytes * tile_bytes)
            for (int i = 0; i < Bytes; ++i)
                for (int j = 0; j < Bytes; ++j) {
                    if (i + j < First || i + j >= First + Count)
                        continue;
                    const unsigned char* const x = rows + i * tile_bytes;
                    const unsigned char* const y = columns + j * tile_bytes;
                    for (std::ptrdiff_t r = 0; r < byte_tile_side; ++r)
                        for (std::ptrdiff_t p = 0; p < byte_tile_depth; ++p) {
                            const std::uint32_t factor = value(x[byte_tile_depth * r + p], i);
                            for (std::ptrdiff_t c = 0; c < byte_tile_side; ++c)
                                sums[i + j - First][byte_tile_side * r + c] +=
                                    factor * value(y[p / 4 * 64 + 4 * c + p % 4], j);
                        }
                }
    }

private:
    // The tiles j of the columns that meet tile i of the rows: the first and the last one.
    static constexpr int first_of(int i) { return std::max(0, First - i); }
    static constexpr int last_of(int i) { return std::min(Bytes, First + Count - i) - 1; }

    template <int... D>
    FASTMM_ALWAYS_INLINE static void clear(std::integer_sequence<int, D...>) {
        (clear_tile<D>(), ...);
    }

    template <int... D>
    FASTMM_ALWAYS_INLINE static void store(std::uint32_t (*sums)[tile_sums],
                                           std::integer_sequence<int, D...>) {
        (store_tile_rows<D>(sums[D], 64), ...);
    }

    // One tile of the rows is in use at a time. Of the columns, the last three are kept: those that the next tile of the
    // rows meets are one tile further down, so that each is loaded once.
    template <int I, int J>
    FASTMM_ALWAYS_INLINE static void add_product(const unsigned char* columns) {
        constexpr int before = first_of(I - 1);
        if constexpr (I == 0 || J < before || J > before + 2)
            load_tile<5 + J % 3>(columns + J * tile_bytes, 64);
        multiply_tiles<I + J - First, 4, 5 + J % 3, Signed && I == Bytes - 1, Signed && J == Bytes - 1>();
    }

    template <int I, int... K>
    FASTMM_ALWAYS_INLINE static void add_products(const unsigned char* rows, const unsigned char* columns,
                                                  std::integer_sequence<int, K...>) {
        load_tile<4>(rows + I * tile_bytes, 64);
        (add_product<I, last_of(I) - K>(columns), ...);
    }

    template <int... I>
    FASTMM_ALWAYS_INLINE static void add_block(const unsigned char* rows, const unsigned char* columns,
                                               std::integer_sequence<int, I...>) {
        (add_products<I>(rows, columns, std::make_integer_sequence<int, last_of(I) - first_of(I) + 1>{}),
         ...);
    }
};

template <int Bytes, int First, int Count, bool Signed>
FASTMM_ALWAYS_INLINE void form_byte_sums(bool granted, std::ptrdiff_t blocks, const unsigned char* rows,
                                         const unsigned char* columns, std::uint32_t (*sums)[tile_sums]) {
    using sums_of = byte_sums<Bytes, First, Count, Signed>;
    if (granted)
        sums_of::form(blocks, rows, columns, sums);
    else
        sums_of::form_without_tiles(blocks, rows, columns, sums);
}

// Row r of the sums of up to four d, with their powers of 256: 32 bits of them.
template <int Count>
FASTMM_ALWAYS_INLINE tile_row<std::uint32_t> joined_row(const std::uint32_t (*sums)[tile_sums],
                                                        std::ptrdiff_t r) {
    tile_row<std::uint32_t> row, next;
    std::memcpy(&row, sums[0] + byte_tile_side * r, sizeof row);
    for (int d = 1; d < Count; ++d) {
        std::memcpy(&next, sums[d] + byte_tile_side * r, sizeof next);
        row += next << (8 * d);
    }
    return row;
}

// The product of two slivers of operands In, `depth` packed elements deep: T(c, r) at 16 r + c, modulo 2^w. Signs of In
// count. Requires: depth <= 16512 where T has 64 bits, so that no sum of four products of bytes reaches 2^32.
template <unsigned_number T, machine_integer In>
FASTMM_NOINLINE void byte_tile_product(bool granted, std::ptrdiff_t depth, const In* rows_sliver,
                                       const In* columns_sliver, T* FASTMM_RESTRICT product) {
    constexpr int in_bytes = sizeof(In), bytes = std::min(2 * in_bytes - 1, static_cast<int>(sizeof(T)));
    constexpr bool has_signs = sizeof(In) < sizeof(T) && std::signed_integral<In>;
    constexpr int low = std::min(bytes, 4);
    const auto* const rows = reinterpret_cast<const unsigned char*>(rows_sliver);
    const auto* const columns = reinterpret_cast<const unsigned char*>(columns_sliver);
    const std::ptrdiff_t blocks = depth / byte_tile_depth;
    alignas(64) std::uint32_t sums[4][tile_sums];
    form_byte_sums<in_bytes, 0, low, has_signs>(granted, blocks, rows, columns, sums);
    if constexpr (sizeof(T) <= 4) {
        for (std::ptrdiff_t r = 0; r < byte_tile_side; ++r) {
            const auto row = __builtin_convertvector(joined_row<low>(sums, r), tile_row<T>);
            std::memcpy(product + byte_tile_side * r, &row, sizeof row);
        }
    } else {
        static_assert(std::same_as<T, stored_as<In>>);
        // Eight of the sums, as 64 bits.
        const auto wide = [&](int d, std::ptrdiff_t i) FASTMM_INLINED_LAMBDA {
            return _mm512_cvtepu32_epi64(_mm256_load_si256(reinterpret_cast<const __m256i*>(sums[d] + i)));
        };
        for (std::ptrdiff_t i = 0; i < tile_sums; i += 8) {
            const __m512i low_half = _mm512_add_epi64(wide(0, i), _mm512_slli_epi64(wide(1, i), 8)),
                          high_half = _mm512_add_epi64(wide(2, i), _mm512_slli_epi64(wide(3, i), 8));
            _mm512_storeu_si512(product + i, _mm512_add_epi64(low_half, _mm512_slli_epi64(high_half, 16)));
        }
        form_byte_sums<in_bytes, 4, 4, false>(granted, blocks, rows, columns, sums);
        for (std::ptrdiff_t r = 0; r < byte_tile_side; ++r) {
            const tile_row<std::uint32_t> high = joined_row<4>(sums, r);
            std::memcpy(sums[0] + byte_tile_side * r, &high, sizeof high);
        }
        for (std::ptrdiff_t i = 0; i < tile_sums; i += 8)
            _mm512_storeu_si512(product + i, _mm512_add_epi64(_mm512_loadu_si512(product + i),
                                                              _mm512_slli_epi64(wide(0, i), 32)));
    }
}

// Asks for the lines of a whole tile of every block of C, which add_byte_tile() is about to change.
template <class T>
FASTMM_ALWAYS_INLINE void prefetch_byte_tile(const product_target<T>& target, std::ptrdiff_t offset) {
    for (std::ptrdiff_t q = 0; q < target.count; ++q)
        for (std::ptrdiff_t r = 0; r < byte_tile_side; ++r) {
            const T* const column = target.blocks[q] + offset + r * target.col_stride;
            simd::prefetch(column);
            if constexpr (sizeof(T) == 8)
                simd::prefetch(column + byte_tile_side / 2);
            simd::prefetch(column + byte_tile_side - 1);
        }
}

// Adds a whole tile, as byte_tile_product() leaves it, to every block of C, `offset` elements in: as micro_kernel().
template <unsigned_number T>
FASTMM_NOINLINE void add_byte_tile(const T* product, const product_target<T>& target, std::ptrdiff_t offset,
                                   bool again) {
    constexpr std::ptrdiff_t size = std::min<std::ptrdiff_t>(byte_tile_side, 64 / sizeof(T));
    using piece = typename short_vector<T, std::size_t(size)>::type;
    for (std::ptrdiff_t q = 0; q < target.count; ++q) {
        const T factor = target.factors[q], keep = again ? T(1) : target.keeps[q];
        for (std::ptrdiff_t i = 0; i < tile_sums; i += size) {
            T* const c =
                target.blocks[q] + offset + i / byte_tile_side * target.col_stride + i % byte_tile_side;
            piece value, old;
            std::memcpy(&value, product + i, sizeof value);
            if (factor != T(1))
                value *= factor;
            if (keep != T(0)) {
                std::memcpy(&old, c, sizeof old);
                value += keep == T(1) ? old : old * keep;
            }
            std::memcpy(c, &value, sizeof value);
        }
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI

#endif
