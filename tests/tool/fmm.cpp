// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The project's own text as one of the command's notations, and the headers that it is put into.

#include "notations/fmm.hpp"
#include "exact/malformed.hpp"
#include "notations/header_writer.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "table/conversion.hpp"
#include "table/symmetry.hpp"

#include <fastmm/factorization/algebra.hpp>
#include <fastmm/factorization/residual.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using fastmm_tool::exact_table;
using fastmm_tool::factor;
using fastmm_tool::malformed;
using fastmm_tool::number;
using fastmm_tool::rational;
using fastmm_tool::reading_options;
using fastmm_tool::table_builder;
using fastmm_tool::w_order;

const std::string small = "# by hand\n\nname: small\nshape: 1x2x1\nrank: 2\nring: Q\nsource: somebody\n"
                          "(a11) (2 b11) (1/2 c11)\n"
                          "(a12) (b21) (c11)\n";

std::vector<std::string> read_files() {
    std::vector<std::string> texts;
    for (const auto& file : std::filesystem::directory_iterator(FASTMM_FACTORIZATIONS_DIRECTORY)) {
        if (file.path().extension() != ".fmm")
            continue;
        std::ifstream stream(file.path(), std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return texts;
}

exact_table read_one(std::string_view text, const reading_options& options = {}) {
    std::vector<exact_table> tables;
    fastmm_tool::fmm_notation.read(text, options,
                                   [&](exact_table table) { tables.push_back(std::move(table)); });
    REQUIRE(tables.size() == 1);
    return std::move(tables.front());
}

template <class Action>
std::string refusal(const Action& action) {
    try {
        action();
        return "done";
    } catch (const malformed& problem) {
        return problem.what();
    }
}

std::string reading(std::string_view text, const reading_options& options = {}) {
    return refusal([&] { fastmm_tool::fmm_notation.read(text, options, [](const exact_table&) {}); });
}

TEST_CASE("the embedded files are read and written as they stand") {
    const std::vector<std::string> texts = read_files();
    CHECK(texts.size() > 20);
    for (const std::string& text : texts) {
        INFO(text.substr(0, text.find('\n')));
        CHECK(fastmm_tool::fmm_notation.recognizes(text));
        exact_table table = read_one(text);
        CHECK(table.order == w_order::c);
        CHECK(table.modulo_2 == (text.find("ring: Z2") != std::string::npos));
        CHECK(write_fmm(table, table.name, table.source) == text);
        // The same table with W the other way round.
        table_builder turned(table.dimensions, table.rank, w_order::c_transposed);
        turned.set_modulo_2(table.modulo_2);
        for (const factor which : {factor::u, factor::v, factor::w})
            for (int r = 0; r < table.rank; ++r)
                for (const auto& e : table.columns(which)[r])
                    turned.add(which, r,
                               which == factor::w
                                   ? fastmm_tool::reordered_w_index(e.index, table.dimensions, w_order::c)
                                   : e.index,
                               table.value(e));
        exact_table other = turned.finish();
        for (const auto& [to, from] :
             {std::pair{&other.u, &table.u}, std::pair{&other.v, &table.v}, std::pair{&other.w, &table.w}}) {
            to->sums = from->sums;
            to->sums_of_products = from->sums_of_products;
        }
        fastmm::detail::transpose_sums(other.w, table.dimensions.n, table.dimensions.m);
        CHECK(write_fmm(other, table.name, table.source) == text);
    }
}

TEST_CASE("a text is read, whatever the options say of its dimensions") {
    const exact_table table = read_one(small);
    CHECK(table.name == "small");
    CHECK(table.source == "somebody");
    CHECK(table.rank == 2);
    CHECK(table.value(table.w.entries.front()) == number(rational(1, 2)));
    reading_options options;
    options.order = w_order::c_transposed;
    CHECK(read_one(small, options).order == w_order::c_transposed);
    options.most.dimension = 1;
    CHECK(reading(small, options) == "expected dimensions from 1 to 1, got 1x2x1");
    options = {};
    options.most.coefficients = 5;
    CHECK(reading(small, options) == "more than 5 coefficients");
}

TEST_CASE("content is recognized by its first line") {
    const auto recognizes = fastmm_tool::fmm_notation.recognizes;
    CHECK(recognizes(small));
    CHECK(recognizes("\xEF\xBB\xBF# comment\r\n \t\r\n  rank: 3"));
    for (const char* key : {"name", "shape", "rank", "ring", "source", "note"})
        CHECK(recognizes(std::string(key) + ":"));
    for (const std::string_view text :
         {"", "#", "# name: x", "names: x", "name : x", "(a11) (b11) (c11)", "2 2 2 7", "1 0 1\nname: x",
          "\n\n{\"name\": 1}", "author: x\nname: y"})
        CHECK(!recognizes(text));
}

TEST_CASE("mistakes are told by line and column") {
    CHECK(reading("") == "line 1, column 1: expected the name before the first term");
    CHECK(reading("name: x\nshape: 2x2\n") == "line 2, column 11: expected a shape like 4x5x5");
    std::string text = small;
    text.replace(text.find("b21"), 3, "b31");
    CHECK(reading(text) == "line 9, column 9: expected an index inside the shape");
    for (std::size_t length = 0; length + 1 < small.size(); ++length) {
        INFO(small.substr(0, length));
        CHECK(reading(small.substr(0, length)).starts_with("line "));
    }
}

TEST_CASE("texts with mistakes are refused in one line, or read as they stand") {
    const std::vector<std::string> texts = read_files();
    constexpr std::string_view known = "abc()+-/_ 0123456789x:#\n\r\tZTQ";
    int refused = 0, accepted = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        fastmm_test::random_source random(seed);
        std::string text = texts[seed % texts.size()];
        for (std::ptrdiff_t mistakes = random.between(1, 2); mistakes > 0; --mistakes)
            text[static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(text.size()) - 1))] =
                random.between(0, 4) > 0 ? known[static_cast<std::size_t>(random.between(
                                               0, static_cast<std::ptrdiff_t>(known.size()) - 1))]
                                         : static_cast<char>(random.next());
        INFO("seed=" << seed << ", a mutation of " << texts[seed % texts.size()].substr(0, 20));
        const std::string problem = reading(text);
        REQUIRE(problem.find('\n') == std::string::npos);
        if (problem == "done") {
            ++accepted;
            // What is read is written and read again as it was.
            const exact_table table = read_one(text);
            const std::string written = write_fmm(table, table.name, table.source);
            const exact_table back = read_one(written);
            REQUIRE(write_fmm(back, back.name, back.source) == written);
        } else {
            ++refused;
        }
    }
    CHECK(refused > 1000);
    CHECK(accepted > 100);
}

// One product of one block each, with a coefficient in V.
exact_table one(const number& value, bool modulo_2 = false) {
    table_builder builder({1, 1, 1}, 1, w_order::c);
    builder.set_modulo_2(modulo_2);
    builder.add(factor::u, 0, 0, 1);
    builder.add(factor::v, 0, 0, value);
    builder.add(factor::w, 0, 0, -1);
    return builder.finish();
}

std::string ring_of(const number& value, bool modulo_2 = false) {
    const std::string text = write_fmm(one(value, modulo_2), "", "");
    const std::size_t place = text.find("ring: ") + 6;
    return text.substr(place, text.find('\n', place) - place);
}

TEST_CASE("the ring is the least that holds the coefficients") {
    CHECK(ring_of(number(-1)) == "ZT");
    CHECK(ring_of(number(2)) == "Z");
    CHECK(ring_of(number(-32767)) == "Z");
    CHECK(ring_of(number(rational(32767, 32766))) == "Q");
    CHECK(ring_of(number(3), true) == "Z2");
    CHECK(write_fmm(one(number(rational(-1, 2))), "", "") ==
          "name: 1x1x1_1\nshape: 1x1x1\nrank: 1\nring: Q\n(a11) (-1/2 b11) (-c11)\n");
}

TEST_CASE("what the format cannot hold is refused by its place") {
    const auto writing = [](const exact_table& table) { return refusal([&] { write_fmm(table, "x", ""); }); };
    CHECK(writing(one(number(32768))) ==
          "product 1, V: a factorization file has coefficients of at most 32767 "
          "above and below the line, not '32768'");
    CHECK(writing(one(number(rational(-1, 32768)))).find("not '-1/32768'") != std::string::npos);
    CHECK(writing(one(number(rational(fastmm_tool::integer(1) << 4000u)))).size() < 200);
    CHECK(writing(one(number::imaginary_unit())) ==
          "product 1, V: a factorization file has rational coefficients only, not i");
    CHECK(writing(one(number::parameter_to_the(2))) ==
          "product 1, V: a factorization file has rational coefficients only, not x2");
    CHECK(writing(one(number(rational(1, 3)), true)) ==
          "product 1, V: the table holds modulo 2 only, but has the coefficient 1/3");
    CHECK(writing(one(number(0))) == "product 1, V: a factorization file has no empty forms");
    table_builder large({65, 1, 1}, 1, w_order::c, 100);
    CHECK(writing(large.finish()) == "a factorization file has dimensions of at most 64, not 65x1x1");
}

TEST_CASE("a table goes to the library and back") {
    for (const std::string& text : read_files()) {
        const exact_table table = read_one(text);
        const exact_table back = fastmm_tool::from_factorization(to_factorization(table));
        CHECK(back.name == table.name);
        CHECK(back.source == table.source);
        CHECK(back.modulo_2 == table.modulo_2);
        CHECK(write_fmm(back, "x", "") == write_fmm(table, "x", ""));
    }
}

TEST_CASE("the sums of a table are kept, and turned with its blocks") {
    const std::string sums =
        "name: x\nshape: 2x2x1\nrank: 4\nring: ZT\na-sums: a12+a21 s1-a11\nb-sums: p1-p3 s1+p2\n"
        "c-sums: c11-c21\n(a11) (b11) (c11)\n(a12) (b21) (c11)\n(a21) (b11) (c21)\n(a22) (b21) (c21)\n";
    const exact_table table = read_one(sums);
    CHECK(write_fmm(table, "x", "") == sums);
    CHECK(write_fmm(in_order(table, w_order::c_transposed), "x", "") == sums);
    CHECK(write_fmm(transposed(transposed(table)), "x", "") == sums);
    CHECK(write_fmm(rotated(rotated(rotated(table))), "x", "") == sums);
    CHECK(write_fmm(transposed(table), "x", "")
              .find("a-sums: p1-p3 s1+p2\nb-sums: b21+b12 s1-b11\nc-sums: c11-c12\n") != std::string::npos);
}

TEST_CASE("the order of W is turned there and back") {
    const fastmm_tool::shape s{2, 7, 3};
    // c12 of a 2 x 3 matrix is row 2, column 1 of the transposed one.
    CHECK(fastmm_tool::reordered_w_index(1, s, w_order::c) == 2);
    for (std::int32_t i = 0; i < 6; ++i)
        CHECK(fastmm_tool::reordered_w_index(fastmm_tool::reordered_w_index(i, s, w_order::c), s,
                                             w_order::c_transposed) == i);
}

TEST_CASE("names of types are those that a program may give") {
    for (const char* name : {"mine", "f4x5x5_76", "A", "a_b", "final", "module"})
        CHECK(fastmm_tool::is_cpp_name(name));
    for (const char* name : {"", "4x5x5", "_a", "a__b", "a-b", "a b", "class", "co_await", "xor_eq",
                             "alignas", "while", "\xc3\xa4", "a\n", "a;", "my::a"})
        CHECK(!fastmm_tool::is_cpp_name(name));
}

TEST_CASE("a header says where it comes from, and holds the text") {
    const exact_table table = read_one(small);
    CHECK(fastmm_tool::write_header(table, {"mine", "my::own", "a\nb.json", "fastmm convert", ""}) ==
          "// Generated from a b.json by fastmm convert. Do not edit.\n\n"
          "#pragma once\n\n#include <string_view>\n\n"
          "namespace my::own {\n\n"
          "struct mine {\n    static constexpr std::string_view text = R\"fmm(name: mine\nshape: "
          "1x2x1\nrank: 2\n"
          "ring: Q\nsource: somebody\n(a11) (2 b11) (1/2 c11)\n(a12) (b21) (c11)\n)fmm\";\n};\n\n"
          "} // namespace my::own\n");
    const std::string other =
        fastmm_tool::write_header(table, {"mine", "", "f", "c", "a )fmm\" and a )fmm1\""});
    CHECK(other.find("R\"fmm2(name: mine") != std::string::npos);
    CHECK(other.find("namespace") == std::string::npos);
    const auto writing = [&](const std::string& name, const std::string& name_space) {
        return refusal([&] { fastmm_tool::write_header(table, {name, name_space, "f", "c", ""}); });
    };
    CHECK(writing("int", "") == "expected a name that a C++ program may give, got 'int'");
    CHECK(writing("a", "my::") == "expected a name that a C++ program may give, got ''");
    CHECK(writing("a", "my:own") == "expected a name that a C++ program may give, got 'my:own'");
    CHECK(writing("a", "my::own") == "done");
}

} // namespace
