// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Numbers as printf writes them.

#pragma once

#include <cstdio>
#include <string>

namespace fastmm_support {

/// formatted("%.1f", 1.25) is "1.2". Requires: the pattern is for these values; what goes beyond 127 characters is cut off.
template <class... Values>
std::string formatted(const char* pattern, Values... values) {
    char text[128];
    std::snprintf(text, sizeof text, pattern, values...);
    return text;
}

} // namespace fastmm_support
