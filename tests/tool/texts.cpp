// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the text notations say: the coefficients of small tables, against dense matrices that are written down here.

#include "support/catch.hpp"
#include "tool/text_fixtures.hpp"
#include "tool/text_reading.hpp"

#include <string>

namespace {

using namespace fastmm_tool;
using namespace fastmm_test;

constexpr std::string_view strassen_u = "1 0 1 0 1 -1 0\n0 0 0 0 1 0 1\n0 1 0 0 0 1 0\n1 1 0 1 0 0 -1\n";
constexpr std::string_view strassen_v = "1 1 0 -1 0 1 0\n0 0 1 0 0 1 0\n0 0 0 1 0 0 1\n1 0 -1 0 1 0 1\n";
constexpr std::string_view c11 = "1 0 0 1 -1 0 1\n", c12 = "0 0 1 0 1 0 0\n", c21 = "0 1 0 1 0 0 0\n",
                           c22 = "1 -1 1 0 0 1 0\n";

std::string strassen_w(w_order order) {
    const bool plain = order == w_order::c;
    return std::string(c11) + std::string(plain ? c12 : c21) + std::string(plain ? c21 : c12) +
           std::string(c22);
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
    std::string result;
    for (const char c : text)
        c == '\n' ? result += line_end : result += c;
    return result;
}

exact_table read_one(const notation& how, std::string_view text, const reading_options& options = {}) {
    const auto tables = read_all(how, text, options);
    REQUIRE(tables.size() == 1);
    REQUIRE(check_table(tables[0]) == "");
    return tables[0];
}

void check_strassen(const exact_table& table, w_order order) {
    CHECK(table.dimensions == shape{2, 2, 2});
    CHECK(table.rank == 7);
    CHECK(table.order == order);
    CHECK(dense(table, factor::u) == strassen_u);
    CHECK(dense(table, factor::v) == strassen_v);
    CHECK(dense(table, factor::w) == strassen_w(order));
}

TEST_CASE("Strassen's seven products in every text") {
    for (const text_fixture& fixture : text_fixtures) {
        INFO(fixture.notation->name);
        check_strassen(read_one(*fixture.notation, fixture.strassen), fixture.order);
        // Line ends, a byte order mark, tabs.
        check_strassen(read_one(*fixture.notation, with_line_ends(fixture.strassen, "\r\n")), fixture.order);
        check_strassen(read_one(*fixture.notation, std::string("\xef\xbb\xbf").append(fixture.strassen)),
                       fixture.order);
        check_strassen(read_one(*fixture.notation, with_line_ends(fixture.strassen, "\t\n\n")),
                       fixture.order);
        reading_options options;
        options.dimensions = shape{2, 2, 2};
        check_strassen(read_one(*fixture.notation, fixture.strassen, options), fixture.order);
    }
}

TEST_CASE("a rectangular table with fractions in every text") {
    for (const text_fixture& fixture : text_fixtures) {
        INFO(fixture.notation->name);
        const exact_table table = read_one(*fixture.notation, fixture.rectangular);
        CHECK(table.dimensions == shape{1, 2, 3});
        CHECK(table.rank == 6);
        CHECK(dense(table, factor::u) == "1/2 1 1 0 0 0\n0 0 0 -1/3 1 1\n");
        CHECK(dense(table, factor::v) == "2 0 0 0 0 0\n0 1 0 0 0 0\n0 0 2/3 0 0 0\n"
                                         "0 0 0 -3 0 0\n0 0 0 0 1 0\n0 0 0 0 0 1\n");
        // One row of C: its transpose has the same order.
        CHECK(dense(table, factor::w) == "1 0 0 1 0 0\n0 1 0 0 1 0\n0 0 3/2 0 0 1\n");
    }
}

TEST_CASE("a person may say which order W has") {
    for (const text_fixture& fixture : text_fixtures) {
        INFO(fixture.notation->name);
        reading_options options;
        options.order = fixture.order == w_order::c ? w_order::c_transposed : w_order::c;
        const exact_table table = read_one(*fixture.notation, fixture.strassen, options);
        CHECK(table.order == *options.order);
        CHECK(dense(table, factor::w) == strassen_w(fixture.order));
    }
}

TEST_CASE("dimensions that do not fit are refused") {
    for (const text_fixture& fixture : text_fixtures) {
        INFO(fixture.notation->name);
        reading_options options;
        options.dimensions = shape{2, 2, 1};
        CHECK(message_of(*fixture.notation, fixture.strassen, options) != "");
        options.dimensions = {};
        options.most.dimension = 2;
        CHECK(message_of(*fixture.notation, fixture.rectangular, options) != "");
        CHECK(message_of(*fixture.notation, fixture.strassen, options) == "");
        options.most = {};
        options.most.coefficients = 35;
        CHECK(message_of(*fixture.notation, fixture.strassen, options) != "");
        options.most.coefficients = 36;
        CHECK(message_of(*fixture.notation, fixture.strassen, options) == "");
    }
    // Only a person knows of rows that nothing is read from.
    reading_options options;
    options.dimensions = shape{3, 2, 2};
    CHECK(read_one(product_forms_notation, forms_strassen, options).rows(factor::w) == 6);
}

TEST_CASE("coefficients with a parameter") {
    const auto read = [](std::string_view text) { return to_string(parse_laurent(text)); };
    CHECK(parse_laurent("x") == number::parameter_to_the(1));
    CHECK(parse_laurent("-x2") == -number::parameter_to_the(2));
    CHECK(parse_laurent("xi") == number::parameter_to_the(-1));
    CHECK(parse_laurent("x2i") == number::parameter_to_the(-2));
    CHECK(parse_laurent("5/4xi") == number(rational(5, 4)) * number::parameter_to_the(-1));
    CHECK(parse_laurent("-.5x12") == number(rational(-1, 2)) * number::parameter_to_the(12));
    CHECK(parse_laurent("(1+-x)") == number(1) - number::parameter_to_the(1));
    CHECK(parse_laurent("(1-x)") == parse_laurent("(1+-x)"));
    CHECK(read("(1/10x+-x2)") == "1/10x+-x2");
    CHECK(parse_laurent("(x+-x)").is_zero());
    for (const char* wrong :
         {"",    "()",     "(",    "x-",  "1+", "+1",  "--1", "x1x",    "y",   "1 x", "((1))",
          "xii", "x99999", "x257", "1/0", "1/", "nan", "inf", "1e5000", "x/2", "-",   "i"})
        CHECK_THROWS_AS(parse_laurent(wrong), malformed);
}

TEST_CASE("an approximate table in rows") {
    // x^-1 ((a + x b) c' - ...) in the smallest case: one product, <1,1,1>.
    const exact_table table = read_one(coefficient_rows_notation, "# approximate\n(1+x)\n#\n-x\n#\n-xi\n");
    CHECK(table.dimensions == shape{1, 1, 1});
    CHECK(dense(table, factor::u) == "1+x\n");
    CHECK(dense(table, factor::v) == "-x\n");
    CHECK(dense(table, factor::w) == "-xi\n");
    CHECK(table.values.front().has_parameter());
}

TEST_CASE("substitutions in rows are expanded") {
    // Strassen's algorithm; s = a11 + a22, t = b11 + b22 and m = m1 + m4 are named.
    constexpr std::string_view text = R"(# Eliminated
0 0 1 0 1 -1 0
0 0 0 0 1 0 1
0 1 0 0 0 1 0
0 1 0 1 0 0 -1
1 0 0 0 0 0 0
#
0 1 0 -1 0 1 0
0 0 1 0 0 1 0
0 0 0 1 0 0 1
0 0 -1 0 1 0 1
1 0 0 0 0 0 0
#
0 0 0 0 -1 0 1 1
0 0 1 0 1 0 0 0
0 1 0 1 0 0 0 0
0 -1 1 -1 0 1 0 1
# Substitution information
1 0 0 1
#
1 0 0 1
#
1 0 0 1 0 0 0
)";
    check_strassen(read_one(coefficient_rows_notation, text), w_order::c);

    // Without fresh inputs of A and sums; both their sections are empty.
    constexpr std::string_view last_of_b = "1 0 -1 0 1 0 1\n";
    const std::size_t place = rows_strassen.find(last_of_b);
    const std::string fewer = std::string(rows_strassen.substr(0, place))
                                  .append("1 0 0 0 1 0 1\n0 0 1 0 0 0 0\n")
                                  .append(rows_strassen.substr(place + last_of_b.size()));
    CHECK(message_of(coefficient_rows_notation, fewer) != "");
    check_strassen(
        read_one(coefficient_rows_notation, fewer + "\n# Substitution information\n\n#\n0 0 0 -1\n#\n"),
        w_order::c);
    CHECK(message_of(coefficient_rows_notation, fewer + "\n# Substitution information\n\n#\n0 0 0\n") ==
          "line 21, column 1: expected rows of 4 coefficients, got 3");
    CHECK(message_of(coefficient_rows_notation,
                     fewer + "\n# Substitution information\n1 0 0 0\n#\n0 0 0 -1\n") != "");
    CHECK(message_of(coefficient_rows_notation, "# Substitution information\n1\n#\n1\n#\n1\n") != "");
}

TEST_CASE("complex coefficients in forms") {
    const exact_table table =
        read_one(product_forms_notation, "((0.5+0.5j)*a11 + 0.5j*a12)*(j*b11 - b21)*(-j)*(c11)/0.5j\n");
    CHECK(table.dimensions == shape{1, 2, 1});
    CHECK(dense(table, factor::u) == "1/2+1/2i\n1/2i\n");
    CHECK(dense(table, factor::v) == "i\n-1\n");
    CHECK(dense(table, factor::w) == "-2\n"); // -j / 0.5j
}

TEST_CASE("the whole product may be divided") {
    const exact_table table = read_one(product_forms_notation, "(a11)*(3*b11)*(-9*c11)/3\n");
    CHECK(dense(table, factor::u) == "1\n");
    CHECK(dense(table, factor::v) == "3\n");
    CHECK(dense(table, factor::w) == "-3\n");
}

TEST_CASE("indices of several digits") {
    const exact_table table = read_one(product_forms_notation, "a1_12*b12_3*c3_1\n");
    CHECK(table.dimensions == shape{1, 12, 3});
}

TEST_CASE("where C is not square, its size tells whether it is transposed") {
    const std::string naive = "(a11)*(b11)*(c11)\n(a11)*(b12)*(c12)\n(a11)*(b13)*(c13)\n"
                              "(a21)*(b11)*(c21)\n(a21)*(b12)*(c22)\n(a21)*(b13)*(c23)\n";
    const exact_table forms = read_one(product_forms_notation, naive);
    CHECK(forms.dimensions == shape{2, 1, 3});
    CHECK(forms.order == w_order::c);
    const exact_table lists =
        read_one(mathematica_notation, "{{{{1}, {0}}, {{1, 0, 0}}, {{1, 0, 0}, {0, 0, 0}}}}");
    CHECK(lists.dimensions == shape{2, 1, 3});
    CHECK(lists.order == w_order::c);
}

TEST_CASE("a counted text of several tables") {
    const std::string one(counted_strassen);
    const auto tables =
        read_all(counted_rows_notation, std::string("2\n").append(one).append("1 1 1 1\n1 -2 3\n"));
    REQUIRE(tables.size() == 2);
    check_strassen(tables[0], w_order::c_transposed);
    CHECK(tables[0].name == "1");
    CHECK(tables[1].name == "2");
    CHECK(dense(tables[1], factor::v) == "-2\n");
    // Pairs would end in the middle of the second table, where no header stands.
    const auto twice = read_all(counted_rows_notation, std::string("2\n").append(one).append(one));
    REQUIRE(twice.size() == 2);
    check_strassen(twice[1], w_order::c_transposed);
    CHECK(dense(read_all(counted_rows_notation, "2\n1 1 1 1 1 2 1 3 1 4\n1 1 1 1 1 1 1 1 5 1").at(1),
                factor::w) == "5\n");
}

} // namespace
