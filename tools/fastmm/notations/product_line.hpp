// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One line of a text of products of linear forms.

#pragma once

#include "notations/text_scanner.hpp"

#include <array>
#include <vector>

namespace fastmm_tool {

/// A coefficient times a block, "-2*a12"; rows and columns count from 0.
struct form_term {
    int row;
    int col;
    std::size_t position;
    number coefficient;
};

/// The forms in a, b and c.
using product_line = std::array<std::vector<form_term>, 3>;

/// Reads a product of three forms up to the end of its line or to a comment. Indices are at most `most_dimension`, no form
/// has more terms than that admits. A factor of the whole product goes to c.
product_line read_product_line(text_scanner& scanner, int most_dimension, int most_depth);

} // namespace fastmm_tool
