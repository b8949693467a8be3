// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// TensorGame: a player takes rank-one terms from a tensor until nothing is left (A. Fawzi et al., Discovering faster matrix
// multiplication algorithms with reinforcement learning, Nature 610 (2022)). The terms of a won game are a factorization.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/search/residual_tensor.hpp>
#include <fastmm/search/slice_rank.hpp>
#include <fastmm/search/term_list.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The rules. Modulo 2 the coefficients are 0 and 1, whatever is said here.
struct game_rules {
    int least_coefficient = -2;
    int largest_coefficient = 2;
    int step_limit = 0; ///< 0: the sum of ranks that the start is known to have, slice_rank_bound().
};

/// A game and where it stands. The state is the residual tensor; an action is a rank-one term, which is taken from it; each
/// costs 1. The game is won when the residual is zero, and lost when the step limit is reached: then the loss is what
/// slice_rank_bound() says of the residual. Copies are independent. Actions can be undone.
template <game_ring Ring>
class tensor_game {
public:
    using ring = Ring;
    using action_type = rank_one_term;

    /// Throws fastmm::error where the rules leave no coefficients, or values could overflow: coefficients are from -100 to
    /// 100, the step limit at most 1000, the values of the start at most 10^5 in size.
    explicit tensor_game(residual_tensor<Ring> start, game_rules rules = {})
        : residual_(std::move(start)), rules_(rules) {
        if constexpr (!std::is_same_v<Ring, integers>) {
            rules_.least_coefficient = 0;
            rules_.largest_coefficient = 1;
        }
        constexpr int most = 100000;
        if (std::any_of(residual_.values().begin(), residual_.values().end(),
                        [](int value) { return value < -most || value > most; }))
            fail("the game starts with values of at most " + std::to_string(most) + " in size");
        if (rules_.step_limit == 0)
            rules_.step_limit = std::max(1, slice_rank_bound(residual_));
        if (rules_.least_coefficient > 0 || rules_.largest_coefficient < 1 ||
            rules_.least_coefficient < -50 || rules_.largest_coefficient > 50)
            fail("the coefficients of the game include 0 and 1 and are from -50 to 50, not from " +
                 std::to_string(rules_.least_coefficient) + " to " +
                 std::to_string(rules_.largest_coefficient));
        if (rules_.step_limit < 1 || rules_.step_limit > 1000)
            fail("the game has a step limit from 1 to 1000, not " + std::to_string(rules_.step_limit));
    }

    /// The tensor of <m,k,n>.
    explicit tensor_game(shape s, game_rules rules = {})
        : tensor_game(matrix_product_tensor<Ring>(s), rules) {}

    const residual_tensor<Ring>& residual() const { return residual_; }
    const game_rules& rules() const { return rules_; }
    /// The actions up to now, in order.
    std::span<const rank_one_term> actions() const { return actions_; }
    int steps() const { return static_cast<int>(actions_.size()); }

    /// Whether a term is an action: its vectors have the sizes of the modes, coefficients within the rules, and none is zero.
    bool allows(const rank_one_term& term) const {
        for (int mode = 0; mode < 3; ++mode) {
            const std::vector<int>& values = term.factors[static_cast<std::size_t>(mode)];
            if (values.size() != static_cast<std::size_t>(residual_.extent(mode)))
                return false;
            bool zero = true;
            for (const int value : values) {
                if (value < rules_.least_coefficient || value > rules_.largest_coefficient)
                    return false;
                zero &= value == 0;
            }
            if (zero)
                return false;
        }
        return true;
    }

    /// Takes a term from the residual. Throws fastmm::error where the game is over or the rules do not allow it.
    void apply(rank_one_term term) {
        if (is_over())
            fail("the game is over after " + std::to_string(steps()) + " steps");
        if (!allows(term))
            fail("the term is no action of the game: a size, a coefficient, or a vector that is zero");
        residual_.add(term, -1);
        actions_.push_back(std::move(term));
    }

    /// Takes the last action back. Throws fastmm::error where there is none.
    void undo() {
        if (actions_.empty())
            fail("there is no action to undo");
        residual_.add(actions_.back(), 1);
        actions_.pop_back();
    }

    bool is_won() const { return residual_.is_zero(); }
    bool is_over() const { return steps() >= rules_.step_limit || is_won(); }
    /// The sum of the rewards: minus the steps, and at the end of a lost game minus the bound of what is left.
    int score() const { return is_over() && !is_won() ? -steps() - slice_rank_bound(residual_) : -steps(); }
    /// Equal where the residual and the number of steps are, so that all orders of the same actions meet.
    std::uint64_t hash() const {
        return residual_.hash() + static_cast<std::uint64_t>(steps()) * 0x9e3779b97f4a7c15;
    }

private:
    residual_tensor<Ring> residual_;
    game_rules rules_;
    std::vector<rank_one_term> actions_;
};

/// The factorization of a game that started with the tensor of a shape, proved. Throws fastmm::error unless it is won.
template <game_ring Ring>
factorization won_factorization(const tensor_game<Ring>& game, shape s) {
    return factorization_from_terms<Ring>(s, game.actions());
}

} // namespace fastmm::inline FASTMM_ABI::search
