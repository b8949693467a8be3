// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a running search shows on the standard error: a few lines that are drawn over and over on a terminal, a line a second anywhere
// else.

#pragma once

#include "search/session.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace fastmm_tool {

/// "0.5 s", "12 s", "3 min 20 s", "2 h 5 min"
std::string duration_text(double seconds);

class search_display {
public:
    /// Nothing at all where `quiet`.
    explicit search_display(bool quiet);
    search_display(const search_display&) = delete;
    search_display& operator=(const search_display&) = delete;
    ~search_display() { clear(); }

    /// Cheap: draws at most four times a second, or a line a second.
    void show(const search_session& session, bool is_failing);
    /// A line that stays.
    void tell(const std::string& line);
    /// Removes what was drawn.
    void clear();

private:
    std::vector<std::string> picture(const search_session& session, bool is_failing);
    void draw(const std::vector<std::string>& lines);

    bool quiet_, terminal_;
    std::size_t drawn_ = 0; // lines
    std::chrono::steady_clock::time_point last_{};
    std::int64_t flips_ = 0;
    double seconds_ = 0;
};

} // namespace fastmm_tool
