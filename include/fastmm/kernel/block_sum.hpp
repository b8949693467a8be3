// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A linear combination of blocks: what a fast algorithm multiplies instead of a matrix.

#pragma once

#include <fastmm/scalar.hpp>
#include <fastmm/view.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// factors[0] * blocks[0] + ... + factors[count - 1] * blocks[count - 1]: rows x cols elements each, all with the
/// same strides. Requires: count > 0. One block with factor 1 is a plain matrix. Owns nothing.
template <class T>
struct block_sum {
    const T* const* blocks = nullptr;
    const T* factors = nullptr;
    std::ptrdiff_t count = 0;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t cols = 0;
    std::ptrdiff_t row_stride = 1;
    std::ptrdiff_t col_stride = 0;

    /// The sum of the transposed blocks.
    constexpr block_sum transposed() const {
        return {blocks, factors, count, cols, rows, col_stride, row_stride};
    }

    /// Element (row, col) of the sum.
    T operator()(std::ptrdiff_t row, std::ptrdiff_t col) const {
        const std::ptrdiff_t offset = row * row_stride + col * col_stride;
        T sum = factors[0] == T(1) ? blocks[0][offset] : detail::multiply(factors[0], blocks[0][offset]);
        for (std::ptrdiff_t q = 1; q < count; ++q)
            sum = detail::add(sum, detail::multiply(factors[q], blocks[q][offset]));
        return sum;
    }
};

/// A matrix as a sum of one block. The pointer and the factor live here, so that it must outlive its sum().
template <class T>
class single_block {
public:
    explicit single_block(const matrix_view<const T>& view) : view_(view) {}
    single_block(const single_block&) = delete;
    single_block& operator=(const single_block&) = delete;

    block_sum<T> sum() const {
        return {&view_.data, &factor_, 1, view_.rows, view_.cols, view_.row_stride, view_.col_stride};
    }

private:
    matrix_view<const T> view_;
    T factor_ = T(1);
};

} // namespace fastmm::inline FASTMM_ABI
