// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Writes the full JSON of the flip-graph catalogues, which flip_graph_json_notation reads.

#pragma once

#include "table/exact_table.hpp"

#include <string>

namespace fastmm_tool {

/// The keys n, m, z2, u, v and w, a row of coefficients a product, w for C transposed; fractions are texts, "-1/2", and so
/// are integers beyond 2^53, which not every reader of JSON keeps. Throws malformed where a coefficient has an i or a
/// parameter, or where the rows would have more than 2^27 coefficients, zeros included.
std::string write_flip_graph_json(const exact_table& table);

} // namespace fastmm_tool
