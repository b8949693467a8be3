// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Measures errors of products under every embedded table against its bound: bench/README.md.

#include "reports.hpp"

#include "outputs.hpp"
#include "terminal/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <stdexcept>

namespace {

using namespace fastmm_accuracy;

std::vector<named_schedule> chosen_of(const std::vector<named_schedule>& all,
                                      const std::vector<std::string>& names) {
    if (names.empty())
        return all;
    std::vector<named_schedule> result;
    for (const std::string& name : names) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const named_schedule& s) { return s.name == name; });
        if (found == all.end())
            throw std::runtime_error("--schedules: there is no '" + name + "'; --list names who is here");
        result.push_back(*found);
    }
    return result;
}

int run(const settings& wanted) {
    const std::vector<named_schedule> all = all_schedules();
    if (wanted.list) {
        for (const named_schedule& schedule : all)
            std::cout << schedule.name << '\n';
        return 0;
    }
    const std::vector<named_schedule> schedules = chosen_of(all, wanted.schedules);
    fastmm_bench::require_writable(wanted.json);
    fastmm_bench::require_writable(wanted.svg);
    std::vector<measured> results;
    {
        fastmm_support::progress bar("bench_accuracy", steps_of(schedules.size(), wanted), 10);
        results = measure(schedules, wanted, [&](const std::string& note) { bar.advance(note); });
    }
    std::cout << "Errors in u max|A| max|B|; of an element of badly scaled operands in u max_k|a_ik| "
                 "max_k|b_kj|.\n\n";
    print_table(std::cout, results);
    if (!wanted.json.empty()) {
        write_json(wanted.json, results, wanted);
        std::cout << "Data: " << wanted.json << '\n';
    }
    if (!wanted.svg.empty()) {
        draw_picture(wanted.svg, results, wanted);
        std::cout << "Picture: " << wanted.svg << '\n';
    }
    int status = 0;
    for (const measured& m : results)
        if (!m.keeps_its_bounds()) {
            std::fprintf(stderr, "bench_accuracy: an error of %s, %s, is above its bound: --seed %llu\n",
                         m.name.c_str(), m.type.c_str(), static_cast<unsigned long long>(wanted.seed));
            status = 1;
        }
    return status;
}

} // namespace

int main(int argc, char** argv) {
    const parsed_settings parsed = parse_settings(argc, argv);
    if (parsed.exit_status)
        return *parsed.exit_status;
    try {
        return run(parsed.wanted);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench_accuracy: %s\n", problem.what());
        return 2;
    }
}
