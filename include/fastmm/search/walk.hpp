// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A random walk in the flip graph, which looks for schemes of lower rank: flips, plus transitions after a period that is drawn
// anew for every path, and paths that begin at the best schemes so far.

#pragma once

#include <fastmm/search/conversion.hpp>
#include <fastmm/search/moves.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// How a walk behaves. The period of plus transitions is between 2^shortest and 2^(longest + 1) flips, and its logarithm
/// uniform: no one period serves all shapes and ranks.
struct walk_settings {
    std::uint64_t seed = 1;
    int shortest = 8, longest = 16; ///< powers of two, 0 <= shortest <= longest < 31
    int spare = 2;                  ///< how far a path may rise above the best rank, at least 1
    int patience = 1 << 22;         ///< draws since its last improvement after which a path ends, about
    int kept = 16;                  ///< schemes of the best rank that paths begin at
    int fresh = 2;                  ///< one path in so many begins at the start of the walk; 0: none
};

/// What a walk has done.
struct walk_statistics {
    std::int64_t flips = 0;   ///< that changed the scheme
    std::int64_t refused = 0; ///< draws whose flip would have left the ring
    std::int64_t reductions = 0, transitions = 0, paths = 0, improvements = 0;
};

/// Walks among all schemes over a ring policy: what basic_walk wants to know of its schemes.
template <class Ring>
struct all_schemes {
    using scheme_type = scheme<Ring>;

    /// A scheme of a factorization, with room for as many terms more. Throws as terms_of().
    static scheme_type start(const factorization& f, int spare) { return scheme_of<Ring>(f, spare); }

    static factorization factorization_of(const scheme_type& s,
                                          const typename scheme_type::contents_type& contents) {
        return factorization_of_terms<Ring>(s.dimensions(), contents);
    }

    /// Tries a random plus transition. Requires: there is room for it.
    static bool rise(scheme_type& s, random_source& random) {
        if (s.rank() < 2)
            return false;
        const int first = random.below(s.rank()), step = random.below(s.rank() - 1) + 1;
        return plus(s, first, (first + step) % s.rank(), random());
    }
    /// By how much that raises the rank at most.
    static constexpr int highest_rise = 1;
};

/// A walk among the schemes of a kind, from a factorization. The same for the same start and settings on every build, whatever
/// the masks, as long as the same calls are made.
template <class Kind>
class basic_walk {
public:
    using scheme_type = typename Kind::scheme_type;

    /// Throws fastmm::error where the start is no scheme of the kind. Requires: the start is exact over the ring.
    basic_walk(const factorization& start, const walk_settings& settings)
        : settings_(settings), random_(settings.seed),
          current_(Kind::start(start, settings.spare + Kind::highest_rise - 1)) {
        reduce(current_);
        best_rank_ = current_.rank();
        start_ = current_.contents();
        pool_.assign(1, start_);
        pairs_.assign(1, current_.pairs().size());
        begin_path();
    }

    const scheme_type& current() const { return current_; }
    int best_rank() const { return best_rank_; }
    const walk_statistics& statistics() const { return statistics_; }
    /// A scheme of the best rank: the last that was found.
    factorization best() const { return Kind::factorization_of(current_, pool_[newest_]); }

    /// Walks so many draws on. `accepts(walk)` is asked where the current scheme has a lower rank than every one before; what it
    /// refuses is forgotten, and another path begins.
    template <class Accepts>
    void advance(std::int64_t draws, Accepts&& accepts) {
        std::int64_t refused = 0;
        for (std::int64_t i = 0; i < draws; ++i) {
            if (--until_transition_ <= 0) [[unlikely]]
                rise();
            if (current_.pairs().size() == 0) [[unlikely]] {
                // Nothing to flip: only a rise leads out.
                until_transition_ = 0;
                ++refused;
                continue;
            }
            const flipped what = random_flip(current_, random_);
            refused += what == flipped::refused;
            if (what == flipped::is_reducible) [[unlikely]]
                descend(accepts);
        }
        statistics_.refused += refused;
        statistics_.flips += draws - refused;
    }

    void advance(std::int64_t draws) {
        advance(draws, [](const basic_walk&) { return true; });
    }

    /// Walks until `is_stopped(walk)`, which is asked before the start, after every improvement and every 2^14 draws.
    template <class IsStopped, class Accepts>
    void run(IsStopped&& is_stopped, Accepts&& accepts) {
        while (!is_stopped(*this))
            for (std::int64_t before = statistics_.improvements, left = 16;
                 left > 0 && before == statistics_.improvements; --left)
                advance(1024, accepts);
    }

    template <class IsStopped>
    void run(IsStopped&& is_stopped) {
        run(is_stopped, [](const basic_walk&) { return true; });
    }

private:
    void begin_path() {
        ++statistics_.paths;
        const int exponent = settings_.shortest + random_.below(settings_.longest - settings_.shortest + 1);
        period_ = (1 << exponent) + random_.below(1 << exponent);
        until_transition_ = period_;
        patience_left_ = settings_.patience;
        path_rank_ = current_.rank();
    }

    void restart() {
        if (settings_.fresh > 0 && random_.below(settings_.fresh) == 0)
            current_.assign(start_);
        else
            current_.assign(one_of(pool_, random_));
        begin_path();
    }

    FASTMM_NOINLINE void rise() {
        until_transition_ = period_;
        if ((patience_left_ -= period_) < 0) {
            restart();
        } else if (current_.rank() < path_rank_ + settings_.spare) {
            // What shares two factors afterwards is left to the next reduction.
            for (int attempt = 0; attempt < 64; ++attempt)
                if (Kind::rise(current_, random_)) {
                    ++statistics_.transitions;
                    return;
                }
        } else if (current_.pairs().size() == 0) {
            restart();
        }
    }

    template <class Accepts>
    FASTMM_NOINLINE void descend(Accepts& accepts) {
        if (reduce(current_) == 0)
            return;
        ++statistics_.reductions;
        if (current_.rank() < best_rank_) {
            if (!accepts(std::as_const(*this))) {
                restart();
                return;
            }
            ++statistics_.improvements;
            best_rank_ = current_.rank();
            pool_.assign(1, current_.contents());
            pairs_.assign(1, current_.pairs().size());
            newest_ = 0;
            begin_path();
            return;
        }
        if (current_.rank() == best_rank_)
            keep();
        if (current_.rank() < path_rank_) {
            path_rank_ = current_.rank();
            patience_left_ = settings_.patience;
        }
    }

    // A basin poor in flips leads nowhere: of two schemes the one with more pairs stays.
    void keep() {
        const int pairs = current_.pairs().size();
        if (pool_.size() < static_cast<std::size_t>(settings_.kept)) {
            newest_ = pool_.size();
            pool_.push_back(current_.contents());
            pairs_.push_back(pairs);
            return;
        }
        const auto place = static_cast<std::size_t>(random_.below(static_cast<int>(pool_.size())));
        if (pairs_[place] > pairs)
            return;
        newest_ = place;
        pool_[place] = current_.contents();
        pairs_[place] = pairs;
    }

    walk_settings settings_;
    random_source random_;
    scheme_type current_;
    std::vector<typename scheme_type::contents_type> pool_; // of the best rank
    std::vector<int> pairs_;                                // of each of them
    std::size_t newest_ = 0;
    typename scheme_type::contents_type start_;
    int best_rank_ = 0, path_rank_ = 0;
    int period_ = 0, until_transition_ = 0, patience_left_ = 0;
    walk_statistics statistics_;
};

/// A walk among all schemes of the start's shape. Its constructor throws as terms_of().
template <class Ring>
using walk = basic_walk<all_schemes<Ring>>;

} // namespace fastmm::inline FASTMM_ABI::search
