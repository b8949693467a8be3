// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Synthetic demonstrations: games that are won by construction, for a player that learns.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/search/random.hpp>
#include <fastmm/search/tensor_game.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// A tensor, and actions that win the game which starts with it; there may be shorter ones.
template <game_ring Ring>
struct demonstration {
    residual_tensor<Ring> start;
    std::vector<rank_one_term> actions;
};

/// The sum of `terms` random actions of a game. A coefficient is zero with the probability `sparsity`, and else one of the
/// others of the rules, all alike; vectors that come out as zero are drawn again (Fawzi et al. 2022, Methods: synthetic
/// demonstrations). Throws fastmm::error for a sparsity that is not from 0 to 0.99, or terms that are not from 0 to 1000.
template <game_ring Ring>
demonstration<Ring> random_demonstration(std::array<int, 3> extents, int terms, game_rules rules,
                                         double sparsity, random_source& random) {
    if (!(sparsity >= 0 && sparsity <= 0.99) || terms < 0 || terms > 1000)
        fail("a demonstration has 0 to 1000 terms and a sparsity from 0 to 0.99, not " +
             std::to_string(terms) + " and " + std::to_string(sparsity));
    const tensor_game<Ring> game(residual_tensor<Ring>(extents), rules);
    const int least = game.rules().least_coefficient, others = game.rules().largest_coefficient - least;
    constexpr int parts = 1 << 20;
    const int zeros = static_cast<int>(sparsity * parts);
    demonstration<Ring> result{game.residual(), {}};
    for (int r = 0; r < terms; ++r) {
        rank_one_term term;
        for (std::size_t mode = 0; mode < 3; ++mode) {
            std::vector<int>& vector = term.factors[mode];
            vector.resize(static_cast<std::size_t>(extents[mode]));
            for (bool zero = true; zero;)
                for (int& x : vector) {
                    const int value = least + random.below(others);
                    x = random.below(parts) < zeros ? 0 : value < 0 ? value : value + 1;
                    zero &= x == 0;
                }
        }
        result.start.add(term, 1);
        result.actions.push_back(std::move(term));
    }
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::search
