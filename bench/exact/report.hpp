// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a race of exact products came to, for people and for programs.

#pragma once

#include "race.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace fastmm_bench {

/// How many times as fast as each other contestant fastmm is: a line each, below its product.
void print_table(std::ostream& out, const std::vector<exact_result>& results);

/// Every measured time. Throws std::runtime_error where the file cannot be written.
void write_json(const std::string& path, const std::vector<exact_result>& results, bool interrupted);

} // namespace fastmm_bench
