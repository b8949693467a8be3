// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules that are read when the program starts: beside the same ones compiled, they show what reading costs.

#include "scheduled.hpp"

#include <fastmm/execution/dynamic.hpp>

#include <utility>
#include <vector>

namespace fastmm_bench {

namespace {

template <class T>
std::function<void(const product<T>&)> multiply_under(const std::vector<fastmm::factorization>& levels) {
    return [schedule = fastmm::dynamic_schedule<T>(levels)](const product<T>& p) {
        fastmm::multiply(schedule, T(1), left_of(p), right_of(p), T(0), result_of(p),
                         options_for<fastmm::options>(p.threads));
    };
}

} // namespace

contestant read_at_run_time(std::string name, const std::vector<std::string_view>& texts) {
    std::vector<fastmm::factorization> levels;
    for (const std::string_view text : texts)
        levels.push_back(fastmm::parse(text));
    return {std::move(name),
            role::own,
            false,
            takes_threads<fastmm::options>,
            multiply_under<double>(levels),
            multiply_under<float>(levels)};
}

} // namespace fastmm_bench
