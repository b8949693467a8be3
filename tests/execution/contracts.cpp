// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The contracts of a product, one by one: what is read, what is written, what is finite, what is refused.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "support/product_check.hpp"

#include <fastmm/factorization/catalog.hpp>

#include <cmath>
#include <limits>
#include <string>

using namespace fastmm;
using namespace fastmm_test;

namespace {

using one_level = levels<tables::strassen>;
using mixed = levels<tables::winograd, tables::f3x3x3_23>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double quiet_nan = std::numeric_limits<double>::quiet_NaN();

template <class T>
void fill_random(guarded_matrix<T>& matrix, random_source& random) {
    matrix.fill([&] { return static_cast<T>(random.between(-1000, 1000)) / T(1000); });
}

// Every schedule that a contract is checked for.
template <class Check>
void for_each_schedule(Check check) {
    check(levels<>{});
    check(one_level{});
    check(mixed{});
    check(levels<tables::f4x5x5_76>{});
}

} // namespace

TEST_CASE("beta == 0: C is not read") {
    for_each_schedule([]<class S>(S) {
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
    for_each_schedule([]<class S>(S) {
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
    for_each_schedule([]<class S>(S) {
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

TEST_CASE("C may overlap A and B") {
    for_each_schedule([]<class S>(S) {
        for (std::ptrdiff_t offset = 0; offset < 30; offset += 3) {
            // One buffer; A starts at 0, C at `offset`.
            constexpr std::ptrdiff_t n = 21;
            random_source random(static_cast<std::uint64_t>(offset));
            std::vector<long> memory(static_cast<std::size_t>(n * n + 40));
            for (long& element : memory)
                element = static_cast<long>(random.between(-9, 9));
            const std::vector<long> before = memory;
            std::vector<long> expected(static_cast<std::size_t>(n * n));
            const matrix_view<const long> a_before{before.data(), n, n, 1, n},
                b_before{before.data() + 5, n, n, n, 1};
            for (std::size_t i = 0; i < expected.size(); ++i)
                expected[i] = before[i + static_cast<std::size_t>(offset)];
            naive<long>(2, a_before, b_before, 3, matrix_view<long>{expected.data(), n, n, 1, n});
            multiply<S, long>(2, {memory.data(), n, n, 1, n}, {memory.data() + 5, n, n, n, 1}, 3,
                              {memory.data() + offset, n, n, 1, n});
            INFO("offset " << offset);
            CHECK(std::equal(expected.begin(), expected.end(), memory.begin() + offset));
        }
    });
}

TEST_CASE("a product is non-finite exactly where the classical one is") {
    for_each_schedule([]<class S>(S) {
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            random_source random(seed);
            const std::ptrdiff_t m = random.between(1, 25), k = random.between(1, 25),
                                 n = random.between(1, 25);
            guarded_matrix<double> A(m, k, static_cast<layout>(random.between(0, 5))),
                B(k, n, static_cast<layout>(random.between(0, 5))), C(m, n, layout::column_major),
                classical(m, n, layout::column_major);
            fill_random(A, random);
            fill_random(B, random);
            const double bad[] = {infinity, -infinity, quiet_nan, 1e308, -1e308};
            for (int i = 0; i < 2; ++i) {
                A.view()(random.between(0, m - 1), random.between(0, k - 1)) = bad[random.between(0, 4)];
                if (random.between(0, 1) == 1)
                    B.view()(random.between(0, k - 1), random.between(0, n - 1)) = bad[random.between(0, 4)];
            }
            const double beta = static_cast<double>(random.between(0, 2));
            C.fill([] { return 1.0; });
            if (random.between(0, 1) == 1)
                C.view()(0, 0) = quiet_nan;
            for (std::ptrdiff_t j = 0; j < n; ++j)
                for (std::ptrdiff_t i = 0; i < m; ++i)
                    classical.view()(i, j) = C.view()(i, j);
            multiply<S, double>(1.0, A.read(), B.read(), beta, C.view());
            multiply<levels<>, double>(1.0, A.read(), B.read(), beta, classical.view());
            INFO("seed " << seed << " m " << m << " k " << k << " n " << n << " beta " << beta);
            for (std::ptrdiff_t j = 0; j < n; ++j)
                for (std::ptrdiff_t i = 0; i < m; ++i)
                    REQUIRE(std::isfinite(C.view()(i, j)) == std::isfinite(classical.view()(i, j)));
        }
    });
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
    for_each_schedule([&]<class S>(S) {
        multiply<S, double>(1.0, A.read(), B.read(), 0.0, first.view());
        release_workspace();
        multiply<S, double>(1.0, A.read(), B.read(), 0.0, second.view());
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < n; ++i)
                REQUIRE(first.view()(i, j) == second.view()(i, j));
    });
}

TEST_CASE("general alpha and beta") {
    for_each_schedule([]<class S>(S) {
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
