// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What was measured, for people and programs.

#pragma once

#include "results.hpp"

#include <filesystem>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace fastmm_bench {

/// A row a case, a column a contestant; see bench/README.md.
void print_table(std::ostream& out, std::span<const measured_case> cases);

/// The peaks of all types and numbers of threads, and the micro-kernels.
void print_summary(std::ostream& out, const measured_run& run);

/// Writes another file and renames it, so that the one that is there is whole at any time. Throws std::runtime_error
/// where it cannot be written.
void write_json(const std::filesystem::path& path, const measured_run& run);

/// Draws <prefix>-gflops.svg and <prefix>-ratio.svg and returns their paths; nothing where no group has a size.
std::vector<std::string> draw_pictures(const std::string& prefix, const measured_run& run);

/// The compiler of this build, as people name it.
std::string compiler_name();

} // namespace fastmm_bench
