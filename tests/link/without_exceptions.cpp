// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Compiled with -fno-exceptions.

#include "product.hpp"
#include "units.hpp"

void multiply_in_unit_without_exceptions(std::ptrdiff_t n, const double* a, const double* b, double* c) {
    multiply_under_schedules(n, a, b, c);
}

failure fail_of_unit_without_exceptions() {
    return fastmm::fail;
}
