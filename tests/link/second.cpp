// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "product.hpp"
#include "units.hpp"

void multiply_in_second_unit(std::ptrdiff_t n, const double* a, const double* b, double* c) {
    multiply_under_schedules(n, a, b, c);
}

const void* workspace_of_second_unit() {
    return &fastmm::detail::thread_workspace();
}

failure fail_of_second_unit() {
    return fastmm::fail;
}
