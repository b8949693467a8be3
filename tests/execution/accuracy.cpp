// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Rounding errors: the gauge ||C - Cref||_F / (sqrt(k + 2) ||A||_F ||B||_F) stays below the unit roundoff for
// up to four levels of Strassen's algorithm.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/catalog.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

double frobenius(const auto& values) {
    double sum = 0;
    for (const auto& value : values)
        sum += static_cast<double>(value) * static_cast<double>(value);
    return std::sqrt(sum);
}

// The gauge of a schedule, in units of the roundoff of T; the reference is computed in `Wide`.
template <schedule S, class T, class Wide>
double gauge(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, bool positive) {
    random_source random(1);
    const auto uniform = [&] {
        const double u = static_cast<double>(random.next() >> 11) * 0x1p-53;
        return static_cast<T>(positive ? u : 2 * u - 1);
    };
    std::vector<T> A(static_cast<std::size_t>(m * k)), B(static_cast<std::size_t>(k * n)),
        C(static_cast<std::size_t>(m * n));
    for (T& a : A)
        a = uniform();
    for (T& b : B)
        b = uniform();
    const matrix_view<const T> a{A.data(), m, k, k, 1}, b{B.data(), k, n, 1, k};
    multiply<S, T>(T(1), a, b, T(0), matrix_view<T>{C.data(), m, n, 1, m});
    std::vector<Wide> difference(C.size());
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i) {
            Wide sum = 0;
            for (std::ptrdiff_t p = 0; p < k; ++p)
                sum += static_cast<Wide>(a(i, p)) * static_cast<Wide>(b(p, j));
            const auto at = static_cast<std::size_t>(i + j * m);
            difference[at] = static_cast<Wide>(C[at]) - sum;
        }
    constexpr double roundoff = static_cast<double>(std::numeric_limits<T>::epsilon()) / 2;
    return frobenius(difference) / (std::sqrt(static_cast<double>(k + 2)) * frobenius(A) * frobenius(B)) /
           roundoff;
}

template <schedule S>
void check_gauge() {
    for (const bool positive : {false, true}) {
        INFO((positive ? "positive" : "symmetric") << " uniform");
        CHECK(gauge<S, float, double>(256, 256, 256, positive) < 1);
        CHECK(gauge<S, double, long double>(160, 175, 190, positive) < 1);
    }
}

} // namespace

TEST_CASE("the error gauge stays below the unit roundoff") {
    using tables::strassen;
    check_gauge<levels<>>();
    check_gauge<levels<strassen>>();
    check_gauge<levels<strassen, strassen>>();
    check_gauge<levels<strassen, strassen, strassen>>();
    check_gauge<levels<strassen, strassen, strassen, strassen>>();
    check_gauge<levels<tables::f4x5x5_76>>();
}
