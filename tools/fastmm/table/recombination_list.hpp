// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The header that lists how recombined tables are made.

#pragma once

#include <string>

namespace fastmm_tool {

/// The text of fastmm/factorization/tables/recombinations.hpp, from a new search. Deterministic. Time: a second.
std::string write_recombinations();

} // namespace fastmm_tool
