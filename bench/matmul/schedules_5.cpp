// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "scheduled_definition.hpp"

using namespace fastmm;

FASTMM_BENCH_SCHEDULE(levels<tables::f3x4x5_47>);
FASTMM_BENCH_SCHEDULE(levels<tables::f4x5x5_76>);
