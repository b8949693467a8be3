// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/population.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace fastmm_tool {

namespace {

using fastmm::factorization;
using fastmm::shape;
using fastmm::search::random_source;

// Draws by the square of the volume: of a walk without an improvement, and of a population without one of its target.
constexpr std::int64_t walk_draws = 2000, stale_draws = 80000;

// Schemes of a part, how far their ranks are above the best one, and the share of the target in the time that a part gets.
constexpr std::size_t most_schemes = 16;
constexpr int most_above_best = 2;
constexpr std::int64_t share_of_target = 3;

} // namespace

std::int64_t volume(const shape& s) {
    return std::int64_t(s.m) * s.k * s.n;
}

population::population(const shape& target) {
    for (int m = std::min(target.m, 3); m <= target.m; ++m)
        for (int k = std::max(m, std::min(target.k, 3)); k <= target.k; ++k)
            for (int n = std::max(k, std::min(target.n, 3)); n <= target.n; ++n)
                parts_.push_back({{m, k, n}, {}, 0, 0});
    std::stable_sort(parts_.begin(), parts_.end(), [](const part_state& x, const part_state& y) {
        return volume(x.dimensions) < volume(y.dimensions);
    });
}

std::vector<std::size_t> population::parents_of(const shape& s) const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (!parts_[i].schemes.empty() &&
            !fastmm::search::extended_dimensions(parts_[i].dimensions, s).empty())
            result.push_back(i);
    return result;
}

// One of a part's; one more product makes it half as likely.
const factorization& population::draw(const part_state& part, random_source& random) {
    const auto weight = [&](const factorization& f) { return 1 << (part.best + most_above_best - f.rank); };
    int sum = 0;
    for (const factorization& f : part.schemes)
        sum += weight(f);
    int left = random.below(sum);
    for (const factorization& f : part.schemes)
        if ((left -= weight(f)) < 0)
            return f;
    return part.schemes.front();
}

population::task population::next(random_source& random) const {
    std::size_t best = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const part_state& part = parts_[i];
        if (volume(part.dimensions) > most_from_definition && part.schemes.empty() &&
            parents_of(part.dimensions).empty() && i + 1 < parts_.size())
            continue;
        const std::int64_t spent = part.spent / (i + 1 == parts_.size() ? share_of_target : 1);
        if (spent < least) {
            best = i;
            least = spent;
        }
    }
    const part_state& part = parts_[best];
    const shape& wanted = part.dimensions;
    const std::int64_t budget = walk_draws * volume(wanted) * volume(wanted);
    if (!part.schemes.empty() && random.below(5) < 2) {
        const factorization& own = draw(part, random);
        return {best, own, "a scheme of rank " + std::to_string(own.rank), budget};
    }
    const std::vector<std::size_t> parents = parents_of(wanted);
    if (parents.empty() || (volume(wanted) <= most_from_definition && random.below(2) == 0))
        return {best, fastmm::definition_of(wanted), "the definition, rank " + std::to_string(volume(wanted)),
                budget};
    const part_state& parent =
        parts_[parents[static_cast<std::size_t>(random.below(static_cast<int>(parents.size())))]];
    factorization start = fastmm::search::extend(draw(parent, random), wanted, random);
    std::string described =
        to_string(parent.dimensions) + " and a slice more, rank " + std::to_string(start.rank);
    return {best, std::move(start), std::move(described), budget};
}

void population::spend(std::size_t part, std::int64_t draws) {
    parts_[part].spent += draws;
    since_improvement_ += draws;
}

void population::take(std::size_t part, factorization scheme, random_source& random) {
    part_state& own = parts_[part];
    if (own.schemes.empty() || scheme.rank < own.best) {
        own.best = scheme.rank;
        std::erase_if(own.schemes,
                      [&](const factorization& f) { return f.rank > own.best + most_above_best; });
        if (part + 1 == parts_.size())
            since_improvement_ = 0;
    }
    if (scheme.rank > own.best + most_above_best)
        return;
    if (own.schemes.size() < most_schemes) {
        own.schemes.push_back(std::move(scheme));
        return;
    }
    // In the place of a worse one, or else of any that is not better.
    auto place =
        std::max_element(own.schemes.begin(), own.schemes.end(),
                         [](const factorization& x, const factorization& y) { return x.rank < y.rank; });
    if (place->rank == own.best)
        place = own.schemes.begin() + random.below(static_cast<int>(most_schemes));
    if (place->rank >= scheme.rank)
        *place = std::move(scheme);
}

bool population::is_stale() const {
    const std::int64_t size = volume(parts_.back().dimensions);
    return since_improvement_ > stale_draws * size * size;
}

} // namespace fastmm_tool
