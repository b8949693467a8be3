// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/display.hpp"

#include "exact/malformed.hpp"
#include "terminal/formatted.hpp"
#include "terminal/progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace fastmm_tool {

namespace {

using fastmm_support::formatted;

constexpr std::size_t most_shapes = 12;

} // namespace

std::string duration_text(double seconds) {
    if (seconds < 10)
        return formatted("%.1f s", seconds);
    const auto whole = static_cast<std::int64_t>(seconds);
    if (whole < 60)
        return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

search_display::search_display(bool quiet)
    : quiet_(quiet), terminal_(fastmm_support::is_terminal(stderr)), last_(std::chrono::steady_clock::now()) {
}

void search_display::tell(const std::string& line) {
    clear();
    std::fprintf(stderr, "fastmm: %s\n", printable(line).c_str());
}

void search_display::clear() {
    if (drawn_ > 0)
        std::fprintf(stderr, "\033[%zuA\033[J", drawn_);
    drawn_ = 0;
}

void search_display::show(const search_session& session, bool is_failing) {
    const auto now = std::chrono::steady_clock::now();
    if (quiet_ || now - last_ < (terminal_ ? std::chrono::milliseconds(250) : std::chrono::seconds(1)))
        return;
    last_ = now;
    draw(picture(session, is_failing));
}

// The rate and the targets, those that improved last first; on a terminal also the parts.
std::vector<std::string> search_display::picture(const search_session& session, bool is_failing) {
    const double seconds = session.seconds();
    const std::int64_t flips = session.flips();
    const double rate = static_cast<double>(flips - flips_) / std::max(seconds - seconds_, 1e-3);
    flips_ = flips;
    seconds_ = seconds;
    const std::string work = rate == 0 && session.looks_for_additions()
                                 ? "looking for fewer additions"
                                 : formatted("%.1f", rate / 1e6) + " million flips/s";
    std::vector<std::string> lines{duration_text(seconds) + ", " + work +
                                   (is_failing ? ", not on disk: it cannot be written" : "")};
    std::vector<shape_progress> shapes = session.progress();
    std::stable_sort(shapes.begin(), shapes.end(), [](const shape_progress& x, const shape_progress& y) {
        return x.is_target != y.is_target ? x.is_target : x.improved > y.improved;
    });
    for (const shape_progress& p : shapes) {
        if (!p.best || lines.size() > most_shapes || (!terminal_ && !p.is_target))
            continue;
        lines.push_back(to_string(p.dimensions) + ": rank " + std::to_string(p.best->figures.rank) + ", " +
                        std::to_string(p.best->figures.additions) + " additions, " +
                        std::to_string(p.schemes) + (p.schemes == 1 ? " scheme" : " schemes") + ", " +
                        duration_text(seconds - p.improved) + " since the last improvement");
    }
    return lines;
}

void search_display::draw(const std::vector<std::string>& lines) {
    if (terminal_) {
        clear();
        for (const std::string& line : lines)
            std::fprintf(stderr, "%s\n", line.c_str());
        drawn_ = lines.size();
    } else {
        // One line, of the target that improved last.
        std::fprintf(stderr, "%s%s%s\n", lines[0].c_str(), lines.size() > 1 ? "; " : "",
                     lines.size() > 1 ? lines[1].c_str() : "");
    }
    std::fflush(stderr);
}

} // namespace fastmm_tool
