// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/fingerprint.hpp"

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "table/figures.hpp"
#include "table/symmetry.hpp"
#include "tool/tables.hpp"

#include <fastmm/factorization/catalog.hpp>

#include <numeric>
#include <set>

using namespace fastmm_test;
using fastmm_tool::figures_of;
using fastmm_tool::fingerprint;
using fastmm_tool::verdict;
using fastmm_tool::verify;

namespace {

using square = std::vector<std::vector<number>>;

square identity(int size) {
    const auto length = static_cast<std::size_t>(size);
    square result(length, std::vector<number>(length));
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i][i] = number(1);
    return result;
}

// A product of elementary matrices and its inverse.
std::pair<square, square> basis(random_source& random, int size) {
    std::pair<square, square> result{identity(size), identity(size)};
    for (int step = 0; size > 1 && step < 4; ++step) {
        const auto from = static_cast<std::size_t>(random.between(0, size - 1));
        const auto to = (from + static_cast<std::size_t>(random.between(1, size - 1))) % std::size_t(size);
        const number times(rational(random.between(1, 2), random.between(1, 2)));
        for (std::size_t j = 0; j < std::size_t(size); ++j) {
            result.first[to][j] = result.first[to][j] + times * result.first[from][j]; // row operation
            result.second[j][from] =
                result.second[j][from] - times * result.second[j][to]; // its inverse, on columns
        }
    }
    return result;
}

// left * X * right, for X of rows x cols in a column of a factor matrix.
std::vector<number> between(const square& left, const std::vector<number>& x, const square& right) {
    const std::size_t rows = left.size(), cols = right.size();
    std::vector<number> result(rows * cols);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t p = 0; p < rows; ++p)
            for (std::size_t q = 0; q < cols; ++q)
                for (std::size_t j = 0; j < cols; ++j)
                    result[i * cols + j] = result[i * cols + j] + left[i][p] * x[p * cols + q] * right[q][j];
    return result;
}

square turned(const square& x) {
    square result = x;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = 0; j < x.size(); ++j)
            result[j][i] = x[i][j];
    return result;
}

// The same algorithm in other bases, its products in another order and their factors scaled.
exact_table disguised(const exact_table& table, random_source& random) {
    const auto [m, k, n] = table.dimensions;
    const auto [p, p_inverse] = basis(random, m);
    const auto [q, q_inverse] = basis(random, k);
    const auto [s, s_inverse] = basis(random, n);
    const dense_columns u = dense(table, factor::u), v = dense(table, factor::v), w = dense(table, factor::w);
    dense_columns new_u, new_v, new_w;
    std::vector<std::size_t> order(u.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1],
                  order[static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(i) - 1))]);
    for (const std::size_t r : order) {
        // With A' = P A Q^-1: U' = P^-T U Q^T, V' = Q^-T V S^T, W' = P W S^-1.
        new_u.push_back(between(turned(p_inverse), u[r], turned(q)));
        new_v.push_back(between(turned(q_inverse), v[r], turned(s)));
        new_w.push_back(between(p, w[r], s_inverse));
        const number scale(random.between(1, 3));
        for (number& x : new_u.back())
            x = x * scale;
        for (number& x : new_v.back())
            x = -x;
        for (number& x : new_w.back())
            x = -x / scale;
    }
    return table_of(table.dimensions, new_u, new_v, new_w);
}

std::string print_of(const exact_table& table) {
    return fingerprint(table, verify(table));
}

TEST_CASE("the symmetries that are promised leave a fingerprint alone") {
    namespace tables = fastmm::tables;
    const exact_table all[] = {table_of(tables::strassen::text), table_of(tables::f2x3x4_20::text),
                               table_of(tables::f3x3x3_23::text), table_of(tables::f2x2x5_18::text)};
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        random_source random(seed);
        const exact_table& table = all[seed % 4];
        INFO("seed=" << seed << " " << table.name);
        exact_table other = disguised(table, random);
        REQUIRE(verify(other).wrong_entries == 0);
        if (seed % 2 == 0)
            other = rotated(other);
        if (seed % 3 == 0)
            other = transposed(other);
        if (seed % 5 == 0)
            other = in_order(other, w_order::c_transposed);
        CHECK(print_of(other) == print_of(table));
    }
}

TEST_CASE(
    "Strassen's and Winograd's algorithms are one (de Groote 1978), Strassen and the textbook are not") {
    namespace tables = fastmm::tables;
    CHECK(print_of(table_of(tables::strassen::text)) == print_of(table_of(tables::winograd::text)));
    CHECK(print_of(table_of(tables::strassen::text)).substr(0, 2) == "p-");
}

TEST_CASE("different tables have different fingerprints") {
    std::set<std::string> seen;
    int count = 0;
    const auto look = [&]<class... F>(fastmm::table_list<F...>) {
        const auto one = [&](const exact_table& table) {
            if (table.name == "winograd")
                return;
            ++count;
            INFO(table.name);
            CHECK(seen.insert(print_of(table)).second);
        };
        (one(table_of(F::text)), ...);
    };
    look(fastmm::embedded_tables{});
    CHECK(count > 20);
    // One dimension of rank 4, however it is turned.
    dense_columns u, v, w;
    for (int r = 0; r < 4; ++r) {
        std::vector<number> one(4), unit(4);
        unit[std::size_t(r)] = number(1);
        u.push_back({number(1)});
        v.push_back(unit);
        w.push_back(unit);
    }
    const exact_table row = table_of({1, 1, 4}, u, v, w), inner = rotated(row);
    REQUIRE(verify(row).result == verdict::over_integers);
    CHECK(print_of(row) == print_of(inner));
}

TEST_CASE("the figures of Strassen's and Winograd's algorithms are the published ones") {
    // Growth factors: Ballard et al. 2016, and Brent 1970; additions: Strassen 1969.
    const exact_table strassen = table_of(fastmm::tables::strassen::text),
                      winograd = table_of(fastmm::tables::winograd::text);
    const auto figures = figures_of(strassen, verify(strassen));
    CHECK(figures.errors.growth_factor == 12);
    CHECK(figures_of(winograd, verify(winograd)).errors.growth_factor == 18);
    CHECK(figures.naive_additions == 18);
    CHECK(figures.nonzeros == std::array<std::int64_t, 3>{12, 12, 12});
    CHECK(figures.errors.prefactor == 8); // c11 has 4 products, one of which has 2 + 2 blocks
    CHECK(figures.ring == "ZT");
    CHECK(figures.naive_rank == 8);
    CHECK(std::abs(figures.exponent - 2.8073549) < 1e-6);
    // One level: 12 (n/2)^2 for the products, and the roundings of the sums.
    CHECK(figures.errors.bound >= 12.0 * 2048 * 2048);
    CHECK(figures.errors.bound <= 12.0 * 2048 * 2048 + 12.0 * 5 * 2048);
    const exact_table z2 = table_of(fastmm::tables::f4x4x4_47::text);
    CHECK(figures_of(z2, verify(z2)).ring == "Z2");
    CHECK(figures_of(z2, verify(z2)).errors.growth_factor == 0);
}

} // namespace
