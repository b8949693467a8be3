// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The kernels of one instruction set, that of the options with which this file is compiled: CMake compiles it once for
// each. FASTMM_KERNELS_SET is the enumerator's name.

#include <fastmm/kernel/gemm.hpp>

#include "tables.hpp"

namespace fastmm::kernels {

namespace {

template <class T>
void write_blocks(void* blocks) {
    *static_cast<cache_blocks*>(blocks) = machine_blocks<T>();
}

template <class T>
void run_packed(const void* left, const void* right, const void* target, std::ptrdiff_t row,
                std::ptrdiff_t col, std::ptrdiff_t rows, std::ptrdiff_t cols, const void* blocks,
                const void* packed, void* magnitudes) {
    packed_gemm<T>(*static_cast<const block_sum<T>*>(left), *static_cast<const block_sum<T>*>(right),
                   *static_cast<const product_target<T>*>(target), row, col, rows, cols,
                   *static_cast<const cache_blocks*>(blocks), *static_cast<const packing_buffers<T>*>(packed),
                   static_cast<operand_magnitudes<T>*>(magnitudes));
}

template <class T>
bool run_small(const T* alpha, const void* A, const void* B, const T* beta, const void* C) {
    return fastmm::detail::formed_unpacked<T>(*alpha, *static_cast<const matrix_view<const T>*>(A),
                                              *static_cast<const matrix_view<const T>*>(B), *beta,
                                              *static_cast<const matrix_view<T>*>(C));
}

template <class T>
void run_add_multiple(T* target, const T* x, const T* factor, const T* y, std::ptrdiff_t count) {
    add_multiple<T>(target, x, *factor, y, count);
}

template <class T>
constexpr kernel_table<T> make_table() {
    using real = typename kernel_table<T>::real;
    return {instruction_set::FASTMM_KERNELS_SET,
            tile_for<T>.mr,
            tile_for<T>.nr,
            tile_for<T>.swapped,
            &write_blocks<T>,
            &run_packed<T>,
            &run_small<T>,
            &run_add_multiple<T>,
            &fastmm::detail::largest_magnitude<real>};
}

} // namespace

template <>
const kernel_tables& tables_of<instruction_set::FASTMM_KERNELS_SET>() {
    static constexpr kernel_tables tables{make_table<float>(), make_table<double>(),
                                          make_table<std::complex<float>>(),
                                          make_table<std::complex<double>>()};
    return tables;
}

} // namespace fastmm::kernels
