// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The search among schedules, held against one that leaves nothing out; the error bounds of candidates against those of the
// same schedules as types; and rates that are found again from the times that they make.

#include "support/catch.hpp"

#include <fastmm/planning/calibration.hpp>
#include <fastmm/planning/plan.hpp>

#include <cmath>
#include <vector>

using namespace fastmm;
using namespace fastmm::detail;
using tables::strassen;
using tables::winograd;

namespace {

template <class T>
level_catalog<T> all_levels() {
    return many_levels::levels<T>;
}

// Every schedule of at most `depth` levels that could be executed.
template <class T>
void extend(std::vector<candidate>& all, const candidate& prefix, const product_size& size,
            std::size_t depth) {
    for (std::size_t i = 0; i < all_levels<T>().size(); ++i) {
        const planned_level<T>& level = all_levels<T>()[i];
        const product_size blocks = blocks_of(size, level.dimensions());
        if (blocks.m < 1 || blocks.k < 1 || blocks.n < 1)
            continue;
        candidate next = prefix;
        next.levels[next.depth++] = static_cast<std::uint8_t>(i);
        all.push_back(next);
        if (level.outer.exists() && next.depth < depth && !ends_schedules<T>(blocks))
            extend<T>(all, next, blocks, depth);
    }
}

candidate_list search(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    return schedule_search<double>(all_levels<double>(), default_machine<double>(),
                                   machine_settings<double>(1), limits_of(wanted, most_kept_candidates))
        .run(m, k, n);
}

double searched_error(const std::vector<std::string_view>& tables, const product_size& size) {
    std::optional<candidate> which = find_schedule<double>(all_levels<double>(), tables);
    REQUIRE(which.has_value());
    REQUIRE(evaluate<double>(all_levels<double>(), {default_machine<double>(), 1}, size, *which));
    return which->error;
}

} // namespace

TEST_CASE("the search misses no schedule that is estimated to be faster") {
    struct product {
        std::ptrdiff_t m, k, n;
    };
    for (const auto& [m, k, n] : std::vector<product>{
             {700, 700, 700}, {2048, 2048, 2048}, {5000, 5001, 4999}, {9000, 500, 9000}, {600, 12000, 900}}) {
        for (const double factor : {2.0, 5.0, 64.0}) {
            options wanted;
            wanted.accuracy = accuracy::normwise(factor);
            const candidate_list found = search(m, k, n, wanted);
            const product_size size{static_cast<double>(m), static_cast<double>(k), static_cast<double>(n)};
            std::vector<candidate> all;
            extend<double>(all, {}, size, most_planned_levels);
            double fastest = std::numeric_limits<double>::infinity();
            std::string name;
            for (candidate& c : all) {
                REQUIRE(evaluate<double>(all_levels<double>(), {default_machine<double>(), 1}, size, c));
                if (c.seconds < fastest && c.error <= factor * classical_error_factor(size.k)) {
                    fastest = c.seconds;
                    name = schedule_name<double>(all_levels<double>(), c);
                }
            }
            INFO(m << " x " << k << " x " << n << ", factor " << factor << ", the fastest of " << all.size()
                   << ": " << name);
            REQUIRE(found.size() > 1);
            CHECK(found[1].why_not == obstacle::none);
            CHECK(std::abs(found[1].seconds / fastest - 1) < 1e-12);
            CHECK(schedule_name<double>(all_levels<double>(), found[1]) == name);
            for (std::size_t i = 2; i < found.size() && found[i].why_not == obstacle::none; ++i)
                CHECK(found[i - 1].seconds <= found[i].seconds);
        }
    }
}

TEST_CASE("a candidate's error bound is that of its schedule") {
    CHECK(searched_error({"strassen"}, {4001, 4000, 4003}) ==
          error_factor<levels<strassen>>(4001, 4000, 4003));
    CHECK(searched_error({"winograd", "strassen"}, {512, 517, 511}) ==
          error_factor<levels<winograd, strassen>>(512, 517, 511));
    CHECK(searched_error({"winograd", "winograd", "2x3x3:15"}, {1000, 1001, 999}) ==
          error_factor<levels<winograd, winograd, tables::f2x3x3_15>>(1000, 1001, 999));
    options wanted;
    wanted.accuracy = accuracy::fast();
    for (const candidate& c : search(4096, 4096, 4096, wanted))
        if (schedule_name<double>(all_levels<double>(), c) == "strassen")
            CHECK(c.error == error_factor<levels<strassen>>(4096, 4096, 4096));
}

TEST_CASE("a limit of memory is kept to by a schedule that fits, where there is one") {
    const std::ptrdiff_t n = 8192;
    std::size_t bytes = make_plan<double>(n, n, n, {.threads = 1}).workspace_bytes();
    for (int halvings = 0; halvings < 12; ++halvings, bytes /= 2) {
        options wanted{.threads = 1};
        wanted.max_workspace = bytes;
        const plan<double> planned = make_plan<double>(n, n, n, wanted);
        INFO(planned.describe() << "at most " << bytes << " bytes");
        CHECK((planned.depth() == 0 || planned.workspace_bytes() <= bytes));
    }
}

TEST_CASE("rates are found again from the times that they make") {
    machine_model machine = default_machine<double>();
    machine.flops *= 0.7;
    machine.cached_bandwidth *= 1.5;
    machine.memory_bandwidth *= 0.6;
    machine.shared_bandwidth *= 0.8;
    std::vector<timed_product> timed;
    for (const calibration_size& size : calibration_sizes)
        for (const int threads : {1, 4}) {
            const std::size_t classical = timed.size();
            for (timed_product product : calibration_products<double>(all_levels<double>(), size, threads)) {
                product.classical = classical;
                product.schedule.measured = estimated_seconds<double>(all_levels<double>(), machine, product);
                timed.push_back(product);
            }
            REQUIRE(timed[classical].schedule.depth == 0);
        }
    REQUIRE(timed.size() > 100);
    // One measurement in ten is disturbed.
    for (std::size_t i = 3; i < timed.size(); i += 10)
        timed[i].schedule.measured *= 1.5;
    const machine_model fitted = fit_machine<double>(all_levels<double>(), default_machine<double>(), timed);
    std::vector<double> errors;
    for (const timed_product& product : timed) {
        const double wanted = estimated_seconds<double>(all_levels<double>(), machine, product),
                     got = estimated_seconds<double>(all_levels<double>(), fitted, product);
        INFO(product.size.m << " x " << product.size.k << " x " << product.size.n << ", " << product.threads
                            << " threads, " << schedule_name<double>(all_levels<double>(), product.schedule));
        errors.push_back(std::abs(got / wanted - 1));
        CHECK(errors.back() < 0.1);
    }
    CHECK(median(errors) < 0.02);
}

TEST_CASE("measured rates decide, and remembered schedules where they are allowed") {
    wisdom known;
    machine_model free_additions = default_machine<double>(), dear_additions = default_machine<double>();
    free_additions.cached_bandwidth = free_additions.memory_bandwidth = 1e15;
    dear_additions.cached_bandwidth = dear_additions.memory_bandwidth = dear_additions.shared_bandwidth = 1e8;
    options wanted{.threads = 1};
    wanted.wisdom = &known;
    known.set_machine<double>(free_additions);
    CHECK(make_plan<double>(4096, 4096, 4096, wanted).depth() > 1);
    known.set_machine<double>(dear_additions);
    CHECK(make_plan<double>(4096, 4096, 4096, wanted).depth() == 0);
    CHECK(make_plan<float>(4096, 4096, 4096, wanted).describe() ==
          make_plan<float>(4096, 4096, 4096, {.threads = 1}).describe());

    known.machines.clear();
    known.remember({"double", 1, 4096, 4096, 4096, {"strassen"}});
    const plan<double> remembered = make_plan<double>(4096, 4096, 4096, wanted);
    CHECK(remembered.schedule_name() == "strassen");
    CHECK(remembered.describe().find("the wisdom knows") != std::string::npos);
    CHECK(make_plan<double>(4096, 4096, 4095, wanted).schedule_name() ==
          make_plan<double>(4096, 4096, 4095, {.threads = 1}).schedule_name());
    wanted.accuracy = accuracy::strict();
    CHECK(make_plan<double>(4096, 4096, 4096, wanted).depth() == 0);
    wanted = {.threads = 1};
    wanted.wisdom = &known;
    wanted.max_workspace = 1000;
    CHECK(make_plan<double>(4096, 4096, 4096, wanted).depth() == 0);
}
