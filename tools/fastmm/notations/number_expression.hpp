// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Coefficients that stand in a text as expressions of numbers.

#pragma once

#include "notations/text_scanner.hpp"

namespace fastmm_tool {

/// Reads on to the first byte that cannot belong to the expression and returns its value: real literals, + - * /, ** or ^
/// with a whole number, and brackets that nest at most so deep. Takes no stack for long chains of operators.
number read_number_expression(text_scanner& scanner, int most_depth);

} // namespace fastmm_tool
