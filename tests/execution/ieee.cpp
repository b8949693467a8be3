// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Infinities, NaNs and numbers near the end of the range: a fast product is not finite where the classical one is not, and
// nowhere else. Products that may overflow on the way are classical, and equal it.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "support/scaled_winograd.hpp"

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/f3x3x3_23.hpp>
#include <fastmm/factorization/tables/strassen.hpp>

#include <cmath>
#include <complex>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;

namespace {

// Calls check(schedule, name) for every way of execution.
void for_each_guard(auto check) {
    check(levels<by_packing<strassen>>{}, "strassen by packing");
    check(levels<by_products<strassen>>{}, "strassen by products");
    check(levels<by_panels<strassen>>{}, "strassen by panels");
    check(levels<by_passes<strassen>>{}, "strassen by passes");
    check(levels<tables::f2x2x3_11, by_packing<strassen>>{}, "2x2x3:11, strassen by packing");
}

template <class T>
using real_part = detail::real_of<T>;

template <class T>
constexpr real_part<T> most = std::numeric_limits<real_part<T>>::max();
template <class T>
constexpr real_part<T> infinity = std::numeric_limits<real_part<T>>::infinity();
template <class T>
constexpr real_part<T> nan = std::numeric_limits<real_part<T>>::quiet_NaN();

template <class T>
bool is_finite(const T& x) {
    if constexpr (is_complex<T>)
        return std::isfinite(x.real()) && std::isfinite(x.imag());
    else
        return std::isfinite(x);
}

template <class T>
struct matrix {
    std::ptrdiff_t rows, cols;
    std::vector<T> elements;

    matrix(std::ptrdiff_t rows_, std::ptrdiff_t cols_, T value)
        : rows(rows_), cols(cols_), elements(static_cast<std::size_t>(rows * cols), value) {}
    T& operator()(std::ptrdiff_t i, std::ptrdiff_t j) {
        return elements[static_cast<std::size_t>(i + j * rows)];
    }
    matrix_view<const T> read() const { return {elements.data(), rows, cols, 1, rows}; }
    matrix_view<T> view() { return {elements.data(), rows, cols, 1, rows}; }
};

// Elements of two products of which one is finite and the other is not.
template <class S, class T>
std::ptrdiff_t differences(T alpha, const matrix<T>& A, const matrix<T>& B, T beta, const matrix<T>& C) {
    matrix<T> fast = C, classical = C;
    multiply<S, T>(alpha, A.read(), B.read(), beta, fast.view());
    multiply<levels<>, T>(alpha, A.read(), B.read(), beta, classical.view());
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < C.elements.size(); ++i)
        count += is_finite(fast.elements[i]) == is_finite(classical.elements[i]) ? 0 : 1;
    return count;
}

struct size {
    std::ptrdiff_t m, k, n;
};
// Without fringes, and with some along each dimension.
constexpr size small_sizes[] = {{4, 4, 6}, {5, 5, 7}, {9, 6, 6}};

template <class T>
matrix<T> some_matrix(std::ptrdiff_t rows, std::ptrdiff_t cols, std::uint64_t seed) {
    random_source random(seed);
    matrix<T> result(rows, cols, T(0));
    for (T& x : result.elements)
        x = T(static_cast<real_part<T>>(random.between(-9, 9)));
    return result;
}

template <class T>
std::vector<T> bad_numbers() {
    if constexpr (is_complex<T>)
        return {T(infinity<T>, 0), T(0, -infinity<T>), T(nan<T>, 1), T(1, nan<T>)};
    else
        return {infinity<T>, -infinity<T>, nan<T>};
}

template <class S, class T>
void check_every_position(const char* name) {
    for (const size& s : small_sizes)
        for (const T bad : bad_numbers<T>())
            for (const T beta : {T(0), T(1), T(2)}) {
                const matrix<T> A = some_matrix<T>(s.m, s.k, 1), B = some_matrix<T>(s.k, s.n, 2),
                                C = some_matrix<T>(s.m, s.n, 3);
                INFO(name << ", " << s.m << " x " << s.k << " x " << s.n << ", " << bad << ", beta " << beta);
                for (std::size_t i = 0; i < A.elements.size(); ++i) {
                    matrix<T> spoilt = A;
                    spoilt.elements[i] = bad;
                    INFO("element " << i << " of A");
                    REQUIRE(differences<S, T>(T(1), spoilt, B, beta, C) == 0);
                }
                for (std::size_t i = 0; i < B.elements.size(); ++i) {
                    matrix<T> spoilt = B;
                    spoilt.elements[i] = bad;
                    INFO("element " << i << " of B");
                    REQUIRE(differences<S, T>(T(1), A, spoilt, beta, C) == 0);
                }
                for (std::size_t i = 0; i < C.elements.size(); ++i) {
                    matrix<T> spoilt = C;
                    spoilt.elements[i] = bad;
                    INFO("element " << i << " of C");
                    REQUIRE(differences<S, T>(T(1), A, B, beta, spoilt) == 0);
                }
            }
}

template <class T>
void check_scales(auto each_schedule) {
    using real = real_part<T>;
    const std::vector<real> scales{real(1),
                                   infinity<T>,
                                   -infinity<T>,
                                   nan<T>,
                                   most<T>,
                                   -most<T>,
                                   most<T> / 4,
                                   1 / most<T>,
                                   real(-1),
                                   real(0),
                                   std::numeric_limits<real>::denorm_min()};
    each_schedule([&]<class S>(S, const char* name) {
        for (const size& s : small_sizes)
            for (const real alpha : scales)
                for (const real beta : scales)
                    for (const real magnitude : {real(1), real(1e-30), 1 / most<T>, most<T> / 512}) {
                        matrix<T> A = some_matrix<T>(s.m, s.k, 1), B = some_matrix<T>(s.k, s.n, 2),
                                  C = some_matrix<T>(s.m, s.n, 3);
                        for (T& x : A.elements)
                            x *= magnitude;
                        C(0, 0) = most<T>;
                        C(s.m - 1, s.n - 1) = -most<T>;
                        INFO(name << ", " << s.m << " x " << s.k << " x " << s.n << ", alpha " << alpha
                                  << ", beta " << beta << ", A times " << magnitude);
                        REQUIRE(differences<S, T>(T(alpha), A, B, T(beta), C) == 0);
                    }
    });
}

} // namespace

TEST_CASE("an infinity or a NaN at any position") {
    for_each_guard([]<class S>(S, const char* name) { check_every_position<S, double>(name); });
    check_every_position<levels<by_packing<strassen>>, std::complex<float>>("complex, by packing");
    check_every_position<levels<by_passes<strassen>>, std::complex<float>>("complex, by passes");
}

TEST_CASE("scales that are infinite, undefined, huge or tiny") {
    check_scales<double>([](auto check) {
        for_each_guard(check);
        check(levels<by_products<scaled_winograd>>{}, "winograd with scaled rows, by products");
        check(levels<by_passes<scaled_winograd>>{}, "winograd with scaled rows, by passes");
    });
    check_scales<std::complex<float>>([](auto check) {
        check(levels<by_packing<strassen>>{}, "complex, by packing");
        check(levels<by_passes<strassen>>{}, "complex, by passes");
    });
}

// The sums of a fast algorithm are larger than those of the classical one: at some magnitude they overflow alone.
TEST_CASE("sums that overflow on the way, at every magnitude") {
    for_each_guard([]<class S>(S, const char* name) {
        for (const size& s : small_sizes)
            for (int exponent = 500; exponent < 514; ++exponent)
                for (const double beta : {0.0, 1.0}) {
                    matrix<double> A = some_matrix<double>(s.m, s.k, 4), B = some_matrix<double>(s.k, s.n, 5),
                                   C = some_matrix<double>(s.m, s.n, 6);
                    for (double& x : A.elements)
                        x = std::ldexp(x, exponent);
                    for (double& x : B.elements)
                        x = std::ldexp(x, exponent);
                    INFO(name << ", " << s.m << " x " << s.k << " x " << s.n << ", 2^" << exponent
                              << ", beta " << beta);
                    REQUIRE(differences<S, double>(1, A, B, beta, C) == 0);
                }
    });
}

TEST_CASE("a huge element anywhere, whose sums with others overflow") {
    for_each_guard([]<class S>(S, const char* name) {
        for (const size& s : small_sizes)
            for (std::ptrdiff_t i = 0; i < s.m; ++i)
                for (std::ptrdiff_t p = 0; p < s.k; ++p) {
                    // Diagonals: no element of the classical product is a sum.
                    matrix<double> A(s.m, s.k, 0), B(s.k, s.n, 0), C(s.m, s.n, 1);
                    for (std::ptrdiff_t q = 0; q < std::min(s.m, s.k); ++q)
                        A(q, q) = most<double> / 2;
                    for (std::ptrdiff_t q = 0; q < std::min(s.k, s.n); ++q)
                        B(q, q) = 1;
                    A(i, p) = most<double>;
                    INFO(name << ", " << s.m << " x " << s.k << " x " << s.n << ", element " << i << ", "
                              << p);
                    REQUIRE(differences<S, double>(1, A, B, 0, C) == 0);
                    REQUIRE(differences<S, double>(1, A, B, 1, C) == 0);
                }
    });
}

// C = most, from which the sum of all products takes a little: one product alone, added first, would overflow.
TEST_CASE("elements of C near the end of the range") {
    for_each_guard([]<class S>(S, const char* name) {
        for (const size& s : small_sizes)
            for (std::uint64_t seed = 0; seed < 20; ++seed)
                for (int exponent = 420; exponent < 505; exponent += 7) {
                    matrix<double> A = some_matrix<double>(s.m, s.k, 7 + seed),
                                   B = some_matrix<double>(s.k, s.n, 8 + seed), C(s.m, s.n, most<double>);
                    for (double& x : A.elements)
                        x = std::ldexp(x, exponent);
                    for (double& x : B.elements)
                        x = std::ldexp(x, exponent);
                    INFO(name << ", " << s.m << " x " << s.k << " x " << s.n << ", 2^" << exponent
                              << ", seed " << seed);
                    REQUIRE(differences<S, double>(1, A, B, 1, C) == 0);
                    REQUIRE(differences<S, double>(-1, A, B, 1, C) == 0);
                }
    });
}

// The columns of A that no block covers overflow alone; the product of the blocks brings them back.
TEST_CASE("a fringe that overflows alone") {
    const auto check = []<class S>(S, const char* name) {
        for (std::ptrdiff_t i = 0; i < 6; ++i)
            for (std::ptrdiff_t j = 0; j < 6; ++j) {
                matrix<double> A(6, 8, 0), B(8, 6, 0), C(6, 6, 1);
                constexpr double part = most<double> * 0x1p-40;
                A(i, 0) = -part;
                A(i, 6) = most<double>;
                A(i, 7) = part;
                B(0, j) = B(6, j) = B(7, j) = 1;
                INFO(name << ", element " << i << ", " << j);
                REQUIRE(differences<S, double>(1, A, B, 0, C) == 0);
                REQUIRE(differences<S, double>(1, A, B, 1, C) == 0);
            }
    };
    check(levels<by_packing<tables::f3x3x3_23>>{}, "3x3x3:23 by packing");
    check(levels<by_panels<tables::f3x3x3_23>>{}, "3x3x3:23 by panels");
    check(levels<by_passes<tables::f3x3x3_23>>{}, "3x3x3:23 by passes");
}
