// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "scheduled_definition.hpp"

template void fastmm_bench::multiply_planned(const fastmm_bench::product<double>&);
template void fastmm_bench::multiply_planned(const fastmm_bench::product<float>&);
