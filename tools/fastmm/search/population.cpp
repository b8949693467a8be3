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

// Draws by the square of the volume: of a walk without an improvement, and, of all parts, of a population without one of its target or of what
// is larger.
constexpr std::int64_t walk_draws = 2500, stale_draws = 22000;

// Schemes of a part, and how far their ranks are above the best one.
constexpr std::size_t most_schemes = 16;
constexpr int most_above_best = 2;

std::int64_t square(std::int64_t x) {
    return x * x;
}

} // namespace

std::int64_t volume(const shape& s) {
    return std::int64_t(s.m) * s.k * s.n;
}

std::vector<shape> population::parts_of(const shape& target) {
    shape summit{std::max(target.m, std::min(target.m + 1, target.n - 1)), std::min(target.k + 1, target.n),
                 target.n};
    if (volume(summit) > 2 * volume(target))
        summit = target;
    std::vector<shape> result;
    for (int m = std::min(target.m, 3); m <= summit.m; ++m)
        for (int k = std::max(m, std::min(target.k, 3)); k <= summit.k; ++k)
            for (int n = std::max(k, std::min(target.n, 3)); n <= summit.n; ++n)
                result.push_back({m, k, n});
    std::stable_sort(result.begin(), result.end(),
                     [](const shape& x, const shape& y) { return volume(x) < volume(y); });
    return result;
}

population::population(const shape& target) {
    for (const shape& part : parts_of(target)) {
        if (part == target)
            target_ = parts_.size();
        parts_.push_back({part, {}, 0, 0});
    }
}

bool population::is_target_or_larger(const part_state& part) const {
    const shape &whole = part.dimensions, &target = parts_[target_].dimensions;
    return target.m <= whole.m && target.k <= whole.k && target.n <= whole.n;
}

template <class Fits>
std::vector<std::size_t> population::parts_with_schemes(Fits fits) const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (!parts_[i].schemes.empty() && fits(parts_[i].dimensions))
            result.push_back(i);
    return result;
}

// By a slice.
std::vector<std::size_t> population::smaller_than(const shape& s) const {
    return parts_with_schemes(
        [&](const shape& part) { return !fastmm::search::extended_dimensions(part, s).empty(); });
}

// By a slice.
std::vector<std::size_t> population::larger_than(const shape& s) const {
    return parts_with_schemes(
        [&](const shape& part) { return !fastmm::search::extended_dimensions(s, part).empty(); });
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

// The one that got least time for the square of its volume, which is what its walks take, of those that have something to begin from.
std::size_t population::next_part() const {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const part_state& part = parts_[i];
        if (volume(part.dimensions) > most_from_definition && part.schemes.empty() &&
            smaller_than(part.dimensions).empty() && larger_than(part.dimensions).empty() && i != target_)
            continue;
        const double spent =
            static_cast<double>(part.spent) / static_cast<double>(square(volume(part.dimensions)));
        if (spent < least) {
            best = i;
            least = spent;
        }
    }
    return best;
}

population::task population::next(random_source& random) const {
    const std::size_t index = next_part();
    const part_state& part = parts_[index];
    const shape& wanted = part.dimensions;
    const auto task_of = [&](factorization start, const std::string& described) {
        const std::string of_rank = ", rank " + std::to_string(start.rank);
        return task{index, std::move(start), described + of_rank, walk_draws * square(volume(wanted))};
    };
    const auto drawn_of = [&](const std::vector<std::size_t>& parts) -> const part_state& {
        return parts_[fastmm::search::one_of(parts, random)];
    };
    if (!part.schemes.empty() && random.below(5) < 2)
        return task_of(draw(part, random), "a scheme");
    const std::vector<std::size_t> smaller = smaller_than(wanted), larger = larger_than(wanted);
    if (!larger.empty() && (smaller.empty() || random.below(2) == 0)) {
        const part_state& from = drawn_of(larger);
        if (factorization start = fastmm::search::shorten(draw(from, random), wanted, random);
            start.rank < volume(wanted))
            return task_of(std::move(start), to_string(from.dimensions) + " less an index");
    }
    if (smaller.empty() || (volume(wanted) <= most_from_definition && random.below(2) == 0))
        return task_of(fastmm::definition_of(wanted), "the definition");
    const part_state& from = drawn_of(smaller);
    return task_of(fastmm::search::extend(draw(from, random), wanted, random),
                   to_string(from.dimensions) + " and a slice more");
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
        if (is_target_or_larger(own))
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
    std::int64_t squares = 0;
    for (const part_state& part : parts_)
        squares += square(volume(part.dimensions));
    return since_improvement_ > stale_draws * squares;
}

} // namespace fastmm_tool
