// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "reference.hpp"

#include <cmath>
#include <cstddef>

// Compiled without contraction of products and sums, which would change both.

namespace fastmm_accuracy {

namespace {

// a b - product, exactly.
inline double product_error(double a, double b, double product) {
#if defined(FP_FAST_FMA)
    return std::fma(a, b, -product);
#else
    // T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971).
    constexpr double splitter = 134217729; // 2^27 + 1
    const double a_scaled = splitter * a, a_high = a_scaled - (a_scaled - a), a_low = a - a_high,
                 b_scaled = splitter * b, b_high = b_scaled - (b_scaled - b), b_low = b - b_high;
    return a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low);
#endif
}

} // namespace

reference multiply_exactly(const operands<double>& of) {
    const auto n = static_cast<std::size_t>(of.size);
    reference result{std::vector<double>(n * n), std::vector<double>(n * n)};
    for (std::size_t j = 0; j < n; ++j) {
        double* const high = &result.high[j * n];
        double* const low = &result.low[j * n];
        for (std::size_t p = 0; p < n; ++p) {
            const double* const a = &of.a[p * n];
            const double b = of.b[p + j * n];
            for (std::size_t i = 0; i < n; ++i) {
                const double product = a[i] * b, sum = high[i] + product, part = sum - high[i];
                low[i] += ((high[i] - (sum - part)) + (product - part)) + product_error(a[i], b, product);
                high[i] = sum;
            }
        }
    }
    return result;
}

reference multiply_exactly(const operands<float>& of) {
    const auto n = static_cast<std::size_t>(of.size);
    reference result{std::vector<double>(n * n), std::vector<double>(n * n)};
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t p = 0; p < n; ++p) {
            const double b = of.b[p + j * n];
            for (std::size_t i = 0; i < n; ++i)
                result.high[i + j * n] += static_cast<double>(of.a[i + p * n]) * b;
        }
    return result;
}

} // namespace fastmm_accuracy
