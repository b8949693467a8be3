// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables as the texts that other programs read.

#pragma once

#include "table/exact_table.hpp"

#include <string>

namespace fastmm_tool {

/// Each takes a table in either order of W and writes the one that the notation has. Throws malformed where the notation
/// has no such coefficients: Mathematica's lists are rational here, forms have no parameter, rows have no i.
std::string write_mathematica(const exact_table& table);
std::string write_product_forms(const exact_table& table);
std::string write_coefficient_rows(const exact_table& table);

} // namespace fastmm_tool
