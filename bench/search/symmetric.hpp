// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The rows of bench_search that measure walks among symmetric schemes.

#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>

namespace fastmm_bench {

/// Adds to rates how fast walks among cyclic and rotation schemes flip, and to times how soon they and half-turn walks reach known ranks,
/// one row each as main.cpp has them; seeds, draws and limit are its flags. What a walk found is proved before its time counts.
void measure_symmetric(nlohmann::ordered_json& rates, nlohmann::ordered_json& times, int seeds,
                       std::int64_t draws, double limit);

} // namespace fastmm_bench
