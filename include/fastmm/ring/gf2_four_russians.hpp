// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product over GF(2) by the method of the four Russians (V. L. Arlazarov, E. A. Dinic, M. A. Kronrod and
// I. A. Faradzev, On economical construction of the transitive closure of a directed graph, Soviet Math. Doklady 11
// (1970)), on any machine: all sums of a few rows of B are tabulated, and a few bits of A look one of them up.

#pragma once

#include <fastmm/ring/bit_matrix.hpp>
#include <fastmm/ring/bit_vector.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Stores `count` words of a row of a product, which are whole but for the last one, of which `mask` tells the columns;
// or adds them to what is there.
inline void put_row(std::uint64_t* to, const std::uint64_t* from, std::ptrdiff_t count, std::uint64_t mask,
                    bool overwrite) {
    const std::uint64_t last = from[count - 1] & mask, old = to[count - 1];
    if (overwrite)
        std::memmove(to, from, static_cast<std::size_t>(count) * sizeof(std::uint64_t));
    else
        add_words(to, to, from, count);
    to[count - 1] = (overwrite ? old & ~mask : old) ^ last;
}

// The tables of 64 rows of B, one line (512 columns) wide, nearly fit the first-level cache: nine of 6 bits and two of 5,
// which together take a whole word of A at a time, so that a line of the sum is read and written once a word. Measured at
// 1024 to 8192 with AVX-512, AVX2 and SSE2, four of 6 and eight of 5, four of 7 and six of 6, and eight of 8 bits are up
// to 1.7 times as slow where vectors are long, and never more than 7% faster.
struct four_russians {
    static constexpr int wide_tables = 9, wide_bits = 6, narrow_tables = 2, narrow_bits = 5;
    static constexpr std::ptrdiff_t table_lines =
        wide_tables * (1 << wide_bits) + narrow_tables * (1 << narrow_bits);
    static_assert(wide_tables * wide_bits + narrow_tables * narrow_bits == 64);

    // Fewer rows of A are multiplied without tables.
    static constexpr std::ptrdiff_t least_rows = 24;

    // Rows of A at a time: enough of them to make up for the tables, and their lines of C fit the second-level cache.
    static constexpr std::ptrdiff_t most_rows = 4096;

    static std::size_t workspace_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t) {
        const auto rows = static_cast<std::size_t>(std::min(m, most_rows));
        return 64 * static_cast<std::size_t>(table_lines) + 64 * rows +
               (rows * static_cast<std::size_t>(words_for(k)) * 8 + 63) / 64 * 64;
    }

    // C = A * B, or C += A * B unless `overwrite`. `memory`: workspace_bytes(), 64-byte aligned. Requires: no dimension is
    // zero, and nothing overlaps.
    static void run(const const_bit_matrix_view& A, const const_bit_matrix_view& B, const bit_matrix_view& C,
                    bool overwrite, std::byte* memory) {
        std::uint64_t* const tables = reinterpret_cast<std::uint64_t*>(memory);
        std::uint64_t* const sums = tables + table_lines * bit_line::words;
        std::uint64_t* const words = sums + std::min(A.rows, most_rows) * bit_line::words;
        for (std::ptrdiff_t i = 0; i < A.rows; i += most_rows) {
            const std::ptrdiff_t rows = std::min(most_rows, A.rows - i);
            gather(A, i, rows, words);
            for (std::ptrdiff_t j = 0; j < C.row_words(); j += bit_line::words) {
                const std::ptrdiff_t width = std::min(bit_line::words, C.row_words() - j);
                std::memset(sums, 0, static_cast<std::size_t>(rows) * sizeof(bit_line));
                for (std::ptrdiff_t w = 0; w < A.row_words(); ++w) {
                    tabulate(B, w * bits_of_word, j, width, tables);
                    look_up(tables, words + w * rows, rows, sums);
                }
                const std::uint64_t mask =
                    j + width == C.row_words() ? last_word_mask(C.cols) : ~std::uint64_t(0);
                for (std::ptrdiff_t r = 0; r < rows; ++r)
                    put_row(C.row(i + r) + j, sums + r * bit_line::words, width, mask, overwrite);
            }
        }
    }

private:
    // Word w of all rows, one after another, then word w + 1.
    static void gather(const const_bit_matrix_view& A, std::ptrdiff_t first, std::ptrdiff_t rows,
                       std::uint64_t* words) {
        const std::ptrdiff_t count = A.row_words();
        constexpr std::ptrdiff_t line = bit_line::words;
        for (std::ptrdiff_t w = 0; w < count; w += line)
            for (std::ptrdiff_t r = 0; r < rows; ++r) {
                const std::uint64_t* const from = A.row(first + r);
                for (std::ptrdiff_t v = w; v < std::min(w + line, count); ++v)
                    words[v * rows + r] = from[v];
            }
    }

    // All sums of each group of rows from `first` on: a table doubles with every row. Rows that B does not have are zero,
    // so that it does not matter what the padding of A holds.
    static void tabulate(const const_bit_matrix_view& B, std::ptrdiff_t first, std::ptrdiff_t col,
                         std::ptrdiff_t width, std::uint64_t* table) {
        for (int t = 0; t < wide_tables + narrow_tables; ++t) {
            const int bits = t < wide_tables ? wide_bits : narrow_bits;
            std::memset(table, 0, sizeof(bit_line));
            for (int b = 0; b < bits; ++b, ++first) {
                std::uint64_t row[bit_line::words] = {};
                if (first < B.rows)
                    std::copy_n(B.row(first) + col, width, row);
                const bit_line added = bit_line::load(row);
                std::uint64_t* const upper = table + (bit_line::words << b);
                for (std::ptrdiff_t x = 0; x < bit_line::words << b; x += bit_line::words) {
                    bit_line sum = added;
                    sum.add(table + x);
                    sum.store(upper + x);
                }
            }
            table += bit_line::words << bits;
        }
    }

    // The part of a word from bit `at` on that addresses a table of `bits`: in words of the table.
    template <int at, int bits>
    FASTMM_ALWAYS_INLINE static std::ptrdiff_t place(std::uint64_t word) {
        constexpr std::uint64_t mask = ((std::uint64_t(1) << bits) - 1) * bit_line::words;
        constexpr int shift = at - 3;
        if constexpr (shift < 0)
            return static_cast<std::ptrdiff_t>((word << -shift) & mask);
        else
            return static_cast<std::ptrdiff_t>((word >> shift) & mask);
    }

    FASTMM_NOINLINE static void look_up(const std::uint64_t* wide, const std::uint64_t* words,
                                        std::ptrdiff_t rows, std::uint64_t* sums) {
        constexpr std::ptrdiff_t wide_words = bit_line::words << wide_bits,
                                 narrow_words = bit_line::words << narrow_bits;
        const std::uint64_t* const narrow = wide + wide_tables * wide_words;
        for (std::ptrdiff_t r = 0; r < rows; ++r) {
            const std::uint64_t word = words[r];
            bit_line sum = bit_line::load(sums + r * bit_line::words);
            sum.add(wide + place<0, 6>(word));
            sum.add(wide + wide_words + place<6, 6>(word));
            sum.add(wide + 2 * wide_words + place<12, 6>(word));
            sum.add(wide + 3 * wide_words + place<18, 6>(word));
            sum.add(wide + 4 * wide_words + place<24, 6>(word));
            sum.add(wide + 5 * wide_words + place<30, 6>(word));
            sum.add(wide + 6 * wide_words + place<36, 6>(word));
            sum.add(wide + 7 * wide_words + place<42, 6>(word));
            sum.add(wide + 8 * wide_words + place<48, 6>(word));
            sum.add(narrow + place<54, 5>(word));
            sum.add(narrow + narrow_words + place<59, 5>(word));
            sum.store(sums + r * bit_line::words);
        }
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
