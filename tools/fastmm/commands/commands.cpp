// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/commands.hpp"

#include "commands/help_formatter.hpp"

#include <fastmm/version.hpp>

#include <memory>
#include <string>

namespace fastmm_tool {

namespace {

std::string version() {
    return "fastmm " + std::to_string(FASTMM_VERSION_MAJOR) + '.' + std::to_string(FASTMM_VERSION_MINOR) +
           '.' + std::to_string(FASTMM_VERSION_PATCH);
}

} // namespace

void add_commands(CLI::App& app, int& status) {
    app.description("Verifies, converts, lists, times and finds factorizations: rank decompositions of the "
                    "tensor of a matrix "
                    "product.");
    app.formatter(std::make_shared<help_formatter>()); // Before the commands, which inherit it.
    app.require_subcommand(1);
    app.set_version_flag("--version", version(), "Print the version");
    add_verify_command(app, status);
    add_convert_command(app, status);
    add_list_command(app, status);
    add_bench_command(app, status);
    add_plan_command(app, status);
    add_tune_command(app, status);
    add_search_command(app, status);
    add_documentation_commands(app, status);
}

} // namespace fastmm_tool
