// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Simulated annealing at a fixed rank: flips, and changes of the three bases, make a factorization sparser, or whatever else an
// objective asks for.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/search/conversion.hpp>
#include <fastmm/search/moves.hpp>
#include <fastmm/search/transvection.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// How annealing behaves. A round cools from the hottest temperature to the coldest, by the same factor at every step; their
/// unit is that of the objective.
struct annealing_settings {
    std::uint64_t seed = 1;
    std::int64_t moves = 1 << 21; ///< of a round
    double hottest = 2;
    double coldest = 0.2;
    int basis_percent = 10; ///< how many of the moves are changes of a basis
    int fresh = 4;          ///< one round in so many begins at the start, the others at the best; 0: none
};

/// What annealing has done.
struct annealing_statistics {
    std::int64_t moves = 0;    ///< that were tried
    std::int64_t refused = 0;  ///< of these, that would have left the ring
    std::int64_t accepted = 0; ///< of these, that were kept
    std::int64_t rounds = 0, improvements = 0;
};

/// objective(factor, scheme): what factor matrix 0, 1 or 2 (U, V, W) costs, a nonnegative integer that is the same whenever the
/// factor matrix is. The cost of a scheme is the sum of the three.
template <class Objective, class Ring>
concept objective_for = requires(Objective objective, const scheme<Ring>& s) {
    { objective(0, s) } -> std::convertible_to<int>;
};

/// The nonzeros of the factor matrices.
struct count_nonzeros {
    template <class Ring>
    int operator()(int factor, const scheme<Ring>& s) const {
        int result = 0;
        for (int r = 0; r < s.rank(); ++r)
            result += Ring::nonzeros(s.factor_of(factor, r));
        return result;
    }
};

/// Anneals a scheme over a ring policy whose masks are unsigned integers. The same for the same start, settings and objective
/// on every build, as long as the same calls are made. Should the rank fall, the scheme of lower rank is better than all of a
/// higher one.
template <class Ring, objective_for<Ring> Objective>
class annealing {
public:
    /// Throws fastmm::error as terms_of() where the start is no scheme of the ring, and where settings make no sense. Requires:
    /// the start is exact over the ring.
    annealing(const factorization& start, const annealing_settings& settings,
              Objective objective = Objective())
        : settings_(settings), objective_(std::move(objective)), random_(settings.seed),
          current_(start.dimensions, std::max(start.rank, 1)), start_(terms_of<Ring>(start)) {
        if (settings.moves < 1 || !(settings.coldest > 0) || !(settings.hottest >= settings.coldest) ||
            settings.basis_percent < 0 || settings.basis_percent > 100)
            fail("annealing takes a move or more a round, and cools to a temperature above 0; these are " +
                 std::to_string(settings.moves) + " moves from " + std::to_string(settings.hottest) + " to " +
                 std::to_string(settings.coldest) + ", " + std::to_string(settings.basis_percent) +
                 " % changes of a basis");
        current_.assign(start_);
        best_ = start_;
        measure();
        best_cost_ = cost();
        begin_round();
    }

    const scheme<Ring>& current() const { return current_; }
    int cost() const { return costs_[0] + costs_[1] + costs_[2]; }
    int best_cost() const { return best_cost_; }
    const annealing_statistics& statistics() const { return statistics_; }
    /// The best so far: of the lowest rank, and of those the one that cost least. At first, the start.
    factorization best() const { return factorization_of_terms<Ring>(current_.dimensions(), best_); }

    /// Tries so many moves.
    void advance(std::int64_t moves) {
        for (std::int64_t i = 0; i < moves; ++i) {
            if (left_ == 0)
                begin_round();
            if (left_-- % cooling_period == 0)
                cool();
            ++statistics_.moves;
            if (random_.below(100) < settings_.basis_percent || current_.pairs().size() == 0)
                try_transvection();
            else
                try_flip();
        }
    }

    /// Tries moves until `is_stopped(annealing)`, which is asked before the start and every 2^10 moves.
    template <class IsStopped>
    void run(IsStopped&& is_stopped) {
        while (!is_stopped(std::as_const(*this)))
            advance(1024);
    }

private:
    static constexpr std::int64_t cooling_period = 256;
    static constexpr std::size_t steps_told_apart = 256;

    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    void measure() {
        for (int factor = 0; factor < 3; ++factor)
            costs_[at(factor)] = objective_(factor, current_);
    }

    void begin_round() {
        if (statistics_.rounds > 0) {
            const bool anew =
                settings_.fresh > 0 && random_.below(settings_.fresh) == 0 && start_.size() == best_.size();
            current_.assign(anew ? start_ : best_);
            measure();
        }
        ++statistics_.rounds;
        left_ = settings_.moves;
    }

    // Rounded, so that mathematical libraries agree.
    void cool() {
        const double done = 1 - static_cast<double>(left_ + 1) / static_cast<double>(settings_.moves);
        const double temperature = settings_.hottest * std::pow(settings_.coldest / settings_.hottest, done);
        for (std::size_t rise = 0; rise < steps_told_apart; ++rise)
            chances_[rise] = static_cast<std::uint32_t>(
                std::lround(std::exp(-static_cast<double>(rise) / temperature) * (1 << 24)));
    }

    bool accepts(int change) {
        return change <= 0 || (at(change) < steps_told_apart &&
                               static_cast<std::uint32_t>(random_() >> 40U) < chances_[at(change)]);
    }

    // Whether the costs of two factor matrices after a move are accepted; then they are those of the scheme.
    bool settle(int first, int second) {
        const int x = objective_(first, current_), y = objective_(second, current_);
        if (!accepts(x + y - costs_[at(first)] - costs_[at(second)]))
            return false;
        ++statistics_.accepted;
        costs_[at(first)] = x;
        costs_[at(second)] = y;
        if (cost() < best_cost_ && current_.rank() == static_cast<int>(best_.size()))
            keep();
        return true;
    }

    void keep() {
        ++statistics_.improvements;
        best_ = current_.terms();
        best_cost_ = cost();
    }

    void try_flip() {
        const std::uint64_t number = random_();
        const shared_factor pair = current_.pairs()[random_source::scaled(number, current_.pairs().size())];
        const bool swapped = (number & 1U) != 0;
        const int i = swapped ? pair.second : pair.first, j = swapped ? pair.first : pair.second;
        const int b = pair.factor == 2 ? 0 : pair.factor + 1, c = pair.factor == 0 ? 2 : pair.factor - 1;
        const auto first = current_.factor_of(b, i), second = current_.factor_of(c, j);
        const bool i_negative = current_.is_negative(i), j_negative = current_.is_negative(j);
        const flipped what = flip(current_, pair, number);
        if (what == flipped::refused) {
            ++statistics_.refused;
        } else if (what == flipped::is_reducible && reduce(current_) > 0) {
            measure();
            keep();
        } else if (!settle(b, c)) {
            restore(b, i, first);
            restore(c, j, second);
            current_.negate_if(i, current_.is_negative(i) != i_negative);
            current_.negate_if(j, current_.is_negative(j) != j_negative);
        }
    }

    void restore(int factor, int r, const typename Ring::form& x) {
        if (current_.factor_of(factor, r) != x)
            current_.replace(factor, r, x);
    }

    void try_transvection() {
        const auto chosen = random_transvection(current_.dimensions(), Ring::has_signs, random_);
        if (!chosen)
            return;
        const transvection& change = *chosen;
        for (std::size_t side = 0; side < 2; ++side)
            if (!images(change, side, after_[side], before_[side])) {
                ++statistics_.refused;
                return;
            }
        signs_.clear();
        for (int r = 0; r < current_.rank(); ++r)
            signs_.push_back(current_.is_negative(r));
        const int first = change.sides[0].factor, second = change.sides[1].factor;
        current_.change_factor(first, after_[0]);
        current_.change_factor(second, after_[1]);
        if (settle(first, second))
            return;
        current_.change_factor(first, before_[0]);
        current_.change_factor(second, before_[1]);
        for (int r = 0; r < current_.rank(); ++r)
            current_.negate_if(r, current_.is_negative(r) != signs_[at(r)]);
    }

    bool images(const transvection& change, std::size_t side, std::vector<typename Ring::form>& after,
                std::vector<typename Ring::form>& before) {
        after.resize(at(current_.rank()));
        before.resize(at(current_.rank()));
        for (int r = 0; r < current_.rank(); ++r) {
            before[at(r)] = current_.factor_of(change.sides[side].factor, r);
            if (!image_of<Ring>(change.sides[side], before[at(r)], after[at(r)]))
                return false;
        }
        return true;
    }

    annealing_settings settings_;
    Objective objective_;
    random_source random_;
    scheme<Ring> current_;
    std::vector<term<Ring>> start_, best_;
    std::array<int, 3> costs_{};
    int best_cost_ = 0;
    std::int64_t left_ = 0;                                 // moves of the round
    std::array<std::uint32_t, steps_told_apart> chances_{}; // of 2^24, by how much the cost rises
    std::array<std::vector<typename Ring::form>, 2> before_, after_;
    std::vector<bool> signs_;
    annealing_statistics statistics_;
};

} // namespace fastmm::inline FASTMM_ABI::search

namespace fastmm::inline FASTMM_ABI::detail {

// Calls with the ring policy of a factorization over ZT or Z2. Throws fastmm::error for another ring, and more than 64 blocks.
template <class Call>
auto with_ring_of(const factorization& f, Call call) {
    namespace over = search;
    const bool is_small = over::holds<over::modulo_2<std::uint32_t>>(f.dimensions);
    if (!over::holds<over::modulo_2<std::uint64_t>>(f.dimensions))
        fail("annealing takes matrices of up to 64 blocks, not the shape " + to_string(f.dimensions));
    if (f.ring == stated_ring::ternary)
        return is_small ? call(over::ternary<std::uint32_t>()) : call(over::ternary<std::uint64_t>());
    if (f.ring == stated_ring::modulo_2)
        return is_small ? call(over::modulo_2<std::uint32_t>()) : call(over::modulo_2<std::uint64_t>());
    fail("annealing goes over ZT and Z2, not over " + std::string(to_string(f.ring)));
}

} // namespace fastmm::inline FASTMM_ABI::detail

namespace fastmm::inline FASTMM_ABI::search {

/// Anneals over the ring that the start states, ZT or Z2, until `is_stopped(annealing)`, and returns the best, whose name and
/// source are those of the start. Throws fastmm::error for another ring, and for a matrix of more than 64 blocks. Requires: the
/// start is exact over its ring.
template <class Objective, class IsStopped>
factorization anneal(const factorization& start, const annealing_settings& settings,
                     const Objective& objective, IsStopped&& is_stopped) {
    return detail::with_ring_of(start, [&]<class Ring>(Ring) {
        annealing<Ring, Objective> work(start, settings, objective);
        work.run(is_stopped);
        factorization result = work.best();
        result.name = start.name;
        result.source = start.source;
        return result;
    });
}

} // namespace fastmm::inline FASTMM_ABI::search
