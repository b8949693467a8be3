// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The commands of fastmm. Each adds itself to the parser of the command line, with all that help, man page and shell
// completion are made of; where it is the one that was called, its callback runs it.

#pragma once

#include <CLI/CLI.hpp>

namespace fastmm_tool {

/// What fastmm exits with.
enum exit_status : int {
    all_exact = 0,      ///< Everything that was asked for was done; all that was verified is exact.
    some_not_exact = 1, ///< Some factorization is not exact over the ring that was asked for.
    malformed_input =
        2 ///< A file cannot be read, a word on the command line is wrong, or nothing could be written.
};

/// Each sets `status` when it has run. Exceptions (malformed, fastmm::error, std::bad_alloc) pass.
void add_verify_command(CLI::App& app, int& status);
void add_convert_command(CLI::App& app, int& status);
void add_list_command(CLI::App& app, int& status);
void add_bench_command(CLI::App& app, int& status);
void add_plan_command(CLI::App& app, int& status);
void add_tune_command(CLI::App& app, int& status);
void add_search_command(CLI::App& app, int& status);
void add_documentation_commands(CLI::App& app, int& status);

/// The whole command line.
void add_commands(CLI::App& app, int& status);

} // namespace fastmm_tool
