// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Compiled with another -march than the rest of the program. It makes no Eigen matrix: Eigen itself aligns
// memory by the instruction set, under one name.

#include "product.hpp"
#include "units.hpp"

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

void multiply_in_unit_of_other_instruction_set(std::ptrdiff_t n, const double* a, const double* b,
                                               double* c) {
    multiply_under_schedules(n, a, b, c);
}

std::string instruction_set_of_other_unit() {
    return TEXT(FASTMM_ABI);
}
