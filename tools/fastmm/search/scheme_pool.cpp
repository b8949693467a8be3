// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/scheme_pool.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace fastmm_tool {

namespace {

struct better {
    const objective& goal;

    bool operator()(const found_scheme& x, const found_scheme& y) const {
        if (goal.is_better(x.figures, y.figures))
            return true;
        return !goal.is_better(y.figures, x.figures) && x.digest < y.digest;
    }
};

} // namespace

found_scheme scheme_of_table(fastmm::factorization table) {
    found_scheme result;
    result.figures = figures_of_scheme(table);
    result.digest = digest_of(table);
    result.table = std::move(table);
    return result;
}

fastmm::shape sorted_shape(const fastmm::shape& s) {
    std::array<int, 3> sizes{s.m, s.k, s.n};
    std::sort(sizes.begin(), sizes.end());
    return {sizes[0], sizes[1], sizes[2]};
}

bool scheme_pool::holds(std::uint64_t digest) const {
    return std::any_of(all_.begin(), all_.end(), [&](const found_scheme& s) { return s.digest == digest; });
}

bool scheme_pool::holds_equivalent(std::uint64_t invariant) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const found_scheme& s) { return s.invariant == invariant; });
}

offered scheme_pool::offer(found_scheme scheme, const objective& goal) {
    if (!wants(scheme.figures.rank) || holds(scheme.digest))
        return offered::refused;
    const bool is_first = all_.empty() || goal.is_better(scheme.figures, best().figures);
    if (!all_.empty() && scheme.figures.rank < best().figures.rank)
        all_.clear();
    const auto place = std::lower_bound(all_.begin(), all_.end(), scheme, better{goal});
    if (all_.size() == bound_ && place == all_.end())
        return offered::refused;
    all_.insert(place, std::move(scheme));
    if (all_.size() > bound_)
        all_.pop_back();
    return is_first ? offered::improved : offered::kept;
}

void scheme_pool::measure(std::uint64_t digest, double time, const objective& goal) {
    for (found_scheme& s : all_)
        if (s.digest == digest)
            s.figures.time = time;
    std::sort(all_.begin(), all_.end(), better{goal});
}

} // namespace fastmm_tool
