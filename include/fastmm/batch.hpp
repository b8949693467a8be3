// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Many products of one shape in one call: gemm_batch(alpha, A, B, beta, C), for lists of matrix_views, for pointers, and
// for matrices that are evenly spaced in memory: see batch_view.

#pragma once

#include <fastmm/execution/batch.hpp>
#include <fastmm/planning/choice.hpp>

#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class X>
struct batch_element {};
template <class T>
struct batch_element<batch_view<T>> {
    using type = T;
};
template <class X>
requires requires(const X& list) {
    typename std::remove_cvref_t<decltype(*std::data(list))>::value_type;
    std::size(list);
}
struct batch_element<X> {
    using type = std::remove_pointer_t<decltype(std::data(std::declval<const X&>())->data)>;
};

template <class X>
using batch_scalar = std::remove_const_t<typename batch_element<X>::type>;

template <class A, class B, class C>
constexpr void check_batch_scalars() {
    static_assert(!std::is_const_v<typename batch_element<C>::type>, "Give matrices C that can be written.");
    static_assert(std::is_same_v<batch_scalar<A>, batch_scalar<C>> &&
                      std::is_same_v<batch_scalar<B>, batch_scalar<C>>,
                  "Use one scalar type for A, B and C.");
}

} // namespace detail

/// What a batch is formed of: a batch_view, or a contiguous list of matrix_views (a vector, a span, an array).
template <class X>
concept batch_operand = requires(const X& x) {
    typename detail::batch_element<X>::type;
    batch_view<typename detail::batch_element<X>::type>(x);
};

/// C[i] = alpha * A[i] * B[i] + beta * C[i] for every i under the schedule S: see multiply_batch<S>.
template <schedule S, batch_operand A, batch_operand B, batch_operand C>
void gemm_batch(const detail::batch_scalar<C>& alpha, const A& a, const B& b,
                const detail::batch_scalar<C>& beta, const C& c, const options& wanted = {}) {
    detail::check_batch_scalars<A, B, C>();
    using T = detail::batch_scalar<C>;
    multiply_batch<S, T>(alpha, a, b, beta, batch_view<T>(c), wanted);
}

/// The same under a schedule that fastmm chooses, the one that it chooses for a single product.
template <batch_operand A, batch_operand B, batch_operand C>
void gemm_batch(const detail::batch_scalar<C>& alpha, const A& a, const B& b,
                const detail::batch_scalar<C>& beta, const C& c, const options& wanted = {}) {
    detail::check_batch_scalars<A, B, C>();
    using T = detail::batch_scalar<C>;
    const batch_view<const T> as(a), bs(b);
    const batch_view<T> cs(c);
    const bool none = as.count() <= 0 || cs.count() <= 0;
    detail::planned_schedule<detail::stored_as<T>> schedule;
    if (!none && cs[0].rows >= 0 && as[0].cols >= 0 && cs[0].cols >= 0)
        schedule = detail::chosen_schedule<detail::stored_as<T>>(cs[0].rows, as[0].cols, cs[0].cols, wanted);
    detail::multiply_batch_by<T>(schedule.levels(), alpha, as, bs, beta, cs, wanted);
}

} // namespace fastmm::inline FASTMM_ABI
