// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The kernels that are compiled ahead for several instruction sets (the library fastmm::kernels), as a table of
// functions. A program that is compiled for any x86-64 and linked with it runs the kernels of its machine.

#pragma once

#include <fastmm/version.hpp>

#include <complex>
#include <concepts>
#include <cstddef>

// Defined by whoever links fastmm::kernels (its CMake target does it): the headers then call the library.
#if defined(FASTMM_USE_KERNELS)
#define FASTMM_DETAIL_USES_KERNELS 1
#else
#define FASTMM_DETAIL_USES_KERNELS 0
#endif

#define FASTMM_DETAIL_KERNELS_JOIN2(major, minor) v##major##_##minor
#define FASTMM_DETAIL_KERNELS_JOIN(major, minor) FASTMM_DETAIL_KERNELS_JOIN2(major, minor)
#define FASTMM_DETAIL_KERNELS_VERSION FASTMM_DETAIL_KERNELS_JOIN(FASTMM_VERSION_MAJOR, FASTMM_VERSION_MINOR)

/// Instruction sets that differ between the library and the programs that use it: nothing in this namespace depends on
/// the options of a compilation.
namespace fastmm::kernels {

/// The instruction sets that the library holds, from the least to the best.
enum class instruction_set : int { baseline = 0, avx2 = 1, avx512 = 2 };

/// Scalars whose kernels the library holds.
template <class T>
concept compiled_scalar = std::same_as<T, float> || std::same_as<T, double> ||
    std::same_as<T, std::complex<float>> || std::same_as<T, std::complex<double>>;

/// The kernels of one scalar type for one instruction set. Pointers to void stand for the types of the same name in
/// kernel/, whose layout does not depend on the instruction set.
template <compiled_scalar T>
struct kernel_table {
    using real = decltype(std::real(T()));

    instruction_set set;
    std::ptrdiff_t mr;
    std::ptrdiff_t nr;
    bool swapped;
    void (*machine_blocks)(void* blocks);
    void (*packed_gemm)(const void* left, const void* right, const void* target, std::ptrdiff_t row,
                        std::ptrdiff_t col, std::ptrdiff_t rows, std::ptrdiff_t cols, const void* blocks,
                        const void* packed, void* magnitudes);
    bool (*small_gemm)(const T* alpha, const void* A, const void* B, const T* beta, const void* C);
    void (*add_multiple)(T* target, const T* x, const T* factor, const T* y, std::ptrdiff_t count);
    real (*largest_magnitude)(const real* values, std::ptrdiff_t count);
};

/// The version of this file's layout; a library of another one does not link.
inline namespace FASTMM_DETAIL_KERNELS_VERSION {

/// The kernels of the machine that runs the program, chosen once.
template <compiled_scalar T>
const kernel_table<T>& chosen();

/// The instruction set of chosen().
instruction_set chosen_instruction_set();

/// Makes chosen() keep to instruction sets up to this one; for tests and comparisons. It must not run at the same time
/// as a product, and a workspace size that was asked for before does not hold after it.
void limit_instruction_set(instruction_set most);

} // namespace FASTMM_DETAIL_KERNELS_VERSION

} // namespace fastmm::kernels
