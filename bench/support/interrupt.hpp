// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Ctrl-C ends a measurement after the product that is running, and what is whole is kept.

#pragma once

#include <csignal>

namespace fastmm_bench {

inline volatile std::sig_atomic_t interrupted = 0;

extern "C" inline void fastmm_bench_interrupt(int) {
    interrupted = 1;
    std::signal(SIGINT, SIG_DFL); // A second one ends the program at once.
}

inline void watch_for_interrupts() {
    std::signal(SIGINT, fastmm_bench_interrupt);
}

} // namespace fastmm_bench
