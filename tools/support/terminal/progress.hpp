// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Progress of a long computation on stderr: a bar on a terminal, a few plain lines anywhere else.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace fastmm_support {

inline bool is_terminal(std::FILE* stream) {
#if defined(_WIN32)
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

class progress {
public:
    /// lines: the most plain lines that are written where there is no terminal.
    progress(std::string name, std::size_t steps, std::size_t lines = 5)
        : name_(std::move(name)), steps_(steps), lines_(lines), terminal_(is_terminal(stderr)) {}

    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    ~progress() {
        if (terminal_)
            std::fprintf(stderr, "\r\033[K");
    }

    /// To be called once before every step, with what is worth knowing now.
    void advance(const std::string& note) {
        if (terminal_)
            draw_bar(note);
        else if (done_ * lines_ / steps_ != (done_ + 1) * lines_ / steps_)
            std::fprintf(stderr, "%s: step %zu of %zu  %s\n", name_.c_str(), done_ + 1, steps_, note.c_str());
        ++done_;
    }

private:
    using clock = std::chrono::steady_clock;

    static constexpr std::size_t bar_length = 30;

    void draw_bar(const std::string& note) {
        // A terminal may be slow: ten pictures a second are enough.
        if (done_ != 0 && clock::now() - drawn_ < std::chrono::milliseconds(100))
            return;
        drawn_ = clock::now();
        const std::size_t filled = done_ * bar_length / steps_;
        const std::string bar = std::string(filled, '#') + std::string(bar_length - filled, '.');
        std::fprintf(stderr, "\r\033[K%s [%s] %zu/%zu  %s", name_.c_str(), bar.c_str(), done_ + 1, steps_,
                     note.c_str());
        std::fflush(stderr);
    }

    std::string name_;
    std::size_t steps_;
    std::size_t lines_;
    std::size_t done_ = 0;
    bool terminal_;
    clock::time_point drawn_ = {};
};

} // namespace fastmm_support
