// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The change of basis that moves the first three indices of every dimension on in a cycle, as it acts on sets of blocks.

#pragma once

#include <fastmm/search/block_mask.hpp>

#include <concepts>

namespace fastmm::inline FASTMM_ABI::search {

/// Moves block (i, j) of a matrix of rows x cols blocks to (r(i), r(j)), where r takes 0, 1, 2 to 1, 2, 0 and nothing else anywhere. All three
/// dimensions of a product are moved alike, so that its tensor stays as it is; the third power is the identity. This is no rotate() of
/// run_time_algebra.hpp, which exchanges the dimensions.
template <block_mask Mask>
class index_rotation {
public:
    /// Requires: rows and cols are at least 3, and the mask holds rows * cols blocks.
    constexpr index_rotation(int rows, int cols) : rows_(rows), cols_(cols) {
        if constexpr (std::unsigned_integral<Mask>)
            for (int row = 0; row < rows; ++row)
                for (int col = 0; col < cols; ++col) {
                    const Mask block = single_block<Mask>(row * cols + col);
                    of_rows_.add(row, block);
                    of_cols_.add(col, block);
                }
    }

    constexpr Mask operator()(const Mask& x) const {
        if constexpr (std::unsigned_integral<Mask>) {
            const auto step = static_cast<unsigned>(cols_);
            return of_cols_.moved(of_rows_.moved(x, step), 1);
        } else {
            Mask result;
            for (int row = 0; row < rows_; ++row)
                for (int col = 0; col < cols_; ++col)
                    if (contains(x, row * cols_ + col))
                        result = result | single_block<Mask>(moved(row) * cols_ + moved(col));
            return result;
        }
    }

private:
    static constexpr int moved(int index) { return index < 2 ? index + 1 : index == 2 ? 0 : index; }

    // The blocks of the first two rows, or columns, of the third, and of the others.
    struct lines {
        Mask first{}, third{}, others{};

        constexpr void add(int index, const Mask& block) {
            Mask& those = index < 2 ? first : index == 2 ? third : others;
            those = those | block;
        }
        // Where neighbours are `step` bits apart.
        constexpr Mask moved(const Mask& x, unsigned step) const {
            return static_cast<Mask>((x & first) << step | (x & third) >> 2 * step | (x & others));
        }
    };

    int rows_, cols_;
    lines of_rows_, of_cols_;
};

} // namespace fastmm::inline FASTMM_ABI::search
