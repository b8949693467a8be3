// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The programs of additions compute the factor matrices, by no more additions than is promised, with the signs
// that the execution relies on.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"
#include "support/scaled_winograd.hpp"

#include <fastmm/factorization/additions.hpp>
#include <fastmm/factorization/residual.hpp>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace fastmm;
using tables::strassen;
using tables::winograd;

namespace {

// ---- At compile time ----

// Winograd's form: 4 + 4 + 7.
static_assert(naive_additions<winograd> == 24 && shared_additions<winograd> == 15);
static_assert(additions_of<winograd, factor::u>.step_count == 4);
static_assert(additions_of<winograd, factor::v>.step_count == 4);
static_assert(additions_of<winograd, factor::w>.step_count == 7);
static_assert(naive_additions<strassen> == 18 && shared_additions<strassen> == 18);

static_assert(additions_of<strassen, factor::u>.inputs == 4 &&
              additions_of<strassen, factor::u>.output_count == 7);
static_assert(additions_of<strassen, factor::w>.inputs == 7 &&
              additions_of<strassen, factor::w>.output_count == 4);

// Forms of one block: no steps at all, the coefficient is the output's.
struct single_blocks {
    static constexpr std::string_view text = "name: x\nshape: 1x2x2\nrank: 4\nring: Q\n"
                                             "(2 a11) (b11) (1/2 c11)\n(a11) (-b12) (-c12)\n"
                                             "(a12) (b21) (c11)\n(-1/3 a12) (-3 b22) (c12)\n";
};
static_assert(is_exact<single_blocks, rationals>);
static_assert(naive_additions<single_blocks> == 2 && shared_additions<single_blocks> == 2);
static_assert(additions_of<single_blocks, factor::u>.step_count == 0);
static_assert(additions_of<single_blocks, factor::v>.step_count == 0);
static_assert(additions_of<single_blocks, factor::u>.outputs[0] == linear_output{0, {2, 1}});
static_assert(additions_of<single_blocks, factor::u>.outputs[3] == linear_output{1, {-1, 3}});
static_assert(additions_of<single_blocks, factor::v>.outputs[1] == linear_output{1, {-1, 1}});
static_assert(additions_of<single_blocks, factor::w>.steps[0] == linear_step{2, 0, {1, 1}, {1, 2}});
static_assert(additions_of<single_blocks, factor::w>.steps[1] == linear_step{3, 1, {1, 1}, {-1, 1}});

struct one_product {
    static constexpr std::string_view text =
        "name: x\nshape: 1x1x1\nrank: 1\nring: ZT\n(-a11) (b11) (-c11)\n";
};
static_assert(shared_additions<one_product> == 0);
static_assert(additions_of<one_product, factor::w>.outputs[0] == linear_output{0, {-1, 1}});

using fastmm_test::scaled_winograd; // What is shared is shared up to a factor.
static_assert(is_exact<scaled_winograd, rationals>);
static_assert(naive_additions<scaled_winograd> == 24 && shared_additions<scaled_winograd> == 15);

// Coefficients whose quotients do not fit a coefficient are not shared, and not lost.
struct large_coefficients {
    static constexpr std::string_view text = "name: x\nshape: 1x2x1\nrank: 2\nring: Q\n"
                                             "(32749 a11 + 1/32749 a12) (b11) (c11)\n"
                                             "(32749 a11 + 1/32749 a12) (b21) (c11)\n";
};
using larger_coefficients = composed<large_coefficients, large_coefficients>;

// Sums that the table names are shared, whichever forms they are of, and turned round with the table.
using fastmm_test::scaled_with_sums;
using fastmm_test::winograd_with_sums;
static_assert(factorization_of<winograd_with_sums>.u.sums_of_products &&
              factorization_of<winograd_with_sums>.v.sums.size() == 5);
static_assert(additions_of<winograd_with_sums, factor::u>.step_count == 4);
static_assert(additions_of<winograd_with_sums, factor::v>.step_count == 4);
static_assert(additions_of<winograd_with_sums, factor::w>.step_count == 7);
static_assert(shared_additions<rotated<winograd_with_sums>> == 15);
static_assert(shared_additions<rotated<rotated<transposed<winograd_with_sums>>>> == 15);
static_assert(detail::has_given_sums<rotated<winograd_with_sums>, factor::w>());
static_assert(!detail::has_given_sums<scaled_with_sums, factor::v>() &&
              !detail::has_given_sums<scaled_with_sums, factor::w>());
static_assert(shared_additions<scaled_with_sums> == 2);

// A sum whose terms all have a minus takes it from a difference that can be turned round.
struct two_differences {
    static constexpr std::string_view text = "name: x\nshape: 1x1x4\nrank: 4\nring: ZT\n"
                                             "(a11) (b11) (-c11 + c12)\n(a11) (b12) (c11 - c12)\n"
                                             "(a11) (b13) (-c11 + c13)\n(a11) (b14) (c12 + c14)\n";
};
static_assert(detail::make_draft<two_differences, factor::w, detail::reading::rows>().scaled_outputs() == 0);
static_assert(detail::make_transposed_draft<two_differences>().scaled_outputs() == 0);

// ---- At run time ----

constexpr bool is(const coefficient& value, int wanted) {
    return value == coefficient{wanted, 1};
}

double number(const coefficient& c) {
    return static_cast<double>(c.numerator) / c.denominator;
}

using matrix = std::vector<std::vector<double>>;

// A program or a factor matrix of any length, so that the checks are compiled once.
struct program_copy {
    int inputs;
    std::vector<linear_step> steps;
    std::vector<linear_output> outputs;
    matrix expansion; // by expanded()
};

template <int Inputs, int Steps, int Outputs>
program_copy copy(const linear_program<Inputs, Steps, Outputs>& program) {
    program_copy result{Inputs, {}, {}, {}};
    result.steps.assign(program.steps.begin(), program.steps.end());
    result.outputs.assign(program.outputs.begin(), program.outputs.end());
    for (int i = 0; i < Outputs; ++i) {
        result.expansion.emplace_back();
        for (const coefficient& c : expanded(program, i))
            result.expansion.back().push_back(number(c));
    }
    return result;
}

// Dense evaluation from the inputs on: a second way to expand a program.
matrix evaluate(const program_copy& program) {
    const auto inputs = static_cast<std::size_t>(program.inputs);
    matrix values(inputs, std::vector<double>(inputs, 0)), result;
    for (std::size_t i = 0; i < inputs; ++i)
        values[i][i] = 1;
    const auto combine = [&](int x, double x_factor, int y, double y_factor) {
        // Operands precede.
        REQUIRE(std::min(x, y) >= 0);
        REQUIRE(std::max(x, y) < static_cast<int>(values.size()));
        std::vector<double> sum(inputs);
        for (std::size_t i = 0; i < inputs; ++i)
            sum[i] = x_factor * values[static_cast<std::size_t>(x)][i] +
                     y_factor * values[static_cast<std::size_t>(y)][i];
        return sum;
    };
    for (const linear_step& s : program.steps)
        values.push_back(combine(s.left, number(s.left_factor), s.right, number(s.right_factor)));
    for (const linear_output& o : program.outputs)
        result.push_back(combine(o.value, number(o.factor), o.value, 0));
    return result;
}

// A factor matrix as its forms, one a row: the columns of U and V, the rows of W.
matrix forms(const dynamic_columns& columns, int rank, int blocks, factor which) {
    const bool by_row = which == factor::w;
    matrix result(static_cast<std::size_t>(by_row ? blocks : rank),
                  std::vector<double>(static_cast<std::size_t>(by_row ? rank : blocks), 0));
    for (int r = 0; r < rank; ++r)
        for (const entry& e : columns[r])
            result[static_cast<std::size_t>(by_row ? e.index : r)]
                  [static_cast<std::size_t>(by_row ? r : e.index)] = number(e.value);
    return result;
}

bool nearly_equal(const matrix& x, const matrix& y) {
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](const auto& row, const auto& other) {
        return std::equal(row.begin(), row.end(), other.begin(), other.end(), near);
    });
}

bool is_ternary(const dynamic_columns& columns) {
    return std::all_of(columns.entries.begin(), columns.entries.end(),
                       [](const entry& e) { return is(e.value, 1) || is(e.value, -1); });
}

void check_program(const program_copy& program, const dynamic_columns& columns, int rank, int blocks,
                   factor which) {
    const matrix wanted = forms(columns, rank, blocks, which);
    CHECK(nearly_equal(evaluate(program), wanted));
    CHECK(program.expansion == wanted);
    // Only a block of C that takes every product with a minus may be left with one.
    if (which == factor::w)
        for (std::size_t i = 0; i < program.outputs.size(); ++i)
            if (std::any_of(wanted[i].begin(), wanted[i].end(), [](double x) { return x > 0; }))
                CHECK(is(program.outputs[i].factor, 1));
    if (is_ternary(columns))
        for (const linear_step& s : program.steps) {
            CHECK(is(s.left_factor, 1));
            CHECK((is(s.right_factor, 1) || is(s.right_factor, -1)));
        }
    int naive = 0;
    for (const auto& row : wanted)
        naive += static_cast<int>(std::count_if(row.begin(), row.end(), [](double x) { return x != 0; })) - 1;
    CHECK(static_cast<int>(program.steps.size()) <= naive);
}

template <class F>
void check_table() {
    const factorization f = fastmm_test::run_time_copy(factorization_of<F>);
    const auto [m, k, n] = f.dimensions;
    check_program(copy(additions_of<F, factor::u>), f.u, f.rank, m * k, factor::u);
    check_program(copy(additions_of<F, factor::v>), f.v, f.rank, k * n, factor::v);
    check_program(copy(additions_of<F, factor::w>), f.w, f.rank, m * n, factor::w);
    CHECK(naive_additions<F> ==
          static_cast<int>(f.u.entries.size() + f.v.entries.size() + f.w.entries.size()) - 2 * f.rank -
              m * n);
}

TEST_CASE("the programs of every embedded table compute its factor matrices") {
    fastmm_test::for_each_embedded_table([]<class F>() {
        INFO(F::text.substr(0, F::text.find('\n')));
        check_table<F>();
        for (const linear_output& o : additions_of<F, factor::w>.outputs)
            CHECK(is(o.factor, 1));
    });
}

// What sharing leaves of the additions of the embedded tables; a change may lower these numbers.
static_assert(shared_additions<tables::f2x2x3_11> <= 20);
static_assert(shared_additions<tables::f2x2x4_14> <= 31);
static_assert(shared_additions<tables::f2x2x5_18> <= 33);
static_assert(shared_additions<tables::f2x3x3_15> <= 46);
static_assert(shared_additions<tables::f2x3x4_20> <= 55);
static_assert(shared_additions<tables::f2x3x5_25> <= 77);
static_assert(shared_additions<tables::f2x4x4_26> <= 82);
static_assert(shared_additions<tables::f2x4x5_33> <= 103);
static_assert(shared_additions<tables::f2x5x5_40> <= 152);
static_assert(shared_additions<tables::f3x3x3_23> <= 60);
static_assert(shared_additions<tables::f3x3x4_29> <= 92);
static_assert(shared_additions<tables::f3x3x5_36> <= 116);
static_assert(shared_additions<tables::f3x4x4_38> <= 125);
static_assert(shared_additions<tables::f3x4x5_47> <= 156);
static_assert(shared_additions<tables::f3x5x5_58> <= 220);
static_assert(shared_additions<tables::f4x4x4_47> <= 185);
static_assert(shared_additions<tables::f4x4x4_49> <= 159);
static_assert(shared_additions<tables::f4x4x5_60> <= 216);
static_assert(shared_additions<tables::f4x4x5_61> <= 227);
static_assert(shared_additions<tables::f4x5x5_73> <= 284);
static_assert(shared_additions<tables::f4x5x5_76> <= 294);
static_assert(shared_additions<tables::f5x5x5_93> <= 340);
static_assert(shared_additions<tables::strassen> <= 18);
static_assert(shared_additions<tables::winograd> <= 15);

TEST_CASE("derived tables have programs as well") {
    check_table<composed<strassen, strassen>>();
    check_table<composed<winograd, strassen>>();
    check_table<rotated<tables::f3x4x5_47>>();
    check_table<rotated<rotated<tables::f3x4x5_47>>>();
    check_table<joined_along_m<strassen, winograd>>();
    check_table<joined_along_k<strassen, winograd>>();
    CHECK(shared_additions<joined_along_m<strassen, winograd>> <= 18 + 15);
    // Rotation turns one factor matrix into another, and what U saves W saves: 4 + 4 + 7 in some order.
    CHECK(shared_additions<rotated<winograd>> == 15);
}

TEST_CASE("fractions, integers and forms of one block") {
    check_table<scaled_winograd>();
    check_table<winograd_with_sums>();
    check_table<rotated<winograd_with_sums>>();
    check_table<transposed<winograd_with_sums>>();
    check_table<scaled_with_sums>();
    check_table<single_blocks>();
    check_table<larger_coefficients>();
    check_table<two_differences>();
}

TEST_CASE("an expansion shows what is wrong with a program") {
    const factorization f = parse(winograd::text);
    const matrix wanted = forms(f.w, 7, 4, factor::w);
    const auto computes = [](const auto& program) {
        return detail::computes(program, detail::forms_of<winograd, factor::w, detail::reading::rows>);
    };
    auto program = additions_of<winograd, factor::w>;
    CHECK(computes(program));
    for (std::size_t i = 0; i < program.steps.size(); ++i) {
        program.steps[i].right_factor.numerator *= -1;
        CHECK_FALSE(nearly_equal(evaluate(copy(program)), wanted));
        CHECK(evaluate(copy(program)) == copy(program).expansion);
        CHECK_FALSE(computes(program));
        program.steps[i].right_factor.numerator *= -1;
    }
    CHECK(computes(program));
    program.outputs[1].factor = {2, 1};
    CHECK_FALSE(computes(program));
}

} // namespace
