// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What bench_plan says of its measurements.

#pragma once

#include "cases.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace fastmm_bench {

/// A line a case, then how many plans came close to the best schedule and to the classical product.
void print_table(std::ostream& out, const std::vector<plan_case>& cases);

/// Every second of every case. Throws std::runtime_error where the file cannot be written.
void write_json(const std::string& path, const std::vector<plan_case>& cases, bool interrupted);

/// The cases that an earlier run wrote. Throws std::runtime_error where the file is not one of write_json().
std::vector<plan_case> read_json(const std::string& path);

/// Every plan's speed against the best schedule and the classical product. Throws as write_json().
void draw_picture(const std::string& path, const std::vector<plan_case>& cases, const std::string& subtitle);

} // namespace fastmm_bench
