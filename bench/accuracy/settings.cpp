// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "settings.hpp"

#include "command_line.hpp"

namespace fastmm_accuracy {

parsed_settings parse_settings(int argc, char** argv) {
    parsed_settings result;
    settings& wanted = result.wanted;
    CLI::App app(
        "Measures the largest errors of products under every table and compares them with its bound.",
        "bench_accuracy");
    app.add_option("--size", wanted.size,
                   "The dimension of the matrices; the blocks of every table fit the default")
        ->check(CLI::Range(1, 2048))
        ->default_val(240);
    app.add_option("--draws", wanted.draws, "How many operands of each kind are drawn")
        ->check(CLI::Range(1, 100000))
        ->default_val(50);
    app.add_option("--seed", wanted.seed, "Of all that is random")->default_val(1);
    app.add_option("--types", wanted.types, "Scalar types")
        ->delimiter(',')
        ->check(CLI::IsMember(std::vector<std::string>{"double", "float"}))
        ->default_val(std::vector<std::string>{"double", "float"});
    app.add_option("--schedules", wanted.schedules,
                   "Which of the schedules that --list names; default: all. Levels are joined by +")
        ->delimiter(',');
    app.add_option("--json", wanted.json, "Write everything that was measured into this file");
    app.add_option("--svg", wanted.svg, "Draw errors and bounds into this file");
    app.add_flag("--list", wanted.list, "Name the schedules, and measure nothing");
    result.exit_status = fastmm_bench::parse_command_line(app, argc, argv);
    return result;
}

} // namespace fastmm_accuracy
