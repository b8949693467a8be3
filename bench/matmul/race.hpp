// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Contestants measured in turn.

#pragma once

#include "product.hpp"
#include "results.hpp"

#include <functional>
#include <string>
#include <vector>

namespace fastmm_bench {

/// What a long measurement tells and asks of its surroundings.
struct surroundings {
    std::function<void(const std::string&)> about_to; ///< Called before each measurement with its name.
    std::function<bool()> is_stopped;                 ///< Asked before each measurement.
};

/// The measurements of one case, for those who count them.
std::size_t steps_of(std::size_t contestants, int repeats);

/// Measures `where` into itself: every contestant first multiplies once for its result to be compared with that of
/// the first peer (or of the first contestant at all) and for the number of calls that a measurement takes; then, in
/// every repeat, each is timed once, beginning with another one every time, and the peak with them. Returns false
/// where it was stopped on the way; what was measured is then not whole. Whose result is wrong is not timed.
template <class T>
bool run_race(measured_case& where, const std::vector<const contestant*>& contestants, int repeats,
              double min_time, const surroundings& around);

/// The micro-kernel alone, with its slivers in the first-level cache.
template <class T>
measured_micro_kernel run_micro_kernel(int repeats, double min_time);

} // namespace fastmm_bench
