// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Cyclic schemes that are also the same when all matrices are turned by half a turn, as a search walks on them: with half as many
// orbits to choose, a walk is at low ranks sooner.

#pragma once

#include <fastmm/search/cyclic_scheme.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The form with its matrix turned by half a turn, block (i, j) to (n - 1 - i, n - 1 - j): a change of basis, by the permutation
/// that reverses the order of rows, which keeps the tensor of the product of square matrices.
template <class Ring>
typename Ring::form half_turned(const typename Ring::form& x, int blocks) {
    if constexpr (Ring::has_signs)
        return {reversed(x.plus, blocks), reversed(x.minus, blocks)};
    else
        return reversed(x, blocks);
}

/// As cyclic_scheme<Ring>, but each of its orbits stands for 6 terms: the turns of (a, b, c) and of the half-turned (a', b', c').
/// Two orbits share a factor where one of the first is one of the second or its half-turn; in a place that `is_turned`, the orbit
/// is seen as that of (a', b', c'). Of the fixed terms a^3, a'^3 is one where a^3 is.
template <class Ring>
class half_turn_scheme {
public:
    using ring = Ring;
    using form = typename Ring::form;
    using contents_type = cyclic_terms<Ring>; ///< Of two half-turned orbits one.

    half_turn_scheme(int size, int capacity)
        : size_(size), capacity_(capacity), pairs_(3 * capacity), column_(3 * capacity),
          turns_(at(3 * capacity)), negative_(at(capacity)) {}

    shape dimensions() const { return {size_, size_, size_}; }
    int rank() const { return 6 * orbit_count_ + fixed_count(); }
    int orbit_count() const { return orbit_count_; }
    int fixed_count() const { return static_cast<int>(fixed_.size()); }
    int capacity() const { return capacity_; }

    const pair_list& pairs() const { return pairs_; }
    /// The first of them is not turned. Where the factor is its own half-turn the second may be or not, as a bit of `random` says.
    FASTMM_ALWAYS_INLINE shared_places places(const shared_factor& pair, std::uint64_t random = 0) const {
        factor_place second = place_of(pair.second);
        second.is_turned = turns_[at(pair.first)] == own_turn
                               ? (random & 4U) != 0
                               : turns_[at(pair.first)] != turns_[at(pair.second)];
        return {place_of(pair.first), second};
    }

    form factor_of(int factor, int orbit) const { return factor_of({factor, orbit}); }
    form factor_of(const factor_place& place) const {
        const int number = number_of(place);
        form x = column_[number];
        if ((turns_[at(number)] == other_turn) != place.is_turned)
            turn(x);
        return x;
    }
    bool is_negative(int orbit) const { return negative_[at(orbit)] != 0; }
    bool is_negative(const factor_place& place) const {
        bool result = is_negative(place.term);
        if constexpr (Ring::has_signs)
            if (place.is_turned)
                for (int factor = 0; factor < 3; ++factor)
                    result ^= changes_sign(column_[3 * place.term + factor]);
        return result;
    }
    void negate_if(int orbit, bool negated) { negative_[at(orbit)] ^= static_cast<std::uint8_t>(negated); }

    bool shares(const factor_place& x, const factor_place& y) const {
        const int i = number_of(x), j = number_of(y);
        return column_.are_equal(i, j) && (turns_[at(i)] == own_turn ||
                                           (turns_[at(i)] != turns_[at(j)]) == (x.is_turned != y.is_turned));
    }

    term<Ring> operator[](int orbit) const {
        term<Ring> result{factor_of(0, orbit), factor_of(1, orbit), factor_of(2, orbit)};
        if constexpr (Ring::has_signs)
            if (is_negative(orbit))
                result[2] = Ring::negated(result[2]);
        return result;
    }

    contents_type contents() const {
        contents_type result{fixed_, {}};
        result.orbits.reserve(at(orbit_count_));
        for (int i = 0; i < orbit_count_; ++i)
            result.orbits.push_back((*this)[i]);
        return result;
    }

    void assign(const contents_type& contents) {
        orbit_count_ = 0;
        pairs_.clear();
        column_.clear();
        for (const term<Ring>& orbit : contents.orbits)
            append(orbit);
        fixed_ = contents.fixed;
    }

    int append(term<Ring> t) {
        const int orbit = orbit_count_++;
        negative_[at(orbit)] = 0;
        for (int factor = 0; factor < 3; ++factor) {
            negate_if(orbit, Ring::normalize(t[at(factor)]));
            attach(3 * orbit + factor, t[at(factor)]);
        }
        return orbit;
    }

    void erase(int orbit) {
        const int last = orbit_count_ - 1;
        for (int factor = 0; factor < 3; ++factor) {
            const form moved = factor_of(factor, last);
            detach(3 * orbit + factor);
            if (orbit != last) {
                detach(3 * last + factor);
                attach(3 * orbit + factor, moved);
            }
        }
        negative_[at(orbit)] = negative_[at(last)];
        --orbit_count_;
    }

    /// As in cyclic_scheme<Ring>; and true where the orbit is now twice the same terms and two is zero.
    FASTMM_ALWAYS_INLINE bool replace(const factor_place& place, form x) {
        const int number = number_of(place);
        if constexpr (Ring::has_signs)
            if (place.is_turned)
                negate_if(place.term, changes_sign(column_[number]) != changes_sign(x));
        const std::uint8_t turned = make_canonical(x, place.is_turned);
        if (Ring::key_of(x) == Ring::key_of(column_[number]) && (Ring::key_is_form || x == column_[number])) {
            // A factor that becomes its half-turn has the pairs that it had.
            turns_[at(number)] = turned;
            return true;
        }
        bool is_reducible = false;
        const factor_place here{place.factor, place.term};
        column_.replace(
            number, x, 3 * orbit_count_, 3 * place.term, 3,
            [&](int other) FASTMM_INLINED_LAMBDA { pairs_.erase(0, number, other); },
            [&](int other) FASTMM_INLINED_LAMBDA {
                factor_place there = place_of(other);
                pairs_.insert(0, number, other);
                there.is_turned = turned != turns_[at(other)];
                is_reducible |= shares_another(here, there);
                there.is_turned = !there.is_turned;
                is_reducible |= turned == own_turn && shares_another(here, there);
            });
        turns_[at(number)] = turned;
        return is_reducible || is_fixed_terms(place.term) || is_zero(place.term);
    }

    /// Whether the orbit is three times a^3 and a'^3 and three is one in the ring.
    bool is_fixed_terms(int orbit) const {
        return Ring::characteristic == 2 && shares({0, orbit}, {1, orbit}) && shares({1, orbit}, {2, orbit});
    }
    /// Whether the orbit is twice the same terms and two is zero in the ring.
    bool is_zero(int orbit) const {
        return Ring::characteristic == 2 && turns_[at(3 * orbit)] == own_turn &&
               turns_[at(3 * orbit + 1)] == own_turn && turns_[at(3 * orbit + 2)] == own_turn;
    }
    /// Adds x^3 and its half-turn. Requires: the ring has no signs.
    void toggle_fixed(const form& x) {
        for (const form& y : {x, half_turned<Ring>(x, size_ * size_)}) {
            const auto found = std::find(fixed_.begin(), fixed_.end(), y);
            if (found == fixed_.end()) {
                fixed_.push_back(y);
            } else {
                *found = fixed_.back();
                fixed_.pop_back();
            }
        }
    }

private:
    // A factor is held as it is or half-turned, whichever has the lower key: the column has one of both for all comparisons.
    static constexpr std::uint8_t no_turn = 0, other_turn = 1, own_turn = 2;

    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }
    static constexpr int number_of(const factor_place& place) { return 3 * place.term + place.factor; }
    static constexpr factor_place place_of(int number) { return {number % 3, number / 3}; }

    bool turn(form& x) const {
        x = half_turned<Ring>(x, size_ * size_);
        return Ring::normalize(x);
    }
    bool changes_sign(form x) const { return turn(x); }

    bool shares_another(const factor_place& x, const factor_place& y) const {
        return shares(x.next(), y.next()) || shares(x.last(), y.last());
    }

    FASTMM_ALWAYS_INLINE std::uint8_t make_canonical(form& x, bool is_turned) const {
        form y = x;
        turn(y);
        if (x == y)
            return own_turn;
        const bool is_lower = Ring::key_of(y) < Ring::key_of(x);
        if (is_lower)
            x = y;
        return is_lower != is_turned ? other_turn : no_turn;
    }

    bool makes_pair(int number, int other) const {
        return other / 3 != number / 3 && column_.are_equal(number, other);
    }

    void attach(int number, form x) {
        turns_[at(number)] = make_canonical(x, false);
        column_.put(number, x);
        for (int other = 0; other < 3 * orbit_count_; ++other)
            if (makes_pair(number, other))
                pairs_.insert(0, number, other);
    }

    void detach(int number) {
        for (int other = 0; other < 3 * orbit_count_; ++other)
            if (makes_pair(number, other))
                pairs_.erase(0, number, other);
        column_.put(number, form{});
    }

    int size_, capacity_;
    int orbit_count_ = 0;
    pair_list pairs_;
    form_column<Ring> column_;
    std::vector<std::uint8_t> turns_;    // of factors
    std::vector<std::uint8_t> negative_; // of orbits
    std::vector<form> fixed_;
};

} // namespace fastmm::inline FASTMM_ABI::search
