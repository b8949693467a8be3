// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Structured products: one triangle of a product, A times its transpose, skew-symmetric matrices.

#include "support/catch.hpp"
#include "support/parallel_for.hpp"
#include "support/product_check.hpp"

#include <fastmm/modular.hpp>
#include <fastmm/structured.hpp>

#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using Eigen::MatrixXd;
using Eigen::MatrixXi;
using Eigen::VectorXd;

namespace {

using two_levels = levels<tables::strassen, tables::winograd>;
using six_levels = levels<tables::strassen, tables::strassen, tables::strassen, tables::strassen,
                          tables::strassen, tables::strassen>;

// Integers modulo 2^64 that count their products, but not those by the coefficients 1 and -1 of a table.
struct counted {
    static inline std::int64_t products = 0;
    std::uint64_t value = 0;
    counted() = default;
    explicit counted(std::ptrdiff_t number) : value(static_cast<std::uint64_t>(number)) {}
    friend counted operator+(const counted& x, const counted& y) { return from(x.value + y.value); }
    friend counted operator-(const counted& x, const counted& y) { return from(x.value - y.value); }
    friend counted operator*(const counted& x, const counted& y) {
        products += !x.is_unit() && !y.is_unit();
        return from(x.value * y.value);
    }
    friend bool operator==(const counted&, const counted&) = default;

    static counted from(std::uint64_t number) {
        counted result;
        result.value = number;
        return result;
    }

private:
    bool is_unit() const { return value == 1 || value + 1 == 0; }
};

// 2 x 2 matrices of these: products do not commute.
struct small_matrix {
    static inline std::int64_t products = 0;
    std::uint64_t a = 0, b = 0, c = 0, d = 0;
    small_matrix() = default;
    explicit small_matrix(std::ptrdiff_t number) : a(static_cast<std::uint64_t>(number)), d(a) {}
    small_matrix(std::uint64_t a_, std::uint64_t b_, std::uint64_t c_, std::uint64_t d_)
        : a(a_), b(b_), c(c_), d(d_) {}
    friend small_matrix operator+(const small_matrix& x, const small_matrix& y) {
        return {x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d};
    }
    friend small_matrix operator-(const small_matrix& x, const small_matrix& y) {
        return {x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d};
    }
    friend small_matrix operator*(const small_matrix& x, const small_matrix& y) {
        ++products;
        return {x.a * y.a + x.b * y.c, x.a * y.b + x.b * y.d, x.c * y.a + x.d * y.c, x.c * y.b + x.d * y.d};
    }
    friend bool operator==(const small_matrix&, const small_matrix&) = default;
};

template <class T>
T any_element(random_source& random) {
    if constexpr (std::is_same_v<T, small_matrix>)
        return {random.next(), random.next(), random.next(), random.next()};
    else if constexpr (std::is_same_v<T, counted>)
        return counted::from(random.next());
    else
        return small_integer<T>(random);
}

} // namespace

template <>
inline constexpr bool fastmm::commutes<counted> = true;

namespace {

constexpr triangle parts[] = {triangle::lower, triangle::upper, triangle::both};
constexpr const char* part_names[] = {"lower", "upper", "both"};

bool is_in(triangle part, std::ptrdiff_t i, std::ptrdiff_t j) {
    return part == triangle::both || (part == triangle::lower ? i >= j : i <= j);
}

// What stands in the triangle that must be left alone: a NaN would also spoil what reads it.
template <class T>
T untouched() {
    if constexpr (std::is_floating_point_v<T>)
        return std::numeric_limits<T>::quiet_NaN();
    else
        return sentinel<T>();
}
template <class T>
bool is_untouched(const T& value) {
    if constexpr (std::is_floating_point_v<T>)
        return std::isnan(value);
    else
        return value == sentinel<T>();
}

// One random product of a part of C = alpha A B + beta C, with B = A^T where `symmetric`: empty, or what replays it.
template <class T>
std::string check_part(std::ptrdiff_t n, std::ptrdiff_t k, std::uint64_t seed) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout a_layout = any_layout(), b_layout = any_layout(), c_layout = any_layout();
    const auto which = static_cast<std::size_t>(random.between(0, 2));
    const triangle part = parts[which];
    const bool symmetric = random.between(0, 2) > 0, named = random.between(0, 2) == 0;
    const scale_pair scale = any_scales[static_cast<std::size_t>(random.between(0, 6))];
    const T alpha = whole_number<T>(scale.alpha), beta = whole_number<T>(scale.beta);
    guarded_matrix<T> A(n, k, a_layout), B(k, n, b_layout), C(n, n, c_layout),
        expected(n, n, layout::column_major);
    A.fill([&] { return any_element<T>(random); });
    B.fill([&] { return any_element<T>(random); });
    const matrix_view<const T> right = symmetric ? A.read().transposed() : B.read();
    // Of both triangles of a symmetric C the upper one is not read.
    const bool mirrored = symmetric && part == triangle::both && commutes<T>;
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const bool reads = is_in(mirrored ? triangle::lower : part, i, j) && scale.beta != 0;
            const T value = any_element<T>(random);
            C.view()(i, j) = reads ? value : untouched<T>();
            expected.view()(i, j) = reads || !mirrored ? value : T(0);
        }
    if (mirrored)
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < j; ++i)
                expected.view()(i, j) = expected.view()(j, i);
    naive<T>(alpha, A.read(), right, beta, expected.view());
    if (symmetric && named)
        syrk<two_levels>(part, alpha, A.read(), beta, C.view());
    else if (symmetric)
        syrk(part, alpha, A.read(), beta, C.view());
    else if (named)
        gemmt<two_levels>(part, alpha, A.read(), right, beta, C.view());
    else
        gemmt(part, alpha, A.read(), right, beta, C.view());
    std::ostringstream failure;
    for (std::ptrdiff_t j = 0; j < n && failure.str().empty(); ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const T& element = C.view()(i, j);
            if (is_in(part, i, j) ? !(element == expected.view()(i, j)) : !is_untouched(element)) {
                failure << "C(" << i << ", " << j << ") is wrong";
                break;
            }
        }
    if (!A.is_intact() || !B.is_intact() || !C.is_intact())
        failure << " memory round a matrix was written";
    if (failure.str().empty())
        return {};
    failure << ": n=" << n << " k=" << k << " seed=" << seed << ' ' << part_names[which]
            << (symmetric ? " syrk" : " gemmt") << (named ? " by a schedule" : "") << " alpha=" << scale.alpha
            << " beta=" << scale.beta << " A " << to_string(a_layout) << ", B " << to_string(b_layout)
            << ", C " << to_string(c_layout);
    return failure.str();
}

template <class T>
void check_parts(int count, std::ptrdiff_t largest, std::uint64_t seed) {
    random_source random(seed);
    for (int i = 0; i < count; ++i) {
        const std::ptrdiff_t n = random.between(0, largest), k = random.between(0, largest);
        const std::string failure = check_part<T>(n, k, random.next());
        if (!failure.empty())
            FAIL(failure);
    }
}

} // namespace

TEST_CASE("random triangles of products") {
    check_parts<double>(1000, 130, 1);
    check_parts<std::int32_t>(1000, 130, 2);
    check_parts<std::uint64_t>(300, 130, 7);
    check_parts<std::complex<float>>(100, 60, 3);
    check_parts<counted>(200, 20, 4);
    check_parts<small_matrix>(200, 12, 5);
    check_parts<modular<65521>>(30, 130, 6);
    // Deep and wide enough for several blocks of the cache, and several panels.
    for (const auto& [n, k] : {std::pair<std::ptrdiff_t, std::ptrdiff_t>{401, 700}, {700, 30}})
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const std::string failure = check_part<double>(n, k, seed);
            if (!failure.empty())
                FAIL(failure);
        }
    // Products of a scalar's own, in squares that are not cut and beside them.
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const std::string failure = check_part<modular<65521>>(450, 9, seed);
        if (!failure.empty())
            FAIL(failure);
    }
}

TEST_CASE("products of A times its transpose: two thirds of the fast ones as n grows, half at the bottom") {
    const auto products_of = [](std::ptrdiff_t n, auto multiply) {
        guarded_matrix<counted> A(n, n, layout::column_major), C(n, n, layout::column_major);
        random_source random(static_cast<std::uint64_t>(n));
        A.fill([&] { return any_element<counted>(random); });
        counted::products = 0;
        multiply(A.read(), C.view());
        return counted::products;
    };
    const auto whole = [](const auto& A, const auto& C) {
        gemm<six_levels>(counted(1), A, A.transposed(), counted(0), C);
    };
    const auto half = [](const auto& A, const auto& C) {
        syrk<six_levels>(triangle::lower, counted(1), A, counted(0), C);
    };
    double before = 0;
    std::int64_t expected = 1, fast = 1; // S(n) = 4 S(n/2) + 2 M(n/2), M(n) = 7 M(n/2)
    for (std::ptrdiff_t n = 2; n <= 64; n *= 2) {
        expected = 4 * expected + 2 * fast;
        fast *= 7;
        CHECK(products_of(n, whole) == fast);
        CHECK(products_of(n, half) == expected);
        const double ratio = static_cast<double>(expected) / static_cast<double>(fast);
        CHECK((n == 2 || ratio < before)); // from above
        before = ratio;
    }
    CHECK(before < 0.68);
    for (const std::ptrdiff_t n : {1, 2, 3, 4, 7}) {
        CHECK(products_of(n, [](const auto& A, const auto& C) {
                  syrk<levels<>>(triangle::upper, counted(1), A, counted(0), C);
              }) == n * (n + 1) / 2 * n);
    }
    // Where nothing commutes, both triangles are a whole product.
    guarded_matrix<small_matrix> A(5, 3, layout::row_major), C(5, 5, layout::row_major);
    small_matrix::products = 0;
    syrk<levels<>>(triangle::both, small_matrix(1), A.view(), small_matrix(0), C.view());
    CHECK(small_matrix::products == 5 * 5 * 3);
}

namespace {

// Whether the elements of a part are finite where the textbook product has them finite.
void check_non_finite(std::uint64_t seed) {
    random_source random(seed);
    const std::ptrdiff_t n = random.between(1, 80), k = random.between(1, 80);
    guarded_matrix<double> A(n, k, layout::column_major), C(n, n, layout::column_major),
        expected(n, n, layout::column_major);
    A.fill([&] { return static_cast<double>(random.between(-100, 100)) / 64; });
    constexpr double most = std::numeric_limits<double>::max();
    const double bad[] = {HUGE_VAL, -HUGE_VAL, std::numeric_limits<double>::quiet_NaN(), most / 2, -most / 2};
    for (std::ptrdiff_t i = random.between(0, 2); i > 0; --i)
        A.view()(random.between(0, n - 1), random.between(0, k - 1)) = bad[random.between(0, 4)];
    const double beta = static_cast<double>(random.between(0, 1));
    C.fill([] { return 1.0; });
    expected.fill([] { return 1.0; });
    naive<double>(1, A.read(), A.read().transposed(), beta, expected.view());
    syrk<two_levels>(triangle::both, 1.0, A.read(), beta, C.view());
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < n; ++i)
            if (std::isfinite(C.view()(i, j)) != std::isfinite(expected.view()(i, j)))
                FAIL("C(" << i << ", " << j << ") is " << C.view()(i, j) << ", and classically "
                          << expected.view()(i, j) << ": n=" << n << " k=" << k << " seed=" << seed);
}

} // namespace

TEST_CASE("infinities and NaNs stay where the classical product has them") {
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        check_non_finite(seed);
}

TEST_CASE("triangles: what is not read, what overlaps, what is refused") {
    const MatrixXd A = MatrixXd::Random(70, 40);
    const MatrixXd expected = A * A.transpose();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    MatrixXd C = MatrixXd::Constant(70, 70, 2);
    const matrix_view<const double> nowhere{nullptr, 70, 40, 1, 70};
    syrk(triangle::lower, 0.0, nowhere, 3.0, C);
    CHECK(C(69, 0) == 6);
    CHECK(C(0, 69) == 2);
    C.setConstant(nan);
    syrk(triangle::both, 0.0, nowhere, 0.0, C);
    CHECK(C == MatrixXd::Zero(70, 70));
    C.setConstant(2);
    syrk(triangle::upper, 1.0, MatrixXd(70, 0), 2.0, C);
    CHECK(C(0, 69) == 4);
    CHECK(C(69, 0) == 2);
    MatrixXd none(0, 0);
    syrk(triangle::lower, 1.0, MatrixXd(0, 5), 0.0, none);

    // C in the place of A.
    MatrixXd square = MatrixXd::Random(50, 50);
    const MatrixXd squared = square * square.transpose(), before = square;
    syrk(triangle::lower, 1.0, square, 0.0, square);
    CHECK((MatrixXd(square.triangularView<Eigen::Lower>()) - MatrixXd(squared.triangularView<Eigen::Lower>()))
              .norm() < 1e-11);
    CHECK(MatrixXd(square.triangularView<Eigen::StrictlyUpper>()) ==
          MatrixXd(before.triangularView<Eigen::StrictlyUpper>()));

    MatrixXd small(70, 69);
    CHECK_THROWS_AS(syrk(triangle::lower, 1.0, A, 0.0, small), error);
    CHECK_THROWS_AS(gemmt(triangle::lower, 1.0, A, A, 0.0, C), error);

    // Memory: what is asked for is enough, and less is refused; without any, the product is formed in place.
    const MatrixXd large = MatrixXd::Random(300, 200);
    const MatrixXd large_expected = large * large.transpose();
    const std::size_t bytes = gemmt_workspace_bytes<double>(300, 200);
    REQUIRE(bytes > 64);
    std::vector<std::byte> memory(bytes);
    options wanted;
    wanted.workspace = memory;
    MatrixXd D(300, 300);
    syrk(triangle::both, 1.0, large, 0.0, D, wanted);
    CHECK((D - large_expected).norm() < 1e-9);
    CHECK(D == D.transpose());
    wanted.workspace = std::span(memory).first(bytes - 65);
    CHECK_THROWS_AS(syrk(triangle::both, 1.0, large, 0.0, D, wanted), error);
    wanted.workspace = memory;
    MatrixXd own = MatrixXd::Random(300, 300);
    CHECK_THROWS_AS(syrk(triangle::lower, 1.0, own, 0.0, own, wanted), error);
    wanted = {};
    wanted.max_workspace = 0;
    D.setZero();
    syrk(triangle::both, 1.0, large, 0.0, D, wanted);
    CHECK((D - large_expected).norm() < 1e-9);
}

TEST_CASE("triangles by threads: the same bits") {
    const MatrixXd A = MatrixXd::Random(333, 150);
    for (const triangle part : parts) {
        options alone;
        alone.threads = 1;
        MatrixXd expected = MatrixXd::Zero(333, 333);
        syrk(part, 1.0, A, 0.0, expected, alone);
        for (const int threads : {2, 3, 5}) {
            const in_reverse run;
            options wanted;
            wanted.threads = threads;
            wanted.parallel = run;
            MatrixXd C = MatrixXd::Zero(333, 333);
            syrk(part, 1.0, A, 0.0, C, wanted);
            CHECK(C == expected);
            CHECK(run.most_tasks == threads);
        }
    }
}

TEST_CASE("A times its transpose and its adjoint, of Eigen objects") {
    const MatrixXi A = MatrixXi::Random(60, 33).unaryExpr([](int x) { return x % 10; });
    CHECK(syrk(A) == A * A.transpose());
    CHECK(syrk(A.transpose()) == A.transpose() * A);
    CHECK(syrk(A + A) == 4 * A * A.transpose());
    static_assert(std::is_same_v<decltype(syrk(Eigen::Matrix<double, 3, 5>())), Eigen::Matrix3d>);
    const Eigen::MatrixXcd X = Eigen::MatrixXcd::Random(60, 45);
    CHECK((syrk(X) - X * X.transpose()).norm() < 1e-11);
    const Eigen::MatrixXcd H = herk(X);
    CHECK((H - X * X.adjoint()).norm() < 1e-11);
    CHECK(H.diagonal().imag() == VectorXd::Zero(60));
    CHECK(H == H.adjoint());
    Eigen::MatrixXcd C = Eigen::MatrixXcd::Constant(60, 60, {1, 2});
    herk(triangle::upper, 2.0, X, 3.0, C);
    CHECK(std::abs(C(3, 50) - (H(3, 50) * 2.0 + std::complex<double>(3, 6))) < 1e-11);
    CHECK(C(50, 3) == std::complex<double>(1, 2));
    CHECK(herk(MatrixXd(A.cast<double>())) == (A * A.transpose()).cast<double>());
}

namespace {

template <int... n>
constexpr bool skew_symmetric_are_exact(std::integer_sequence<int, n...>) {
    return ((skew_symmetric_residual<n + 1>(skew_symmetric_algorithm<n + 1>()) == 0 &&
             skew_symmetric_algorithm<n + 1>().rank == skew_symmetric_products(n + 1)) &&
            ...);
}
static_assert(skew_symmetric_are_exact(std::make_integer_sequence<int, 8>{}), "Mend the construction.");
static_assert(skew_symmetric_products(3) == 5 && skew_symmetric_products(10) == 54);

constexpr int wrong_entries_of_a_mistake(int product) {
    auto algorithm = skew_symmetric_algorithm<4>();
    algorithm.v.entries[static_cast<std::size_t>(algorithm.v.begin[static_cast<std::size_t>(product)])]
        .value.numerator = 5;
    return skew_symmetric_residual<4>(algorithm);
}
static_assert(wrong_entries_of_a_mistake(0) > 0 && wrong_entries_of_a_mistake(8) > 0);

// Y = alpha A X + beta Y of a random skew-symmetric A, of which one triangle is given: empty, or what replays it.
template <class T>
std::string check_skew_symmetric(std::ptrdiff_t n, std::ptrdiff_t p, std::uint64_t seed) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const triangle stored = random.between(0, 1) == 0 ? triangle::lower : triangle::upper;
    guarded_matrix<T> A(n, n, any_layout()), whole(n, n, layout::column_major), X(n, p, any_layout()),
        Y(n, p, any_layout()), expected(n, p, layout::column_major);
    const T alpha = any_element<T>(random), beta = random.between(0, 1) == 0 ? T(0) : any_element<T>(random);
    X.fill([&] { return any_element<T>(random); });
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i <= j; ++i) {
            const T value = i == j ? T(0) : any_element<T>(random);
            whole.view()(i, j) = value;
            whole.view()(j, i) = detail::negate(value);
            const bool upper = stored == triangle::upper;
            A.view()(upper ? j : i, upper ? i : j) = untouched<T>(); // and the diagonal
            if (i != j)
                A.view()(upper ? i : j, upper ? j : i) = upper ? value : detail::negate(value);
        }
    for (std::ptrdiff_t c = 0; c < p; ++c)
        for (std::ptrdiff_t i = 0; i < n; ++i) {
            const T value = any_element<T>(random);
            expected.view()(i, c) = value;
            Y.view()(i, c) = beta == T(0) ? untouched<T>() : value;
        }
    naive<T>(alpha, whole.read(), X.read(), beta, expected.view());
    skew_symmetric_product(stored, alpha, A.read(), X.read(), beta, Y.view());
    bool right = A.is_intact() && X.is_intact() && Y.is_intact();
    for (std::ptrdiff_t c = 0; c < p; ++c)
        for (std::ptrdiff_t i = 0; i < n; ++i)
            right = right && Y.view()(i, c) == expected.view()(i, c);
    return right ? ""
                 : "n=" + std::to_string(n) + " p=" + std::to_string(p) + " seed=" + std::to_string(seed);
}

template <class T>
void check_skew_symmetric(int count, std::ptrdiff_t largest) {
    random_source random(31);
    for (int i = 0; i < count; ++i) {
        const std::ptrdiff_t n = random.between(0, largest), p = random.between(0, 6);
        const std::string failure = check_skew_symmetric<T>(n, p, random.next());
        if (!failure.empty())
            FAIL(failure);
    }
}

} // namespace

TEST_CASE("random skew-symmetric products") {
    check_skew_symmetric<double>(300, 130);
    check_skew_symmetric<std::int32_t>(300, 130);
    check_skew_symmetric<counted>(100, 40);
    check_skew_symmetric<small_matrix>(100, 20);
    MatrixXd A = MatrixXd::Random(30, 30);
    const MatrixXd skew = A - A.transpose();
    VectorXd x = VectorXd::Random(30);
    const VectorXd expected = skew * x;
    CHECK((skew_symmetric_product(triangle::upper, skew, x) - expected).norm() < 1e-12);
    skew_symmetric_product(triangle::lower, 1.0, skew, x, 0.0, x);
    CHECK((x - expected).norm() < 1e-12);
    CHECK_THROWS_AS(skew_symmetric_product(triangle::upper, MatrixXd(3, 4), VectorXd(4)), error);
    skew_symmetric_product(triangle::upper, 0.0, matrix_view<const double>{nullptr, 30, 30, 1, 30}, x, 0.0,
                           x);
    CHECK(x == VectorXd::Zero(30));
}

TEST_CASE("skew-symmetric matrix times vector: (n - 1)(n + 2) / 2 products, commuting or not") {
    for (std::ptrdiff_t n = 1; n <= 12; ++n) {
        guarded_matrix<small_matrix> A(n, n, layout::row_major), x(n, 1, layout::column_major),
            y(n, 1, layout::column_major);
        random_source random(static_cast<std::uint64_t>(n));
        A.fill([&] { return any_element<small_matrix>(random); });
        x.fill([&] { return any_element<small_matrix>(random); });
        small_matrix::products = 0;
        skew_symmetric_product(triangle::upper, small_matrix(1), A.view(), x.view(), small_matrix(0),
                               y.view());
        CHECK(small_matrix::products == (n - 1) * (n + 2) / 2);
    }
}
