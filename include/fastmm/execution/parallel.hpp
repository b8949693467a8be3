// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Threads: the caller's, or OpenMP's where the program is compiled with it, else the calling thread alone.

#pragma once

#include <fastmm/execution/parallel_for.hpp>

#include <algorithm>
#include <cstddef>

#if defined(_OPENMP)
#include <omp.h>
#endif

namespace fastmm::inline FASTMM_ABI {

/// The number of threads that a product uses where the caller names none: those of OpenMP, or 1 without it and inside
/// a parallel region.
inline int default_threads() {
#if defined(_OPENMP)
    return omp_in_parallel() ? 1 : std::max(1, omp_get_max_threads());
#else
    return 1;
#endif
}

namespace detail {

#if defined(_OPENMP)
inline constexpr bool has_threads = true;
#else
inline constexpr bool has_threads = false;
#endif

// One of the threads of a team.
struct team_member {
    int index = 0;
    int size = 1;

    // This member's part of 0 .. length, in whole multiples of `unit`: as equal as that allows.
    struct range {
        std::ptrdiff_t begin;
        std::ptrdiff_t end;
    };
    range share(std::ptrdiff_t length, std::ptrdiff_t unit) const {
        const std::ptrdiff_t units = (length + unit - 1) / unit;
        const auto border = [&](int member) { return std::min(length, units * member / size * unit); };
        return {border(index), border(index + 1)};
    }
};

// Calls body(team_member) once for every member of a team of at most `threads`. The body must not throw, nor wait for
// another member: they may run one after another. Where one part of the work needs all of another, each takes a call.
template <class Body>
void run_team(const parallel_for_hook& parallel, int threads, Body body) {
    if (threads > 1 && parallel)
        return parallel(threads, parallel_task([&](int index) { body(team_member{index, threads}); }));
#if defined(_OPENMP)
    if (threads > 1) {
#pragma omp parallel num_threads(threads)
        body(team_member{omp_get_thread_num(), omp_get_num_threads()});
        return;
    }
#else
    (void)threads;
#endif
    body(team_member{});
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
