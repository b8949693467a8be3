// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Holds plans against the schedules that they might have chosen: bench/README.md.

#include "command_line.hpp"
#include "interrupt.hpp"
#include "outputs.hpp"
#include "race.hpp"
#include "report.hpp"
#include "terminal/progress.hpp"

#include <fastmm/wisdom.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <optional>
#include <stdexcept>

namespace {

using namespace fastmm_bench;

struct flags {
    std::vector<std::string> types{"double", "float"}, groups, read;
    std::vector<int> threads{1, 2};
    race_settings race;
    std::ptrdiff_t largest = 1 << 20;
    std::string wisdom, json, svg;
};

std::vector<plan_shape> shapes_of(const flags& wanted) {
    std::vector<plan_shape> shapes;
    for (const plan_shape& shape : sixty_shapes())
        if (std::max({shape.m, shape.k, shape.n}) <= wanted.largest &&
            (wanted.groups.empty() ||
             std::find(wanted.groups.begin(), wanted.groups.end(), shape.group) != wanted.groups.end()))
            shapes.push_back(shape);
    return shapes;
}

int run(flags wanted) {
    fastmm::wisdom_reading read;
    if (!wanted.wisdom.empty()) {
        read = fastmm::read_wisdom(wanted.wisdom);
        if (!read.refusal.empty())
            throw std::runtime_error(read.refusal);
        wanted.race.wisdom = &read.knowledge;
    }
    wanted.race.is_stopped = [] { return interrupted != 0; };
    require_writable(wanted.json);
    require_writable(wanted.svg);
    watch_for_interrupts();
    std::vector<plan_case> cases;
    for (const std::string& path : wanted.read)
        for (plan_case& known : read_json(path))
            cases.push_back(std::move(known));
    const std::vector<plan_shape> shapes = shapes_of(wanted);
    {
        fastmm_support::progress bar(
            "plans", std::max<std::size_t>(1, shapes.size() * wanted.types.size() * wanted.threads.size()),
            20);
        for (const int threads : wanted.threads)
            for (const std::string& type : wanted.types)
                for (const plan_shape& shape : shapes) {
                    bar.advance(to_string(shape) + ' ' + type + ' ' + std::to_string(threads));
                    if (interrupted != 0)
                        continue;
                    if (auto measured = run_case(shape, type, threads, wanted.race)) {
                        cases.push_back(std::move(*measured));
                        if (!wanted.json.empty())
                            write_json(wanted.json, cases, false);
                    }
                }
    }
    print_table(std::cout, cases);
    if (!wanted.json.empty())
        write_json(wanted.json, cases, interrupted != 0);
    if (!wanted.svg.empty() && !cases.empty())
        draw_picture(wanted.svg, cases,
                     "bench_plan; medians of ratios, over the repeats that did not choose the best schedule");
    return interrupted != 0 ? 130 : 0;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Times, at sixty shapes, the schedule that a plan chooses, the others that it considered, "
                 "and natural guesses, "
                 "in turn. Half of the repeats choose the best schedule, the other half judge.",
                 "bench_plan");
    flags wanted;
    app.add_option("--types", wanted.types, "double, float")
        ->delimiter(',')
        ->check(CLI::IsMember({"double", "float"}))
        ->capture_default_str();
    app.add_option("--threads", wanted.threads, "Numbers of threads")
        ->delimiter(',')
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    app.add_option("--groups", wanted.groups,
                   "square, odd, outer, inner, skinny; all of them if none is named")
        ->delimiter(',')
        ->check(CLI::IsMember({"square", "odd", "outer", "inner", "skinny"}));
    app.add_option("--largest", wanted.largest, "The largest dimension of a shape that takes part")
        ->check(CLI::PositiveNumber);
    app.add_option("--repeats", wanted.race.repeats, "Repeats, an even number")
        ->check(CLI::Range(2, 1000))
        ->capture_default_str();
    app.add_option("--min-time", wanted.race.least_seconds, "The least seconds of a measurement")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--wisdom", wanted.wisdom, "A file that `fastmm tune` wrote: plans with it take part");
    app.add_option("--read", wanted.read, "Files that --json wrote: report what is in them, too")
        ->delimiter(',');
    app.add_option("--json", wanted.json, "Write every measurement to this file, after each product");
    app.add_option("--svg", wanted.svg, "Draw the picture into this file");
    if (const std::optional<int> status = parse_command_line(app, argc, argv))
        return *status;
    try {
        return run(wanted);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench_plan: %s\n", problem.what());
        return 2;
    }
}
