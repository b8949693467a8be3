// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a walk does to a rotation scheme: the moves of moves.hpp for whole orbits, and those of an orbit and a term that is its own
// image. Every move keeps the sum of all terms modulo 2.

#pragma once

#include <fastmm/search/moves.hpp>
#include <fastmm/search/rotation_scheme.hpp>

#include <cstdint>
#include <utility>

namespace fastmm::inline FASTMM_ABI::search {

/// The factors of a move: one that is shared or split, and the other two in either order.
struct move_factors {
    int shared, next, last;
};
constexpr move_factors factors_of_move(int shared, bool is_swapped) {
    const factor_place place{shared, 0};
    const int next = place.next().factor, last = place.last().factor;
    return is_swapped ? move_factors{shared, last, next} : move_factors{shared, next, last};
}

/// The power that undoes one, 0 to 2.
constexpr int opposite_power(int power) {
    return power == 0 ? 0 : 3 - power;
}

/// Flips a pair of orbits that share a factor. Of two orbits of three terms, or of one each, all terms flip alike: a (x) b (x) c +
/// a (x) b' (x) c' = a (x) (b + b') (x) c + a (x) b' (x) (c' + c), where the second is held under a power so that a is the same. Of a single term
/// a (x) b (x) c and an orbit, a is its own image, and with s(x) = x + x' + x'' for a form and its images either
/// a (x) (b + s(b')) (x) c and the orbit of a (x) b' (x) (c' + c), or a (x) b (x) (c + s(c')) and that of a (x) (b' + b) (x) c'.
template <class Ring>
FASTMM_ALWAYS_INLINE flipped random_flip(rotation_scheme<Ring>& s, random_source& random) {
    using form = typename Ring::form;
    const std::uint64_t number = random();
    const shared_factor pair = s.pairs()[random_source::scaled(number, s.pairs().size())];
    int first = pair.first, second = pair.second;
    if ((number & 1U) != 0)
        std::swap(first, second);
    const move_factors f = factors_of_move(pair.factor, (number & 2U) != 0);
    const bool is_single = s.is_single(first), is_other_single = s.is_single(second);
    form sum = s.factor_of(f.next, first), other_sum = s.factor_of(f.last, second);
    const form &added = s.factor_of(f.next, second), &other_added = s.factor_of(f.last, first);
    if (is_single == is_other_single) [[likely]] {
        const int power = s.is_fixed(pair.factor, first) ? static_cast<int>((number >> 2U & 0xffffU) % 3)
                                                         : s.power_between(pair.factor, first, second);
        sum = sum ^ s.image(f.next, added, power);
        other_sum = other_sum ^ s.image(f.last, other_added, opposite_power(power));
    } else {
        sum = sum ^ (is_single ? s.sum_of_images(f.next, added) : added);
        other_sum = other_sum ^ (is_single ? other_added : s.sum_of_images(f.last, other_added));
    }
    if (Ring::is_zero(sum) || Ring::is_zero(other_sum)) [[unlikely]]
        return flipped::is_reducible;
    const bool is_first = s.replace(f.next, first, sum), is_second = s.replace(f.last, second, other_sum);
    return is_first || is_second ? flipped::is_reducible : flipped::done;
}

/// Makes a single term, or none, of an orbit of which two factors are their own images: its three terms share them. Whether there was one.
template <class Ring>
bool fold(rotation_scheme<Ring>& s) {
    for (int orbit = 0; orbit < s.orbit_count(); ++orbit) {
        if (s.fixed_factors(orbit) != 2)
            continue;
        term<Ring> t = s[orbit];
        bool is_zero = false;
        for (int factor = 0; factor < 3; ++factor)
            if (!s.is_fixed(factor, orbit)) {
                auto& x = t[static_cast<std::size_t>(factor)];
                x = s.sum_of_images(factor, x);
                is_zero = Ring::is_zero(x);
            }
        s.erase(orbit);
        if (!is_zero)
            s.append(t);
        return true;
    }
    return false;
}

/// Merges two orbits of a kind that share two factors under one power, or a single term a (x) s(b) (x) c and the orbit of a (x) b (x) c', where
/// s(b) is the sum of b and its images, to the orbit of a (x) b (x) (c' + c). Whether there were such. Requires: there is none to fold.
template <class Ring>
bool merge(rotation_scheme<Ring>& s) {
    for (int place = 0; place < s.pairs().size(); ++place) {
        const shared_factor pair = s.pairs()[place];
        const bool is_mixed = s.is_single(pair.first) != s.is_single(pair.second);
        for (int distance = 1; distance < 3; ++distance) {
            const int other = (pair.factor + distance) % 3, rest = 3 - pair.factor - other;
            if (is_mixed) {
                const int single = s.is_single(pair.first) ? pair.first : pair.second,
                          orbit = pair.first + pair.second - single;
                if (s.factor_of(other, single) != s.sum_of_images(other, s.factor_of(other, orbit)))
                    continue;
                // c' is not its own image as c is: the orbit would have been folded.
                s.replace(rest, orbit, s.factor_of(rest, orbit) ^ s.factor_of(rest, single));
                s.erase(single);
                return true;
            }
            if (!s.shares(other, pair.first, pair.second))
                continue;
            // One of the two says under which power: where both leave it open, the orbit is a single term.
            const int decides = s.is_fixed(pair.factor, pair.first) ? other : pair.factor,
                      power = s.power_between(decides, pair.first, pair.second);
            if (!s.shares(other, pair.first, pair.second, power))
                continue;
            term<Ring> t = s[pair.first];
            auto& x = t[static_cast<std::size_t>(rest)];
            x = x ^ s.image(rest, s.factor_of(rest, pair.second), power);
            s.erase(pair.first); // The later one: the other index stays.
            s.erase(pair.second);
            if (!Ring::is_zero(x))
                s.append(t);
            return true;
        }
    }
    return false;
}

/// Folds and merges until nothing is left to be. How many terms went.
template <class Ring>
int reduce(rotation_scheme<Ring>& s) {
    const int before = s.rank();
    while (fold(s) || merge(s)) {
    }
    return before - s.rank();
}

/// The plus transition of two orbits of three terms each, or of two single terms, which share no factor, the second under a power: see
/// plus() of moves.hpp. False, and nothing happens, where they do. Requires: there is room for an orbit, first != second, and the orbits
/// are of one kind.
template <class Ring>
bool plus(rotation_scheme<Ring>& s, int first, int second, const move_factors& f, int power) {
    using form = typename Ring::form;
    const form a = s.factor_of(f.shared, first),
               other_a = s.image(f.shared, s.factor_of(f.shared, second), power),
               b = s.factor_of(f.next, first), other_b = s.image(f.next, s.factor_of(f.next, second), power),
               c = s.factor_of(f.last, first), other_c = s.image(f.last, s.factor_of(f.last, second), power);
    if (a == other_a || b == other_b || c == other_c)
        return false;
    term<Ring> added;
    added[static_cast<std::size_t>(f.shared)] = other_a;
    added[static_cast<std::size_t>(f.next)] = b;
    added[static_cast<std::size_t>(f.last)] = c ^ other_c;
    s.append(added);
    s.replace(f.shared, first, a ^ other_a);
    s.replace(f.next, second, s.image(f.next, other_b ^ b, opposite_power(power)));
    return true;
}

/// Opens a single term a (x) b (x) c: it becomes the orbit of a (x) b (x) (c + x + x'), whose terms sum up to it, where x' is the image of x.
/// The rank rises by 2, until reduce() folds it again. False, and nothing happens, where x is its own image; where it is not, x + x' is
/// neither, so that no factor gets zero. Requires: the orbit is a single term.
template <class Ring>
bool open(rotation_scheme<Ring>& s, int orbit, int factor, const typename Ring::form& x) {
    const typename Ring::form difference = x ^ s.image(factor, x, 1);
    if (Ring::is_zero(difference))
        return false;
    s.replace(factor, orbit, s.factor_of(factor, orbit) ^ difference);
    return true;
}

} // namespace fastmm::inline FASTMM_ABI::search
