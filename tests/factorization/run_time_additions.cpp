// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is told of a factorization that is read at run time is what the compiler tells of the same table.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"

#include <fastmm/factorization/run_time_additions.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/factorization/run_time_rounding.hpp>
#include <fastmm/factorization/stability.hpp>

#include <algorithm>

using namespace fastmm;
using tables::strassen;
using tables::winograd;

namespace {

template <class F, factor Which>
void check_same(const dynamic_program& program) {
    const auto& compiled = additions_of<F, Which>;
    CHECK(program.inputs == compiled.inputs);
    CHECK(
        std::equal(program.steps.begin(), program.steps.end(), compiled.steps.begin(), compiled.steps.end()));
    CHECK(std::equal(program.outputs.begin(), program.outputs.end(), compiled.outputs.begin(),
                     compiled.outputs.end()));
}

template <class F>
void check_table() {
    const factorization f = fastmm_test::run_time_copy(factorization_of<F>);
    const dynamic_additions additions = share_additions(f);
    check_same<F, factor::u>(additions.u);
    check_same<F, factor::v>(additions.v);
    check_same<F, factor::w>(additions.w);
    CHECK(shared_additions_of(f) == shared_additions<F>);
    CHECK(naive_additions_of(f) == naive_additions<F>);
    CHECK(growth_factor_of(f) == growth_factor<F>);
    CHECK(detail::magnitude_growth_of(f) == detail::magnitude_growth<F>);
    if constexpr (has_recovery_factor<F>) {
        const auto [m, k, n] = f.dimensions;
        const detail::recovery a = detail::run_time_recovery(f, f.u, m * k),
                               b = detail::run_time_recovery(f, f.v, k * n);
        CHECK(a.factor == recovery_factor<F, factor::u>);
        CHECK(b.factor == recovery_factor<F, factor::v>);
        CHECK(a.products == detail::recovery_of<F, factor::u>.products);
        CHECK(b.products == detail::recovery_of<F, factor::v>.products);
        CHECK(a.products >= m * k);
        CHECK(b.products >= k * n);
    }
    CHECK_NOTHROW(require_well_formed(f));
}

template <class F>
void check_rounding() {
    INFO(F::text.substr(0, F::text.find('\n')));
    using enum summation;
    const factorization f = fastmm_test::run_time_copy(factorization_of<F>);
    CHECK(level_rounding_of(f) == rounding_of<F>);
    CHECK(level_rounding_of(f, term_by_term, shared) == rounding_of<F, term_by_term, shared>);
    CHECK(level_rounding_of(f, term_by_term, term_by_term) == rounding_of<F, term_by_term, term_by_term>);
    CHECK(level_rounding_of(f, shared, term_by_term) == rounding_of<F, shared, term_by_term>);
}

// Coefficients of every kind, and a block that no product reads alone.
struct fractions {
    static constexpr std::string_view text = "name: x\nshape: 1x2x2\nrank: 4\nring: Q\n"
                                             "(2 a11) (b11) (1/2 c11)\n(a11) (-b12) (-c12)\n"
                                             "(a12) (b21) (c11)\n(-1/3 a12) (-3 b22) (c12)\n";
};

// The Kronecker power of Strassen's table, as text would have it.
factorization deep_strassen(int levels) {
    factorization result = parse(strassen::text);
    const factorization one = result;
    const auto columns = [&](const dynamic_columns& outer, const dynamic_columns& inner, int outer_size) {
        dynamic_columns product;
        product.begin.push_back(0);
        for (int r = 0; r < result.rank; ++r)
            for (int q = 0; q < one.rank; ++q) {
                for (const entry& x : outer[r])
                    for (const entry& y : inner[q]) {
                        const int row = x.index / outer_size * 2 + y.index / 2,
                                  col = x.index % outer_size * 2 + y.index % 2;
                        product.entries.push_back(
                            {row * outer_size * 2 + col, {x.value.numerator * y.value.numerator, 1}});
                    }
                product.begin.push_back(static_cast<int>(product.entries.size()));
            }
        return product;
    };
    for (int level = 1; level < levels; ++level) {
        const int size = result.dimensions.m;
        result.u = columns(result.u, one.u, size);
        result.v = columns(result.v, one.v, size);
        result.w = columns(result.w, one.w, size);
        result.rank *= one.rank;
        result.dimensions = {2 * size, 2 * size, 2 * size};
    }
    return result;
}

} // namespace

TEST_CASE("every embedded table has the same programs and numbers at run time") {
    fastmm_test::for_each_embedded_table([]<class F>() {
        INFO(F::text.substr(0, F::text.find('\n')));
        check_table<F>();
    });
}

TEST_CASE("so have derived tables and fractions") {
    check_table<composed<winograd, strassen>>();
    check_table<rotated<tables::f3x4x5_47>>();
    check_table<joined_along_k<strassen, winograd>>();
    check_table<fractions>();
    check_table<fastmm_test::winograd_with_sums>();
    check_table<rotated<fastmm_test::winograd_with_sums>>();
    check_table<fastmm_test::scaled_with_sums>();
}

TEST_CASE("sums that make no sense cost nothing but additions") {
    factorization f = parse(fastmm_test::winograd_with_sums::text);
    CHECK(shared_additions_of(f) == 15);
    f.u.sums = {{-1, 0, false}, {0, 99, true}, {3, 3, false}, {7, 8, true}, {0, 1, false}};
    f.v.sums.assign(1000, {0, 1, true});
    f.w.sums = {{0, 1, false}};
    f.w.sums_of_products = true;
    CHECK(shared_additions_of(f) > 15);
    CHECK(shared_additions_of(f) <= naive_additions_of(f));
}

TEST_CASE("the rounding of a level is the same at run time") {
    check_rounding<strassen>();
    check_rounding<winograd>();
    check_rounding<tables::f2x3x4_20>();
    check_rounding<tables::f3x3x3_23>();
    check_rounding<tables::f4x4x5_61>();
    check_rounding<tables::f4x5x5_76>();
    check_rounding<fractions>();
}

TEST_CASE("larger tables than a compiler takes are shared") {
    const factorization f = deep_strassen(4);
    CHECK(f.rank == 2401);
    const dynamic_additions additions = share_additions(f);
    CHECK(naive_additions_of(f) == 57150);
    CHECK(additions.step_count() <= 15997);
    CHECK(growth_factor_of(f) == 20736);
}

TEST_CASE("what a residual leaves is told at run time") {
    CHECK_NOTHROW(require_exact<integers>(deep_strassen(2)));
    factorization f = deep_strassen(2);
    f.u.entries[0].value.numerator = -1;
    CHECK_THROWS_AS(require_exact<integers>(f), error);
    CHECK_NOTHROW(require_exact<integers_modulo<2>>(f));
    CHECK_NOTHROW(require_exact<rationals>(parse(fractions::text)));
    CHECK_THROWS_AS(require_exact<integers>(parse(fractions::text)), error);
    CHECK_NOTHROW(require_exact<integers_modulo<2>>(parse(tables::f4x4x4_47::text)));
}
