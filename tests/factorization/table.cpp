// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables as types: what counts as one, and what is known of it before anything runs.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/table.hpp>

#include <string>
#include <tuple>

using namespace fastmm;

namespace {

// A user's own table, written in the program.
struct my_table {
    static constexpr std::string_view text = "name: mine\nshape: 1x2x3\nrank: 6\nring: Z\nsource: school\n"
                                             "(a11) (b11) (c11)\n(a11) (b12) (c12)\n(a11) (b13) (c13)\n"
                                             "(a12) (b21) (c11)\n(a12) (b22) (c12)\n(a12) (b23) (c13)\n";
};
static_assert(table<my_table> && textual_table<my_table> && !derived_table<my_table>);
static_assert(shape_of<my_table> == shape{1, 2, 3});
static_assert(rank_of<my_table> == 6);
static_assert(factorization_of<my_table>.ring == stated_ring::integer);
static_assert(factorization_of<my_table>.v[4][0] == entry{4, {1, 1}});

// A character array does as well as a view, and one that a program derives as well as one that it writes.
struct array_table {
    static constexpr char text[] = "name: x\nshape: 1x1x1\nrank: 1\nring: ZT\n(a11) (b11) (c11)\n";
};
struct computed_table : derived_factorization {
    static constexpr auto derive() { return factorization_of<array_table>; }
};
static_assert(table<array_table> && rank_of<array_table> == 1);
static_assert(table<computed_table> && rank_of<computed_table> == 1);

struct no_table {};
struct numbers {
    static constexpr int text = 7;
};
static_assert(!table<no_table> && !table<numbers> && !table<int>);

// The storage of a table is as large as its entries, no larger.
static_assert(std::tuple_size_v<decltype(factorization_of<tables::strassen>.u.entries)> == 12);
static_assert(std::tuple_size_v<decltype(factorization_of<tables::strassen>.w.begin)> == 8);

static_assert(to_string(stated_ring::ternary) == "ZT" && to_string(stated_ring::integer) == "Z" &&
              to_string(stated_ring::rational) == "Q" && to_string(stated_ring::modulo_2) == "Z2");

TEST_CASE("a table in a program is the table that the run-time parser makes of its text") {
    CHECK(fastmm_test::same_factorization(parse(my_table::text), factorization_of<my_table>));
    CHECK(fastmm_test::same_factorization(parse(array_table::text), factorization_of<array_table>));
    CHECK(parse(my_table::text).source == "school");
}

TEST_CASE("what the compiler says of a malformed text holds the place that the program tells") {
    constexpr detail::scanned_text scanned = detail::scan("name: x\nshape: 1x1x1\nrank: 1\nring: Z\n(a12)\n");
    static_assert(scanned.problem.line == 5 && scanned.problem.column == 3 &&
                  scanned.problem.what == expected::index_inside_the_shape);
    parse_error problem;
    CHECK_FALSE(parse("name: x\nshape: 1x1x1\nrank: 1\nring: Z\n(a12)\n", problem));
    CHECK(to_string(problem) == to_string(scanned.problem));
}

} // namespace
