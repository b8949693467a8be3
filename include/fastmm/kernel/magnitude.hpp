// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The largest magnitude of a run of numbers, and whether all of them are finite.

#pragma once

#include <fastmm/kernel/blocking.hpp>
#include <fastmm/kernel/linear_run.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <limits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The largest magnitude of `count` contiguous reals; infinite where one of them is not finite.
template <std::floating_point T>
T largest_magnitude(const T* values, std::ptrdiff_t count) {
    if constexpr (dispatches<T>)
        return kernels::chosen<T>().largest_magnitude(values, count);
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
            // By halves: packing asks for short runs, of which a chain of scalars would be a large part.
            T highs[simd::lanes<T>], bads[simd::lanes<T>];
            simd::store<T>(highs, simd::larger_magnitude<T>(high[0], high[1]));
            simd::store<T>(bads, bad[0] + bad[1]);
            for (std::ptrdiff_t half = lanes / 2; half > 0; half /= 2)
                for (std::ptrdiff_t q = 0; q < half; ++q) {
                    highs[q] = std::max(highs[q], highs[q + half]);
                    bads[q] += bads[q + half];
                }
            largest = highs[0];
            poison = bads[0];
        }
    }
#endif
    for (; i < count; ++i) {
        largest = std::max(largest, std::abs(values[i]));
        poison += values[i] * T(0);
    }
    // A comparison with a NaN is false.
    return poison == 0 && largest <= std::numeric_limits<T>::max() ? largest
                                                                   : std::numeric_limits<T>::infinity();
}

// The largest magnitude of a real or imaginary part in a run; infinite where a part is not finite.
template <rounded_scalar T>
real_of<T> largest_part(const T* run, std::ptrdiff_t count) {
    return largest_magnitude(real_run(run), is_complex<T> ? 2 * count : count);
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
