// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the user asks for on the command line.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fastmm_accuracy {

struct settings {
    std::ptrdiff_t size = 0; ///< All matrices are size x size.
    int draws = 0;           ///< Random operands of each kind.
    std::uint64_t seed = 0;
    std::vector<std::string> types;
    std::vector<std::string> schedules; ///< Empty: all.
    std::string json;
    std::string svg;
    bool list = false;
};

/// What main() has to return at once, or the settings. Prints the help, or one line that says what is wrong.
struct parsed_settings {
    std::optional<int> exit_status;
    settings wanted;
};

parsed_settings parse_settings(int argc, char** argv);

} // namespace fastmm_accuracy
