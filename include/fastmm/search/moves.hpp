// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a walk does to a scheme. Every move keeps the sum of its terms: a flip keeps the rank, a reduction lowers it, a split
// and a plus transition raise it. A scheme is what scheme.hpp holds, or another that names its factors by places in the same
// way, and then what is said of terms is true of what it has in their place.

#pragma once

#include <fastmm/search/random.hpp>
#include <fastmm/search/scheme.hpp>

#include <cstdint>

namespace fastmm::inline FASTMM_ABI::search {

/// What a flip did.
enum class flipped {
    refused,      ///< Nothing: a coefficient would have left the ring.
    done,         ///< A flip.
    is_reducible, ///< A flip, and there are now terms that share two factors: see reduce().
};

/// Flips a pair of terms that share a factor (M. Kauers, J. Moosbauer, Flip graphs for matrix multiplication, J. Symb. Comput.
/// 2025): a (x) b (x) c + a (x) b' (x) c' = a (x) (b + b') (x) c + a (x) b' (x) (c' - c), with either term first, and where the
/// ring has signs with b - b' and c' + c as well. `random` chooses among them; where the ring does not hold what comes of a sign, the other
/// one is tried: over the integers a twentieth to a fifth of all draws are refused then, and half without that.
template <class Scheme>
FASTMM_ALWAYS_INLINE flipped flip(Scheme& s, const shared_factor& pair, std::uint64_t random) {
    using ring = typename Scheme::ring;
    const bool swapped = (random & 1U) != 0;
    bool subtracted = ring::has_signs && (random & 2U) != 0;
    const auto [i, j] =
        s.places(swapped ? shared_factor{pair.factor, pair.second, pair.first} : pair, random);
    const typename ring::form b = s.factor_of(i.next()), other_b = s.factor_of(j.next()),
                              c = s.factor_of(i.last()), other_c = s.factor_of(j.last());
    const bool opposite = ring::has_signs && (s.is_negative(i) != s.is_negative(j));
    // Nothing here is decided by a branch that is as likely as not.
    if constexpr (ring::has_signs) {
        const bool first = ring::holds_sum(b, other_b, subtracted),
                   second = ring::holds_sum(other_c, c, subtracted == opposite);
        subtracted ^= !(first && second);
    }
    typename ring::form sum, difference;
    const bool first = ring::add(b, other_b, subtracted, sum),
               second = ring::add(other_c, c, subtracted == opposite, difference);
    if (!(first && second))
        return flipped::refused;
    // Terms that share a second factor, too, are left to reduce().
    if (ring::is_zero(sum) || ring::is_zero(difference)) [[unlikely]]
        return flipped::is_reducible;
    if constexpr (ring::has_signs) {
        s.negate_if(i.term, ring::normalize(sum));
        s.negate_if(j.term, ring::normalize(difference));
    }
    const bool two = s.replace(i.next(), sum);
    return (s.replace(j.last(), difference) || two) ? flipped::is_reducible : flipped::done;
}

/// A flip of a pair that is drawn from all with the same chance. Requires: there are pairs.
template <class Scheme>
FASTMM_ALWAYS_INLINE flipped random_flip(Scheme& s, random_source& random) {
    const std::uint64_t number = random();
    return flip(s, s.pairs()[random_source::scaled(number, s.pairs().size())], number);
}

/// Merges two terms that share two factors: a (x) b (x) c + a (x) b (x) c' = a (x) b (x) (c + c'), and both go where that is zero.
/// False where a coefficient would leave the ring. Requires: they share the factor and the next one (W is before U), and the first
/// term is the later one. Indices
/// of terms change: a term that goes is replaced by the last.
template <class Scheme>
bool merge(Scheme& s, const shared_places& shared) {
    using ring = typename Scheme::ring;
    const factor_place i = shared.second.last(), j = shared.first.last();
    typename ring::form sum;
    const bool opposite = ring::has_signs && s.is_negative(i) != s.is_negative(j);
    if (!ring::add(s.factor_of(i), s.factor_of(j), opposite, sum))
        return false;
    s.erase(j.term); // j.term > i.term: that index stays.
    if (ring::is_zero(sum)) {
        s.erase(i.term);
    } else {
        s.negate_if(i.term, ring::normalize(sum));
        s.replace(i, sum);
    }
    return true;
}

/// Merges terms until no two can be merged. Cost: the number of pairs for each that goes.
template <class Scheme>
void merge_all(Scheme& s) {
    for (int place = 0; place < s.pairs().size();) {
        bool is_merged = false;
        for (const std::uint64_t way : {0U, 4U}) {
            const shared_places shared = s.places(s.pairs()[place], way);
            is_merged = s.shares(shared.first.next(), shared.second.next()) && merge(s, shared);
            if (is_merged)
                break;
        }
        place = is_merged ? 0 : place + 1;
    }
}

/// Lowers the rank by merges. How many terms went.
template <class Ring>
int reduce(scheme<Ring>& s) {
    const int before = s.rank();
    merge_all(s);
    return before - s.rank();
}

/// Splits a term along another one: a (x) b (x) c = (a - a') (x) b (x) c + a' (x) b (x) c, where a' is the other's `factor`. The
/// new term, which shares two factors with the old one and one with the other, is the last. With `negated`, a' is its negative. False, and nothing happens, where
/// a' = a up to sign or a coefficient would leave the ring. Requires: rank() < capacity(), and without signs no `negated`. Until another move has parted them,
/// reduce() merges the two again.
template <class Scheme>
bool split(Scheme& s, int factor, int r, int other, bool negated = false) {
    using ring = typename Scheme::ring;
    const factor_place place{factor, r}, there{factor, other};
    typename ring::form rest;
    if (s.shares(place, there) || !ring::add(s.factor_of(place), s.factor_of(there), !negated, rest))
        return false;
    term<ring> half{s.factor_of(0, r), s.factor_of(1, r), s.factor_of(2, r)};
    half[static_cast<std::size_t>(factor)] = s.factor_of(there);
    s.negate_if(s.append(half), negated != s.is_negative(r));
    s.negate_if(r, ring::normalize(rest));
    s.replace(place, rest);
    return true;
}

/// The plus transition of two terms that share no factor (Y. Arai, Y. Ichikawa, K. Hukushima, Adaptive flip graph algorithm for
/// matrix multiplication, ISSAC 2024): a (x) b (x) c + a' (x) b' (x) c' =
/// (a - a') (x) b (x) c + a' (x) b (x) (c + c') + a' (x) (b' - b) (x) c', a split and the flip that parts its terms. `random` chooses
/// the factors and the signs. False, and nothing happens, where the terms share a factor or a coefficient would leave the ring.
/// Requires: rank() < capacity(), first != second. Factor f of the first term is taken together with factor f + turn of the second,
/// which is of use where factors of different kinds are comparable; else `turn` is 0. So is `is_turned`, with which the second
/// term is seen half-turned.
template <class Scheme>
bool plus(Scheme& s, int first, int second, std::uint64_t random, int turn = 0, bool is_turned = false) {
    using ring = typename Scheme::ring;
    const int start = random_source::scaled(random, 3);
    const factor_place a{start, first}, other_a{(start + turn) % 3, second, is_turned};
    const bool is_next = (random & 1U) == 0;
    const factor_place b = is_next ? a.next() : a.last(), c = is_next ? a.last() : a.next(),
                       other_b = is_next ? other_a.next() : other_a.last(),
                       other_c = is_next ? other_a.last() : other_a.next();
    const bool x_negated = ring::has_signs && (random & 2U) != 0,
               y_negated = ring::has_signs && (random & 4U) != 0;
    if (s.shares(a, other_a) || s.shares(b, other_b) || s.shares(c, other_c))
        return false;
    // With signs p and p' of the terms: p a b c = p (a - x a') b c + p x a' b c, and
    // p x b c + p' b' c' = p x b (c + y c') + p' (b' - p p' x y b) c'.
    const bool product = x_negated != (y_negated != (s.is_negative(a) != s.is_negative(other_a)));
    typename ring::form rest, sum, difference;
    if (!ring::add(s.factor_of(a), s.factor_of(other_a), !x_negated, rest) ||
        !ring::add(s.factor_of(c), s.factor_of(other_c), y_negated, sum) ||
        !ring::add(s.factor_of(other_b), s.factor_of(b), !product, difference))
        return false;
    term<ring> added;
    added[static_cast<std::size_t>(a.factor)] = s.factor_of(other_a);
    added[static_cast<std::size_t>(b.factor)] = s.factor_of(b);
    added[static_cast<std::size_t>(c.factor)] = sum;
    s.negate_if(s.append(added), x_negated != s.is_negative(first));
    s.negate_if(first, ring::normalize(rest));
    s.replace(a, rest);
    s.negate_if(second, ring::normalize(difference));
    s.replace(other_b, difference);
    return true;
}

} // namespace fastmm::inline FASTMM_ABI::search
