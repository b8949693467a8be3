// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "peak.hpp"

#include "fma_chains.hpp"
#include "timing.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <barrier>
#include <cstddef>
#include <thread>
#include <vector>

namespace fastmm_bench {

#define FASTMM_BENCH_DECLARE(width)                                                                          \
    extern const std::ptrdiff_t lanes_##width;                                                               \
    double fma_chains_##width(double, std::ptrdiff_t rounds);                                                \
    float fma_chains_##width(float, std::ptrdiff_t rounds)
FASTMM_BENCH_DECLARE(native);
#if FASTMM_BENCH_X86
FASTMM_BENCH_DECLARE(avx2);
FASTMM_BENCH_DECLARE(avx512);
#endif
#undef FASTMM_BENCH_DECLARE

namespace {

template <class T>
struct width {
    T (*run)(T, std::ptrdiff_t rounds);
    std::ptrdiff_t lanes;
};

template <class T>
std::vector<width<T>> widths(vectors whose) {
    constexpr auto per_double = static_cast<std::ptrdiff_t>(sizeof(double) / sizeof(T));
    std::vector<width<T>> result{{fma_chains_native, lanes_native * per_double}};
    if (whose == vectors::of_the_build)
        return result;
#if FASTMM_BENCH_X86
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        result.push_back({fma_chains_avx2, lanes_avx2 * per_double});
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        result.push_back({fma_chains_avx512, lanes_avx512 * per_double});
#endif
    return result;
}

// The rounds that one thread needs to fill the time.
template <class T>
std::ptrdiff_t rounds_for(const width<T>& w, double seconds) {
    std::ptrdiff_t rounds = 1000;
    for (;;) {
        const double taken = fastmm_support::seconds_of([&] {
            T result = w.run(T(0), rounds);
            benchmark::DoNotOptimize(result);
        });
        if (10 * taken >= seconds)
            return static_cast<std::ptrdiff_t>(static_cast<double>(rounds) * std::max(1.0, seconds / taken));
        rounds *= 4;
    }
}

// All threads begin together, and the last to end counts.
template <class T>
double rate_of_all(const width<T>& w, int threads, double seconds) {
    const std::ptrdiff_t rounds = rounds_for(w, seconds);
    std::barrier all_here(threads);
    std::vector<std::thread> others;
    const auto run = [&] {
        T result = w.run(T(0), rounds);
        benchmark::DoNotOptimize(result);
    };
    for (int i = 1; i < threads; ++i)
        others.emplace_back([&] {
            all_here.arrive_and_wait();
            run();
        });
    all_here.arrive_and_wait();
    const fastmm_support::stopwatch watch;
    run();
    for (std::thread& other : others)
        other.join();
    const double flops = 2.0 * threads * static_cast<double>(chains) * static_cast<double>(w.lanes) *
                         static_cast<double>(rounds);
    return 1e-9 * flops / watch.seconds();
}

} // namespace

template <class T>
double measured_peak(vectors whose, int threads, double seconds) {
    double best = 0;
    for (const width<T>& w : widths<T>(whose))
        best = std::max(best, rate_of_all(w, threads, seconds));
    return best;
}

template double measured_peak<double>(vectors, int, double);
template double measured_peak<float>(vectors, int, double);

} // namespace fastmm_bench
