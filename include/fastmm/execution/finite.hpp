// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The guard of infinities and NaNs: a fast algorithm mixes blocks, so that one bad element, or an overflow on
// the way, would spoil elements of C that the classical product leaves finite.

#pragma once

#include <fastmm/execution/schedule.hpp>
#include <fastmm/factorization/stability.hpp>
#include <fastmm/kernel/simd.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <limits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
struct real_part_of {
    using type = T;
};
template <class T>
struct real_part_of<std::complex<T>> {
    using type = T;
};

// The largest magnitude of `count` contiguous reals; not finite where one of them is not.
template <std::floating_point T>
T largest_magnitude(const T* values, std::ptrdiff_t count) {
    T largest = 0, poison = 0; // poison: a sum of zeros, or NaN
    std::ptrdiff_t i = 0;
#if FASTMM_DETAIL_HAS_XSIMD
    if constexpr (simd::available<T>) {
        constexpr std::ptrdiff_t lanes = simd::lanes<T>;
        if (count >= 2 * lanes) {
            simd::vector<T> high[2] = {simd::broadcast(T(0)), simd::broadcast(T(0))},
                            bad[2] = {high[0], high[0]};
            const simd::vector<T> zero = high[0];
            for (; i + 2 * lanes <= count; i += 2 * lanes) {
                const simd::vector<T> x = simd::load(values + i), y = simd::load(values + i + lanes);
                high[0] = simd::larger_magnitude<T>(x, high[0]);
                high[1] = simd::larger_magnitude<T>(y, high[1]);
                bad[0] = bad[0] + x * zero;
                bad[1] = bad[1] + y * zero;
            }
            T highs[2 * simd::lanes<T>], bads[2 * simd::lanes<T>];
            for (std::ptrdiff_t q = 0; q < 2; ++q) {
                simd::store<T>(highs + q * lanes, high[q]);
                simd::store<T>(bads + q * lanes, bad[q]);
            }
            for (std::ptrdiff_t q = 0; q < 2 * lanes; ++q) {
                largest = std::max(largest, highs[q]);
                poison += bads[q];
            }
        }
    }
#endif
    for (; i < count; ++i) {
        largest = std::max(largest, std::abs(values[i]));
        poison += values[i] * T(0);
    }
    return largest + poison;
}

// The largest magnitude of a real or imaginary part in a view; not finite where a part is not.
template <rounded_scalar T>
auto largest_magnitude(const matrix_view<const T>& view) {
    using real = typename real_part_of<T>::type;
    real largest = 0;
    const auto take = [&](real magnitude) {
        // A comparison with a NaN is false, so that a NaN stays.
        if (!(magnitude <= largest))
            largest = magnitude;
    };
    constexpr std::ptrdiff_t parts = is_complex<T> ? 2 : 1;
    if (view.row_stride == 1 || view.col_stride == 1) {
        const matrix_view<const T> columns = view.row_stride == 1 ? view : view.transposed();
        for (std::ptrdiff_t j = 0; j < columns.cols && std::isfinite(largest); ++j)
            take(largest_magnitude(reinterpret_cast<const real*>(&columns(0, j)), parts * columns.rows));
    } else {
        for (std::ptrdiff_t j = 0; j < view.cols; ++j)
            for (std::ptrdiff_t i = 0; i < view.rows && std::isfinite(largest); ++i)
                take(largest_magnitude(reinterpret_cast<const real*>(&view(i, j)), parts));
    }
    return largest;
}

template <class S>
inline constexpr double schedule_growth = 1;
template <table... Tables>
inline constexpr double schedule_growth<levels<Tables...>> = (1.0 * ... * magnitude_growth<Tables>);

// Whether every value that the schedule forms is finite, whatever the order of its sums: then the classical
// product's values are finite too, and both results are non-finite in the same places, those of C itself.
// Cost: one pass over A and B.
template <schedule S, rounded_scalar T>
bool stays_finite(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B) {
    using real = typename real_part_of<T>::type;
    // A part of a product of complex numbers is a sum of two; one factor of 2 more for all roundings
    // together, one for the sums of C itself.
    const real margin = static_cast<real>(8 * schedule_growth<S>) * static_cast<real>(A.cols);
    const real limit = std::numeric_limits<real>::max() / margin;
    const real scale = std::max(real(1), std::abs(alpha));
    const real a = largest_magnitude<T>(A);
    if (!(a <= limit / scale))
        return false;
    const real b = largest_magnitude<T>(B);
    return b <= limit && a * scale * b <= limit;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
