// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// batch_view: many matrices in memory that somebody else owns, all of one shape.

#pragma once

#include <fastmm/view.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// A sequence of matrix_views: evenly spaced in memory, or listed. Cheap to copy; owns nothing, a list of views or
/// pointers included.
template <class T>
class batch_view {
public:
    /// No matrix.
    constexpr batch_view() = default;

    /// `count` matrices with the shape and the strides of the first, each `stride` elements behind the one before. 0: one
    /// matrix again and again, for reading only.
    constexpr batch_view(const matrix_view<T>& first, std::ptrdiff_t stride, std::ptrdiff_t count)
        : first_(first), stride_(stride), count_(count) {}

    /// A matrix at each of these pointers, a contiguous list, with the shape and the strides of `shape`, whose data is not
    /// looked at.
    template <class Pointers>
    requires requires(const Pointers& list) {
        { std::data(list) } -> std::convertible_to<T* const*>;
        { std::size(list) } -> std::convertible_to<std::size_t>;
    }
    constexpr batch_view(const Pointers& pointers, const matrix_view<T>& shape)
        : first_(shape), count_(static_cast<std::ptrdiff_t>(std::size(pointers))),
          pointers_(std::data(pointers)) {}

    /// A contiguous list of views: a vector, a span, an array.
    template <class Views>
    requires requires(const Views& list) {
        { std::data(list) } -> std::convertible_to<const matrix_view<T>*>;
        { std::size(list) } -> std::convertible_to<std::size_t>;
    }
    constexpr batch_view(const Views& views)
        : count_(static_cast<std::ptrdiff_t>(std::size(views))), views_(std::data(views)) {}

    /// The same for reading, of a list of views that may be written through.
    template <class Views>
    requires(std::is_const_v<T>&& requires(const Views& list) {
        { std::data(list) } -> std::convertible_to<const matrix_view<std::remove_const_t<T>>*>;
        { std::size(list) } -> std::convertible_to<std::size_t>;
    }) constexpr batch_view(const Views& views)
        : count_(static_cast<std::ptrdiff_t>(std::size(views))), writable_views_(std::data(views)) {}

    constexpr std::ptrdiff_t count() const { return count_; }

    /// Whether the matrices are evenly spaced.
    constexpr bool is_strided() const {
        return pointers_ == nullptr && views_ == nullptr && writable_views_ == nullptr;
    }
    /// Elements from one matrix to the next. Requires: is_strided().
    constexpr std::ptrdiff_t stride() const { return stride_; }

    /// Matrix `index`. Requires: 0 <= index < count().
    constexpr matrix_view<T> operator[](std::ptrdiff_t index) const {
        if (views_ != nullptr)
            return views_[index];
        if (writable_views_ != nullptr)
            return writable_views_[index];
        matrix_view<T> matrix = first_;
        if (pointers_ != nullptr)
            matrix.data = pointers_[index];
        else if (index != 0) // A null pointer stays what it is.
            matrix.data += index * stride_;
        return matrix;
    }

    constexpr operator batch_view<const T>() const requires(!std::is_const_v<T>) {
        batch_view<const T> result(first_, stride_, count_);
        result.pointers_ = pointers_;
        result.writable_views_ = views_;
        return result;
    }

private:
    template <class U>
    friend class batch_view;

    matrix_view<T> first_;
    std::ptrdiff_t stride_ = 0;
    std::ptrdiff_t count_ = 0;
    T* const* pointers_ = nullptr;
    const matrix_view<T>* views_ = nullptr;
    const matrix_view<std::remove_const_t<T>>* writable_views_ = nullptr;
};

} // namespace fastmm::inline FASTMM_ABI
