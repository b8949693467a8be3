// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What was measured, for a person, a program, and the eye.

#pragma once

#include "measurement.hpp"
#include "settings.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace fastmm_accuracy {

void print_table(std::ostream& out, const std::vector<measured>& results);

/// Throws std::runtime_error where the file cannot be written; so does draw_picture().
void write_json(const std::string& path, const std::vector<measured>& results, const settings& wanted);

/// Errors and bounds of every schedule, and what scaling does for operands that are badly scaled.
void draw_picture(const std::string& path, const std::vector<measured>& results, const settings& wanted);

} // namespace fastmm_accuracy
