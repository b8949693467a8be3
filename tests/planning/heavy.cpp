// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Scalars that no kernel serves and that own memory: how many of their operations a product takes, down to single elements;
// schedules that are chosen by the costs of these; elements that are constructed and destroyed in pairs, whatever throws.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "support/parallel_for.hpp"

#include <fastmm/matmul.hpp>
#include <fastmm/plan.hpp>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/multiprecision/eigen.hpp>

#if defined(FASTMM_TEST_HAS_GMP)
#include <gmpxx.h>
#endif

#include <array>
#include <atomic>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using boost::multiprecision::cpp_bin_float_50;
using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

namespace {

struct counts {
    std::atomic<long> products{0}, additions{0}, alive{0};
    std::atomic<long> until_failure{-1}; // operations; below 0: never

    void operation(std::atomic<long>& kind) {
        ++kind;
        if (until_failure >= 0 && until_failure-- == 0)
            throw std::runtime_error("an operation of a scalar failed");
    }
};
counts counted;

// 2 x 2 matrices of integers modulo 2^64 on the heap: products do not commute, every operation is counted and every lost
// object is a leak.
class element {
public:
    element() : element(0) {}
    explicit element(std::ptrdiff_t number) : element(number, 0, 0, number) {}
    element(std::ptrdiff_t a, std::ptrdiff_t b, std::ptrdiff_t c, std::ptrdiff_t d)
        : entries_(std::make_unique<entries>(
              entries{std::uint64_t(a), std::uint64_t(b), std::uint64_t(c), std::uint64_t(d)})) {
        ++counted.alive;
    }
    element(const element& other) : entries_(std::make_unique<entries>(*other.entries_)) { ++counted.alive; }
    element& operator=(const element& other) {
        *entries_ = *other.entries_;
        return *this;
    }
    ~element() { --counted.alive; }

    friend element operator+(const element& x, const element& y) {
        counted.operation(counted.additions);
        element result;
        for (std::size_t i = 0; i < 4; ++i)
            (*result.entries_)[i] = (*x.entries_)[i] + (*y.entries_)[i];
        return result;
    }
    friend element operator-(const element& x, const element& y) {
        counted.operation(counted.additions);
        element result;
        for (std::size_t i = 0; i < 4; ++i)
            (*result.entries_)[i] = (*x.entries_)[i] - (*y.entries_)[i];
        return result;
    }
    friend element operator-(const element& x) {
        element result;
        for (std::size_t i = 0; i < 4; ++i)
            (*result.entries_)[i] = 0 - (*x.entries_)[i];
        return result;
    }
    friend element operator*(const element& x, const element& y) {
        counted.operation(counted.products);
        const auto& [a, b, c, d] = *x.entries_;
        const auto& [e, f, g, h] = *y.entries_;
        element result;
        *result.entries_ = {a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h};
        return result;
    }
    friend bool operator==(const element& x, const element& y) { return *x.entries_ == *y.entries_; }

private:
    using entries = std::array<std::uint64_t, 4>;
    std::unique_ptr<entries> entries_;
};

element any_element(random_source& random) {
    const auto number = [&] { return static_cast<std::ptrdiff_t>(random.next() >> 1); };
    return {number(), number(), number(), number()};
}

// Whether every element of C is that of the three loops.
template <class T>
bool is_product(const matrix_view<const T>& A, const matrix_view<const T>& B, const matrix_view<const T>& C) {
    for (std::ptrdiff_t i = 0; i < C.rows; ++i)
        for (std::ptrdiff_t j = 0; j < C.cols; ++j) {
            T sum(0);
            for (std::ptrdiff_t p = 0; p < A.cols; ++p)
                sum = T(sum + T(A(i, p) * B(p, j)));
            if (!(sum == C(i, j)))
                return false;
        }
    return true;
}

// An integer modulo 2^64 that counts its operations, too; its products commute.
class number {
public:
    number() = default;
    explicit number(std::ptrdiff_t value) : value_(static_cast<std::uint64_t>(value)) {}

    friend number operator+(const number& x, const number& y) {
        counted.operation(counted.additions);
        return of(x.value_ + y.value_);
    }
    friend number operator-(const number& x, const number& y) {
        counted.operation(counted.additions);
        return of(x.value_ - y.value_);
    }
    friend number operator*(const number& x, const number& y) {
        counted.operation(counted.products);
        return of(x.value_ * y.value_);
    }
    friend bool operator==(const number&, const number&) = default;

private:
    static number of(std::uint64_t value) {
        number result;
        result.value_ = value;
        return result;
    }
    std::uint64_t value_ = 0;
};

struct operands {
    guarded_matrix<element> A, B, C;

    operands(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed)
        : A(m, k, layout::padded_rows), B(k, n, layout::column_major), C(m, n, layout::strided) {
        random_source random(seed);
        A.fill([&] { return any_element(random); });
        B.fill([&] { return any_element(random); });
        C.fill([&] { return any_element(random); });
    }
    bool are_right() const {
        return is_product<element>(A.read(), B.read(), C.read()) && A.is_intact() && B.is_intact() &&
               C.is_intact();
    }
};

// What a product of m x k by k x n elements took.
struct taken {
    long products, additions;
    friend bool operator==(const taken&, const taken&) = default;
};
template <class Multiply>
taken count_operations(Multiply multiply) {
    counted.products = counted.additions = 0;
    multiply();
    return {counted.products, counted.additions};
}

template <table F>
constexpr int steps_of() {
    return static_cast<int>(detail::u_sweep<F>.steps.size() + detail::v_sweep<F>.steps.size() +
                            detail::w_sweep<F>.steps.size());
}

// The operations of one level of F on single elements are those of its table.
template <table F>
void check_table(long products) {
    constexpr shape s = shape_of<F>;
    operands x(s.m, s.k, s.n, 5);
    CHECK(count_operations([&] {
              multiply<levels<F>, element>(element(1), x.A.read(), x.B.read(), element(0), x.C.view());
          }) == taken{products, steps_of<F>()});
    CHECK(x.are_right());
}

} // namespace

template <>
struct fastmm::scalar_traits<element> {
    using ring = integers;
    static constexpr operation_costs costs{5e-6, 2e-8};
};

template <>
inline constexpr bool fastmm::commutes<number> = true;

namespace {

// C = alpha A B + beta C under a schedule of tables without a plan's, and of pairs.
template <class T>
void multiply_by_names(std::initializer_list<std::string_view> names, const T& alpha,
                       const matrix_view<const T>& A, const matrix_view<const T>& B, const T& beta,
                       const matrix_view<T>& C, const options& wanted = {}) {
    const detail::level_catalog<T> catalog = detail::few_element_levels::levels<T>;
    const auto found = detail::find_schedule<T>(catalog, std::vector<std::string_view>(names));
    REQUIRE(found);
    detail::multiply_by<T>(detail::planned_schedule<T>(catalog, *found).levels(), alpha, A, B, beta, C,
                           wanted);
}

} // namespace

TEST_CASE("a level on single elements takes the products and additions of its table") {
    check_table<tables::strassen>(7);
    check_table<tables::winograd>(7);
    CHECK(steps_of<tables::winograd>() == 15);
    check_table<tables::f2x3x3_15>(15);
    check_table<tables::f3x3x3_23>(23);
    check_table<tables::f4x5x5_76>(76);
}

TEST_CASE("levels down to single elements take no other operation") {
    using tables::winograd;
    operands x(8, 8, 8, 7);
    const auto run = [&] {
        multiply<levels<winograd, winograd, winograd>, element>(element(1), x.A.read(), x.B.read(),
                                                                element(0), x.C.view());
    };
    CHECK(count_operations(run) == taken{343, 15 * (16 + 7 * 4 + 49)});
    CHECK(x.are_right());
    // A factor is multiplied with elements of C, not with products.
    const auto scaled = [&] {
        multiply<levels<winograd, winograd, winograd>, element>(element(3), x.A.read(), x.B.read(),
                                                                element(0), x.C.view());
    };
    CHECK(count_operations(scaled).products == 343 + 64);
}

TEST_CASE("a product without a plan is chosen by the costs of its operations") {
    operands x(4, 5, 5, 11);
    CHECK(count_operations([&] {
              multiply<element>(element(1), x.A.read(), x.B.read(), element(0), x.C.view());
          }).products == 76);
    CHECK(x.are_right());
    options cheap;
    cheap.costs = {2e-8, 2e-8};
    CHECK(count_operations([&] {
              multiply<element>(element(1), x.A.read(), x.B.read(), element(0), x.C.view(), cheap);
          }).products == 100);
    CHECK(x.are_right());
    options two_levels;
    two_levels.max_levels = 2;
    operands y(16, 16, 16, 12);
    CHECK(count_operations([&] {
              multiply<element>(element(1), y.A.read(), y.B.read(), element(0), y.C.view());
          }).products == 7 * 7 * 7 * 7);
    CHECK(y.are_right());
    CHECK(count_operations([&] {
              multiply<element>(element(1), y.A.read(), y.B.read(), element(0), y.C.view(), two_levels);
          }).products > 7 * 7 * 7 * 7);
    CHECK(y.are_right());
}

TEST_CASE("plans for heavy scalars reach single elements, and keep to what they are given") {
    const plan<element> deep = make_plan<element>(64, 64, 64);
    CHECK(deep.depth() == 6);
    CHECK(deep.seconds() < 117649 * 5e-6 + 700000 * 1e-7);
    CHECK(deep.error_factor() == 0);
    options wanted;
    wanted.max_levels = 3;
    CHECK(make_plan<element>(64, 64, 64, wanted).depth() == 3);
    wanted.max_levels = 8;
    wanted.costs = {1e-8, 1e-8};
    CHECK(make_plan<element>(4, 4, 4, wanted).depth() == 0);
    wanted.costs = {};
    wanted.max_workspace = make_plan<element>(24, 24, 24).workspace_bytes() / 2;
    const plan<element> small = make_plan<element>(24, 24, 24, wanted);
    CHECK(small.workspace_bytes() <= wanted.max_workspace);
    CHECK(make_plan<element>(4, 5, 5).schedule_name() == "4x5x5:76");
    CHECK(make_plan<element>(0, 5, 5).depth() == 0);
    operands x(24, 24, 24, 3);
    small.execute(element(1), x.A.read(), x.B.read(), element(0), x.C.view());
    CHECK(x.are_right());
}

TEST_CASE("a level of pairs takes half of the products, where they commute") {
    static_assert(!detail::has_pair_level<element> && detail::has_pair_level<number>);
    guarded_matrix<number> A(6, 9, layout::padded_rows), B(9, 5, layout::column_major),
        C(6, 5, layout::strided);
    random_source random(17);
    for (auto* matrix : {&A, &B, &C})
        matrix->fill([&] { return number(random.between(-1000000, 1000000)); });
    const taken whole = count_operations(
        [&] { multiply_by_names<number>({"pairs"}, number(1), A.read(), B.read(), number(0), C.view()); });
    // Four pairs of columns, and one column that is left.
    CHECK(whole.products == 6 * 5 * 4 + (6 + 5) * 4 + 6 * 5);
    CHECK(whole.additions == 6 * 5 * (3 * 4 - 1 + 2) + (6 + 5) * 3 + 6 * 5);
    CHECK(is_product<number>(A.read(), B.read(), C.read()));
    CHECK(C.is_intact());
    options wanted;
    wanted.costs = {5e-6, 2e-8};
    CHECK(make_plan<number>(16, 16, 16, wanted).tables().back() == "pairs");
    // Products of long sums may be dear.
    wanted.costs.multiplication_of_pairs = 5e-5;
    CHECK(make_plan<number>(16, 16, 16, wanted).tables().back() != "pairs");
}

TEST_CASE("1000 random products by pairs") {
    random_source random(3);
    for (int round = 0; round < 1000; ++round) {
        const std::uint64_t seed = random.next();
        random_source local(seed);
        const std::ptrdiff_t m = local.between(0, 9), k = local.between(0, 9), n = local.between(0, 9);
        guarded_matrix<cpp_int> A(m, k, layout::padded_rows), B(k, n, layout::column_major),
            C(m, n, layout::strided), expected(m, n, layout::column_major);
        const auto any = [&] {
            return cpp_int(local.between(-9, 9)) << static_cast<unsigned>(local.between(0, 300));
        };
        for (auto* matrix : {&A, &B, &C})
            matrix->fill(any);
        const cpp_int alpha = round % 3 == 0 ? any() : cpp_int(1),
                      beta = round % 4 == 0 ? any() : cpp_int(round % 2);
        for (std::ptrdiff_t i = 0; i < m; ++i)
            for (std::ptrdiff_t j = 0; j < n; ++j)
                expected.view()(i, j) = beta * C.view()(i, j);
        naive<cpp_int>(alpha, A.read(), B.read(), 1, expected.view());
        options wanted;
        in_reverse loop;
        if (round % 5 == 0) {
            wanted.threads = 3;
            wanted.parallel = loop;
        }
        if (round % 2 == 0)
            multiply_by_names<cpp_int>({"pairs"}, alpha, A.read(), B.read(), beta, C.view(), wanted);
        else
            multiply_by_names<cpp_int>({"winograd", "pairs"}, alpha, A.read(), B.read(), beta, C.view(),
                                       wanted);
        bool right = true;
        for (std::ptrdiff_t i = 0; i < m; ++i)
            for (std::ptrdiff_t j = 0; j < n; ++j)
                right = right && C.view()(i, j) == expected.view()(i, j);
        INFO(m << " x " << k << " x " << n << ", round " << round << ", seed " << seed);
        REQUIRE(right);
        REQUIRE((A.is_intact() && B.is_intact() && C.is_intact()));
    }
}

TEST_CASE("pairs of rounded numbers keep to their error bound, whatever the magnitudes of A and B") {
    using T = cpp_bin_float_50;
    using exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<120>>;
    static_assert(detail::has_pair_level<T>);
    for (const int shift : {0, 1, -130, 500}) {
        constexpr std::ptrdiff_t n = 13;
        guarded_matrix<T> A(n, n, layout::row_major), B(n, n, layout::column_major), C(n, n, layout::strided);
        random_source random(static_cast<std::uint64_t>(shift + 1000));
        const auto any = [&] { return T(random.between(-1000000, 1000000)) / 1000003; };
        A.fill([&] { return T(ldexp(any(), shift)); });
        B.fill(any);
        multiply_by_names<T>({"pairs"}, T(1), A.read(), B.read(), T(0), C.view());
        const double h = static_cast<double>(n / 2);
        const exact bound =
            exact((detail::pair_rounding.growth * h + detail::pair_rounding.rounding) * h + n) *
            exact(ldexp(T(1), shift)) * exact(detail::unit_roundoff<T>());
        exact largest(0);
        for (std::ptrdiff_t i = 0; i < n; ++i)
            for (std::ptrdiff_t j = 0; j < n; ++j) {
                exact sum(0);
                for (std::ptrdiff_t p = 0; p < n; ++p)
                    sum += exact(A.view()(i, p)) * exact(B.view()(p, j));
                largest = std::max(largest, exact(abs(exact(C.view()(i, j)) - sum)));
            }
        INFO("A is " << shift << " powers of two above B");
        CHECK(largest <= bound);
        CHECK(largest > 0);
        // Zeros have no exponent.
        A.fill([] { return T(0); });
        multiply_by_names<T>({"pairs"}, T(1), A.read(), B.read(), T(0), C.view());
        CHECK(C.view()(3, 4) == 0);
        CHECK(C.is_intact());
    }
}

TEST_CASE("1000 random products of matrices as elements") {
    using tables::strassen;
    random_source random(1);
    for (int round = 0; round < 1000; ++round) {
        const std::uint64_t seed = random.next();
        random_source local(seed);
        const std::ptrdiff_t m = local.between(0, 13), k = local.between(0, 13), n = local.between(0, 13);
        operands x(m, k, n, seed);
        const element alpha = round % 3 == 0 ? any_element(local) : element(1),
                      beta = round % 4 == 0 ? any_element(local) : element(round % 2);
        guarded_matrix<element> expected(m, n, layout::column_major);
        for (std::ptrdiff_t i = 0; i < m; ++i)
            for (std::ptrdiff_t j = 0; j < n; ++j) {
                element sum(0);
                for (std::ptrdiff_t p = 0; p < k; ++p)
                    sum = sum + x.A.view()(i, p) * x.B.view()(p, j);
                expected.view()(i, j) = alpha * sum + beta * x.C.view()(i, j);
            }
        options wanted;
        in_reverse loop;
        if (round % 5 == 0) {
            wanted.threads = 3;
            wanted.parallel = loop;
        }
        std::vector<std::byte> memory;
        const auto run = [&]<class S>(S) {
            if (round % 7 == 0) {
                memory.resize(workspace_bytes<S, element>(m, k, n, wanted));
                wanted.workspace = memory;
            }
            multiply<S, element>(alpha, x.A.read(), x.B.read(), beta, x.C.view(), wanted);
        };
        if (round % 2 == 0)
            multiply<element>(alpha, x.A.read(), x.B.read(), beta, x.C.view(), wanted);
        else
            run(levels<tables::f2x3x3_15, strassen>{});
        bool right = true;
        for (std::ptrdiff_t i = 0; i < m; ++i)
            for (std::ptrdiff_t j = 0; j < n; ++j)
                right = right && x.C.view()(i, j) == expected.view()(i, j);
        INFO(m << " x " << k << " x " << n << ", round " << round << ", seed " << seed);
        REQUIRE(right);
        REQUIRE((x.A.is_intact() && x.B.is_intact() && x.C.is_intact()));
    }
}

TEST_CASE("a result may overlap its operands") {
    operands x(6, 6, 6, 21);
    guarded_matrix<element> both(6, 6, layout::row_major);
    fill_view(both.view(), [random = random_source(4)]() mutable { return any_element(random); });
    multiply<levels<tables::f3x3x3_23>, element>(element(1), both.read(), x.B.read(), element(0), x.C.view());
    multiply<levels<tables::f3x3x3_23>, element>(element(1), both.read(), x.B.read(), element(0),
                                                 both.view());
    for (std::ptrdiff_t i = 0; i < 6; ++i)
        for (std::ptrdiff_t j = 0; j < 6; ++j)
            REQUIRE(both.view()(i, j) == x.C.view()(i, j));
    CHECK(both.is_intact());
}

TEST_CASE("an operation that throws leaves no element behind, and the next product is right") {
    using schedule = levels<tables::winograd, tables::f2x3x3_15>;
    operands x(9, 13, 12, 31);
    on_threads loop;
    for (const int threads : {1, 3})
        for (const std::ptrdiff_t alpha : {1, 2}) {
            options wanted;
            if (threads > 1) {
                wanted.threads = threads;
                wanted.parallel = loop;
            }
            const auto run = [&] {
                multiply<schedule, element>(element(alpha), x.A.read(), x.B.read(), element(0), x.C.view(),
                                            wanted);
            };
            const taken all = count_operations(run);
            const long alive = counted.alive, last = all.products + all.additions;
            for (long operation = 0; operation < last; operation += 1 + operation / 7) {
                INFO("operation " << operation << ", " << threads << " threads, alpha " << alpha);
                counted.until_failure = operation;
                CHECK_THROWS_AS(run(), std::runtime_error);
                counted.until_failure = -1;
                REQUIRE(counted.alive == alive);
            }
            counted.until_failure = -1;
            multiply<schedule, element>(element(1), x.A.read(), x.B.read(), element(0), x.C.view(), wanted);
            CHECK(counted.alive == alive);
            CHECK(x.are_right());
        }
}

TEST_CASE("matmul of large integers and fractions") {
    random_source random(8);
    for (int round = 0; round < 60; ++round) {
        const std::ptrdiff_t m = random.between(0, 20), k = random.between(0, 20), n = random.between(0, 20);
        Eigen::Matrix<cpp_int, Eigen::Dynamic, Eigen::Dynamic> A(m, k), B(k, n);
        const auto number = [&] {
            return cpp_int(random.between(-9, 9)) << static_cast<unsigned>(random.between(0, 3000));
        };
        fill_view(view(A), number);
        fill_view(view(B), number);
        const auto C = matmul(A, B), D = matmul<levels<tables::strassen, tables::winograd>>(A, B);
        INFO(m << " x " << k << " x " << n << ", round " << round);
        REQUIRE(is_product<cpp_int>(view(std::as_const(A)), view(std::as_const(B)), view(std::as_const(C))));
        REQUIRE(is_product<cpp_int>(view(std::as_const(A)), view(std::as_const(B)), view(std::as_const(D))));
    }
    static_assert(std::is_same_v<ring_of<cpp_rational>, rationals>);
    Eigen::Matrix<cpp_rational, Eigen::Dynamic, Eigen::Dynamic> A(8, 8), B(8, 8);
    const auto fraction = [&] { return cpp_rational(random.between(-9, 9), random.between(1, 9)); };
    fill_view(view(A), fraction);
    fill_view(view(B), fraction);
    // Numbers that are long enough are measured, whatever else the machine does.
    Eigen::Matrix<cpp_int, Eigen::Dynamic, Eigen::Dynamic> X(4, 4);
    fill_view(view(X), [] { return (cpp_int(1) << 65536u) - 1; });
    const operation_costs costs = measure_operations<cpp_int>(view(std::as_const(X)), view(std::as_const(X)));
    CHECK(costs.multiplication > costs.addition);
    CHECK(costs.multiplication_of_sums > costs.addition);
    const auto C = matmul<levels<tables::strassen, tables::winograd, tables::strassen>>(A, B);
    CHECK(is_product<cpp_rational>(view(std::as_const(A)), view(std::as_const(B)), view(std::as_const(C))));
}

TEST_CASE("floating point of a library keeps to its error bound, and its infinities where they belong") {
    using T = cpp_bin_float_50;
    static_assert(std::is_same_v<ring_of<T>, rationals>);
    constexpr std::ptrdiff_t n = 16;
    options wanted;
    wanted.costs = {1e-5, 1e-8};
    // The search behind plans, with few tables.
    const auto search = [&] {
        const detail::level_catalog<T> catalog = detail::few_element_levels::levels<T>;
        const detail::candidate_list found =
            detail::schedule_search<T>(catalog, wanted.costs, detail::settings_for<T>(wanted),
                                       detail::limits_of(wanted, 1))
                .run(n, n, n);
        return found[detail::position_of_best(found, 1)];
    };
    const detail::candidate best = search();
    CHECK(best.depth == 2); // A table, and pairs.
    CHECK(best.error > 16);
    const double bound = best.error * detail::unit_roundoff<T>();
    CHECK(bound < 1e-40);
    CHECK(bound > 0);
    wanted.accuracy = accuracy::strict();
    CHECK(search().depth == 0);
    wanted.accuracy = accuracy::normwise(20);
    CHECK(search().depth < 4);
    CHECK(search().depth > 0);
    wanted.accuracy = {};
    random_source random(2);
    guarded_matrix<T> A(n, n, layout::row_major), B(n, n, layout::column_major), C(n, n, layout::strided);
    const auto number = [&] { return T(random.between(-1000000, 1000000)) / 1000003; };
    A.fill(number);
    B.fill(number);
    multiply<T>(T(1), A.read(), B.read(), T(0), C.view(), wanted);
    T largest(0);
    using exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<120>>;
    for (std::ptrdiff_t i = 0; i < n; ++i)
        for (std::ptrdiff_t j = 0; j < n; ++j) {
            exact sum(0);
            for (std::ptrdiff_t p = 0; p < n; ++p)
                sum += exact(A.view()(i, p)) * exact(B.view()(p, j));
            largest = std::max(largest, T(abs(exact(C.view()(i, j)) - sum)));
        }
    CHECK(largest <= T(bound));
    CHECK(largest > 0);
    A.view()(3, 4) = std::numeric_limits<T>::infinity();
    multiply<T>(T(1), A.read(), B.read(), T(0), C.view(), wanted);
    for (std::ptrdiff_t i = 0; i < n; ++i)
        for (std::ptrdiff_t j = 0; j < n; ++j)
            REQUIRE(isfinite(C.view()(i, j)) == (i != 3));
}

#if defined(FASTMM_TEST_HAS_GMP)
TEST_CASE("products of GMP's integers and fractions") {
    random_source random(6);
    guarded_matrix<mpz_class> A(13, 12, layout::row_major), B(12, 15, layout::column_major),
        C(13, 15, layout::padded_columns);
    const auto number = [&] {
        return mpz_class(mpz_class(random.between(-9, 9)) << static_cast<unsigned>(random.between(0, 3000)));
    };
    A.fill(number);
    B.fill(number);
    multiply<levels<tables::winograd, tables::f3x3x3_23>, mpz_class>(1, A.read(), B.read(), 0, C.view());
    CHECK(is_product<mpz_class>(A.read(), B.read(), C.read()));
    multiply<mpz_class>(1, A.read(), B.read(), 0, C.view());
    CHECK(is_product<mpz_class>(A.read(), B.read(), C.read()));
    CHECK((A.is_intact() && B.is_intact() && C.is_intact()));
    static_assert(std::is_same_v<ring_of<mpq_class>, rationals>);
    // The precision of an mpf_class is that of the number, whatever is assigned to it.
    guarded_matrix<mpf_class> X(4, 4, layout::row_major), Y(4, 4, layout::row_major),
        Z(4, 4, layout::row_major);
    for (auto* matrix : {&X, &Y, &Z})
        for (std::ptrdiff_t i = 0; i < 16; ++i) {
            mpf_class& x = matrix->view()(i / 4, i % 4);
            x.set_prec(2000);
            x = 1;
            x = x / (3 + i);
        }
    multiply<levels<tables::strassen, tables::strassen>, mpf_class>(1, X.read(), Y.read(), 0, Z.view());
    mpf_class sum(0, 2000), tiny(1, 2000);
    for (std::ptrdiff_t p = 0; p < 4; ++p)
        sum += X.view()(1, p) * Y.view()(p, 2);
    sum -= Z.view()(1, 2);
    mpf_div_2exp(tiny.get_mpf_t(), tiny.get_mpf_t(), 1900);
    CHECK(abs(sum) < tiny);
}
#endif
