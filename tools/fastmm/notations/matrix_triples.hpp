// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What Mathematica's and Maple's notations have in common: a factorization is a list of products, a product is three
// matrices, and the first product says how large they are.

#pragma once

#include "notations/loose_table.hpp"
#include "notations/notation.hpp"

#include <array>

namespace fastmm_tool {

/// Takes the entries of the matrices in reading order. What it refuses has no place yet.
class matrix_triples {
public:
    /// The third matrix is of C^T (n x m), or of C where the options say so or its size does.
    explicit matrix_triples(const reading_options& options)
        : options_(options), order_(options.order.value_or(w_order::c_transposed)), table_(options.most) {}

    /// The next entry of the row.
    void entry(const number& value) {
        if (col_ >= most_cols())
            throw malformed("a row of more than " + std::to_string(most_cols()) + " entries");
        table_.add(which(), products_, std::int64_t(row_) * std::max(size().cols, 0) + col_, value);
        ++col_;
    }

    void end_row() {
        if (size().cols == 0)
            size().cols = col_;
        if (col_ != size().cols || col_ == 0)
            throw malformed("a row of " + std::to_string(col_) + " entries in a matrix of " +
                            std::to_string(size().cols) + " columns");
        col_ = 0;
        if (++row_ > options_.most.dimension)
            throw malformed("a matrix of more than " + std::to_string(options_.most.dimension) + " rows");
    }

    void end_matrix() {
        if (size().rows == 0)
            size().rows = row_;
        if (row_ != size().rows || row_ == 0)
            throw malformed("a matrix of " + std::to_string(row_) + " rows where others have " +
                            std::to_string(size().rows));
        row_ = 0;
        if (at_ == 2 && products_ == 0 && !options_.order && !third_goes(order_) && third_goes(w_order::c))
            order_ = w_order::c;
        if ((at_ == 1 && sizes_[1].rows != sizes_[0].cols) || (at_ == 2 && !third_goes(order_)))
            throw malformed("a matrix of " + std::to_string(size().rows) + " x " +
                            std::to_string(size().cols) + " does not go with the one of " +
                            std::to_string(sizes_[at_ - 1].rows) + " x " +
                            std::to_string(sizes_[at_ - 1].cols) + " before it");
        if (++at_ == 3) {
            at_ = 0;
            ++products_;
        }
    }

    /// Whether the product's matrices are complete.
    bool at_product() const { return at_ == 0; }

    exact_table finish() const {
        const shape dimensions{sizes_[0].rows, sizes_[0].cols, sizes_[1].cols};
        if (options_.dimensions && !(*options_.dimensions == dimensions))
            throw malformed("the text has other dimensions than were asked for");
        return table_.finish(dimensions, products_, order_);
    }

private:
    struct matrix_size {
        int rows;
        int cols;
    };

    bool third_goes(w_order order) const {
        const auto& [a, b, c] = sizes_;
        return order == w_order::c ? c.rows == a.rows && c.cols == b.cols
                                   : c.rows == b.cols && c.cols == a.rows;
    }

    factor which() const { return static_cast<factor>(at_); }
    matrix_size& size() { return sizes_[at_]; }
    int most_cols() { return size().cols != 0 ? size().cols : options_.most.dimension; }

    const reading_options& options_;
    w_order order_;
    loose_table table_;
    std::array<matrix_size, 3> sizes_{};
    std::size_t at_ = 0;
    std::int64_t products_ = 0;
    int row_ = 0, col_ = 0;
};

} // namespace fastmm_tool
