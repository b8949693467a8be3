// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The diagonal matrices of a scaled product: powers of two for the rows of A, the columns of B, and the inner index,
// found in passes over A and B, and the passes that multiply by them.

#pragma once

#include <fastmm/execution/partition.hpp>
#include <fastmm/execution/scaling.hpp>
#include <fastmm/execution/settings.hpp>
#include <fastmm/execution/workspace.hpp>
#include <fastmm/scalar.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Floating-point types whose magnitudes have the order of their bits.
template <class Real>
inline constexpr bool has_ordered_bits = std::numeric_limits<Real>::is_iec559 &&
                                         ((sizeof(Real) == 4 && std::numeric_limits<Real>::digits == 24) ||
                                          (sizeof(Real) == 8 && std::numeric_limits<Real>::digits == 53));

template <class Real>
using word_of = std::conditional_t<sizeof(Real) == 4, std::uint32_t, std::uint64_t>;

// Beyond any exponent: how often 0 may be doubled, and what its factor is then raised by.
inline constexpr int unbounded = 1 << 24, vanishing = 1 << 20;

constexpr bool is_bounded(int doublings) {
    return doublings < vanishing / 2;
}

// The largest p such that |x| 2^p <= largest, for |x| <= largest; less where x is subnormal, so that it counts as the
// smallest normal number. Both are finite.
template <std::floating_point Real>
FASTMM_ALWAYS_INLINE int doublings_of(Real x, Real largest) {
    if constexpr (has_ordered_bits<Real>) {
        using word = word_of<Real>;
        const word bits = std::bit_cast<word>(x) & static_cast<word>(~word(0) >> 1);
        const word difference = std::bit_cast<word>(largest) - bits;
        const int p = static_cast<int>(difference >> (std::numeric_limits<Real>::digits - 1));
        return bits == 0 ? unbounded : p;
    } else {
        if (x == 0)
            return unbounded;
        const int p = std::ilogb(largest) - std::ilogb(x);
        return std::ldexp(std::abs(x), p) > largest ? p - 1 : p;
    }
}

template <class T>
FASTMM_ALWAYS_INLINE int doublings(const T& x, real_of<T> largest) {
    if constexpr (is_complex<T>)
        return std::min(doublings_of(x.real(), largest), doublings_of(x.imag(), largest));
    else
        return doublings_of(x, largest);
}

// x 2^exponent, rounded only where it is subnormal. Requires: it does not overflow, or x is 0.
template <class T>
FASTMM_ALWAYS_INLINE T times_power(const T& x, int exponent) {
    if constexpr (is_complex<T>) {
        return T(times_power(x.real(), exponent), times_power(x.imag(), exponent));
    } else if constexpr (has_ordered_bits<T>) {
        // In three steps, which lead from the largest number to 0: 2^exponent itself need not be a normal number.
        using word = word_of<T>;
        constexpr int most = std::numeric_limits<T>::max_exponent - 1, least = 1 - most;
        const auto power = [](int p) {
            return std::bit_cast<T>(
                static_cast<word>(static_cast<word>(p + most) << (std::numeric_limits<T>::digits - 1)));
        };
        const int first = std::clamp(exponent, least, most),
                  second = std::clamp(exponent - first, least, most),
                  third = std::clamp(exponent - first - second, least, most);
        return x * power(first) * power(second) * power(third);
    } else {
        return std::ldexp(x, exponent);
    }
}

// A team member's part of: rows[i] = how often row i of a matrix may be doubled until an element exceeds `largest`,
// where column j is multiplied by 2^cols[j] already.
template <class T>
FASTMM_NOINLINE void find_doublings(const matrix_view<const T>& matrix, real_of<T> largest, const int* cols,
                                    int* rows, const team_member& member) {
    const team_member::range share = member.share(matrix.rows, 16);
    if (matrix.col_stride == 1 && matrix.row_stride != 1) {
        for (std::ptrdiff_t i = share.begin; i < share.end; ++i) {
            const T* const row = &matrix(i, 0);
            int least = unbounded;
            for (std::ptrdiff_t j = 0; j < matrix.cols; ++j)
                least = std::min(least, doublings<T>(row[j], largest) - cols[j]);
            rows[i] = least;
        }
        return;
    }
    std::fill(rows + share.begin, rows + share.end, unbounded);
    for (std::ptrdiff_t j = 0; j < matrix.cols; ++j) {
        const int own = cols[j];
        const auto lower = [&](std::ptrdiff_t stride) FASTMM_INLINED_LAMBDA {
            const T* const column = &matrix(0, j);
            for (std::ptrdiff_t i = share.begin; i < share.end; ++i)
                rows[i] = std::min(rows[i], doublings<T>(column[i * stride], largest) - own);
        };
        if (matrix.row_stride == 1)
            lower(1);
        else
            lower(matrix.row_stride);
    }
}

// A team member's part of: to(i, j) = from(i, j) 2^(sign (rows[i] + cols[j])) (+ to(i, j), if `accumulate`).
template <class T>
FASTMM_NOINLINE void scale_elements(const matrix_view<const T>& from, int sign, const int* rows,
                                    const int* cols, bool accumulate, const matrix_view<T>& to,
                                    const team_member& member) {
    if (to.row_stride != 1 && to.col_stride == 1)
        return scale_elements<T>(from.transposed(), sign, cols, rows, accumulate, to.transposed(), member);
    const auto [begin, end] = member.share(to.cols, 1);
    for (std::ptrdiff_t j = begin; j < end; ++j) {
        const T* const source = &from(0, j);
        T* const target = &to(0, j);
        const auto write = [&, own = sign * cols[j]](std::ptrdiff_t from_stride,
                                                     std::ptrdiff_t to_stride) FASTMM_INLINED_LAMBDA {
            for (std::ptrdiff_t i = 0; i < to.rows; ++i) {
                const T scaled = times_power<T>(source[i * from_stride], own + sign * rows[i]);
                T& result = target[i * to_stride];
                result = accumulate ? add<T>(result, scaled) : scaled;
            }
        };
        if (from.row_stride == 1 && to.row_stride == 1)
            write(1, 1);
        else
            write(from.row_stride, to.row_stride);
    }
}

// Gives rows of zeros an exponent by which the result's rows become zeros, whatever is rounded on the way.
FASTMM_NOINLINE inline void mark_zeros(int* exponents, std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; ++i)
        if (!is_bounded(exponents[i]))
            exponents[i] = vanishing;
}

// From how often each column of A and its row of B may be doubled, what makes them as far from the largest elements as
// one another, and the inverse. Where one of the two is 0, the other does not count, and vanishes.
FASTMM_NOINLINE inline void balance(int* of_a, int* of_b, std::ptrdiff_t count) {
    for (std::ptrdiff_t p = 0; p < count; ++p) {
        int exponent = 0;
        if (is_bounded(of_a[p]) && is_bounded(of_b[p]))
            exponent = (of_a[p] - of_b[p]) >> 1;
        else if (is_bounded(of_a[p]) != is_bounded(of_b[p]))
            exponent = is_bounded(of_a[p]) ? -vanishing : vanishing;
        of_a[p] = exponent;
        of_b[p] = -exponent;
    }
}

FASTMM_NOINLINE inline bool are_zeros(const int* exponents, std::ptrdiff_t count) {
    bool result = true;
    for (std::ptrdiff_t i = 0; i < count && result; ++i)
        result = exponents[i] == 0;
    return result;
}

// The exponents of the factors of a product A B, so that A' = 2^rows A 2^inner_of_a, B' = 2^inner_of_b B 2^cols, and
// inner_of_b = -inner_of_a.
template <class T>
class diagonals {
public:
    static std::size_t bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        return lease_bytes<int>(m + 2 * k + n);
    }

    // For operands that are finite, whose largest parts are a and b. Requires: memory for bytes().
    diagonals(arena& memory, const matrix_view<const T>& A, const matrix_view<const T>& B, real_of<T> a,
              real_of<T> b, const execution_settings& settings)
        : A_(A), B_(B), a_(a), b_(b), settings_(settings), exponents_(memory, count()) {
        std::fill_n(exponents_.data(), count(), 0);
        if (settings.scaling != scaling::inside)
            raise_outside();
        if (settings.scaling != scaling::outside)
            balance_inside();
        if (settings.scaling == scaling::both)
            raise_outside();
    }

    int* rows() const { return exponents_.data(); }
    int* inner_of_a() const { return rows() + A_.rows; }
    int* inner_of_b() const { return inner_of_a() + A_.cols; }
    int* cols() const { return inner_of_b() + A_.cols; }

private:
    std::ptrdiff_t count() const { return A_.rows + 2 * A_.cols + B_.cols; }

    // Raises each row of A and each column of B as far as the largest elements allow.
    FASTMM_NOINLINE void raise_outside() {
        run_team(settings_.parallel, settings_.threads, [&](const team_member& member) {
            find_doublings<T>(A_, a_, inner_of_a(), rows(), member);
            find_doublings<T>(B_.transposed(), b_, inner_of_b(), cols(), member);
        });
        mark_zeros(rows(), A_.rows);
        mark_zeros(cols(), B_.cols);
    }

    void balance_inside() {
        run_team(settings_.parallel, settings_.threads, [&](const team_member& member) {
            find_doublings<T>(A_.transposed(), a_, rows(), inner_of_a(), member);
            find_doublings<T>(B_, b_, cols(), inner_of_b(), member);
        });
        balance(inner_of_a(), inner_of_b(), A_.cols);
    }

    const matrix_view<const T>&A_, &B_;
    real_of<T> a_, b_;
    const execution_settings& settings_;
    lease<int> exponents_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
