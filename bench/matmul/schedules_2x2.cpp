// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "scheduled_definition.hpp"

using namespace fastmm;

FASTMM_BENCH_SCHEDULE(levels<tables::strassen>);
FASTMM_BENCH_SCHEDULE(levels<tables::winograd>);
FASTMM_BENCH_SCHEDULE(levels<tables::winograd, tables::winograd>);
