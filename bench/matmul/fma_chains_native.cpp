// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "fma_chains.hpp"

FASTMM_BENCH_FMA_CHAINS(native)
