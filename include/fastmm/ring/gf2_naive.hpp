// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The product over GF(2) row by row, without memory: for a few rows, and where there is no memory.

#pragma once

#include <fastmm/ring/bit_matrix.hpp>
#include <fastmm/ring/bit_vector.hpp>

#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Makes all bits zero; the padding stays.
inline void clear_bits(const bit_matrix_view& x) {
    if (x.empty())
        return;
    const std::ptrdiff_t last = x.row_words() - 1;
    for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
        for (std::ptrdiff_t w = 0; w < last; ++w)
            x.row(i)[w] = 0;
        x.row(i)[last] &= ~last_word_mask(x.cols);
    }
}

// x += y. Requires: the same shape; nothing overlaps.
inline void add_bits(const bit_matrix_view& x, const const_bit_matrix_view& y) {
    if (x.empty())
        return;
    const std::ptrdiff_t last = x.row_words() - 1;
    for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
        add_words(x.row(i), x.row(i), y.row(i), last);
        x.row(i)[last] ^= y.row(i)[last] & last_word_mask(x.cols);
    }
}

// C = A * B, or C += A * B unless `overwrite`: for every bit of A that is set, a row of B is added. Requires: nothing
// overlaps.
inline void gf2_naive(const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                      const bit_matrix_view& C, bool overwrite) {
    if (overwrite)
        clear_bits(C);
    for (std::ptrdiff_t i = 0; i < C.rows; ++i)
        for (std::ptrdiff_t k = 0; k < A.cols; ++k)
            if (A.get(i, k))
                add_bits(C.block(i, 0, 1, C.cols), B.block(k, 0, 1, B.cols));
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
