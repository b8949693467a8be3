// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Files that a measurement will write: whether it can is asked before it begins.

#pragma once

#include "chart/svg.hpp"

#include <filesystem>
#include <string>

namespace fastmm_bench {

/// Throws std::runtime_error, naming the path, where the file cannot be written; nothing for an empty path. Leaves no empty
/// file where there was none.
inline void require_writable(const std::string& path) {
    if (path.empty())
        return;
    const bool existed = std::filesystem::exists(path);
    fastmm_support::require_writable(path);
    if (!existed)
        std::filesystem::remove(path);
}

} // namespace fastmm_bench
