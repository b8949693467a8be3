// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The way between the command's tables, which hold anything a file may say, and the library's factorizations.

#pragma once

#include "table/exact_table.hpp"

#include <fastmm/factorization/factorization.hpp>

#include <string>

namespace fastmm_tool {

/// The row of W that the entry has in the other order of C: of C transposed where `order` is c, of C where it is
/// c_transposed.
std::int32_t reordered_w_index(std::int32_t index, const shape& dimensions, w_order order);

/// The table with W by the blocks of C, entries of a column by index. The ring is the least that holds the coefficients,
/// or Z2 where the table says that it holds modulo 2 only. Throws malformed, naming the product, where a factorization file
/// cannot hold the table: a form without blocks, an i or a parameter, a numerator or a denominator above 32767, a
/// fraction modulo 2, a dimension above 64.
fastmm::factorization to_factorization(const exact_table& table);

/// The same the other way, which always goes.
exact_table from_factorization(const fastmm::factorization& f);

/// "product 3, W": where an entry stands, for messages.
std::string place_of_form(factor which, int product);

} // namespace fastmm_tool
