// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A plan's schedule against every other that might have been chosen.

#pragma once

#include "cases.hpp"

#include <fastmm/planning/wisdom.hpp>

#include <functional>

namespace fastmm_bench {

struct race_settings {
    int repeats = 8; ///< even: half of them choose the best, half judge
    double least_seconds = 0.02;
    const fastmm::wisdom* wisdom = nullptr;
    std::function<bool()> is_stopped;
};

/// Times the plan's candidates, and schedules that would be a natural guess, in turn. Nothing where it was stopped. `type`:
/// "double" or "float".
std::optional<plan_case> run_case(const plan_shape& shape, const std::string& type, int threads,
                                  const race_settings& settings);

} // namespace fastmm_bench
