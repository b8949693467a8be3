// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The time of the parts of a product, estimated from their arithmetic and their traffic: blocks read and written are counted
// from the tables and the way of each level.

#pragma once

#include <fastmm/planning/level_catalog.hpp>
#include <fastmm/planning/machine_model.hpp>
#include <fastmm/planning/planned_level.hpp>

#include <fastmm/execution/pass_level.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The sizes of a product, as the model computes with them.
struct product_size {
    double m, k, n;

    double products() const { return m * k * n; }
    double elements() const { return m * k + k * n + m * n; }
};

inline product_size blocks_of(const product_size& size, const shape& s) {
    return {std::floor(size.m / s.m), std::floor(size.k / s.k), std::floor(size.n / s.n)};
}

// Below this many products no further level pays on any machine, and an estimate of it is not worth its time.
template <class T>
inline constexpr double smallest_for_levels = blocked_scalar<T> ? 320.0 * 320 * 320 : 7;

template <class T>
bool ends_schedules(const product_size& size) {
    return size.products() <= smallest_for_levels<T>;
}

// The time of the parts of a product on a machine, with so many threads.
template <class T>
class time_estimate {
public:
    time_estimate(const machine_model& machine, int threads) : machine_(machine), threads_(threads) {}

    // Bytes a second of a pass over so many bytes, by the whole team. What the cache holds of them is found there.
    double bandwidth(double bytes) const {
        const double memory = std::min(threads_ * machine_.memory_bandwidth,
                                       std::max(machine_.memory_bandwidth, machine_.shared_bandwidth)),
                     found = std::min(1.0, machine_.cache_bytes / bytes);
        return 1 / (found / (threads_ * machine_.cached_bandwidth) + (1 - found) / memory);
    }

    // Whether the products of these blocks, of a level that is executed by passes, run side by side, each by one thread.
    bool side_by_side(const product_size& blocks) const {
        return threads_ > 1 && blocks.products() < products_of_small_blocks;
    }

    // The classical product, by the team, or by one of its threads while the others do the like: arithmetic, the packing of A and of B, and what is seen of the traffic of C.
    double classical(const product_size& size, bool alone = false) const {
        const auto [m, k, n] = size;
        const double loss = 1 + machine_.small_loss * (1 / m + 1 / k + 1 / n);
        // C is read and written once for every kc of the depth, and a prefetch hides most of that.
        constexpr double depth = 512, seen = 0.35;
        const double moved =
            sizeof(T) * (1.5 * m * k + 3 * k * n + seen * 2 * m * n * std::ceil(k * (1 / depth)));
        return machine_.call_seconds + arithmetic(size, alone) * loss +
               moved / bandwidth(sizeof(T) * size.elements());
    }

    // The least that any schedule of so many levels can take.
    double at_least(const product_size& size, int levels) const {
        constexpr std::array<double, most_planned_levels + 1> saved{1, 0.8, 0.64, 0.51, 0.4};
        return arithmetic(size, true) * saved[static_cast<std::size_t>(levels)];
    }

    // The passes and fringes of a level, without its products. `blocks`: of one block.
    double level(const shape& s, const block_traffic& traffic, const product_size& size,
                 const product_size& blocks) const {
        const auto [m, k, n] = size;
        const double core_m = blocks.m * s.m, core_k = blocks.k * s.k, core_n = blocks.n * s.n;
        const double moved = sizeof(T) * (traffic.a * blocks.m * blocks.k + traffic.b * blocks.k * blocks.n +
                                          traffic.c * blocks.m * blocks.n);
        return moved / bandwidth(sizeof(T) * size.elements()) + fringe({core_m, k - core_k, core_n}) +
               fringe({core_m, k, n - core_n}) + fringe({m - core_m, k, n});
    }

private:
    // Alone: a thread's part of the time, since all of them are busy.
    double arithmetic(const product_size& size, bool alone) const {
        const double threads = alone ? threads_ : useful_threads<T>(threads_, size.products());
        return 2 * size.products() / (threads * machine_.flops);
    }

    // A thin product, which moves more than it multiplies.
    double fringe(const product_size& size) const {
        const auto [m, k, n] = size;
        if (m <= 0 || k <= 0 || n <= 0)
            return 0;
        return classical(size) + 2 * sizeof(T) * m * n / bandwidth(sizeof(T) * m * n);
    }

    machine_model machine_;
    int threads_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
