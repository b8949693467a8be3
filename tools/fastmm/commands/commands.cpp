// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/commands.hpp"

#include <fastmm/version.hpp>

#include <string>

namespace fastmm_tool {

namespace {

std::string version() {
    return "fastmm " + std::to_string(FASTMM_VERSION_MAJOR) + '.' + std::to_string(FASTMM_VERSION_MINOR) +
           '.' + std::to_string(FASTMM_VERSION_PATCH);
}

} // namespace

void add_commands(CLI::App& app, int& status) {
    app.require_subcommand(1);
    app.set_version_flag("--version", version(), "Print the version");
    add_verify_command(app, status);
    add_convert_command(app, status);
    add_list_command(app, status);
    add_bench_command(app, status);
    add_documentation_commands(app, status);
}

} // namespace fastmm_tool
