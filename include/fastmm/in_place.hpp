// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Operations that write into an element that exists: a number of many digits keeps its memory, and an expression template is
// evaluated where its value goes.

#pragma once

#include <fastmm/scalar.hpp>

#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Scalars whose elements own memory, or may: a copy of them costs more than a register's move. Others are computed in
// registers.
template <class T>
inline constexpr bool owns_memory = !std::is_trivially_copyable_v<T>;

// In all of these the target may be one of the operands. An operator's result is assigned as it stands where that is
// possible, so that an expression need not become a T of its own.

template <class T>
FASTMM_ALWAYS_INLINE void assign_sum(T& target, const T& a, const T& b) {
    if constexpr (owns_memory<T> && requires { target = a + b; })
        target = a + b;
    else
        target = add(a, b);
}

template <class T>
FASTMM_ALWAYS_INLINE void assign_difference(T& target, const T& a, const T& b) {
    if constexpr (owns_memory<T> && requires { target = a - b; })
        target = a - b;
    else
        target = subtract(a, b);
}

template <class T>
FASTMM_ALWAYS_INLINE void assign_product(T& target, const T& a, const T& b) {
    if constexpr (owns_memory<T> && requires { target = a * b; })
        target = a * b;
    else
        target = multiply(a, b);
}

template <class T>
FASTMM_ALWAYS_INLINE void assign_negative(T& target, const T& a) {
    if constexpr (owns_memory<T> && requires { target = -a; })
        target = -a;
    else
        target = negate(a);
}

template <class T>
FASTMM_ALWAYS_INLINE void add_to(T& target, const T& a) {
    if constexpr (owns_memory<T> && requires { target += a; })
        target += a;
    else
        assign_sum(target, target, a);
}

template <class T>
FASTMM_ALWAYS_INLINE void subtract_from(T& target, const T& a) {
    if constexpr (owns_memory<T> && requires { target -= a; })
        target -= a;
    else
        assign_difference(target, target, a);
}

// target = numerator / denominator * a. A factor of the ring's own precision would round where a's is higher: numerator and
// denominator are exact. Requires: the ring of T holds the factor.
template <class T>
void assign_multiple(T& target, int numerator, int denominator, const T& a) {
    if (numerator == -1)
        assign_negative(target, a);
    else if (numerator == 1)
        target = a;
    else
        assign_product(target, T(numerator), a);
    if constexpr (std::is_same_v<ring_of<T>, rationals>) {
        if (denominator != 1) {
            if constexpr (owns_memory<T> && requires { target = a / a; })
                target = target / T(denominator);
            else
                target = static_cast<T>(target / T(denominator));
        }
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
