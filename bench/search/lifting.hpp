// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How long factorizations modulo 2 take to be lifted, or refused; how soon walks that keep what lifts reach known ranks; and how
// many schemes of a walk invariants tell apart.

#pragma once

#include <nlohmann/json.hpp>

namespace fastmm_bench {

/// Prints tables, and returns every measurement. `limit` ends a walk, in seconds.
nlohmann::ordered_json measure_lifting(int seeds, double limit);

} // namespace fastmm_bench
