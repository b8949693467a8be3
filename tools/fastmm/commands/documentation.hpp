// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The man page and the shell completions, made of the description that the parser of the command line has.

#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace fastmm_tool {

/// What stands for the word of an option or a positional argument: "FILE", "{any,Z,Q}"; empty for a flag.
std::string word_of(const CLI::Option& option);

/// A page for section 1 of the manual, in roff.
std::string man_page(const CLI::App& app);

/// Scripts that complete commands, options, the words that options take, and files.
std::string bash_completion(const CLI::App& app);
std::string zsh_completion(const CLI::App& app);
std::string fish_completion(const CLI::App& app);

} // namespace fastmm_tool
