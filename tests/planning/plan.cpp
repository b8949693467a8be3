// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans: what they choose, promise, refuse and say.

#include "support/catch.hpp"

#include <fastmm/plan.hpp>
#include <fastmm/planning/plan_tables.hpp>

#include <algorithm>
#include <complex>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace fastmm;
using Eigen::MatrixXd;
using Eigen::MatrixXf;
using tables::strassen;
using tables::winograd;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

options alone() {
    options result;
    result.threads = 1;
    return result;
}

} // namespace

TEST_CASE("large products are planned with levels, small ones without") {
    CHECK(make_plan<double>(64, 64, 64, alone()).schedule_name() == "classical");
    CHECK(make_plan<double>(0, 5, 5, alone()).schedule_name() == "classical");
    const plan<double> large = make_plan<double>(16384, 16384, 16384, alone());
    CHECK(large.depth() >= 2);
    CHECK(large.tables().size() == large.depth());
    CHECK(make_plan<double>(16384, 4, 16384, alone()).schedule_name() == "classical");
}

TEST_CASE("a plan runs what it names, with a workspace or without") {
    options few = alone();
    few.max_levels = 1;
    CHECK(make_plan<float>(4001, 4000, 3999, few).depth() == 1);
    const plan<float> classical = make_plan<float>(50, 60, 70, alone());
    const MatrixXf a = MatrixXf::Random(50, 60), b = MatrixXf::Random(60, 70);
    MatrixXf c = MatrixXf::Ones(50, 70), d = c;
    gemm(classical, 2.0F, a, b, -1.0F, c);
    gemm<levels<>>(2.0F, a, b, -1.0F, d, alone());
    CHECK(c == d);
    std::vector<std::byte> memory(classical.workspace_bytes());
    MatrixXf e = MatrixXf::Ones(50, 70);
    gemm(classical, 2.0F, a, b, -1.0F, e, memory);
    CHECK(e == d);
}

TEST_CASE("a plan scales") {
    constexpr std::ptrdiff_t n = 200;
    wisdom known;
    known.remember({"float", 1, n, n, n, {"strassen"}});
    options scaled = alone();
    scaled.scaling = scaling::outside;
    scaled.wisdom = &known;
    const plan<float> planned = make_plan<float>(n, n, n, scaled);
    REQUIRE(planned.schedule_name() == "strassen");
    CHECK(planned.workspace_bytes() == workspace_bytes<levels<strassen>, float>(n, n, n, scaled));
    MatrixXf a = MatrixXf::Random(n, n);
    const MatrixXf b = MatrixXf::Random(n, n);
    a.row(3) *= 0x1p-40F;
    MatrixXf c(n, n), d(n, n);
    gemm(planned, 1, a, b, 0, c);
    gemm<levels<strassen>>(1, a, b, 0, d, scaled);
    CHECK(c == d);
}

TEST_CASE("a plan gives the bits of its schedule") {
    const MatrixXd a = MatrixXd::Random(230, 241), b = MatrixXd::Random(241, 250);
    MatrixXd c(230, 250), d(230, 250);
    const auto compare = [&]<class... Levels>(levels<Levels...>) {
        wisdom known;
        known.remember({"double", 1, 230, 241, 250, {std::string(detail::planned_name<Levels>())...}});
        options wanted = alone();
        wanted.wisdom = &known;
        const plan<double> planned = make_plan<double>(230, 241, 250, wanted);
        REQUIRE(planned.tables() == known.schedules.front().tables);
        CHECK(planned.error_bound() == error_factor<levels<Levels...>>(230, 241, 250) * 0x1p-53);
        gemm(planned, 1, a, b, 0, c);
        gemm<levels<Levels...>>(1, a, b, 0, d, alone());
        CHECK(c == d);
    };
    compare(levels<>());
    compare(levels<strassen>());
    compare(levels<winograd, tables::best<2, 4, 2>>());
    compare(levels<winograd, strassen, tables::f2x3x3_15>());
}

TEST_CASE("the accuracy that is asked for bounds what is chosen") {
    const std::ptrdiff_t n = 16384;
    options wanted = alone();
    const auto planned = [&](fastmm::accuracy asked) {
        wanted.accuracy = asked;
        return make_plan<double>(n, n, n, wanted);
    };
    const double classical = planned(accuracy::strict()).error_bound();
    CHECK(planned(accuracy::strict()).schedule_name() == "classical");
    CHECK(classical == static_cast<double>(n) * static_cast<double>(n) * 0x1p-53);
    CHECK(planned(accuracy::normwise(1)).schedule_name() == "classical");
    std::size_t depth = 0;
    for (const double factor : {2.0, 4.0, 20.0, 80.0}) {
        const plan<double> p = planned(accuracy::normwise(factor));
        INFO("factor " << factor << ": " << p.schedule_name());
        CHECK(p.error_bound() <= factor * classical);
        CHECK(p.depth() >= depth);
        depth = p.depth();
    }
    CHECK(depth >= 3);
    CHECK(planned(accuracy::fast()).error_bound() >= planned(accuracy::normwise(80)).error_bound());
    CHECK(planned({}).error_bound() <= accuracy::usual_factor * classical);
    // The front door keeps to it, too.
    const auto levels_at_the_front_door = [](fastmm::accuracy asked) {
        options at_the_door = alone();
        at_the_door.accuracy = asked;
        return detail::chosen_schedule<double>(8192, 8192, 8192, at_the_door).levels().size();
    };
    CHECK(levels_at_the_front_door(accuracy::strict()) == 0);
    CHECK(levels_at_the_front_door(accuracy::normwise(4)) == 1);
    CHECK(levels_at_the_front_door({}) > 1);
}

TEST_CASE("exact scalars have no error, and no accuracy to ask for") {
    options wanted = alone();
    wanted.accuracy = accuracy::strict();
    const plan<std::int64_t> planned = make_plan<std::int64_t>(16384, 16384, 16384, wanted);
    CHECK(planned.error_bound() == 0);
    CHECK(planned.depth() > 0);
}

TEST_CASE("levels and workspace are kept to, and the description says so") {
    options wanted = alone();
    wanted.max_levels = 2;
    const plan<double> two = make_plan<double>(16384, 16384, 16384, wanted);
    CHECK(two.depth() == 2);
    CHECK(contains(two.describe(),
                   "16384 x 16384 by 16384 x 16384, double, 1 thread: " + two.schedule_name() + "\n"));
    CHECK(contains(two.describe(), "\n* " + two.schedule_name() + " "));
    CHECK(contains(two.describe(), "not allowed: more levels than allowed"));
    wanted = alone();
    wanted.max_workspace = two.workspace_bytes() / 4;
    const plan<double> small = make_plan<double>(16384, 16384, 16384, wanted);
    CHECK(small.workspace_bytes() <= wanted.max_workspace);
    CHECK(contains(small.describe(), "more workspace than allowed"));
    wanted = alone();
    wanted.accuracy = accuracy::strict();
    CHECK(contains(make_plan<std::complex<float>>(4096, 4096, 4096, wanted).describe(), "complex float"));
    CHECK(contains(make_plan<double>(4096, 4096, 4096, wanted).describe(),
                   "a larger error bound than allowed"));
}

TEST_CASE("measuring chooses among candidates that ran") {
    options wanted = alone();
    wanted.effort = effort::measure;
    wanted.max_levels = 1;
    const plan<double> planned = make_plan<double>(600, 600, 600, wanted);
    CHECK(contains(planned.describe(), "measured "));
    const MatrixXd a = MatrixXd::Random(600, 600), b = MatrixXd::Random(600, 600);
    MatrixXd c(600, 600);
    gemm(planned, 1, a, b, 0, c);
    CHECK((c - a * b).cwiseAbs().maxCoeff() <= planned.error_bound());
}

TEST_CASE("what a plan is not for is refused") {
    const plan<double> planned = make_plan<double>(8, 9, 10);
    MatrixXd a = MatrixXd::Ones(8, 9), b = MatrixXd::Ones(9, 10), c = MatrixXd::Ones(8, 10);
    CHECK_NOTHROW(gemm(planned, 1, a, b, 0, c));
    CHECK_THROWS_AS(gemm(planned, 1, b, a, 0, c), fastmm::error);
    MatrixXd other(10, 8);
    CHECK_THROWS_AS(gemm(planned, 1, a, b, 0, other), fastmm::error);
    CHECK_THROWS_AS(make_plan<double>(-1, 2, 3), fastmm::error);
    options wrong;
    wrong.threads = -1;
    CHECK_THROWS_AS(make_plan<double>(2, 2, 3, wrong), fastmm::error);
}

TEST_CASE("candidates say what the description says, for a program") {
    options wanted = alone();
    wanted.max_levels = 1;
    const plan<double> planned = make_plan<double>(16384, 16384, 16384, wanted);
    const std::vector<plan_candidate> all = planned.candidates();
    REQUIRE(all.size() > 2);
    CHECK(all[0].tables.empty());
    CHECK(all[0].error_bound == 16384.0 * 16384.0 * 0x1p-53);
    int chosen = 0, refused = 0;
    for (const plan_candidate& c : all) {
        CHECK(c.estimated_seconds > 0);
        CHECK(c.measured_seconds == 0);
        CHECK(c.obstacle.empty() == (c.tables.size() <= 1));
        refused += c.obstacle.empty() ? 0 : 1;
        if (c.chosen) {
            ++chosen;
            CHECK(c.tables == planned.tables());
            CHECK(c.workspace_bytes == planned.workspace_bytes());
            CHECK(c.error_bound == planned.error_bound());
            CHECK(c.estimated_seconds == planned.seconds());
        }
    }
    CHECK(chosen == 1);
    CHECK(refused > 0);
    CHECK_FALSE(planned.rates_are_measured());
    CHECK_FALSE(planned.is_known_winner());
}

TEST_CASE("a plan takes the schedule that the wisdom remembers, where the options allow it") {
    const std::ptrdiff_t n = 16384;
    const plan<double> without = make_plan<double>(n, n, n, alone());
    options wanted = alone();
    fastmm::wisdom known; // Of nothing, as a refused file leaves it.
    wanted.wisdom = &known;
    CHECK(make_plan<double>(n, n, n, wanted).describe() == without.describe());

    plan_candidate second; // Allowed, not chosen, and of several levels.
    for (const plan_candidate& c : without.candidates())
        if (!c.chosen && c.obstacle.empty() && c.tables.size() > 1)
            second = c;
    INFO(without.describe());
    REQUIRE(second.tables.size() > 1);
    known.remember({"double", 1, n, n, n, second.tables});
    const plan<double> remembered = make_plan<double>(n, n, n, wanted);
    CHECK(remembered.tables() == second.tables);
    CHECK(remembered.is_known_winner());
    CHECK(contains(remembered.describe(), "the wisdom knows this schedule"));
    CHECK_FALSE(remembered.rates_are_measured());

    // Of another product, of other scalars.
    CHECK(make_plan<double>(n, n, n - 1, wanted).schedule_name() ==
          make_plan<double>(n, n, n - 1, alone()).schedule_name());
    CHECK_FALSE(make_plan<float>(n, n, n, wanted).is_known_winner());
    // Not allowed.
    options few = wanted, strict = wanted, tight = wanted;
    few.max_levels = 1;
    strict.accuracy = accuracy::strict();
    tight.max_workspace = second.workspace_bytes - 1;
    for (const options& forbidding : {few, strict, tight}) {
        const plan<double> other = make_plan<double>(n, n, n, forbidding);
        CHECK_FALSE(other.is_known_winner());
        CHECK(other.tables() != second.tables);
    }

    // Rates: no arithmetic costs anything beside the passes of a level.
    known = {};
    known.set_machine<double>({1e18, 1e9, 1e9, 1e9, 1e6, 0, 0});
    const plan<double> classical = make_plan<double>(n, n, n, wanted);
    CHECK(classical.rates_are_measured());
    CHECK(classical.schedule_name() == "classical");
    CHECK(contains(classical.describe(), "measured rates"));
}

TEST_CASE("tables that are read take part in plans, and are kept by them") {
    const auto named = [](std::string_view text, const std::string& name) {
        factorization f = parse(text);
        f.name = name;
        return f;
    };
    options wanted = alone();
    wanted.max_levels = 1;
    std::optional<plan<double>> planned;
    {
        // One that divides nothing is never worth its passes.
        const std::vector<factorization> read{
            named("name: x\nshape: 1x1x1\nrank: 1\nring: ZT\n(a11) (b11) (c11)\n", "trivial"),
            named(tables::f4x4x5_61::text, "mine")};
        const plan_tables<double> tables(read);
        planned = make_plan<double>(1600, 1600, 2000, tables, wanted);
        const std::vector<plan_candidate> considered =
            make_plan<double>(16384, 16384, 16384, tables, wanted).candidates();
        CHECK(std::any_of(considered.begin(), considered.end(), [](const plan_candidate& c) {
            return c.tables == std::vector<std::string>{"mine"};
        }));
        wisdom known;
        known.remember({"double", 1, 1600, 1600, 2000, {"mine"}});
        wanted.wisdom = &known;
        planned = make_plan<double>(1600, 1600, 2000, tables, wanted);
    }
    REQUIRE(planned->schedule_name() == "mine");
    const MatrixXd a = MatrixXd::Random(1600, 1600), b = MatrixXd::Random(1600, 2000);
    MatrixXd c(1600, 2000), d(1600, 2000);
    gemm(*planned, 1, a, b, 0, c);
    gemm<levels<tables::f4x4x5_61>>(1, a, b, 0, d, alone());
    CHECK(c == d);
    CHECK(planned->error_bound() == error_factor<levels<tables::f4x4x5_61>>(1600, 1600, 2000) * 0x1p-53);
    factorization wrong = named(tables::f4x4x5_61::text, "wrong");
    wrong.u.entries[7].value.numerator = -wrong.u.entries[7].value.numerator;
    CHECK_THROWS_AS(plan_tables<double>(std::vector<factorization>{wrong}), fastmm::error);
    CHECK_THROWS_AS(plan_tables<double>(std::vector<factorization>{named(tables::strassen::text, "")}),
                    fastmm::error);
    CHECK_THROWS_AS(plan_tables<double>(std::vector<factorization>{parse(tables::f4x4x4_47::text)}),
                    fastmm::error);
}
