// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What products are timed on, and the pause before each.

#pragma once

#include <chrono>
#include <cstddef>
#include <random>
#include <thread>
#include <vector>

namespace fastmm_bench {

/// Uniform between -1 and 1: numbers with all their digits.
template <class T>
std::vector<T> random_matrix(std::ptrdiff_t rows, std::ptrdiff_t cols, unsigned seed) {
    std::minstd_rand engine(seed);
    std::uniform_real_distribution<T> uniform(-1, 1);
    std::vector<T> result(static_cast<std::size_t>(rows * cols));
    for (T& element : result)
        element = uniform(engine);
    return result;
}

/// The threads of a library spin for a while after its product, in the hope of another one: libgomp's for some 15 ms,
/// LLVM's for as long as main() lets them. Two libraries with threads of their own would take each other's cores.
inline void let_threads_rest(int threads, std::chrono::milliseconds pause) {
    if (threads > 1)
        std::this_thread::sleep_for(pause);
}

} // namespace fastmm_bench
