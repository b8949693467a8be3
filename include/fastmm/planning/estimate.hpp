// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The time of a product under a schedule, estimated from its arithmetic and its traffic: blocks read and written are
// counted from the tables and the way of each level.

#pragma once

#include <fastmm/execution/recursion.hpp>
#include <fastmm/planning/machine_model.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Blocks of A, B and C that a level reads and writes beside the arithmetic of its products. A block that is written is
// counted twice, since the cache fetches it first.
struct block_traffic {
    double a = 0;
    double b = 0;
    double c = 0;
};

template <table F, way Execution>
constexpr block_traffic traffic_of() {
    constexpr shape s = shape_of<F>;
    constexpr auto& f = factorization_of<F>;
    const double rank = rank_of<F>, c_blocks = static_cast<double>(s.m) * s.n;
    if constexpr (Execution == way::packing || Execution == way::products) {
        // Packing reads every term of a sum instead of one block, which the classical product below would have read.
        // Updating several blocks of C from registers reads and writes each, a term.
        const double u = static_cast<double>(f.u.entries.size()), v = static_cast<double>(f.v.entries.size()),
                     w = static_cast<double>(f.w.entries.size());
        return {1.5 * (u - rank), v - rank, Execution == way::products ? rank + c_blocks : 3 * (w - rank)};
    } else {
        return {s.m * s.k + 2.0 * u_sweep<F>.step_homes, s.k * s.n + 2.0 * v_sweep<F>.step_homes,
                rank + c_blocks};
    }
}

inline double bandwidth_for(const machine_model& machine, double bytes) {
    return bytes > machine.cache_bytes ? machine.memory_bandwidth : machine.cached_bandwidth;
}

// The classical product: arithmetic, the packing of A and of B, and what is seen of the traffic of C.
template <class T>
double estimate(levels<>, const machine_model& machine, double m, double k, double n) {
    const double size = sizeof(T), loss = 1 + machine.small_loss * (1 / m + 1 / k + 1 / n);
    // C is read and written once for every kc of the depth, and a prefetch hides most of that.
    constexpr double depth = 512, seen = 0.35;
    const double moved = size * (1.5 * m * k + 3 * k * n + seen * 2 * m * n * std::ceil(k / depth));
    return machine.call_seconds + 2 * m * k * n / machine.flops * loss +
           moved / bandwidth_for(machine, size * (m * k + k * n + m * n));
}

template <class T, level First, level... Rest>
double estimate(levels<First, Rest...>, const machine_model& machine, double m, double k, double n) {
    using F = table_of<First>;
    constexpr shape s = shape_of<F>;
    if (m < s.m || k < s.k || n < s.n)
        return estimate<T>(levels<>{}, machine, m, k, n);
    constexpr block_traffic traffic = traffic_of<F, way_for<T, First, sizeof...(Rest) == 0>()>();
    const double size = sizeof(T), bm = std::floor(m / s.m), bk = std::floor(k / s.k),
                 bn = std::floor(n / s.n);
    const double moved = size * (traffic.a * bm * bk + traffic.b * bk * bn + traffic.c * bm * bn);
    double seconds = moved / bandwidth_for(machine, size * (m * k + k * n + m * n)) +
                     rank_of<F> * estimate<T>(levels<Rest...>{}, machine, bm, bk, bn);
    // The fringes: thin products, which move more than they multiply.
    const auto fringe = [&](double rows, double inner, double cols) {
        if (rows > 0 && inner > 0 && cols > 0)
            seconds += estimate<T>(levels<>{}, machine, rows, inner, cols) +
                       2 * size * rows * cols / bandwidth_for(machine, size * rows * cols);
    };
    fringe(bm * s.m, k - bk * s.k, bn * s.n);
    fringe(bm * s.m, k, n - bn * s.n);
    fringe(m - bm * s.m, k, n);
    return seconds;
}

} // namespace detail

/// Seconds that an m x k by k x n product of scalars T is estimated to take under the schedule S, one thread.
template <schedule S, scalar T>
double estimated_seconds(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                         const machine_model& machine = detail::this_machine<T>()) {
    if (m == 0 || k == 0 || n == 0)
        return 0;
    return detail::estimate<T>(S{}, machine, static_cast<double>(m), static_cast<double>(k),
                               static_cast<double>(n));
}

} // namespace fastmm::inline FASTMM_ABI
