// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One random product under a schedule, compared with the naive product element by element, exactly.

#pragma once

#include "guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>

#include <complex>
#include <concepts>
#include <sstream>
#include <string>

namespace fastmm_test {

// Small integers: every sum and product of a ternary schedule of a few levels is exact in every scalar type.
template <class T>
T small_integer(random_source& random) {
    if constexpr (fastmm::is_complex<T>)
        return T(static_cast<typename T::value_type>(random.between(-4, 4)),
                 static_cast<typename T::value_type>(random.between(-4, 4)));
    else if constexpr (std::unsigned_integral<T>)
        return static_cast<T>(random.next());
    else
        return static_cast<T>(random.between(-4, 4));
}

template <class T>
T whole_number(int value) {
    if constexpr (fastmm::is_complex<T>)
        return T(static_cast<typename T::value_type>(value));
    else
        return static_cast<T>(value);
}

// Empty where C = alpha A B + beta C came out right and nothing else was written; else what replays the
// failure.
template <class T, class Multiply>
std::string check_product(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed,
                          Multiply multiply) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout a_layout = any_layout(), b_layout = any_layout(), c_layout = any_layout();
    guarded_matrix<T> A(m, k, a_layout), B(k, n, b_layout), C(m, n, c_layout),
        expected(m, n, layout::column_major);
    A.fill([&] { return small_integer<T>(random); });
    B.fill([&] { return small_integer<T>(random); });
    C.fill([&] { return small_integer<T>(random); });
    constexpr int scales[][2] = {{1, 0}, {1, 1}, {1, 0}, {2, 3}, {-1, 1}, {3, 0}, {0, 2}};
    const auto& scale = scales[random.between(0, 6)];
    const T alpha = whole_number<T>(scale[0]), beta = whole_number<T>(scale[1]);
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i)
            expected.view()(i, j) = C.view()(i, j);
    fastmm::naive<T>(alpha, A.read(), B.read(), beta, expected.view());
    multiply(alpha, A.read(), B.read(), beta, C.view());

    std::ostringstream failure;
    for (std::ptrdiff_t j = 0; j < n && failure.str().empty(); ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i)
            if (!(C.view()(i, j) == expected.view()(i, j))) {
                failure << "C(" << i << ", " << j << ") is wrong";
                break;
            }
    if (!C.is_intact())
        failure << " memory round C was written";
    if (!A.is_intact() || !B.is_intact())
        failure << " memory round A or B was written";
    if (failure.str().empty())
        return {};
    failure << ": m=" << m << " k=" << k << " n=" << n << " seed=" << seed << " alpha=" << scale[0]
            << " beta=" << scale[1] << " A " << to_string(a_layout) << ", B " << to_string(b_layout) << ", C "
            << to_string(c_layout);
    return failure.str();
}

template <fastmm::schedule S, class T>
std::string check_schedule(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed) {
    return check_product<T>(
        m, k, n, seed,
        [](const T& alpha, const fastmm::matrix_view<const T>& A, const fastmm::matrix_view<const T>& B,
           const T& beta, const fastmm::matrix_view<T>& C) { fastmm::multiply<S, T>(alpha, A, B, beta, C); });
}

} // namespace fastmm_test
