// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product over GF(2) on machines with GFNI and AVX-512, blocked as a product of numbers is: one
// instruction (vgf2p8affineqb) multiplies 8 x 8 bits of A by 8 x 64 bits of B.

#pragma once

#include <fastmm/ring/gf2_four_russians.hpp>

#if defined(__GFNI__) && defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VL__) &&           \
    defined(__AVX512VBMI__)
#define FASTMM_DETAIL_HAS_GF2_AFFINE 1
#include <immintrin.h>
#else
#define FASTMM_DETAIL_HAS_GF2_AFFINE 0
#endif

namespace fastmm::inline FASTMM_ABI {

namespace detail {

#if FASTMM_DETAIL_HAS_GF2_AFFINE

// g++ 12 finds its own AVX-512 intrinsics uninitialized (GCC bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

// Of two lanes of eight bytes, x and m, the instruction makes the bytes whose bit b of byte i is the product of byte i of
// x with byte 7 - b of m. So a lane of m is packed as 8 x 8 bits of A, its rows in reverse; a lane of x as the transpose
// of 8 x 8 bits of B; and what comes out is the transpose of their product. In x the columns of B are in reverse as well,
// so that a transposition of the sum (the same instruction, of the sum as m with the identity as x) sets right both.
struct gf2_affine {
    static constexpr std::ptrdiff_t tile_rows = 32, tile_words = 4, row_blocks = tile_rows / 8;
    // Fewer rows of A are multiplied without packing.
    static constexpr std::ptrdiff_t least_rows = 4;
    // A block of B, most_words of 256 columns, stays in the second-level cache while all of A passes, a panel of it at a
    // time of which every word is used for a tile; and so does a block of A while all panels of B pass.
    static constexpr std::ptrdiff_t most_rows = 1024, most_inner_words = 32, most_words = 64;

    static std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        const std::ptrdiff_t inner = std::min(words_for(k), most_inner_words),
                             cols = std::min(words_for(n), most_words), rows = std::min(m, most_rows);
        return static_cast<std::size_t>(packed_a_words(rows, inner) + packed_b_words(inner, cols)) * 8;
    }

    // C = A * B, or C += A * B unless `overwrite`. `memory`: workspace_bytes(), 64-byte aligned. Requires: no dimension is
    // zero, and nothing overlaps.
    static void run(const const_bit_matrix_view& A, const const_bit_matrix_view& B, const bit_matrix_view& C,
                    bool overwrite, std::byte* memory) {
        std::uint64_t* const a_packed = reinterpret_cast<std::uint64_t*>(memory);
        const std::ptrdiff_t inner_words = A.row_words(), col_words = C.row_words();
        std::uint64_t* const b_packed =
            a_packed + packed_a_words(std::min(A.rows, most_rows), std::min(inner_words, most_inner_words));
        for (std::ptrdiff_t w = 0; w < inner_words; w += most_inner_words) {
            const std::ptrdiff_t inner = std::min(most_inner_words, inner_words - w);
            for (std::ptrdiff_t j = 0; j < col_words; j += most_words) {
                const std::ptrdiff_t cols = std::min(most_words, col_words - j);
                pack_b(B, w, inner, j, cols, b_packed);
                for (std::ptrdiff_t i = 0; i < A.rows; i += most_rows) {
                    const std::ptrdiff_t rows = std::min(most_rows, A.rows - i);
                    pack_a(A, i, rows, w, inner, a_packed);
                    multiply_packed(a_packed, b_packed, inner, i, rows, j, cols, C, overwrite && w == 0);
                }
            }
        }
    }

private:
    using vector = __m512i;

    static std::ptrdiff_t packed_a_words(std::ptrdiff_t rows, std::ptrdiff_t inner) {
        return (rows + tile_rows - 1) / tile_rows * tile_rows * inner;
    }
    static std::ptrdiff_t packed_b_words(std::ptrdiff_t inner, std::ptrdiff_t cols) {
        return (cols + tile_words - 1) / tile_words * tile_words * inner * bits_of_word;
    }

    static vector from_bytes(const unsigned char (&bytes)[64]) { return _mm512_loadu_si512(bytes); }

    // For vpermb: the transposition of 8 x 8 bytes, a word being a row; or with the rows in reverse.
    static vector byte_transposition(bool reversed) {
        unsigned char bytes[64];
        for (int i = 0; i < 64; ++i)
            bytes[i] = static_cast<unsigned char>(i / 8 + 8 * (reversed ? 7 - i % 8 : i % 8));
        return from_bytes(bytes);
    }

    // The identity as x, or with its rows in reverse.
    static vector identity() { return _mm512_set1_epi64(static_cast<long long>(0x8040201008040201u)); }
    static vector reversed_identity() { return _mm512_set1_epi64(0x0102040810204080); }

    // 8 x 8 words from `from` on, transposed: vector v holds word v of every row. Rows from `rows` on and words that
    // `present` leaves out are zero, and not read.
    FASTMM_ALWAYS_INLINE static void load_words(const std::uint64_t* from, std::ptrdiff_t stride,
                                                std::ptrdiff_t rows, __mmask8 present, vector (&x)[8]) {
        vector y[8];
#pragma GCC unroll 8
        for (int r = 0; r < 8; ++r)
            x[r] = r < rows ? _mm512_maskz_loadu_epi64(present, from + r * stride) : _mm512_setzero_si512();
#pragma GCC unroll 4
        for (int r = 0; r < 8; r += 2) { // pairs of rows, even words and odd ones
            y[r] = _mm512_unpacklo_epi64(x[r], x[r + 1]);
            y[r + 1] = _mm512_unpackhi_epi64(x[r], x[r + 1]);
        }
#pragma GCC unroll 2
        for (int odd = 0; odd < 2; ++odd) {
            const vector low02 = _mm512_shuffle_i64x2(y[odd], y[2 + odd], 0x88),
                         low13 = _mm512_shuffle_i64x2(y[odd], y[2 + odd], 0xdd),
                         high02 = _mm512_shuffle_i64x2(y[4 + odd], y[6 + odd], 0x88),
                         high13 = _mm512_shuffle_i64x2(y[4 + odd], y[6 + odd], 0xdd);
            x[odd] = _mm512_shuffle_i64x2(low02, high02, 0x88);
            x[4 + odd] = _mm512_shuffle_i64x2(low02, high02, 0xdd);
            x[2 + odd] = _mm512_shuffle_i64x2(low13, high13, 0x88);
            x[6 + odd] = _mm512_shuffle_i64x2(low13, high13, 0xdd);
        }
    }

    static __mmask8 first_words(std::ptrdiff_t count) {
        return static_cast<__mmask8>(count >= 8 ? 0xff : (1 << count) - 1);
    }

    // Panels of 32 rows: for each word, four groups of 8 rows, as 8 lanes of 8 x 8 bits each. Missing rows are zero.
    static void pack_a(const const_bit_matrix_view& A, std::ptrdiff_t first, std::ptrdiff_t rows,
                       std::ptrdiff_t word, std::ptrdiff_t inner, std::uint64_t* packed) {
        const vector bytes = byte_transposition(true);
        for (std::ptrdiff_t i = 0; i < rows; i += tile_rows, packed += tile_rows * inner)
            for (std::ptrdiff_t r = 0; r < tile_rows; r += 8)
                for (std::ptrdiff_t w = 0; w < inner; w += 8) {
                    const std::ptrdiff_t left = std::min<std::ptrdiff_t>(8, inner - w);
                    vector x[8];
                    load_words(A.row(first + i + r) + word + w, A.row_stride, rows - i - r, first_words(left),
                               x);
                    for (std::ptrdiff_t v = 0; v < left; ++v)
                        _mm512_storeu_si512(packed + (w + v) * tile_rows + r,
                                            _mm512_permutexvar_epi8(bytes, x[v]));
                }
    }

    // Panels of 4 words: for each 8 rows, 4 vectors of 8 lanes of 8 x 8 bits each. Missing rows and words are zero; bits
    // of the padding are columns like others.
    static void pack_b(const const_bit_matrix_view& B, std::ptrdiff_t inner_word, std::ptrdiff_t inner,
                       std::ptrdiff_t word, std::ptrdiff_t cols, std::uint64_t* packed) {
        const vector bytes = byte_transposition(true), to_columns = reversed_identity();
        constexpr std::ptrdiff_t step = 8 * tile_words; // words of a panel for 8 rows
        const std::ptrdiff_t steps = inner * 8, panel = steps * step;
        for (std::ptrdiff_t s = 0; s < steps; ++s) {
            const std::ptrdiff_t row = inner_word * bits_of_word + 8 * s;
            for (std::ptrdiff_t w = 0; w < cols; w += 8) {
                vector x[8];
                load_words(B.row(row) + word + w, B.row_stride, B.rows - row, first_words(cols - w), x);
                std::uint64_t* const to = packed + w / tile_words * panel + s * step;
#pragma GCC unroll 8
                for (int v = 0; v < 8; ++v)
                    if (v < 4 || w + 4 < cols)
                        _mm512_storeu_si512(to + v / 4 * panel + v % 4 * 8,
                                            _mm512_gf2p8affine_epi64_epi8(
                                                to_columns, _mm512_permutexvar_epi8(bytes, x[v]), 0));
            }
        }
    }

    static void multiply_packed(const std::uint64_t* a, const std::uint64_t* b, std::ptrdiff_t inner,
                                std::ptrdiff_t first_row, std::ptrdiff_t rows, std::ptrdiff_t first_word,
                                std::ptrdiff_t cols, const bit_matrix_view& C, bool overwrite) {
        for (std::ptrdiff_t j = 0; j < cols; j += tile_words) {
            const std::uint64_t* const b_panel = b + j * inner * bits_of_word;
            const std::ptrdiff_t width = std::min(tile_words, cols - j);
            // What stays of C under the product: all of it, nothing, or the padding behind the last column.
            const bool last = first_word + j + width == C.row_words();
            const std::uint64_t mask = last ? last_word_mask(C.cols) : ~std::uint64_t(0);
            for (std::ptrdiff_t i = 0; i < rows; i += tile_rows)
                multiply_tile(a + i * inner, b_panel, inner, C.row(first_row + i) + first_word + j,
                              C.row_stride, std::min(tile_rows, rows - i), width, mask, overwrite);
        }
    }

    FASTMM_NOINLINE static void multiply_tile(const std::uint64_t* a, const std::uint64_t* b,
                                              std::ptrdiff_t inner, std::uint64_t* c, std::ptrdiff_t stride,
                                              std::ptrdiff_t rows, std::ptrdiff_t width, std::uint64_t mask,
                                              bool overwrite) {
        for (std::ptrdiff_t r = 0; r < rows; ++r)
            __builtin_prefetch(c + r * stride, 1);
        vector sums[row_blocks][tile_words];
#pragma GCC unroll 4
        for (int r = 0; r < row_blocks; ++r)
#pragma GCC unroll 4
            for (int w = 0; w < tile_words; ++w)
                sums[r][w] = _mm512_setzero_si512();
        for (std::ptrdiff_t word = 0; word < inner; ++word, a += tile_rows)
            for (int s = 0; s < 8; s += 2, b += 2 * 8 * tile_words) {
                vector even[tile_words], odd[tile_words];
#pragma GCC unroll 4
                for (int w = 0; w < tile_words; ++w) {
                    even[w] = _mm512_loadu_si512(b + 8 * w);
                    odd[w] = _mm512_loadu_si512(b + 8 * (tile_words + w));
                }
#pragma GCC unroll 4
                for (int r = 0; r < row_blocks; ++r) {
                    const vector a_even = _mm512_set1_epi64(static_cast<long long>(a[8 * r + s])),
                                 a_odd = _mm512_set1_epi64(static_cast<long long>(a[8 * r + s + 1]));
#pragma GCC unroll 4
                    for (int w = 0; w < tile_words; ++w)
                        sums[r][w] = _mm512_ternarylogic_epi64( // the sum of three
                            sums[r][w], _mm512_gf2p8affine_epi64_epi8(even[w], a_even, 0),
                            _mm512_gf2p8affine_epi64_epi8(odd[w], a_odd, 0), 0x96);
                }
            }
        put_tile(sums, c, stride, rows, width, mask, overwrite);
    }

    FASTMM_ALWAYS_INLINE static void put_tile(const vector (&sums)[row_blocks][tile_words], std::uint64_t* c,
                                              std::ptrdiff_t stride, std::ptrdiff_t rows,
                                              std::ptrdiff_t width, std::uint64_t mask, bool overwrite) {
        const vector bytes = byte_transposition(false), transposition = identity();
        const __mmask8 present = first_words(width);
        std::uint64_t masks[tile_words] = {~std::uint64_t(0), ~std::uint64_t(0), ~std::uint64_t(0),
                                           ~std::uint64_t(0)};
        masks[width - 1] = mask;
        const __m256i own = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(masks)),
                      kept = overwrite ? _mm256_andnot_si256(own, _mm256_set1_epi64x(-1))
                                       : _mm256_set1_epi64x(-1);
        const vector lower = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13),
                     upper = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
#pragma GCC unroll 4
        for (int r = 0; r < row_blocks; ++r) {
            vector words[tile_words]; // each of 8 rows
#pragma GCC unroll 4
            for (int w = 0; w < tile_words; ++w)
                words[w] = _mm512_permutexvar_epi8(
                    bytes, _mm512_gf2p8affine_epi64_epi8(transposition, sums[r][w], 0));
            const vector even01 = _mm512_unpacklo_epi64(words[0], words[1]),
                         odd01 = _mm512_unpackhi_epi64(words[0], words[1]),
                         even23 = _mm512_unpacklo_epi64(words[2], words[3]),
                         odd23 = _mm512_unpackhi_epi64(words[2], words[3]);
            const vector rows04 = _mm512_permutex2var_epi64(even01, lower, even23),
                         rows26 = _mm512_permutex2var_epi64(even01, upper, even23),
                         rows15 = _mm512_permutex2var_epi64(odd01, lower, odd23),
                         rows37 = _mm512_permutex2var_epi64(odd01, upper, odd23);
            const __m256i lines[8] = {
                _mm512_castsi512_si256(rows04),       _mm512_castsi512_si256(rows15),
                _mm512_castsi512_si256(rows26),       _mm512_castsi512_si256(rows37),
                _mm512_extracti64x4_epi64(rows04, 1), _mm512_extracti64x4_epi64(rows15, 1),
                _mm512_extracti64x4_epi64(rows26, 1), _mm512_extracti64x4_epi64(rows37, 1)};
#pragma GCC unroll 8
            for (int i = 0; i < 8; ++i)
                if (8 * r + i < rows) {
                    std::uint64_t* const to = c + (8 * r + i) * stride;
                    const __m256i old = _mm256_maskz_loadu_epi64(present, to);
                    _mm256_mask_storeu_epi64(
                        to, present,
                        _mm256_xor_si256(_mm256_and_si256(old, kept), _mm256_and_si256(lines[i], own)));
                }
        }
    }
};

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#endif

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
