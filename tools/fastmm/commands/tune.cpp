// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm tune: measures the machine, and writes what plans may know of it into a wisdom file.

#include "commands/commands.hpp"
#include "commands/planning.hpp"
#include "commands/reading_flags.hpp"
#include "exact/malformed.hpp"
#include "terminal/formatted.hpp"
#include "terminal/progress.hpp"
#include "terminal/text_table.hpp"

#include <fastmm/wisdom.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fastmm_tool {

namespace {

using fastmm_support::formatted;

struct tune_flags {
    std::string output = "fastmm-wisdom.json";
    std::vector<std::string> types{"double", "float"};
    std::vector<std::string> shapes;
    std::vector<int> threads;
    bool quick = false;
};

constexpr const char* description =
    R"(Measures this machine and writes a wisdom file, with which plans estimate better: times products for about a minute a type, and fits the rates of the estimate to them. For products that are named by --shapes the candidates are timed as well, and the fastest is remembered. What a wisdom file that is there knows of other types and products is kept, where it is one of this machine. fastmm plan --wisdom FILE shows what comes of it; a program gives what read_wisdom(FILE) returned to make_plan() as options.wisdom.)";

// What the file that is to be written knows already.
fastmm::wisdom kept_knowledge(const std::string& path) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown))
        return {};
    const fastmm::wisdom_reading old = fastmm::read_wisdom(path);
    if (!old.refusal.empty())
        std::fprintf(stderr, "fastmm: %s; the file is replaced\n", printable(old.refusal).c_str());
    return old.knowledge;
}

void measure_rates(const tune_flags& flags, fastmm::wisdom& known) {
    const int threads =
        flags.threads.empty() ? 0 : *std::max_element(flags.threads.begin(), flags.threads.end());
    for (const std::string& type : flags.types) {
        std::optional<fastmm_support::progress> bar;
        const fastmm::machine_model model = measure_machine(
            type, threads, flags.quick ? measuring::quick : measuring::thorough, [&](int, int of) {
                if (!bar)
                    bar.emplace("fastmm tune", static_cast<std::size_t>(of));
                bar->advance(type);
            });
        known.set_machine(scalar_name(type), model);
    }
}

struct timed_plan {
    std::string type;
    shape size;
    planned_product plan;
};

// Every product is timed with the candidates that the rates in `known` put near the best, and the fastest is remembered.
std::vector<timed_plan> time_products(const tune_flags& flags, const std::vector<shape>& shapes,
                                      fastmm::wisdom& known) {
    std::vector<int> threads = flags.threads;
    if (threads.empty()) {
        threads = {1};
        if (const int all = fastmm::detail::settings_for<double>({}).threads; all > 1)
            threads.push_back(all);
    }
    std::vector<timed_plan> timed;
    if (shapes.empty())
        return timed;
    fastmm_support::progress bar("fastmm tune", flags.types.size() * shapes.size() * threads.size());
    for (const std::string& type : flags.types)
        for (const shape& size : shapes)
            for (const int team : threads) {
                bar.advance(type + ' ' + fastmm::to_string(size));
                fastmm::options options;
                options.threads = team;
                options.effort = fastmm::effort::measure;
                options.wisdom = &known;
                planned_product plan = plan_product(type, size, options);
                known.remember(plan.winner(type, size));
                timed.push_back({type, size, std::move(plan)});
            }
    return timed;
}

void print_rates(const tune_flags& flags, const fastmm::wisdom& known) {
    fastmm_support::text_table table({"scalars", "GFLOP/s", "GB/s in cache", "GB/s of memory",
                                      "GB/s, all threads", "cache MiB", "half-speed length", "call us"});
    for (const std::string& type : flags.types) {
        const fastmm::machine_model& model = *known.machine(scalar_name(type));
        table.add(
            {type, formatted("%.1f", model.flops / 1e9), formatted("%.1f", model.cached_bandwidth / 1e9),
             formatted("%.1f", model.memory_bandwidth / 1e9), formatted("%.1f", model.shared_bandwidth / 1e9),
             formatted("%.1f", model.cache_bytes / (1 << 20)), formatted("%.1f", model.small_loss),
             formatted("%.2f", model.call_seconds * 1e6)});
    }
    std::cout << '\n' << table;
}

void print_products(const std::vector<timed_plan>& timed) {
    if (timed.empty())
        return;
    fastmm_support::text_table table({"product", "scalars", "threads", "fastest", "seconds", "classical"});
    const auto seconds = [](const fastmm::plan_candidate& c) {
        return c.measured_seconds > 0 ? formatted("%.4g", c.measured_seconds) : "-";
    };
    for (const timed_plan& t : timed)
        table.add({fastmm::to_string(t.size), t.type, std::to_string(t.plan.threads), t.plan.schedule,
                   seconds(t.plan.chosen()), seconds(t.plan.candidates.front())});
    std::cout << '\n' << table;
}

int run(const tune_flags& flags) {
    std::vector<shape> shapes;
    for (const std::string& text : flags.shapes)
        shapes.push_back(parse_shape(text, 65536));
    // A minute is too long to find out then that the file cannot be written.
    if (const std::string problem = fastmm::detail::file_replacement(flags.output).problem();
        !problem.empty())
        throw malformed(flags.output + ' ' + problem);
    fastmm::wisdom known = kept_knowledge(flags.output);
    measure_rates(flags, known);
    const std::vector<timed_plan> timed = time_products(flags, shapes, known);
    fastmm::write_wisdom(flags.output, known);
    std::cout << printable(flags.output) << ": " << fastmm::processor_name() << ", "
              << fastmm::instruction_set_name() << '\n';
    print_rates(flags, known);
    print_products(timed);
    return all_exact;
}

} // namespace

void add_tune_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<tune_flags>();
    CLI::App* const command = app.add_subcommand("tune", description);
    command->footer(
        "Exit status: 0 the file was written, 2 it was not (the reason stands on the standard error).");
    command->add_option("--output", flags->output, "The wisdom file")
        ->option_text("FILE")
        ->capture_default_str();
    command->add_option("--types", flags->types, "The scalars: float, double, cfloat, cdouble")
        ->delimiter(',')
        ->check(CLI::IsMember(planned_types()))
        ->option_text("TYPE,...")
        ->default_str("double,float");
    command
        ->add_option("--shapes", flags->shapes, "Products to time the candidates for: A is M x K, B is K x N")
        ->delimiter(',')
        ->option_text("MxKxN,...");
    command
        ->add_option(
            "--threads", flags->threads,
            "Threads of these products; rates are measured for one and for the largest number. If nothing "
            "is said: one, and as many as there are")
        ->delimiter(',')
        ->check(CLI::Range(1, 1024))
        ->option_text("T,...");
    command->add_flag(
        "--quick", flags->quick,
        "Measure the rates with a few small products in a second: what only large ones tell stays near "
        "the built-in rates");
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
