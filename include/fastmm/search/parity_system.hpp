// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Linear systems modulo 2, 64 coefficients a word: a matrix is factored once, and solved for many right-hand sides.

#pragma once

#include <fastmm/config.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

// A set of columns, or a vector modulo 2.
class bit_vector {
public:
    explicit bit_vector(int size = 0) : words_((static_cast<std::size_t>(size) + 63) / 64, 0) {}

    bool operator[](int i) const { return (words_[word_of(i)] >> (static_cast<unsigned>(i) % 64) & 1U) != 0; }
    void set(int i) { words_[word_of(i)] |= bit_of(i); }
    void flip(int i) { words_[word_of(i)] ^= bit_of(i); }
    bit_vector& operator^=(const bit_vector& other) {
        for (std::size_t i = 0; i < words_.size(); ++i)
            words_[i] ^= other.words_[i];
        return *this;
    }
    // The first bit that is set; -1 where there is none.
    int first() const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (words_[i] != 0)
                return static_cast<int>(64 * i) + std::countr_zero(words_[i]);
        return -1;
    }
    std::span<const std::uint64_t> words() const { return words_; }

private:
    static std::size_t word_of(int i) { return static_cast<std::size_t>(i) / 64; }
    static std::uint64_t bit_of(int i) { return std::uint64_t(1) << (static_cast<unsigned>(i) % 64); }

    std::vector<std::uint64_t> words_;
};

// A matrix modulo 2, row-major; rows are padded to whole words.
class bit_matrix {
public:
    bit_matrix(int rows, int cols)
        : rows_(rows), cols_(cols), stride_((static_cast<std::size_t>(cols) + 63) / 64),
          words_(static_cast<std::size_t>(rows) * stride_, 0) {}

    int rows() const { return rows_; }
    int cols() const { return cols_; }
    std::size_t words_of_row() const { return stride_; }
    std::uint64_t* row(int i) { return words_.data() + static_cast<std::size_t>(i) * stride_; }
    const std::uint64_t* row(int i) const { return words_.data() + static_cast<std::size_t>(i) * stride_; }
    void flip(int i, int j) {
        row(i)[static_cast<std::size_t>(j) / 64] ^= std::uint64_t(1) << (static_cast<unsigned>(j) % 64);
    }
    void swap_rows(int i, int j) {
        if (i != j)
            std::swap_ranges(row(i), row(i) + stride_, row(j));
    }

private:
    int rows_, cols_;
    std::size_t stride_;
    std::vector<std::uint64_t> words_;
};

// P A = L U modulo 2, in place: U are the rows of the rank in echelon form, L is unit lower triangular and stands where U has
// zeros, in the pivot columns. Pivots are taken from the first columns that have any, so that a solution whose free unknowns are
// zero lives in the shortest prefix of the columns that holds one.
//
// Panels of 64 columns: within one, bits of a word; the columns after it by tables of the sums of eight pivot rows (V. L. Arlazarov
// et al., On economical construction of the transitive closure of a directed graph, Dokl. Akad. Nauk SSSR 194 (1970)).
// Cost: rows * cols * rank / 1024 word operations, about.
class parity_system {
public:
    explicit parity_system(bit_matrix matrix) : matrix_(std::move(matrix)) {
        order_.resize(static_cast<std::size_t>(matrix_.rows()));
        for (std::size_t i = 0; i < order_.size(); ++i)
            order_[i] = static_cast<int>(i);
        is_pivot_ = bit_vector(matrix_.cols());
        for (std::size_t word = 0; word < matrix_.words_of_row() && rank() < matrix_.rows(); ++word)
            eliminate_panel(word);
    }

    int rank() const { return static_cast<int>(pivots_.size()); }
    int rows() const { return matrix_.rows(); }
    int cols() const { return matrix_.cols(); }
    bool is_free(int col) const { return !is_pivot_[col]; }

    // The solution whose free unknowns are those of `free`, whose bits at pivots are zero. None where there is no solution at all.
    std::optional<bit_vector> solve(const std::vector<std::uint8_t>& right, const bit_vector& free) const {
        const bit_vector forward = forward_substituted(right);
        for (int i = rank(); i < matrix_.rows(); ++i)
            if (is_left(right, i, forward))
                return std::nullopt;
        return substituted(forward, free);
    }

    // What keeps a right-hand side from having a solution, linear in it: rows() - rank() bits, zero where there is one.
    bit_vector obstruction(const std::vector<std::uint8_t>& right) const {
        const bit_vector forward = forward_substituted(right);
        bit_vector result(rows() - rank());
        for (int i = rank(); i < rows(); ++i)
            if (is_left(right, i, forward))
                result.set(i - rank());
        return result;
    }

    // The element of the kernel whose free unknowns are those of `free`.
    bit_vector kernel_vector(const bit_vector& free) const { return substituted(bit_vector(cols()), free); }

private:
    static constexpr std::size_t chunk = 32; // words of a table's row

    int pivot(int i) const { return pivots_[static_cast<std::size_t>(i)]; }

    bool product(int i, const bit_vector& x) const {
        const std::uint64_t* const row = matrix_.row(i);
        std::uint64_t sum = 0;
        for (std::size_t word = 0; word < matrix_.words_of_row(); ++word)
            sum ^= row[word] & x.words()[word];
        return (std::popcount(sum) & 1) != 0;
    }

    bool is_left(const std::vector<std::uint8_t>& right, int i, const bit_vector& forward) const {
        const auto row = static_cast<std::size_t>(order_[static_cast<std::size_t>(i)]);
        return (right[row] & 1U) != product(i, forward);
    }

    bit_vector forward_substituted(const std::vector<std::uint8_t>& right) const {
        bit_vector result(cols());
        for (int i = 0; i < rank(); ++i)
            if (is_left(right, i, result))
                result.set(pivot(i));
        return result;
    }

    // Row i meets U only: what is set of x are free columns, where L has nothing, and pivots behind its own.
    bit_vector substituted(const bit_vector& right, const bit_vector& free) const {
        bit_vector x = free;
        for (int i = rank() - 1; i >= 0; --i)
            if (product(i, x) != right[pivot(i)])
                x.set(pivot(i));
        return x;
    }

    void eliminate_panel(std::size_t word) {
        const int first = rank(), rows = matrix_.rows();
        panel_.resize(static_cast<std::size_t>(rows));
        for (int i = first; i < rows; ++i)
            panel_[static_cast<std::size_t>(i)] = matrix_.row(i)[word];
        std::uint64_t pivot_bits = 0;
        for (unsigned bit = 0; bit < 64 && rank() < rows; ++bit) {
            const auto next = panel_.begin() + rank();
            const auto found =
                std::find_if(next, panel_.end(), [&](std::uint64_t x) { return (x >> bit & 1U) != 0; });
            if (found == panel_.end())
                continue;
            const int at = static_cast<int>(found - panel_.begin());
            std::swap(*next, *found);
            matrix_.swap_rows(rank(), at);
            std::swap(order_[static_cast<std::size_t>(rank())], order_[static_cast<std::size_t>(at)]);
            const std::uint64_t behind = *next & ~((std::uint64_t(2) << bit) - 1U);
            for (auto x = next + 1; x != panel_.end(); ++x)
                *x ^= behind & (0 - (*x >> bit & 1U));
            pivot_bits |= std::uint64_t(1) << bit;
            const int col = static_cast<int>(64 * word + bit);
            is_pivot_.set(col);
            pivots_.push_back(col);
        }
        for (int i = first; i < rows; ++i)
            matrix_.row(i)[word] = panel_[static_cast<std::size_t>(i)];
        if (pivot_bits == 0)
            return;
        for (std::size_t begin = word + 1; begin < matrix_.words_of_row(); begin += chunk)
            eliminate_behind(first, pivot_bits, begin, std::min(chunk, matrix_.words_of_row() - begin));
    }

    void eliminate_behind(int first, std::uint64_t pivot_bits, std::size_t begin, std::size_t count) {
        std::array<const std::uint64_t*, 64> row_of_bit{};
        std::uint64_t left = pivot_bits;
        for (int i = first; i < rank(); ++i, left &= left - 1) {
            std::uint64_t* const row = matrix_.row(i) + begin;
            // L of this panel, before its own pivot.
            const std::uint64_t own = left & (0 - left);
            for (std::uint64_t bits = panel_[static_cast<std::size_t>(i)] & pivot_bits & (own - 1); bits != 0;
                 bits &= bits - 1) {
                const std::uint64_t* const other =
                    row_of_bit[static_cast<std::size_t>(std::countr_zero(bits))];
                for (std::size_t j = 0; j < count; ++j)
                    row[j] ^= other[j];
            }
            row_of_bit[static_cast<std::size_t>(std::countr_zero(own))] = row;
        }
        table_.resize(8 * 256 * chunk);
        for (std::size_t byte = 0; byte < 8; ++byte) {
            const std::size_t bits = pivot_bits >> (8 * byte) & 255U;
            std::fill_n(table_.begin() + static_cast<std::ptrdiff_t>(byte * 256 * chunk), chunk,
                        std::uint64_t(0));
            for (std::size_t sum = 1; sum < 256; ++sum) {
                if ((sum & ~bits) != 0)
                    continue;
                const std::uint64_t* const row =
                    row_of_bit[8 * byte + static_cast<std::size_t>(std::countr_zero(sum))];
                const std::uint64_t* const rest = table_.data() + (byte * 256 + (sum & (sum - 1))) * chunk;
                std::uint64_t* const entry = table_.data() + (byte * 256 + sum) * chunk;
                for (std::size_t j = 0; j < count; ++j)
                    entry[j] = rest[j] ^ row[j];
            }
        }
        for (int i = rank(); i < matrix_.rows(); ++i) {
            const std::uint64_t bits = panel_[static_cast<std::size_t>(i)] & pivot_bits;
            if (bits == 0)
                continue;
            std::array<const std::uint64_t*, 8> t;
            for (std::size_t byte = 0; byte < 8; ++byte)
                t[byte] = table_.data() + (byte * 256 + (bits >> (8 * byte) & 255U)) * chunk;
            std::uint64_t* FASTMM_RESTRICT const row = matrix_.row(i) + begin;
            for (std::size_t j = 0; j < count; ++j)
                row[j] ^= t[0][j] ^ t[1][j] ^ t[2][j] ^ t[3][j] ^ t[4][j] ^ t[5][j] ^ t[6][j] ^ t[7][j];
        }
    }

    bit_matrix matrix_;
    std::vector<int> order_;  // row i was row order_[i] of the matrix that was given
    std::vector<int> pivots_; // the column of row i
    bit_vector is_pivot_;
    std::vector<std::uint64_t> panel_, table_;
};

} // namespace fastmm::inline FASTMM_ABI::detail
