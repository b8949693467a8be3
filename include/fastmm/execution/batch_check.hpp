// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a batch of products has to be: as many matrices A and B as C, all of one shape, and no C that shares an element
// with another matrix, since the products may run in any order and at the same time.

#pragma once

#include <fastmm/batch_view.hpp>
#include <fastmm/execution/execute.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline std::string product_text(std::ptrdiff_t index) {
    return "product " + std::to_string(index) + " of the batch";
}

template <class T>
void check_batch_shapes(const batch_view<const T>& A, const batch_view<const T>& B, const batch_view<T>& C) {
    if (C.count() < 0 || A.count() != C.count() || B.count() != C.count())
        fail("a batch needs as many matrices A and B as C: there are " + std::to_string(A.count()) + ", " +
             std::to_string(B.count()) + " and " + std::to_string(C.count()));
    // Evenly spaced matrices have one shape.
    const bool one_shape = A.is_strided() && B.is_strided() && C.is_strided();
    const std::ptrdiff_t checked = one_shape ? std::min<std::ptrdiff_t>(1, C.count()) : C.count();
    for (std::ptrdiff_t i = 0; i < checked; ++i) {
        const matrix_view<const T> a = A[i], b = B[i];
        const matrix_view<T> c = C[i];
        if (!shapes_fit<T>(a, b, c))
            fail_shapes<T>(a, b, c, product_text(i) + ": ");
        if (c.rows != C[0].rows || a.cols != A[0].cols || c.cols != C[0].cols)
            fail(product_text(i) + " is " + shape_text(a.rows, a.cols) + " by " + shape_text(b.rows, b.cols) +
                 ", but product 0 is " + shape_text(A[0].rows, A[0].cols) + " by " +
                 shape_text(B[0].rows, B[0].cols));
    }
}

// Requires: matrices that are not empty.
template <class T>
void check_not_null(const batch_view<T>& matrices, const char* name) {
    const std::ptrdiff_t checked = matrices.is_strided() ? 1 : matrices.count();
    for (std::ptrdiff_t i = 0; i < checked; ++i)
        if (matrices[i].data == nullptr)
            fail(product_text(i) + ": " + name + " is a null pointer");
}

// overlap(), and exact for any two views with the same strides: interleaved matrices are told apart. Cost: the shorter
// dimension.
template <class T, class U>
bool share_an_element(const matrix_view<T>& x, const matrix_view<U>& y) {
    if (!overlap(x, y))
        return false;
    if (x.row_stride != y.row_stride || x.col_stride != y.col_stride)
        return true;
    if (std::min(x.cols, y.cols) < std::min(x.rows, y.rows))
        return share_an_element(x.transposed(), y.transposed());
    const auto distance = static_cast<std::ptrdiff_t>(reinterpret_cast<std::intptr_t>(y.data) -
                                                      reinterpret_cast<std::intptr_t>(x.data));
    constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(T));
    if (distance % size != 0)
        return true;
    // Element (i, j) of x is (i - rows, j - cols) of y.
    for (std::ptrdiff_t rows = 1 - y.rows; rows < x.rows; ++rows) {
        const std::ptrdiff_t rest = distance / size - rows * x.row_stride;
        const std::ptrdiff_t cols = x.col_stride != 0 ? rest / x.col_stride : 0;
        if (cols * x.col_stride == rest && cols > -y.cols && cols < x.cols)
            return true;
    }
    return false;
}

template <class T>
byte_range hull_of(const batch_view<T>& matrices) {
    byte_range hull = bytes_of(matrices[0]);
    const std::ptrdiff_t last = matrices.count() - 1;
    for (std::ptrdiff_t i = matrices.is_strided() ? last : 1; i <= last; ++i) {
        const byte_range one = bytes_of(matrices[i]);
        hull = {std::min(hull.begin, one.begin), std::max(hull.end, one.end)};
    }
    return hull;
}

// The matrices C of a batch, in the order of their addresses where there is memory to sort them.
template <class T>
class batch_targets {
public:
    // Requires: matrices that are not empty. Nothing is allocated unless `may_allocate`.
    batch_targets(const batch_view<T>& C, bool may_allocate) : C_(C), may_allocate_(may_allocate) {}

    // Refuses matrices C that share an element.
    void check_themselves() {
        if (C_.is_strided())
            return check_evenly_spaced();
        std::uintptr_t end = 0;
        for (std::ptrdiff_t i = 0; i < C_.count(); ++i) {
            const byte_range own = bytes_of(C_[i]);
            if (own.begin < end)
                return check_each<T>(C_, "C", true);
            end = own.end;
        }
    }

    // Refuses a C that shares an element with one of the matrices `name`, its own or that of another product.
    void check_operands(const batch_view<const T>& operands, const char* name) {
        const byte_range own = hull_of(C_), other = hull_of(operands);
        if (other.begin < own.end && own.begin < other.end)
            check_each<const T>(operands, name, false);
    }

private:
    struct target {
        byte_range bytes;
        std::uintptr_t furthest; // end of this and all before
        std::ptrdiff_t index;
    };

    [[noreturn]] static void refuse(std::ptrdiff_t i, const char* name, std::ptrdiff_t j) {
        fail(product_text(i) + ": C overlaps " + name + " of product " + std::to_string(j));
    }

    // Only matrices as close as the first one is long can meet it.
    void check_evenly_spaced() const {
        const matrix_view<T> first = C_[0];
        const byte_range bytes = bytes_of(first);
        for (std::ptrdiff_t i = 1; i < C_.count(); ++i) {
            const byte_range other = bytes_of(C_[i]);
            if (other.begin >= bytes.end || other.end <= bytes.begin)
                return;
            if (share_an_element(first, C_[i]))
                refuse(0, "C", i);
        }
    }

    void sort() {
        if (sorted_ != nullptr || !may_allocate_)
            return;
        const auto count = static_cast<std::size_t>(C_.count());
        sorted_.reset(new (std::nothrow) target[count]);
        if (sorted_ == nullptr)
            return;
        for (std::ptrdiff_t i = 0; i < C_.count(); ++i)
            sorted_[static_cast<std::size_t>(i)] = {bytes_of(C_[i]), 0, i};
        std::sort(sorted_.get(), sorted_.get() + count,
                  [](const target& x, const target& y) { return x.bytes.begin < y.bytes.begin; });
        std::uintptr_t furthest = 0;
        for (std::size_t i = 0; i < count; ++i)
            sorted_[i].furthest = furthest = std::max(furthest, sorted_[i].bytes.end);
    }

    // Compares `others` with those C that reach as far: by turns with all, where there is no memory to sort them.
    template <class U>
    void check_each(const batch_view<U>& others, const char* name, bool are_targets) {
        sort();
        for (std::ptrdiff_t j = 0; j < others.count(); ++j) {
            const matrix_view<U> other = others[j];
            const auto compare = [&](std::ptrdiff_t i) {
                if (!(are_targets && i == j) && share_an_element(C_[i], other))
                    refuse(i, name, j);
            };
            if (sorted_ == nullptr) {
                for (std::ptrdiff_t i = 0; i < C_.count(); ++i)
                    compare(i);
                continue;
            }
            const byte_range bytes = bytes_of(other);
            const target* near =
                std::lower_bound(sorted_.get(), sorted_.get() + C_.count(), bytes.end,
                                 [](const target& x, std::uintptr_t end) { return x.bytes.begin < end; });
            while (near != sorted_.get() && (--near)->furthest > bytes.begin)
                compare(near->index);
        }
    }

    const batch_view<T>& C_;
    bool may_allocate_;
    std::unique_ptr<target[]> sorted_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
