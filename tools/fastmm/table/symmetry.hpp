// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The orientations of a table: see include/fastmm/factorization/algebra.hpp, which does the same at compile time.

#pragma once

#include "table/exact_table.hpp"

namespace fastmm_tool {

/// The same table, its W in the other order or left as it is.
exact_table in_order(exact_table table, w_order order);

/// The same entries, read as if W were in that order: another table.
exact_table reread_in_order(exact_table table, w_order order);

/// <m,k,n> becomes <k,n,m>: (U, V, W) -> (V, W^T, U^T), where ^T transposes the blocks of every column.
exact_table rotated(const exact_table& table);

/// <m,k,n> becomes <n,k,m>, from C^T = B^T A^T: (U, V, W) -> (V^T, U^T, W^T).
exact_table transposed(const exact_table& table);

} // namespace fastmm_tool
