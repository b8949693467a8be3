// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Archives that numpy.load reads: their bytes are NumPy's, and what cannot be written exactly is refused.

#include "notations/numpy_writer.hpp"
#include "containers/zip.hpp"
#include "support/catch.hpp"
#include "tool/numpy_bytes.hpp"

namespace {

using namespace fastmm_test;
using fastmm_tool::exact_table;
using fastmm_tool::factor;
using fastmm_tool::gaussian;
using fastmm_tool::number;
using fastmm_tool::rational;
using fastmm_tool::table_builder;
using fastmm_tool::w_order;

// 1x2x3:2, with one coefficient of V to choose; W has an entry at C(1,3), and two elsewhere.
exact_table oblong(const number& value, w_order order) {
    table_builder builder({1, 2, 3}, 2, order);
    builder.add(factor::u, 0, 0, 1);
    builder.add(factor::u, 1, 1, 1);
    builder.add(factor::v, 0, 5, value);
    builder.add(factor::v, 1, 2, -1);
    builder.add(factor::w, 0, 2, 1);
    builder.add(factor::w, 1, 0, 1);
    return builder.finish();
}

std::string entry_of(const std::string& archive, std::size_t entry = 0) {
    return fastmm_tool::zip_reader(archive, std::size_t(1) << 28).read(entry);
}

TEST_CASE("a square table is written as NumPy writes a plain array") {
    table_builder builder({1, 1, 1}, 1, w_order::c);
    builder.add(factor::u, 0, 0, 1);
    builder.add(factor::v, 0, 0, -2);
    builder.add(factor::w, 0, 0, 3);
    std::vector<exact_table> tables;
    tables.push_back(builder.finish());
    const std::string archive = fastmm_tool::write_npz(tables);
    CHECK(fastmm_tool::zip_reader(archive, 10000).name(0) == "1,1,1.npy");
    CHECK(entry_of(archive) ==
          npy_bytes(npy_header("<i8", "(3, 1, 1)"),
                    little_endian(1, 8) + little_endian(~std::uint64_t(1), 8) + little_endian(3, 8)));
}

TEST_CASE("W is written of C transposed, whatever the table has") {
    // 2x2x2: C(1,2) is row 2 of C, and row 3 of its transpose.
    for (const w_order order : {w_order::c, w_order::c_transposed}) {
        table_builder builder({2, 2, 2}, 1, order);
        builder.add(factor::u, 0, 0, 1);
        builder.add(factor::v, 0, 0, 1);
        builder.add(factor::w, 0, order == w_order::c ? 1 : 2, 1);
        const auto tables = read_tables(fastmm_tool::write_npz(std::vector{builder.finish()}));
        REQUIRE(tables.size() == 1);
        CHECK(description(tables[0]) == "2x2x2:1 transposed U 1.1=1 V 1.1=1 W 1.3=1");
    }
    // 2x1x3: C(2,1) is row 4 of C, and row 2 of its transpose.
    table_builder builder({2, 1, 3}, 1, w_order::c);
    builder.add(factor::u, 0, 1, 1);
    builder.add(factor::v, 0, 0, 1);
    builder.add(factor::w, 0, 3, 1);
    CHECK(description(read_tables(fastmm_tool::write_npz(std::vector{builder.finish()}))[0]) ==
          "2x1x3:1 transposed U 1.2=1 V 1.1=1 W 1.2=1");
}

TEST_CASE("each table has the first type that holds it exactly") {
    const auto written_as = [](const number& value) {
        const exact_table table = oblong(value, w_order::c_transposed);
        const std::string archive = fastmm_tool::write_npz(std::vector{table});
        const auto tables = read_tables(archive);
        REQUIRE(tables.size() == 1);
        CHECK(tables[0].name == "1,2,3");
        CHECK(description(tables[0]) == description(table));
        const std::string npy = entry_of(archive);
        for (const std::string type : {"i8", "f8", "c16"})
            if (npy.find(type) != std::string::npos)
                return type;
        return std::string();
    };
    const number i = number::imaginary_unit();
    CHECK(written_as(7) == "i8");
    CHECK(written_as(std::numeric_limits<std::int64_t>::min()) == "i8");
    CHECK(written_as(std::numeric_limits<std::int64_t>::max()) == "i8");
    CHECK(written_as(number(rational(1, 2))) == "f8");
    CHECK(written_as(number(rational(-3, 1024))) == "f8");
    CHECK(written_as(number(rational(fastmm_tool::integer(1) << 70))) == "f8");
    CHECK(written_as(number(gaussian{rational(1, 2), -3})) == "c16");
    CHECK(written_as(i) == "c16");
}

TEST_CASE("a coefficient that NumPy has no number for is named") {
    const auto refuse = [](const number& value) {
        return refusal([&] { fastmm_tool::write_npz(std::vector{oblong(value, w_order::c)}); });
    };
    const auto said = [](const std::string& value) {
        return "factorization '1,2,3': product 1, row 6 of V: " + value + " is no number of NumPy's, exactly";
    };
    CHECK(refuse(number(rational(1, 3))) == said("1/3"));
    CHECK(refuse(number(gaussian{0, rational(1, 3)})) == said("1/3i"));
    CHECK(refuse(number::parameter_to_the(1)) == said("x"));
    CHECK(refuse(number::parameter_to_the(-1) + number(1)) == said("xi+1"));
    const rational wide((fastmm_tool::integer(1) << 63) + 1); // Neither an int64 nor a float64.
    CHECK(refuse(number(wide)) == said("9223372036854775809"));
    const rational tiny(1, fastmm_tool::integer(1) << 1075);
    CHECK(refuse(number(tiny)).starts_with("factorization '1,2,3': product 1, row 6 of V: 1/"));
    const rational huge(fastmm_tool::integer(1) << 1024);
    CHECK(refuse(number(huge)).starts_with("factorization '1,2,3': product 1, row 6 of V: 1"));
}

TEST_CASE("tables of the same dimensions have names of their own") {
    const std::vector<exact_table> tables{oblong(1, w_order::c), oblong(2, w_order::c),
                                          oblong(3, w_order::c)};
    const auto read = read_tables(fastmm_tool::write_npz(tables));
    REQUIRE(read.size() == 3);
    CHECK(read[0].name == "1,2,3");
    CHECK(read[1].name == "1,2,3_2");
    CHECK(read[2].name == "1,2,3_3");
    CHECK(description(read[2]) == "1x2x3:2 transposed U 1.1=1 2.2=1 V 1.6=3 2.3=-1 W 1.3=1 2.1=1");
    CHECK(read_tables(fastmm_tool::write_npz(std::vector<exact_table>(300, tables[0]))).size() == 300);
}

TEST_CASE("an archive that no reader would take is not begun") {
    table_builder builder({64, 64, 64}, 64 * 64 * 64, w_order::c);
    builder.add(factor::u, 0, 0, 1);
    CHECK(refusal([&] {
              fastmm_tool::write_npz(std::vector{builder.finish()});
          }).starts_with("factorization '64,64,64': the archive would hold "));
}

} // namespace
