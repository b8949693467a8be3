// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations in NumPy's arrays: every type and order gives the same numbers, and every layout that is published is
// told from the others.

#include "notations/numpy.hpp"
#include "containers/npy.hpp"
#include "containers/numpy_values.hpp"
#include "support/catch.hpp"
#include "tool/numpy_bytes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace {

using namespace fastmm_test;
using fastmm_tool::number;
using fastmm_tool::rational;
using fastmm_tool::shape;

// Its bytes in a type, from the type's definition.
std::string encoded(const std::string& type, double value) {
    const auto size = static_cast<std::size_t>(std::stoi(type.substr(2)));
    std::string bytes;
    switch (type[1]) {
    case 'b':
    case 'i':
    case 'u':
        bytes = little_endian(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)), size);
        break;
    case 'c':
        bytes = encoded("<f" + std::to_string(size / 2), value) + std::string(size / 2, '\0');
        if (type[0] == '>')
            std::reverse(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size / 2));
        return bytes;
    default: {
        // A sign, an exponent with its bias, and the mantissa without its first bit.
        const std::size_t exponent_bits = size == 2   ? 5
                                          : size == 4 ? 8
                                                      : 11,
                          mantissa_bits = 8 * size - 1 - exponent_bits;
        int exponent = 0;
        const double mantissa = std::frexp(std::abs(value), &exponent);
        std::uint64_t bits = 0;
        if (value != 0)
            bits =
                (static_cast<std::uint64_t>(exponent - 1 + (1 << (exponent_bits - 1)) - 1) << mantissa_bits) |
                static_cast<std::uint64_t>(std::ldexp(2 * mantissa - 1, static_cast<int>(mantissa_bits)));
        if (std::signbit(value))
            bits |= std::uint64_t(1) << (8 * size - 1);
        bytes = little_endian(bits, size);
    }
    }
    if (type[0] == '>')
        std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

// The values of an array of this shape, in the order of its bytes.
std::string body_of(const std::string& type, const std::vector<std::int64_t>& dimensions, bool fortran_order,
                    auto value) {
    std::int64_t count = 1;
    for (const std::int64_t d : dimensions)
        count *= d;
    std::string bytes;
    for (std::int64_t i = 0; i < count; ++i) {
        std::vector<std::int64_t> index(dimensions.size());
        std::int64_t rest = i;
        for (std::size_t axis = 0; axis < dimensions.size(); ++axis) {
            const std::size_t a = fortran_order ? axis : dimensions.size() - 1 - axis;
            index[a] = rest % dimensions[a];
            rest /= dimensions[a];
        }
        bytes += encoded(type, value(index));
    }
    return bytes;
}

// U, V and W of 2x2x2:2 (no algorithm, but no two rows, columns or factors are alike).
double sample(std::int64_t which, std::int64_t row, std::int64_t product) {
    constexpr double values[3][4][2] = {
        {{1, 0}, {0, 0}, {0, 1}, {1, 1}}, {{0, 0}, {1, 0}, {0, 1}, {0, 0}}, {{0, 1}, {1, 1}, {0, 0}, {1, 0}}};
    return values[which][row][product];
}

const std::string sample_description =
    "2x2x2:2 transposed U 1.1=1 1.4=1 2.3=1 2.4=1 V 1.2=1 2.3=1 W 1.2=1 1.4=1 2.1=1 2.2=1";

TEST_CASE("every type, byte order, element order and version of .npy gives the same numbers") {
    for (const std::string type :
         {"|b1", "|i1", "<i2", "<i4", "<i8", ">i2", ">i4", ">i8", "|u1", "<u2",  "<u4", "<u8", ">u2",
          ">u4", ">u8", "<f2", "<f4", "<f8", ">f2", ">f4", ">f8", "<c8", "<c16", ">c8", ">c16"})
        for (const bool fortran_order : {false, true})
            for (const int version : {1, 2, 3}) {
                const std::string body = body_of(type, {3, 4, 2}, fortran_order,
                                                 [](const auto& i) { return sample(i[0], i[1], i[2]); });
                const std::string npy =
                    npy_bytes(npy_header(type, "(3, 4, 2)", fortran_order), body, version);
                INFO(type << ", fortran_order=" << fortran_order << ", version=" << version);
                const auto tables = read_tables(npy);
                REQUIRE(tables.size() == 1);
                CHECK(description(tables[0]) == sample_description);
            }
}

TEST_CASE("negative numbers and halves are exact in every type that has them") {
    for (const std::string type : {"|i1", "<i2", ">i4", "<i8", "<f2", ">f2", "<f4", ">f8", "<c8", ">c16"}) {
        const bool is_integer = type[1] == 'i';
        const double value = is_integer ? -3 : -0.375;
        INFO(type);
        const std::string body = encoded(type, 2) + encoded(type, 1) + encoded(type, value);
        const auto tables = read_tables(npy_bytes(npy_header(type, "(3, 1, 1)"), body));
        REQUIRE(tables.size() == 1);
        CHECK(description(tables[0]) ==
              std::string("1x1x1:1 transposed U 1.1=2 V 1.1=1 W 1.1=") + (is_integer ? "-3" : "-3/8"));
    }
}

// The first coefficient of an array of one number, its bytes given.
number one_number(const std::string& type, const std::string& bytes) {
    const std::string npy = npy_bytes(npy_header(type, "(3, 1, 1)"), bytes + bytes + bytes);
    const auto tables = read_tables(npy);
    return tables[0].u.entries.empty() ? number(0) : tables[0].value(tables[0].u.entries[0]);
}

TEST_CASE("the largest, the smallest and the odd numbers of each type are exact") {
    CHECK(one_number("<i8", little_endian(std::uint64_t(1) << 63, 8)) ==
          number(std::numeric_limits<std::int64_t>::min()));
    CHECK(to_string(one_number("<u8", std::string(8, '\xff'))) == "18446744073709551615");
    CHECK(to_string(one_number(">u4", std::string(4, '\xff'))) == "4294967295");
    CHECK(one_number("|u1", "\xff") == number(255));
    CHECK(one_number("|b1", "\2") == number(1));
    CHECK(to_string(one_number("<f8", little_endian(std::bit_cast<std::uint64_t>(0.1), 8))) ==
          "3602879701896397/36028797018963968");
    CHECK(one_number("<f8", little_endian(1, 8)) == number(rational(1, fastmm_tool::integer(1) << 1074)));
    CHECK(one_number("<f8", little_endian(std::bit_cast<std::uint64_t>(std::ldexp(1., 70)), 8)) ==
          number(rational(fastmm_tool::integer(1) << 70)));
    CHECK(to_string(one_number("<f8", little_endian(std::bit_cast<std::uint64_t>(9007199254740993.), 8))) ==
          "9007199254740992");
    CHECK(one_number("<f8", little_endian(std::uint64_t(1) << 63, 8)).is_zero()); // -0.
    CHECK(one_number("<f2", little_endian(0x0001, 2)) == number(rational(1, 1 << 24)));
    CHECK(one_number("<f2", little_endian(0x83ff, 2)) == number(rational(-1023, 1 << 24)));
    CHECK(one_number("<f2", little_endian(0x7bff, 2)) == number(65504));
    CHECK(to_string(one_number("<c8", encoded("<f4", 0.5) + encoded("<f4", -0.5))) == "1/2-1/2i");
    CHECK(to_string(one_number(">c16", encoded(">f8", 0) + encoded(">f8", 2))) == "2i");
}

TEST_CASE("many different fractions in one matrix stay what they are") {
    // 4x4x4:12, (16 product + row) / 1024 in U, V and W, real and as imaginary part.
    const auto value = [](const auto& i) { return static_cast<double>(16 * i[2] + i[1] + 1) / 1024; };
    for (const bool is_complex : {false, true}) {
        std::string body;
        for (std::int64_t f = 0; f < 3; ++f)
            for (std::int64_t row = 0; row < 16; ++row)
                for (std::int64_t product = 0; product < 12; ++product)
                    body += (is_complex ? encoded("<f8", 0.5) : "") +
                            encoded("<f8", value(std::array{f, row, product}));
        const auto tables =
            read_tables(npy_bytes(npy_header(is_complex ? "<c16" : "<f8", "(3, 16, 12)"), body));
        REQUIRE(tables.size() == 1);
        const auto& columns = tables[0].w;
        REQUIRE(columns.entries.size() == 16 * 12);
        for (std::size_t e = 0; e < columns.entries.size(); ++e) {
            const rational expected(static_cast<int>(e + 1), 1024);
            const auto& read = tables[0].value(columns.entries[e]);
            CHECK(read ==
                  (is_complex ? number(fastmm_tool::gaussian{rational(1, 2), expected}) : number(expected)));
        }
    }
}

TEST_CASE("what is no number is refused with its place") {
    for (const auto& [type, bits] : std::vector<std::pair<std::string, std::uint64_t>>{
             {"<f2", 0x7e00}, {"<f4", 0x7fc00000}, {"<f8", 0x7ff8000000000000}}) {
        const std::string nan = little_endian(bits, static_cast<std::size_t>(type[2] - '0'));
        const std::string body = encoded(type, 1) + nan + encoded(type, 1);
        CHECK(refusal_of(npy_bytes(npy_header(type, "(3, 1, 1)"), body)) ==
              "V: row 1, column 1: a coefficient is NaN");
    }
    for (const auto& [type, bits] : std::vector<std::pair<std::string, std::uint64_t>>{
             {"<f2", 0xfc00}, {"<f4", 0x7f800000}, {"<f8", 0x7ff0000000000000}}) {
        const std::string infinity = little_endian(bits, static_cast<std::size_t>(type[2] - '0'));
        const std::string body = encoded(type, 1) + encoded(type, 1) + infinity;
        const std::string npy = npy_bytes(npy_header(type, "(3, 1, 1)"), body);
        CHECK(refusal_of(npy) == "W: row 1, column 1: a coefficient is infinite");
        CHECK(refusal_of(zip_bytes({stored("1,1,1.npy", npy)})) ==
              "entry '1,1,1.npy': W: row 1, column 1: a coefficient is infinite");
    }
    const std::string nan = little_endian(0x7ff8000000000000, 8), one = encoded("<f8", 1);
    CHECK(refusal_of(npy_bytes(npy_header("<c16", "(3, 1, 1)"), one + nan + one + one + one + one))
              .find("NaN") != std::string::npos);
    CHECK(refusal_of(npy_bytes(npy_header("<c16", "(3, 1, 1)"), nan + one + one + one + one + one))
              .find("NaN") != std::string::npos);
}

TEST_CASE("a header that lies or is none is refused") {
    const auto refuse = [](const std::string& dictionary, const std::string& body = std::string(3, '\1')) {
        return refusal_of(npy_bytes(dictionary, body));
    };
    CHECK(refuse(npy_header("|i1", "(3, 1, 1)")).empty());
    CHECK(refuse("{\"shape\":(3,1,1),\"fortran_order\":False,\"descr\":\"|i1\"}").empty());
    CHECK(refuse("{'descr': '|i1', 'fortran_order': False, 'shape': (3L, 1L, 1L), }").empty());
    CHECK(refuse(npy_header("|i1", "(1000000000, 1, 1)")).find("has more elements than the 3") !=
          std::string::npos);
    CHECK(refuse(npy_header("<i8", "(3, 1000000, 1000000)")).find("has more elements") != std::string::npos);
    CHECK(refuse(npy_header("<i8", "(3, 281474976710656, 281474976710656, 281474976710656)"))
              .find("more elements") != std::string::npos);
    CHECK(refuse(npy_header("<i8", "(3, 9999999999999999, 1)")) ==
          "byte 64: a dimension is larger than 281474976710656");
    CHECK(refuse(npy_header("|i1", "(3, 1)")).find("does not say its dimensions") != std::string::npos);
    CHECK(refuse(npy_header("|i1", "(2, 1, 1)")).find("has 2 bytes, 3 follow the header") !=
          std::string::npos);
    CHECK(refuse(npy_header("|i1", "(3, 0, 1)"), "").find("is empty") != std::string::npos);
    CHECK(refuse(npy_header("|i1", "(281474976710656, 0, 281474976710656)"), "").find("is empty") !=
          std::string::npos);
    CHECK(refuse(npy_header("|i1", "()"), "\1").find("expected (3, s, R)") != std::string::npos);
    CHECK(refuse(npy_header("|i1", "(3, -1, 1)")) == "byte 64: expected a dimension, got '-1, 1), }   '");
    CHECK(refuse(npy_header("|i1", "(3)")).find("expected a comma") != std::string::npos);
    CHECK(refuse(npy_header("|i1", "(1, 1, 1, 1, 1, 1, 1, 1, 1)")).find("at most 8 dimensions") !=
          std::string::npos);
    CHECK(refuse(npy_header("|i1", std::string(5000, '('))).find("expected a dimension") !=
          std::string::npos);
    CHECK(refuse(npy_header("|i1", std::string(20000, '('))).find("at most 10000 are read") !=
          std::string::npos);
    CHECK(refuse(npy_header("<f16", "(3, 1, 1)")) == "byte 20: arrays of type '<f16' are not read");
    CHECK(refuse(npy_header("<U1", "(3, 1, 1)")).find("'<U1' are not read") != std::string::npos);
    CHECK(refuse(npy_header("i1", "(3, 1, 1)")).find("'i1' are not read") != std::string::npos);
    CHECK(refuse("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (3,), }")
              .find("a type of numbers") != std::string::npos);
    CHECK(refuse("{'descr': '|i1', 'shape': (3, 1, 1), }") == "the header has no 'fortran_order'");
    CHECK(refuse("{'descr': '|i1', 'descr': '|i1', }").find("a second 'descr'") != std::string::npos);
    CHECK(refuse("{'other': '|i1', }").find("got 'other'") != std::string::npos);
    CHECK(refuse("").find("expected '{'") != std::string::npos);
    const std::string good = npy_bytes(npy_header("|i1", "(3, 1, 1)"), "\1\1\1");
    for (const int version : {0, 4, 255}) {
        std::string other = good;
        other[6] = static_cast<char>(version);
        CHECK(refusal_of(other) ==
              "byte 6: version " + std::to_string(version) + ".0 of .npy, only 1.0, 2.0 and 3.0 are read");
    }
    CHECK(refusal_of(npy_bytes(npy_header("|O", "(4,)"), object_pickle())) ==
          "the header says (4,), the pickle has (3,)");
}

TEST_CASE("an array of several factorizations is read in every layout") {
    const auto value = [](std::int64_t i, std::int64_t f, std::int64_t s, std::int64_t r) {
        return i == 0 ? sample(f, s, r) : 2 * sample(f, s, 1 - r);
    };
    const std::string second =
        "2x2x2:2 transposed U 1.3=2 1.4=2 2.1=2 2.4=2 V 1.3=2 2.2=2 W 1.1=2 1.2=2 2.2=2 2.4=2";
    for (const bool fortran_order : {false, true}) {
        const std::string product_first = body_of(
            "<i2", {2, 2, 3, 4}, fortran_order, [&](const auto& i) { return value(i[0], i[2], i[3], i[1]); });
        const std::string factor_first = body_of(
            "<i2", {2, 3, 4, 2}, fortran_order, [&](const auto& i) { return value(i[0], i[1], i[2], i[3]); });
        for (const std::string& npy :
             {npy_bytes(npy_header("<i2", "(2, 2, 3, 4)", fortran_order), product_first),
              npy_bytes(npy_header("<i2", "(2, 3, 4, 2)", fortran_order), factor_first)})
            for (const std::string& bytes : {npy, zip_bytes({stored("factorizations.npy", npy)})}) {
                const auto tables = read_tables(bytes);
                REQUIRE(tables.size() == 2);
                CHECK(description(tables[0]) == sample_description);
                CHECK(description(tables[1]) == second);
            }
        const std::string single =
            body_of("<i2", {2, 3, 4}, fortran_order, [&](const auto& i) { return sample(i[1], i[2], i[0]); });
        CHECK(description(read_tables(npy_bytes(npy_header("<i2", "(2, 3, 4)", fortran_order), single))[0]) ==
              sample_description);
    }
    CHECK(refusal_of(npy_bytes(npy_header("|i1", "(4, 4, 4)"), std::string(64, '\1')))
              .find("along one dimension") != std::string::npos);
    CHECK(refusal_of(npy_bytes(npy_header("|i1", "(3, 3, 4)"), std::string(36, '\1')))
              .find("along one dimension") != std::string::npos);
}

TEST_CASE("an archive's names say the dimensions, or the rows do, or a person") {
    const std::string sample_npy =
        npy_bytes(npy_header("<i4", "(3, 4, 2)"),
                  body_of("<i4", {3, 4, 2}, false, [](auto i) { return sample(i[0], i[1], i[2]); }));
    const std::vector<zip_entry_bytes> entries{
        stored("folder/", ""), stored("2,2,2.npy", sample_npy), deflated("1,1,2.npy", object_npy()),
        stored("folder/2,2,2_2.npy", sample_npy), stored("any name.npy", object_npy())};
    const auto tables = read_tables(zip_bytes(entries));
    REQUIRE(tables.size() == 4);
    CHECK(tables[0].name == "2,2,2");
    CHECK(tables[1].name == "1,1,2");
    CHECK(tables[2].name == "folder/2,2,2_2");
    CHECK(tables[3].name == "any name");
    CHECK(description(tables[0]) == sample_description);
    CHECK(description(tables[1]) == object_description);
    CHECK(description(tables[2]) == sample_description);
    CHECK(description(tables[3]) == object_description);
    CHECK(!tables[0].modulo_2);

    CHECK(refusal_of(zip_bytes({stored("1,2,1.npy", object_npy())})) ==
          "entry '1,2,1.npy': U, V and W have 1, 2 and 2 rows, 1x2x1 needs 2, 2 and 1");
    CHECK(refusal_of(zip_bytes({stored("0,2,1.npy", object_npy())})).starts_with("entry '0,2,1.npy': "));
    CHECK(refusal_of(zip_bytes({stored("9999,9999,9999.npy", object_npy())})).starts_with("entry "));
    CHECK(refusal_of(zip_bytes({stored("x.npy", object_npy())}), of_dimensions(shape{2, 1, 1})) ==
          "entry 'x.npy': U, V and W have 1, 2 and 2 rows, 2x1x1 needs 2, 1 and 2");
    CHECK(refusal_of(zip_bytes({stored("x.npy", object_npy())}), of_dimensions(shape{1, 1, 2})).empty());
    CHECK(refusal_of(zip_bytes({stored("readme.txt", "words")})) ==
          "entry 'readme.txt': expected only .npy files in the archive");
    CHECK(refusal_of(zip_bytes({})) == "the archive holds no array");
    CHECK(refusal_of(zip_bytes({stored("x.npy", "")})).starts_with("entry 'x.npy': "));
}

TEST_CASE("the order of W is the notation's, or a person's") {
    CHECK(read_tables(object_npy())[0].order == fastmm_tool::w_order::c_transposed);
    fastmm_tool::reading_options options;
    options.order = fastmm_tool::w_order::c;
    CHECK(read_tables(object_npy(), options)[0].order == fastmm_tool::w_order::c);
}

TEST_CASE("a table that is larger than the limits is refused") {
    fastmm_tool::reading_options options;
    options.most.coefficients = 10;
    CHECK(refusal_of(object_npy(), options).empty()); // It has 6.
    options.most.coefficients = 5;
    CHECK(refusal_of(object_npy(), options) == "W: more than 5 nonzero coefficients");
    options = {};
    options.most.dimension = 1;
    CHECK(refusal_of(object_npy(), options).find("expected dimensions from 1 to 1, got 2") !=
          std::string::npos);
    options = {};
    options.most.unpacked_bytes = 100;
    CHECK(refusal_of(zip_bytes({deflated("1,1,2.npy", object_npy())}), options).find("at most 100") !=
          std::string::npos);
    // A rank that no product needs: 1x1x1 has one.
    CHECK(refusal_of(npy_bytes(npy_header("|i1", "(3, 1, 2)"), std::string(6, '\1')))
              .find("rank from 1 to 1") != std::string::npos);
}

TEST_CASE("what a sink throws is not the file's mistake") {
    const std::string bytes = zip_bytes({stored("1,1,2.npy", object_npy())});
    CHECK(refusal([&] {
              fastmm_tool::npz_notation.read(bytes, {}, [](fastmm_tool::exact_table) {
                  throw fastmm_tool::malformed("the sink's own words");
              });
          }) == "the sink's own words");
}

// A numerator and a denominator each; U, V and W one after another, a row for each product; W of C itself.
TEST_CASE("flip-cpd's flat array is read where its dimensions are given") {
    // 1x1x2:2: U 2 x 1, V 2 x 2, W 2 x 2.
    const std::vector<int> first{1, 1, 1, 1, /**/ 1, 1, 0, 1, 0, 7, -1, 2, /**/ 1, 1, 0, 1, 0, 1, -4, -2};
    std::vector<int> second = first;
    second[0] = 5;
    for (const std::string type : {"<i8", ">i2"})
        for (const bool fortran_order : {false, true}) {
            const std::string body = body_of(type, {2, 20}, fortran_order, [&](const auto& i) {
                return (i[0] == 0 ? first : second)[static_cast<std::size_t>(i[1])];
            });
            const std::string npy = npy_bytes(npy_header(type, "(2, 20)", fortran_order), body);
            const auto tables = read_tables(npy, of_dimensions(shape{1, 1, 2}));
            REQUIRE(tables.size() == 2);
            CHECK(description(tables[0]) == "1x1x2:2 c U 1.1=1 2.1=1 V 1.1=1 2.2=-1/2 W 1.1=1 2.2=2");
            CHECK(description(tables[1]) == "1x1x2:2 c U 1.1=5 2.1=1 V 1.1=1 2.2=-1/2 W 1.1=1 2.2=2");
            CHECK(refusal_of(npy).find("does not say its dimensions") != std::string::npos);
            CHECK(refusal_of(npy, of_dimensions(shape{1, 2, 1}))
                      .empty()); // As many integers: only the residual tells.
            CHECK(refusal_of(npy, of_dimensions(shape{2, 2, 2})).find("24 integers for each product") !=
                  std::string::npos);
        }
    const auto flat = [](const std::string& type, const std::vector<double>& values) {
        std::string body;
        for (const double v : values)
            body += encoded(type, v);
        return npy_bytes(npy_header(type, "("s + std::to_string(values.size()) + ",)"), body);
    };
    const fastmm_tool::reading_options one = of_dimensions(shape{1, 1, 1});
    CHECK(description(read_tables(flat("<i8", {1, 1, 3, 2, 1, 1}), one)[0]) ==
          "1x1x1:1 c U 1.1=1 V 1.1=3/2 W 1.1=1");
    CHECK(refusal_of(flat("<i8", {1, 1, 1, 0, 1, 1}), one) ==
          "factorization 1, coefficient 2: the denominator is 0");
    CHECK(refusal_of(flat("<f8", {1, 1, 1, 1, 0.5, 1}), one) ==
          "factorization 1, coefficient 3: expected an integer, got 1/2");
}

TEST_CASE("a file that is cut short is refused, or reads the same") {
    const std::string numbers = npy_bytes(npy_header("<f4", "(3, 1, 1)"),
                                          encoded("<f4", 1) + encoded("<f4", -0.5) + encoded("<f4", 3));
    for (const std::string& whole :
         {numbers, object_npy(),
          zip_bytes({stored("1,1,1.npy", numbers), deflated("1,1,2.npy", object_npy())})}) {
        const auto all = [](const std::string& bytes) {
            std::string text;
            for (const auto& table : read_tables(bytes))
                text += table.name + ' ' + description(table) + '\n';
            return text;
        };
        const std::string expected = all(whole);
        for (std::size_t length = 0; length < whole.size(); ++length) {
            INFO("length=" << length << " of " << whole.size());
            std::string read;
            const std::string said = refusal([&] { read = all(whole.substr(0, length)); });
            CHECK((!said.empty() || read == expected));
            CHECK(said.find('\n') == std::string::npos);
        }
    }
}

TEST_CASE("a content is recognized by how it begins") {
    const auto recognized = [](std::string_view bytes) {
        return std::pair(fastmm_tool::npz_notation.recognizes(bytes),
                         fastmm_tool::npy_notation.recognizes(bytes));
    };
    CHECK(recognized(zip_bytes({stored("a", "b")})) == std::pair(true, false));
    CHECK(recognized(object_npy()) == std::pair(false, true));
    CHECK(recognized("") == std::pair(false, false));
    CHECK(recognized("PK and so on") == std::pair(false, false));
}

} // namespace
