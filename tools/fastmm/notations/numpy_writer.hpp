// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations as AlphaTensor publishes them: an archive that numpy.load reads.

#pragma once

#include "table/exact_table.hpp"

#include <span>
#include <string>

namespace fastmm_tool {

/// An archive with an entry `m,k,n.npy` for each table, `m,k,n_2.npy` for a second one of these dimensions: (3, s, R) where
/// U, V and W have as many rows, an array of three matrices else; W is of C transposed. Of int64 where all coefficients of a
/// table fit, of float64 or complex128 where these hold them exactly; that a table holds modulo 2 only is not said. Throws
/// malformed, naming the coefficient, where none does, and where the archive would be larger than a reader takes.
std::string write_npz(std::span<const exact_table> tables);

} // namespace fastmm_tool
