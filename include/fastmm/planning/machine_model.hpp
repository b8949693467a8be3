// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the estimate of a product's time knows of a machine.

#pragma once

#include <fastmm/kernel/blocking.hpp>

#include <algorithm>

namespace fastmm::inline FASTMM_ABI {

/// Rates of a machine for one scalar type. Only their ratios matter: they decide between schedules.
struct machine_model {
    double flops; ///< Operations a second of the macro-kernel on one core.
    double
        cached_bandwidth; ///< Bytes a second of one core's passes over matrices that stay in the last-level cache.
    double memory_bandwidth; ///< Bytes a second of one core's passes over matrices that do not.
    double shared_bandwidth; ///< Bytes a second of all cores together, over such matrices.
    double cache_bytes;      ///< What stays in the last-level cache.
    double small_loss;       ///< Length at which a dimension halves the speed of the macro-kernel.
    double call_seconds;     ///< What a classical product of any size costs at least.

    friend constexpr bool operator==(const machine_model&, const machine_model&) = default;
};

namespace detail {

// Operations a second of one lane of a vector.
inline constexpr double flops_of_a_lane = 13.75e9;

// Operations a second on integers T, and their share of those on as many lanes of a float or double, which multiply and
// add at once: measured on a core with AVX-512 and AMX, the shares with AVX2 and SSE2 too.
template <class T>
constexpr double integer_flops() {
    if constexpr (has_byte_tile<T>) {
        return sizeof(T) == 1 ? 1.3e12 : sizeof(T) == 2 ? 8.5e11 : sizeof(T) == 4 ? 3.6e11 : 1.1e11;
    } else {
#if FASTMM_DETAIL_HAS_XSIMD
        constexpr double share = sizeof(T) == 2 ? 0.5 : sizeof(T) == 4 ? 0.35 : 0.2;
        return share * flops_of_a_lane * static_cast<double>(simd::lanes<T>);
#else
        return 2e9;
#endif
    }
}

// Current x86-64 servers, measured on a core with AVX-512 by `fastmm tune` and kept on the side of fewer levels: a core
// whose units are narrower has more bandwidth an operation, so that more levels would pay there.
template <class T>
constexpr machine_model default_machine() {
    machine_model machine{2e9, 38e9, 18e9, 34e9, 2e6, 6, 2e-7};
    if constexpr (machine_integer<T> && has_vector_tile<T>) {
        machine.flops = integer_flops<T>();
        // Sums are taken apart into bytes, which costs more than the memory they are in.
        if constexpr (has_byte_tile<T> && sizeof(T) < 8) {
            machine.cached_bandwidth /= 2;
            machine.memory_bandwidth /= 2;
        }
    } else if constexpr (has_vector_tile<T>) {
#if FASTMM_DETAIL_HAS_XSIMD
        machine.flops =
            flops_of_a_lane * static_cast<double>(simd::lanes<real_of<T>>) / (is_complex<T> ? 4 : 1);
#endif
    }
    return machine;
}

// The machine that runs the program, where its vectors are not known to the compiler.
template <class T>
machine_model this_machine() {
    machine_model machine = default_machine<T>();
    if constexpr (blocked_scalar<T>)
        if constexpr (dispatches<T>) {
            const kernels::instruction_set set = kernels::chosen_instruction_set();
            if (set != kernels::instruction_set::baseline) {
                const double bytes = set == kernels::instruction_set::avx2 ? 32 : 64;
                machine.flops = flops_of_a_lane * bytes / sizeof(real_of<T>) / (is_complex<T> ? 4 : 1);
            }
        }
    return machine;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
