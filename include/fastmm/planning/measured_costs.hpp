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

// The seconds that operation(i) takes on average, for i = 0, 1, ...: called until `enough` seconds are over, and once
// at least.
template <class Operation>
double seconds_of_operation(double enough, Operation operation) {
    std::ptrdiff_t done = 0;
    for (std::ptrdiff_t calls = 1;; calls *= 2) {
        const auto begin = std::chrono::steady_clock::now();
        for (std::ptrdiff_t i = 0; i < calls; ++i)
            operation(done++);
        const double seconds = seconds_since(begin);
        if (seconds >= enough || calls >= 1024)
            return seconds / static_cast<double>(calls);
    }
}

} // namespace detail

/// The seconds of a product of elements of A and B, and of a sum: of two elements, or of two products, on average. Elements
/// are picked along the matrices. Takes about one two-hundredth of the time of the classical product, and at most some
/// microseconds and six operations more. Requires: neither is empty.
template <scalar T>
operation_costs measure_operations(const matrix_view<const T>& A, const matrix_view<const T>& B) {
    using namespace detail;
    constexpr std::ptrdiff_t samples = 8, scatter = 7919; // a prime
    const auto pick = [](const matrix_view<const T>& from, std::ptrdiff_t i) -> const T& {
        const std::ptrdiff_t at = i % samples * scatter;
        return from(at % from.rows, at / 3 % from.cols);
    };
    T product = pick(A, 0), other = pick(B, 0), sum = product;
    assign_product(other, pick(A, 1), pick(B, 1));
    operation_costs costs;
    // The first call brings the operands into the cache, and the clock.
    const double first =
        seconds_of_operation(0, [&](std::ptrdiff_t i) { assign_product(product, pick(A, i), pick(B, i)); });
    const double products =
        static_cast<double>(A.rows) * static_cast<double>(A.cols) * static_cast<double>(B.cols);
    const double enough = std::clamp(first * products / 600, 0.0, 3e-6);
    costs.multiplication = seconds_of_operation(
        enough, [&](std::ptrdiff_t i) { assign_product(product, pick(A, i), pick(B, i)); });
    costs.addition = seconds_of_operation(enough, [&](std::ptrdiff_t i) {
        if (i % 2 == 0)
            assign_sum(sum, pick(A, i), pick(A, i + 1));
        else
            assign_difference(sum, product, other);
    });
    return costs;
}

} // namespace fastmm::inline FASTMM_ABI
