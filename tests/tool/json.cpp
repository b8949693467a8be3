// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// JSON of the flip-graph catalogues: what is read, what is refused and where, and that nothing else happens.

#include "exact/malformed.hpp"
#include "notations/flip_graph_json.hpp"
#include "notations/json_writer.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "table/conversion.hpp"

#include <fastmm/factorization/residual.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

using fastmm_tool::exact_table;
using fastmm_tool::factor;
using fastmm_tool::malformed;
using fastmm_tool::number;
using fastmm_tool::rational;
using fastmm_tool::reading_options;
using fastmm_tool::shape;
using fastmm_tool::w_order;

const std::string strassen = R"json({
    "n": [2, 2, 2],
    "m": 7,
    "z2": false,
    "multiplications": ["m1 = (a21 - a22) * (b12)"],
    "elements": {"ignored": [1, {"n": 3}]},
    "u": [[0, 0, 1, -1], [1, 0, 1, -1], [1, -1, 1, -1], [0, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]],
    "v": [[0, 1, 0, 0], [0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 1, 0], [1, 1, 1, 1], [1, 0, 0, 0], [0, 1, 0, 1]],
    "w": [[0, 0, -1, 1], [0, -1, 1, 0], [0, 0, -1, 0], [1, 0, -1, 0], [0, 1, 0, 0], [1, -1, 0, 0], [0, -1, 0, 1]]
}
)json";

// Winograd's form, 15 additions: fresh variables of fresh variables, and w by elements of C transposed.
const std::string reduced = R"({"n":[2,2,2],"m":7,"z2":false,"complexity":{"naive":24,"reduced":15},
"u_fresh":[[{"index":2,"value":1},{"index":3,"value":1}],[{"index":4,"value":1},{"index":0,"value":-1}],
           [{"index":1,"value":1},{"index":5,"value":-1}]],
"u":[[{"index":0,"value":1}],[{"index":1,"value":1}],[{"index":6,"value":1}],[{"index":3,"value":1}],
     [{"index":4,"value":1}],[{"index":5,"value":1}],[{"index":0,"value":1},{"index":2,"value":-1}]],
"v_fresh":[[{"index":1,"value":1},{"index":0,"value":-1}],[{"index":3,"value":1},{"index":4,"value":-1}],
           [{"index":5,"value":1},{"index":2,"value":-1}]],
"v":[[{"index":0,"value":1}],[{"index":2,"value":1}],[{"index":3,"value":1}],[{"index":6,"value":1}],
     [{"index":4,"value":1}],[{"index":5,"value":1}],[{"index":3,"value":1},{"index":1,"value":-1}]],
"w_fresh":[[{"index":0,"value":1},{"index":5,"value":1}],[{"index":7,"value":1},{"index":6,"value":1}],
           [{"index":7,"value":1},{"index":4,"value":1}]],
"w":[[{"index":0,"value":1},{"index":1,"value":1}],[{"index":8,"value":1},{"index":3,"value":-1}],
     [{"index":9,"value":1},{"index":2,"value":1}],[{"index":8,"value":1},{"index":4,"value":1}]]})";

const std::string sparse = R"({"n": [1, 2, 1], "m": 2, "commutative": false, "fields": ["F2", "Z", "Q"],
"source": "by hand", "u_sparse": {"1": {"i": [1, 0], "c": [1, "1/2"]}, "0": {"c": [-1], "i": [0]}},
"v_sparse": [{"0": 1}, {"1": "-3/4", "0": 2}], "w": [[1], [-1]]})";

std::vector<exact_table> read(std::string_view text, const reading_options& options = {}) {
    std::vector<exact_table> tables;
    fastmm_tool::flip_graph_json_notation.read(
        text, options, [&](exact_table table) { tables.push_back(std::move(table)); });
    return tables;
}

exact_table read_one(std::string_view text) {
    std::vector<exact_table> tables = read(text);
    REQUIRE(tables.size() == 1);
    return std::move(tables.front());
}

std::string refusal(std::string_view text, const reading_options& options = {}) {
    try {
        read(text, options);
        return "read";
    } catch (const malformed& problem) {
        return problem.what();
    }
}

number value_at(const exact_table& table, factor which, int product, int index) {
    for (const auto& e : table.columns(which)[product])
        if (e.index == index)
            return table.value(e);
    return {};
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t place = text.find(what);
    REQUIRE(place != std::string::npos);
    return text.replace(place, what.size(), with);
}

bool is_exact(const exact_table& table) {
    return fastmm::residual(to_factorization(table)).is_zero();
}

bool same(const exact_table& x, const exact_table& y) {
    if (x.dimensions != y.dimensions || x.rank != y.rank || x.modulo_2 != y.modulo_2 || x.order != y.order)
        return false;
    for (const factor which : {factor::u, factor::v, factor::w})
        for (int r = 0; r < x.rank; ++r)
            if (!std::equal(x.columns(which)[r].begin(), x.columns(which)[r].end(),
                            y.columns(which)[r].begin(), y.columns(which)[r].end(),
                            [&](const auto& a, const auto& b) {
                                return a.index == b.index && x.value(a) == y.value(b);
                            }))
                return false;
    return true;
}

TEST_CASE("a full file is read, W for C transposed") {
    const exact_table table = read_one(strassen);
    CHECK(table.dimensions == shape{2, 2, 2});
    CHECK(table.rank == 7);
    CHECK(table.order == w_order::c_transposed);
    CHECK(!table.modulo_2);
    CHECK(is_exact(table));
    exact_table plain = table;
    plain.order = w_order::c;
    CHECK(!is_exact(plain));
    reading_options options;
    options.order = w_order::c;
    CHECK(read(strassen, options).front().order == w_order::c);
    CHECK(is_exact(read_one("\xEF\xBB\xBF" + strassen)));
}

TEST_CASE("a reduced file is expanded") {
    const exact_table table = read_one(reduced);
    CHECK(is_exact(table));
    CHECK(table.u.entries.size() == 14);
    // a12 - a21 - a22 + a11
    CHECK(value_at(table, factor::u, 2, 0) == number(1));
    CHECK(value_at(table, factor::u, 2, 3) == number(-1));
    CHECK(value_at(table, factor::w, 0, 3) == number(1));
}

TEST_CASE("terms of a form add up, and what cancels is no entry") {
    const exact_table table = read_one(
        R"({"n":[1,2,1],"m":1,"u":[[{"index":0,"value":1},{"index":2,"value":"-1/3"},{"index":0,"value":2}]],)"
        R"("u_fresh":[[{"index":0,"value":9},{"index":1,"value":3}]],"v":[[{"index":1,"value":0.25}]],)"
        R"("w":[[{"index":0,"value":1}]]})");
    CHECK(value_at(table, factor::u, 0, 0).is_zero());
    CHECK(value_at(table, factor::u, 0, 1) == number(-1));
    CHECK(table.u.entries.size() == 1);
    CHECK(value_at(table, factor::v, 0, 1) == number(rational(1, 4)));
}

TEST_CASE("sparse factors are read in both forms") {
    const exact_table table = read_one(sparse);
    CHECK(table.source == "by hand");
    CHECK(!table.modulo_2);
    CHECK(value_at(table, factor::u, 0, 0) == number(-1));
    CHECK(value_at(table, factor::u, 1, 0) == number(rational(1, 2)));
    CHECK(value_at(table, factor::u, 1, 1) == number(1));
    CHECK(value_at(table, factor::v, 1, 1) == number(rational(-3, 4)));
    CHECK(value_at(table, factor::w, 1, 0) == number(-1));
}

TEST_CASE("what holds modulo 2 only says so") {
    CHECK(read_one(replaced(strassen, "false", "true")).modulo_2);
    CHECK(read_one(replaced(sparse, R"(["F2", "Z", "Q"])", R"(["F2"])")).modulo_2);
    CHECK(!read_one(replaced(sparse, R"(["F2", "Z", "Q"])", R"(["C"])")).modulo_2);
}

TEST_CASE("coefficients are exact, however they are written") {
    const auto coefficient = [](const std::string& written) {
        const exact_table table =
            read_one(R"({"n":[1,1,1],"m":1,"u":[[)" + written + R"(]],"v":[[1]],"w":[[1]]})");
        return value_at(table, factor::u, 0, 0);
    };
    const auto power_of_10 = [](unsigned n) {
        return fastmm_tool::integer(pow(fastmm_tool::integer(10), n));
    };
    CHECK(coefficient("-3") == number(-3));
    CHECK(coefficient("\"-3/4\"") == number(rational(-3, 4)));
    CHECK(coefficient("\"1.5\"") == number(rational(3, 2)));
    CHECK(coefficient("0.1") == number(rational(1, 10)));
    CHECK(coefficient("-0.0").is_zero());
    CHECK(coefficient("1e-400") == number(rational(1, power_of_10(400))));
    CHECK(coefficient("123456789012345678901234567890") ==
          number(rational(fastmm_tool::integer("123456789012345678901234567890"))));
    CHECK(coefficient("-9223372036854775808") == number(std::numeric_limits<std::int64_t>::min()));
    CHECK(coefficient("18446744073709551615") ==
          number(rational(fastmm_tool::integer("18446744073709551615"))));
    CHECK(coefficient("1152921504606846975") == number(1152921504606846975));
    CHECK(coefficient("1152921504606846976") == number(1152921504606846976));
    CHECK(coefficient("[0.5, -0.5]") == number(fastmm_tool::gaussian{rational(1, 2), rational(-1, 2)}));
}

TEST_CASE("an array holds several factorizations") {
    const auto tables = read(" [ " + strassen + "," + reduced + "," + sparse + "]");
    REQUIRE(tables.size() == 3);
    CHECK(is_exact(tables[0]));
    CHECK(is_exact(tables[1]));
    CHECK(tables[2].source == "by hand");
    CHECK(refusal("[" + strassen + "," + replaced(strassen, "[0, 1, 0, 0]", "[0, 1, 0]") + "]") ==
          "/1/u/3: expected 4 coefficients, got 3");
}

TEST_CASE("content is recognized by its first characters") {
    const auto recognizes = fastmm_tool::flip_graph_json_notation.recognizes;
    for (const std::string& text : {strassen, reduced, sparse, "[\n" + sparse + "]", "\xEF\xBB\xBF" + sparse})
        CHECK(recognizes(text));
    for (const std::string_view text :
         {"", "{", "[", "{{1, 0}}", "{{{{0, 0}, {-1, 0}}}}", "[[1, 2]]", "2 2 2 7", "(a11)", "# {\"n\"",
          R"({"cells": [{"source": "\"n\""}], "nbformat": 4})"})
        CHECK(!recognizes(text));
}

TEST_CASE("mistakes are told by their JSON pointers") {
    const auto broken = [](std::string_view what, std::string_view with) {
        return refusal(replaced(strassen, what, with));
    };
    CHECK(broken("[0, 1, 0, 0]", "[0, \"x\", 0, 0]") == "/u/3/1: expected a number, got 'x'");
    CHECK(broken("[0, 1, 0, 0]", "[0, true, 0, 0]") == "/u/3/1: expected a coefficient, got true");
    CHECK(broken("[0, 1, 0, 0]", "[0, null, 0, 0]") == "/u/3/1: expected a coefficient, got null");
    CHECK(broken("[0, 1, 0, 0]", "[0, {}, 0, 0]") == "/u/3/1: expected a coefficient, got an object");
    CHECK(broken("[0, 1, 0, 0]", "[0, \"1/0\", 0, 0]") == "/u/3/1: a denominator is zero: '1/0'");
    CHECK(broken("[0, 1, 0, 0]", "[0, [1, 2, 3], 0, 0]") ==
          "/u/3/1: expected 2 parts of a complex coefficient, got 3");
    CHECK(broken("[0, 1, 0, 0]", "[0, [1, []], 0, 0]") == "/u/3/1/1: expected a coefficient, got an array");
    CHECK(broken("[0, 1, 0, 0]", "7") == "/u/3: expected an array of 4 coefficients, got 7");
    CHECK(broken("[0, 1, 0, 0]", "[0, 1, 0, 0, 0]") == "/u/3: expected 4 coefficients, got 5");
    CHECK(broken("[0, 1, 0, 0], ", "") == "/u: expected 7 rows, got 6");
    CHECK(broken("\"v\": [", "\"v\": [[0, 0, 0, 1], ") == "/v: expected 7 rows, got 8");
    CHECK(broken("\"v\": [", "\"vv\": [") == "the object: expected a key 'v'");
    CHECK(broken("\"m\": 7", "\"m\": 6") == "/u: expected 6 rows, got 7");
    CHECK(broken("\"m\": 7", "\"m\": 9") == "/m: expected a rank from 1 to 8, got 9");
    CHECK(broken("\"m\": 7", "\"m\": 0") == "/m: expected a rank from 1 to 8, got 0");
    CHECK(broken("\"m\": 7", "\"m\": 1e1") == "/m: expected a whole number, got '1e1'");
    CHECK(broken("\"m\": 7", "\"m\": 99999999999999999999") ==
          "/m: expected a whole number, got '99999999999999999999'");
    CHECK(broken("[2, 2, 2]", "[2, 2]") == "/n: expected three dimensions, got 2");
    CHECK(broken("[2, 2, 2]", "[2, 65, 2]") == "/n/1: expected a dimension from 1 to 64, got 65");
    CHECK(broken("[2, 2, 2]", "[2, 2, 0]") == "/n/2: expected a dimension from 1 to 64, got 0");
    CHECK(broken("[2, 2, 2]", "[2, 2, -4294967294]") ==
          "/n/2: expected a dimension from 1 to 64, got -4294967294");
    CHECK(broken("[2, 2, 2]", "\"2x2x2\"") == "/n: expected an array, got '2x2x2'");
    CHECK(broken("false", "0") == "/z2: expected true or false, got 0");
    CHECK(broken("\"z2\"", "\"m\"") == "line 4, column 7: the key 'm' stands twice in an object");
    CHECK(broken("\"z2\": false", "\"commutative\": true") ==
          "/commutative: the algorithm needs entries that commute, blocks of matrices do not");
    CHECK(broken("\"z2\": false", "\"scheme_type\": \"stub\"") == "/scheme_type: a stub has no coefficients");
    CHECK(broken("\"z2\": false", "\"u_sparse\": []") == "/u_sparse: expected u or u_sparse, got both");
}

TEST_CASE("mistakes in sparse and reduced files, too") {
    const auto in_sparse = [](std::string_view what, std::string_view with) {
        return refusal(replaced(sparse, what, with));
    };
    CHECK(in_sparse("[1, 0]", "[1, 2]") == "/u_sparse/1/i/1: expected an index below 2, got 2");
    CHECK(in_sparse("[1, 0]", "[1, -1]") == "/u_sparse/1/i/1: expected an index below 2, got -1");
    CHECK(in_sparse("[1, 0]", "[1, 1]") == "/u_sparse/1/i: the index 1 stands twice");
    CHECK(in_sparse("[1, 0]", "[1]") == "/u_sparse/1/c: expected 1 coefficients, got 2");
    CHECK(in_sparse("\"1/2\"", "\"1/\"") == "/u_sparse/1/c/1: expected a denominator in '1/'");
    CHECK(in_sparse("{\"1\": {\"i\"", "{\"2\": {\"i\"") ==
          "/u_sparse: expected a product below 2 as a key, got '2'");
    CHECK(in_sparse("{\"1\": {\"i\"", "{\"01\": {\"i\"") ==
          "/u_sparse: expected a product below 2 as a key, got '01'");
    CHECK(in_sparse("{\"1\": {\"i\"", "{\"0\": {\"i\"") == "/u_sparse: the product 0 stands twice");
    CHECK(in_sparse(", \"0\": {\"c\": [-1], \"i\": [0]}", "") == "/u_sparse: expected a key '0'");
    CHECK(in_sparse("\"c\": [-1]", "\"c\": [-1], \"c\": []") ==
          "/u_sparse/0: expected an object with the keys i and c, got the key 'c' besides");
    CHECK(in_sparse("\"c\": [-1], ", "") == "/u_sparse/0: expected an object with the keys i and c");
    CHECK(in_sparse("{\"0\": 1}", "{\"0\": 1, \"0\": 1}") == "/v_sparse/0: the index 0 stands twice");
    CHECK(in_sparse("{\"0\": 1}", "[0]") ==
          "/v_sparse/0: expected an object of indices and coefficients, got an array");

    const auto in_reduced = [](std::string_view what, std::string_view with) {
        return refusal(replaced(reduced, what, with));
    };
    const std::string_view first = R"({"index":4,"value":1},{"index":0,"value":-1})";
    CHECK(in_reduced(first, R"({"index":5,"value":1})") ==
          "/u_fresh/1/0/index: expected a variable below 5, got 5");
    CHECK(in_reduced(first, R"({"index":-1,"value":1})") ==
          "/u_fresh/1/0/index: expected a variable below 5, got -1");
    CHECK(in_reduced(first, R"({"index":4,"value":1,"more":1})") ==
          "/u_fresh/1/0: expected an object with the keys index and value, got the key 'more' besides");
    CHECK(in_reduced(first, R"({"index":4,"value":"a"})") ==
          "/u_fresh/1/0/value: expected a number, got 'a'");
    CHECK(in_reduced("{\"index\":6,\"value\":1}", "{\"index\":7,\"value\":1}") ==
          "/u/2/0/index: expected a variable below 7, got 7");
    CHECK(in_reduced("\"w\":[[{\"index\":0,\"value\":1},{\"index\":1,\"value\":1}],", "\"w\":[") ==
          "/w: expected 4 forms, got 3");
    CHECK(in_reduced("\"u_fresh\":[", "\"u_fresh\":[3,") == "/u_fresh/0: expected an array of terms, got 3");
}

TEST_CASE("what is no JSON is told by line and column, in one line") {
    CHECK(refusal("").starts_with("line 1, column 1: no JSON: "));
    CHECK(refusal("{\"n\":\n [2, nan]}").starts_with("line 2, column 7: no JSON: invalid literal"));
    CHECK(refusal("{\"n\": [Infinity]}").starts_with("line 1, column 8: no JSON: invalid literal"));
    CHECK(refusal("{\"n\": [1e400]}") == "line 1, column 12: no JSON: a number is too large");
    CHECK(refusal(sparse + " {") == "line 3, column 66: no JSON: unexpected '{'; expected end of input");
    CHECK(refusal("{\"n\": \"a\nb\"}")
              .starts_with("line 1, column 9: no JSON: invalid string: control character"));
    CHECK(refusal("7") == "line 1, column 1: expected a factorization, an object, got a whole number");
    CHECK(refusal("[]") == "line 1, column 2: expected a factorization, an object, got an empty array");
    CHECK(refusal("[{}").starts_with("the object") == false);
    CHECK(refusal("[[{}]]") == "line 1, column 2: expected a factorization, an object, got an array");
    CHECK(refusal("[" + strassen + ", 3]").find("got a whole number") != std::string::npos);
    CHECK(refusal("{}") == "the object: expected a key 'n'");
    CHECK(refusal("{\"\\u0000\": \"\xff\"}").find('\n') == std::string::npos);
}

TEST_CASE("depth costs nothing") {
    const std::string deep(1 << 20, '[');
    CHECK(refusal(deep) == "line 1, column 2: expected a factorization, an object, got an array");
    for (const std::string key : {"u", "lineage"}) {
        CHECK(refusal("{\"" + key + "\":" + deep).find("brackets are nested deeper than 64") !=
              std::string::npos);
        std::string objects = "{\"" + key + "\":";
        for (int i = 0; i < 100000; ++i)
            objects += "{\"a\":";
        CHECK(refusal(objects).find("brackets are nested deeper than 64") != std::string::npos);
    }
    reading_options options;
    options.most.depth = 2;
    CHECK(refusal(strassen, options).find("brackets are nested deeper than 2") != std::string::npos);
}

// A reduced file whose variables each add to themselves what came before.
std::string doublings(int count, std::string_view coefficient, int given) {
    std::string text = "{\"n\":[1," + std::to_string(given) + ",1],\"m\":1,\"u_fresh\":[[";
    for (int i = 0; i < given; ++i)
        text += std::string(i == 0 ? "" : ",") + "{\"index\":" + std::to_string(i) + ",\"value\":1}";
    text += ']';
    for (int i = 0; i < count; ++i) {
        const std::string term =
            "{\"index\":" + std::to_string(given + i) + ",\"value\":" + std::string(coefficient) + '}';
        text += ",[" + term + ',' + term + ']';
    }
    return text + "],\"u\":[[{\"index\":" + std::to_string(given + count) +
           ",\"value\":1}]],\"v\":[[{\"index\":0,\"value\":1}]],\"w\":[[{\"index\":0,\"value\":1}]]}";
}

TEST_CASE("a chain of doublings is bounded") {
    const exact_table table = read_one(doublings(100, "1", 3));
    CHECK(value_at(table, factor::u, 0, 2) == number(rational(fastmm_tool::integer(1) << 100u)));
    CHECK(refusal(doublings(10000, "1", 3)).find("a coefficient has more than 4096 bits") !=
          std::string::npos);
    reading_options options;
    options.most.coefficients = 1000;
    CHECK(refusal(doublings(100, "1", 3), options)
              .find("the fresh variables expand to more than 1000 coefficients") != std::string::npos);
    // As much as a mebibyte can make of itself.
    const auto begin = std::chrono::steady_clock::now();
    const std::string digits(1200, '7');
    for (const std::string& text : {doublings(15000, "\"1/2\"", 64), doublings(15000, "0.5", 64),
                                    doublings(300, '"' + digits + "/3" + digits + '"', 64)})
        CHECK(refusal(text) != "");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("coefficients of a full file are counted, too") {
    reading_options options;
    options.most.coefficients = 40;
    CHECK(refusal(strassen, options) == "read");
    options.most.coefficients = 39;
    CHECK(refusal(strassen, options) == "/w/6/3: more than 39 coefficients");
    options.most.dimension = 1;
    CHECK(refusal(strassen, options) == "/n/0: expected a dimension from 1 to 1, got 2");
}

TEST_CASE("a file that breaks off is refused, at every byte") {
    for (const std::string& text : {strassen, reduced, sparse, "[" + sparse + "," + sparse + "]"})
        for (std::size_t length = 0; length < text.find_last_of("]}"); ++length) {
            INFO(text.substr(0, length));
            const std::string problem = refusal(text.substr(0, length));
            REQUIRE(problem.starts_with("line "));
            REQUIRE(problem.find('\n') == std::string::npos);
        }
}

void mutate(std::string& text, fastmm_test::random_source& random, const std::string& other) {
    const auto place_in = [&](const std::string& t) {
        return static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(t.size())));
    };
    const auto length = static_cast<std::size_t>(random.between(1, 30));
    const std::size_t place = place_in(text);
    constexpr std::string_view known = "[]{}\",:0123456789-+.eE/nmuvwzicdxfaltrues \n\\";
    const char any = random.between(0, 4) > 0 ? known[static_cast<std::size_t>(random.between(
                                                    0, static_cast<std::ptrdiff_t>(known.size()) - 1))]
                                              : static_cast<char>(random.next());
    switch (random.between(0, 4)) {
    case 0:
        if (place < text.size())
            text[place] = any;
        break;
    case 1:
        text.insert(place, 1, any);
        break;
    case 2:
        text.erase(place, random.between(0, 1) == 0 ? 1 : length);
        break;
    case 3:
        text.insert(place, text.substr(place_in(text), length));
        break;
    default:
        text.replace(place, length, other.substr(place_in(other), length));
    }
}

TEST_CASE("files with mistakes are refused in one line, or read as they stand") {
    const std::vector<std::string> texts{strassen, reduced, sparse, "[" + sparse + "," + strassen + "]"};
    int refused = 0, accepted = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        fastmm_test::random_source random(seed);
        std::string text = texts[seed % texts.size()];
        for (std::ptrdiff_t mistakes = random.between(1, 3); mistakes > 0; --mistakes)
            mutate(text, random, texts[(seed / 4) % texts.size()]);
        INFO("seed=" << seed << '\n' << text);
        const std::string problem = refusal(text);
        REQUIRE(problem.find('\n') == std::string::npos);
        REQUIRE(problem.size() < 400);
        problem == "read" ? ++accepted : ++refused;
    }
    CHECK(refused > 3000);
    CHECK(accepted > 100);
}

TEST_CASE("what is written is read as it was") {
    for (const std::string& text : {strassen, reduced, sparse}) {
        const exact_table table = read_one(text);
        CHECK(same(read_one(write_flip_graph_json(table)), table));
    }
    fastmm_tool::table_builder builder({2, 1, 3}, 2, w_order::c);
    builder.set_modulo_2(true);
    builder.add(factor::u, 0, 1, 5);
    builder.add(factor::u, 1, 0, number(rational(-1, 2)));
    builder.add(factor::v, 0, 2, number(rational(fastmm_tool::integer(1) << 70u)));
    builder.add(factor::w, 0, 2, 1); // c13
    builder.add(factor::w, 1, 3, 2); // c21
    const std::string text = write_flip_graph_json(builder.finish());
    CHECK(text == R"({
    "n": [2, 1, 3],
    "m": 2,
    "z2": true,
    "u": [
        [0, 5],
        ["-1/2", 0]
    ],
    "v": [
        [0, 0, "1180591620717411303424"],
        [0, 0, 0]
    ],
    "w": [
        [0, 0, 0, 0, 1, 0],
        [0, 2, 0, 0, 0, 0]
    ]
}
)");
    const exact_table back = read_one(text);
    CHECK(back.order == w_order::c_transposed);
    CHECK(back.modulo_2);
    CHECK(fastmm_tool::reordered_w_index(4, back.dimensions, back.order) == 2);
}

TEST_CASE("what JSON cannot hold is not written") {
    const auto refused = [](const number& value) -> std::string {
        fastmm_tool::table_builder builder({1, 1, 1}, 1, w_order::c);
        builder.add(factor::v, 0, 0, value);
        try {
            return write_flip_graph_json(builder.finish());
        } catch (const malformed& problem) {
            return problem.what();
        }
    };
    CHECK(refused(number::imaginary_unit()) ==
          "product 1, V: this JSON has rational coefficients only, not i");
    CHECK(refused(number::parameter_to_the(-1)) ==
          "product 1, V: this JSON has rational coefficients only, not xi");
    fastmm_tool::table_builder builder({64, 64, 64}, 64 * 64 * 64, w_order::c);
    CHECK_THROWS_AS(write_flip_graph_json(builder.finish()), malformed);
}

} // namespace
