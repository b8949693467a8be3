// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The product that every unit of this program makes: the same templates under the same schedules.

#pragma once

#include <fastmm/matmul.hpp>

namespace {

void multiply_under_schedules(std::ptrdiff_t n, const double* a, const double* b, double* c) {
    using strassen = fastmm::levels<fastmm::tables::strassen>;
    using mixed = fastmm::levels<fastmm::tables::f2x2x3_11, fastmm::tables::strassen>;
    const fastmm::matrix_view<const double> A{a, n, n, 1, n}, B{b, n, n, 1, n};
    const fastmm::matrix_view<double> C{c, n, n, 1, n};
    fastmm::gemm<strassen>(0.25, A, B, 0.0, C);
    fastmm::gemm<mixed>(0.5, A, B, 1.0, C);
    fastmm::gemm<fastmm::levels<>>(0.25, A, B, 1.0, C);
}

} // namespace
