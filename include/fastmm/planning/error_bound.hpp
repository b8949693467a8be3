// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The forward error bound of a schedule, from its tables and the way in which each level is executed.

#pragma once

#include <fastmm/execution/recursion.hpp>
#include <fastmm/factorization/rounding.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// How a level that is executed in some way forms its sums of A and B, and those of products.
constexpr summation operand_summation(way execution) {
    return execution == way::packing || execution == way::products ? summation::term_by_term
                                                                   : summation::shared;
}
constexpr summation result_summation(way execution) {
    return execution == way::packing ? summation::term_by_term : summation::shared;
}

template <table F, way Execution>
inline constexpr level_rounding rounding_of_level =
    rounding_of<F, operand_summation(Execution), result_summation(Execution)>;

// The error bound of a product as a function of that of the products at the bottom of its levels, which are added to it from
// the outermost on: phi = max(base + slope phi', least).
class error_recurrence {
public:
    // A level on a product of `inner` inner dimension, whose blocks have `block`, with fringes of rows or columns or without:
    // phi(F1, F2, ...; K) = E1 phi(F2, ...; K/k1) + g1 K/k1, and for the columns that no block covers a classical product that is
    // added: its own error, and the rounding of its additions, which sum up to K max|A| max|B|. Fringes of rows and columns are
    // classical.
    void add_level(const level_rounding& level, double inner, double block, double left,
                   bool has_other_fringes) {
        const double passed = level.rounding * block + left * inner;
        least_ = std::max(least_, has_other_fringes ? base_ + slope_ * classical_error_factor(inner) : 0.0);
        base_ += slope_ * passed;
        slope_ *= level.growth;
    }

    // phi where the products at the bottom are classical ones.
    double factor(double bottom_inner) const {
        return std::max(base_ + slope_ * classical_error_factor(bottom_inner), least_);
    }

private:
    double base_ = 0, slope_ = 1, least_ = 0;
};

template <class T>
double level_error(levels<>, error_recurrence above, double, double inner, double) {
    return above.factor(inner);
}

template <class T, level First, level... Rest>
double level_error(levels<First, Rest...>, error_recurrence above, double rows, double inner, double cols) {
    using F = table_of<First>;
    constexpr shape s = shape_of<F>;
    const double m = std::floor(rows / s.m), k = std::floor(inner / s.k), n = std::floor(cols / s.n);
    if (m < 1 || k < 1 || n < 1)
        return above.factor(inner);
    above.add_level(rounding_of_level<F, way_for<T, First, sizeof...(Rest) == 0>()>, inner, k,
                    inner - k * s.k, m * s.m < rows || n * s.n < cols);
    return level_error<T>(levels<Rest...>{}, above, m, k, n);
}

} // namespace detail

/// phi of a product under the schedule S: |C' - C| <= phi u max|A| max|B| for every element, to first order in the unit
/// roundoff u of T, where C = A B is m x n and K is the inner dimension. K^2 for levels<>. The mixed recurrence of Ballard,
/// Benson, Druinsky, Lipshitz and Schwartz (2016), for the sums as they are formed.
template <schedule S, scalar T = double>
double error_factor(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return detail::level_error<T>(S{}, {}, static_cast<double>(m), static_cast<double>(k),
                                  static_cast<double>(n));
}

} // namespace fastmm::inline FASTMM_ABI
