// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "results.hpp"

#include "timing.hpp"

#include <algorithm>

namespace fastmm_bench {

using fastmm_support::median;

std::optional<double> rate_of(const measured_case& at, const measured& who) {
    if (who.seconds.empty())
        return std::nullopt;
    return 1e-9 * at.flops() / median(who.seconds);
}

std::optional<double> ratio_of(const measured& who, const measured& other) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(who.seconds.size(), other.seconds.size()); ++i)
        ratios.push_back(other.seconds[i] / who.seconds[i]);
    if (ratios.empty())
        return std::nullopt;
    return median(std::move(ratios));
}

const measured* best_peer(const measured_case& at, bool blas_only) {
    const measured* best = nullptr;
    for (const measured& who : at.contestants)
        if (who.as == role::peer && !who.seconds.empty() && (who.is_blas || !blas_only))
            if (best == nullptr || median(who.seconds) < median(best->seconds))
                best = &who;
    return best;
}

std::vector<double> peaks_of(const measured_run& run, const std::string& type, int threads) {
    std::vector<double> result;
    for (const measured_case& c : run.cases)
        if (c.type == type && c.threads == threads)
            result.insert(result.end(), c.peaks.begin(), c.peaks.end());
    return result;
}

} // namespace fastmm_bench
