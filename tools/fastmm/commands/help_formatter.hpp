// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// --help as a person reads it on a terminal: lines of at most 100 characters, one sentence a command, options with the
// word that they take and their default.

#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace fastmm_tool {

/// A text up to its first full stop that ends a sentence, without it.
std::string first_sentence(const std::string& text);

class help_formatter : public CLI::Formatter {
public:
    std::string make_description(const CLI::App* app) const override;
    std::string make_footer(const CLI::App* app) const override;
    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_subcommand(const CLI::App* command) const override;
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

} // namespace fastmm_tool
