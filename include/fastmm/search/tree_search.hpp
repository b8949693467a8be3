// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Monte-Carlo tree search for games of one player, with sampled actions.
//
// D. Silver et al., Mastering the game of Go without human knowledge, Nature 550 (2017), for the rule that selects (PUCT);
// T. Hubert et al., Learning and planning in complex action spaces, ICML 2021, for a tree over the actions that a policy
// sampled. Positions that several orders of actions lead to are one node.

#pragma once

#include <fastmm/config.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// A game of one player that the search plays: actions can be undone, hash() is equal for equal positions, and score() is what
/// the game has brought when it is over.
template <class Game>
concept single_player_game = std::copyable<Game> &&
    requires(Game game, const Game seen, typename Game::action_type action) {
    game.apply(action);
    game.undo();
    { seen.is_over() } -> std::convertible_to<bool>;
    { seen.score() } -> std::convertible_to<double>;
    { seen.hash() } -> std::convertible_to<std::uint64_t>;
};

/// What a policy says of a position: actions to try, each with its share of the attention (positive; the shares need not sum up
/// to 1), and the score() that the game is expected to end with.
template <class Action>
struct evaluation {
    struct weighted_action {
        Action action;
        double prior = 1;
    };
    std::vector<weighted_action> actions;
    double value = 0;
};

/// A policy is called once for every position that the search meets and that is not over.
template <class Policy, class Game>
concept policy_for = requires(Policy& policy, const Game& game) {
    { policy(game) } -> std::convertible_to<evaluation<typename Game::action_type>>;
};

/// What one game may cost.
struct search_settings {
    int simulations = 200;           ///< Before each move.
    int depth_limit = 1000;          ///< Actions that a simulation looks ahead.
    std::size_t node_limit = 100000; ///< Positions that are kept, with their sampled actions.
    double exploration = 1.25;       ///< The constant of PUCT, in units of the score.
    double target =
        std::numeric_limits<double>::infinity(); ///< A finished game with this score ends the search.
};

/// The tree below a position. It holds at most node_limit positions; when they are used up, simulations end where the tree does.
template <single_player_game Game, policy_for<Game> Policy>
class tree_search {
public:
    using action_type = typename Game::action_type;

    tree_search(Game start, Policy& policy, search_settings settings)
        : game_(std::move(start)), policy_(policy), settings_(settings) {
        root_ = find_or_make(value_);
    }

    const Game& game() const { return game_; }
    /// The best of the games that simulations, or the moves made, have finished; nothing at first.
    const std::optional<Game>& best() const { return best_; }
    bool has_reached_target() const { return best_ && best_->score() >= settings_.target; }
    std::size_t node_count() const { return nodes_.size(); }
    /// How many simulations have passed through the position.
    int visits() const { return root_ < 0 ? 0 : nodes_[static_cast<std::size_t>(root_)].visits; }

    /// Walks down from the position to one that is new or over, asks the policy, and tells all on the way.
    void simulate() {
        path_.clear();
        int at = root_;
        double value = value_;
        while (at >= 0 && static_cast<int>(path_.size()) < settings_.depth_limit) {
            node& here = nodes_[static_cast<std::size_t>(at)];
            value = here.mean();
            if (here.edges.empty())
                break;
            const std::size_t chosen = select(here);
            path_.push_back({at, chosen});
            game_.apply(here.edges[chosen].action);
            // What `here` refers to moves when a node is made.
            int child = here.edges[chosen].child;
            if (child >= 0) {
                at = child;
                continue;
            }
            const std::size_t before = nodes_.size();
            child = find_or_make(value);
            nodes_[static_cast<std::size_t>(at)].edges[chosen].child = child;
            if (child < 0 || nodes_.size() != before) {
                at = child;
                break;
            }
            at = child;
        }
        if (at >= 0)
            nodes_[static_cast<std::size_t>(at)].add(value);
        for (; !path_.empty(); path_.pop_back()) {
            node& above = nodes_[static_cast<std::size_t>(path_.back().from)];
            above.add(value);
            ++above.edges[path_.back().edge].visits;
            game_.undo();
        }
    }

    /// Makes the move that was visited most, and keeps what is below it. False where there is none.
    bool advance() {
        if (root_ < 0 || nodes_[static_cast<std::size_t>(root_)].edges.empty())
            return false;
        const auto& edges = nodes_[static_cast<std::size_t>(root_)].edges;
        const auto chosen =
            std::max_element(edges.begin(), edges.end(), [this](const edge& x, const edge& y) {
                return x.visits != y.visits ? x.visits < y.visits : worth(x) < worth(y);
            });
        game_.apply(chosen->action);
        const int child = chosen->child;
        if (child < 0) {
            nodes_.clear();
            places_.clear();
            root_ = find_or_make(value_);
        } else {
            keep_below(child);
        }
        return true;
    }

private:
    struct edge {
        action_type action;
        double prior;
        int visits = 0;
        int child = -1;
    };
    struct node {
        std::vector<edge> edges; // none where the game is over
        double value_sum = 0;
        int visits = 0;

        double mean() const { return visits == 0 ? value_sum : value_sum / visits; }
        void add(double value) {
            value_sum = (visits == 0 ? 0 : value_sum) + value;
            ++visits;
        }
    };
    struct step {
        int from;
        std::size_t edge;
    };

    double worth(const edge& e) const {
        return e.child < 0 ? -std::numeric_limits<double>::infinity()
                           : nodes_[static_cast<std::size_t>(e.child)].mean();
    }

    // Mean score, and a bonus that shrinks with visits; what was not visited counts as much as the position itself.
    std::size_t select(const node& here) const {
        const double scale = settings_.exploration * std::sqrt(static_cast<double>(here.visits) + 1),
                     unseen = here.mean();
        std::size_t best = 0;
        double most = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < here.edges.size(); ++i) {
            const edge& e = here.edges[i];
            const double worth_here = e.child < 0 ? unseen : nodes_[static_cast<std::size_t>(e.child)].mean();
            const double bound = worth_here + scale * e.prior / (1 + e.visits);
            if (bound > most) {
                most = bound;
                best = i;
            }
        }
        return best;
    }

    // The node of the position, and its value; -1 where there is no more room.
    int find_or_make(double& value) {
        const std::uint64_t key = game_.hash();
        if (const auto found = places_.find(key); found != places_.end()) {
            value = nodes_[static_cast<std::size_t>(found->second)].mean();
            return found->second;
        }
        node made;
        if (game_.is_over()) {
            value = game_.score();
            if (!best_ || best_->score() < value)
                best_ = game_;
        } else {
            evaluation<action_type> told = policy_(game_);
            value = told.value;
            double sum = 0;
            for (const auto& [action, prior] : told.actions)
                sum += prior;
            made.edges.reserve(told.actions.size());
            for (auto& [action, prior] : told.actions)
                made.edges.push_back({std::move(action), prior / sum});
        }
        if (nodes_.size() >= settings_.node_limit)
            return -1;
        made.value_sum = value;
        const int place = static_cast<int>(nodes_.size());
        nodes_.push_back(std::move(made));
        places_.emplace(key, place);
        return place;
    }

    // Makes a node the root, and forgets what cannot be reached from it.
    void keep_below(int root) {
        std::vector<int> moved(nodes_.size(), -1), order{root};
        moved[static_cast<std::size_t>(root)] = 0;
        for (std::size_t next = 0; next < order.size(); ++next)
            for (const edge& e : nodes_[static_cast<std::size_t>(order[next])].edges)
                if (e.child >= 0 && moved[static_cast<std::size_t>(e.child)] < 0) {
                    moved[static_cast<std::size_t>(e.child)] = static_cast<int>(order.size());
                    order.push_back(e.child);
                }
        std::vector<node> kept;
        kept.reserve(order.size());
        for (const int old : order) {
            kept.push_back(std::move(nodes_[static_cast<std::size_t>(old)]));
            for (edge& e : kept.back().edges)
                if (e.child >= 0)
                    e.child = moved[static_cast<std::size_t>(e.child)];
        }
        nodes_ = std::move(kept);
        for (auto place = places_.begin(); place != places_.end();)
            if (const int now = moved[static_cast<std::size_t>(place->second)]; now < 0) {
                place = places_.erase(place);
            } else {
                place->second = now;
                ++place;
            }
        root_ = 0;
    }

    Game game_;
    Policy& policy_;
    search_settings settings_;
    std::vector<node> nodes_;
    std::unordered_map<std::uint64_t, int> places_; // of positions, by their hash
    std::vector<step> path_;
    std::optional<Game> best_;
    double value_ = 0; // of the position, as it was first told
    int root_ = -1;
};

/// Plays one game to its end, `simulations` before each move, or until a simulation has finished one with the target score.
/// Returns the best game that was finished on the way, or the position where the policy had no more actions.
template <single_player_game Game, policy_for<Game> Policy>
Game play(Game start, Policy& policy, const search_settings& settings) {
    tree_search<Game, Policy> tree(std::move(start), policy, settings);
    while (!tree.game().is_over()) {
        for (int i = tree.visits(); i < settings.simulations && !tree.has_reached_target(); ++i)
            tree.simulate();
        if (tree.has_reached_target() || !tree.advance())
            break;
    }
    return tree.best() ? *tree.best() : tree.game();
}

} // namespace fastmm::inline FASTMM_ABI::search
