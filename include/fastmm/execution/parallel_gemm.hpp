// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product on a team of threads: each forms a part of C by itself, with packing buffers of its own.

#pragma once

#include <fastmm/execution/finite.hpp>
#include <fastmm/execution/settings.hpp>
#include <fastmm/execution/workspace.hpp>
#include <fastmm/kernel/gemm.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Below this many products a second thread costs more than it does.
inline constexpr double products_per_thread = 64.0 * 64.0 * 64.0;

// Of so many threads, those that a classical product with so many scalar products can use.
template <class T>
int useful_threads(int threads, double products) {
    if constexpr (!blocked_scalar<T>)
        return 1;
    return static_cast<int>(std::clamp(products / products_per_thread, 1.0, static_cast<double>(threads)));
}

template <class T>
int useful_threads(const execution_settings& settings, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return useful_threads<T>(settings.threads,
                             static_cast<double>(m) * static_cast<double>(k) * static_cast<double>(n));
}

// A team as a grid of rows x cols threads over C, so that the threads together pack the least.
struct team_grid {
    int rows = 1;
    int cols = 1;

    team_grid(int size, std::ptrdiff_t m, std::ptrdiff_t n) {
        double least = 0;
        for (int r = 1; r <= size; ++r) {
            if (size % r != 0)
                continue;
            const double packed = static_cast<double>(m) / r + static_cast<double>(n) * r / size;
            if (least == 0 || packed < least) {
                least = packed;
                rows = r;
                cols = size / r;
            }
        }
    }
};

template <class T, class In = T>
std::size_t packing_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                          const execution_settings& settings) {
    using packed = packed_scalar<T, In>;
    const packing_sizes sizes = packing_for<T>(m, k, n, settings.blocks);
    return lease_bytes<packed>(sizes.left) + lease_bytes<packed>(sizes.right);
}

// Bytes that parallel_gemm leases.
template <class T, class In = T>
std::size_t parallel_packing_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                   const execution_settings& settings) {
    return static_cast<std::size_t>(useful_threads<T>(settings, m, k, n)) *
           packing_bytes<T, In>(m, k, n, settings);
}

// packed_gemm on a team. The parts of C are whole register tiles, so that an element is computed in the same way by
// any number of threads. `record`, where there is one, is told the magnitudes of the sums. In: the type of the operands.
template <class T, class In = T>
void parallel_gemm(const block_sum<In>& left, const block_sum<In>& right, const product_target<T>& target,
                   arena& memory, const execution_settings& settings, magnitude_record<T>* record) {
    const std::ptrdiff_t m = target.rows, k = left.cols, n = target.cols;
    const int threads = useful_threads<T>(settings, m, k, n);
    const packing_sizes sizes = packing_for<T>(m, k, n, settings.blocks);
    using packed = packed_scalar<T, In>;
    const std::ptrdiff_t one =
        static_cast<std::ptrdiff_t>(packing_bytes<T, In>(m, k, n, settings) / sizeof(packed));
    const lease<packed> packing(memory, threads * one);
    const register_tile tile = machine_tile<T>();
    const std::ptrdiff_t unit = std::lcm(tile.mr, tile.nr);
    run_team(settings.parallel, threads, [&](const team_member& member) {
        packed* const own = packing.data() + member.index * one;
        const packing_buffers<packed> buffers{own, own + lease_stride<packed>(sizes.left)};
        const team_grid grid(member.size, m, n);
        const auto rows = team_member{member.index / grid.cols, grid.rows}.share(m, unit);
        const auto cols = team_member{member.index % grid.cols, grid.cols}.share(n, unit);
        operand_magnitudes<T> magnitudes;
        if (rows.begin < rows.end && cols.begin < cols.end)
            packed_gemm<T, In>(left, right, target, rows.begin, cols.begin, rows.end - rows.begin,
                               cols.end - cols.begin, settings.blocks, buffers,
                               record != nullptr ? &magnitudes : nullptr);
        if (record != nullptr) {
            record->note_a(magnitudes.left);
            record->note_b(magnitudes.right);
        }
    });
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
