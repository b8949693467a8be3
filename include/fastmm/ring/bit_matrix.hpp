// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Matrices over GF(2), 64 columns a word: a view of words that somebody else owns, and a matrix that owns its words.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/view.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

inline constexpr std::ptrdiff_t bits_of_word = 64;

namespace detail {

constexpr std::ptrdiff_t words_for(std::ptrdiff_t bits) {
    return bits / bits_of_word + (bits % bits_of_word != 0);
}

// The stride between rows of so many words: whole cache lines, and no multiple of eight of them, which would map all rows
// to a few sets of a cache.
constexpr std::ptrdiff_t padded_row_stride(std::ptrdiff_t words) {
    constexpr std::ptrdiff_t line = 8;
    const std::ptrdiff_t stride = (words + line - 1) / line * line;
    return stride > 0 && stride % (8 * line) == 0 ? stride + line : stride;
}

// The bits of the last word of a row that are columns; all of them where the width is a multiple of 64.
constexpr std::uint64_t last_word_mask(std::ptrdiff_t cols) {
    return ~std::uint64_t(0) >> ((bits_of_word - cols % bits_of_word) % bits_of_word);
}

} // namespace detail

/// rows x cols bits; element (i, j) is bit j % 64, the lowest being bit 0, of words[i * row_stride + j / 64]. The stride
/// counts words and may be negative (or zero, for reading only). The padding bits of a row's last word belong to nobody:
/// in operands they may hold anything, in results they are left as they are. Views are cheap to copy and own nothing.
template <class Word>
struct basic_bit_matrix_view {
    static_assert(std::is_same_v<std::remove_const_t<Word>, std::uint64_t>, "Use words of std::uint64_t.");

    Word* words = nullptr;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t cols = 0;
    std::ptrdiff_t row_stride = 0;

    constexpr Word* row(std::ptrdiff_t i) const { return words + i * row_stride; }

    constexpr bool get(std::ptrdiff_t i, std::ptrdiff_t j) const {
        return (row(i)[j / bits_of_word] >> (j % bits_of_word) & 1) != 0;
    }

    constexpr void set(std::ptrdiff_t i, std::ptrdiff_t j, bool value) const
        requires(!std::is_const_v<Word>) {
        Word& word = row(i)[j / bits_of_word];
        const int at = static_cast<int>(j % bits_of_word);
        word = (word & ~(std::uint64_t(1) << at)) | (std::uint64_t(value) << at);
    }

    constexpr bool empty() const { return rows == 0 || cols == 0; }

    /// The words of a row that hold its columns.
    constexpr std::ptrdiff_t row_words() const { return detail::words_for(cols); }

    /// block_rows x block_cols bits from (i, j) on. Requires: they lie inside, and j is a multiple of 64.
    constexpr basic_bit_matrix_view block(std::ptrdiff_t i, std::ptrdiff_t j, std::ptrdiff_t block_rows,
                                          std::ptrdiff_t block_cols) const {
        if (block_rows == 0 || block_cols == 0)
            return {words, block_rows, block_cols, row_stride};
        return {row(i) + j / bits_of_word, block_rows, block_cols, row_stride};
    }

    constexpr operator basic_bit_matrix_view<const Word>() const requires(!std::is_const_v<Word>) {
        return {words, rows, cols, row_stride};
    }
};

using bit_matrix_view = basic_bit_matrix_view<std::uint64_t>;
using const_bit_matrix_view = basic_bit_matrix_view<const std::uint64_t>;

namespace detail {

// The words that hold a view's bits, as a matrix of words.
template <class Word>
constexpr matrix_view<Word> words_of(const basic_bit_matrix_view<Word>& x) {
    return {x.words, x.rows, x.row_words(), x.row_stride, 1};
}

} // namespace detail

/// Whether writing x can change y, as for overlap() of their words.
template <class Word, class Other>
bool overlap(const basic_bit_matrix_view<Word>& x, const basic_bit_matrix_view<Other>& y) {
    return overlap(detail::words_of(x), detail::words_of(y));
}

/// A rows x cols matrix over GF(2) that owns its words: rows are 64-byte aligned, and padded so
/// that they do not all map to the same sets of a cache. Bits, those of the padding included, are zero at first.
class bit_matrix {
public:
    bit_matrix() = default;

    /// Throws fastmm::error where a dimension is negative, std::bad_alloc where there is no memory.
    bit_matrix(std::ptrdiff_t rows, std::ptrdiff_t cols) : rows_(rows), cols_(cols) {
        if (rows < 0 || cols < 0)
            fail("a dimension is negative: " + std::to_string(rows) + " x " + std::to_string(cols));
        row_stride_ = detail::padded_row_stride(detail::words_for(cols));
        if (rows > 0 && row_stride_ > PTRDIFF_MAX / 8 / rows)
            fail("a bit matrix of " + std::to_string(rows) + " x " + std::to_string(cols) + " is too large");
        const std::size_t size = bytes();
        words_.reset(static_cast<std::uint64_t*>(::operator new(size, alignment)));
        std::memset(words_.get(), 0, size);
    }

    bit_matrix(const bit_matrix& other) : bit_matrix(other.rows_, other.cols_) {
        if (other.bytes() > 0)
            std::memcpy(words_.get(), other.words_.get(), bytes());
    }
    bit_matrix(bit_matrix&& other) noexcept { swap(other); }
    bit_matrix& operator=(bit_matrix other) noexcept {
        swap(other);
        return *this;
    }
    ~bit_matrix() = default;

    std::ptrdiff_t rows() const { return rows_; }
    std::ptrdiff_t cols() const { return cols_; }

    bool operator()(std::ptrdiff_t i, std::ptrdiff_t j) const { return view().get(i, j); }
    void set(std::ptrdiff_t i, std::ptrdiff_t j, bool value) { view().set(i, j, value); }

    bit_matrix_view view() { return {words_.get(), rows_, cols_, row_stride_}; }
    const_bit_matrix_view view() const { return {words_.get(), rows_, cols_, row_stride_}; }
    operator bit_matrix_view() { return view(); }
    operator const_bit_matrix_view() const { return view(); }

private:
    static constexpr std::align_val_t alignment{64};
    struct release {
        void operator()(std::uint64_t* words) const { ::operator delete(words, alignment); }
    };

    std::size_t bytes() const {
        return static_cast<std::size_t>(rows_ * row_stride_) * sizeof(std::uint64_t);
    }
    void swap(bit_matrix& other) noexcept {
        std::swap(words_, other.words_);
        std::swap(rows_, other.rows_);
        std::swap(cols_, other.cols_);
        std::swap(row_stride_, other.row_stride_);
    }

    std::unique_ptr<std::uint64_t, release> words_;
    std::ptrdiff_t rows_ = 0;
    std::ptrdiff_t cols_ = 0;
    std::ptrdiff_t row_stride_ = 0;
};

namespace detail {

// Whether shapes and bits are equal, whatever the padding holds.
inline bool equal_bits(const const_bit_matrix_view& x, const const_bit_matrix_view& y) {
    if (x.rows != y.rows || x.cols != y.cols)
        return false;
    if (x.cols == 0)
        return true;
    const std::ptrdiff_t last = x.row_words() - 1;
    for (std::ptrdiff_t i = 0; i < x.rows; ++i) {
        std::uint64_t differences = (x.row(i)[last] ^ y.row(i)[last]) & last_word_mask(x.cols);
        for (std::ptrdiff_t w = 0; w < last; ++w)
            differences |= x.row(i)[w] ^ y.row(i)[w];
        if (differences != 0)
            return false;
    }
    return true;
}

} // namespace detail

/// Whether shapes and bits are equal, whatever the padding holds.
inline bool operator==(const bit_matrix& x, const bit_matrix& y) {
    return detail::equal_bits(x, y);
}

} // namespace fastmm::inline FASTMM_ABI
