// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules that are read at run time: the bits of the compiled ones, the same contracts, and nothing that is not proved.

#include "support/catch.hpp"
#include "support/product_check.hpp"
#include "support/scaled_winograd.hpp"

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/factorization/catalog.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;
using tables::strassen;
using tables::winograd;

namespace {

// The schedule of a type, read at run time.
template <class T, class... Tables>
dynamic_schedule<T> read(levels<Tables...>) {
    const std::vector<factorization> read_levels{parse(Tables::text)...};
    return dynamic_schedule<T>(read_levels);
}

template <class T>
std::vector<T> elements_of(const guarded_matrix<T>& matrix) {
    std::vector<T> elements;
    for (std::ptrdiff_t j = 0; j < matrix.view().cols; ++j)
        for (std::ptrdiff_t i = 0; i < matrix.view().rows; ++i)
            elements.push_back(matrix.view()(i, j));
    return elements;
}

// Random numbers whose sums round, multiplied in both ways.
template <class S, class T>
void check_bits(const dynamic_schedule<T>& dynamic, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                std::uint64_t seed) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout a_layout = any_layout(), b_layout = any_layout(), c_layout = any_layout();
    guarded_matrix<T> A(m, k, a_layout), B(k, n, b_layout), compiled(m, n, c_layout), read(m, n, c_layout);
    const auto any = [&] { return static_cast<T>(random.between(-1000, 1000)) / T(999); };
    A.fill(any);
    B.fill(any);
    for (const T beta : {T(0), T(1), T(0.3f)})
        for (const int threads : {1, 2, 3}) {
            INFO("m=" << m << " k=" << k << " n=" << n << " seed=" << seed << " beta=" << beta
                      << " threads=" << threads);
            compiled.fill([] { return T(0.7f); });
            read.fill([] { return T(0.7f); });
            multiply<S, T>(T(1.3f), A.read(), B.read(), beta, compiled.view(), {.threads = threads});
            multiply(dynamic, T(1.3f), A.read(), B.read(), beta, read.view(), {.threads = threads});
            const std::vector<T> wanted = elements_of(compiled), got = elements_of(read);
            REQUIRE(std::memcmp(wanted.data(), got.data(), wanted.size() * sizeof(T)) == 0);
            REQUIRE(read.is_intact());
            REQUIRE(workspace_bytes<S, T>(m, k, n, threads) == workspace_bytes(dynamic, m, k, n, threads));
        }
}

template <class T, class S>
void check_schedule_bits(S schedule) {
    const dynamic_schedule<T> dynamic = read<T>(schedule);
    std::uint64_t seed = 0;
    check_bits<S, T>(dynamic, 64, 64, 64, ++seed);
    check_bits<S, T>(dynamic, 131, 97, 113, ++seed);
    check_bits<S, T>(dynamic, 30, 250, 61, ++seed);
    check_bits<S, T>(dynamic, 3, 2, 5, ++seed);
    check_bits<S, T>(dynamic, 1, 300, 1, ++seed);
}

// What a call throws, without the prefix of every message.
template <class Call>
std::string message_of(Call call) {
    try {
        call();
    } catch (const error& problem) {
        return std::string(problem.what()).substr(std::string("fastmm: ").size());
    }
    return "nothing thrown";
}

template <class T>
std::string refusal(factorization f) {
    const std::vector<factorization> one{std::move(f)};
    return message_of([&] { dynamic_schedule<T> schedule(one); });
}

factorization changed(std::string_view text, std::string_view from, std::string_view to) {
    std::string changed_text(text);
    changed_text.replace(changed_text.find(from), from.size(), to);
    return parse(changed_text);
}

} // namespace

TEMPLATE_TEST_CASE("a schedule that is read gives the bits of the compiled one", "", double, float) {
    check_schedule_bits<TestType>(levels<>{});
    check_schedule_bits<TestType>(levels<strassen>{});
    check_schedule_bits<TestType>(levels<winograd, strassen>{});
    check_schedule_bits<TestType>(levels<winograd, winograd, strassen>{});
    check_schedule_bits<TestType>(levels<tables::f3x4x5_47>{});
    check_schedule_bits<TestType>(levels<tables::f4x5x5_76, winograd>{});
    check_schedule_bits<TestType>(levels<scaled_winograd, scaled_winograd>{});
}

TEST_CASE("blocks that a team forms one after another") {
    const auto dynamic = read<double>(levels<winograd, strassen>{});
    check_bits<levels<winograd, strassen>, double>(dynamic, 801, 790, 803, 5);
}

TEMPLATE_TEST_CASE("products of small integers are exact", "", double, float, std::int32_t, std::uint8_t) {
    const auto check = [](auto schedule) {
        const auto dynamic = read<TestType>(schedule);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            random_source random(seed);
            const std::string failure = check_product<TestType>(
                random.between(0, 50), random.between(0, 50), random.between(0, 50), seed,
                [&](const TestType& alpha, const matrix_view<const TestType>& A,
                    const matrix_view<const TestType>& B, const TestType& beta,
                    const matrix_view<TestType>& C) { multiply(dynamic, alpha, A, B, beta, C); });
            if (!failure.empty())
                FAIL(failure);
        }
    };
    check(levels<strassen>{});
    check(levels<winograd, tables::f3x3x3_23>{});
    check(levels<tables::f2x3x4_20, strassen>{});
}

TEST_CASE("a factorization that is not exact is refused by its first wrong entry") {
    CHECK(refusal<double>(parse(strassen::text)) == "nothing thrown");
    CHECK(refusal<double>(changed(strassen::text, "(a11 + a22)", "(a11 - a22)"))
              .find("the factorization strassen is not exact over the ring of the scalars: a") == 0);
    const factorization f = parse("name: short\nshape: 1x2x1\nrank: 1\nring: Z\n(a11) (b11) (c11)\n");
    CHECK(refusal<float>(f) == "the factorization short is not exact over the ring of the scalars: a12 b21 "
                               "c11: expected 1, got 0; entries that are wrong: 1");
    // The second level, too.
    const std::vector<factorization> two{parse(winograd::text), f};
    CHECK(message_of([&] { dynamic_schedule<double> schedule(two); }).find("the factorization short") == 0);
}

TEST_CASE("a factorization modulo 2 is for no number, one with fractions for no integer") {
    CHECK(refusal<double>(parse(tables::f4x4x4_47::text)).find("is not exact over the ring") !=
          std::string::npos);
    CHECK(refusal<double>(parse(scaled_winograd::text)) == "nothing thrown");
    CHECK(refusal<int>(parse(scaled_winograd::text)) ==
          "the factorization scaled_winograd has fractions, and the scalars have none");
}

TEST_CASE("a malformed factorization is refused") {
    const factorization good = parse(strassen::text);
    const auto refused = [&](auto change) {
        factorization f = good;
        change(f);
        const std::string message = refusal<double>(f), begin = "the factorization strassen is malformed: ";
        return message.find(begin) == 0 ? message.substr(begin.size()) : message;
    };
    CHECK(refused([](factorization& f) { f.rank = 8; }) == "U does not have the 8 columns of its rank");
    CHECK(refused([](factorization& f) { f.rank = 0; }) == "its shape is 2x2x2, its rank 0");
    CHECK(refused([](factorization& f) { f.rank = -1; }) == "its shape is 2x2x2, its rank -1");
    CHECK(refused([](factorization& f) { f.dimensions.k = 0; }) == "its shape is 2x0x2, its rank 7");
    CHECK(refused([](factorization& f) {
              f.dimensions = {1, 2, 2};
          }).find("column 1 of U names block 3") == 0);
    CHECK(refused([](factorization& f) { f.v.begin.pop_back(); }) ==
          "V does not have the 7 columns of its rank");
    CHECK(refused([](factorization& f) { f.w.entries.pop_back(); }) ==
          "W does not have the 7 columns of its rank");
    CHECK(refused([](factorization& f) { f.w.begin[1] = 0; }) == "column 1 of W is empty");
    CHECK(refused([](factorization& f) { f.w.begin[1] = 1000; }) == "column 2 of W is empty");
    CHECK(refused([](factorization& f) { f.u.entries[0].index = -1; }) ==
          "column 1 of U names block -1 of 4");
    CHECK(refused([](factorization& f) { f.u.entries[1].index = f.u.entries[0].index; }) ==
          "column 1 of U names block 0 twice");
    for (const coefficient bad : {coefficient{0, 1}, coefficient{1, 0}, coefficient{1, -1}, coefficient{2, 2},
                                  coefficient{INT32_MIN, 1}, coefficient{1, INT32_MAX}})
        CHECK(refused([&](factorization& f) { f.v.entries[0].value = bad; }).find("column 1 of V has") == 0);
    factorization large = good;
    large.dimensions = {200, 200, 200};
    CHECK(refusal<double>(large).find("the factorization strassen is too large to be proved") == 0);
}

TEST_CASE("a schedule may be copied and moved") {
    using both = levels<winograd, strassen>;
    dynamic_schedule<double> first = read<double>(both{});
    CHECK(first.depth() == 2);
    const dynamic_schedule<double> copy = first;
    dynamic_schedule<double> moved = std::move(first);
    first = dynamic_schedule<double>();
    CHECK(first.depth() == 0);
    check_bits<both, double>(copy, 70, 71, 72, 1);
    check_bits<both, double>(moved, 70, 71, 72, 2);
    check_bits<levels<>, double>(first, 70, 71, 72, 3);
}

TEST_CASE("shapes, threads and workspaces are checked as under a compiled schedule") {
    const auto dynamic = read<double>(levels<strassen>{});
    std::vector<double> x(100), y(100), z(100);
    const matrix_view<double> X{x.data(), 10, 10, 1, 10}, Y{y.data(), 10, 10, 1, 10},
        narrow{z.data(), 10, 9, 1, 10}, Z{z.data(), 10, 10, 1, 10};
    CHECK(message_of([&] { multiply(dynamic, 1.0, X, Y, 0.0, narrow); }).find("shapes do not fit") == 0);
    CHECK_THROWS_AS(multiply(dynamic, 1.0, X, Y, 0.0, Z, {.threads = -1}), error);
    std::vector<std::byte> memory(8);
    CHECK(message_of([&] {
              multiply(dynamic, 1.0, X, Y, 0.0, Z, {.workspace = memory});
          }).find("the given workspace has 8 bytes") == 0);
}

TEST_CASE("overlap, infinities and little memory are dealt with") {
    const auto dynamic = read<double>(levels<winograd, strassen>{});
    constexpr std::ptrdiff_t n = 40;
    random_source random(4);
    guarded_matrix<double> A(n, n, layout::row_major), B(n, n, layout::column_major),
        C(n, n, layout::padded_columns), expected(n, n, layout::column_major);
    A.fill([&] { return small_integer<double>(random); });
    B.fill([&] { return small_integer<double>(random); });
    const auto is_expected = [&](const matrix_view<double>& got) {
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < n; ++i) {
                const double x = got(i, j), y = expected.view()(i, j);
                if (!(x == y || (x != x && y != y)))
                    return false;
            }
        return true;
    };
    naive<double>(1.0, A.read(), B.read(), 0.0, expected.view());
    for (const std::size_t most : {std::size_t(0), std::size_t(1000), std::size_t(100000)}) {
        C.fill([] { return -1.0; });
        multiply(dynamic, 1.0, A.read(), B.read(), 0.0, C.view(), {.max_workspace = most});
        CHECK(is_expected(C.view()));
    }
    A.view()(3, 5) = std::numeric_limits<double>::infinity();
    B.view()(7, 9) = std::numeric_limits<double>::quiet_NaN();
    naive<double>(1.0, A.read(), B.read(), 0.0, expected.view());
    multiply(dynamic, 1.0, A.read(), B.read(), 0.0, C.view());
    CHECK(is_expected(C.view()));
    A.view()(3, 5) = 1;
    B.view()(7, 9) = 2;
    naive<double>(1.0, A.read(), B.read(), 0.0, expected.view());
    multiply(dynamic, 1.0, A.read(), B.read(), 0.0, A.view());
    CHECK(is_expected(A.view()));
}
