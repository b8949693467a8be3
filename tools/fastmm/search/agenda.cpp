// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/agenda.hpp"

#include "search/population.hpp"
#include "table/known_ranks.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace fastmm_tool {

namespace {

using fastmm::shape;
using fastmm::stated_ring;

// Draws: of the first slices of parts, after which a shape that no longer improves gets less, and after which its additions are looked at.
constexpr std::int64_t parts_slice = 1 << 22, stale_after = std::int64_t(1) << 31,
                       quiet_before_additions = std::int64_t(1) << 29;

std::optional<int> published_rank(const shape& s, stated_ring ring) {
    const std::optional<known_rank> known = best_known_rank(s);
    if (!known)
        return std::nullopt;
    switch (ring) {
    case stated_ring::modulo_2:
        return known->z2;
    case stated_ring::ternary:
        return known->zt;
    case stated_ring::integer:
        return known->z;
    default:
        return known->q;
    }
}

// The targets, and what their starts are made of: parts without dimensions of 1, and what populations have.
std::vector<shape> shapes_of_search(const search_request& request) {
    if (request.symmetry != walked_symmetry::none)
        return request.targets; // Symmetric schemes are not made of others.
    std::vector<shape> result;
    for (const shape& target : request.targets) {
        for (int m = 2; m <= target.m; ++m)
            for (int k = m; k <= target.k; ++k)
                for (int n = k; n <= target.n; ++n)
                    result.push_back({m, k, n});
        if (volume(target) > population::most_from_definition)
            for (const shape& part : population::parts_of(target))
                result.push_back(part);
    }
    return result;
}

} // namespace

agenda::agenda(const search_request& request) : request_(request) {
    std::set<std::tuple<std::int64_t, int, int, int>> shapes;
    for (const shape& s : shapes_of_search(request_))
        shapes.insert({volume(s), s.m, s.k, s.n});
    for (const auto& [size, m, k, n] : shapes) {
        shape_state s;
        s.dimensions = {m, k, n};
        s.is_target = std::find(request_.targets.begin(), request_.targets.end(), s.dimensions) !=
                      request_.targets.end();
        s.pool = scheme_pool(s.is_target ? std::max(request_.bound, static_cast<std::size_t>(request_.count))
                                         : request_.bound);
        s.known = published_rank(s.dimensions, request_.ring);
        states_.push_back(std::move(s));
    }
}

const shape_state* agenda::find(const shape& s) const {
    const shape wanted = sorted_shape(s);
    for (const shape_state& state : states_)
        if (state.dimensions == wanted)
            return &state;
    return nullptr;
}

std::size_t agenda::index_of(const shape& s) const {
    return static_cast<std::size_t>(find(s) - states_.data());
}

bool agenda::prefers_additions(const shape_state& s) const {
    if (!s.is_target || s.pool.empty() || collects(s) ||
        !(request_.goal.wants(criterion::additions) || request_.goal.wants(criterion::nonzeros) ||
          request_.goal.wants(criterion::time)))
        return false;
    const int rank = s.pool.best().figures.rank;
    return request_.rank ? rank <= *request_.rank
                         : s.stale > quiet_before_additions || (s.known && rank <= *s.known);
}

bool agenda::collects(const shape_state& s) const {
    return s.is_target && request_.count > 0;
}

bool agenda::grows(const shape_state& s) const {
    return s.is_target && request_.symmetry == walked_symmetry::none &&
           volume(s.dimensions) > population::most_from_definition;
}

bool agenda::is_satisfied(const shape_state& s) const {
    if (s.pool.empty())
        return false;
    const int rank = s.pool.best().figures.rank;
    if (!s.is_target)
        return s.known && rank <= *s.known;
    if (request_.targets.size() == 1 || request_.goal.goes_beyond_rank())
        return false; // Whoever searches for one shape wants all there is.
    return s.known && rank <= *s.known;
}

std::size_t agenda::next() const {
    constexpr std::int64_t most_from_definition = 64;
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (const shape_state& s = states_[i]; s.is_target && request_.targets.size() == 1 &&
                                               s.draws < first_slice && !is_satisfied(s) &&
                                               volume(s.dimensions) <= most_from_definition)
            return i;
    // A population of the only target walks parts of its own.
    const std::int64_t first_draws_of_part =
        request_.targets.size() == 1 && grows(states_[index_of(request_.targets.front())]) ? 0 : parts_slice;
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (const shape_state& s = states_[i];
            s.draws < (s.is_target ? first_draws_of_target : first_draws_of_part) && !is_satisfied(s))
            return i;
    // Large parts are nearest to what is wanted.
    const auto largest = static_cast<double>(volume(states_.back().dimensions));
    const auto weight = [&](const shape_state& s) {
        if (s.is_target && !is_satisfied(s))
            return 1024.0;
        return is_satisfied(s)         ? 1.0
               : s.stale > stale_after ? 2.0
                                       : 2.0 + 6.0 * static_cast<double>(volume(s.dimensions)) / largest;
    };
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (const double spent = static_cast<double>(states_[i].draws) / weight(states_[i]); spent < least) {
            best = i;
            least = spent;
        }
    return best;
}

bool agenda::is_reached() const {
    if (!request_.rank || request_.goal.goes_beyond_rank())
        return false;
    return std::all_of(states_.begin(), states_.end(), [&](const shape_state& s) {
        return !s.is_target ||
               (!s.pool.empty() && s.pool.best().figures.rank <= *request_.rank &&
                s.pool.schemes().size() >= static_cast<std::size_t>(std::max(request_.count, 1)));
    });
}

} // namespace fastmm_tool
