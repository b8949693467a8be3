// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Verdicts, against a checker that is slow, simple and shares nothing with the command's: it forms every entry of the
// tensor from dense factor matrices.

#include "table/verification.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "table/symmetry.hpp"
#include "tool/message.hpp"
#include "tool/tables.hpp"

#include <fastmm/factorization/catalog.hpp>

using namespace fastmm_test;
using fastmm_tool::verdict;
using fastmm_tool::verification;
using fastmm_tool::verification_options;
using fastmm_tool::verify;

namespace {

struct slow_report {
    std::int64_t wrong = 0;
    std::string first;
};

std::string name_of(char letter, int row, int col) {
    return std::string(1, letter) + std::to_string(row + 1) + (row > 8 || col > 8 ? "_" : "") +
           std::to_string(col + 1);
}

slow_report check_slowly(const exact_table& table, w_order order) {
    const auto [m, k, n] = table.dimensions;
    const dense_columns u = dense(table, factor::u), v = dense(table, factor::v), w = dense(table, factor::w);
    slow_report report;
    for (int i = 0; i < m; ++i)
        for (int j = 0; j < k; ++j)
            for (int j2 = 0; j2 < k; ++j2)
                for (int l = 0; l < n; ++l)
                    for (int i2 = 0; i2 < m; ++i2)
                        for (int l2 = 0; l2 < n; ++l2) {
                            const int c = order == w_order::c ? i2 * n + l2 : l2 * m + i2;
                            number sum;
                            for (std::size_t r = 0; r < u.size(); ++r)
                                sum = sum + u[r][std::size_t(i * k + j)] * v[r][std::size_t(j2 * n + l)] *
                                                w[r][std::size_t(c)];
                            const int expected = j == j2 && i == i2 && l == l2 ? 1 : 0;
                            if (sum == number(expected))
                                continue;
                            if (report.wrong++ == 0)
                                report.first = name_of('a', i, j) + ' ' + name_of('b', j2, l) + ' ' +
                                               name_of('c', i2, l2) + ": expected " +
                                               std::to_string(expected) + ", got " + to_string(sum);
                        }
    return report;
}

using fastmm::tables::f2x3x4_20;
using fastmm::tables::f4x4x4_47;
using fastmm::tables::f4x5x5_76;
using fastmm::tables::strassen;

exact_table strassen_table() {
    return table_of(strassen::text);
}

TEST_CASE("the embedded tables are exact over the ring that they state") {
    const auto check = []<class... F>(fastmm::table_list<F...>) {
        const auto one = [](std::string_view text) {
            const exact_table table = table_of(text);
            INFO(table.name);
            const verification proof = verify(table);
            if (table.modulo_2) {
                CHECK(proof.result == verdict::modulo_only);
                CHECK(proof.modulus == 2);
                CHECK(proof.wrong_entries > 0);
            } else {
                CHECK(proof.result == verdict::over_integers);
                CHECK(proof.wrong_entries == 0);
                CHECK_FALSE(proof.first);
            }
            CHECK(proof.order == w_order::c);
        };
        (one(F::text), ...);
    };
    check(fastmm::embedded_tables{});
}

TEST_CASE("one coefficient changed: the same verdict as the slow checker's, in both orders of W") {
    const exact_table tables[] = {strassen_table(), table_of(f2x3x4_20::text)};
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        random_source random(seed);
        const exact_table& table = tables[seed % 2];
        dense_columns factors[] = {dense(table, factor::u), dense(table, factor::v), dense(table, factor::w)};
        dense_columns& changed = factors[static_cast<std::size_t>(random.between(0, 2))];
        auto& column = changed[static_cast<std::size_t>(
            random.between(0, static_cast<std::ptrdiff_t>(changed.size()) - 1))];
        number& coefficient = column[static_cast<std::size_t>(
            random.between(0, static_cast<std::ptrdiff_t>(column.size()) - 1))];
        coefficient = coefficient + number(rational(random.between(1, 3), random.between(1, 4)));
        exact_table broken = table_of(table.dimensions, factors[0], factors[1], factors[2]);
        if (seed % 3 == 0)
            broken = in_order(broken, w_order::c_transposed);
        INFO("seed=" << seed);
        verification_options options;
        options.order = broken.order;
        const verification proof = verify(broken, options);
        const slow_report slow = check_slowly(broken, broken.order);
        CHECK(slow.wrong > 0);
        CHECK(proof.wrong_entries == slow.wrong);
        REQUIRE(proof.first);
        CHECK(to_string(*proof.first) == slow.first);
        CHECK((proof.result == verdict::not_exact || proof.result == verdict::modulo_only));
    }
}

TEST_CASE("a W of the other order is found and told") {
    const exact_table table = table_of(f2x3x4_20::text);
    const exact_table stored = in_order(table, w_order::c_transposed);
    CHECK(verify(stored).order == w_order::c_transposed);
    const exact_table mistaken = reread_in_order(stored, w_order::c);
    const verification proof = verify(mistaken);
    CHECK(proof.result == verdict::over_integers);
    CHECK(proof.order == w_order::c_transposed);
    verification_options only;
    only.order = w_order::c;
    CHECK(verify(mistaken, only).result == verdict::not_exact);
    CHECK(verify(mistaken, only).wrong_entries == check_slowly(mistaken, w_order::c).wrong);
    // Modulo 2 the random point knows nothing.
    const exact_table z2 =
        reread_in_order(in_order(table_of(f4x4x4_47::text), w_order::c_transposed), w_order::c);
    CHECK(verify(z2).result == verdict::modulo_only);
    CHECK(verify(z2).order == w_order::c_transposed);
}

TEST_CASE("symmetries keep exactness") {
    const exact_table table = table_of(f2x3x4_20::text);
    CHECK(rotated(table).dimensions == shape{3, 4, 2});
    CHECK(transposed(table).dimensions == shape{4, 3, 2});
    for (const exact_table& turned :
         {rotated(table), transposed(table), rotated(transposed(table)), rotated(rotated(rotated(table)))})
        CHECK(verify(turned).result == verdict::over_integers);
    const exact_table round = rotated(rotated(rotated(table)));
    CHECK(dense(round, factor::w) == dense(table, factor::w));
    CHECK(dense(transposed(transposed(table)), factor::v) == dense(table, factor::v));
}

// A -> P A Q^-1 and so on for 2 x 2, whose only entry off the diagonal is t above it.
exact_table sheared_strassen(const number& t) {
    const exact_table table = strassen_table();
    dense_columns u = dense(table, factor::u), v = dense(table, factor::v);
    // A form of A in the blocks of A T, of B in those of T^-1 B.
    for (auto& column : u) {
        column[0] = column[0] + t * column[1];
        column[2] = column[2] + t * column[3];
    }
    for (auto& column : v) {
        column[2] = column[2] - t * column[0];
        column[3] = column[3] - t * column[1];
    }
    return table_of(table.dimensions, u, v, dense(table, factor::w));
}

TEST_CASE("fractions, i, and numbers that fit no machine word are verified exactly") {
    CHECK(verify(sheared_strassen(number(3))).result == verdict::over_integers);
    CHECK(verify(sheared_strassen(number(rational(1, 3)))).result == verdict::over_rationals);
    CHECK(verify(sheared_strassen(number::imaginary_unit())).result == verdict::over_gaussian);
    for (const unsigned bits : {30u, 61u, 100u, 1000u}) {
        INFO(bits);
        const number large{rational(fastmm_tool::integer(1) << bits)};
        CHECK(verify(sheared_strassen(large)).result == verdict::over_integers);
        CHECK(verify(sheared_strassen(number(1) / large)).result == verdict::over_rationals);
        CHECK(verify(sheared_strassen(large * number::imaginary_unit())).result == verdict::over_gaussian);
        // What wraps round to zero in machine words is not zero.
        exact_table table = strassen_table();
        dense_columns w = dense(table, factor::w);
        w[0][1] = large;
        const exact_table broken =
            table_of(table.dimensions, dense(table, factor::u), dense(table, factor::v), w);
        const verification proof = verify(broken);
        CHECK(proof.wrong_entries == check_slowly(broken, w_order::c).wrong);
        CHECK(proof.result == verdict::modulo_only);
        CHECK(proof.modulus == fastmm_tool::integer(1) << bits);
    }
}

TEST_CASE("a parameter makes a table approximate, to the order that is left") {
    // Strassen with its first product off by x.
    const exact_table table = strassen_table();
    dense_columns u = dense(table, factor::u);
    u[0][1] = u[0][1] + number::parameter_to_the(2);
    const exact_table near = table_of(table.dimensions, u, dense(table, factor::v), dense(table, factor::w));
    const verification proof = verify(near);
    CHECK(proof.result == verdict::approximate);
    CHECK(proof.error_order == 2);
    CHECK(proof.wrong_entries == check_slowly(near, w_order::c).wrong);
    u[0][1] = number::parameter_to_the(-1);
    CHECK(verify(table_of(table.dimensions, u, dense(table, factor::v), dense(table, factor::w))).result ==
          verdict::not_exact);
    // A parameter that cancels: exact whatever it is.
    CHECK(verify(sheared_strassen(number::parameter_to_the(-3))).wrong_entries == 0);
}

TEST_CASE("a modulus that is asked for is told apart from exactness") {
    verification_options modulo_3, modulo_2;
    modulo_3.modulus = 3;
    modulo_2.modulus = 2;
    CHECK(verify(strassen_table(), modulo_3).modulo_wanted == true);
    CHECK(verify(strassen_table(), modulo_3).result == verdict::over_integers);
    CHECK(verify(table_of(f4x4x4_47::text), modulo_2).modulo_wanted == true);
    CHECK(verify(table_of(f4x4x4_47::text), modulo_3).modulo_wanted == false);
    const exact_table halves = sheared_strassen(number(rational(1, 2)));
    CHECK(verify(halves, modulo_2).modulo_wanted == false);
    CHECK(verify(halves, modulo_3).modulo_wanted == true);
    CHECK(verify(halves, modulo_2).result == verdict::over_rationals);
    // A parameter does not hide that 1/2 is none modulo 2.
    const exact_table family = sheared_strassen(number(rational(1, 2)) * number::parameter_to_the(1));
    CHECK(verify(family, modulo_2).modulo_wanted == false);
    CHECK(verify(family, modulo_3).modulo_wanted == true);
    // Wrong by 6 in one coefficient: modulo 6, so modulo 2 and 3.
    const exact_table table = strassen_table();
    dense_columns w = dense(table, factor::w);
    w[3][3] = w[3][3] + number(6);
    const exact_table broken =
        table_of(table.dimensions, dense(table, factor::u), dense(table, factor::v), w);
    CHECK(verify(broken).result == verdict::modulo_only);
    CHECK(verify(broken).modulus == 6);
    CHECK(verify(broken, modulo_3).modulo_wanted == true);
    verification_options modulo_5;
    modulo_5.modulus = 5;
    CHECK(verify(broken, modulo_5).modulo_wanted == false);
    CHECK(verify(broken, modulo_5).wrong_entries == check_slowly(broken, w_order::c).wrong);
}

TEST_CASE("a proof beyond the limit of work is refused before it begins") {
    verification_options options;
    options.most_work = 100;
    CHECK(contains(message_of([&] { verify(table_of(f4x5x5_76::text), options); }), "and 100 are left"));
}

TEST_CASE("large numbers and sums of many powers count as the work that they are") {
    // A dense table of <4,4,4> of eight products, far below the limit in machine words.
    const auto filled = [](const auto& value_of) {
        table_builder builder({4, 4, 4}, 8, w_order::c);
        for (const factor which : {factor::u, factor::v, factor::w})
            for (int r = 0; r < 8; ++r)
                for (int index = 0; index < 16; ++index)
                    builder.add(which, r, index, value_of(r));
        return builder.finish();
    };
    verification_options options;
    options.most_work = 8 * 16 * 16 * 16;
    CHECK(verify(filled([](int) { return number(3); }), options).result == verdict::not_exact);
    options.most_work *= 1000;
    const std::string refused = "--max-work raises it";
    const auto powers = [](int r) {
        number sum;
        for (int i = 0; i < 80; ++i)
            sum = sum + number::parameter_to_the(i + r % 2);
        return sum;
    };
    CHECK(contains(message_of([&] { verify(filled(powers), options); }), refused));
    const rational large(pow(fastmm_tool::integer(10), 400));
    CHECK(
        contains(message_of([&] { verify(filled([&](int) { return number(large); }), options); }), refused));
    const auto fractions = [&](int) { return number(rational(1) / large) * number::parameter_to_the(1); };
    CHECK(contains(message_of([&] { verify(filled(fractions), options); }), refused));
}

} // namespace
