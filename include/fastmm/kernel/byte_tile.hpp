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

    // sums[d - First], rows of 16; `blocks` blocks of the depth. between(first, last) is called after every block, to do a
    // part of other work of 16 rows: it runs while the tile registers multiply, and ends before the sums are written.
    template <class Between>
    FASTMM_ALWAYS_INLINE static void form(std::ptrdiff_t blocks, const unsigned char* rows,
                                          const unsigned char* columns, std::uint32_t (*sums)[tile_sums],
                                          Between between) {
        constexpr auto all = std::make_integer_sequence<int, Count>{};
        const std::ptrdiff_t part = (byte_tile_side + blocks - 1) / blocks;
        clear(all);
        for (std::ptrdiff_t b = 0; b < blocks;
             ++b, rows += Bytes * tile_bytes, columns += Bytes * tile_bytes) {
            add_block(rows, columns, std::make_integer_sequence<int, std::min(Bytes, First + Count)>{});
            between(std::min(byte_tile_side, b * part), std::min(byte_tile_side, (b + 1) * part));
        }
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

// Eight sums as integers of 64 bits. g++ 12 takes the vector apart for this, and warns of the intrinsic.
FASTMM_ALWAYS_INLINE short_vector<std::uint64_t, 8>::type widened_sums(const std::uint32_t* sums) {
    short_vector<std::uint32_t, 8>::type narrow;
    short_vector<std::uint64_t, 8>::type wide;
    std::memcpy(&narrow, sums, sizeof narrow);
    __asm__("vpmovzxdq %1, %0" : "=v"(wide) : "v"(narrow));
    return wide;
}

// Forms tiles of C one after another, for operands In; where In is narrower than T its signs count. A tile is added to C
// while the next one is formed.
template <unsigned_number T, machine_integer In>
class byte_tile_kernel {
public:
    explicit byte_tile_kernel(const product_target<T>& target, bool again)
        : granted_(has_tile_registers()), session_(granted_), target_(target), again_(again) {}

    // The tile of `tall` x `wide` elements, `offset` elements into each block of C, becomes factor * product + keep * block,
    // or + block where `again` says that an earlier part of the depth has been here, before finish() returns. Columns of C
    // are rows of the sums. `depth` packed elements; at most 16512 of them where T has 64 bits, so that no sum of four
    // products of bytes reaches 2^32.
    FASTMM_NOINLINE void form(std::ptrdiff_t depth, const In* rows_sliver, const In* columns_sliver,
                              std::ptrdiff_t offset, std::ptrdiff_t tall, std::ptrdiff_t wide) {
        const auto* const rows = reinterpret_cast<const unsigned char*>(rows_sliver);
        const auto* const columns = reinterpret_cast<const unsigned char*>(columns_sliver);
        const std::ptrdiff_t blocks = depth / byte_tile_depth;
        prefetch(offset, tall, wide);
        form_sums<0, low>(blocks, rows, columns, low_,
                          [&](std::ptrdiff_t first, std::ptrdiff_t last)
                              FASTMM_INLINED_LAMBDA { add_rows(first, last); });
        if constexpr (sizeof(T) == 8)
            form_sums<4, 4>(blocks, rows, columns, high_,
                            [&](std::ptrdiff_t first, std::ptrdiff_t last)
                                FASTMM_INLINED_LAMBDA { join_low_rows(first, last); });
        offset_ = offset;
        tall_ = tall;
        wide_ = wide;
    }

    // Adds the last tile.
    void finish() { add_rows(0, byte_tile_side); }

private:
    static constexpr int in_bytes = sizeof(In),
                         bytes = std::min(2 * in_bytes - 1, static_cast<int>(sizeof(T))),
                         low = std::min(bytes, 4);
    static constexpr bool has_signs = sizeof(In) < sizeof(T) && std::signed_integral<In>;
    static_assert(sizeof(T) < 8 || sizeof(In) == 8);

    template <int First, int Count, class Between>
    FASTMM_ALWAYS_INLINE void form_sums(std::ptrdiff_t blocks, const unsigned char* rows,
                                        const unsigned char* columns, std::uint32_t (*sums)[tile_sums],
                                        Between between) {
        using sums_of = byte_sums<in_bytes, First, Count, has_signs>;
        if (granted_)
            return sums_of::form(blocks, rows, columns, sums, between);
        between(0, byte_tile_side);
        sums_of::form_without_tiles(blocks, rows, columns, sums);
    }

    void prefetch(std::ptrdiff_t offset, std::ptrdiff_t tall, std::ptrdiff_t wide) const {
        if (target_.row_stride != 1)
            return;
        for (std::ptrdiff_t q = 0; q < target_.count; ++q)
            for (std::ptrdiff_t r = 0; r < wide; ++r) {
                const T* const column = target_.blocks[q] + offset + r * target_.col_stride;
                simd::prefetch(column);
                if constexpr (sizeof(T) == 8)
                    simd::prefetch(column + tall / 2);
                simd::prefetch(column + tall - 1);
            }
    }

    // What the sums with d < 4 come to.
    FASTMM_NOINLINE void join_low_rows(std::ptrdiff_t first, std::ptrdiff_t last) {
        for (std::ptrdiff_t i = byte_tile_side * first; i < byte_tile_side * last; i += 8) {
            const auto sum = widened_sums(low_[0] + i) + (widened_sums(low_[1] + i) << 8) +
                             (widened_sums(low_[2] + i) << 16) + (widened_sums(low_[3] + i) << 24);
            std::memcpy(product_ + i, &sum, sizeof sum);
        }
    }

    // Elements 16 r to 16 r + 15 of the product, from element `at` of them on.
    static constexpr std::ptrdiff_t piece_size =
        std::min(byte_tile_side, 64 / static_cast<std::ptrdiff_t>(sizeof(T)));
    using piece = typename short_vector<T, std::size_t(piece_size)>::type;
    FASTMM_ALWAYS_INLINE void put_row(std::ptrdiff_t r, piece* row) const {
        if constexpr (sizeof(T) == 8) {
            alignas(64) std::uint32_t high[byte_tile_side];
            const tile_row<std::uint32_t> joined = joined_row<4>(high_, r);
            std::memcpy(high, &joined, sizeof high);
            for (int i = 0; i < 2; ++i) {
                piece part;
                std::memcpy(&part, product_ + byte_tile_side * r + 8 * i, sizeof part);
                row[i] = part + (reinterpret_cast<piece>(widened_sums(high + 8 * i)) << 32);
            }
        } else {
            row[0] = __builtin_convertvector(joined_row<low>(low_, r), piece);
        }
    }

    // Adds rows of the tile that was formed last to C, as far as they are there.
    FASTMM_NOINLINE void add_rows(std::ptrdiff_t first, std::ptrdiff_t last) const {
        constexpr std::ptrdiff_t pieces = byte_tile_side / piece_size;
        for (std::ptrdiff_t r = first; r < std::min(last, wide_); ++r) {
            piece row[std::size_t(pieces)];
            put_row(r, row);
            for (std::ptrdiff_t q = 0; q < target_.count; ++q) {
                const T factor = target_.factors[q], keep = again_ ? T(1) : target_.keeps[q];
                T* const c = target_.blocks[q] + offset_ + r * target_.col_stride;
                if (tall_ == byte_tile_side && target_.row_stride == 1)
                    for (std::ptrdiff_t i = 0; i < pieces; ++i)
                        add_piece(row[i], factor, keep, c + piece_size * i);
                else
                    add_elements(row, factor, keep, c);
            }
        }
    }

    FASTMM_ALWAYS_INLINE static void add_piece(piece value, T factor, T keep, T* c) {
        if (factor != T(1))
            value *= factor;
        if (keep != T(0)) {
            piece old;
            std::memcpy(&old, c, sizeof old);
            value += keep == T(1) ? old : old * keep;
        }
        std::memcpy(c, &value, sizeof value);
    }

    FASTMM_NOINLINE void add_elements(const piece* row, T factor, T keep, T* c) const {
        T values[byte_tile_side];
        std::memcpy(values, row, sizeof values);
        for (std::ptrdiff_t i = 0; i < tall_; ++i) {
            T& element = c[i * target_.row_stride];
            const T value = multiply(factor, values[i]);
            element = keep == T(0) ? value : add(value, multiply(keep, element));
        }
    }

    bool granted_;
    tile_session session_;
    const product_target<T>& target_;
    bool again_;
    std::ptrdiff_t offset_ = 0, tall_ = 0, wide_ = 0; // of the tile that was formed last
    alignas(64) std::uint32_t low_[std::size_t(low)][tile_sums];
    alignas(64) std::uint32_t high_[sizeof(T) == 8 ? 4u : 1u][tile_sums];
    alignas(64) T product_[std::size_t(sizeof(T) == 8 ? tile_sums : 1)];
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI

#endif
