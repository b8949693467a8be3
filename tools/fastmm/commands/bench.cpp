// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm bench: a file's factorization, multiplied with, beside the textbook, Eigen, and fastmm's own products.

#include "commands/commands.hpp"
#include "commands/race.hpp"
#include "commands/reading_flags.hpp"
#include "commands/source.hpp"
#include "exact/malformed.hpp"
#include "table/conversion.hpp"
#include "table/symmetry.hpp"
#include "terminal/formatted.hpp"
#include "terminal/text_table.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace fastmm_tool {

namespace {

struct bench_flags {
    std::string file;
    reading_flags reading;
    std::string size = "1024x1024x1024";
    std::string type = "double";
    std::string select;
    int levels = 1;
    int threads = 1;
    int repeats = 5;
    std::int64_t naive_limit = 1024;
    bool json = false;
};

constexpr const char* description =
    R"(Multiplies with the factorization of a file, without a compiler, and beside it with the textbook's three loops, Eigen, fastmm's classical product and as many levels of Strassen's algorithm. All take turns in every repeat; a figure is the median of the repeats, a ratio the median of the ratios within a repeat. Effective GFLOP/s count 2 m k n operations, whatever is done. The error is the largest, over the elements of C, against a product in higher precision on some of its rows, relative to u k max|A| max|B|.)";

// The one factorization that is asked for, proved over Z or Q.
fastmm::factorization chosen(const bench_flags& flags) {
    std::vector<exact_table> tables;
    read_sources(
        {flags.file}, flags.reading.from(), flags.reading.reading(),
        [&](const source&, exact_table table) {
            if (flags.select.empty() || flags.select == table.name)
                tables.push_back(std::move(table));
        },
        [](const source& from) {
            if (!from.problem.empty())
                throw malformed(from.title + ": " + from.problem);
        });
    const std::string title = source_title(flags.file);
    if (tables.empty())
        throw malformed(title + ": there is no such factorization");
    if (tables.size() > 1)
        throw malformed(title + ": there are " + std::to_string(tables.size()) +
                        " factorizations: choose with --select NAME");
    const verification proof = verify(tables.front(), flags.reading.verification());
    if (proof.result != verdict::over_integers && proof.result != verdict::over_rationals)
        throw malformed(title + ": it does not multiply floating-point numbers, it is " +
                        to_string(proof.result, proof.modulus) +
                        (proof.first ? ": " + to_string(*proof.first) : ""));
    return to_factorization(reread_in_order(std::move(tables.front()), proof.order));
}

void print_json(const race_settings& settings, const std::vector<race_result>& results) {
    for (const race_result& r : results)
        std::cout << nlohmann::ordered_json{{"contestant", r.name},
                                            {"size", {settings.m, settings.k, settings.n}},
                                            {"type", settings.single_precision ? "float" : "double"},
                                            {"threads", settings.threads},
                                            {"repeats", settings.repeats},
                                            {"seconds", r.seconds},
                                            {"effective_gflops", r.gflops},
                                            {"speed_of_the_file_to_this", r.ratio},
                                            {"error", r.error}}
                         .dump()
                  << '\n';
}

void print_table(const race_settings& settings, const std::vector<race_result>& results) {
    using fastmm_support::formatted;
    std::cout << settings.m << " x " << settings.k << " times " << settings.k << " x " << settings.n << ", "
              << (settings.single_precision ? "float" : "double") << ", "
              << (settings.threads == 1 ? "1 thread" : std::to_string(settings.threads) + " threads")
              << ", medians of " << settings.repeats << " interleaved repeats\n\n";
    fastmm_support::text_table table(
        {"product", "seconds", "effective GFLOP/s", "file / this", "error / (u k max|A| max|B|)"});
    for (const race_result& r : results)
        table.add({r.name, formatted("%.4g", r.seconds), formatted("%.1f", r.gflops),
                   formatted("%.3f", r.ratio), formatted("%.3g", r.error)});
    std::cout << table;
}

int run(const bench_flags& flags) {
    const shape size = parse_shape(flags.size, 65536);
    race_settings settings;
    settings.m = size.m;
    settings.k = size.k;
    settings.n = size.n;
    settings.levels = flags.levels;
    settings.threads = flags.threads;
    settings.repeats = flags.repeats;
    settings.naive_limit = flags.naive_limit;
    settings.single_precision = flags.type == "float";
    const std::vector<race_result> results = race(chosen(flags), settings);
    if (flags.json)
        print_json(settings, results);
    else
        print_table(settings, results);
    return all_exact;
}

} // namespace

void add_bench_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<bench_flags>();
    CLI::App* const command = app.add_subcommand("bench", description);
    command->footer(
        "Exit status: 0 it was measured, 2 it was not (the reason stands on the standard error).");
    command->add_option("file", flags->file, "The file; - is the standard input")
        ->required()
        ->option_text("FILE");
    command->add_option("--size", flags->size, "A is M x K, B is K x N")
        ->option_text("MxKxN")
        ->capture_default_str();
    command->add_option("--levels", flags->levels, "Levels of recursion, of Strassen's algorithm too")
        ->check(CLI::Range(1, 8))
        ->option_text("L")
        ->capture_default_str();
    command->add_option("--type", flags->type, "The scalars")
        ->check(CLI::IsMember({"double", "float"}))
        ->capture_default_str();
    command->add_option("--threads", flags->threads, "Threads of every product but the textbook's")
        ->check(CLI::Range(1, 1024))
        ->option_text("T")
        ->capture_default_str();
    command->add_option("--repeats", flags->repeats, "Rounds in which each product is timed once")
        ->check(CLI::Range(1, 10000))
        ->option_text("N")
        ->capture_default_str();
    command
        ->add_option("--naive-limit", flags->naive_limit,
                     "Leave the textbook out where m k n is larger than this cubed")
        ->check(CLI::Range(std::int64_t(0), std::int64_t(65536)))
        ->option_text("N")
        ->capture_default_str();
    command->add_option("--select", flags->select, "The factorization of this name")->option_text("NAME");
    command->add_flag("--json", flags->json, "One JSON object a line for each product");
    flags->reading.add_to(*command);
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
