// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "micro_kernel.hpp"

#include "timer.hpp"

#include <fastmm/kernel/micro_kernel.hpp>

#include <algorithm>
#include <memory>
#include <vector>

#if defined(__unix__)
#include <unistd.h>
#endif

namespace fastmm_bench {

namespace {

std::ptrdiff_t first_level_cache() {
#if defined(_SC_LEVEL1_DCACHE_SIZE)
    if (const long bytes = sysconf(_SC_LEVEL1_DCACHE_SIZE); bytes > 0)
        return bytes;
#endif
    return 32 * 1024;
}

} // namespace

template <class T>
micro_kernel_case micro_kernel_in_first_level_cache() {
    constexpr fastmm::blocking block = fastmm::blocking_for<T>;
    constexpr auto bytes_a_step = static_cast<std::ptrdiff_t>(sizeof(T)) * (block.mr + block.nr);
    const std::ptrdiff_t depth = first_level_cache() * 3 / 4 / bytes_a_step / 4 * 4;
    return {block.mr, block.nr, std::clamp<std::ptrdiff_t>(depth, 4, block.kc)};
}

template <class T>
double micro_kernel_rate(const micro_kernel_case& of, double seconds) {
    const auto filled = [](std::ptrdiff_t elements) {
        return std::vector<T>(static_cast<std::size_t>(elements) + 64 / sizeof(T), T(0.5));
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
    const timing taken = time_of(
        "micro-kernel", [&] { fastmm::micro_kernel<T>(of.depth, a, b, T(1), T(0), c, of.rows); }, seconds);
    return 2e-9 * static_cast<double>(of.rows * of.cols * of.depth) / taken.seconds;
}

template micro_kernel_case micro_kernel_in_first_level_cache<double>();
template micro_kernel_case micro_kernel_in_first_level_cache<float>();
template double micro_kernel_rate<double>(const micro_kernel_case&, double);
template double micro_kernel_rate<float>(const micro_kernel_case&, double);

} // namespace fastmm_bench
