// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The costs of a scalar's operations, measured on elements of the operands themselves: numbers of any length have one type.

#pragma once

#include <fastmm/in_place.hpp>
#include <fastmm/operation_costs.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The seconds that operation(i) takes, for i = 0, 1, ...: the average of the fastest of three series, each long enough for
// the clock. Other programs only make an operation slower.
template <class Operation>
double seconds_of_operation(std::ptrdiff_t calls, Operation operation) {
    double fastest = 1e300;
    for (int series = 0; series < 3; ++series) {
        const auto begin = std::chrono::steady_clock::now();
        for (std::ptrdiff_t i = 0; i < calls; ++i)
            operation(series * calls + i);
        fastest = std::min(fastest, seconds_since(begin) / static_cast<double>(calls));
    }
    return fastest;
}

} // namespace detail

/// The seconds of a product of elements of A and B, and of a sum: of two elements, or of two products, on average. Elements
/// are picked along the matrices. Takes some microseconds where operations are short, and two products and some sums where they
/// are long and few; a product of matrices that is over in less than 30 microseconds is not worth the measurement, and then
/// the costs are not known. Requires: neither is empty.
template <scalar T>
operation_costs measure_operations(const matrix_view<const T>& A, const matrix_view<const T>& B) {
    using namespace detail;
    constexpr std::ptrdiff_t samples = 8, scatter = 7919; // a prime
    constexpr double series_seconds = 2e-6, least_seconds = 3e-5;
    const auto pick = [](const matrix_view<const T>& from, std::ptrdiff_t i) -> const T& {
        const std::ptrdiff_t at = i % samples * scatter;
        return from(at % from.rows, at / 3 % from.cols);
    };
    T product = pick(A, 0), other = pick(B, 0), sum = product;
    const auto begin = std::chrono::steady_clock::now();
    assign_product(other, pick(A, 1), pick(B, 1));
    const double first = seconds_since(begin),
                 products =
                     static_cast<double>(A.rows) * static_cast<double>(A.cols) * static_cast<double>(B.cols);
    if (first * products < least_seconds)
        return {};
    const auto calls_for = [&](double seconds) {
        return static_cast<std::ptrdiff_t>(std::clamp(series_seconds / seconds, 2.0, 64.0));
    };
    operation_costs costs;
    // One product of a hundred is enough of them to be timed.
    costs.multiplication = first;
    assign_product(product, pick(A, 0), pick(B, 0));
    if (products > 1500 || first < series_seconds)
        costs.multiplication = seconds_of_operation(
            calls_for(first), [&](std::ptrdiff_t i) { assign_product(product, pick(A, i), pick(B, i)); });
    costs.addition = seconds_of_operation(calls_for(costs.multiplication / 16), [&](std::ptrdiff_t i) {
        if (i % 2 == 0)
            assign_sum(sum, pick(A, i), pick(A, i + 1));
        else
            assign_difference(sum, product, other);
    });
    return costs;
}

} // namespace fastmm::inline FASTMM_ABI
