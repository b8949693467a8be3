// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "scheduled_definition.hpp"

FASTMM_BENCH_SCHEDULE(fastmm::levels<>);
