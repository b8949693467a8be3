// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One measurement by Google Benchmark.
//
// Google Benchmark times each of them; the order is ours. Its own --benchmark_enable_random_interleaving shuffles the
// repetitions of all benchmarks of a program, all sizes among one another: the operands of every size would have to
// be in memory at once, two measurements whose ratio is wanted may lie minutes apart, results come out at the very
// end, and a run that is interrupted has none.

#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace fastmm_bench {

struct timing {
    double seconds = 0; ///< Of one call, by the wall clock.
    std::int64_t calls = 0;
};

/// Calls often enough to fill `least_seconds`, and at least once.
timing time_of(const std::string& name, const std::function<void()>& call, double least_seconds);

/// Makes exactly so many calls.
timing time_of_calls(const std::string& name, const std::function<void()>& call, std::int64_t calls);

} // namespace fastmm_bench
