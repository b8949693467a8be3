// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Diagonal scaling: garbage becomes digits, and every other contract holds as without it.

#include "support/catch.hpp"
#include "support/parallel_for.hpp"
#include "support/product_check.hpp"

#include <fastmm/execution/batch.hpp>
#include <fastmm/execution/dynamic.hpp>
#include <fastmm/factorization/tables/f2x2x3_11.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/planning/error_bound.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;

namespace {

using two_levels = levels<strassen, strassen>;
constexpr std::array every_scaling{scaling::outside, scaling::inside, scaling::both};

options scaled_by(scaling how, int threads = 1) {
    options wanted;
    wanted.threads = threads;
    wanted.scaling = how;
    return wanted;
}

template <class T>
long double larger_part(const T& x) {
    if constexpr (is_complex<T>)
        return std::max(std::abs(static_cast<long double>(x.real())),
                        std::abs(static_cast<long double>(x.imag())));
    else
        return std::abs(static_cast<long double>(x));
}

// Operands whose rows, inner indices and columns are of any scale, and the sums of their products in long double.
template <class T>
struct scaled_problem {
    using real = detail::real_of<T>;
    using wide = std::conditional_t<is_complex<T>, std::complex<long double>, long double>;

    std::ptrdiff_t m, k, n;
    guarded_matrix<T> A, B;
    std::uint64_t seed;

    // Exponents of rows and columns lie from -outside to outside, those of inner indices from -inside to inside.
    scaled_problem(std::uint64_t seed_, std::ptrdiff_t m_, std::ptrdiff_t k_, std::ptrdiff_t n_, int outside,
                   int inside)
        : m(m_), k(k_), n(n_), A(m, k, static_cast<layout>(seed_ % layouts)),
          B(k, n, static_cast<layout>(seed_ / layouts % layouts)), seed(seed_) {
        random_source random(seed);
        const auto exponents = [&](std::ptrdiff_t count, int most) {
            std::vector<int> result;
            for (std::ptrdiff_t i = 0; i < count; ++i)
                result.push_back(static_cast<int>(random.between(-most, most)));
            // Two that one sum mixes, wherever the others are.
            result.front() = most;
            result[result.size() / 2] = -most;
            return result;
        };
        const std::vector<int> rows = exponents(m, outside), inner = exponents(k, inside),
                               cols = exponents(n, outside);
        const auto one = [&] { return 1 + static_cast<real>(random.next() >> 40) * real(0x1p-24); };
        const auto fill = [&](const matrix_view<T>& X, const std::vector<int>& r, const std::vector<int>& c,
                              int r_sign, int c_sign) {
            for (std::ptrdiff_t i = 0; i < X.rows; ++i)
                for (std::ptrdiff_t j = 0; j < X.cols; ++j) {
                    const int e =
                        r_sign * r[static_cast<std::size_t>(i)] + c_sign * c[static_cast<std::size_t>(j)];
                    if constexpr (is_complex<T>)
                        X(i, j) = T(std::ldexp(one(), e), -std::ldexp(one(), e));
                    else
                        X(i, j) = std::ldexp(one(), e);
                }
        };
        fill(A.view(), rows, inner, 1, 1);
        fill(B.view(), inner, cols, -1, 1);
    }

    wide exact(std::ptrdiff_t i, std::ptrdiff_t j) const {
        wide sum = 0;
        for (std::ptrdiff_t p = 0; p < k; ++p)
            sum += static_cast<wide>(A.view()(i, p)) * static_cast<wide>(B.view()(p, j));
        return sum;
    }

    // The largest errors of a product.
    struct errors {
        long double componentwise = 0; // in max_k|a_ik| max_k|b_kj| u
        long double inside = 0;        // in max_k(max_i|a_ik| max_j|b_kj|) u
        long double relative = 0;      // in |c_ij|
    };
    errors errors_of(const matrix_view<T>& C) const {
        constexpr long double u = std::numeric_limits<real>::epsilon() / 2;
        std::vector<long double> row(static_cast<std::size_t>(m)), col(static_cast<std::size_t>(n)),
            a(static_cast<std::size_t>(k)), b(a.size());
        const auto raise = [](std::vector<long double>& to, std::ptrdiff_t at, long double value) {
            to[static_cast<std::size_t>(at)] = std::max(to[static_cast<std::size_t>(at)], value);
        };
        for (std::ptrdiff_t p = 0; p < k; ++p) {
            for (std::ptrdiff_t i = 0; i < m; ++i) {
                raise(row, i, larger_part(A.view()(i, p)));
                raise(a, p, larger_part(A.view()(i, p)));
            }
            for (std::ptrdiff_t j = 0; j < n; ++j) {
                raise(col, j, larger_part(B.view()(p, j)));
                raise(b, p, larger_part(B.view()(p, j)));
            }
        }
        long double inner = 0;
        for (std::size_t p = 0; p < a.size(); ++p)
            inner = std::max(inner, a[p] * b[p]);
        errors worst;
        for (std::ptrdiff_t i = 0; i < m; ++i)
            for (std::ptrdiff_t j = 0; j < n; ++j) {
                const wide expected = exact(i, j);
                const long double error = larger_part(static_cast<wide>(C(i, j)) - expected);
                const long double scale =
                    row[static_cast<std::size_t>(i)] * col[static_cast<std::size_t>(j)] * u;
                worst.componentwise = std::max(worst.componentwise, error / scale);
                worst.inside = std::max(worst.inside, error / (inner * u));
                worst.relative = std::max(worst.relative, error / larger_part(expected));
            }
        return worst;
    }

    template <schedule S>
    errors errors_under(scaling how) const {
        guarded_matrix<T> C(m, n, static_cast<layout>(seed % layouts));
        multiply<S, T>(T(1), A.read(), B.read(), T(0), C.view(), scaled_by(how));
        return errors_of(C.view());
    }
};

// A bound of real products, as one of complex products: each part is a sum of two products.
template <class T, schedule S>
long double phi(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return (is_complex<T> ? 4 : 1) * error_factor<S, T>(m, k, n);
}

template <class T, schedule S>
void check_digits(std::uint64_t seed) {
    // Scales of rows differ by 2^(2 range), more than the type has digits.
    constexpr int range = std::is_same_v<detail::real_of<T>, float> ? 24 : 40;
    constexpr long double few = std::is_same_v<detail::real_of<T>, float> ? 0x1p-12L : 0x1p-40L;
    const std::ptrdiff_t m = 32 + static_cast<std::ptrdiff_t>(seed % 5),
                         k = 28 + static_cast<std::ptrdiff_t>(seed % 3), n = 33;
    const long double bound = 4 * phi<T, S>(m, k, n);
    INFO("seed " << seed << " m " << m << " k " << k << " n " << n);
    {
        const scaled_problem<T> rows_and_columns(seed, m, k, n, range, 0);
        CHECK(rows_and_columns.template errors_under<S>(scaling::none).relative >= 1);
        for (const scaling how : {scaling::outside, scaling::both}) {
            const auto errors = rows_and_columns.template errors_under<S>(how);
            CHECK(errors.componentwise <= bound);
            CHECK(errors.relative <= few);
        }
    }
    {
        const scaled_problem<T> inner(seed, m, k, n, 0, range);
        CHECK(inner.template errors_under<S>(scaling::none).relative >= 1);
        for (const scaling how : {scaling::inside, scaling::both}) {
            const auto errors = inner.template errors_under<S>(how);
            CHECK(errors.inside <= bound);
            CHECK(errors.relative <= few);
        }
    }
    const scaled_problem<T> all(seed, m, k, n, range, range);
    for (const scaling how : {scaling::none, scaling::outside, scaling::inside})
        CHECK(all.template errors_under<S>(how).relative >= 1);
    CHECK(all.template errors_under<S>(scaling::both).relative <= few);
}

} // namespace

TEST_CASE("factors bring rows and columns to the largest element, and none beyond") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (const scaling how : every_scaling) {
            INFO("seed " << seed << " scaling " << static_cast<int>(how));
            // Elements of any scale, one by one.
            random_source random(seed);
            const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
            const std::ptrdiff_t m = 13, k = 11, n = 12;
            guarded_matrix<double> A(m, k, any_layout()), B(k, n, any_layout());
            const auto any = [&] {
                return std::ldexp(1 + static_cast<double>(random.next() >> 12) * 0x1p-52,
                                  static_cast<int>(random.between(-300, 300)));
            };
            A.fill(any);
            B.fill(any);
            const auto largest = [](const matrix_view<const double>& X) {
                double result = 0;
                for (std::ptrdiff_t i = 0; i < X.rows; ++i)
                    for (std::ptrdiff_t j = 0; j < X.cols; ++j)
                        result = std::max(result, X(i, j));
                return result;
            };
            const double a = largest(A.read()), b = largest(B.read());
            detail::execution_settings settings = detail::machine_settings<double>(1);
            settings.scaling = how;
            std::vector<std::byte> memory(4096);
            detail::arena leases(memory);
            const matrix_view<const double> a_view = A.read(), b_view = B.read();
            const detail::diagonals<double> factors(leases, a_view, b_view, a, b, settings);
            for (std::ptrdiff_t i = 0; i < m; ++i)
                for (std::ptrdiff_t p = 0; p < k; ++p)
                    A.view()(i, p) = std::ldexp(a_view(i, p), factors.rows()[i] + factors.inner_of_a()[p]);
            for (std::ptrdiff_t p = 0; p < k; ++p)
                for (std::ptrdiff_t j = 0; j < n; ++j)
                    B.view()(p, j) = std::ldexp(b_view(p, j), factors.inner_of_b()[p] + factors.cols()[j]);
            CHECK(largest(a_view) <= a);
            CHECK(largest(b_view) <= b);
            for (std::ptrdiff_t p = 0; p < k; ++p) {
                CHECK(factors.inner_of_a()[p] == -factors.inner_of_b()[p]);
                if (how == scaling::inside) {
                    const double ratio =
                        largest(a_view.block(0, p, m, 1)) / a / (largest(b_view.block(p, 0, 1, n)) / b);
                    CHECK((ratio > 0.25 && ratio < 4));
                }
            }
            if (how != scaling::inside) {
                for (std::ptrdiff_t i = 0; i < m; ++i)
                    CHECK(largest(a_view.block(i, 0, 1, k)) > a / 2);
                for (std::ptrdiff_t j = 0; j < n; ++j)
                    CHECK(largest(b_view.block(0, j, k, 1)) > b / 2);
            }
        }
}

TEST_CASE("two factors whose product is in range may be out of range themselves") {
    const std::array<int, 1> lower{-120}, raise{240};
    float x = 0x1.8p-100F, result = 0;
    const matrix_view<const float> from{&x, 1, 1, 1, 1};
    const matrix_view<float> to{&result, 1, 1, 1, 1};
    detail::scale_elements<float>(from, 1, lower.data(), raise.data(), false, to, {});
    CHECK(result == 0x1.8p+20F);
    // From one end of the range to the other, and to 0.
    x = 0x1.8p+127F;
    const std::array<int, 1> half{120};
    detail::scale_elements<float>(from, -1, half.data(), raise.data(), false, to, {});
    CHECK(result == 0.0F);
    detail::scale_elements<float>(from, -1, half.data(), half.data(), true, to, {});
    CHECK(result == 0x1.8p-113F);
    const std::array<int, 1> zero{detail::vanishing}, none{0};
    detail::scale_elements<float>(from, -1, zero.data(), none.data(), false, to, {});
    CHECK(result == 0.0F);
}

TEST_CASE("badly scaled operands have digits again") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        check_digits<double, two_levels>(seed);
        check_digits<float, levels<strassen>>(seed);
        check_digits<std::complex<float>, levels<strassen>>(seed);
    }
}

TEST_CASE("the whole range of exponents is scaled") {
    // The largest and the smallest rows lie 2^200 apart; each by itself is far from what a float holds. With `both`, a
    // factor outside and one inside may lead through numbers that no float holds to one that it does.
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        const scaled_problem<float> rows(seed, 24, 20, 22, 35, 0), all(seed, 24, 20, 22, 20, 40);
        CHECK(rows.errors_under<levels<strassen>>(scaling::outside).relative <= 0x1p-12L);
        CHECK(all.errors_under<levels<strassen>>(scaling::both).relative <= 0x1p-12L);
        const scaled_problem<double> far(seed, 24, 20, 22, 250, 200);
        CHECK(far.errors_under<levels<strassen>>(scaling::both).relative <= 0x1p-40L);
    }
}

namespace {

// Elements of 1/2 to 1, so that every factor is 1.
template <class T>
void fill_evenly(guarded_matrix<T>& X, random_source& random) {
    X.fill([&] { return 1 - static_cast<T>(random.next() >> 41) * T(0x1p-24); });
}

template <class T>
std::vector<T> elements_of(const guarded_matrix<T>& C) {
    std::vector<T> result;
    for (std::ptrdiff_t j = 0; j < C.view().cols; ++j)
        for (std::ptrdiff_t i = 0; i < C.view().rows; ++i)
            result.push_back(C.view()(i, j));
    REQUIRE(C.is_intact());
    return result;
}

template <class T>
bool same_bits(const std::vector<T>& x, const std::vector<T>& y) {
    return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(T)) == 0;
}

} // namespace

TEST_CASE("where no factor is needed, scaling changes no bit") {
    for (int l = 0; l < layouts; ++l) {
        random_source random(7);
        const auto arranged = static_cast<layout>(l);
        INFO("all matrices " << to_string(arranged));
        guarded_matrix<double> A(37, 41, arranged), B(41, 35, arranged);
        fill_evenly(A, random);
        fill_evenly(B, random);
        const auto product = [&](scaling how, double beta) {
            guarded_matrix<double> C(37, 35, arranged);
            C.fill([] { return 0.3; });
            multiply<two_levels, double>(0.7, A.read(), B.read(), beta, C.view(), scaled_by(how));
            return elements_of(C);
        };
        for (const scaling how : every_scaling)
            CHECK(same_bits(product(how, 0), product(scaling::none, 0)));
        CHECK(same_bits(product(scaling::inside, 1), product(scaling::none, 1)));
    }
}

TEST_CASE("scaling rows and columns by powers of two scales the result, bit by bit") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        random_source random(seed);
        guarded_matrix<double> A(26, 22, layout::row_major), B(22, 31, layout::padded_columns),
            C(26, 31, layout::column_major), even(26, 31, layout::column_major);
        fill_evenly(A, random);
        fill_evenly(B, random);
        std::vector<int> rows(26), cols(31);
        for (std::size_t i = 1; i < rows.size(); ++i) // The first row keeps the largest element.
            rows[i] = static_cast<int>(random.between(0, 400));
        for (std::size_t j = 1; j < cols.size(); ++j)
            cols[j] = static_cast<int>(random.between(0, 400));
        A.view()(0, 0) = B.view()(0, 0) = 1;
        multiply<two_levels, double>(1.0, A.read(), B.read(), 0.0, even.view(), scaled_by(scaling::none));
        for (std::ptrdiff_t i = 0; i < 26; ++i)
            for (std::ptrdiff_t p = 0; p < 22; ++p)
                A.view()(i, p) = std::ldexp(A.view()(i, p), -rows[static_cast<std::size_t>(i)]);
        for (std::ptrdiff_t p = 0; p < 22; ++p)
            for (std::ptrdiff_t j = 0; j < 31; ++j)
                B.view()(p, j) = std::ldexp(B.view()(p, j), -cols[static_cast<std::size_t>(j)]);
        multiply<two_levels, double>(1.0, A.read(), B.read(), 0.0, C.view(), scaled_by(scaling::outside));
        for (std::ptrdiff_t i = 0; i < 26; ++i)
            for (std::ptrdiff_t j = 0; j < 31; ++j)
                REQUIRE(C.view()(i, j) ==
                        std::ldexp(even.view()(i, j),
                                   -rows[static_cast<std::size_t>(i)] - cols[static_cast<std::size_t>(j)]));
    }
}

namespace {

// Products of integers, exact under any powers of two, with every alpha, beta and layout.
template <class T, schedule S>
void check_contracts() {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        random_source random(seed);
        const std::ptrdiff_t m = random.between(1, 20), k = random.between(1, 20), n = random.between(1, 20);
        for (const scaling how : every_scaling) {
            const std::string failure =
                check_product<T>(m, k, n, seed,
                                 [&](const T& alpha, const matrix_view<const T>& A,
                                     const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C) {
                                     multiply<S, T>(alpha, A, B, beta, C, scaled_by(how));
                                 });
            INFO("scaling " << static_cast<int>(how));
            REQUIRE(failure == "");
        }
    }
}

} // namespace

TEST_CASE("a scaled product keeps the contracts of one that is not") {
    check_contracts<double, levels<strassen>>();
    check_contracts<std::complex<float>, levels<tables::f2x2x3_11, strassen>>();
    check_contracts<std::int32_t, levels<strassen>>();
    // Exact scalars and classical products are left alone.
    CHECK(workspace_bytes<levels<strassen>, std::int32_t>(99, 99, 99, scaled_by(scaling::both)) ==
          workspace_bytes<levels<strassen>, std::int32_t>(99, 99, 99, scaled_by(scaling::none)));
    CHECK(workspace_bytes<levels<>, double>(99, 99, 99, scaled_by(scaling::both)) ==
          workspace_bytes<levels<>, double>(99, 99, 99, scaled_by(scaling::none)));
}

TEST_CASE("the same bits for any number of threads") {
    for (const scaling how : every_scaling)
        for (const double beta : {0.0, 1.0}) {
            const scaled_problem<double> p(5, 151, 90, 133, 30, 30);
            const auto product = [&](const options& wanted) {
                guarded_matrix<double> C(p.m, p.n, layout::padded_rows);
                C.fill([] { return 0.3; });
                multiply<two_levels, double>(0.7, p.A.read(), p.B.read(), beta, C.view(), wanted);
                return elements_of(C);
            };
            const std::vector<double> alone = product(scaled_by(how));
            const in_reverse reversed;
            const on_threads threaded;
            for (const int threads : {2, 3}) {
                INFO("scaling " << static_cast<int>(how) << " beta " << beta << " threads " << threads);
                options wanted = scaled_by(how, threads);
                CHECK(same_bits(product(wanted), alone));
                wanted.parallel = reversed;
                CHECK(same_bits(product(wanted), alone));
                wanted.parallel = threaded;
                CHECK(same_bits(product(wanted), alone));
            }
        }
}

TEST_CASE("batches are scaled, side by side and one after another") {
    const scaled_problem<double> p(3, 34, 32, 36, 30, 30);
    const in_reverse hook;
    for (const int threads : {1, 2}) {
        options wanted = scaled_by(scaling::both, threads);
        wanted.parallel = hook;
        guarded_matrix<double> single(p.m, p.n, layout::column_major), first(p.m, p.n, layout::column_major),
            second(p.m, p.n, layout::column_major);
        multiply<levels<strassen>, double>(1.0, p.A.read(), p.B.read(), 0.0, single.view(), wanted);
        const std::array<matrix_view<const double>, 2> A{p.A.read(), p.A.read()}, B{p.B.read(), p.B.read()};
        const std::array<matrix_view<double>, 2> C{first.view(), second.view()};
        multiply_batch<levels<strassen>, double>(1.0, std::span(A), std::span(B), 0.0, std::span(C), wanted);
        INFO("threads " << threads);
        CHECK(same_bits(elements_of(first), elements_of(single)));
        CHECK(same_bits(elements_of(second), elements_of(single)));
    }
}

namespace {

// A workspace of exactly so many bytes, and of one byte less; given by multiply(workspace, C).
template <class Multiply>
void check_workspace(std::size_t bytes, std::ptrdiff_t m, std::ptrdiff_t n, Multiply multiply) {
    guarded_matrix<double> C(m, n, layout::column_major), expected(m, n, layout::column_major);
    multiply(std::span<std::byte>(), expected.view());
    std::vector<std::byte> memory(bytes + 64, std::byte{0x5a});
    multiply(std::span(memory.data(), bytes), C.view());
    CHECK(same_bits(elements_of(C), elements_of(expected)));
    CHECK(std::all_of(memory.end() - 64, memory.end(), [](std::byte b) { return b == std::byte{0x5a}; }));
    // And it needs them: the last leases are packing buffers, of which a little may be left.
    CHECK(std::any_of(memory.end() - 64 - 2048, memory.end(),
                      [](std::byte b) { return b != std::byte{0x5a}; }));
    CHECK_THROWS_AS(multiply(std::span(memory.data(), bytes - 1), C.view()), error);
}

} // namespace

TEST_CASE("a scaled product needs the workspace that it asks for") {
    const scaled_problem<double> p(8, 43, 52, 61, 30, 30);
    const std::vector<factorization> read{parse(strassen::text), parse(tables::f2x2x3_11::text)};
    const dynamic_schedule<double> at_run_time(read);
    using at_compile_time = levels<strassen, tables::f2x2x3_11>;
    for (const scaling how : every_scaling)
        for (const double beta : {0.0, 1.0}) {
            INFO("scaling " << static_cast<int>(how) << " beta " << beta);
            const options wanted = scaled_by(how);
            const std::size_t bytes =
                workspace_bytes<at_compile_time, double>(p.m, p.k, p.n, wanted, beta == 0);
            CHECK(bytes > workspace_bytes<at_compile_time, double>(p.m, p.k, p.n, scaled_by(scaling::none),
                                                                   beta == 0));
            CHECK(workspace_bytes(at_run_time, p.m, p.k, p.n, wanted, beta == 0) == bytes);
            const auto in_memory = [&](std::span<std::byte> memory, auto run) {
                options given = wanted;
                given.workspace = memory;
                run(given);
            };
            check_workspace(bytes, p.m, p.n, [&](std::span<std::byte> memory, const matrix_view<double>& C) {
                fill_view(C, [] { return 0.5; });
                in_memory(memory, [&](const options& given) {
                    multiply<at_compile_time, double>(1.0, p.A.read(), p.B.read(), beta, C, given);
                });
            });
            check_workspace(bytes, p.m, p.n, [&](std::span<std::byte> memory, const matrix_view<double>& C) {
                fill_view(C, [] { return 0.5; });
                in_memory(memory, [&](const options& given) {
                    multiply(at_run_time, 1.0, p.A.read(), p.B.read(), beta, C, given);
                });
            });
            // With less the product has fewer levels, and none at last, but no larger errors.
            if (beta == 0 && how == scaling::both)
                for (const std::size_t most : {bytes - 1, bytes / 2, std::size_t(0)}) {
                    options little = wanted;
                    little.max_workspace = most;
                    guarded_matrix<double> C(p.m, p.n, layout::row_major);
                    multiply<at_compile_time, double>(1.0, p.A.read(), p.B.read(), 0.0, C.view(), little);
                    CHECK(p.errors_of(C.view()).relative <= 0x1p-40L);
                }
        }
}

TEST_CASE("rows, columns and inner indices of zeros do not count") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        scaled_problem<double> p(seed, 30, 24, 28, 40, 40);
        for (std::ptrdiff_t q = 0; q < p.k; ++q)
            p.A.view()(3, q) = p.B.view()(q, 5) = 0;
        // What a zero meets is as large as it may be, or as small.
        for (std::ptrdiff_t i = 0; i < p.m; ++i) {
            p.A.view()(i, 7) = 0;
            p.A.view()(i, 9) = i == 3 ? 0 : 0x1p+200;
        }
        for (std::ptrdiff_t j = 0; j < p.n; ++j) {
            p.B.view()(7, j) = j == 5 ? 0 : 0x1p+300;
            p.B.view()(9, j) = 0;
        }
        guarded_matrix<double> C(p.m, p.n, layout::column_major);
        multiply<levels<strassen>, double>(1.0, p.A.read(), p.B.read(), 0.0, C.view(),
                                           scaled_by(scaling::both));
        for (std::ptrdiff_t i = 0; i < p.m; ++i)
            for (std::ptrdiff_t j = 0; j < p.n; ++j) {
                const long double expected = p.exact(i, j);
                INFO("element " << i << ", " << j << " of " << static_cast<double>(expected));
                REQUIRE(std::abs(C.view()(i, j) - expected) <= 0x1p-40L * expected);
            }
    }
    guarded_matrix<float> zeros(9, 9, layout::column_major), C(9, 9, layout::column_major);
    zeros.fill([] { return 0.0F; });
    for (const scaling how : every_scaling) {
        multiply<levels<strassen>, float>(1.0F, zeros.read(), zeros.read(), 0.0F, C.view(), scaled_by(how));
        CHECK(elements_of(C) == std::vector<float>(81, 0.0F));
    }
}

TEST_CASE("rows below the normal numbers are scaled as far as the smallest of these") {
    // Rows of subnormal numbers, beside some of ones: the bound of `outside`, and of the unit of subnormal numbers.
    const std::ptrdiff_t size = 16;
    guarded_matrix<float> A(size, size, layout::column_major), B(size, size, layout::row_major),
        C(size, size, layout::column_major);
    random_source random(3);
    B.fill([&] { return static_cast<float>(random.between(1, 1000)) / 1000; });
    A.fill([&] { return static_cast<float>(random.between(1, 1000)) / 1000; });
    constexpr float unit = std::numeric_limits<float>::denorm_min(),
                    least = std::numeric_limits<float>::min();
    for (std::ptrdiff_t i = 0; i < size; i += 3)
        for (std::ptrdiff_t p = 0; p < size; ++p)
            A.view()(i, p) = unit * static_cast<float>(random.between(0, 1 << 20));
    multiply<levels<strassen>, float>(1.0F, A.read(), B.read(), 0.0F, C.view(), scaled_by(scaling::outside));
    const double phi = error_factor<levels<strassen>, float>(size, size, size);
    for (std::ptrdiff_t i = 0; i < size; ++i)
        for (std::ptrdiff_t j = 0; j < size; ++j) {
            double expected = 0;
            for (std::ptrdiff_t p = 0; p < size; ++p)
                expected += static_cast<double>(A.view()(i, p)) * static_cast<double>(B.view()(p, j));
            const double largest = i % 3 == 0 ? static_cast<double>(least) : 1.0;
            INFO("element " << i << ", " << j << " of " << expected);
            REQUIRE(std::abs(static_cast<double>(C.view()(i, j)) - expected) <=
                    4 * phi * 0x1p-24 * largest + static_cast<double>(unit));
        }
}

TEST_CASE("a scaled product is non-finite exactly where the classical one is") {
    constexpr double inf = std::numeric_limits<double>::infinity(),
                     nan = std::numeric_limits<double>::quiet_NaN(),
                     most = std::numeric_limits<double>::max();
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        scaled_problem<double> p(seed, 21, 18, 19, 100, 100);
        random_source random(seed);
        const std::array bad{inf, -inf, nan, most, -most};
        const auto spoil = [&](const matrix_view<double>& X) {
            const double value = bad[static_cast<std::size_t>(random.between(0, 4))];
            X(random.between(0, X.rows - 1), random.between(0, X.cols - 1)) = value;
        };
        if (seed % 3 != 0)
            spoil(p.A.view());
        if (seed % 3 != 1)
            spoil(p.B.view());
        for (const scaling how : every_scaling)
            for (const double beta : {0.0, 1.0}) {
                guarded_matrix<double> C(21, 19, layout::row_major), classical(21, 19, layout::row_major);
                C.fill([] { return 1.0; });
                classical.fill([] { return 1.0; });
                C.view()(2, 3) = classical.view()(2, 3) = nan;
                multiply<levels<strassen>, double>(1.0, p.A.read(), p.B.read(), beta, C.view(),
                                                   scaled_by(how));
                multiply<levels<>, double>(1.0, p.A.read(), p.B.read(), beta, classical.view());
                for (std::ptrdiff_t i = 0; i < 21; ++i)
                    for (std::ptrdiff_t j = 0; j < 19; ++j) {
                        INFO("seed " << seed << " scaling " << static_cast<int>(how) << " beta " << beta
                                     << " element " << i << ", " << j);
                        REQUIRE(std::isfinite(C.view()(i, j)) == std::isfinite(classical.view()(i, j)));
                    }
            }
    }
}
