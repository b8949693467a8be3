// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/population.hpp"

#include "table/known_ranks.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace fastmm_tool {

namespace {

using fastmm::factorization;
using fastmm::shape;
using fastmm::search::random_source;
using fastmm::search::walk_settings;

// Draws by the square of the volume: of a walk without an improvement at least, of one from a larger scheme or the definition, of a half-turn
// walk, and, of all parts, of a population without an improvement of its target or of what is larger.
constexpr std::int64_t walk_draws = 600, long_walk_draws = 2000, half_turn_draws = 1000, stale_draws = 80000;

// Of what is larger than the target, in shares of smaller parts of the same volume; of the target, and of a cube that symmetric walks make, in
// shares of all other parts together: of one that is larger than the target by a slice, and of any other.
constexpr std::int64_t share_of_larger = 3, share_of_target = 1, share_of_next_cube = 8,
                       share_of_far_cube = 2;

// The largest volume whose definition is a start among others: 4x4x4:47 modulo 2 was met from there, and from 4x4x5 less an index.
constexpr std::int64_t leaves_definition = 64;

// Schemes of a part, and how far their ranks are above the best one.
constexpr std::size_t most_schemes = 16;
constexpr int most_above_best = 2;

std::int64_t square(std::int64_t x) {
    return x * x;
}

bool is_little_larger(const shape& s, const shape& target) {
    return 4 * volume(s) < 9 * volume(target);
}

// Half-turn walks come to 4x4x4:49 within a second and to 5x5x5:97 in some 2, but at 6x6x6 were no further than 188 after 40 s.
bool begins_symmetric(const shape& s) {
    return s.m == s.k && s.k == s.n && (s.n == 4 || s.n == 5);
}

} // namespace

std::vector<shape> population::parts_of(const shape& target) {
    shape summit{std::max(target.m, std::min(target.m + 1, target.n - 1)), std::min(target.k + 1, target.n),
                 target.n};
    if (!is_little_larger(summit, target))
        summit = target;
    std::vector<shape> result;
    for (int m = std::min(target.m, 3); m <= summit.m; ++m)
        for (int k = std::max(m, std::min(target.k, 3)); k <= summit.k; ++k)
            for (int n = std::max(k, std::min(target.n, 3)); n <= summit.n; ++n)
                result.push_back({m, k, n});
    const shape cube{target.n, target.n, target.n};
    if (begins_symmetric(cube) && target.m < target.n && is_little_larger(cube, target))
        result.push_back(cube);
    std::stable_sort(result.begin(), result.end(),
                     [](const shape& x, const shape& y) { return volume(x) < volume(y); });
    return result;
}

population::population(const shape& target) {
    for (const shape& part : parts_of(target)) {
        if (part == target)
            target_ = parts_.size();
        parts_.push_back({part, {}, 0, 0, 0, {}});
    }
    std::int64_t others = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (part_state& part = parts_[i]; i != target_ && !is_made_symmetric(i)) {
            part.share = (is_target_or_larger(part) ? share_of_larger : 1) * square(volume(part.dimensions));
            others += part.share;
        }
    others = std::max<std::int64_t>(others, 1); // A target may have no other parts.
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (i == target_)
            parts_[i].share = share_of_target * others;
        else if (is_made_symmetric(i))
            parts_[i].share = (fastmm::search::extended_dimensions(target, parts_[i].dimensions).empty()
                                   ? share_of_far_cube
                                   : share_of_next_cube) *
                              others;
}

// 4x4x4 is met from its definition, too.
bool population::is_made_symmetric(std::size_t part) const {
    return part != target_ && parts_[part].dimensions == shape{5, 5, 5};
}

bool population::is_done_cube(std::size_t part) const {
    const part_state& own = parts_[part];
    if (!is_made_symmetric(part) || own.schemes.empty())
        return false;
    const std::optional<known_rank> known = best_known_rank(own.dimensions);
    return known && own.best <= known->z2;
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

// What is left of a cube that got better first; or else the one that got least time for its share, of those that have something to begin
// from.
std::size_t population::next_part() const {
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (!parts_[i].news.empty() && is_made_symmetric(parts_[i].news.front().from))
            return i;
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const part_state& part = parts_[i];
        if (volume(part.dimensions) > most_from_definition && part.schemes.empty() &&
            !begins_symmetric(part.dimensions) && smaller_than(part.dimensions).empty() &&
            larger_than(part.dimensions).empty() && i != target_)
            continue;
        // A cube of the least rank that is known leads to little more.
        const std::int64_t share = is_done_cube(i) ? part.share / share_of_next_cube : part.share;
        const double spent = static_cast<double>(part.spent) / static_cast<double>(share);
        if (spent < least) {
            best = i;
            least = spent;
        }
    }
    return best;
}

population::task population::task_of(std::size_t part, factorization start, const std::string& described,
                                     std::int64_t draws, const walk_settings& settings,
                                     random_source& random) const {
    // Most that a walk finds it finds soon, and some of it late: no walk without an improvement takes a large part of all the time so far.
    constexpr std::int64_t most_of_all_spent = 16;
    const std::int64_t most = all_spent_ / most_of_all_spent;
    std::int64_t budget = draws * square(volume(parts_[part].dimensions));
    while (2 * budget <= most && random.below(2) == 0)
        budget *= 2;
    const std::string of_rank = ", rank " + std::to_string(start.rank);
    return {{std::move(start), described + of_rank, walked_symmetry::none, settings, budget}, part};
}

population::task population::derived(std::size_t part, const factorization& from,
                                     random_source& random) const {
    const walk_settings settings = draw_growth_settings(random);
    const shape& wanted = parts_[part].dimensions;
    const std::string given = to_string(from.dimensions);
    if (volume(from.dimensions) > volume(wanted))
        return task_of(part, fastmm::search::shorten(from, wanted, random), given + " less an index",
                       long_walk_draws, settings, random);
    return task_of(part, fastmm::search::extend(from, wanted, random), given + " and a slice more",
                   walk_draws, settings, random);
}

population::task population::next(random_source& random) {
    const std::size_t index = next_part();
    part_state& part = parts_[index];
    const shape& wanted = part.dimensions;
    while (!part.news.empty()) {
        const factorization from = std::move(part.news.front().scheme);
        part.news.pop_front();
        if (task result = derived(index, from, random); result.start.rank < volume(wanted))
            return result;
    }
    if (is_made_symmetric(index) || (begins_symmetric(wanted) && random.below(2) == 0))
        return symmetric(index, random);
    if (!part.schemes.empty() && random.below(4) == 0) {
        const walk_settings settings = draw_growth_settings(random);
        return task_of(index, draw(part, random), "a scheme", walk_draws, settings, random);
    }
    const std::vector<std::size_t> smaller = smaller_than(wanted), larger = larger_than(wanted);
    if (!larger.empty() && (smaller.empty() || random.below(3) != 0))
        if (task result =
                derived(index, draw(parts_[fastmm::search::one_of(larger, random)], random), random);
            result.start.rank < volume(wanted))
            return result;
    if (smaller.empty() || (volume(wanted) <= leaves_definition && random.below(2) == 0))
        return task_of(index, fastmm::definition_of(wanted), "the definition", long_walk_draws,
                       draw_settings(random), random);
    return derived(index, draw(parts_[fastmm::search::one_of(smaller, random)], random), random);
}

// A walk among symmetric schemes of a cube. Less an index, all of them up to 5x5x5:105 led to 4x5x5:77 modulo 2; 96 and 93, which cyclic walks
// from three fixed terms meet about once in one minute to two, lead to 4x5x5:76 (6 walks in 9 from 93, some of them at once). First comes what is
// there soon.
population::task population::symmetric(std::size_t part, random_source& random) const {
    constexpr int fixed_terms = 3, one_half_turn_in = 8;
    const int n = parts_[part].dimensions.n;
    const std::int64_t size = volume(parts_[part].dimensions);
    if (n == 5 && !parts_[part].schemes.empty() && random.below(one_half_turn_in) != 0)
        if (auto start = cyclic_start(n, fixed_terms, walked_ring::modulo_2, random)) {
            const auto settings = draw_cyclic_settings(size, random);
            // One path: another is better begun anew.
            return {
                {std::move(*start), "a cyclic start", walked_symmetry::cyclic, settings, settings.patience},
                part};
        }
    return {{half_turn_start(n, walked_ring::modulo_2), "a half-turn start", walked_symmetry::half_turn,
             draw_half_turn_settings(random), half_turn_draws * square(size)},
            part};
}

// What is larger or smaller by a slice tries it as soon as it has its turn, instead of what it was told before.
void population::tell_neighbours(std::size_t part, const factorization& found) {
    constexpr std::size_t tries = 3;
    const shape& own = parts_[part].dimensions;
    for (std::size_t other = 0; other < parts_.size(); ++other) {
        const shape& s = parts_[other].dimensions;
        const bool is_larger = !fastmm::search::extended_dimensions(own, s).empty();
        if (is_larger ? is_made_symmetric(other) : fastmm::search::extended_dimensions(s, own).empty())
            continue;
        std::deque<discovery>& news = parts_[other].news;
        std::erase_if(news, [&](const discovery& d) { return d.from == part; });
        news.insert(news.begin(), tries, {part, found});
    }
}

void population::spend(std::size_t part, std::int64_t draws) {
    parts_[part].spent += draws;
    all_spent_ += draws;
    since_improvement_ += draws;
}

void population::take(std::size_t part, factorization scheme, random_source& random) {
    part_state& own = parts_[part];
    if (own.schemes.empty() || scheme.rank < own.best) {
        tell_neighbours(part, scheme);
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
