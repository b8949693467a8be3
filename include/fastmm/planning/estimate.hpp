// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The time of a product under a schedule, estimated from its arithmetic and its traffic.

#pragma once

#include <fastmm/execution/recursion.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// What the estimate knows of a machine. Only ratios matter: they decide between schedules.
struct machine_model {
    double flops;              ///< Operations a second of the classical product, large matrices.
    double cached_bandwidth;   ///< Bytes a second of block additions that stay in the last-level cache.
    double memory_bandwidth;   ///< Bytes a second of block additions that leave it.
    double cache_bytes;        ///< Size of the last-level cache.
    double small_product_loss; ///< Length at which a dimension halves the speed of the classical product.
};

namespace detail {

// One core of a current x86-64 server, measured on Zen 3 by bench/; the ratio of flops to bandwidth moves
// little from machine to machine.
template <class T>
constexpr machine_model default_machine() {
    machine_model machine{1e9, 24e9, 11e9, 24e6, 12};
#if FASTMM_DETAIL_HAS_XSIMD
    if constexpr (simd::available<T>)
        machine.flops = 10e9 * static_cast<double>(simd::lanes<T>);
#endif
    if constexpr (!blocked_scalar<T>) {
        // A ring of unknown cost, probably a dear one: its elements are moved for nothing in comparison.
        machine.flops = 1e7;
        machine.small_product_loss = 0;
    }
    return machine;
}

// Blocks read and written by the additions of a table, for each of the three matrices.
struct block_traffic {
    int a = 0;
    int b = 0;
    int c = 0;
};

template <table F>
constexpr block_traffic count_traffic() {
    block_traffic traffic;
    for (const program_form& form : block_program_of<F>.u_forms)
        traffic.a += form.size() > 1 ? form.size() + 1 : 0;
    for (const program_form& form : block_program_of<F>.v_forms)
        traffic.b += form.size() > 1 ? form.size() + 1 : 0;
    for (const program_form& form : block_program_of<F>.w_forms)
        traffic.c += form.size() > 1 ? 2 * form.size() + 1 : 0;
    return traffic;
}

template <table F>
inline constexpr block_traffic traffic_of = count_traffic<F>();

template <class T>
double estimate(levels<>, const machine_model& machine, double m, double k, double n) {
    const double loss = 1 + machine.small_product_loss * (1 / m + 1 / k + 1 / n);
    return 2 * m * k * n / machine.flops * loss;
}

template <class T, table First, table... Rest>
double estimate(levels<First, Rest...>, const machine_model& machine, double m, double k, double n) {
    constexpr shape s = shape_of<First>;
    if (m < s.m || k < s.k || n < s.n)
        return estimate<T>(levels<>{}, machine, m, k, n);
    const double size = sizeof(T), bm = m / s.m, bk = k / s.k, bn = n / s.n;
    const double moved = size * (traffic_of<First>.a * bm * bk + traffic_of<First>.b * bk * bn +
                                 traffic_of<First>.c * bm * bn);
    const double resident = size * (m * k + k * n + m * n);
    const double bandwidth =
        resident > machine.cache_bytes ? machine.memory_bandwidth : machine.cached_bandwidth;
    // A fringe of half a block is the mean.
    const double fringe = 1 + 0.1 * (s.m - 1) / m + 0.1 * (s.k - 1) / k + 0.1 * (s.n - 1) / n;
    return fringe *
           (moved / bandwidth + rank_of<First> * estimate<T>(levels<Rest...>{}, machine, bm, bk, bn));
}

} // namespace detail

/// Seconds that an m x k by k x n product of scalars T is estimated to take under the schedule S, one thread.
template <schedule S, scalar T>
double estimated_seconds(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                         const machine_model& machine = detail::default_machine<T>()) {
    if (m == 0 || k == 0 || n == 0)
        return 0;
    return detail::estimate<T>(S{}, machine, static_cast<double>(m), static_cast<double>(k),
                               static_cast<double>(n));
}

} // namespace fastmm::inline FASTMM_ABI
