// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Scalars from elsewhere: large integers, rings without commutativity, fields that hold fractions, and a ring
// of characteristic 2.

#include "execution/size_check.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cmath>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

// The integers modulo 2, as a type of its own.
struct bit {
    bool value = false;
    bit() = default;
    explicit bit(int number) : value(number % 2 != 0) {}
    explicit bit(std::ptrdiff_t number) : value(number % 2 != 0) {}
    friend bit operator+(bit x, bit y) { return bit(int(x.value != y.value)); }
    friend bit operator-(bit x, bit y) { return x + y; }
    friend bit operator*(bit x, bit y) { return bit(int(x.value && y.value)); }
    friend bool operator==(bit x, bit y) { return x.value == y.value; }
};

// 2 x 2 matrices of integers: products do not commute.
struct small_matrix {
    long a = 0, b = 0, c = 0, d = 0;
    small_matrix() = default;
    explicit small_matrix(std::ptrdiff_t number) : a(static_cast<long>(number)), d(a) {}
    small_matrix(long a_, long b_, long c_, long d_) : a(a_), b(b_), c(c_), d(d_) {}
    friend small_matrix operator+(const small_matrix& x, const small_matrix& y) {
        return {x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d};
    }
    friend small_matrix operator-(const small_matrix& x, const small_matrix& y) {
        return {x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d};
    }
    friend small_matrix operator*(const small_matrix& x, const small_matrix& y) {
        return {x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d, x.c * y.a + x.d * y.c, x.c * y.b + x.d * y.d};
    }
    friend bool operator==(const small_matrix&, const small_matrix&) = default;
};

// Strassen's algorithm with its first product doubled in A and halved in C, and a form without a plus: exact
// over fields only.
struct strassen_with_fractions {
    static constexpr std::string_view text = R"(
name: strassen_with_fractions
shape: 2x2x2
rank: 7
ring: Q
(2 a11 + 2 a22) (b11 + b22) (1/2 c11 + 1/2 c22)
(a21 + a22) (-3 b11) (-1/3 c21 + 1/3 c22)
(a11) (b12 - b22) (c12 + c22)
(-a22) (b11 - b21) (c11 + c21)
(-a11 - a12) (b22) (c11 - c12)
(-a11 + a21) (b11 + b12) (c22)
(1/4 a12 - 1/4 a22) (b21 + b22) (4 c11)
)";
};

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

} // namespace

template <>
struct fastmm::scalar_traits<bit> {
    using ring = integers_modulo<2>;
};
template <>
struct fastmm::scalar_traits<cpp_rational> {
    using ring = rationals;
};

TEST_CASE("large integers") {
    check_sizes<levels<>, cpp_int>();
    check_sizes<deep, cpp_int>();
    constexpr std::ptrdiff_t n = 8;
    std::vector<cpp_int> A(n * n), B(n * n), C(n * n), expected(n * n);
    for (std::size_t i = 0; i < A.size(); ++i) {
        A[i] = pow(cpp_int(3), 200 + static_cast<unsigned>(i)) - 1;
        B[i] = 1 - pow(cpp_int(7), 90 + static_cast<unsigned>(i));
    }
    const matrix_view<const cpp_int> a{A.data(), n, n, 1, n}, b{B.data(), n, n, n, 1};
    naive<cpp_int>(1, a, b, 0, matrix_view<cpp_int>{expected.data(), n, n, 1, n});
    multiply<levels<tables::f4x4x4_49, tables::strassen>, cpp_int>(
        1, a, b, 0, matrix_view<cpp_int>{C.data(), n, n, 1, n});
    CHECK(C == expected);
}

TEST_CASE("a ring without commutativity") {
    check_sizes<deep, small_matrix>();
    const auto entries = [](random_source& random) {
        return small_matrix(random.between(-5, 5), random.between(-5, 5), random.between(-5, 5),
                            random.between(-5, 5));
    };
    random_source random(17);
    guarded_matrix<small_matrix> A(9, 10, layout::row_major), B(10, 11, layout::column_major),
        C(9, 11, layout::column_major), expected(9, 11, layout::column_major);
    A.fill([&] { return entries(random); });
    B.fill([&] { return entries(random); });
    const small_matrix alpha(1, 2, 3, 4), beta(0, 1, 1, 0);
    C.fill([] { return small_matrix(1, 1, 0, 2); });
    expected.fill([] { return small_matrix(1, 1, 0, 2); });
    naive<small_matrix>(alpha, A.read(), B.read(), beta, expected.view());
    multiply<levels<tables::f4x5x5_76>, small_matrix>(alpha, A.read(), B.read(), beta, C.view());
    for (std::ptrdiff_t j = 0; j < 11; ++j)
        for (std::ptrdiff_t i = 0; i < 9; ++i)
            REQUIRE(C.view()(i, j) == expected.view()(i, j));
}

TEST_CASE("a ring of characteristic 2 runs the tables that hold modulo 2") {
    static_assert(!is_exact<tables::f4x4x4_47, integers>);
    check_sizes<levels<tables::f4x4x4_47>, bit>();
    check_sizes<levels<tables::f4x5x5_73>, bit>();
    check_sizes<levels<tables::strassen, tables::f4x4x5_60>, bit>();
}

TEST_CASE("fields run tables with fractions") {
    using schedule = levels<strassen_with_fractions, strassen_with_fractions>;
    static_assert(is_exact<strassen_with_fractions, rationals>);
    static_assert(!is_exact<strassen_with_fractions, integers>);
    check_sizes<schedule, cpp_rational>();
    // Thirds are not exact in binary: compare within rounding.
    constexpr std::ptrdiff_t n = 12;
    random_source random(23);
    guarded_matrix<double> A(n, n, layout::row_major), B(n, n, layout::column_major),
        C(n, n, layout::strided), expected(n, n, layout::column_major);
    A.fill([&] { return static_cast<double>(random.between(-8, 8)); });
    B.fill([&] { return static_cast<double>(random.between(-8, 8)); });
    naive<double>(1.0, A.read(), B.read(), 0.0, expected.view());
    multiply<schedule, double>(1.0, A.read(), B.read(), 0.0, C.view());
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i)
            REQUIRE(std::abs(C.view()(i, j) - expected.view()(i, j)) < 1e-11);
}
