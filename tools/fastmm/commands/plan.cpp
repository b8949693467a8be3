// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm plan: what the library would choose for a product, and why.

#include "commands/commands.hpp"
#include "commands/reading_flags.hpp"
#include "commands/target_file.hpp"
#include "exact/malformed.hpp"

#include <fastmm/planning/plan.hpp>

#include <charconv>
#include <cmath>
#include <complex>
#include <functional>
#include <map>
#include <memory>

namespace fastmm_tool {

namespace {

struct plan_flags {
    std::string shape;
    std::string type = "double";
    std::string accuracy = "normwise";
    int threads = 1;
    int levels = 8;
    bool measure = false;
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

int run(const plan_flags& flags) {
    const shape size = parse_shape(flags.shape, 1 << 20);
    fastmm::options options;
    options.threads = flags.threads;
    options.accuracy = accuracy_of(flags.accuracy);
    options.max_levels = flags.levels;
    options.effort = flags.measure ? fastmm::effort::measure : fastmm::effort::estimate;
    const auto described = [&]<class T>(T) {
        return fastmm::make_plan<T>(size.m, size.k, size.n, options).describe();
    };
    const std::map<std::string, std::function<std::string()>> types{
        {"float", [&] { return described(float()); }},
        {"double", [&] { return described(double()); }},
        {"cfloat", [&] { return described(std::complex<float>()); }},
        {"cdouble", [&] { return described(std::complex<double>()); }}};
    write_target("-", types.at(flags.type)());
    return all_exact;
}

} // namespace

void add_plan_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<plan_flags>();
    CLI::App* const command = app.add_subcommand("plan", description);
    command->add_option("shape", flags->shape, "A is M x K, B is K x N")->required()->option_text("MxKxN");
    command->add_option("--type", flags->type, "The scalars")
        ->check(CLI::IsMember({"float", "double", "cfloat", "cdouble"}))
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
    command->add_flag("--measure", flags->measure, "Time the candidates near the best estimate");
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
