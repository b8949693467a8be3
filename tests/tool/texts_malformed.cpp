// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Texts with mistakes: each is refused with one line that names the place.

#include "support/catch.hpp"
#include "tool/text_fixtures.hpp"
#include "tool/text_reading.hpp"

#include <string>

namespace {

using namespace fastmm_tool;
using namespace fastmm_test;

// The text with the n-th occurrence (from 0) of a piece replaced.
std::string replaced(std::string_view text, std::string_view piece, std::string_view by, int n = 0) {
    std::size_t at = text.find(piece);
    for (; n > 0; --n)
        at = text.find(piece, at + 1);
    REQUIRE(at != std::string_view::npos);
    return std::string(text).replace(at, piece.size(), by);
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    text.reserve(piece.size() * count);
    for (; count > 0; --count)
        text += piece;
    return text;
}

TEST_CASE("rows with mistakes") {
    const auto message = [](const std::string& text) { return message_of(coefficient_rows_notation, text); };
    CHECK(message(replaced(rows_strassen, "0 0 0 0 1 0 1", "0 0 0 0 1 0")) ==
          "line 4, column 1: a row of 6 coefficients in a section of rows of 7");
    CHECK(message(replaced(rows_strassen, "-1 0 1 0 1", "NaN 0 1 0 1")) ==
          "line 11, column 5: expected a coefficient, got 'NaN'");
    CHECK(message(replaced(rows_strassen, "# C", "")) ==
          "line 16, column 17: the text ends after 2 of three sections");
    CHECK(message(std::string(rows_strassen) + "\n#\n1") == "line 18, column 1: there is a fourth section");
    CHECK(message(replaced(rows_strassen, "0 0 0 1 0 0 1\n", "")) ==
          "U, V and W have 4, 3 and 4 rows, which are not m k, k n and m n of any dimensions that are read");
    CHECK(message("1\n#\n1 1\n#\n1") == "line 3, column 1: expected rows of 1 coefficients, got 2");
    CHECK(message("1 1\n#\n1 1\n#\n1 1") == "expected a rank from 1 to 1, got 2");
}

TEST_CASE("forms with mistakes") {
    const auto message = [](std::string_view text) { return message_of(product_forms_notation, text); };
    CHECK(message("a11*b11*c11\na11*b11*(c11\n") == "line 2, column 9: a bracket is not closed in its line");
    CHECK(message("a11*b11*c11)\n") == "line 1, column 12: expected an operator or a form, got ')'");
    CHECK(message("(a11 + a11)*b11*c11") == "line 1, column 8: the block stands in this form already");
    CHECK(message("(a11 + b11)*c11") == "line 1, column 6: only blocks of the same matrix can be added");
    CHECK(message("(a11 + 1)*b11*c11") == "line 1, column 6: only blocks of the same matrix can be added");
    CHECK(message("a11*b11*c11 + a11*b11*c11") ==
          "line 1, column 13: only blocks of the same matrix can be added");
    CHECK(message("a11*a11*b11*c11") == "line 1, column 4: two forms in a are multiplied");
    CHECK(message("a11*b11") == "line 1, column 1: expected a product of a form in a, one in b and one in c");
    CHECK(message("a11*b11*c01") == "line 1, column 10: expected an index from 1 to 64, got '0'");
    CHECK(message("a11*b11*c1_65") == "line 1, column 10: expected an index from 1 to 64, got '65'");
    CHECK(message("a111*b11*c11") ==
          "line 1, column 1: indices of several digits need an underscore between them, got 'a111'");
    CHECK(message("a1*b11*c11") == "line 1, column 1: expected two indices, got 'a1'");
    CHECK(message("a11*b11*c11/0") == "line 1, column 12: a division by zero");
    CHECK(message("a11*b11/c11") == "line 1, column 8: a division by a form");
    CHECK(message("a11*b11*NaN") == "line 1, column 9: expected a, b, c, a number or a bracket, got 'NaN'");
    CHECK(message("a11*b11*") ==
          "line 1, column 9: expected a, b, c, a number or a bracket, got the end of the text");
    CHECK(message("# nothing\n") != "");
}

TEST_CASE("lists with mistakes") {
    const auto message = [](const std::string& text) { return message_of(mathematica_notation, text); };
    CHECK(message("{{{{1}},{{1}}}}") == "line 1, column 2: a product of 2 of three matrices");
    CHECK(message("{{{{1}},{{1}},{{1}},{{1}}}}") == "line 1, column 21: a fourth matrix in a product");
    CHECK(message("{{{{1}},\n{{1}},{{1}}}") ==
          "line 2, column 13: expected ',' or '}', got the end of the text");
    CHECK(message("{{{{1}},{{1}},{{1, 2}}}}") ==
          "line 1, column 15: a matrix of 1 x 2 does not go with the one of 1 x 1 before it");
    CHECK(message(replaced(lists_strassen, "{1, 1}", "{1}")) ==
          "line 3, column 12: a row of 1 entries in a matrix of 2 columns");
    CHECK(message(replaced(lists_strassen, "{1, 1}", "{1, 1, 1}")) ==
          "line 3, column 19: a row of more than 2 entries");
    CHECK(message(replaced(lists_strassen, "{1, 1}", "{1, NaN}")) ==
          "line 3, column 16: expected a number, got 'NaN'");
    CHECK(message(replaced(lists_strassen, "{1, 1}", "{1, {1}}")) ==
          "line 3, column 16: expected a number, got '{'");
    CHECK(message("{}") == "line 1, column 2: expected '{', got '}'");
    CHECK(message("(* no end") != "");
    CHECK(message(std::string(lists_strassen) + "1") ==
          "line 9, column 58: expected the end of the text after its list, got '1'");
}

TEST_CASE("triads with mistakes") {
    const auto message = [](const std::string& text) { return message_of(maple_notation, text); };
    const auto with_entry = [&](const std::string& entry) {
        return message(replaced(triads_strassen, "[[0,0],[1,1]]", "[[0,0],[" + entry + ",1]]"));
    };
    REQUIRE(with_entry("1") == "");
    CHECK(with_entry("2**3**2") == "line 4, column 33: a power of a power needs brackets");
    CHECK(with_entry("1/0") == "line 4, column 30: a division by zero");
    CHECK(with_entry("2**5000") == "line 4, column 30: the power '5000' is beyond 4096");
    CHECK(with_entry("3**4000") == "line 4, column 30: a coefficient has more than 4096 bits");
    CHECK(with_entry("4**4000") == "line 4, column 30: a power has more than 4096 bits");
    CHECK(with_entry("0**-1") == "line 4, column 30: a division by zero");
    CHECK(with_entry("(-2/3)**-3+27/8+1") == "");
    CHECK(with_entry("2**(1/2)") == "line 4, column 30: the power 1/2 is not a whole number");
    CHECK(with_entry("(1") == "line 4, column 31: expected an operator or ')', got ','");
    CHECK(with_entry("1)") == "line 4, column 30: expected ',' or ']', got ')'");
    CHECK(with_entry("A_1_1") == "line 4, column 29: expected a number, got 'A_1_1'");
    CHECK(with_entry("") == "line 4, column 29: expected a number, got ','");
    CHECK(with_entry("1,1") != "");
    CHECK(message(replaced(triads_strassen, "Matrix(2, 2", "Matrix(3, 2", 2)) ==
          "line 3, column 26: a matrix of 2 rows that says it has 3");
    CHECK(message("A:=Matrix(2, 2):") == "line 1, column 17: expected 'TriadSet(' in the text");
}

TEST_CASE("sparse matrices with mistakes") {
    const auto message = [](const std::string& text) { return message_of(sms_notation, text); };
    CHECK(message(replaced(sms_strassen, "1 4 1", "1 5 1")) ==
          "line 4, column 1: the entry 1 5 is outside a matrix of 7 x 4");
    CHECK(message(replaced(sms_strassen, "1 4 1", "0 4 1")) ==
          "line 4, column 1: the entry 0 4 is outside a matrix of 7 x 4");
    CHECK(message(replaced(sms_strassen, "1 4 1", "1 1 1")) ==
          "line 4, column 1: the entry 1 1 stands there already");
    CHECK(message(replaced(sms_strassen, "7 4 R", "6 4 R")) ==
          "line 27, column 1: the entry 7 3 is outside a matrix of 6 x 4");
    CHECK(message(replaced(sms_strassen, "4 7 M", "4 8 M")) ==
          "line 31, column 1: a matrix with 8 products as P, L has 7");
    CHECK(message(replaced(sms_strassen, "7 4 M", "7000000 4 M")) ==
          "line 2, column 1: a matrix of 7000000 x 4, at most 262144 are read");
    CHECK(message(replaced(sms_strassen, "1 4 1", "1 4 NaN")) ==
          "line 4, column 5: expected a number, got 'NaN'");
    CHECK(message(replaced(sms_strassen, "1 4 1", "1 4 1 1")) ==
          "line 4, column 7: expected the end of the line, got '1'");
    CHECK(message("2 2 M\n1 1 1\n0 0 0\n") == "line 4, column 1: the text ends after 1 of three matrices: L, "
                                              "R and P are needed, one after another");
    CHECK(message("2 2 M\n1 1 1\n") == "line 3, column 1: the text ends before the '0 0 0' of a matrix");
}

TEST_CASE("counted rows with mistakes") {
    const auto message = [](const std::string& text) { return message_of(counted_rows_notation, text); };
    CHECK(message(replaced(counted_strassen, "2 2 2 7", "2 2 2 9")) ==
          "line 1, column 7: the number of products is 9, expected one from 1 to 8");
    CHECK(message(replaced(counted_strassen, "2 2 2 7", "2 2 65 7")) ==
          "line 1, column 5: a dimension is 65, expected one from 1 to 64");
    CHECK(message(replaced(counted_strassen, "2 2 2 7", "2 2 2 6")) ==
          "line 12, column 38: expected the end of the text after its coefficients, got '-'");
    CHECK(message(replaced(counted_strassen, "2 2 2 7", "2 2 2 8")) ==
          "line 13, column 1: the text ends before the 96 coefficients of its factorization, or as many "
          "pairs, are "
          "complete");
    CHECK(message(replaced(counted_strassen, "-1", "NaN")) ==
          "line 7, column 1: expected a number, got 'NaN'");
    CHECK(message("1 1 1 1\n1 0 1 1 1 1\n") == "line 2, column 1: a division by zero");
    CHECK(message("999999999\n1 1 1 1 1 1 1") != "");
}

TEST_CASE("brackets without end, literals without end, chains of operators") {
    constexpr std::size_t many = 1'000'000;
    const auto check = [](const notation& how, std::string_view piece, std::size_t count) {
        INFO(how.name << " " << piece);
        const std::string message = message_of(how, repeated(piece, count));
        CHECK(message != "");
        CHECK(message.find('\n') == std::string::npos);
        CHECK(message.size() < 250);
    };
    for (const text_fixture& fixture : text_fixtures) {
        for (const std::string_view bracket : {"(", "{", "[", "-(", "((a11"})
            check(*fixture.notation, bracket, many);
        for (const std::string_view piece : {"# \n", "1+", "1 ", "x", "\x01\xff\x80", "a11+",
                                             "{{{{1}},{{1}},{{1}}},", "a11*b11*c11\n", "1 1 1 1\n", "1\n#\n"})
            check(*fixture.notation, piece, many / 10);
    }
    const auto with_entry = [](const std::string& entry) {
        return message_of(maple_notation, "T:=TriadSet([Triad([Matrix(1,1,[[" + entry +
                                              "]]),Matrix(1,1,[[1]]),Matrix(1,1,[[1]])])]):");
    };
    CHECK(with_entry("1") == "");
    CHECK(with_entry(repeated("1*1-0*2+", many / 10) + "1") == "");
    CHECK(with_entry(repeated("-", many) + "1") == "");
    CHECK(with_entry(repeated("(", 64) + "1" + repeated(")", 64)) == "");
    CHECK(with_entry(repeated("(", many) + "1" + repeated(")", many)) ==
          "line 1, column 98: brackets nest deeper than 64");
    CHECK(with_entry(repeated("9", many)) != "");
    CHECK(with_entry("1e5000") != "");
    CHECK(with_entry("1e400") == "");
    CHECK(message_of(product_forms_notation, repeated("(", many) + "a11") ==
          "line 1, column 65: brackets nest deeper than 64");
    CHECK(message_of(product_forms_notation, "(" + repeated("a11+", many) + "a11)*b11*c11") ==
          "line 1, column 16385: a form of more than 4096 terms");
    CHECK(message_of(product_forms_notation, repeated("1*", many / 10) + "a11*b11*c11") == "");
    // A sum of as many terms, that cost no more than their text.
    CHECK(message_of(coefficient_rows_notation, "(" + repeated("x+", many) + "-x7i)\n#\n1\n#\n1\n") == "");
}

} // namespace
