// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The costs of a scalar's operations, measured on elements of the operands themselves: numbers of any length have one type.

#pragma once

#include <fastmm/in_place.hpp>
#include <fastmm/operation_costs.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The seconds that operation(i) takes, for i = 0, 1, ...: the average of the fastest series of so many calls, which are the
// same in all series. Other programs, and caches that are cold, only make an operation slower.
template <class Operation>
double seconds_of_operation(std::size_t calls, std::size_t all_series, Operation operation) {
    double fastest = 1e300;
    for (std::size_t series = 0; series < all_series; ++series) {
        const auto begin = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < calls; ++i)
            operation(i);
        fastest = std::min(fastest, seconds_since(begin) / static_cast<double>(calls));
    }
    return fastest;
}

} // namespace detail

/// The seconds of a product of elements of A and B, and of a sum: of two elements, or of two products, on average. Elements
/// are picked along the matrices. Takes some microseconds where operations are short, and four products and some sums where
/// they are long and few; a product of matrices that is over in less than 30 microseconds is not worth the measurement, and then
/// the costs are not known. Requires: neither is empty.
template <scalar T>
operation_costs measure_operations(const matrix_view<const T>& A, const matrix_view<const T>& B) {
    using namespace detail;
    constexpr std::size_t samples = 8;
    constexpr std::ptrdiff_t scatter = 7919; // a prime
    constexpr double least_seconds = 3e-5;
    std::array<const T*, samples> left_samples, right_samples;
    for (std::size_t i = 0; i < samples; ++i) {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) * scatter;
        left_samples[i] = &A(at % A.rows, at / 3 % A.cols);
        right_samples[i] = &B(at % B.rows, at / 3 % B.cols);
    }
    const auto of_a = [&](std::size_t i) -> const T& { return *left_samples[i % samples]; };
    const auto of_b = [&](std::size_t i) -> const T& { return *right_samples[i % samples]; };
    T product = of_a(0), other = of_b(0), sum = product;
    const auto begin = std::chrono::steady_clock::now();
    assign_product(other, of_a(1), of_b(1));
    const double once = seconds_since(begin);
    const auto again = std::chrono::steady_clock::now();
    assign_product(other, of_a(1), of_b(1));
    const double first = std::min(once, seconds_since(again)),
                 products =
                     static_cast<double>(A.rows) * static_cast<double>(A.cols) * static_cast<double>(B.cols);
    if (first * products < least_seconds)
        return {};
    // Some eighteen series in all.
    const double series_seconds = std::clamp(first * products / 2000, 1e-7, 2e-5);
    const auto calls_for = [&](double seconds) {
        return static_cast<std::size_t>(std::clamp(series_seconds / seconds, 2.0, 64.0));
    };
    operation_costs costs;
    // Where products are long and few, one of each kind is timed.
    const bool few = products <= 1500 && first > 2e-6;
    const auto time_products = [&](const auto& operands) {
        return seconds_of_operation(few ? 1 : calls_for(first), few ? 1 : 3, operands);
    };
    costs.multiplication =
        few ? first : time_products([&](std::size_t i) { assign_product(product, of_a(i), of_b(i)); });
    // One of a sum and a difference is longer than the elements.
    T left = of_a(0), right = of_b(0);
    for (int combination = 0; combination < (few ? 1 : 4); ++combination) {
        if (combination % 2 == 0)
            assign_sum(left, of_a(0), of_a(1));
        else
            assign_difference(left, of_a(0), of_a(1));
        if (combination / 2 == 0)
            assign_sum(right, of_b(0), of_b(1));
        else
            assign_difference(right, of_b(0), of_b(1));
        costs.multiplication_of_sums =
            std::max(costs.multiplication_of_sums,
                     time_products([&](std::size_t) { assign_product(product, left, right); }));
    }
    if constexpr (commutes<T>) {
        for (int combination = 0; combination < (few ? 1 : 2); ++combination) {
            if (combination == 0)
                assign_sum(left, of_a(0), of_b(1));
            else
                assign_difference(left, of_a(0), of_b(1));
            assign_sum(right, of_a(1), of_b(0));
            costs.multiplication_of_pairs =
                std::max(costs.multiplication_of_pairs,
                         time_products([&](std::size_t) { assign_product(product, left, right); }));
        }
    }
    costs.addition = seconds_of_operation(calls_for(costs.multiplication / 16), 3, [&](std::size_t i) {
        if (i % 2 == 0)
            assign_sum(sum, of_a(i), of_a(i + 1));
        else
            assign_difference(sum, product, other);
    });
    return costs;
}

} // namespace fastmm::inline FASTMM_ABI
