// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A progress bar on stderr for what is mostly over before anybody looks: it comes after a second, on a terminal only.

#pragma once

#include "terminal/progress.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>

namespace fastmm_support {

class late_bar {
public:
    explicit late_bar(std::string name) : name_(std::move(name)), terminal_(is_terminal(stderr)) {}
    late_bar(const late_bar&) = delete;
    late_bar& operator=(const late_bar&) = delete;
    ~late_bar() { clear(); }

    /// What is being done now, and the part that is done.
    void describe(std::string what, double part = 0) {
        what_ = std::move(what);
        show(part);
    }

    /// part: of it that is done, from 0 to 1. Cheap, and writes at most ten times a second.
    void show(double part) {
        constexpr std::size_t length = 30;
        if (!terminal_)
            return;
        const auto now = clock::now();
        if (now - begin_ < std::chrono::seconds(1) || now - drawn_ < std::chrono::milliseconds(100))
            return;
        drawn_ = now;
        const auto filled = static_cast<std::size_t>(std::clamp(part, 0.0, 1.0) * length);
        std::fprintf(stderr, "\r\033[K%s [%s%s] %s", name_.c_str(), std::string(filled, '#').c_str(),
                     std::string(length - filled, '.').c_str(), what_.c_str());
        std::fflush(stderr);
        shown_ = true;
    }

    void clear() {
        if (shown_)
            std::fprintf(stderr, "\r\033[K");
        shown_ = false;
    }

private:
    using clock = std::chrono::steady_clock;

    std::string name_;
    std::string what_;
    bool terminal_;
    bool shown_ = false;
    clock::time_point begin_ = clock::now();
    clock::time_point drawn_ = {};
};

} // namespace fastmm_support
