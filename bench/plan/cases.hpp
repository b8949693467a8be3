// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The products that plans are held against, and what was measured of each.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fastmm_bench {

struct plan_shape {
    std::string group;
    std::ptrdiff_t m, k, n;
};

std::string to_string(const plan_shape& shape);

/// Sixty shapes: square, odd, outer products (k small), inner products (k large), skinny (one of m and n small).
std::vector<plan_shape> sixty_shapes();

/// A schedule at one product; the seconds of one call, an entry a repeat.
struct timed_schedule {
    std::string name;
    std::vector<double> seconds;
};

struct plan_case {
    plan_shape shape;
    std::string type;
    int threads = 1;
    std::vector<timed_schedule> schedules; ///< the classical product first
    std::size_t estimated = 0;             ///< the position of the estimated plan's schedule
    std::optional<std::size_t> informed;   ///< that of the plan with wisdom
    double planning_seconds = 0;           ///< of make_plan(), estimated
};

/// How many times as fast one schedule was as another: the median, over the repeats that count, of ratios within a repeat.
enum class repeats { choosing, judging };
double ratio(const plan_case& at, std::size_t who, std::size_t other, repeats which);

/// The fastest schedule by every second repeat. Judged by the other repeats, it has no luck on its side: the best of many
/// equals is always ahead in the repeats that made it the best.
std::size_t best_of(const plan_case& at);

} // namespace fastmm_bench
