// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Where a product goes: one block of C, or several, each with factors of its own.

#pragma once

#include <fastmm/scalar.hpp>
#include <fastmm/view.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// Block q becomes factors[q] * product + keeps[q] * block; keeps[q] == 0: it is not read. The blocks have the same
/// shape and strides and do not overlap. Requires: count > 0. Owns nothing.
template <class T>
struct product_target {
    T* const* blocks = nullptr;
    const T* factors = nullptr;
    const T* keeps = nullptr;
    std::ptrdiff_t count = 0;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t cols = 0;
    std::ptrdiff_t row_stride = 1;
    std::ptrdiff_t col_stride = 0;

    /// The transposed blocks.
    constexpr product_target transposed() const {
        return {blocks, factors, keeps, count, cols, rows, col_stride, row_stride};
    }
};

/// One block as a target. The pointer and the factors live here, so that it must outlive its target().
template <class T>
class single_target {
public:
    single_target(const matrix_view<T>& view, const T& factor, const T& keep)
        : view_(view), factor_(factor), keep_(keep) {}
    single_target(const single_target&) = delete;
    single_target& operator=(const single_target&) = delete;

    product_target<T> target() const {
        return {&view_.data, &factor_, &keep_, 1, view_.rows, view_.cols, view_.row_stride, view_.col_stride};
    }

private:
    matrix_view<T> view_;
    T factor_;
    T keep_;
};

} // namespace fastmm::inline FASTMM_ABI
