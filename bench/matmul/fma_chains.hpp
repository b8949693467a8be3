// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Independent chains of fused multiply-adds in registers: what bounds every product.
//
// Included by one unit for each vector width, compiled with the options of that width. Such a unit must define
// nothing that another one might share, an inline function of the standard library for example: the linker would
// take either, and the machine may lack the instructions of the wider.

#pragma once

#include <fastmm/kernel/simd.hpp>

#include <cstddef>
#include <utility>

namespace fastmm_bench {

// 12 chains cover the latency of 4 or 5 cycles on two units, and fit 16 registers with their factors.
inline constexpr std::size_t chains = 12;

// No two chains begin alike, or the compiler might run one for all. The sums are elements of an array whose indices
// are template arguments: with a loop over them g++ -O2 keeps them in memory, and a fifth of the peak is measured.
template <class T, std::size_t... I>
FASTMM_ALWAYS_INLINE T run_fma_chains(std::ptrdiff_t rounds, std::index_sequence<I...>) {
    using namespace fastmm;
    using vector = simd::vector<T>;
    vector sums[] = {simd::broadcast(T(I))...};
    const vector x = simd::loaded<T>(simd::broadcast(T(0.5))), y = simd::loaded<T>(simd::broadcast(T(0.25)));
    for (std::ptrdiff_t round = 0; round < rounds; ++round)
        (simd::accumulate<T>(sums[I], x, y), ...);
    vector total = sums[0];
    ((total = simd::multiply_add<T>(sums[I], x, total)), ...);
    T lanes[static_cast<std::size_t>(simd::lanes<T>)];
    simd::store(lanes, total);
    return lanes[0];
}

} // namespace fastmm_bench

/// Defines the two functions that peak.cpp calls for one vector width; each returns something that depends on
/// every chain.
#define FASTMM_BENCH_FMA_CHAINS(width)                                                                       \
    namespace fastmm_bench {                                                                                 \
    extern const std::ptrdiff_t lanes_##width = fastmm::simd::lanes<double>;                                 \
    double fma_chains_##width(double, std::ptrdiff_t rounds) {                                               \
        return run_fma_chains<double>(rounds, std::make_index_sequence<chains>{});                           \
    }                                                                                                        \
    float fma_chains_##width(float, std::ptrdiff_t rounds) {                                                 \
        return run_fma_chains<float>(rounds, std::make_index_sequence<chains>{});                            \
    }                                                                                                        \
    }
