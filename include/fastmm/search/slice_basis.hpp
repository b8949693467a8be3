// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A tensor seen along one mode in a basis of its slices that have small ranks.

#pragma once

#include <fastmm/search/random.hpp>
#include <fastmm/search/residual_tensor.hpp>
#include <fastmm/search/slice_rank.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// What a multiple of a rank-one matrix y z^T, taken from a matrix M, does to the rank of M. Where y lies in the column space
/// of M and z in its row space, one multiple lowers it, unless z^T M^- y = 0 (J. H. M. Wedderburn, Lectures on matrices
/// (1934), section 69); where one of them does, no multiple changes it; else every one raises it.
struct rank_effect {
    enum kind { lowers, keeps, raises };
    kind what = keeps;
    int multiple =
        0; ///< The one that lowers the rank; 0: none that is an integer of absolute value up to 2^12.
};

/// The slices M_i of a tensor along a mode, T = sum over i of x_i (x) M_i, where the x_i are a unimodular basis, the unit vectors
/// at first.
template <game_ring Ring>
class slice_basis {
public:
    slice_basis(const residual_tensor<Ring>& tensor, int mode)
        : mode_(mode), slices_(tensor.extent(mode)), rows_(tensor.extent((mode + 1) % 3)),
          cols_(tensor.extent((mode + 2) % 3)), values_(tensor.rotated(mode).values()), sum_(slice_size()),
          vectors_(square(slices_)), forms_(square(slices_)), ranks_(static_cast<std::size_t>(slices_)) {
        for (int i = 0; i < slices_; ++i) {
            vectors_[at(i, i)] = forms_[at(i, i)] = 1;
            ranks_[static_cast<std::size_t>(i)] = rank_of(slice(i));
        }
    }

    int mode() const { return mode_; }
    int size() const { return slices_; }
    int rows() const { return rows_; }
    int cols() const { return cols_; }
    /// M_i, row-major: its rows count the next mode, its columns the one after.
    std::span<const int> slice(int i) const {
        return {values_.data() + static_cast<std::ptrdiff_t>(i) * rows_ * cols_, slice_size()};
    }
    int rank(int i) const { return ranks_[static_cast<std::size_t>(i)]; }
    /// An upper bound of the rank of the tensor over the field of fractions.
    int rank_sum() const { return std::accumulate(ranks_.begin(), ranks_.end(), 0); }

    /// M_i += sign M_j, unless the rank of M_i would be above `most_rank`, or an entry of the slices or of the basis beyond its
    /// limit. Returns whether it was done. Requires: i != j, and a sign of 1 or -1.
    bool add(int i, int sign, int j, int most_rank) {
        const std::span<const int> from = slice(j), to = slice(i);
        for (std::size_t e = 0; e < from.size(); ++e)
            sum_[e] = in_ring<Ring>(to[e] + sign * from[e]);
        for (const int value : sum_)
            if (!is_within(value, largest_value))
                return false;
        const int rank_of_sum = rank_of(sum_);
        if (rank_of_sum > most_rank)
            return false;
        for (int e = 0; e < slices_; ++e)
            if (!is_within(vectors_[at(e, j)] - sign * vectors_[at(e, i)], largest_basis_value) ||
                !is_within(forms_[at(i, e)] + sign * forms_[at(j, e)], largest_basis_value))
                return false;
        std::copy(sum_.begin(), sum_.end(), values_.begin() + static_cast<std::ptrdiff_t>(i) * rows_ * cols_);
        ranks_[static_cast<std::size_t>(i)] = rank_of_sum;
        for (int e = 0; e < slices_; ++e) {
            int& x = vectors_[at(e, j)];
            x = in_ring<Ring>(x - sign * vectors_[at(e, i)]);
            int& f = forms_[at(i, e)];
            f = in_ring<Ring>(f + sign * forms_[at(j, e)]);
        }
        return true;
    }

    /// Adds slices to others, or takes them away, as long as that lowers a rank.
    void reduce() {
        for (bool lower = true; lower;) {
            lower = false;
            for (int i = 0; i < slices_; ++i)
                for (int j = 0; j < slices_; ++j)
                    if (i != j && rank(i) > 0 && rank(j) > 0)
                        lower |= add(i, 1, j, rank(i) - 1) ||
                                 (std::is_same_v<Ring, integers> && add(i, -1, j, rank(i) - 1));
        }
    }

    /// Tries `count` random additions of slices to others, or of their negatives, and keeps those that raise no rank.
    void wander(int count, random_source& random) {
        for (; slices_ > 1 && count > 0; --count) {
            const auto [i, j] = two(random);
            if (rank(i) > 0 && rank(j) > 0)
                add(i, random_sign(random), j, rank(i));
        }
    }

    /// `count` random slices are added to others, or taken away.
    void shake(int count, random_source& random) {
        for (; slices_ > 1 && count > 0; --count) {
            const auto [i, j] = two(random);
            add(i, random_sign(random), j, std::min(rows_, cols_));
        }
    }

    /// The vector of the original mode whose coordinates are given: sum over i of coordinates[i] x_i.
    std::vector<int> vector_of(std::span<const int> coordinates) const {
        std::vector<int> result(coordinates.size());
        for (int row = 0; row < slices_; ++row) {
            int sum = 0;
            for (int i = 0; i < slices_; ++i)
                sum += coordinates[static_cast<std::size_t>(i)] * vectors_[at(row, i)];
            result[static_cast<std::size_t>(row)] = in_ring<Ring>(sum);
        }
        return result;
    }

    /// The coordinates of a vector of the original mode.
    std::vector<int> coordinates_of(std::span<const int> vector) const {
        std::vector<int> result(vector.size());
        for (int i = 0; i < slices_; ++i) {
            int sum = 0;
            for (int col = 0; col < slices_; ++col)
                sum += vector[static_cast<std::size_t>(col)] * forms_[at(i, col)];
            result[static_cast<std::size_t>(i)] = in_ring<Ring>(sum);
        }
        return result;
    }

    /// What multiples of y z^T do to the rank of M_i.
    rank_effect effect(int i, std::span<const int> y, std::span<const int> z) const {
        detail::field_matrix<Ring> bordered(rows_ + 1, cols_ + 1);
        const std::span<const int> matrix = slice(i);
        for (int row = 0; row < rows_; ++row) {
            bordered.set_row(row, matrix.data() + static_cast<std::ptrdiff_t>(row) * cols_, cols_);
            bordered.set(row, cols_, y[static_cast<std::size_t>(row)]);
        }
        bordered.set_row(rows_, z.data(), cols_);
        bordered.set(rows_, cols_, 0);
        const int found = bordered.eliminate(rows_, cols_);
        bool in_column_space = true;
        for (int row = found; row < rows_; ++row)
            in_column_space &= bordered.is_zero(row, cols_, cols_ + 1);
        const bool in_row_space = bordered.is_zero(rows_, 0, cols_);
        if (!in_column_space && !in_row_space)
            return {rank_effect::raises, 0};
        if (!in_column_space || !in_row_space || bordered.is_zero(rows_, cols_, cols_ + 1))
            return {rank_effect::keeps, 0};
        // The corner holds - z^T M^- y.
        const int multiple = in_ring<Ring>(-bordered.inverse(rows_, cols_));
        return {rank_effect::lowers, is_within(multiple, largest_multiple) ? multiple : 0};
    }

private:
    static std::size_t square(int size) {
        return static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    }
    std::size_t slice_size() const {
        return static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_);
    }
    std::size_t at(int row, int col) const { return static_cast<std::size_t>(row * slices_ + col); }
    struct pair {
        int i, j;
    };
    pair two(random_source& random) const {
        const int i = random.below(slices_), j = random.below(slices_ - 1);
        return {i, j < i ? j : j + 1};
    }
    static int random_sign(random_source& random) { return random.below(2) == 0 ? 1 : -1; }
    static bool is_within(int value, int limit) { return -limit <= value && value <= limit; }
    int rank_of(std::span<const int> values) const { return matrix_rank<Ring>(values, rows_, cols_); }

    // So that no sum of products overflows.
    static constexpr int largest_value = 1 << 20, largest_basis_value = 1 << 10, largest_multiple = 1 << 12;

    int mode_, slices_, rows_, cols_;
    std::vector<int> values_;
    std::vector<int> sum_;     // for add()
    std::vector<int> vectors_; // column i is x_i
    std::vector<int> forms_;   // the inverse: row i says which slices M_i is the sum of
    std::vector<int> ranks_;
};

} // namespace fastmm::inline FASTMM_ABI::search
