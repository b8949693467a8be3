// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "product.hpp"
#include "units.hpp"

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

void multiply_in_first_unit(std::ptrdiff_t n, const double* a, const double* b, double* c) {
    multiply_under_schedules(n, a, b, c);
}

std::string instruction_set_of_first_unit() {
    return TEXT(FASTMM_ABI);
}

bool first_unit_throws() {
    try {
        const Eigen::MatrixXd A(2, 3), B(4, 5);
        fastmm::matmul<fastmm::levels<>>(A, B);
    } catch (const fastmm::error&) {
        return true;
    }
    return false;
}

const void* workspace_of_first_unit() {
    return &fastmm::detail::thread_workspace();
}

failure fail_of_first_unit() {
    return fastmm::fail;
}
