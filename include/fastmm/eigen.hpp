// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Eigen in and out: views of Eigen expressions. The only header that sees Eigen.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/view.hpp>

#include <Eigen/Core>

#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// Any dense Eigen expression: Matrix, Array, Map, Ref, Block, Transpose, a sum, ...
template <class X>
concept eigen_dense = std::is_base_of_v<Eigen::DenseBase<std::remove_cvref_t<X>>, std::remove_cvref_t<X>>;

namespace detail {

template <class X>
using eigen_scalar = typename std::remove_cvref_t<X>::Scalar;

template <class X>
inline constexpr bool eigen_in_memory = false;
template <eigen_dense X>
inline constexpr bool eigen_in_memory<X> = (int(std::remove_cvref_t<X>::Flags) &
                                            int(Eigen::DirectAccessBit)) != 0;

// A view of an expression that lies in memory.
template <class Element, class Derived>
matrix_view<Element> view_in_memory(const Eigen::DenseBase<Derived>& expression, Element* data) {
    const Derived& x = expression.derived();
    if constexpr (int(Derived::IsRowMajor) != 0)
        return {data, x.rows(), x.cols(), x.outerStride(), x.innerStride()};
    else
        return {data, x.rows(), x.cols(), x.innerStride(), x.outerStride()};
}

// An operand: a view where the expression lies in memory, else its value.
template <class X, bool InMemory = eigen_in_memory<X>>
class operand {
public:
    explicit operand(const X& expression) : expression_(expression) {}
    matrix_view<const eigen_scalar<X>> view() const {
        return view_in_memory<const eigen_scalar<X>>(expression_, expression_.data());
    }

private:
    const X& expression_;
};

template <class X>
class operand<X, false> {
public:
    explicit operand(const X& expression) : value_(expression) {}
    matrix_view<const eigen_scalar<X>> view() const {
        return view_in_memory<const eigen_scalar<X>>(value_, value_.data());
    }

private:
    typename X::PlainObject value_;
};

} // namespace detail

/// An Eigen object that a result can be written to: it lies in memory and is not const. A Block or a Map may
/// be a temporary.
template <class X>
concept eigen_target = eigen_dense<X> && detail::eigen_in_memory<X> &&
                           (int(std::remove_cvref_t<X>::Flags) & int(Eigen::LvalueBit)) != 0 &&
                       !std::is_const_v<std::remove_reference_t<X>>;

/// The matrix that a product of two expressions is: its sizes fixed where theirs are; row-major where both
/// are.
template <eigen_dense A, eigen_dense B>
using product_matrix = Eigen::Matrix<
    detail::eigen_scalar<A>, std::remove_cvref_t<A>::RowsAtCompileTime,
    std::remove_cvref_t<B>::ColsAtCompileTime,
    (std::remove_cvref_t<A>::RowsAtCompileTime == 1 && std::remove_cvref_t<B>::ColsAtCompileTime != 1) ||
            (bool(std::remove_cvref_t<A>::IsRowMajor) && bool(std::remove_cvref_t<B>::IsRowMajor) &&
             std::remove_cvref_t<B>::ColsAtCompileTime != 1)
        ? Eigen::RowMajor
        : Eigen::ColMajor>;

/// A view of an Eigen object that lies in memory, without a copy. It lives as long as the object's memory.
template <eigen_target X>
matrix_view<detail::eigen_scalar<X>> view(X&& object) {
    return detail::view_in_memory<detail::eigen_scalar<X>>(object, object.data());
}

/// The same for reading, of an object that is const.
template <eigen_dense X>
requires detail::eigen_in_memory<X> matrix_view<const detail::eigen_scalar<X>> view(const X& object) {
    return detail::view_in_memory<const detail::eigen_scalar<X>>(object, object.data());
}

} // namespace fastmm::inline FASTMM_ABI
