// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Ranks of slices: exact modulo 2, and over the rationals by elimination modulo the prime 2^31 - 1.
//
// A rank modulo a prime is at most the rank over the rationals, and equal to it unless the prime divides every minor of that
// size. By Hadamard's bound the minors of an n x n matrix with entries of at most b are at most (b sqrt(n))^n: ranks of 9 x 9
// slices are exact up to entries of 3. Beyond, one that is wrong would have to be looked for. Ranks guide a game and judge a lost
// one; won it is where the residual is zero, and nothing is proved by them.

#pragma once

#include <fastmm/search/residual_tensor.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace fastmm::inline FASTMM_ABI::detail {

constexpr std::uint64_t rank_prime = 0x7fffffff;

constexpr std::uint64_t reduce_modulo_prime(std::uint64_t x) {
    x = (x & rank_prime) + (x >> 31);
    x = (x & rank_prime) + (x >> 31);
    return x == rank_prime ? 0 : x;
}

constexpr std::uint64_t inverse_modulo_prime(std::uint64_t x) {
    if (x == 1 || x == rank_prime - 1)
        return x;
    std::uint64_t result = 1;
    for (std::uint64_t exponent = rank_prime - 2; exponent != 0; exponent >>= 1) {
        if (exponent & 1)
            result = reduce_modulo_prime(result * x);
        x = reduce_modulo_prime(x * x);
    }
    return result;
}

constexpr int symmetric_modulo_prime(std::uint64_t x) {
    return x > rank_prime / 2 ? -static_cast<int>(rank_prime - x) : static_cast<int>(x);
}

// A matrix of at most 64 x 64 elements of the field in which ranks are computed, for elimination.
template <search::game_ring Ring>
class field_matrix;

template <>
class field_matrix<integers> {
public:
    field_matrix(int rows, int cols) : rows_(rows), cols_(cols) {}

    void set_row(int row, const int* values, int count) {
        for (int col = 0; col < count; ++col)
            set(row, col, values[col]);
    }
    void set(int row, int col, int value) {
        at(row, col) = value < 0 ? rank_prime - static_cast<std::uint64_t>(-static_cast<std::int64_t>(value))
                                 : static_cast<std::uint64_t>(value);
    }
    bool is_zero(int row, int first, int last) const {
        for (int col = first; col < last; ++col)
            if (at(row, col) != 0)
                return false;
        return true;
    }
    // The inverse of what is at (row, col), as an integer of least absolute value.
    int inverse(int row, int col) const { return symmetric_modulo_prime(inverse_modulo_prime(at(row, col))); }

    // The rank of the rows before `last`.
    int eliminate_rows(int last) {
        rows_ = last;
        return eliminate(last, cols_);
    }
    // Takes pivots from the upper left pivot_rows x pivot_cols until none is left, each from all rows below it. Returns
    // the rank of that part; its pivot rows stand above.
    int eliminate(int pivot_rows, int pivot_cols) {
        int rank = 0;
        for (int col = 0; col < pivot_cols && rank < pivot_rows; ++col) {
            int row = rank;
            while (row < pivot_rows && at(row, col) == 0)
                ++row;
            if (row == pivot_rows)
                continue;
            if (row != rank)
                for (int j = col; j < cols_; ++j)
                    std::swap(at(row, j), at(rank, j));
            const std::uint64_t inverse = inverse_modulo_prime(at(rank, col));
            for (int i = rank + 1; i < rows_; ++i) {
                if (at(i, col) == 0)
                    continue;
                const std::uint64_t factor = rank_prime - reduce_modulo_prime(at(i, col) * inverse);
                at(i, col) = 0;
                for (int j = col + 1; j < cols_; ++j)
                    at(i, j) = reduce_modulo_prime(at(i, j) + factor * at(rank, j));
            }
            ++rank;
        }
        return rank;
    }

private:
    std::uint64_t& at(int row, int col) { return values_[static_cast<std::size_t>(row * cols_ + col)]; }
    std::uint64_t at(int row, int col) const { return values_[static_cast<std::size_t>(row * cols_ + col)]; }

    int rows_, cols_;
    std::array<std::uint64_t, 64 * 64> values_; // not initialized: of small matrices the beginning is used
};

template <>
class field_matrix<integers_modulo<2>> {
public:
    field_matrix(int rows, int) : rows_(rows) { std::fill_n(values_.begin(), rows, std::uint64_t(0)); }

    void set_row(int row, const int* values, int count) {
        std::uint64_t bits = 0;
        for (int col = 0; col < count; ++col)
            bits |= static_cast<std::uint64_t>(values[col] & 1) << col;
        at(row) = bits;
    }
    void set(int row, int col, int value) {
        at(row) = (at(row) & ~(std::uint64_t(1) << col)) | static_cast<std::uint64_t>(value & 1) << col;
    }
    bool is_zero(int row, int first, int last) const {
        return (at(row) >> first & ((std::uint64_t(1) << (last - first)) - 1)) == 0;
    }
    int inverse(int, int) const { return 1; }

    int eliminate_rows(int last) {
        int rank = 0;
        for (int row = 0; row < last; ++row) {
            const std::uint64_t bits = at(row), pivot = bits & (~bits + 1);
            rank += bits != 0 ? 1 : 0;
            for (int i = row + 1; i < last; ++i)
                at(i) ^= (at(i) & pivot) != 0 ? bits : 0;
        }
        return rank;
    }
    int eliminate(int pivot_rows, int pivot_cols) {
        int rank = 0;
        for (int col = 0; col < pivot_cols && rank < pivot_rows; ++col) {
            int row = rank;
            while (row < pivot_rows && (at(row) >> col & 1) == 0)
                ++row;
            if (row == pivot_rows)
                continue;
            std::swap(at(row), at(rank));
            for (int i = rank + 1; i < rows_; ++i)
                if (at(i) >> col & 1)
                    at(i) ^= at(rank);
            ++rank;
        }
        return rank;
    }

private:
    std::uint64_t& at(int row) { return values_[static_cast<std::size_t>(row)]; }
    std::uint64_t at(int row) const { return values_[static_cast<std::size_t>(row)]; }

    int rows_;
    std::array<std::uint64_t, 64> values_;
};

} // namespace fastmm::inline FASTMM_ABI::detail

namespace fastmm::inline FASTMM_ABI::search {

/// The rank of a row-major matrix of at most 63 rows and columns. Time: rows cols, and rows that are not zero times cols rank.
template <game_ring Ring>
int matrix_rank(std::span<const int> values, int rows, int cols) {
    detail::field_matrix<Ring> matrix(rows, cols);
    int filled = 0;
    for (int row = 0; row < rows; ++row) {
        const int* const begin = values.data() + static_cast<std::ptrdiff_t>(row) * cols;
        if (std::any_of(begin, begin + cols, [](int value) { return value != 0; }))
            matrix.set_row(filled++, begin, cols);
    }
    return matrix.eliminate_rows(filled);
}

/// A number of rank-one terms that a tensor is the sum of, over the field of fractions: the ranks of its slices along a
/// mode, summed up, for the mode in which the sum is least (A. Fawzi et al., Discovering faster matrix multiplication
/// algorithms with reinforcement learning, Nature 610 (2022), the terminal reward of TensorGame).
template <game_ring Ring>
int slice_rank_bound(const residual_tensor<Ring>& tensor) {
    int least = 0;
    for (int mode = 0; mode < 3; ++mode) {
        const residual_tensor<Ring> turned = tensor.rotated(mode);
        const int rows = turned.extent(1), cols = turned.extent(2);
        int sum = 0;
        for (int i = 0; i < turned.extent(0); ++i)
            sum += matrix_rank<Ring>(
                {turned.values().data() + i * rows * cols, static_cast<std::size_t>(rows * cols)}, rows,
                cols);
        least = mode == 0 ? sum : std::min(least, sum);
    }
    return least;
}

} // namespace fastmm::inline FASTMM_ABI::search
