// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How far annealing and sharing bring the nonzeros and the additions of factorizations, and how soon.

#pragma once

#include <nlohmann/json.hpp>

namespace fastmm_bench {

/// Rows of nonzeros (from a walk to its rank, then annealed) and of additions after sharing (from an embedded table), a
/// measurement a seed from 1 on, each of so many seconds. What was found is proved before it counts.
nlohmann::ordered_json measure_additions(int seeds, double seconds);

/// The rows as a table, medians over seeds.
void print_additions(const nlohmann::ordered_json& rows);

} // namespace fastmm_bench
