// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One random product under a schedule, compared with the naive product element by element, exactly.

#pragma once

#include "guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>

#include <array>
#include <complex>
#include <concepts>
#include <cstdint>
#include <span>
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

// Values of alpha and beta.
struct scale_pair {
    int alpha, beta;
};
inline constexpr std::array<scale_pair, 7> any_scales{
    {{1, 0}, {1, 1}, {1, 0}, {2, 3}, {-1, 1}, {3, 0}, {0, 2}}};
// What an executor takes.
inline constexpr std::array<scale_pair, 4> executor_scales{{{1, 0}, {1, 1}, {2, 0}, {-3, 1}}};

// Empty where C = alpha A B + beta C came out right and nothing else was written; else what replays the
// failure. make_matrix(operand, rows, cols, layout) gives the matrices; operand is 'A', 'B' or 'C'.
template <class T, class MakeMatrix, class Multiply>
std::string check_product_in(MakeMatrix make_matrix, std::span<const scale_pair> scales, std::ptrdiff_t m,
                             std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed, Multiply multiply) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout a_layout = any_layout(), b_layout = any_layout(), c_layout = any_layout();
    auto A = make_matrix('A', m, k, a_layout), B = make_matrix('B', k, n, b_layout),
         C = make_matrix('C', m, n, c_layout);
    guarded_matrix<T> expected(m, n, layout::column_major);
    A.fill([&] { return small_integer<T>(random); });
    B.fill([&] { return small_integer<T>(random); });
    C.fill([&] { return small_integer<T>(random); });
    const scale_pair scale =
        scales[static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(scales.size()) - 1))];
    const T alpha = whole_number<T>(scale.alpha), beta = whole_number<T>(scale.beta);
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
    failure << written_round(A, B, C);
    if (failure.str().empty())
        return {};
    failure << ": m=" << m << " k=" << k << " n=" << n << " seed=" << seed << " alpha=" << scale.alpha
            << " beta=" << scale.beta << " A " << to_string(a_layout) << ", B " << to_string(b_layout)
            << ", C " << to_string(c_layout);
    return failure.str();
}

// The same for matrices with sentinels round them.
template <class T, class Multiply>
std::string check_product(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed,
                          Multiply multiply) {
    return check_product_in<T>([](char, std::ptrdiff_t rows, std::ptrdiff_t cols,
                                  layout l) { return guarded_matrix<T>(rows, cols, l); },
                               any_scales, m, k, n, seed, multiply);
}

template <fastmm::schedule S, class T>
std::string check_schedule(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed) {
    return check_product<T>(
        m, k, n, seed,
        [](const T& alpha, const fastmm::matrix_view<const T>& A, const fastmm::matrix_view<const T>& B,
           const T& beta, const fastmm::matrix_view<T>& C) { fastmm::multiply<S, T>(alpha, A, B, beta, C); });
}

} // namespace fastmm_test
