// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The additions of a level over GF(2): one pass over the blocks of a matrix forms all sums of a table from small patches of
// them, as sweep.hpp does it for scalars. Additions of words have neither signs nor factors.

#pragma once

#include <fastmm/execution/level_code.hpp>
#include <fastmm/execution/workspace.hpp>
#include <fastmm/ring/bit_matrix.hpp>
#include <fastmm/ring/bit_vector.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Some rows of some words each: of a block, or in a slot.
template <class Word>
struct word_patch {
    Word* words = nullptr;
    std::ptrdiff_t stride = 0;

    constexpr operator word_patch<const Word>() const requires(!std::is_const_v<Word>) {
        return {words, stride};
    }
};

// Blocks of one size, all of whose words are whole.
template <class Word>
class bit_blocks {
public:
    static std::size_t bytes(int count) { return lease_bytes<Word*>(count); }

    // The blocks of a matrix, row by row. Requires: memory for bytes(rows * cols), whole words.
    bit_blocks(arena& memory, const basic_bit_matrix_view<Word>& x, int rows, int cols)
        : pointers_(memory, std::ptrdiff_t(rows) * cols), rows_(x.rows / rows), words_(x.row_words() / cols),
          stride_(x.row_stride) {
        Word** next = pointers_.data();
        for (int i = 0; i < rows; ++i)
            for (int j = 0; j < cols; ++j)
                *next++ = x.row(i * rows_) + j * words_;
    }

    // `count` blocks one after another from `first` on. Requires: memory for bytes(count).
    bit_blocks(arena& memory, Word* first, int count, std::ptrdiff_t rows, std::ptrdiff_t words)
        : pointers_(memory, count), rows_(rows), words_(words), stride_(padded_row_stride(words)) {
        for (int i = 0; i < count; ++i)
            pointers_.data()[i] = first + i * rows * stride_;
    }

    // Words of so many blocks in memory of their own.
    static std::ptrdiff_t size(int count, std::ptrdiff_t rows, std::ptrdiff_t words) {
        return count * rows * padded_row_stride(words);
    }

    std::ptrdiff_t rows() const { return rows_; }
    std::ptrdiff_t words() const { return words_; }
    word_patch<Word> patch(int block, std::ptrdiff_t row, std::ptrdiff_t word) const {
        return {pointers_.data()[block] + row * stride_ + word, stride_};
    }
    basic_bit_matrix_view<Word> view(int block) const {
        return {pointers_.data()[block], rows_, words_ * bits_of_word, stride_};
    }

private:
    lease<Word*> pointers_;
    std::ptrdiff_t rows_, words_, stride_;
};

// target = x + y for `rows` rows of `count` words. The target may be x or y itself; otherwise nothing overlaps.
FASTMM_NOINLINE inline void add_patches(const word_patch<std::uint64_t>& target,
                                        const word_patch<const std::uint64_t>& x,
                                        const word_patch<const std::uint64_t>& y, std::ptrdiff_t rows,
                                        std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < rows; ++i)
        add_words(target.words + i * target.stride, x.words + i * x.stride, y.words + i * y.stride, count);
}

// Runs the straight-line programs of a table on patches.
class bit_sweep {
public:
    static std::size_t bytes(const sweep_view& code) {
        return lease_bytes<word_patch<const std::uint64_t>>(code.values()) +
               lease_bytes<std::uint64_t>(code.slots * patch_words(code));
    }

    // Requires: memory for bytes(code).
    bit_sweep(arena& memory, const sweep_view& code)
        : code_(code), values_(memory, code.values()), slots_(memory, code.slots * patch_words(code)) {}

    // Writes the sums that steps make to `sums`, one block a home.
    void form_sums(const bit_blocks<const std::uint64_t>& blocks, const bit_blocks<std::uint64_t>& sums) {
        for_each_patch(blocks.rows(), blocks.words(), [&](const place& at) {
            for (int q = 0; q < code_.inputs; ++q)
                values_.data()[q] = blocks.patch(q, at.row, at.word);
            run_steps(at, [&](int home) { return sums.patch(home, at.row, at.word); });
        });
    }

    // Forms the blocks of C: stored where `overwrite`, else added. product(r, row, word) is where product r stands; where
    // some stand in C, all sums are made before C is written.
    template <class Product>
    void form_result(Product product, bool products_in_c, bool overwrite,
                     const bit_blocks<std::uint64_t>& c) {
        const bool direct = overwrite && !products_in_c;
        for_each_patch(c.rows(), c.words(), [&](const place& at) {
            for (int r = 0; r < code_.inputs; ++r)
                values_.data()[r] = product(r, at.row, at.word);
            run_steps(at, [&](int home) {
                return direct ? c.patch(home, at.row, at.word) : word_patch<std::uint64_t>{};
            });
            for (std::size_t b = 0; b < code_.outputs.size(); ++b) {
                const word_patch<const std::uint64_t> value = values_.data()[code_.outputs[b].value];
                const word_patch<std::uint64_t> to = c.patch(static_cast<int>(b), at.row, at.word);
                if (!overwrite)
                    add_patches(to, to, value, at.rows, at.words);
                else if (value.words != to.words)
                    for (std::ptrdiff_t i = 0; i < at.rows; ++i)
                        std::memcpy(to.words + i * to.stride, value.words + i * value.stride,
                                    static_cast<std::size_t>(at.words) * sizeof(std::uint64_t));
            }
        });
    }

private:
    struct place {
        std::ptrdiff_t row, word, rows, words;
    };

    // What is in use at a time fits the first-level cache where it can, and a patch is large enough for its loops.
    static std::ptrdiff_t patch_words(const sweep_view& code) {
        return std::clamp<std::ptrdiff_t>(32 * 1024 / 8 / std::max(1, code.values()) / 64 * 64, 128, 512);
    }

    template <class Visit>
    void for_each_patch(std::ptrdiff_t rows, std::ptrdiff_t words, Visit visit) const {
        const std::ptrdiff_t size = patch_words(code_), width = std::min(words, size), height = size / width;
        for (std::ptrdiff_t i = 0; i < rows; i += height)
            for (std::ptrdiff_t w = 0; w < words; w += width)
                visit({i, w, std::min(height, rows - i), std::min(width, words - w)});
    }

    // home(h) is where kept value h goes, or null: to a slot.
    template <class Home>
    void run_steps(const place& at, Home home) {
        word_patch<const std::uint64_t>* next = values_.data() + code_.inputs;
        for (const sweep_step& step : code_.steps) {
            word_patch<std::uint64_t> target = step.home >= 0 ? home(step.home) : word_patch<std::uint64_t>{};
            if (target.words == nullptr)
                target = {slots_.data() + step.slot * patch_words(code_), at.words};
            add_patches(target, values_.data()[step.left], values_.data()[step.right], at.rows, at.words);
            *next++ = target;
        }
    }

    const sweep_view& code_;
    lease<word_patch<const std::uint64_t>> values_;
    lease<std::uint64_t> slots_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
