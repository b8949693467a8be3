// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The parser of the factorization file. Every short text is read twice: by the compiler and by the program.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/parse.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

using namespace fastmm;

namespace {

// Everything that the parser tells of a short text, in its order.
struct reading {
    struct told {
        factor which = factor::u;
        int column = 0;
        entry value;

        friend constexpr bool operator==(const told&, const told&) = default;
    };

    factorization_header header;
    parse_error problem;
    std::array<told, 16> entries;
    std::size_t count = 0;

    struct told_sum {
        factor which = factor::u;
        shared_sum sum;
        bool of_products = false;

        friend constexpr bool operator==(const told_sum&, const told_sum&) = default;
    };

    std::array<told_sum, 16> sums;
    std::size_t sum_count = 0;

    constexpr void add(factor which, int column, const entry& value) {
        entries[count++] = {which, column, value};
    }
    constexpr void add_sum(factor which, const shared_sum& sum, bool of_products) {
        sums[sum_count++] = {which, sum, of_products};
    }
};

constexpr reading read(std::string_view text) {
    reading result;
    detail::parser reader(text);
    result.problem = reader.read_header();
    result.header = reader.header();
    if (!result.problem)
        result.problem = reader.read_terms(result);
    return result;
}

constexpr bool same_reading(const reading& x, const reading& y) {
    return !x.problem && !y.problem && x.header.name == y.header.name && x.header.source == y.header.source &&
           x.header.dimensions == y.header.dimensions && x.header.rank == y.header.rank &&
           x.header.ring == y.header.ring && x.count == y.count && x.entries == y.entries;
}

// ---- Texts that mean the same ----

constexpr std::string_view plain = "name: two terms\n"
                                   "shape: 2x12x3\n"
                                   "rank: 2\n"
                                   "ring: Q\n"
                                   "source: somewhere\n"
                                   "(a11 - 2 a21) (b11) (1/2 c13)\n"
                                   "(-2/3 a1_12 + a2_10) (-b12_3 + 32767 b1_2) (c11 - 1/32767 c2_2)\n";

constexpr reading plain_reading = read(plain);

constexpr bool plain_is_read_to_the_letter() {
    const reading& r = plain_reading;
    constexpr std::array<reading::told, 10> wanted{{
        {factor::u, 0, {0, {1, 1}}},
        {factor::u, 0, {12, {-2, 1}}},
        {factor::v, 0, {0, {1, 1}}},
        {factor::w, 0, {2, {1, 2}}},
        {factor::u, 1, {11, {-2, 3}}},
        {factor::u, 1, {21, {1, 1}}},
        {factor::v, 1, {35, {-1, 1}}},
        {factor::v, 1, {1, {32767, 1}}},
        {factor::w, 1, {0, {1, 1}}},
        {factor::w, 1, {4, {-1, 32767}}},
    }};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!(r.entries[i] == wanted[i]))
            return false;
    return !r.problem && r.count == wanted.size() && r.header.name == "two terms" &&
           r.header.source == "somewhere" && r.header.dimensions == shape{2, 12, 3} && r.header.rank == 2 &&
           r.header.ring == stated_ring::rational;
}
static_assert(plain_is_read_to_the_letter());

struct variant {
    std::string_view what;
    std::string_view text;
};

constexpr std::array variants{
    variant{"carriage returns",
            "name: two terms\r\nshape: 2x12x3\r\nrank: 2\r\nring: Q\r\nsource: somewhere\r\n"
            "(a11 - 2 a21) (b11) (1/2 c13)\r\n"
            "(-2/3 a1_12 + a2_10) (-b12_3 + 32767 b1_2) (c11 - 1/32767 c2_2)\r\n"},
    variant{"byte order mark",
            "\xEF\xBB\xBFname: two terms\nshape: 2x12x3\nrank: 2\nring: Q\nsource: somewhere\n"
            "(a11 - 2 a21) (b11) (1/2 c13)\n"
            "(-2/3 a1_12 + a2_10) (-b12_3 + 32767 b1_2) (c11 - 1/32767 c2_2)\n"},
    variant{"no newline at the end", "name: two terms\nshape: 2x12x3\nrank: 2\nring: Q\nsource: somewhere\n"
                                     "(a11 - 2 a21) (b11) (1/2 c13)\n"
                                     "(-2/3 a1_12 + a2_10) (-b12_3 + 32767 b1_2) (c11 - 1/32767 c2_2)"},
    variant{
        "comments, notes and blank lines",
        "# a comment\n\nnote: one\nname: two terms\nshape: 2x12x3\n   # (a11)\nnote: two\nnote:\nrank: 2\n"
        "ring: Q\nsource: somewhere\n \t\n#\n(a11 - 2 a21) (b11) (1/2 c13)\n\n# between\n"
        "(-2/3 a1_12 + a2_10) (-b12_3 + 32767 b1_2) (c11 - 1/32767 c2_2)\n\n# the end"},
    variant{"spaces and tabs",
            "  name:\ttwo terms \t\n\tshape:2x12x3  \nrank:  2 \nring:\t Q\t\nsource:somewhere   \n"
            "( a11\t-\t2\ta21 )(b11)(1/2c13)  \n"
            "\t(-2/3a1_12+a2_10)\t( - b12_3 +32767b1_2 ) (c11 -   1/32767 c2_2)\t\n"},
    variant{"no spaces in the terms", "name: two terms\nshape: 2x12x3\nrank: 2\nring: Q\nsource: somewhere\n"
                                      "(a11-2a21)(b11)(1/2c13)\n"
                                      "(-2/3a1_12+a2_10)(-b12_3+32767b1_2)(c11-1/32767c2_2)\n"},
    variant{"the header in another order",
            "source: somewhere\nring: Q\nrank: 2\nshape: 2x12x3\nname: two terms\n"
            "(a11 - 2 a21) (b11) (1/2 c13)\n"
            "(-2/3 a1_12 + a2_10) (-b12_3 + 32767 b1_2) (c11 - 1/32767 c2_2)\n"},
    variant{"signs, ones, fractions and zeros written out",
            "name: two terms\nshape: 02x012x3\nrank: 0002\nring: Q\nsource: somewhere\n"
            "(+1 a11 - 4/2 a2_1) (3/3 b1_1) (+00002/4 c01_03)\n"
            "(-200/300 a1_12 + 7/7 a2_10) (-1 b12_3 + 32767/1 b1_2) (+c11 - 1/32767 c22)\n"},
};

constexpr std::size_t first_different_variant() {
    for (std::size_t i = 0; i < variants.size(); ++i)
        if (!same_reading(read(variants[i].text), plain_reading))
            return i;
    return variants.size();
}
static_assert(first_different_variant() == variants.size(),
              "Count the variants from 0: this one is read otherwise.");

TEST_CASE("texts that differ in their dress only are read alike") {
    CHECK(plain_is_read_to_the_letter());
    for (const variant& v : variants) {
        INFO(v.what);
        const reading r = read(v.text);
        CHECK(to_string(r.problem) == to_string(parse_error{}));
        CHECK(same_reading(r, plain_reading));
        parse_error problem;
        const auto f = parse(v.text, problem);
        REQUIRE(f);
        CHECK_FALSE(problem);
        CHECK(fastmm_test::same_factorization(*f, parse(plain)));
    }
}

// ---- Sums ----

constexpr std::string_view with_sums = "name: x\n c-sums:  p2-p1\ts1+p3 \r\nb-sums:\n"
                                       "a-sums: a11+a2_2 s1-a12 s2-s1\nshape: 2x2x1\nring: Z\nrank: 3\n"
                                       "(a11) (b11) (c11)\n(a12) (b21) (c11)\n(a21) (b11) (c21)\n";

constexpr bool sums_are_read_to_the_letter() {
    const reading r = read(with_sums);
    constexpr std::array<reading::told_sum, 5> wanted{{{factor::u, {0, 3, false}, false},
                                                       {factor::u, {4, 1, true}, false},
                                                       {factor::u, {5, 4, true}, false},
                                                       {factor::w, {1, 0, true}, true},
                                                       {factor::w, {3, 2, false}, true}}};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!(r.sums[i] == wanted[i]))
            return false;
    return !r.problem && r.count == 9 && r.sum_count == wanted.size();
}
static_assert(sums_are_read_to_the_letter());

TEST_CASE("sums are read wherever they stand in the header") {
    CHECK(sums_are_read_to_the_letter());
    const factorization f = parse(with_sums);
    CHECK(f.u.sums == std::vector<shared_sum>{{0, 3, false}, {4, 1, true}, {5, 4, true}});
    CHECK_FALSE(f.u.sums_of_products);
    CHECK(f.v.sums.empty());
    CHECK(f.w.sums == std::vector<shared_sum>{{1, 0, true}, {3, 2, false}});
    CHECK(f.w.sums_of_products);
}

// ---- Malformed texts ----

struct malformed {
    std::string_view text;
    int line;
    int column;
    expected what;
};

// Terms stand on line 5.
#define HEAD_OF(rank, ring) "name: x\nshape: 2x3x4\nrank: " rank "\nring: " ring "\n"
#define Z1 HEAD_OF("1", "Z")
#define Z2 HEAD_OF("2", "Z")
#define Q1 HEAD_OF("1", "Q")
#define ZT1 HEAD_OF("1", "ZT")

constexpr std::array cases{
    // The header.
    malformed{"", 1, 1, expected::name_before_the_terms},
    malformed{"\n\n# only a comment", 3, 17, expected::name_before_the_terms},
    malformed{"nonsense\n", 1, 1, expected::key_or_term},
    malformed{"\xEF\xBB\xBFnonsense\n", 1, 1, expected::key_or_term},
    malformed{"name x\n", 1, 1, expected::key_or_term},
    malformed{"name : x\n", 1, 1, expected::key_or_term},
    malformed{"name: x\n  colour: red\n", 2, 3, expected::key_or_term},
    malformed{"Name: x\n", 1, 1, expected::key_or_term},
    malformed{": x\n", 1, 1, expected::key_or_term},
    malformed{Z1 "a11 (b11) (c11)\n", 5, 1, expected::key_or_term},
    malformed{"name: x\nname: y\n", 2, 1, expected::each_key_once},
    malformed{"ring: Z\r\n\r\n \tring: Z\r\n", 3, 3, expected::each_key_once},
    malformed{"source: a\nsource: a\n", 2, 1, expected::each_key_once},
    malformed{"shape: 1x1x1\nshape: 1x1x1\n", 2, 1, expected::each_key_once},
    malformed{"rank: 1\nrank: 1\n", 2, 1, expected::each_key_once},
    malformed{"shape: 2x2x2\nrank: 1\nring: Z\n(a11) (b11) (c11)\n", 4, 1, expected::name_before_the_terms},
    malformed{"name: x\nrank: 1\nring: Z\n(a11) (b11) (c11)\n", 4, 1, expected::shape_before_the_terms},
    malformed{"name: x\nshape: 2x2x2\nring: Z\n", 4, 1, expected::rank_before_the_terms},
    malformed{"name: x\nshape: 2x2x2\nrank: 1\n  (a11) (b11) (c11)\nring: Z\n", 4, 3,
              expected::ring_before_the_terms},
    malformed{"shape: 2x2\n", 1, 11, expected::shape_as_MxKxN},
    malformed{"shape: 2X2x2\n", 1, 9, expected::shape_as_MxKxN},
    malformed{"shape: x2x2\n", 1, 8, expected::shape_as_MxKxN},
    malformed{"shape: 2 x2x2\n", 1, 9, expected::shape_as_MxKxN},
    malformed{"shape: 2x-2x2\n", 1, 10, expected::shape_as_MxKxN},
    malformed{"shape:", 1, 7, expected::shape_as_MxKxN},
    malformed{"shape: 0x2x2\n", 1, 8, expected::dimension_from_1_to_64},
    malformed{"shape: 2x65x2\n", 1, 10, expected::dimension_from_1_to_64},
    malformed{"shape: 2x2x18446744073709551618\n", 1, 12, expected::dimension_from_1_to_64},
    malformed{"shape: 2x2x2x2\n", 1, 13, expected::end_of_line},
    malformed{"shape: 2x2x2 2\n", 1, 14, expected::end_of_line},
    malformed{"rank: -1\n", 1, 7, expected::rank_from_1_to_mkn},
    malformed{"rank:\n", 1, 6, expected::rank_from_1_to_mkn},
    malformed{"rank: 4294967297\n", 1, 7, expected::rank_from_1_to_mkn},
    malformed{"rank: 7 products\n", 1, 9, expected::end_of_line},
    malformed{HEAD_OF("0", "Z"), 3, 7, expected::rank_from_1_to_mkn},
    malformed{HEAD_OF("25", "Z"), 3, 7, expected::rank_from_1_to_mkn},
    malformed{"# first\n  rank:   9\nshape: 2x2x2\nname: x\nring: Z\n", 2, 11, expected::rank_from_1_to_mkn},
    malformed{"name: x\nshape: 64x64x64\nrank: 262145\nring: Z\n", 3, 7, expected::rank_from_1_to_mkn},
    malformed{"ring: R\n", 1, 7, expected::ring_ZT_Z_Q_or_Z2},
    malformed{"ring: zt\n", 1, 7, expected::ring_ZT_Z_Q_or_Z2},
    malformed{"ring: Z 2\n", 1, 7, expected::ring_ZT_Z_Q_or_Z2},
    malformed{"ring:\n", 1, 6, expected::ring_ZT_Z_Q_or_Z2},
    malformed{"a-sums: a11+a12\na-sums:\n", 2, 1, expected::each_key_once},
    malformed{"d-sums: a11+a12\n", 1, 1, expected::key_or_term},
    malformed{"a-sums: b11+b12\n" Z1 "(", 1, 9, expected::value_of_a_sum},
    malformed{"b-sums: b11+a12\n" Z1 "(", 1, 13, expected::value_of_a_sum},
    malformed{"b-sums: b11+p1\n" Z1 "(", 1, 13, expected::value_of_a_sum},
    malformed{"c-sums: p1+c11\n" Z1 "(", 1, 12, expected::value_of_a_sum},
    malformed{"c-sums: c1+c11\n" Z1 "(", 1, 9, expected::value_of_a_sum},
    malformed{"c-sums: c11+c35\n" Z1 "(", 1, 13, expected::index_inside_the_shape},
    malformed{"# first\nb-sums: b11+s1\n" Z1 "(", 2, 13, expected::earlier_value},
    malformed{"b-sums: b11+b12 s1+s2\n" Z1 "(", 1, 20, expected::earlier_value},
    malformed{"b-sums: b11+b12 s0+b12\n" Z1 "(", 1, 17, expected::earlier_value},
    malformed{"b-sums: p1+p2\n" Z1 "(", 1, 12, expected::earlier_value},
    malformed{"b-sums: b11-b11\n" Z1 "(", 1, 9, expected::earlier_value},
    malformed{"b-sums: b11 + b12\n" Z1 "(", 1, 12, expected::plus_or_minus_between_two_values},
    malformed{"b-sums: b11\n" Z1 "(", 1, 12, expected::plus_or_minus_between_two_values},
    // The forms.
    malformed{Z1 "(a11) b11 (c11)\n", 5, 7, expected::opening_parenthesis},
    malformed{Z1 "(a11) (b11)\n(c11)\n", 5, 12, expected::opening_parenthesis},
    malformed{Z1 "(a11) (b11)", 5, 12, expected::opening_parenthesis},
    malformed{Z1 "((a11)) (b11) (c11)\n", 5, 2, expected::block_of_A},
    malformed{Z1 "(a11", 5, 5, expected::closing_parenthesis},
    malformed{Z1 "(a11 - a12 \n) (b11) (c11)\n", 5, 12, expected::closing_parenthesis},
    malformed{Z1 "(a11) (b11) (c11\r\n", 5, 17, expected::closing_parenthesis},
    malformed{Z1 "(a11 a12) (b11) (c11)\n", 5, 6, expected::plus_or_minus_or_closing_parenthesis},
    malformed{Z1 "(a11a12) (b11) (c11)\n", 5, 5, expected::plus_or_minus_or_closing_parenthesis},
    malformed{Z1 "(a11, a12) (b11) (c11)\n", 5, 5, expected::plus_or_minus_or_closing_parenthesis},
    malformed{Z1 "(a11 * 2) (b11) (c11)\n", 5, 6, expected::plus_or_minus_or_closing_parenthesis},
    malformed{Z1 "(a11 (b11) (c11)\n", 5, 6, expected::plus_or_minus_or_closing_parenthesis},
    malformed{Z1 "() (b11) (c11)\n", 5, 2, expected::block_of_A},
    malformed{Z1 "(b11) (b11) (c11)\n", 5, 2, expected::block_of_A},
    malformed{Z1 "(A11) (b11) (c11)\n", 5, 2, expected::block_of_A},
    malformed{Z1 "(a11 + ) (b11) (c11)\n", 5, 8, expected::block_of_A},
    malformed{Z1 "(a11 -\n", 5, 7, expected::block_of_A},
    malformed{Z1 "(+-a11) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(2) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(2 * a11) (b11) (c11)\n", 5, 4, expected::block_of_A},
    malformed{Z1 "(a) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a1) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a111) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a 11) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a1_) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a_1) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a001_1) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a1_001) (b11) (c11)\n", 5, 3, expected::block_of_A},
    malformed{Z1 "(a1", 5, 3, expected::block_of_A},
    malformed{Z1 "(a1_", 5, 3, expected::block_of_A},
    malformed{Z1 "(", 5, 2, expected::block_of_A},
    malformed{Z1 "(a11) (a11) (c11)\n", 5, 8, expected::block_of_B},
    malformed{Z1 "(a11) (b11 + c11) (c11)\n", 5, 14, expected::block_of_B},
    malformed{Z1 "(a11) (b11) (d11)\n", 5, 14, expected::block_of_C},
    malformed{Z1 "(a11) (b11) (c1)\n", 5, 15, expected::block_of_C},
    // A is 2x3, B is 3x4, C is 2x4.
    malformed{Z1 "(a31) (b11) (c11)\n", 5, 3, expected::index_inside_the_shape},
    malformed{Z1 "(a14) (b11) (c11)\n", 5, 3, expected::index_inside_the_shape},
    malformed{Z1 "(a01) (b11) (c11)\n", 5, 3, expected::index_inside_the_shape},
    malformed{Z1 "(a10) (b11) (c11)\n", 5, 3, expected::index_inside_the_shape},
    malformed{Z1 "(a1_99) (b11) (c11)\n", 5, 3, expected::index_inside_the_shape},
    malformed{Z1 "(a23) (b34 + b41) (c11)\n", 5, 15, expected::index_inside_the_shape},
    malformed{Z1 "(a23) (b35) (c11)\n", 5, 9, expected::index_inside_the_shape},
    malformed{Z1 "(a23) (b34) (c34)\n", 5, 15, expected::index_inside_the_shape},
    malformed{Z1 "(a23) (b34) (c25)\n", 5, 15, expected::index_inside_the_shape},
    malformed{"name: x\r\nshape: 2x2x2\r\nrank: 1\r\nring: Z\r\n(a11) (b11) (c13)\r\n", 5, 15,
              expected::index_inside_the_shape},
    malformed{Z1 "(a11 + a12 - a11) (b11) (c11)\n", 5, 14, expected::each_block_once_in_a_form},
    malformed{Z1 "(a11 + a1_1) (b11) (c11)\n", 5, 8, expected::each_block_once_in_a_form},
    malformed{Z1 "(a11) (b12 - 2 b12) (c11)\n", 5, 14, expected::each_block_once_in_a_form},
    malformed{Z1 "(a11) (b11) (c11 + c11)\n", 5, 20, expected::each_block_once_in_a_form},
    // The coefficients.
    malformed{Z1 "(32768 a11) (b11) (c11)\n", 5, 2, expected::coefficient_up_to_32767},
    malformed{Z1 "(-32768 a11) (b11) (c11)\n", 5, 3, expected::coefficient_up_to_32767},
    malformed{Z1 "(99999999999999999999 a11) (b11) (c11)\n", 5, 2, expected::coefficient_up_to_32767},
    malformed{Z1 "(4294967297 a11) (b11) (c11)\n", 5, 2, expected::coefficient_up_to_32767},
    malformed{Q1 "(a11 + 1/32768 a12) (b11) (c11)\n", 5, 8, expected::coefficient_up_to_32767},
    malformed{Q1 "(65534/65534 a11) (b11) (c11)\n", 5, 2, expected::coefficient_up_to_32767},
    malformed{Q1 "(1/ a11) (b11) (c11)\n", 5, 2, expected::coefficient_up_to_32767},
    malformed{Q1 "(1/-2 a11) (b11) (c11)\n", 5, 2, expected::coefficient_up_to_32767},
    malformed{Z1 "(0 a11) (b11) (c11)\n", 5, 2, expected::nonzero_coefficient},
    malformed{Q1 "(a11 - 0/5 a12) (b11) (c11)\n", 5, 8, expected::nonzero_coefficient},
    malformed{Q1 "(5/0 a11) (b11) (c11)\n", 5, 2, expected::nonzero_coefficient},
    malformed{Z1 "(a11) (1/2 b11) (c11)\n", 5, 8, expected::integer_coefficient},
    malformed{ZT1 "(a11) (b11) (-1/2 c11)\n", 5, 15, expected::integer_coefficient},
    malformed{HEAD_OF("1", "Z2") "(2/4 a11) (b11) (c11)\n", 5, 2, expected::integer_coefficient},
    malformed{ZT1 "(a11 - 2 a12) (b11) (c11)\n", 5, 8, expected::ternary_coefficient},
    malformed{ZT1 "(6/3 a11) (b11) (c11)\n", 5, 2, expected::ternary_coefficient},
    // The terms.
    malformed{Z1 "(a11) (b11) (c11) (a11)\n", 5, 19, expected::end_of_line},
    malformed{Z1 "(a11) (b11) (c11) # a comment\n", 5, 19, expected::end_of_line},
    malformed{Z1 "(a11) (b11) (c11);\n", 5, 18, expected::end_of_line},
    malformed{Z1, 5, 1, expected::as_many_terms_as_the_rank},
    malformed{Z2 "(a11) (b11) (c11)\n", 6, 1, expected::as_many_terms_as_the_rank},
    malformed{Z2 "(a11) (b11) (c11)", 5, 18, expected::as_many_terms_as_the_rank},
    malformed{Z1 "(a11) (b11) (c11)\n\n  (a12) (b11) (c11)\n", 7, 3, expected::as_many_terms_as_the_rank},
    malformed{Z1 "(a11) (b11) (c11)\nnote: too late\n", 6, 1, expected::as_many_terms_as_the_rank},
    malformed{Z2 "(a11) (b11) (c11)\nnote: too late\n(a11) (b11) (c11)\n", 6, 1,
              expected::opening_parenthesis},
    malformed{"name: x\nshape: 64x64x64\nrank: 262144\nring: Z\n", 5, 1, expected::as_many_terms_as_the_rank},
};

constexpr bool is_refused_as_said(const malformed& m) {
    const parse_error problem = read(m.text).problem;
    return problem.line == m.line && problem.column == m.column && problem.what == m.what;
}

constexpr std::size_t first_case_refused_otherwise() {
    for (std::size_t i = 0; i < cases.size(); ++i)
        if (!is_refused_as_said(cases[i]))
            return i;
    return cases.size();
}
static_assert(first_case_refused_otherwise() == cases.size(),
              "Count the cases from 0: this one is refused otherwise at compile time.");

constexpr bool some_case_has(expected what) {
    for (const malformed& m : cases)
        if (m.what == what)
            return true;
    return what == expected::nothing;
}

constexpr int enumerators = static_cast<int>(expected::as_many_terms_as_the_rank) + 1;

TEST_CASE("a malformed text is refused with its line, its column and what should stand there") {
    for (const malformed& m : cases) {
        INFO(m.text);
        parse_error problem;
        CHECK_FALSE(parse(m.text, problem));
        CHECK(to_string(problem) == to_string(parse_error{m.line, m.column, m.what}));
    }
}

TEST_CASE("every expectation is met by a malformed text, and has a text of its own") {
    for (int i = 0; i < enumerators; ++i) {
        const auto what = static_cast<expected>(i);
        INFO(to_string(what));
        CHECK(some_case_has(what));
        CHECK_FALSE(to_string(what).empty());
        for (int j = 0; j < i; ++j)
            CHECK(to_string(what) != to_string(static_cast<expected>(j)));
    }
}

#if FASTMM_HAS_EXCEPTIONS
TEST_CASE("parse throws a line that names the place") {
    try {
        parse(Z1 "(a11) (b11) (c25)\n");
        FAIL("nothing was thrown");
    } catch (const error& e) {
        CHECK(std::string(e.what()) == "fastmm: line 5, column 15: expected an index inside the shape");
    }
}
#endif

TEST_CASE("the head alone can be read") {
    parse_error problem;
    const factorization_header header = parse_header(Z1 "(this is not looked at", problem);
    CHECK_FALSE(problem);
    CHECK(header.name == "x");
    CHECK(header.source.empty());
    CHECK(header.dimensions == shape{2, 3, 4});
    parse_header("name: x\nshape: 2x3\n", problem);
    CHECK(to_string(problem) == to_string(parse_error{2, 11, expected::shape_as_MxKxN}));
}

// ---- Large texts ----

TEST_CASE("long lines are read and their columns counted") {
    constexpr int length = 1000000;
    const std::string filling(length, 'x');
    parse_error problem;

    const auto long_source =
        parse("source: " + filling + "\n# " + filling + "\n" + Z1 + "(a11) (b11) (c11)", problem);
    REQUIRE(long_source);
    CHECK(long_source->source.size() == filling.size());

    const std::string blanks(length, ' ');
    CHECK(parse(Z1 "(" + blanks + "a11" + blanks + ")" + blanks + "(b11) (c11)" + blanks, problem));
    CHECK_FALSE(parse(Z1 + blanks + "(a19) (b11) (c11)", problem));
    CHECK(to_string(problem) == to_string(parse_error{5, length + 3, expected::index_inside_the_shape}));

    CHECK_FALSE(parse(Z1 + std::string(length, '\n') + "(a19) (b11) (c11)", problem));
    CHECK(to_string(problem) == to_string(parse_error{length + 5, 3, expected::index_inside_the_shape}));

    CHECK_FALSE(parse(Z1 "(" + std::string(length, '7') + " a11) (b11) (c11)", problem));
    CHECK(to_string(problem) == to_string(parse_error{5, 2, expected::coefficient_up_to_32767}));
    CHECK_FALSE(parse(Z1 "(a" + std::string(length, '1') + ") (b11) (c11)", problem));
    CHECK(to_string(problem) == to_string(parse_error{5, 3, expected::block_of_A}));
}

TEST_CASE("a form may hold every block of the largest shape") {
    std::string form;
    for (int row = 1; row <= 64; ++row)
        for (int col = 1; col <= 64; ++col)
            form += " + X" + std::to_string(row) + "_" + std::to_string(col);
    const auto with = [&](char letter) {
        std::string text = form;
        for (char& c : text)
            if (c == 'X')
                c = letter;
        return "(" + text + ") ";
    };
    const std::string head = "name: x\nshape: 64x64x64\nrank: 1\nring: ZT\n";
    parse_error problem;
    const auto f = parse(head + with('a') + with('b') + with('c'), problem);
    REQUIRE(f);
    for (const dynamic_columns* columns : {&f->u, &f->v, &f->w}) {
        REQUIRE((*columns)[0].size() == 4096);
        for (int i = 0; i < 4096; ++i)
            REQUIRE((*columns)[0][static_cast<std::size_t>(i)] == entry{i, {1, 1}});
    }
    CHECK_FALSE(
        parse(head + "(a64_64" + form.substr(0, form.size() - 9) + " - a64_64) (b11) (c11)", problem));
}

TEST_CASE("bytes that no text should hold are refused, not followed") {
    using namespace std::string_view_literals;
    parse_error problem;
    CHECK_FALSE(parse("\0"sv, problem));
    CHECK(problem.what == expected::key_or_term);
    CHECK_FALSE(parse(Z1 "(a11\0) (b11) (c11)\n"sv, problem));
    CHECK(to_string(problem) == to_string(parse_error{5, 5, expected::plus_or_minus_or_closing_parenthesis}));
    CHECK_FALSE(parse(Z1 "(a11) (b11) (c11)\0"sv, problem));
    CHECK(to_string(problem) == to_string(parse_error{5, 18, expected::end_of_line}));
    CHECK_FALSE(parse(Z1 "(\xFFz) (b11) (c11)\n"sv, problem));
    CHECK(to_string(problem) == to_string(parse_error{5, 2, expected::block_of_A}));
}

// ---- The files ----

TEST_CASE("each embedded text is its file, and both readers make the same table of it") {
    std::size_t tables = 0;
    fastmm_test::for_each_embedded_table([&]<class F>() {
        ++tables;
        parse_error problem;
        const std::string name(parse_header(F::text, problem).name);
        INFO(name);
        const std::string file =
            fastmm_test::read_file(std::filesystem::path(FASTMM_FACTORIZATIONS_DIRECTORY) / (name + ".fmm"));
        CHECK(file == F::text);
        const auto f = parse(file, problem);
        REQUIRE(f);
        CHECK(f->name == name);
        CHECK(fastmm_test::same_factorization(*f, factorization_of<F>));
    });
    CHECK(tables == fastmm_test::factorization_files().size());
}

} // namespace
