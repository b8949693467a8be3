// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Bits from and to matrices of bytes, bools and integers, and the transpose of a bit matrix.

#pragma once

#include <fastmm/ring/bit_matrix.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI {

/// The elements modulo 2: a bit is the lowest bit of its element, so that 2 becomes 0 and -1 becomes 1. T: bool or any
/// integer type; strides are free.
template <std::integral T>
bit_matrix to_bits(const matrix_view<const T>& elements) {
    bit_matrix result(elements.rows, elements.cols);
    const bit_matrix_view bits = result.view();
    for (std::ptrdiff_t i = 0; i < bits.rows; ++i)
        for (std::ptrdiff_t w = 0; w < bits.row_words(); ++w) {
            const std::ptrdiff_t begin = w * bits_of_word, end = std::min(bits.cols, begin + bits_of_word);
            std::uint64_t word = 0;
            for (std::ptrdiff_t j = begin; j < end; ++j)
                word |= (static_cast<std::uint64_t>(elements(i, j)) & 1) << (j - begin);
            bits.row(i)[w] = word;
        }
    return result;
}
template <std::integral T>
bit_matrix to_bits(const matrix_view<T>& elements) {
    return to_bits<T>(matrix_view<const T>(elements));
}

/// Writes every bit as a 0 or 1 of the element type. Throws fastmm::error where shapes differ.
template <std::integral T>
void from_bits(const const_bit_matrix_view& bits, const matrix_view<T>& elements) {
    if (bits.rows != elements.rows || bits.cols != elements.cols)
        fail("shapes differ: the bits are " + std::to_string(bits.rows) + " x " + std::to_string(bits.cols) +
             ", the elements " + std::to_string(elements.rows) + " x " + std::to_string(elements.cols));
    for (std::ptrdiff_t i = 0; i < bits.rows; ++i)
        for (std::ptrdiff_t j = 0; j < bits.cols; ++j)
            elements(i, j) = static_cast<T>(bits.get(i, j));
}

namespace detail {

// Transposes 64 x 64 bits in place, word i being row i: quadrants are exchanged at six scales (H. S. Warren, Hacker's
// Delight, section 7-3).
inline void transpose_words(std::uint64_t* rows) {
    std::uint64_t mask = 0x00000000ffffffffu;
    for (int half = 32; half > 0; half /= 2) {
        for (int i = 0; i < 64; i = ((i | half) + 1) & ~half) {
            const std::uint64_t exchanged = (rows[i] >> half ^ rows[i | half]) & mask;
            rows[i] ^= exchanged << half;
            rows[i | half] ^= exchanged;
        }
        mask ^= mask << (half / 2);
    }
}

} // namespace detail

/// The transpose, as a matrix of its own. Cost: about 6 operations a word.
inline bit_matrix transposed_copy(const const_bit_matrix_view& x) {
    bit_matrix result(x.cols, x.rows);
    const bit_matrix_view to = result.view();
    for (std::ptrdiff_t i = 0; i < x.rows; i += bits_of_word)
        for (std::ptrdiff_t j = 0; j < x.cols; j += bits_of_word) {
            const std::ptrdiff_t rows = std::min(bits_of_word, x.rows - i),
                                 cols = std::min(bits_of_word, x.cols - j);
            std::uint64_t square[bits_of_word] = {};
            for (std::ptrdiff_t r = 0; r < rows; ++r)
                square[r] = x.row(i + r)[j / bits_of_word];
            detail::transpose_words(square);
            for (std::ptrdiff_t c = 0; c < cols; ++c)
                to.row(j + c)[i / bits_of_word] = square[c];
        }
    return result;
}

} // namespace fastmm::inline FASTMM_ABI
