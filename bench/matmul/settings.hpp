// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the user asks for on the command line.

#pragma once

#include "product.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fastmm_bench {

struct shape {
    std::ptrdiff_t m = 0;
    std::ptrdiff_t k = 0;
    std::ptrdiff_t n = 0;
};

std::string to_string(const shape& s);

/// Shapes with one parameter, n.
struct shape_group {
    std::string name;
    std::string title;
    shape (*of)(std::ptrdiff_t n);
};

const std::vector<shape_group>& shape_groups();

/// The name that shapes of --shapes go by, each by itself.
inline constexpr const char* own_shapes = "shapes";

struct settings {
    std::vector<std::ptrdiff_t> sizes;
    std::vector<std::string> groups;
    std::vector<shape> shapes;
    std::vector<std::string> types;
    std::vector<int> threads;
    std::vector<std::string> contestants; ///< Empty: all.
    int repeats = 0;
    double min_time = 0; ///< Seconds of one measurement.
    std::string json;
    std::string svg;
    std::string openblas;
    std::string blis;
    bool list = false;
};

/// What main() has to return at once, or the settings. Prints the help, or one line that says what is wrong.
struct parsed_settings {
    std::optional<int> exit_status;
    settings wanted;
};

parsed_settings parse_settings(int argc, char** argv);

} // namespace fastmm_bench
