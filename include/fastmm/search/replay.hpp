// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plays parts of a won game again: some of its actions are taken back, in whatever order they were made, and the tree search
// plays the game that starts with their sum. What comes out is never longer, and mostly another game of the same length, so that
// many small games in a row wander among the factorizations of a rank until one of them falls short.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/search/random.hpp>
#include <fastmm/search/tensor_game.hpp>
#include <fastmm/search/tree_search.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

inline bool share_a_factor(const search::rank_one_term& x, const search::rank_one_term& y) {
    for (std::size_t mode = 0; mode < 3; ++mode)
        if (x.factors[mode] == y.factors[mode])
            return true;
    return false;
}

// Moves a random choice of `count` terms to the end of the list.
inline void choose_terms(std::vector<search::rank_one_term>& terms, int count, int sharing_percent,
                         search::random_source& random) {
    const int size = static_cast<int>(terms.size());
    const auto at = [&](int i) -> search::rank_one_term& { return terms[static_cast<std::size_t>(i)]; };
    std::vector<int> sharing;
    for (int kept = size; kept > size - count;) {
        int next = random.below(kept);
        if (kept < size && random.below(100) < sharing_percent) {
            sharing.clear();
            for (int i = 0; i < kept; ++i)
                for (int j = kept; j < size; ++j)
                    if (share_a_factor(at(i), at(j)))
                        sharing.push_back(i);
            if (!sharing.empty())
                next = one_of(sharing, random);
        }
        --kept;
        std::swap(at(next), at(kept));
    }
}

} // namespace fastmm::inline FASTMM_ABI::detail

namespace fastmm::inline FASTMM_ABI::search {

/// Which actions are taken back, and how they are played anew.
struct replay_settings {
    int fewest = 3;
    int most = 6;
    int sharing_percent = 80; ///< How often the next action is one that shares a factor with one taken back.
    int simulations = 3; ///< Before each move: many quick games find more than a few that are thought over.
};

/// Takes `settings.fewest` to `settings.most` random terms from the list, plays the game that starts with their sum, with their
/// number as its limit, and puts the actions of the game in their place if it is won. The sum of the list stays; returns whether
/// it is shorter now. Throws fastmm::error where the rules of the game do not allow a term, or the settings make no sense.
template <game_ring Ring, policy_for<tensor_game<Ring>> Policy>
bool replay(std::vector<rank_one_term>& terms, game_rules rules, Policy& policy, random_source& random,
            const replay_settings& settings = {}) {
    if (settings.fewest < 1 || settings.most < settings.fewest || settings.most > 1000)
        fail("a replay takes back 1 to 1000 actions, not " + std::to_string(settings.fewest) + " to " +
             std::to_string(settings.most));
    if (terms.empty())
        return false;
    const int count = std::min(static_cast<int>(terms.size()),
                               settings.fewest + random.below(settings.most - settings.fewest + 1));
    detail::choose_terms(terms, count, settings.sharing_percent, random);
    const auto first = terms.end() - count;
    std::array<int, 3> extents{};
    for (std::size_t mode = 0; mode < 3; ++mode)
        extents[mode] = static_cast<int>(first->factors[mode].size());
    rules.step_limit = count;
    tensor_game<Ring> game(residual_tensor<Ring>(extents), rules);
    residual_tensor<Ring> sum(extents);
    for (auto term = first; term != terms.end(); ++term) {
        if (!game.allows(*term))
            fail("a term of the list is no action of the game: a size, a coefficient, or a vector that is "
                 "zero");
        sum.add(*term, 1);
    }
    search_settings wanted;
    wanted.simulations = settings.simulations;
    wanted.target = -count;
    game = play(tensor_game<Ring>(std::move(sum), rules), policy, wanted);
    if (!game.is_won())
        return false;
    terms.erase(first, terms.end());
    terms.insert(terms.end(), game.actions().begin(), game.actions().end());
    return game.steps() < count;
}

} // namespace fastmm::inline FASTMM_ABI::search
