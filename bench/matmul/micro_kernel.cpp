// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "micro_kernel.hpp"

#include "timer.hpp"

#include <fastmm/kernel/micro_kernel.hpp>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

namespace fastmm_bench {

template <class T>
micro_kernel_case micro_kernel_in_first_level_cache() {
    constexpr fastmm::register_tile tile = fastmm::tile_for<T>;
    constexpr auto bytes_a_step = static_cast<std::ptrdiff_t>(sizeof(T)) * (tile.mr + tile.nr);
    const std::ptrdiff_t depth = fastmm::machine_caches().first_level * 3 / 4 / bytes_a_step / 4 * 4;
    return {tile.mr, tile.nr, std::max<std::ptrdiff_t>(depth, 4)};
}

template <class T>
double micro_kernel_rate(const micro_kernel_case& of, double seconds) {
    // Numbers with all their digits: units that multiply zeros draw less power, and run faster.
    const auto filled = [](std::ptrdiff_t elements) {
        std::vector<T> memory(static_cast<std::size_t>(elements) + 64 / sizeof(T));
        std::minstd_rand random(1);
        std::uniform_real_distribution<T> uniform(T(-1), T(1));
        std::generate(memory.begin(), memory.end(), [&] { return uniform(random); });
        return memory;
    };
    const auto aligned = [](std::vector<T>& memory) {
        void* begin = memory.data();
        std::size_t space = memory.size() * sizeof(T);
        return static_cast<T*>(std::align(64, sizeof(T), begin, space));
    };
    std::vector<T> a_memory = filled(of.rows * of.depth), b_memory = filled(of.cols * of.depth),
                   c_memory = filled(of.rows * of.cols);
    const T* const a = aligned(a_memory);
    const T* const b = aligned(b_memory);
    T* const c = aligned(c_memory);
    const fastmm::single_target<T> target({c, of.rows, of.cols, 1, of.rows}, T(1), T(0));
    const timing taken = time_of(
        "micro-kernel", [&] { fastmm::micro_kernel<T>(of.depth, a, b, target.target(), 0, false, b); },
        seconds);
    return 2e-9 * static_cast<double>(of.rows * of.cols * of.depth) / taken.seconds;
}

template micro_kernel_case micro_kernel_in_first_level_cache<double>();
template micro_kernel_case micro_kernel_in_first_level_cache<float>();
template double micro_kernel_rate<double>(const micro_kernel_case&, double);
template double micro_kernel_rate<float>(const micro_kernel_case&, double);

} // namespace fastmm_bench
