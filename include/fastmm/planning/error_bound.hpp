// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The forward error bound of a schedule, from its tables and the way in which each level is executed.

#pragma once

#include <fastmm/execution/recursion.hpp>
#include <fastmm/factorization/rounding.hpp>

#include <cmath>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <table F, way Execution>
inline constexpr level_rounding rounding_of_level = rounding_of<
    F, Execution == way::packing || Execution == way::products ? summation::term_by_term : summation::shared,
    Execution == way::packing ? summation::term_by_term : summation::shared>;

template <class T>
double level_error(levels<>, double, double inner, double) {
    return classical_error_factor(inner);
}

template <class T, level First, level... Rest>
double level_error(levels<First, Rest...>, double rows, double inner, double cols) {
    using F = table_of<First>;
    constexpr shape s = shape_of<F>;
    const double m = std::floor(rows / s.m), k = std::floor(inner / s.k), n = std::floor(cols / s.n);
    if (m < 1 || k < 1 || n < 1)
        return classical_error_factor(inner);
    constexpr level_rounding level = rounding_of_level<F, way_for<T, First, sizeof...(Rest) == 0>()>;
    // phi(F1, F2, ...; K) = E1 phi(F2, ...; K/k1) + g1 K/k1, and for the columns that no block covers a classical
    // product that is added: its own error, and the rounding of its additions, which sum up to K max|A| max|B|.
    const double left = inner - k * s.k;
    const double core = level.growth * level_error<T>(levels<Rest...>{}, m, k, n) + level.rounding * k;
    const double fringes = left > 0 ? core + left * inner : core;
    // Fringes of rows and columns are classical.
    return std::max(fringes, m * s.m < rows || n * s.n < cols ? classical_error_factor(inner) : 0.0);
}

} // namespace detail

/// phi of a product under the schedule S: |C' - C| <= phi u max|A| max|B| for every element, to first order in the unit
/// roundoff u of T, where C = A B is m x n and K is the inner dimension. K^2 for levels<>. The mixed recurrence of Ballard,
/// Benson, Druinsky, Lipshitz and Schwartz (2016), for the sums as they are formed.
template <schedule S, scalar T = double>
double error_factor(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return detail::level_error<T>(S{}, static_cast<double>(m), static_cast<double>(k),
                                  static_cast<double>(n));
}

} // namespace fastmm::inline FASTMM_ABI
