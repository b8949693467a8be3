// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules: which factorization runs at which level of the recursion.

#pragma once

#include <fastmm/factorization/residual.hpp>

#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// A schedule: the tables of the recursion, outermost first. levels<> is the classical product. A level whose
/// block shape is larger than the matrices is not run: the product there is classical.
template <table... Tables>
struct levels {};

template <class S>
inline constexpr bool is_schedule = false;
template <table... Tables>
inline constexpr bool is_schedule<levels<Tables...>> = true;

template <class S>
concept schedule = is_schedule<S>;

namespace detail {

template <class S>
struct schedule_tail;
template <table First, table... Rest>
struct schedule_tail<levels<First, Rest...>> {
    using type = levels<Rest...>;
};

template <class S, class Scalar>
inline constexpr bool schedule_is_proved = false;
template <table... Tables, class Scalar>
inline constexpr bool schedule_is_proved<levels<Tables...>, Scalar> = (true && ... &&
                                                                       prove<Tables, Scalar>());

} // namespace detail

/// The schedule without its outermost level.
template <schedule S>
using tail = typename detail::schedule_tail<S>::type;

} // namespace fastmm::inline FASTMM_ABI
