// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Subnormal numbers. An addition whose result is subnormal is exact; a product loses up to half of the smallest number eta.
// For tables of coefficients -1, 0 and 1, |C' - C| <= phi u max|A| max|B| + psi eta / 2 for every element, where phi is
// error_factor(), psi(levels<>; K) = K, one for every product of scalars, and psi(F1, F2, ...; K) = w1 psi(F2, ...; K/k1)
// plus the columns that no block covers, with w1 the largest number of products that an element of C is a sum of.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/catalog.hpp>
#include <fastmm/planning/error_bound.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;
using tables::winograd;

namespace {

template <table F>
std::ptrdiff_t most_products() {
    constexpr auto& f = factorization_of<F>;
    std::vector<std::ptrdiff_t> products(static_cast<std::size_t>(f.dimensions.m * f.dimensions.n), 0);
    for (const entry& nonzero : f.w.entries)
        ++products[static_cast<std::size_t>(nonzero.index)];
    return *std::max_element(products.begin(), products.end());
}

std::ptrdiff_t underflow_factor(levels<>, std::ptrdiff_t, std::ptrdiff_t k, std::ptrdiff_t) {
    return k;
}
template <level First, level... Rest>
std::ptrdiff_t underflow_factor(levels<First, Rest...>, std::ptrdiff_t m, std::ptrdiff_t k,
                                std::ptrdiff_t n) {
    using F = table_of<First>;
    constexpr shape s = shape_of<F>;
    if (m < s.m || k < s.k || n < s.n)
        return k;
    return std::max(k, most_products<F>() * underflow_factor(levels<Rest...>{}, m / s.m, k / s.k, n / s.n) +
                           k % s.k);
}

template <class S, class T, class Wide>
void check_underflow(const char* name) {
    using limits = std::numeric_limits<T>;
    constexpr int smallest = limits::min_exponent - limits::digits; // eta = 2^smallest
    const T eta = limits::denorm_min();
    REQUIRE(eta > 0);
    struct magnitudes {
        int a, b;
        const char* what;
    };
    const magnitudes cases[] = {{smallest + limits::digits / 2, 0, "subnormal A"},
                                {smallest / 2, smallest / 2 + 12, "subnormal products"},
                                {smallest + 3, -smallest - limits::digits - 8, "subnormal A, huge B"},
                                {smallest + limits::digits, 0, "the border of the normal numbers"}};
    for (const magnitudes& of : cases)
        for (const std::ptrdiff_t n : {8, 23, 50}) {
            const std::ptrdiff_t m = n + 1, k = 2 * n + 1;
            random_source random(static_cast<std::uint64_t>(n));
            guarded_matrix<T> A(m, k, layout::row_major), B(k, n, layout::column_major),
                C(m, n, layout::padded_columns);
            const auto uniform = [&](int exponent) {
                return std::ldexp(static_cast<T>(random.between(-4095, 4095)) / T(4096), exponent);
            };
            A.fill([&] { return uniform(of.a); });
            B.fill([&] { return uniform(of.b); });
            multiply<S, T>(T(1), A.read(), B.read(), T(0), C.view(), {.threads = 1});
            const Wide a_most = std::ldexp(Wide(1), of.a), b_most = std::ldexp(Wide(1), of.b);
            const Wide bound = static_cast<Wide>(error_factor<S, T>(m, k, n)) *
                                   static_cast<Wide>(limits::epsilon() / 2) * a_most * b_most +
                               static_cast<Wide>(underflow_factor(S{}, m, k, n)) * static_cast<Wide>(eta) / 2;
            Wide worst = 0;
            bool any = false;
            for (std::ptrdiff_t j = 0; j < n; ++j)
                for (std::ptrdiff_t i = 0; i < m; ++i) {
                    Wide sum = 0;
                    for (std::ptrdiff_t p = 0; p < k; ++p)
                        sum += static_cast<Wide>(A.view()(i, p)) * static_cast<Wide>(B.view()(p, j));
                    const Wide difference = static_cast<Wide>(C.view()(i, j)) - sum;
                    worst = std::max(worst, difference < 0 ? -difference : difference);
                    any = any || C.view()(i, j) != 0;
                }
            INFO(name << ", " << of.what << ", " << m << " x " << k << " x " << n << ": "
                      << static_cast<double>(worst / bound) << " of the bound");
            CHECK(any);
            CHECK(worst <= bound);
            CHECK(C.is_intact());
        }
    // Whole multiples of eta are exact.
    constexpr std::ptrdiff_t n = 37;
    random_source random(1);
    guarded_matrix<T> A(n, n, layout::row_major), B(n, n, layout::column_major), C(n, n, layout::row_major),
        expected(n, n, layout::row_major);
    A.fill([&] { return static_cast<T>(random.between(-9, 9)); });
    B.fill([&] { return static_cast<T>(random.between(-9, 9)); });
    naive<T>(T(1), A.read(), B.read(), T(0), expected.view());
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i)
            A.view()(i, j) *= eta;
    multiply<S, T>(T(1), A.read(), B.read(), T(0), C.view(), {.threads = 1});
    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i)
            wrong += C.view()(i, j) == expected.view()(i, j) * eta ? 0 : 1;
    INFO(name << ", multiples of the smallest number");
    CHECK(wrong == 0);
}

template <class T, class Wide>
void check_all() {
    check_underflow<levels<>, T, Wide>("classical");
    check_underflow<levels<by_packing<strassen>>, T, Wide>("strassen by packing");
    check_underflow<levels<by_products<strassen>>, T, Wide>("strassen by products");
    check_underflow<levels<by_panels<strassen>>, T, Wide>("strassen by panels");
    check_underflow<levels<by_passes<winograd>>, T, Wide>("winograd by passes");
    check_underflow<levels<winograd, strassen>, T, Wide>("winograd, strassen");
    check_underflow<levels<tables::f3x3x3_23>, T, Wide>("3x3x3:23");
}

} // namespace

TEST_CASE("subnormal numbers: the error is within its bound and a term for what underflows") {
    check_all<float, double>();
    if constexpr (std::numeric_limits<long double>::max_exponent > 4096)
        check_all<double, long double>();
}
