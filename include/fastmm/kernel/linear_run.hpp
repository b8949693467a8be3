// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Sums of two contiguous runs of elements: the additions of a fast algorithm, one function for every kind of sum.

#pragma once

#include <fastmm/kernel/blocking.hpp>

#include <algorithm>
#include <cstddef>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Runs of complex numbers are runs of twice as many reals, since the factors of tables are real.
template <class T>
auto real_run(T* run) {
    using element = std::remove_const_t<T>;
    if constexpr (is_complex<element>)
        return reinterpret_cast<
            std::conditional_t<std::is_const_v<T>, const real_of<element>, real_of<element>>*>(run);
    else
        return run;
}

#if FASTMM_DETAIL_HAS_XSIMD

// target[i] = x[i] + factor * y[i]. Known: the factor, where it is 1 or -1: vectors of integers are dear to multiply.
template <int Known, class T>
void add_integer_multiple(T* target, const T* x, T factor, const T* y, std::ptrdiff_t count) {
    constexpr std::ptrdiff_t lanes = simd::lanes<T>;
    const simd::vector<T> factors = simd::broadcast(factor);
    const auto sum = [&](const T* from_x, const T* from_y) FASTMM_INLINED_LAMBDA {
        const simd::vector<T> a = simd::load(from_x), b = simd::load(from_y);
        if constexpr (Known == 1)
            return simd::add<T>(a, b);
        else if constexpr (Known == -1)
            return simd::subtract<T>(a, b);
        else
            return simd::multiply_add<T>(factors, b, a);
    };
    std::ptrdiff_t i = 0;
    for (; i + 2 * lanes <= count; i += 2 * lanes) {
        const simd::vector<T> first = sum(x + i, y + i), second = sum(x + i + lanes, y + i + lanes);
        simd::store<T>(target + i, first);
        simd::store<T>(target + i + lanes, second);
    }
    for (; i < count; ++i)
        target[i] = add(x[i], multiply(factor, y[i]));
}

#endif

} // namespace detail

/// target[i] = x[i] + factor * y[i] for `count` elements. The target may be x or y itself; otherwise nothing overlaps.
/// The factor has no imaginary part. Factors 1 and -1 cost no multiplication that could be felt, and round nothing.
template <scalar T>
FASTMM_NOINLINE void add_multiple(T* target, const T* x, const T& factor, const T* y, std::ptrdiff_t count) {
    if constexpr (detail::dispatches<T>) {
        kernels::chosen<T>().add_multiple(target, x, &factor, y, count);
    } else if constexpr (machine_integer<T> && detail::has_vector_tile<T>) {
#if FASTMM_DETAIL_HAS_XSIMD
        if (factor == T(1))
            detail::add_integer_multiple<1>(target, x, factor, y, count);
        else if (factor == detail::negate(T(1)))
            detail::add_integer_multiple<-1>(target, x, factor, y, count);
        else
            detail::add_integer_multiple<0>(target, x, factor, y, count);
#endif
    } else if constexpr (detail::has_vector_tile<T>) {
#if FASTMM_DETAIL_HAS_XSIMD
        using real = detail::real_of<T>;
        constexpr std::ptrdiff_t lanes = simd::lanes<real>;
        real* const to = detail::real_run(target);
        const real* const left = detail::real_run(x);
        const real* const right = detail::real_run(y);
        const std::ptrdiff_t reals = is_complex<T> ? 2 * count : count;
        const real scale = std::real(factor);
        const simd::vector<real> scales = simd::broadcast(scale);
        std::ptrdiff_t i = 0;
        for (; i + 2 * lanes <= reals; i += 2 * lanes) {
            const simd::vector<real> first =
                simd::multiply_add<real>(scales, simd::load(right + i), simd::load(left + i));
            const simd::vector<real> second =
                simd::multiply_add<real>(scales, simd::load(right + i + lanes), simd::load(left + i + lanes));
            simd::store<real>(to + i, first);
            simd::store<real>(to + i + lanes, second);
        }
        for (; i < reals; i += lanes) {
            const std::ptrdiff_t rest = std::min(lanes, reals - i);
            simd::store_first<real>(to + i,
                                    simd::multiply_add<real>(scales, simd::load_first(right + i, rest),
                                                             simd::load_first(left + i, rest)),
                                    rest);
        }
#endif
    } else if (factor == T(1)) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            target[i] = detail::add(x[i], y[i]);
    } else if (factor == detail::negate(T(1))) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            target[i] = detail::subtract(x[i], y[i]);
    } else {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            target[i] = detail::add(x[i], detail::multiply(factor, y[i]));
    }
}

/// target[i] = factor * x[i] for `count` elements. The target may be x itself; otherwise nothing overlaps.
template <scalar T>
FASTMM_NOINLINE void store_multiple(T* target, const T& factor, const T* x, std::ptrdiff_t count) {
    if (factor == T(1)) {
        if (target != x)
            std::copy(x, x + count, target);
    } else if (factor == detail::negate(T(1))) {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            target[i] = detail::negate(x[i]);
    } else {
        for (std::ptrdiff_t i = 0; i < count; ++i)
            target[i] = detail::multiply(factor, x[i]);
    }
}

} // namespace fastmm::inline FASTMM_ABI
