// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "settings.hpp"

#include "blas.hpp"
#include "command_line.hpp"

#include <charconv>
#include <stdexcept>

namespace fastmm_bench {

namespace {

// The largest dimension: three square matrices of double take 24 GiB.
constexpr std::ptrdiff_t largest = 32768;

shape parse_shape(const std::string& text) {
    std::ptrdiff_t values[3] = {};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int i = 0; i < 3; ++i) {
        const auto [stop, problem] = std::from_chars(at, end, values[i]);
        const bool separated = i == 2 ? stop == end : stop != end && *stop == 'x';
        if (problem != std::errc() || !separated || values[i] < 1 || values[i] > largest)
            throw CLI::ValidationError("--shapes", "'" + text +
                                                       "' is not a shape like 4096x256x4096, of 1 to " +
                                                       std::to_string(largest));
        at = stop + 1;
    }
    return {values[0], values[1], values[2]};
}

std::vector<std::string> group_names() {
    std::vector<std::string> result;
    for (const shape_group& group : shape_groups())
        result.push_back(group.name);
    return result;
}

} // namespace

std::string to_string(const shape& s) {
    return std::to_string(s.m) + 'x' + std::to_string(s.k) + 'x' + std::to_string(s.n);
}

const std::vector<shape_group>& shape_groups() {
    static const std::vector<shape_group> groups = {
        {"square", "n x n x n",
         [](std::ptrdiff_t n) {
             return shape{n, n, n};
         }},
        {"outer256", "n x 256 x n",
         [](std::ptrdiff_t n) {
             return shape{n, 256, n};
         }},
        {"outer1024", "n x 1024 x n",
         [](std::ptrdiff_t n) {
             return shape{n, 1024, n};
         }},
        {"inner256", "256 x n x 256",
         [](std::ptrdiff_t n) {
             return shape{256, n, 256};
         }},
        {"thin_right", "n x n x 16",
         [](std::ptrdiff_t n) {
             return shape{n, n, 16};
         }},
        {"thin_left", "16 x n x n",
         [](std::ptrdiff_t n) {
             return shape{16, n, n};
         }},
    };
    return groups;
}

parsed_settings parse_settings(int argc, char** argv) {
    parsed_settings result;
    settings& wanted = result.wanted;
    std::vector<std::string> shapes;
    CLI::App app("Times products of fastmm and of the libraries that it is compared with, all in turn.",
                 "bench_matmul");
    app.add_option("--sizes", wanted.sizes, "The n of every group")
        ->delimiter(',')
        ->check(CLI::Range(std::ptrdiff_t(1), largest))
        ->default_val(std::vector<std::ptrdiff_t>{16,   24,   31,   48,   64,   96,   127,  128,
                                                  192,  255,  256,  384,  511,  512,  768,  1000,
                                                  1024, 1536, 2047, 2048, 3072, 4096, 6144, 8192});
    app.add_option(
           "--groups,--group", wanted.groups,
           "Groups of shapes m x k x n (A is m x k, B is k x n); default: square, or none with --shapes")
        ->delimiter(',')
        ->check(CLI::IsMember(group_names()));
    app.add_option("--shapes", shapes, "Shapes by themselves, like 4096x256x4096")->delimiter(',');
    app.add_option("--types", wanted.types, "Scalar types")
        ->delimiter(',')
        ->check(CLI::IsMember(std::vector<std::string>{"double", "float"}))
        ->default_val(std::vector<std::string>{"double", "float"});
    app.add_option("--threads", wanted.threads, "Numbers of threads")
        ->delimiter(',')
        ->check(CLI::Range(1, 1024))
        ->default_val(std::vector<int>{1, 2});
    app.add_option("--contestants", wanted.contestants,
                   "Who takes part, of those that --list names; default: all")
        ->delimiter(',');
    app.add_option("--repeats", wanted.repeats, "Rounds in which each contestant is timed once")
        ->check(CLI::Range(1, 100000))
        ->default_val(7);
    app.add_option("--min-time", wanted.min_time, "Seconds that one measurement lasts at least")
        ->check(CLI::Range(1e-6, 3600.0))
        ->default_val(0.05);
    app.add_option("--json", wanted.json, "Write everything that was measured into this file");
    app.add_option("--svg", wanted.svg, "Draw PREFIX-gflops.svg and PREFIX-ratio.svg")->option_text("PREFIX");
    app.add_option("--openblas", wanted.openblas, "The shared library of OpenBLAS; 'none' leaves it out")
        ->default_val(built_in_openblas_path());
    app.add_option("--blis", wanted.blis, "The shared library of BLIS; 'none' leaves it out")
        ->default_val(built_in_blis_path());
    app.add_flag("--list", wanted.list, "Name contestants, groups and libraries, and measure nothing");
    result.exit_status = parse_command_line(app, argc, argv, [&] {
        for (const std::string& text : shapes)
            wanted.shapes.push_back(parse_shape(text));
        if (wanted.groups.empty() && wanted.shapes.empty())
            wanted.groups = {"square"};
    });
    return result;
}

} // namespace fastmm_bench
