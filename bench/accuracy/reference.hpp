// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products with so many digits that what they lack does not matter beside the errors that are measured.

#pragma once

#include "operands.hpp"

#include <vector>

namespace fastmm_accuracy {

/// The elements of A B, column by column, each as the sum of two numbers.
struct reference {
    std::vector<double> high, low;
};

/// Of doubles: every product and sum with its error, as if in twice the digits (T. Ogita, S. M. Rump and S. Oishi,
/// Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005), algorithm 5.3). Of floats: in double.
reference multiply_exactly(const operands<double>& of);
reference multiply_exactly(const operands<float>& of);

} // namespace fastmm_accuracy
