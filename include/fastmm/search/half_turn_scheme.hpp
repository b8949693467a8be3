// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Cyclic schemes that are also the same when all matrices are turned by half a turn, as a search walks on them: with half as many
// orbits to choose, a walk is at low ranks sooner.

#pragma once

#include <fastmm/search/cyclic_scheme.hpp>

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
class half_turn_scheme : public orbit_scheme<half_turn_scheme<Ring>, Ring, 6> {
    using base = orbit_scheme<half_turn_scheme<Ring>, Ring, 6>;
    friend base;
    using base::at;
    using base::column_;
    using base::number_of;
    using base::orbit_count_;
    using base::pairs_;
    using base::place_of;
    using base::size_;

public:
    using form = typename Ring::form;
    using base::add_fixed;
    using base::is_negative;
    using base::negate_if;

    /// As that of cyclic_scheme<Ring>. Of two half-turned orbits its contents have one.
    half_turn_scheme(int size, int capacity) : base(size, capacity), turns_(at(3 * capacity)) {}

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
    bool is_negative(const factor_place& place) const {
        bool result = is_negative(place.term);
        if constexpr (Ring::has_signs)
            if (place.is_turned)
                for (int factor = 0; factor < 3; ++factor)
                    result ^= changes_sign(column_[3 * place.term + factor]);
        return result;
    }

    bool shares(const factor_place& x, const factor_place& y) const {
        const int i = number_of(x), j = number_of(y);
        return column_.are_equal(i, j) && (turns_[at(i)] == own_turn ||
                                           (turns_[at(i)] != turns_[at(j)]) == (x.is_turned != y.is_turned));
    }

    /// As in cyclic_scheme<Ring>; and true where the orbit is now twice the same terms and two is zero.
    FASTMM_ALWAYS_INLINE bool replace(const factor_place& place, form x) {
        const int number = number_of(place);
        if constexpr (Ring::has_signs)
            if (place.is_turned)
                negate_if(place.term, changes_sign(column_[number]) != changes_sign(x));
        const std::uint8_t turned = make_canonical(x, place.is_turned);
        if (x == column_[number]) {
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
        add_fixed(x);
        add_fixed(half_turned<Ring>(x, size_ * size_));
    }

private:
    // A factor is held as it is or half-turned, whichever has the lower digest: the column has one of both for all comparisons.
    static constexpr std::uint8_t no_turn = 0, other_turn = 1, own_turn = 2;

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
        const bool is_lower = Ring::digest_of(y) < Ring::digest_of(x);
        if (is_lower)
            x = y;
        return is_lower != is_turned ? other_turn : no_turn;
    }

    void hold(int number, form x) {
        turns_[at(number)] = make_canonical(x, false);
        column_.put(number, x);
    }

    std::vector<std::uint8_t> turns_; // of factors
};

} // namespace fastmm::inline FASTMM_ABI::search
