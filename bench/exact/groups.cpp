// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Groups of products that no source file of their own has yet.

#include "race.hpp"

namespace fastmm_bench {

void race_heavy(exact_race&) {}

} // namespace fastmm_bench
