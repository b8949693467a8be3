// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Judgements for people: a block for one factorization, a table for several.

#pragma once

#include "commands/judgement.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace fastmm_tool {

/// How a report is written.
struct report_style {
    bool colour = false; ///< Escape sequences of a terminal.
    bool blocks = false; ///< A block for each factorization, also where there are several.
};

/// Everything about one, a line a figure.
void write_block(std::ostream& out, const judgement& j, const report_style& style);

/// One line each, and below it what is wrong with those that are not exact.
void write_table(std::ostream& out, const std::vector<judgement>& all, const report_style& style);

} // namespace fastmm_tool
