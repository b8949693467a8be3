// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a product refuses of its options, whatever its scalars.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/execution/options.hpp>
#include <fastmm/execution/parallel.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace fastmm::inline FASTMM_ABI::detail {

// The threads of a product that uses `all` where the caller names none. Throws fastmm::error for a number that is none, and
// where the caller's loop does not know how many tasks may run at a time.
inline int threads_of(const options& wanted, int all) {
    if (wanted.threads < 0)
        fail("a product cannot use " + std::to_string(wanted.threads) + " threads");
    if (wanted.threads == 0 && wanted.parallel)
        fail("options.parallel runs tasks, but options.threads does not say how many at a time");
    if (wanted.threads == 0)
        return all;
    return has_threads || wanted.parallel ? wanted.threads : 1;
}

// Throws fastmm::error where a workspace is given and holds less than bytes_needed(), or where C overlaps an operand, for
// which a temporary would be allocated. `what`: that which is formed.
template <class Bytes>
void check_given_workspace(const options& wanted, bool overlapping, std::string_view what,
                           Bytes bytes_needed) {
    if (wanted.workspace.data() == nullptr)
        return;
    if (overlapping)
        fail("C overlaps A or B, and with a given workspace no temporary is allocated for it");
    const std::size_t needed = bytes_needed();
    if (wanted.workspace.size() < needed)
        fail("the given workspace has " + std::to_string(wanted.workspace.size()) + " bytes, but " +
             std::string(what) + " needs " + std::to_string(needed));
}

} // namespace fastmm::inline FASTMM_ABI::detail
