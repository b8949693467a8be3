// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Benson and Ballard's text: the rows of U, V and W, a section each, and between sections a line that begins with '#'.

#pragma once

#include "notations/notation.hpp"

namespace fastmm_tool {

/// W is of C. A row holds the coefficient of one block in each of the products: "1 -1/8 .5 x -2x2i (1/10x+-x2)", where x
/// is the parameter of an approximate table and xi its inverse. The dimensions follow from the numbers of rows.
///
/// In the "eliminated" form, rows of U and V beyond the blocks are fresh inputs, and columns of W beyond the rank fresh
/// sums of products; after "# Substitution information" three more sections say what they are: a row each, over the
/// blocks of A, those of B, and the products. They are expanded.
extern const notation coefficient_rows_notation;

/// A coefficient as that text has it. Throws malformed, naming the text.
number parse_laurent(std::string_view text);

} // namespace fastmm_tool
