// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a product is executed with, beside its operands.

#pragma once

#include <fastmm/execution/parallel.hpp>
#include <fastmm/execution/scaling.hpp>
#include <fastmm/kernel/blocking.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

/// How a product is executed: everything that a result's last bits may depend on, but for `threads` and `parallel`.
struct execution_settings {
    cache_blocks blocks{};
    /// The most threads of a team.
    int threads = 1;
    /// Columns of B whose sums are held at a time by a level that is executed by panels.
    std::ptrdiff_t strip = 1024;
    /// Who runs a team; none: OpenMP.
    parallel_for_hook parallel{};
    /// Of a whole product, not of what its levels do.
    fastmm::scaling scaling = fastmm::scaling::none;

    /// The same for one thread, that of the caller.
    execution_settings alone() const {
        execution_settings result = *this;
        result.threads = 1;
        result.parallel = {};
        return result;
    }
};

/// The settings of this machine.
template <class T>
execution_settings machine_settings(int threads, const parallel_for_hook& parallel = {}) {
    if constexpr (blocked_scalar<T>)
        return {machine_blocks<T>(), threads, 1024, parallel};
    else
        return {{}, threads, 1024, parallel};
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
