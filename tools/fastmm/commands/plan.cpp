// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm plan: what the library would choose for a product, and why.

#include "commands/commands.hpp"
#include "commands/planning.hpp"
#include "commands/reading_flags.hpp"
#include "commands/target_file.hpp"
#include "exact/malformed.hpp"

#include <fastmm/wisdom.hpp>

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>

namespace fastmm_tool {

namespace {

struct plan_flags {
    std::string shape;
    std::string type = "double";
    std::string accuracy = "normwise";
    int threads = 1;
    int levels = 8;
    std::string wisdom;
    bool measure = false;
    bool json = false;
};

constexpr const char* description =
    R"(Shows which schedule fastmm chooses for A * B, and what it knows of each candidate: the estimated time, the workspace, the bound on the error relative to max|A| max|B|, and why it may not be used. A program gets the same from make_plan<T>(m, k, n, options).)";

fastmm::accuracy accuracy_of(const std::string& text) {
    if (text == "strict")
        return fastmm::accuracy::strict();
    if (text == "fast")
        return fastmm::accuracy::fast();
    if (text == "normwise")
        return fastmm::accuracy::normwise();
    double factor = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), factor);
    if (problem != std::errc() || end != text.data() + text.size() || !(factor >= 1) ||
        !std::isfinite(factor))
        throw malformed("--accuracy " + in_quotes(text) +
                        " is none of strict, normwise, fast, or a factor from 1 on");
    return fastmm::accuracy::normwise(factor);
}

std::string to_json(const std::string& type, const shape& size, const planned_product& planned) {
    const auto or_null = [](bool known, auto value) {
        return known ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
    };
    auto candidates = nlohmann::ordered_json::array();
    for (const fastmm::plan_candidate& c : planned.candidates)
        candidates.push_back({{"tables", c.tables},
                              {"chosen", c.chosen},
                              {"estimated_seconds", c.estimated_seconds},
                              {"measured_seconds", or_null(c.measured_seconds > 0, c.measured_seconds)},
                              {"workspace_bytes", c.workspace_bytes},
                              {"error_bound", c.error_bound},
                              {"obstacle", or_null(!c.obstacle.empty(), c.obstacle)}});
    return nlohmann::ordered_json{{"shape", {size.m, size.k, size.n}},
                                  {"type", type},
                                  {"threads", planned.threads},
                                  {"tables", planned.tables},
                                  {"rates", planned.rates_are_measured ? "measured" : "built-in"},
                                  {"known_winner", planned.is_known_winner},
                                  {"candidates", candidates}}
        .dump();
}

int run(const plan_flags& flags) {
    const shape size = parse_shape(flags.shape, 1 << 20);
    fastmm::options options;
    options.threads = flags.threads;
    options.accuracy = accuracy_of(flags.accuracy);
    options.max_levels = flags.levels;
    options.effort = flags.measure ? fastmm::effort::measure : fastmm::effort::estimate;
    fastmm::wisdom_reading read;
    if (!flags.wisdom.empty()) {
        read = fastmm::read_wisdom(flags.wisdom);
        if (!read.refusal.empty())
            std::fprintf(stderr, "fastmm: %s; the built-in rates are used\n",
                         printable(read.refusal).c_str());
        options.wisdom = &read.knowledge;
    }
    const planned_product planned = plan_product(flags.type, size, options);
    write_target("-", flags.json ? to_json(flags.type, size, planned) + '\n' : planned.description);
    return all_exact;
}

} // namespace

void add_plan_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<plan_flags>();
    CLI::App* const command = app.add_subcommand("plan", description);
    command->add_option("shape", flags->shape, "A is M x K, B is K x N")->required()->option_text("MxKxN");
    command->add_option("--type", flags->type, "The scalars")
        ->check(CLI::IsMember(planned_types()))
        ->capture_default_str();
    command->add_option("--threads", flags->threads, "Threads of the product")
        ->check(CLI::Range(1, 1024))
        ->option_text("T")
        ->capture_default_str();
    command
        ->add_option("--accuracy", flags->accuracy,
                     "strict: classical only; normwise: the usual bound; fast: any; or a factor, the largest "
                     "error bound in "
                     "multiples of the classical product's")
        ->option_text("WORD")
        ->capture_default_str();
    command->add_option("--max-levels", flags->levels, "The most levels")
        ->check(CLI::Range(0, 64))
        ->option_text("L")
        ->capture_default_str();
    command
        ->add_option(
            "--wisdom", flags->wisdom,
            "What fastmm tune has written; a file of another machine, or a broken one, is refused, and the "
            "built-in rates are used")
        ->option_text("FILE");
    command->add_flag(
        "--json", flags->json,
        "One JSON object, with every candidate; seconds, bytes, and the error relative to max|A| max|B|");
    command->add_flag("--measure", flags->measure, "Time the candidates near the best estimate");
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
