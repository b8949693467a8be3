// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The proof. What it says of wrong tables is compared with a second one, which is dense and slow.

#include "factorization/table_tools.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/factorization/residual.hpp>

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

using namespace fastmm;

namespace {

// ---- At compile time ----

static_assert(is_exact<tables::strassen, integers>);
static_assert(is_exact<tables::strassen, rationals>);
static_assert(is_exact<tables::strassen, integers_modulo<2>>);
static_assert(is_exact<tables::strassen, integers_modulo<3>>);
static_assert(is_exact<tables::winograd, integers>);
static_assert(first_mismatch<tables::strassen> == mismatch{});

// Tables that hold modulo 2 only.
static_assert(is_exact<tables::f4x4x4_47, integers_modulo<2>>);
static_assert(!is_exact<tables::f4x4x4_47, integers>);
static_assert(!is_exact<tables::f4x4x4_47, rationals>);
static_assert(!is_exact<tables::f4x4x4_47, integers_modulo<3>>);

// Strassen's table with c12 of the fifth product taken away instead of added.
struct wrong_sign {
    static constexpr std::string_view text = R"(name: wrong_sign
shape: 2x2x2
rank: 7
ring: ZT
(a11 + a22) (b11 + b22) (c11 + c22)
(a21 + a22) (b11) (c21 - c22)
(a11) (b12 - b22) (c12 + c22)
(a22) (-b11 + b21) (c11 + c21)
(a11 + a12) (b22) (-c11 - c12)
(-a11 + a21) (b11 + b12) (c22)
(a12 - a22) (b21 + b22) (c11)
)";
};
// The product (a11 + a12) b22 goes wrong by -2 in c12: -1 - 1 for a11, 0 - 1 for a12.
static_assert(residual<wrong_sign>().wrong_entries == 2);
static_assert(first_mismatch<wrong_sign> == mismatch{1, 1, 2, 2, 1, 2, 0, -2, 1});
static_assert(is_exact<wrong_sign, integers_modulo<2>>);

// Strassen's table with its first product doubled in A and halved in C.
struct halves {
    static constexpr std::string_view text = R"(name: halves
shape: 2x2x2
rank: 7
ring: Q
(2 a11 + 2 a22) (b11 + b22) (1/2 c11 + 1/2 c22)
(a21 + a22) (b11) (c21 - c22)
(a11) (b12 - b22) (c12 + c22)
(a22) (-b11 + b21) (c11 + c21)
(a11 + a12) (b22) (-c11 + c12)
(-a11 + a21) (b11 + b12) (c22)
(a12 - a22) (b21 + b22) (c11)
)";
};
static_assert(residual<halves>().is_zero());
static_assert(is_exact<halves, rationals>);
static_assert(!is_exact<halves, integers>, "One half is no integer.");
static_assert(!is_exact<halves, integers_modulo<2>>, "There is no half modulo 2.");

// The same, with the doubling forgotten in one place: a11 b11 c11 is 1/2 instead of 1.
struct wrong_half {
    static constexpr std::string_view text = R"(name: wrong_half
shape: 2x2x2
rank: 7
ring: Q
(a11 + 2 a22) (b11 + b22) (1/2 c11 + 1/2 c22)
(a21 + a22) (b11) (c21 - c22)
(a11) (b12 - b22) (c12 + c22)
(a22) (-b11 + b21) (c11 + c21)
(a11 + a12) (b22) (-c11 + c12)
(-a11 + a21) (b11 + b12) (c22)
(a12 - a22) (b21 + b22) (c11)
)";
};
static_assert(!is_exact<wrong_half, rationals>);
static_assert(first_mismatch<wrong_half> == mismatch{1, 1, 1, 1, 1, 1, 1, 1, 2});

// Each product comes out divided by 7, which only a sum beyond 64 bits could tell: the common denominators of
// A (32749 * 32719), B (32717 * 32713) and C (7) have no product of 62 bits.
struct a_seventh {
    static constexpr std::string_view text = R"(name: a_seventh
shape: 1x2x1
rank: 2
ring: Q
(1/32749 a11) (32749/32717 b11) (32717/7 c11)
(1/32719 a12) (32719/32713 b21) (32713/7 c11)
)";
};

// The sum of a11 b11 c11 is -2^63 over the common denominator 2^20: the tensor's 2^20 cannot be taken away
// from it.
struct brim_full {
    static constexpr std::string_view text = R"(name: brim_full
shape: 1x2x1
rank: 2
ring: Q
(-16384 a11 + 1/16384 a12) (16384 b11 + 1/64 b21) (16384 c11)
(-16384 a11 + 1/16384 a12) (16384 b11 + 1/64 b21) (16384 c11)
)";
};

// ---- The second proof: dense factor matrices, one entry of the tensor after another ----

struct dense_proof {
    std::int64_t wrong_entries = 0;
    mismatch first;
};

template <class Columns>
std::vector<std::int64_t> dense(const Columns& columns, int rank, int blocks) {
    std::vector<std::int64_t> matrix(static_cast<std::size_t>(rank * blocks), 0);
    for (int r = 0; r < rank; ++r)
        for (const entry& e : columns[r])
            matrix[static_cast<std::size_t>(e.index * rank + r)] += e.value.numerator;
    return matrix;
}

// Requires: integer coefficients.
dense_proof prove_densely(const factorization& f, std::int64_t characteristic) {
    const auto [m, k, n] = f.dimensions;
    const auto u = dense(f.u, f.rank, m * k), v = dense(f.v, f.rank, k * n), w = dense(f.w, f.rank, m * n);
    dense_proof result;
    std::vector<std::int64_t> uv(static_cast<std::size_t>(f.rank));
    for (int a = 0; a < m * k; ++a)
        for (int b = 0; b < k * n; ++b) {
            for (std::size_t r = 0; r < uv.size(); ++r)
                uv[r] = u[static_cast<std::size_t>(a) * uv.size() + r] *
                        v[static_cast<std::size_t>(b) * uv.size() + r];
            for (int c = 0; c < m * n; ++c) {
                const std::int64_t* const row = w.data() + static_cast<std::size_t>(c) * uv.size();
                std::int64_t got = std::inner_product(uv.begin(), uv.end(), row, std::int64_t(0));
                const mismatch place{a / k + 1, a % k + 1, b / n + 1, b % n + 1, c / n + 1,
                                     c % n + 1, 0,         0,         1};
                const int wanted =
                    place.a_col == place.b_row && place.a_row == place.c_row && place.b_col == place.c_col
                        ? 1
                        : 0;
                if (characteristic > 0)
                    got = ((got % characteristic) + characteristic) % characteristic;
                if (got != wanted && result.wrong_entries++ == 0) {
                    result.first = place;
                    result.first.expected = wanted;
                    result.first.got_numerator = got;
                }
            }
        }
    return result;
}

// ---- At run time ----

TEST_CASE("every embedded table is exact over its ring") {
    fastmm_test::for_each_embedded_table([]<class F>() {
        const factorization f = parse(F::text);
        INFO(f.name);
        const residual_summary over_the_integers = residual(f), modulo_2 = residual(f, 2);
        CHECK(modulo_2.is_zero());
        CHECK(prove_densely(f, 2).wrong_entries == 0);
        CHECK_FALSE(over_the_integers.overflow);
        CHECK(over_the_integers.is_zero() == (f.ring != stated_ring::modulo_2));
        const dense_proof again = prove_densely(f, 0);
        CHECK(over_the_integers.wrong_entries == again.wrong_entries);
        CHECK(over_the_integers.first == again.first);
    });
}

TEST_CASE("the program and the compiler find the same") {
    const auto check = []<class F>() {
        INFO(F::text);
        const factorization f = parse(F::text);
        constexpr residual_summary compiled = residual<F>(),
                                   compiled_modulo_2 = residual<F, integers_modulo<2>>();
        CHECK(residual(f).wrong_entries == compiled.wrong_entries);
        CHECK(residual(f).first == compiled.first);
        CHECK(residual(f).overflow == compiled.overflow);
        CHECK(residual(f, 2).wrong_entries == compiled_modulo_2.wrong_entries);
        CHECK(residual(f, 2).first == compiled_modulo_2.first);
    };
    check.operator()<tables::strassen>();
    check.operator()<tables::f4x4x4_47>();
    check.operator()<wrong_sign>();
    check.operator()<halves>();
    check.operator()<wrong_half>();
}

// One coefficient of an exact table is changed: the tensor changes by delta * (the two other columns), which
// is never zero.
void check_mutation(factorization f, std::uint64_t seed) {
    fastmm_test::random_source random(seed);
    dynamic_columns* const factors[] = {&f.u, &f.v, &f.w};
    const std::size_t which = static_cast<std::size_t>(random.between(0, 2));
    dynamic_columns& columns = *factors[which];
    const auto place =
        static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(columns.entries.size()) - 1));
    entry& changed = columns.entries[place];
    const entry before = changed;
    const bool modulo_2 = f.ring == stated_ring::modulo_2;
    // An even change is none modulo 2.
    const int change = modulo_2 ? 1 : static_cast<int>(random.between(1, 5));
    changed.value.numerator += random.between(0, 1) == 0 ? change : -change;
    const std::int64_t characteristic = modulo_2 ? 2 : 0;
    const residual_summary found = residual(f, characteristic);
    const dense_proof again = prove_densely(f, characteristic);
    INFO(f.name << " seed=" << seed << " factor "
                << "UVW"[which] << " entry " << place << ": " << before.value.numerator << " became "
                << changed.value.numerator);
    CHECK_FALSE(found.is_zero());
    CHECK_FALSE(found.overflow);
    CHECK(found.wrong_entries == again.wrong_entries);
    CHECK(found.first == again.first);
}

TEST_CASE("one wrong coefficient is always found, and its first wrong entry named") {
    fastmm_test::for_each_embedded_table([]<class F>() {
        const factorization f = parse(F::text);
        const int mutations = f.rank < 30 ? 60 : 8;
        for (int i = 0; i < mutations; ++i)
            check_mutation(f, static_cast<std::uint64_t>(1000 * f.rank + i));
    });
}

TEST_CASE("a missing product is found") {
    factorization f = parse(tables::strassen::text);
    f.rank = 6; // (a12 - a22) (b21 + b22) (c11) is not looked at
    const residual_summary found = residual(f);
    CHECK(found.wrong_entries == 4);
    CHECK(found.first == mismatch{1, 2, 2, 1, 1, 1, 1, 0, 1});
    CHECK(to_string(found.first) == "a12 b21 c11: expected 1, got 0");
}

TEST_CASE("a wrong entry is written in the names of the file") {
    CHECK(to_string(first_mismatch<wrong_sign>) == "a11 b22 c12: expected 0, got -2");
    CHECK(to_string(first_mismatch<wrong_half>) == "a11 b11 c11: expected 1, got 1/2");
    CHECK(to_string(mismatch{10, 3, 3, 12, 9, 9, 1, 0, 1}) == "a10_3 b3_12 c99: expected 1, got 0");
}

TEST_CASE("sums that do not fit are told, and prove nothing") {
    for (const auto& text : {a_seventh::text, brim_full::text}) {
        INFO(text);
        const residual_summary found = residual(parse(text));
        CHECK(found.overflow);
        CHECK_FALSE(found.is_zero());
    }
    constexpr residual_summary compiled = residual<a_seventh>();
    CHECK(compiled.overflow);
    CHECK_FALSE(compiled.is_zero());
    constexpr bool a_seventh_is_exact = is_exact<a_seventh, rationals>;
    CHECK_FALSE(a_seventh_is_exact);

    factorization large = parse("name: x\nshape: 1x1x1\nrank: 1\nring: Z\n(a11) (b11) (c11)\n");
    large.u.entries[0].value = {INT32_MAX, 1};
    large.v.entries[0].value = {INT32_MAX, 1};
    CHECK_FALSE(residual(large).overflow);
    CHECK(residual(large).wrong_entries == 1);
    large.w.entries[0].value = {3, 1};
    CHECK(residual(large).overflow);
    large.w.entries[0].value = {INT32_MIN, 1};
    CHECK(residual(large).overflow);
}

TEST_CASE("denominators that are large together but not too large are followed exactly") {
    CHECK(residual(parse("name: x\nshape: 1x2x1\nrank: 2\nring: Q\n"
                         "(1/32749 a11) (32749/32717 b11) (32717 c11)\n"
                         "(1/32719 a12) (32719/32713 b21) (32713 c11)\n"))
              .is_zero());
    const residual_summary found = residual(parse("name: x\nshape: 1x2x1\nrank: 2\nring: Q\n"
                                                  "(1/32749 a11) (32749/32717 b11) (32717 c11)\n"
                                                  "(1/32719 a12) (32719/32713 b21) (32712 c11)\n"));
    CHECK(found.wrong_entries == 1);
    CHECK(to_string(found.first) == "a12 b21 c11: expected 1, got 32712/32713");
}

} // namespace
