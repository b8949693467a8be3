// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Notations know their own texts and no others; what is written is read again.

#include "notations/text_writers.hpp"

#include "support/catch.hpp"
#include "tool/text_fixtures.hpp"
#include "tool/text_reading.hpp"

#include <random>
#include <string>
#include <vector>

namespace {

using namespace fastmm_tool;
using namespace fastmm_test;

TEST_CASE("each text is recognized by its notation alone") {
    for (const text_fixture& text : text_fixtures)
        for (const text_fixture& asked : text_fixtures) {
            INFO(asked.notation->name << " asked about a text of " << text.notation->name);
            const bool expected = text.notation == asked.notation;
            CHECK(asked.notation->recognizes(text.strassen) == expected);
            CHECK(asked.notation->recognizes(text.rectangular) == expected);
            CHECK(asked.notation->recognizes(std::string("\xef\xbb\xbf\r\n").append(text.strassen)) ==
                  expected);
        }
}

TEST_CASE("what other notations have is not recognized") {
    using namespace std::string_literals;
    const std::vector<std::string> others{
        "",
        " \n",
        "#\n# only comments\n",
        "PK\x03\x04\x14\0\0\0\x08\0"s,
        "\x93NUMPY\x01\0v\0{'descr': '<i4', 'fortran_order': False, 'shape': (3, 4, 7), }\n"s,
        R"({"n": [2,2,2], "m": 7, "z2": false, "u": [[1,0,0,1]]})",
        "  {\n  \"n\":[2,2,2], \"u_fresh\": []}",
        "[[1, 0], [0, 1]]",
        "[{\"n\": [2,2,2]}]",
        "# Strassen 1969\nname: strassen\nshape: 2x2x2\nrank: 7\nring: ZT\n(a11 + a22) (b11 + b22) (c11 + "
        "c22)\n",
        "shape: 1x1x1\nrank: 1\n(a11) (b11) (c11)\n",
        "Bini 2 2 2 7\nproduct Gamma Alpha Beta\n1 ;  1 0 0 1 ;  1 0 0 1 ;  1 0 0 1\n",
        "P1 := (a21 + a22) * b22;\nc11 := P2 + P5;\n",
        "m1 = (a1 - a4)(b1 + b4)\n\nc1 = m1\n",
        "decomposition_245 = (np.array([[-0. , 0.5]], dtype=np.float32),)\n",
        "o0:=i0;\no3:=t1+i2;\n",
        "#include <vector>\nint main() {}\n",
    };
    for (const std::string& other : others)
        for (const text_fixture& asked : text_fixtures) {
            INFO(asked.notation->name << " asked about " << other);
            CHECK_FALSE(asked.notation->recognizes(other));
        }
}

// Any coefficients, in any order of W; nothing says that it multiplies.
exact_table random_table(std::uint64_t seed, shape dimensions, int rank, const std::vector<number>& values) {
    std::mt19937_64 engine(seed);
    const w_order order = engine() % 2 == 0 ? w_order::c : w_order::c_transposed;
    table_builder builder(dimensions, rank, order);
    const auto [m, k, n] = dimensions;
    const std::array<int, 3> rows{m * k, k * n, m * n};
    for (std::size_t i = 0; i < 3; ++i)
        for (int r = 0; r < rank; ++r)
            for (int row = 0; row < rows[i]; ++row)
                if (engine() % 3 == 0)
                    builder.add(static_cast<factor>(i), r, row, values[engine() % values.size()]);
    return builder.finish();
}

// W by the blocks of C.
std::string dense_w(const exact_table& table) {
    const std::string text = dense(table, factor::w);
    if (table.order == w_order::c)
        return text;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
        lines.push_back(text.substr(at, text.find('\n', at) + 1 - at));
    std::string result;
    const auto m = static_cast<std::size_t>(table.dimensions.m),
               n = static_cast<std::size_t>(table.dimensions.n);
    for (std::size_t i = 0; i < m; ++i)
        for (std::size_t j = 0; j < n; ++j)
            result += lines[j * m + i];
    return result;
}

void check_round_trip(const notation& how, std::string (*write)(const exact_table&),
                      const exact_table& table) {
    const std::string text = write(table);
    INFO(how.name << ":\n" << text);
    CHECK(how.recognizes(text));
    reading_options options;
    options.dimensions = table.dimensions;
    const auto again = read_all(how, text, options);
    REQUIRE(again.size() == 1);
    CHECK(check_table(again[0]) == "");
    CHECK(again[0].dimensions == table.dimensions);
    CHECK(again[0].rank == table.rank);
    CHECK(dense(again[0], factor::u) == dense(table, factor::u));
    CHECK(dense(again[0], factor::v) == dense(table, factor::v));
    CHECK(dense_w(again[0]) == dense_w(table));
}

TEST_CASE("what is written is read again") {
    const std::vector<number> rationals{
        number(1), number(-1), number(2), number(rational(-2, 3)), number(rational(1, 8)), number(17)};
    const number x = number::parameter_to_the(1), i = number::imaginary_unit();
    std::vector<number> with_parameter = rationals, complex = rationals;
    with_parameter.insert(with_parameter.end(),
                          {x, -x, number::parameter_to_the(-2) + number(3), number(1) - x,
                           number(rational(5, 4)) * number::parameter_to_the(-1)});
    complex.insert(complex.end(), {i, -i, i + number(1), number(rational(1, 2)) - number(3) * i});
    const std::vector<shape> shapes{{1, 1, 1}, {2, 3, 4}, {4, 1, 3}, {1, 12, 2}, {11, 2, 10}};
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const shape dimensions = shapes[seed % shapes.size()];
        const int rank = dimensions == shape{1, 1, 1} ? 1 : 5;
        INFO("seed=" << seed);
        const exact_table table = random_table(seed, dimensions, rank, rationals);
        check_round_trip(mathematica_notation, write_mathematica, table);
        check_round_trip(product_forms_notation, write_product_forms, table);
        check_round_trip(coefficient_rows_notation, write_coefficient_rows, table);
        check_round_trip(product_forms_notation, write_product_forms,
                         random_table(seed, dimensions, rank, complex));
        check_round_trip(coefficient_rows_notation, write_coefficient_rows,
                         random_table(seed, dimensions, rank, with_parameter));
    }
}

TEST_CASE("what a notation cannot say is not written") {
    const auto table_of = [](const number& value) {
        table_builder builder({1, 1, 1}, 1, w_order::c);
        builder.add(factor::u, 0, 0, value);
        return builder.finish();
    };
    const exact_table complex = table_of(number::imaginary_unit()),
                      approximate = table_of(number::parameter_to_the(1));
    CHECK_THROWS_AS(write_mathematica(complex), malformed);
    CHECK_THROWS_AS(write_mathematica(approximate), malformed);
    CHECK_THROWS_AS(write_product_forms(approximate), malformed);
    CHECK_THROWS_AS(write_coefficient_rows(complex), malformed);
}

} // namespace
