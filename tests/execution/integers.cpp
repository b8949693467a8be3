// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Machine integers through the front door: exact modulo 2^w whatever their values, and products wider than their operands.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/execution/widened.hpp>
#include <fastmm/factorization/catalog.hpp>

#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

// Any bits, with more than their share of extremes.
template <class T>
T any_integer(random_source& random) {
    switch (random.between(0, 9)) {
    case 0:
        return std::numeric_limits<T>::min();
    case 1:
        return std::numeric_limits<T>::max();
    case 2:
        return static_cast<T>(-1);
    default:
        return static_cast<T>(random.next());
    }
}

template <class T>
std::vector<std::uint64_t> bits_of(const matrix_view<const T>& view) {
    std::vector<std::uint64_t> bits;
    for (std::ptrdiff_t j = 0; j < view.cols; ++j)
        for (std::ptrdiff_t i = 0; i < view.rows; ++i)
            bits.push_back(static_cast<std::uint64_t>(view(i, j)));
    return bits;
}

// One product of operands In as integers T, against integers of 64 bits without signs: modulo 2^w they are the same.
template <class T, class In, class Multiply>
void check(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed, Multiply multiply) {
    random_source random(seed);
    const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
    const layout a_layout = any_layout(), b_layout = any_layout(), c_layout = any_layout();
    guarded_matrix<In> A(m, k, a_layout), B(k, n, b_layout);
    guarded_matrix<T> C(m, n, c_layout);
    A.fill([&] { return any_integer<In>(random); });
    B.fill([&] { return any_integer<In>(random); });
    C.fill([&] { return any_integer<T>(random); });
    const T alpha = random.between(0, 1) == 0 ? T(1) : any_integer<T>(random),
            beta = random.between(0, 1) == 0 ? T(0) : any_integer<T>(random);
    std::vector<std::uint64_t> a = bits_of(A.read()), b = bits_of(B.read()), c = bits_of(C.read());
    multiply(alpha, A.read(), B.read(), beta, C.view());
    std::ptrdiff_t wrong = 0;
    std::vector<std::uint64_t> sums(static_cast<std::size_t>(m));
    for (std::ptrdiff_t j = 0; j < n; ++j) {
        sums.assign(sums.size(), 0);
        for (std::ptrdiff_t p = 0; p < k; ++p)
            for (std::ptrdiff_t i = 0; i < m; ++i)
                sums[static_cast<std::size_t>(i)] +=
                    a[static_cast<std::size_t>(i + p * m)] * b[static_cast<std::size_t>(p + j * k)];
        for (std::ptrdiff_t i = 0; i < m; ++i)
            wrong +=
                C.view()(i, j) !=
                static_cast<T>(static_cast<std::uint64_t>(alpha) * sums[static_cast<std::size_t>(i)] +
                               static_cast<std::uint64_t>(beta) * c[static_cast<std::size_t>(i + j * m)]);
    }
    INFO("m=" << m << " k=" << k << " n=" << n << " seed=" << seed << " alpha=" << +alpha << " beta=" << +beta
              << " A " << to_string(a_layout) << ", B " << to_string(b_layout) << ", C "
              << to_string(c_layout));
    REQUIRE(wrong == 0);
    REQUIRE(C.is_intact());
    REQUIRE(A.is_intact());
    REQUIRE(B.is_intact());
}

template <class S>
constexpr auto by_schedule = []<class T>(const T& alpha, const matrix_view<const T>& A,
                                         const matrix_view<const T>& B, const T& beta,
                                         const matrix_view<T>& C) { multiply<S, T>(alpha, A, B, beta, C); };

constexpr auto widened = []<class In, class T>(const T& alpha, const matrix_view<const In>& A,
                                               const matrix_view<const In>& B, const T& beta,
                                               const matrix_view<T>& C) {
    multiply_widened<In, T>(alpha, A, B, beta, C);
};

} // namespace

TEMPLATE_TEST_CASE("any integers in any shape", "", std::int8_t, std::int16_t, std::int32_t, std::int64_t,
                   std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        random_source random(~seed);
        const auto size = [&] { return random.between(0, seed % 8 == 0 ? 130 : 48); };
        check<TestType, TestType>(size(), size(), size(), seed, by_schedule<levels<>>);
    }
}

TEST_CASE("integers deeper than a block, and unsigned long long beside unsigned long") {
    check<std::int32_t, std::int32_t>(35, 2500, 21, 1, by_schedule<levels<>>);
    check<std::int64_t, std::int64_t>(21, 2500, 35, 2, by_schedule<levels<>>);
    check<unsigned long long, unsigned long long>(35, 140, 21, 3, by_schedule<levels<>>);
}

TEMPLATE_TEST_CASE("fast schedules over integers", "", std::int32_t, std::int64_t) {
    using T = TestType;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        random_source random(~seed);
        const auto size = [&] { return random.between(0, 130); };
        check<T, T>(size(), size(), size(), seed, by_schedule<levels<tables::strassen>>);
        check<T, T>(size(), size(), size(), seed, by_schedule<levels<tables::winograd, tables::strassen>>);
        check<T, T>(size(), size(), size(), seed, by_schedule<levels<by_packing<tables::strassen>>>);
        check<T, T>(size(), size(), size(), seed, by_schedule<levels<by_panels<tables::winograd>>>);
    }
}

TEMPLATE_TEST_CASE("products wider than their operands", "", std::int8_t, std::uint8_t, std::int16_t,
                   std::uint16_t) {
    for (std::uint64_t seed = 0; seed < 250; ++seed) {
        random_source random(~seed);
        const auto size = [&] { return random.between(0, seed % 8 == 0 ? 130 : 48); };
        check<std::int32_t, TestType>(size(), size(), size(), seed, widened);
    }
    check<std::uint32_t, TestType>(17, 1500, 18, 1, widened);
}

TEST_CASE("sums of products of bytes wrap where 32 bits end") {
    const std::ptrdiff_t k = 140000; // 2^14 k > 2^31
    const std::vector<std::int8_t> a(static_cast<std::size_t>(17 * k), -128),
        b(static_cast<std::size_t>(k), -128);
    std::vector<std::int32_t> c(17, 5);
    multiply_widened<std::int8_t, std::int32_t>(1, {a.data(), 17, k, 1, 17}, {b.data(), k, 1, 1, k}, 1,
                                                {c.data(), 17, 1, 1, 17});
    CHECK(c == std::vector<std::int32_t>(
                   17, static_cast<std::int32_t>(static_cast<std::uint32_t>(k * 16384 + 5))));
}

TEST_CASE("widening in a given workspace, and over its own operands") {
    std::vector<std::int32_t> c(64 * 64, 1);
    const auto* const bytes = reinterpret_cast<const std::int8_t*>(c.data());
    const matrix_view<const std::int8_t> A{bytes, 64, 64, 1, 64}, B{bytes + 4096, 64, 64, 1, 64};
    const matrix_view<std::int32_t> C{c.data(), 64, 64, 1, 64};
    std::vector<std::byte> memory(widened_workspace_bytes<std::int8_t, std::int32_t>(64, 64, 64));
    options in_memory;
    in_memory.threads = 1;
    in_memory.workspace = memory;
    REQUIRE_THROWS_AS((multiply_widened<std::int8_t, std::int32_t>(1, A, B, 0, C, in_memory)), fastmm::error);
    multiply_widened<std::int8_t, std::int32_t>(1, A, B, 0, C);
    // A column of ones in four: rows 0, 4, ... of A are 1 and the others 0, and so are those of B.
    for (std::ptrdiff_t j = 0; j < 64; ++j)
        for (std::ptrdiff_t i = 0; i < 64; ++i)
            REQUIRE(C(i, j) == (i % 4 == 0 ? 16 : 0));
    const std::vector<std::int8_t> ones(64 * 64, 1);
    const matrix_view<const std::int8_t> D{ones.data(), 64, 64, 1, 64};
    multiply_widened<std::int8_t, std::int32_t>(-1, D, D, 1, C, in_memory);
    for (std::ptrdiff_t i = 0; i < 64; ++i)
        REQUIRE(C(i, 63) == (i % 4 == 0 ? 16 : 0) - 64);
    in_memory.workspace = in_memory.workspace.first(in_memory.workspace.size() - 1);
    REQUIRE_THROWS_AS((multiply_widened<std::int8_t, std::int32_t>(1, D, D, 0, C, in_memory)), fastmm::error);
    REQUIRE_THROWS_AS((multiply_widened<std::int8_t, std::int32_t>(1, D.block(0, 0, 64, 63), D, 0, C)),
                      fastmm::error);
}

#if FASTMM_DETAIL_TILE_REGISTERS

// A system may refuse the tile registers: what is done without them must be the same.
TEST_CASE("tiles of bytes without the registers") {
    if (!detail::has_tile_registers())
        return;
    const detail::tile_session session(true);
    random_source random(7);
    const auto compare = [&]<class Sums>(Sums, int bytes) {
        for (const std::ptrdiff_t blocks : {1, 2, 5}) {
            std::vector<unsigned char> rows(static_cast<std::size_t>(1024 * bytes * blocks)),
                columns(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                rows[i] = any_integer<unsigned char>(random);
                columns[i] = any_integer<unsigned char>(random);
            }
            alignas(64) std::uint32_t sums[4][256] = {}, wanted[4][256] = {};
            std::ptrdiff_t next = 0;
            Sums::form(blocks, rows.data(), columns.data(), sums,
                       [&](std::ptrdiff_t first, std::ptrdiff_t last) {
                           REQUIRE(first == next);
                           next = last;
                       });
            Sums::form_without_tiles(blocks, rows.data(), columns.data(), wanted);
            REQUIRE(next == 16);
            for (int d = 0; d < 4; ++d)
                for (int i = 0; i < 256; ++i)
                    REQUIRE(sums[d][i] == wanted[d][i]);
        }
    };
    compare(detail::byte_sums<1, 0, 1, false>{}, 1);
    compare(detail::byte_sums<1, 0, 1, true>{}, 1);
    compare(detail::byte_sums<2, 0, 3, true>{}, 2);
    compare(detail::byte_sums<4, 0, 4, false>{}, 4);
    compare(detail::byte_sums<8, 0, 4, false>{}, 8);
    compare(detail::byte_sums<8, 4, 4, false>{}, 8);
}

#endif
