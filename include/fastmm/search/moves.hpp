// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a walk does to a scheme. Every move keeps the sum of its terms: a flip keeps the rank, a reduction lowers it, a split
// and a plus transition raise it.

#pragma once

#include <fastmm/search/random.hpp>
#include <fastmm/search/scheme.hpp>

namespace fastmm::inline FASTMM_ABI::search {

/// What a flip did.
enum class flipped {
    refused,      ///< Nothing: a coefficient would have left the ring.
    done,         ///< A flip.
    is_reducible, ///< A flip, and there are now terms that share two factors: see reduce().
};

/// Flips a pair of terms that share a factor (M. Kauers, J. Moosbauer, Flip graphs for matrix multiplication, J. Symb. Comput.
/// 2025): a (x) b (x) c + a (x) b' (x) c' = a (x) (b + b') (x) c + a (x) b' (x) (c' - c), with either term first, and where the
/// ring has signs with b - b' and c' + c as well. `random` chooses among them.
template <class Ring>
FASTMM_ALWAYS_INLINE flipped flip(scheme<Ring>& s, const shared_factor& pair, std::uint64_t random) {
    const bool swapped = (random & 1U) != 0, subtracted = Ring::has_signs && (random & 2U) != 0;
    const int i = swapped ? pair.second : pair.first, j = swapped ? pair.first : pair.second;
    const int b = pair.factor == 2 ? 0 : pair.factor + 1, c = pair.factor == 0 ? 2 : pair.factor - 1;
    typename Ring::form sum, difference;
    const bool opposite = Ring::has_signs && (s.is_negative(i) != s.is_negative(j));
    const bool first = Ring::add(s.factor_of(b, i), s.factor_of(b, j), subtracted, sum);
    const bool second = Ring::add(s.factor_of(c, j), s.factor_of(c, i), subtracted == opposite, difference);
    if (!(first && second))
        return flipped::refused;
    // Terms that share a second factor, too, are left to reduce().
    if (Ring::is_zero(sum) || Ring::is_zero(difference)) [[unlikely]]
        return flipped::is_reducible;
    if constexpr (Ring::has_signs) {
        s.negate_if(i, Ring::normalize(sum));
        s.negate_if(j, Ring::normalize(difference));
    }
    const bool two = s.replace(b, i, sum);
    return (s.replace(c, j, difference) || two) ? flipped::is_reducible : flipped::done;
}

/// A flip of a pair that is drawn from all with the same chance. Requires: there are pairs.
template <class Ring>
FASTMM_ALWAYS_INLINE flipped random_flip(scheme<Ring>& s, random_source& random) {
    const std::uint64_t number = random();
    return flip(s, s.pairs()[random_source::scaled(number, s.pairs().size())], number);
}

/// Merges two terms that share two factors: a (x) b (x) c + a (x) b (x) c' = a (x) b (x) (c + c'), and both go where that is zero.
/// False where a coefficient would leave the ring. Requires: they share the factor and the next one (W is before U). Indices
/// of terms change: a term that goes is replaced by the last.
template <class Ring>
bool merge(scheme<Ring>& s, const shared_factor& pair) {
    const int c = pair.factor == 0 ? 2 : pair.factor - 1;
    const int i = pair.second, j = pair.first;
    typename Ring::form sum;
    const bool opposite = Ring::has_signs && s.is_negative(i) != s.is_negative(j);
    if (!Ring::add(s.factor_of(c, i), s.factor_of(c, j), opposite, sum))
        return false;
    s.erase(j); // j > i: the index i stays.
    if (Ring::is_zero(sum)) {
        s.erase(i);
    } else {
        s.negate_if(i, Ring::normalize(sum));
        s.replace(c, i, sum);
    }
    return true;
}

/// Merges terms until no two can be merged. How many went. Cost: the number of pairs for each.
template <class Ring>
int reduce(scheme<Ring>& s) {
    const int before = s.rank();
    for (int place = 0; place < s.pairs().size();) {
        const shared_factor pair = s.pairs()[place];
        const int next = pair.factor == 2 ? 0 : pair.factor + 1;
        place = s.shares(next, pair.first, pair.second) && merge(s, pair) ? 0 : place + 1;
    }
    return before - s.rank();
}

/// Splits a term along another one: a (x) b (x) c = (a - a') (x) b (x) c + a' (x) b (x) c, where a' is the other's `factor`. The
/// new term, which shares two factors with the old one and one with the other, is the last. With `negated`, a' is its negative. False, and nothing happens, where
/// a' = a up to sign or a coefficient would leave the ring. Requires: rank() < capacity(), and without signs no `negated`. Until another move has parted them,
/// reduce() merges the two again.
template <class Ring>
bool split(scheme<Ring>& s, int factor, int r, int other, bool negated = false) {
    typename Ring::form rest;
    if (s.shares(factor, r, other) ||
        !Ring::add(s.factor_of(factor, r), s.factor_of(factor, other), !negated, rest))
        return false;
    term<Ring> added{s.factor_of(0, r), s.factor_of(1, r), s.factor_of(2, r)};
    added[static_cast<std::size_t>(factor)] = s.factor_of(factor, other);
    s.append(added);
    s.negate_if(s.rank() - 1, negated != s.is_negative(r));
    s.negate_if(r, Ring::normalize(rest));
    s.replace(factor, r, rest);
    return true;
}

/// The plus transition of two terms that share no factor (Y. Arai, Y. Ichikawa, K. Hukushima, Adaptive flip graph algorithm for
/// matrix multiplication, ISSAC 2024): a (x) b (x) c + a' (x) b' (x) c' =
/// (a - a') (x) b (x) c + a' (x) b (x) (c + c') + a' (x) (b' - b) (x) c', a split and the flip that parts its terms. `random` chooses
/// the factors and the signs. False, and nothing happens, where the terms share a factor or a coefficient would leave the ring.
/// Requires: rank() < capacity(), first != second.
template <class Ring>
bool plus(scheme<Ring>& s, int first, int second, std::uint64_t random) {
    const int a = random_source::scaled(random, 3), turn = 1 + static_cast<int>(random & 1U);
    const int b = (a + turn) % 3, c = 3 - a - b;
    const bool x_negated = Ring::has_signs && (random & 2U) != 0,
               y_negated = Ring::has_signs && (random & 4U) != 0;
    for (int factor = 0; factor < 3; ++factor)
        if (s.shares(factor, first, second))
            return false;
    // With signs p and p' of the terms: p a b c = p (a - x a') b c + p x a' b c, and
    // p x b c + p' b' c' = p x b (c + y c') + p' (b' - p p' x y b) c'.
    const bool product = x_negated != (y_negated != (s.is_negative(first) != s.is_negative(second)));
    typename Ring::form rest, sum, difference;
    if (!Ring::add(s.factor_of(a, first), s.factor_of(a, second), !x_negated, rest) ||
        !Ring::add(s.factor_of(c, first), s.factor_of(c, second), y_negated, sum) ||
        !Ring::add(s.factor_of(b, second), s.factor_of(b, first), !product, difference))
        return false;
    term<Ring> added;
    added[static_cast<std::size_t>(a)] = s.factor_of(a, second);
    added[static_cast<std::size_t>(b)] = s.factor_of(b, first);
    added[static_cast<std::size_t>(c)] = sum;
    s.append(added);
    s.negate_if(s.rank() - 1, x_negated != s.is_negative(first));
    s.negate_if(first, Ring::normalize(rest));
    s.replace(a, first, rest);
    s.negate_if(second, Ring::normalize(difference));
    s.replace(b, second, difference);
    return true;
}

} // namespace fastmm::inline FASTMM_ABI::search
