// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a refused input is told.

#pragma once

#include "exact/malformed.hpp"

#include <string>
#include <string_view>

namespace fastmm_test {

/// The message of the malformed that a call throws; "" where it throws none. Other exceptions pass.
template <class Call>
std::string message_of(Call call) {
    try {
        call();
    } catch (const fastmm_tool::malformed& problem) {
        return problem.what();
    }
    return "";
}

inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace fastmm_test
