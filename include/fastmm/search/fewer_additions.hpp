// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The search for fewer additions at a fixed rank: a walk from one factorization to another, annealing of each for few nonzeros
// and then for few additions after sharing, and offline sharing of what came out best.

#pragma once

#include <fastmm/search/annealing.hpp>
#include <fastmm/search/shared_count.hpp>
#include <fastmm/search/sharing.hpp>
#include <fastmm/search/walk.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// How a search for fewer additions goes on. Its seed replaces those of the parts.
struct fewer_additions_settings {
    std::uint64_t seed = 1;
    annealing_settings sparse{.moves = 1 << 19, .hottest = 2.5, .coldest = 0.3, .basis_percent = 20};
    annealing_settings shared{
        .moves = 200000, .hottest = 1.5, .coldest = 0.25, .basis_percent = 20, .fresh = 0};
    walk_settings walk;
    std::int64_t draws = 1 << 21; ///< of the walk, from one start of annealing to the next
    int patience = 3;             ///< rounds of annealing without an improvement after which it ends
    int margin_percent =
        3; ///< how far above the fewest additions a first round may end for another one to follow
    sharing_settings offline;
};

/// A search over a ring policy whose masks are unsigned integers, for ranks up to 64 * Words. The same for the same start and
/// settings on every build, as long as the same calls are made.
template <class Ring, int Words>
class additions_search {
public:
    /// Throws fastmm::error as annealing. Requires: the start is exact over the ring.
    additions_search(const factorization& start, const fewer_additions_settings& settings)
        : settings_(settings), random_(settings.seed), walk_(start, with_seed(settings.walk)),
          best_(share_offline(start, with_seed(settings.offline))),
          fewest_(shared_additions_of(best_)), pool_{{best_, fewest_}} {}

    /// The factorization with fewest additions so far, with the sums to share; one of lower rank, should there be one, is
    /// better than all others.
    const factorization& best() const { return best_; }
    int additions() const { return fewest_; }

    /// Anneals from one of the best, as it is or after a walk, or from where the walk from the start has gone to. Whether there
    /// is a better one now.
    template <class IsStopped>
    bool advance(IsStopped&& is_stopped) {
        const int kind = laps_++ == 0 ? 0 : random_.below(4);
        factorization at = kind == 3 ? walked_on(walk_, settings_.draws) : one_of(pool_, random_).first;
        if (kind == 2) {
            walk_settings near = with_seed(settings_.walk);
            near.fresh = 0;
            walk<Ring> w(at, near);
            at = walked_on(w, std::max<std::int64_t>(settings_.draws >> random_.below(6), 1));
        }
        if (kind % 2 == 1) {
            const std::int64_t moves = settings_.sparse.moves;
            at = anneal(at, with_seed(settings_.sparse), count_nonzeros(),
                        [&](const auto& work) { return work.statistics().moves >= moves || is_stopped(); });
        }
        return consider(anneal_additions(at, is_stopped));
    }

private:
    template <class Settings>
    Settings with_seed(Settings part) {
        part.seed = random_();
        return part;
    }

    factorization walked_on(walk<Ring>& w, std::int64_t draws) {
        w.advance(draws);
        factorization result = w.best();
        result.name = best_.name;
        result.source = best_.source;
        return result;
    }

    bool consider(factorization at) {
        if (at.rank > best_.rank)
            return false;
        sharing_settings quick = with_seed(settings_.offline);
        quick.restarts /= 8;
        quick.repairs /= 8;
        at = share_offline(std::move(at), quick);
        if (at.rank == best_.rank && shared_additions_of(at) > most_of_pool() + 1)
            return false;
        at = share_offline(std::move(at), with_seed(settings_.offline));
        const int additions = shared_additions_of(at);
        const bool is_better = at.rank < best_.rank || additions < fewest_;
        if (is_better) {
            best_ = at;
            fewest_ = additions;
            std::erase_if(pool_, [&](const auto& old) {
                return old.first.rank > at.rank || old.second > most_of_pool();
            });
        }
        if (additions <= most_of_pool()) {
            constexpr std::size_t kept = 8;
            if (pool_.size() < kept)
                pool_.push_back({std::move(at), additions});
            else
                pool_[static_cast<std::size_t>(random_.below(static_cast<int>(kept)))] = {std::move(at),
                                                                                          additions};
        }
        return is_better;
    }

    int most_of_pool() const { return fewest_ + std::max(1, fewest_ / 150); }

    template <class IsStopped>
    factorization anneal_additions(const factorization& from, IsStopped&& is_stopped) {
        annealing<Ring, count_shared_additions<Words>> work(from, with_seed(settings_.shared));
        int before = work.best_cost();
        for (int unimproved = 0; unimproved < settings_.patience && !is_stopped();) {
            const std::int64_t begin = work.statistics().moves;
            work.run([&](const auto& at) {
                return at.statistics().moves >= begin + settings_.shared.moves || is_stopped();
            });
            if (work.best_cost() * 100LL > fewest_ * (100LL + settings_.margin_percent))
                break;
            unimproved = work.best_cost() < before ? 0 : unimproved + 1;
            before = work.best_cost();
        }
        factorization result = work.best();
        result.name = from.name;
        result.source = from.source;
        return result;
    }

    fewer_additions_settings settings_;
    random_source random_;
    walk<Ring> walk_;
    factorization best_;
    int fewest_ = 0;
    std::vector<std::pair<factorization, int>> pool_; // with the additions
    int laps_ = 0;
};

/// The factorization with fewest additions after sharing that was found until `is_stopped()`, over the ring that the start
/// states: ZT or Z2. It has the sums to share on its columns, see share_offline(). `report(factorization, additions)` is told
/// of that of the start, and of every better one. Throws fastmm::error as anneal(), and for a rank above 512. Requires: as
/// anneal() and share_additions().
template <class IsStopped, class Report>
factorization find_fewer_additions(const factorization& start, const fewer_additions_settings& settings,
                                   IsStopped&& is_stopped, Report&& report) {
    constexpr int most = pair_elimination<8>::most_forms;
    if (start.rank > most)
        fail("a search for fewer additions takes a rank of at most " + std::to_string(most) + ", not " +
             std::to_string(start.rank));
    return detail::with_ring_of(start, [&]<class Ring>(Ring) {
        const auto search = [&]<int Words>(std::integral_constant<int, Words>) {
            additions_search<Ring, Words> work(start, settings);
            report(work.best(), work.additions());
            while (!is_stopped())
                if (work.advance(is_stopped))
                    report(work.best(), work.additions());
            return work.best();
        };
        return start.rank <= 128 ? search(std::integral_constant<int, 2>())
                                 : search(std::integral_constant<int, 8>());
    });
}

} // namespace fastmm::inline FASTMM_ABI::search
