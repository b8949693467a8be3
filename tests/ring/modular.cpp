// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products modulo p against three loops in 128 bits: any modulus, element type, layout and schedule, operands that meet the
// bounds of delayed reduction, and what has to be refused.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/modular.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 wide_unsigned;

// Values of alpha and beta.
struct scale_pair {
    int alpha, beta;
};

constexpr std::uint64_t two_to(int exponent) {
    return std::uint64_t(1) << exponent;
}

constexpr std::array<std::uint64_t, 22> moduli{2,
                                               3,
                                               6,
                                               127,
                                               251,
                                               two_to(9),
                                               5003,
                                               65521,
                                               two_to(16),
                                               8388593,
                                               33554393,
                                               67108859,
                                               134217689,
                                               2147483647,
                                               two_to(31),
                                               4294967291,
                                               two_to(32),
                                               two_to(40) - 87,
                                               two_to(40) + 15,
                                               two_to(61) - 1,
                                               two_to(63) - 25,
                                               two_to(63)};

// As mathematics has it.
template <class E>
std::uint64_t reference_residue(E x, std::uint64_t p) {
    const wide rest = static_cast<wide>(x) % static_cast<wide>(p);
    return static_cast<std::uint64_t>(rest < 0 ? rest + static_cast<wide>(p) : rest);
}

template <class E>
std::uint64_t reference_element(std::uint64_t p, E alpha, const matrix_view<const E>& A,
                                const matrix_view<const E>& B, E beta, E before, std::ptrdiff_t i,
                                std::ptrdiff_t j) {
    const auto times = [&](std::uint64_t x, std::uint64_t y) {
        return static_cast<std::uint64_t>(static_cast<wide_unsigned>(x) * y % p);
    };
    wide_unsigned sum = 0;
    for (std::ptrdiff_t l = 0; l < A.cols; ++l)
        sum += times(reference_residue(A(i, l), p), reference_residue(B(l, j), p));
    return static_cast<std::uint64_t>(
        (static_cast<wide_unsigned>(times(reference_residue(alpha, p), static_cast<std::uint64_t>(sum % p))) +
         times(reference_residue(beta, p), reference_residue(before, p))) %
        p);
}

// Integers of every size that the type holds exactly; most of them are residues, or near an extreme of the balanced ones.
template <class E>
E any_integer(random_source& random, std::uint64_t p) {
    const std::uint64_t bits = random.next();
    const auto kind = random.between(0, 9);
    constexpr int digits = std::numeric_limits<E>::digits;
    if (kind == 0) { // anything
        if constexpr (std::floating_point<E>)
            return static_cast<E>(static_cast<std::int64_t>(bits) >> random.between(0, 62));
        else
            return static_cast<E>(bits >> random.between(0, 62));
    }
    std::uint64_t residue = kind <= 2 ? p / 2 + bits % 2 : kind == 3 ? p - 1 : bits % p;
    if (residue >= p || (digits < 64 && residue >= two_to(digits < 63 ? digits : 63)))
        residue %= two_to(digits < 63 ? digits : 63);
    const E value = static_cast<E>(residue);
    if constexpr (std::unsigned_integral<E>)
        return value;
    else
        return kind == 4 ? static_cast<E>(-value) : value;
}

// Residues that are among the largest balanced ones, or whose digits are all among the largest: odd ones and even ones, since
// what is lost first is the last bit.
std::uint64_t extreme_residue(random_source& random, std::uint64_t p, bool of_digits) {
    const detail::digit_format format = detail::digits_for(p);
    const std::uint64_t small = random.next() % 4;
    std::uint64_t result = p / 2;
    if (of_digits && format.count > 1) {
        const int low = format.bits * (format.count - 1);
        result = ((p / 2 >> low) - 1) << low;
        for (int i = 0; i + 1 < format.count; ++i)
            result += (two_to(format.bits - 1) - 1) << (format.bits * i);
    }
    return result - std::min(small, result / 2);
}

// Empty where gemm comes out right and writes nothing else; else what replays the failure.
template <class E, class Multiply>
std::string check(std::uint64_t p, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed,
                  Multiply multiply, bool extreme = false) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout a_layout = any_layout(), b_layout = any_layout(), c_layout = any_layout();
    guarded_matrix<E> A(m, k, a_layout), B(k, n, b_layout), C(m, n, c_layout);
    A.fill([&] { return any_integer<E>(random, p); });
    B.fill([&] { return any_integer<E>(random, p); });
    // The same signs in the columns of A and in the rows of B: no product is negative.
    for (std::ptrdiff_t l = 0; extreme && l < k; ++l) {
        const bool negative = random.next() % 2 == 0;
        const auto element = [&] {
            const std::uint64_t residue = extreme_residue(random, p, seed / 2 % 2 == 0);
            return static_cast<E>(negative ? p - residue : residue);
        };
        for (std::ptrdiff_t i = 0; i < m; ++i)
            A.view()(i, l) = element();
        for (std::ptrdiff_t j = 0; j < n; ++j)
            B.view()(l, j) = element();
    }
    C.fill([&] { return any_integer<E>(random, p); });
    constexpr std::array<scale_pair, 6> scales{{{1, 0}, {1, 0}, {1, 1}, {3, 5}, {0, 2}, {7, 0}}};
    const scale_pair scale = extreme ? scale_pair{1, 1} : scales[random.next() % scales.size()];
    const E alpha = static_cast<E>(scale.alpha), beta = static_cast<E>(scale.beta);
    std::vector<E> before;
    for (std::ptrdiff_t j = 0; j < n; ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i)
            before.push_back(C.view()(i, j));
    multiply(alpha, A.read(), B.read(), beta, C.view());
    std::ostringstream failure;
    for (std::ptrdiff_t j = 0; j < n && failure.str().empty(); ++j)
        for (std::ptrdiff_t i = 0; i < m; ++i) {
            const std::uint64_t expected = reference_element<E>(
                p, alpha, A.read(), B.read(), beta, before[static_cast<std::size_t>(i + j * m)], i, j);
            if (!(C.view()(i, j) == static_cast<E>(expected))) {
                failure << "C(" << i << ", " << j << ") is " << C.view()(i, j) << ", not " << expected;
                break;
            }
        }
    failure << written_round(A, B, C);
    if (failure.str().empty())
        return {};
    failure << ": p=" << p << " m=" << m << " k=" << k << " n=" << n << " seed=" << seed
            << " element bytes=" << sizeof(E) << " alpha=" << scale.alpha << " beta=" << scale.beta << " A "
            << to_string(a_layout) << ", B " << to_string(b_layout) << ", C " << to_string(c_layout);
    return failure.str();
}

using many_levels = levels<tables::winograd, tables::strassen, by_packing<tables::winograd>>;

template <class E>
std::string check_call(std::uint64_t p, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                       std::uint64_t seed, bool extreme = false) {
    return check<E>(
        p, m, k, n, seed,
        [&](E alpha, const matrix_view<const E>& A, const matrix_view<const E>& B, E beta,
            const matrix_view<E>& C) {
            if (seed % 2 == 0)
                gemm(modulus(p), alpha, A, B, beta, C);
            else
                gemm<many_levels>(modulus(p), alpha, A, B, beta, C);
        },
        extreme);
}

// In the element type of number `type`, or 64 bits where that does not hold residues modulo p.
std::string check_in(std::ptrdiff_t type, std::uint64_t p, std::ptrdiff_t m, std::ptrdiff_t k,
                     std::ptrdiff_t n, std::uint64_t seed, bool extreme = false) {
    if (type == 0 && p <= two_to(24))
        return check_call<float>(p, m, k, n, seed, extreme);
    if (type == 1 && p <= two_to(53))
        return check_call<double>(p, m, k, n, seed, extreme);
    if (type == 2 && p <= two_to(31))
        return check_call<std::int32_t>(p, m, k, n, seed, extreme);
    if (type == 3 && p <= two_to(32))
        return check_call<std::uint32_t>(p, m, k, n, seed, extreme);
    if (type == 4)
        return check_call<std::int64_t>(p, m, k, n, seed, extreme);
    return check_call<std::uint64_t>(p, m, k, n, seed, extreme);
}

template <std::uint64_t P>
using matrix_modulo = Eigen::Matrix<modular<P>, Eigen::Dynamic, Eigen::Dynamic>;

template <std::uint64_t P>
matrix_modulo<P> some(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed) {
    random_source random(seed);
    matrix_modulo<P> result(rows, cols);
    for (modular<P>& x : result.reshaped())
        x = modular<P>(random.next());
    return result;
}

template <std::uint64_t P, schedule S>
bool multiplies(Eigen::Index m, Eigen::Index k, Eigen::Index n) {
    const matrix_modulo<P> A = some<P>(m, k, 1), B = some<P>(k, n, 2), expected = A.lazyProduct(B);
    matrix_modulo<P> C = some<P>(m, n, 3);
    const matrix_modulo<P> sum = expected * modular<P>(5) - C;
    gemm<S>(modular<P>(5), A, B, modular<P>(-1), C);
    return matmul(A, B) == expected && matmul<S>(A, B) == expected && C == sum;
}

std::string message_of(auto call) {
    try {
        call();
    } catch (const error& problem) {
        return problem.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("elements of Z/P") {
    using m7 = modular<7>;
    static_assert(m7(-1).value() == 6 && m7(std::numeric_limits<std::int64_t>::min()).value() == 6);
    static_assert(m7(5) + m7(4) == m7(2) && m7(2) - m7(4) == m7(5) && m7(5) * m7(4) == m7(-1));
    static_assert(m7(3).inverse() == m7(5) && m7(1) / m7(3) == m7(5) && -m7(2) == m7(5));
    static_assert(sizeof(modular<two_to(32)>) == 4 && sizeof(modular<two_to(32) + 1>) == 8);
    static_assert(std::is_same_v<ring_of<modular<2>>, integers_modulo<2>>);
    static_assert(std::is_same_v<ring_of<modular<two_to(61)>>, integers>);
    using large = modular<two_to(63)>;
    static_assert((large(-1) + large(-1)).value() == two_to(63) - 2 && large(-1) * large(-1) == large(1));
    static_assert(large(3) * large(3).inverse() == large(1));
    static_assert(modular<two_to(61) - 1>(12345).inverse() * modular<two_to(61) - 1>(12345) ==
                  modular<two_to(61) - 1>(1));
    CHECK(message_of([] { modular<65536>(6).inverse(); }) ==
          "fastmm: 6 has no inverse modulo 65536: they have the divisor 2");
    CHECK(message_of([] { (void)(m7(1) / m7(0)); }) ==
          "fastmm: 0 has no inverse modulo 7: they have the divisor 7");
    CHECK(message_of([] { modulus(6).inverse(3); }) ==
          "fastmm: 3 has no inverse modulo 6: they have the divisor 3");
    CHECK(modulus(6).inverse(5) == 5);
    CHECK(message_of([] { modulus(1); }) == "fastmm: a modulus is at least 2 and at most 2^63, not 1");
    CHECK_THROWS_AS(modulus(two_to(63) + 1), error);
    for (const std::uint64_t p : moduli) {
        CHECK(modulus(p).residue(-0x1p62f) == reference_residue(-0x1p62f, p));
        CHECK(modulus(p).residue(0x1.fffffep100f) == reference_residue(0x1.fffffep100f, p));
        CHECK(modulus(p).residue(-0x1.123456789abcdp120) == reference_residue(-0x1.123456789abcdp120, p));
    }
    CHECK_THROWS_AS(modulus(7).residue(std::numeric_limits<double>::infinity()), error);
}

TEST_CASE("digits are as few as the modulus allows") {
    using detail::digits_for;
    static_assert(digits_for(2).in_floats && digits_for(251).in_floats && !digits_for(5003).in_floats);
    static_assert(digits_for(65521).count == 1 && digits_for(65521).most_inner() > 64 * 4096);
    static_assert(digits_for(2147483647).count == 2 && digits_for(two_to(32)).count == 2);
    static_assert(digits_for(two_to(32)).most_inner() >= 4096 && digits_for(two_to(63)).most_inner() >= 512);
    for (const std::uint64_t p : moduli) {
        const detail::digit_format format = digits_for(p);
        const auto products = detail::products_of(format, p);
        random_source random(p);
        for (int turn = 0; turn < 100; ++turn) {
            const std::uint64_t x = turn == 0 ? p / 2 : random.next() % p,
                                y = turn < 2 ? p / 2 : random.next() % p;
            const auto sum = [&](std::uint64_t residue, unsigned digits) {
                const auto balanced = static_cast<std::int64_t>(residue > p / 2 ? residue - p : residue);
                return format.count == 1 ? balanced : detail::sum_of_digits(balanced, format, digits);
            };
            std::uint64_t total = 0;
            for (int i = 0; i < format.products(); ++i) {
                const auto& part = products[static_cast<std::size_t>(i)];
                const std::int64_t left = sum(x, part.digits), right = sum(y, part.digits);
                CHECK(static_cast<double>(left < 0 ? -left : left) <= format.largest);
                total = detail::add_residues(
                    total,
                    detail::multiply_residues(part.weight,
                                              reference_residue(static_cast<wide>(left) * right, p), p),
                    p);
            }
            CHECK(total == detail::multiply_residues(x, y, p));
        }
    }
}

TEST_CASE("how large a schedule's integers become") {
    const auto growth = [](auto levels, std::ptrdiff_t inner) {
        return detail::exact_growth<double>(detail::sequence_of<double, decltype(levels)>(), inner);
    };
    CHECK(growth(levels<>{}, 10).largest == 10);
    CHECK(growth(levels<tables::strassen>{}, 2).result == growth_factor<tables::strassen>);
    CHECK(growth(levels<tables::winograd>{}, 2).result == growth_factor<tables::winograd>);
    CHECK(growth(levels<by_packing<tables::winograd>>{}, 2).result == growth_factor<tables::winograd>);
    CHECK(growth(levels<tables::strassen, tables::strassen>{}, 4).result == 144);
    CHECK(growth(levels<tables::strassen>{}, 7).result == 12 * 3 + 1);
    CHECK(growth(levels<tables::strassen>{}, 1).result == 1);
}

TEST_CASE("products of random shapes modulo everything") {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        random_source random(seed);
        const std::ptrdiff_t most = seed % 8 == 0 ? 130 : 50;
        const std::uint64_t p = moduli[random.next() % moduli.size()];
        const std::ptrdiff_t type = random.between(0, 5), m = random.between(0, most),
                             k = random.between(0, most), n = random.between(0, most);
        const std::string failure = check_in(type, p, m, k, n, seed);
        INFO(failure);
        REQUIRE(failure.empty());
    }
}

TEST_CASE("operands that meet the bounds of delayed reduction") {
    std::uint64_t seed = 0;
    for (const std::uint64_t p : moduli)
        for (int turn = 0; turn < 8; ++turn, ++seed) {
            const auto inner = static_cast<std::ptrdiff_t>(
                std::min<double>(1600, 4 * static_cast<double>(detail::digits_for(p).most_inner())));
            const std::string failure =
                check_in(static_cast<std::ptrdiff_t>(seed % 6), p, 12, inner + turn / 4, 9, seed, true);
            INFO(failure);
            REQUIRE(failure.empty());
        }
}

TEST_CASE("large products under a chosen schedule") {
    for (const std::uint64_t p : {std::uint64_t(127), std::uint64_t(65521), std::uint64_t(2147483647)}) {
        const Eigen::Index m = 1300, k = 1301, n = 1299;
        random_source random(p);
        Eigen::Matrix<std::uint32_t, Eigen::Dynamic, Eigen::Dynamic> A(m, k), B(k, n);
        for (auto& x : A.reshaped())
            x = static_cast<std::uint32_t>(random.next());
        for (auto& x : B.reshaped())
            x = static_cast<std::uint32_t>(random.next());
        const auto C = matmul(modulus(p), A, B, {.threads = 1});
        bool equal = true;
        for (int turn = 0; turn < 2000; ++turn) {
            const Eigen::Index i = random.between(0, m - 1), j = random.between(0, n - 1);
            equal = equal && C(i, j) == reference_element<std::uint32_t>(p, 1, view(A), view(B), 0, 0, i, j);
        }
        INFO("p=" << p);
        CHECK(equal);
        CHECK(C == matmul(modulus(p), A, B, {.threads = 2}));
    }
}

TEST_CASE("matrices of modular<P>") {
    CHECK(multiplies<65521, levels<tables::strassen, tables::winograd>>(61, 70, 67));
    CHECK(multiplies<two_to(61) - 1, levels<tables::strassen>>(33, 40, 35));
    // A table that holds modulo 2 only.
    CHECK(multiplies<2, levels<tables::f4x4x4_47, tables::f4x4x4_47>>(70, 67, 65));
    const matrix_modulo<251> A = some<251>(40, 37, 5);
    CHECK(matmul(A.transpose(), A) == A.transpose().lazyProduct(A));
}

TEST_CASE("overlap, workspace and threads") {
    using matrix = Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic>;
    for (const std::uint64_t p : {std::uint64_t(65521), two_to(61) - 1}) {
        const modulus q(p);
        matrix A(90, 90);
        random_source random(9);
        for (auto& x : A.reshaped())
            x = static_cast<std::int64_t>(random.next());
        const matrix squared = matmul(q, A, A);
        matrix C = A;
        gemm(q, 1, C, C, 0, C);
        CHECK(C == squared);
        C = A;
        gemm(q, 1, A, C.transpose(), 2, C);
        const matrix expected = [&] {
            matrix D = A;
            gemm(q, 1, A, A.transpose(), 2, D);
            return D;
        }();
        CHECK(C == expected);

        std::vector<std::byte> memory(workspace_bytes(q, 90, 90, 90));
        REQUIRE(memory.size() > 0);
        CHECK(matmul(q, A, A, {.workspace = memory}) == squared);
        CHECK_THROWS_AS(matmul(q, A, A, {.workspace = std::span(memory).first(memory.size() - 64)}), error);
        CHECK_THROWS_AS(gemm(q, 1, C, C, 0, C, {.workspace = memory}), error);
        CHECK(matmul(q, A, A, {.max_workspace = 0}) == squared);
        CHECK(matmul(q, A, A, {.threads = 3}) == squared);
        CHECK_THROWS_AS(matmul(q, A, matrix(89, 3)), error);
        CHECK_THROWS_AS(matmul(q, A, A, {.threads = -1}), error);
    }
    CHECK(message_of([] { matmul(modulus(two_to(31) + 1), Eigen::MatrixXi(2, 2), Eigen::MatrixXi(2, 2)); }) ==
          "fastmm: the elements of C do not hold residues modulo 2147483649");
    CHECK(matmul(modulus(two_to(31)), Eigen::MatrixXi::Constant(1, 1, -1),
                 Eigen::MatrixXi::Identity(1, 1))(0, 0) == 2147483647);
    CHECK_THROWS_AS(matmul(modulus(two_to(24) + 2), Eigen::MatrixXf(2, 2), Eigen::MatrixXf(2, 2)), error);
}
