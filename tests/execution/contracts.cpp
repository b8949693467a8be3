// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The contracts of a product, one by one: what is read, what is written, what is finite, what is refused.

#include "execution/every_way.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>

#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <string>

using namespace fastmm;
using namespace fastmm_test;

namespace {

using one_level = levels<tables::strassen>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double quiet_nan = std::numeric_limits<double>::quiet_NaN();

template <class T>
void fill_random(guarded_matrix<T>& matrix, random_source& random) {
    matrix.fill([&] { return static_cast<T>(random.between(-1000, 1000)) / T(1000); });
}

} // namespace

TEST_CASE("beta == 0: C is not read") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        for (const std::ptrdiff_t n : {1, 7, 20, 41}) {
            random_source random(static_cast<std::uint64_t>(n));
            guarded_matrix<double> A(n, n, layout::column_major), B(n, n, layout::row_major),
                C(n, n, layout::padded_columns);
            fill_random(A, random);
            fill_random(B, random);
            C.fill([] { return quiet_nan; });
            multiply<S, double>(1.0, A.read(), B.read(), 0.0, C.view());
            for (std::ptrdiff_t j = 0; j < n; ++j)
                for (std::ptrdiff_t i = 0; i < n; ++i)
                    REQUIRE(std::isfinite(C.view()(i, j)));
        }
    });
}

TEST_CASE("alpha == 0: A and B are not read, C is scaled") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        guarded_matrix<double> A(20, 20, layout::column_major), B(20, 20, layout::column_major),
            C(20, 20, layout::column_major);
        A.fill([] { return quiet_nan; });
        B.fill([] { return infinity; });
        C.fill([] { return 2.0; });
        multiply<S, double>(0.0, A.read(), B.read(), 3.0, C.view());
        CHECK(C.view()(19, 19) == 6.0);
        // Memory that cannot be read at all.
        const matrix_view<const double> nowhere{nullptr, 20, 20, 1, 20};
        multiply<S, double>(0.0, nowhere, nowhere, 0.0, C.view());
        CHECK(C.view()(0, 19) == 0.0);
    });
}

TEST_CASE("zero sizes are valid") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        guarded_matrix<double> C(5, 6, layout::column_major);
        C.fill([] { return 1.5; });
        const double* const none = nullptr;
        multiply<S, double>(1.0, {none, 5, 0, 1, 5}, {none, 0, 6, 1, 0}, 2.0, C.view());
        CHECK(C.view()(4, 5) == 3.0);
        multiply<S, double>(1.0, {none, 5, 0, 1, 5}, {none, 0, 6, 1, 0}, 0.0, C.view());
        CHECK(C.view()(4, 5) == 0.0);
        multiply<S, double>(1.0, {none, 0, 7, 1, 0}, {none, 7, 0, 1, 7}, 0.0, {nullptr, 0, 0, 1, 0});
        CHECK(C.is_intact());
    });
}

namespace {

// One product with bad elements here and there, under a schedule and classically.
template <class S, class T>
void check_non_finite(const char* name, std::uint64_t seed) {
    using real = detail::real_of<T>;
    random_source random(seed);
    const std::ptrdiff_t m = random.between(1, 45), k = random.between(1, 45), n = random.between(1, 45);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout c_layout = any_layout();
    guarded_matrix<T> A(m, k, any_layout()), B(k, n, any_layout()), C(m, n, c_layout),
        classical(m, n, c_layout);
    const auto value = [&] { return static_cast<real>(random.between(-1000, 1000)) / real(1000); };
    A.fill([&] { return T(value()); });
    B.fill([&] { return T(value()); });
    constexpr real most = std::numeric_limits<real>::max();
    constexpr real inf = std::numeric_limits<real>::infinity(), nan = std::numeric_limits<real>::quiet_NaN();
    const real bad[] = {inf, -inf, nan, most / 2, -most / 2};
    const auto spoil = [&](T& element) {
        const real part = bad[random.between(0, 4)];
        if constexpr (is_complex<T>)
            element = random.between(0, 1) == 0 ? T(part, 0) : T(0, part);
        else
            element = part;
    };
    for (std::ptrdiff_t i = random.between(0, 2); i > 0; --i)
        spoil(A.view()(random.between(0, m - 1), random.between(0, k - 1)));
    for (std::ptrdiff_t i = random.between(0, 1); i > 0; --i)
        spoil(B.view()(random.between(0, k - 1), random.between(0, n - 1)));
    const T beta = T(static_cast<real>(random.between(0, 2)));
    C.fill([] { return T(1); });
    if (random.between(0, 1) == 1)
        C.view()(0, 0) = T(nan);
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i)
            classical.view()(i, j) = C.view()(i, j);
    multiply<S, T>(T(1), A.read(), B.read(), beta, C.view());
    multiply<levels<>, T>(T(1), A.read(), B.read(), beta, classical.view());
    const auto finite = [](const T& x) {
        if constexpr (is_complex<T>)
            return std::isfinite(x.real()) && std::isfinite(x.imag());
        else
            return std::isfinite(x);
    };
    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i)
            wrong += finite(C.view()(i, j)) == finite(classical.view()(i, j)) ? 0 : 1;
    INFO(name << ", seed " << seed << " m " << m << " k " << k << " n " << n << " beta " << beta);
    REQUIRE(wrong == 0);
}

} // namespace

TEST_CASE("a product is non-finite exactly where the classical one is") {
    for_each_way([]<class S>(S, const char* name) {
        for (std::uint64_t seed = 0; seed < 300; ++seed)
            check_non_finite<S, double>(name, seed);
    });
}

TEST_CASE("a complex product is non-finite exactly where the classical one is") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        check_non_finite<levels<by_packing<tables::strassen>>, std::complex<float>>("by packing", seed);
        check_non_finite<levels<by_products<tables::strassen>>, std::complex<float>>("by products", seed);
        check_non_finite<levels<by_panels<tables::strassen>>, std::complex<float>>("by panels", seed);
        check_non_finite<levels<by_passes<tables::strassen>>, std::complex<float>>("by passes", seed);
    }
}

TEST_CASE("sums that would overflow on the way do not spoil a finite product") {
    // a11 + a22 overflows in Strassen's first product; the classical product is finite.
    constexpr double huge = 1.5e308;
    const double A[] = {huge, 0, 0, huge}, B[] = {0.5, 0, 0, 0.25};
    double C[4] = {};
    multiply<one_level, double>(1.0, {A, 2, 2, 1, 2}, {B, 2, 2, 1, 2}, 0.0,
                                matrix_view<double>{C, 2, 2, 1, 2});
    CHECK(C[0] == huge * 0.5);
    CHECK(C[3] == huge * 0.25);
    CHECK(C[1] == 0.0);
    const std::complex<float> large(3e38f, 0), small(1e-38f, 0);
    const std::complex<float> X[] = {large, 0, 0, large}, Y[] = {small, 0, 0, small};
    std::complex<float> Z[4] = {};
    multiply<one_level, std::complex<float>>({1, 0}, {X, 2, 2, 1, 2}, {Y, 2, 2, 1, 2}, {0, 0},
                                             matrix_view<std::complex<float>>{Z, 2, 2, 1, 2});
    CHECK(std::isfinite(Z[0].real()));
    CHECK(Z[0] == large * small);
}

TEST_CASE("shapes that do not fit are refused with their values") {
    const double A[6] = {}, B[6] = {};
    double C[9] = {};
    const auto refused = [&](const matrix_view<const double>& a, const matrix_view<const double>& b,
                             const matrix_view<double>& c) {
        try {
            multiply<one_level, double>(1.0, a, b, 0.0, c);
        } catch (const error& problem) {
            return std::string(problem.what());
        }
        return std::string("not refused");
    };
    CHECK(refused({A, 2, 3, 1, 2}, {B, 2, 3, 1, 2}, {C, 2, 3, 1, 2}) ==
          "fastmm: shapes do not fit: A is 2 x 3, B is 2 x 3, C is 2 x 3");
    CHECK(refused({A, 2, 3, 1, 2}, {B, 3, 2, 1, 3}, {C, 3, 3, 1, 3}) ==
          "fastmm: shapes do not fit: A is 2 x 3, B is 3 x 2, C is 3 x 3");
    CHECK(refused({A, -2, 3, 1, 2}, {B, 3, 2, 1, 3}, {C, -2, 2, 1, 2}) ==
          "fastmm: a dimension is negative: A is -2 x 3, B is 3 x 2, C is -2 x 2");
}

TEST_CASE("the same schedule, shape and strides give the same bits") {
    constexpr std::ptrdiff_t n = 65;
    random_source random(5);
    guarded_matrix<double> A(n, n, layout::column_major), B(n, n, layout::column_major),
        first(n, n, layout::column_major), second(n, n, layout::column_major);
    fill_random(A, random);
    fill_random(B, random);
    for_each_way([&]<class S>(S, const char* name) {
        INFO(name);
        multiply<S, double>(1.0, A.read(), B.read(), 0.0, first.view());
        release_workspace();
        multiply<S, double>(1.0, A.read(), B.read(), 0.0, second.view());
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < n; ++i)
                REQUIRE(first.view()(i, j) == second.view()(i, j));
    });
}

TEST_CASE("general alpha and beta") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        constexpr std::ptrdiff_t m = 23, k = 31, n = 27;
        random_source random(9);
        guarded_matrix<double> A(m, k, layout::row_major), B(k, n, layout::strided),
            C(m, n, layout::padded_rows), expected(m, n, layout::column_major);
        fill_random(A, random);
        fill_random(B, random);
        fill_random(C, random);
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < m; ++i)
                expected.view()(i, j) = C.view()(i, j);
        naive<double>(-0.75, A.read(), B.read(), 1.0 / 3, expected.view());
        multiply<S, double>(-0.75, A.read(), B.read(), 1.0 / 3, C.view());
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < m; ++i)
                REQUIRE(std::abs(C.view()(i, j) - expected.view()(i, j)) < 1e-12);
        CHECK(C.is_intact());
    });
}

TEST_CASE("max_workspace: a product that may use less memory is still right") {
    for_each_way([]<class S>(S, const char* name) {
        INFO(name);
        constexpr std::ptrdiff_t m = 61, k = 67, n = 83;
        random_source random(11);
        guarded_matrix<double> A(m, k, layout::strided), B(k, n, layout::reversed),
            C(m, n, layout::padded_rows), expected(m, n, layout::column_major);
        A.fill([&] { return static_cast<double>(random.between(-4, 4)); });
        B.fill([&] { return static_cast<double>(random.between(-4, 4)); });
        naive<double>(1.0, A.read(), B.read(), 0.0, expected.view());
        const std::size_t bytes = workspace_bytes<S, double>(m, k, n);
        for (const std::size_t most : {bytes, bytes - 1, bytes / 2, bytes / 10, std::size_t(0)}) {
            C.fill([] { return quiet_nan; });
            multiply<S, double>(1.0, A.read(), B.read(), 0.0, C.view(), {.max_workspace = most});
            std::ptrdiff_t wrong = 0;
            for (std::ptrdiff_t j = 0; j < n; ++j)
                for (std::ptrdiff_t i = 0; i < m; ++i)
                    wrong += C.view()(i, j) == expected.view()(i, j) ? 0 : 1;
            REQUIRE(wrong == 0);
            REQUIRE(C.is_intact());
        }
    });
}
