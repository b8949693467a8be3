// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Teams whose work may throw: operations of a scalar that allocates, or that has an opinion of its own.

#pragma once

#include <fastmm/execution/parallel.hpp>
#include <fastmm/execution/settings.hpp>

#include <atomic>
#include <exception>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Calls body(team_member) once for every member, as run_team() does. If some throw, the others end as usual, and then one
// of the exceptions goes on to the caller.
template <class Body>
void run_team_with_errors(const execution_settings& settings, Body body) {
    if (settings.threads <= 1)
        return body(team_member{});
#if FASTMM_HAS_EXCEPTIONS
    std::atomic<bool> failed{false};
    std::exception_ptr first;
    run_team(settings.parallel, settings.threads, [&](const team_member& member) {
        try {
            body(member);
        } catch (...) {
            if (!failed.exchange(true))
                first = std::current_exception();
        }
    });
    if (first)
        std::rethrow_exception(first);
#else
    run_team(settings.parallel, settings.threads, body);
#endif
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
