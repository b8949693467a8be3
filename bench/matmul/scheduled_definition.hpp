// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The bodies of scheduled.hpp, for the units that instantiate them.

#pragma once

#include "scheduled.hpp"

namespace fastmm_bench {

template <fastmm::schedule S, class T>
void multiply_by(const product<T>& p) {
    fastmm::gemm<S>(T(1), left_of(p), right_of(p), T(0), result_of(p),
                    options_for<fastmm::options>(p.threads));
}

template <class T>
void multiply_planned(const product<T>& p) {
    fastmm::gemm(T(1), left_of(p), right_of(p), T(0), result_of(p), options_for<fastmm::options>(p.threads));
}

} // namespace fastmm_bench

/// Compiles products under the schedule that its arguments name, for double and float.
#define FASTMM_BENCH_SCHEDULE(...)                                                                           \
    template void fastmm_bench::multiply_by<__VA_ARGS__, double>(const fastmm_bench::product<double>&);      \
    template void fastmm_bench::multiply_by<__VA_ARGS__, float>(const fastmm_bench::product<float>&)
