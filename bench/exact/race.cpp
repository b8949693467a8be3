// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "race.hpp"

#include "timer.hpp"
#include "timing.hpp"

#include <algorithm>
#include <cstdint>

namespace fastmm_bench {

double exact_result::ratio(std::size_t other) const {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < seconds[0].size(); ++i)
        ratios.push_back(seconds[other][i] / seconds[0][i]);
    return fastmm_support::median(ratios);
}

std::size_t exact_result::rival() const {
    if (!problem.against.empty())
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), problem.against) -
                                        names.begin()) %
               names.size();
    std::size_t fastest = 0;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (are_peers[i] && (fastest == 0 || ratio(i) < ratio(fastest)))
            fastest = i;
    return fastest;
}

bool exact_race::wants(std::string_view group, std::ptrdiff_t size) const {
    return !is_stopped_() && size >= settings_.smallest && size <= settings_.largest &&
           (settings_.groups.empty() ||
            std::find(settings_.groups.begin(), settings_.groups.end(), group) != settings_.groups.end());
}

void exact_race::run(const exact_problem& problem, const std::vector<exact_contestant>& contestants,
                     const std::function<bool()>& agree) {
    exact_result result;
    result.problem = problem;
    std::vector<std::int64_t> calls;
    for (const exact_contestant& who : contestants) {
        if (is_stopped_())
            return;
        result.names.push_back(who.name);
        result.are_peers.push_back(who.is_peer);
        calls.push_back(time_of(who.name, who.multiply, settings_.least_seconds).calls);
    }
    result.agree = agree();
    result.seconds.resize(contestants.size());
    for (int repeat = 0; repeat < settings_.repeats; ++repeat)
        for (std::size_t turn = 0; turn < contestants.size(); ++turn) {
            if (is_stopped_())
                return;
            const std::size_t i = (turn + static_cast<std::size_t>(repeat)) % contestants.size();
            result.seconds[i].push_back(
                time_of_calls(contestants[i].name, contestants[i].multiply, calls[i]).seconds);
        }
    results_.push_back(std::move(result));
    report_(results_);
}

} // namespace fastmm_bench
