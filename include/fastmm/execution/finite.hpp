// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The guard of infinities and NaNs: a fast algorithm mixes blocks, so that one bad element, or an overflow on
// the way, would spoil elements of C that the classical product leaves finite.

#pragma once

#include <fastmm/execution/settings.hpp>
#include <fastmm/kernel/magnitude.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <complex>
#include <cstddef>
#include <limits>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The largest magnitude of a real or imaginary part in a team member's share of a view; infinite where one is not
// finite.
template <rounded_scalar T>
real_of<T> largest_part(const matrix_view<const T>& view, const team_member& member) {
    const bool columns = view.row_stride == 1, lines = columns || view.col_stride == 1;
    const matrix_view<const T> by_lines = columns ? view : view.transposed();
    real_of<T> largest = 0;
    const auto [begin, end] = member.share(by_lines.cols, 1);
    for (std::ptrdiff_t j = begin; j < end; ++j) {
        if (lines)
            largest = std::max(largest, largest_part<T>(&by_lines(0, j), by_lines.rows));
        else
            for (std::ptrdiff_t i = 0; i < by_lines.rows; ++i)
                largest = std::max(largest, largest_part<T>(&by_lines(i, j), 1));
        if (largest > std::numeric_limits<real_of<T>>::max())
            break;
    }
    return largest;
}

// Whether every value that a schedule forms is finite, whatever the order of its sums, for operands of k inner elements
// and these largest magnitudes: then the classical product's values are finite too, and both results are non-finite in
// the same places, those of C itself. No value of the schedule exceeds `growth` times k a b, rounding apart. `adds`: the
// products are added to elements of C, which are not looked at.
template <rounded_scalar T>
bool stays_finite(double growth, const T& alpha, std::ptrdiff_t k, real_of<T> a, real_of<T> b, bool adds) {
    using real = real_of<T>;
    constexpr real most = std::numeric_limits<real>::max();
    // Multiples of alpha by the coefficients of a table are to stay in the range, too. False for a NaN.
    const real root = std::sqrt(most), magnitude = std::abs(alpha);
    if (!(magnitude <= root && magnitude >= 1 / root))
        return false;
    // A part of a product of complex numbers is a sum of two; one factor of 2 more for all roundings
    // together, one for the sums of C itself.
    const real margin = static_cast<real>(8 * growth) * static_cast<real>(k);
    const real limit = most / margin;
    const real scale = std::max(real(1), magnitude);
    // Added one by one to the largest number there is, products of less than half a unit of its last place leave it as it
    // is, and smaller elements of C in the range.
    const real of_products = adds ? limit * (std::numeric_limits<real>::epsilon() / 2) : limit;
    return a <= limit / scale && b <= limit && a * scale * b <= of_products;
}

// Whether floating point of a library has no infinity and no NaN among these elements, as far as it tells by a function
// isfinite(). Their exponents are taken to be too large for a sum or product of finite ones to overflow.
template <class T>
bool all_finite(const matrix_view<const T>& view) {
    using std::isfinite;
    if constexpr (requires(const T& x) { static_cast<bool>(isfinite(x)); })
        for (std::ptrdiff_t j = 0; j < view.cols; ++j)
            for (std::ptrdiff_t i = 0; i < view.rows; ++i)
                if (!isfinite(view(i, j)))
                    return false;
    return true;
}

// The largest magnitudes that a product met in its operands, told by the passes that read them anyway.
template <class T>
class magnitude_record {
public:
    // Scalars that do not round have no infinities, and are never recorded.
    using real = std::conditional_t<std::is_arithmetic_v<real_of<T>>, real_of<T>, float>;

    void note_a(real magnitude) { raise(a_, magnitude); }
    void note_b(real magnitude) { raise(b_, magnitude); }

    // Notes whole operands, in a pass of its own.
    void note_operands(const matrix_view<const T>& A, const matrix_view<const T>& B,
                       const execution_settings& settings) {
        run_team(settings.parallel, settings.threads, [&](const team_member& member) {
            note_a(largest_part<T>(A, member));
            note_b(largest_part<T>(B, member));
        });
    }
    real a() const { return a_; }
    real b() const { return b_; }

private:
    static void raise(std::atomic<real>& largest, real magnitude) {
        real before = largest;
        while (before < magnitude && !largest.compare_exchange_weak(before, magnitude)) {
        }
    }

    std::atomic<real> a_{0}, b_{0};
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
