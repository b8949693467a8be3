// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The command lines of the measuring programs: help, and misuse in one line with exit status 2.

#pragma once

#include <CLI/CLI.hpp>

#include <cstdio>
#include <optional>
#include <string>

namespace fastmm_bench {

/// Parses, then calls check(), which may throw CLI::ValidationError. The exit status where the program is to end; nothing
/// where it is to go on.
template <class Check>
std::optional<int> parse_command_line(CLI::App& app, int argc, char** argv, Check check) {
    try {
        app.parse(argc, argv);
        check();
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& problem) {
        // Several words of an option in one message would be several lines.
        std::string line = problem.what();
        for (char& c : line)
            if (c == '\n')
                c = ' ';
        std::fprintf(stderr, "%s: %s\n", app.get_name().c_str(), line.c_str());
        return 2;
    }
    return {};
}

inline std::optional<int> parse_command_line(CLI::App& app, int argc, char** argv) {
    return parse_command_line(app, argc, argv, [] {});
}

} // namespace fastmm_bench
