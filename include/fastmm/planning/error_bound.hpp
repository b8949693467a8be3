// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The forward error bound of a schedule, from its tables and the way in which each level is executed.

#pragma once

#include <fastmm/execution/recursion.hpp>
#include <fastmm/factorization/rounding.hpp>

#include <cstddef>
#include <utility>

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

template <class T, level... Levels>
double level_error(levels<Levels...>, error_recurrence error) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (void)(error.add_level(
                   shape_of<table_of<Levels>>,
                   rounding_of_level<table_of<Levels>, way_for<T, Levels, I + 1 == sizeof...(Levels)>()>) &&
               ...);
    }
    (std::index_sequence_for<Levels...>{});
    return error.factor();
}

} // namespace detail

/// phi of a product under the schedule S: |C' - C| <= phi u max|A| max|B| for every element, to first order in the unit
/// roundoff u of T, where C = A B is m x n and K is the inner dimension. K^2 for levels<>. The mixed recurrence of Ballard,
/// Benson, Druinsky, Lipshitz and Schwartz (2016), for the sums as they are formed.
template <schedule S, scalar T = double>
double error_factor(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return detail::level_error<T>(S{},
                                  {static_cast<double>(m), static_cast<double>(k), static_cast<double>(n)});
}

} // namespace fastmm::inline FASTMM_ABI
