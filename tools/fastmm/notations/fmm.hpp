// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The project's own text, read by the library's parser: factorizations/README.md describes it.

#pragma once

#include "notations/notation.hpp"

#include <string>
#include <string_view>

namespace fastmm_tool {

/// Blocks are those of C itself, whatever their letter stands for in other notations.
extern const notation fmm_notation;

/// A table as factorizations/ holds them. An empty name becomes the shape and the rank, "4x5x5_76"; without a source that
/// line is left out. Throws malformed where the text cannot hold the table: see to_factorization().
std::string write_fmm(const exact_table& table, std::string_view name, std::string_view source);

} // namespace fastmm_tool
