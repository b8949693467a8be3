// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Exact products against those who are best at them, on one thread: bench/README.md.

#include "command_line.hpp"
#include "interrupt.hpp"
#include "outputs.hpp"
#include "race.hpp"
#include "report.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <optional>

namespace {

using namespace fastmm_bench;

int run(const exact_settings& settings, const std::string& json) {
    require_writable(json);
    watch_for_interrupts();
    exact_race race(
        settings, [] { return interrupted != 0; },
        [&](const std::vector<exact_result>& results) {
            const exact_problem& done = results.back().problem;
            std::fprintf(stderr, "%s, %s: done\n", done.ring.c_str(), done.shape.c_str());
            if (!json.empty())
                write_json(json, results, false);
        });
    race_modular(race);
    race_gf2(race);
    race_integers(race);
    race_heavy(race);
    race_structured(race);
    print_table(std::cout, race.results());
    if (!json.empty())
        write_json(json, race.results(), interrupted != 0);
    if (interrupted != 0)
        return 130;
    return std::all_of(race.results().begin(), race.results().end(),
                       [](const exact_result& result) { return result.agree; })
               ? 0
               : 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Times exact products beside FFLAS-FFPACK, FLINT, M4RI, Eigen and OpenBLAS, on one thread, as far as "
        "they were found when this was built. Exit status 1: results differ.",
        "bench_exact");
    exact_settings settings;
    std::string json;
    app.add_option("--groups", settings.groups,
                   "modular, gf2, integers, heavy, structured; all of them if none is named")
        ->delimiter(',')
        ->check(CLI::IsMember({"modular", "gf2", "integers", "heavy", "structured"}));
    app.add_option("--smallest", settings.smallest, "The smallest size that takes part")
        ->check(CLI::NonNegativeNumber);
    app.add_option("--largest", settings.largest, "The largest size that takes part")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--repeats", settings.repeats, "Repeats")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--min-time", settings.least_seconds, "The least seconds of a measurement")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--json", json, "Write every measurement to this file, after each product");
    if (const std::optional<int> status = parse_command_line(app, argc, argv))
        return *status;
    try {
        return run(settings, json);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench_exact: %s\n", problem.what());
        return 2;
    }
}
