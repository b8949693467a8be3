// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The choice of an instruction set: what the processor and the operating system have, asked once.

#include "tables.hpp"

#include <algorithm>
#include <atomic>

namespace fastmm::kernels {

namespace {

instruction_set best_of_machine() {
#if defined(FASTMM_KERNELS_X86)
    __builtin_cpu_init();
    // What x86-64-v4 has; all processors with AVX-512 that are not a coprocessor have it.
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return instruction_set::avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return instruction_set::avx2;
#endif
    return instruction_set::baseline;
}

const kernel_tables* tables_for(instruction_set set) {
    switch (set) {
#if defined(FASTMM_KERNELS_X86)
    case instruction_set::avx512:
        return &tables_of<instruction_set::avx512>();
    case instruction_set::avx2:
        return &tables_of<instruction_set::avx2>();
#endif
    default:
        return &tables_of<instruction_set::baseline>();
    }
}

std::atomic<const kernel_tables*>& current() {
    static std::atomic<const kernel_tables*> tables = tables_for(best_of_machine());
    return tables;
}

} // namespace

inline namespace FASTMM_DETAIL_KERNELS_VERSION {

template <>
const kernel_table<float>& chosen<float>() {
    return current().load(std::memory_order_relaxed)->of_float;
}
template <>
const kernel_table<double>& chosen<double>() {
    return current().load(std::memory_order_relaxed)->of_double;
}
template <>
const kernel_table<std::complex<float>>& chosen<std::complex<float>>() {
    return current().load(std::memory_order_relaxed)->of_complex_float;
}
template <>
const kernel_table<std::complex<double>>& chosen<std::complex<double>>() {
    return current().load(std::memory_order_relaxed)->of_complex_double;
}

instruction_set chosen_instruction_set() {
    return chosen<double>().set;
}

void limit_instruction_set(instruction_set most) {
    current().store(tables_for(std::min(most, best_of_machine())));
}

} // namespace FASTMM_DETAIL_KERNELS_VERSION

} // namespace fastmm::kernels
