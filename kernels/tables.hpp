// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the files of the library fastmm::kernels share: the kernels of one instruction set, for all scalars.

#pragma once

#include <fastmm/kernel/kernel_table.hpp>

#include <complex>

namespace fastmm::kernels {

struct kernel_tables {
    kernel_table<float> of_float;
    kernel_table<double> of_double;
    kernel_table<std::complex<float>> of_complex_float;
    kernel_table<std::complex<double>> of_complex_double;
};

/// Defined in instruction_set.cpp, once for each instruction set that the library holds.
template <instruction_set Set>
const kernel_tables& tables_of();

template <>
const kernel_tables& tables_of<instruction_set::baseline>();
template <>
const kernel_tables& tables_of<instruction_set::avx2>();
template <>
const kernel_tables& tables_of<instruction_set::avx512>();

} // namespace fastmm::kernels
