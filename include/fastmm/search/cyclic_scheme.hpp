// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes of square matrix products that are the same when their factors are turned.

#pragma once

#include <fastmm/search/orbit_scheme.hpp>

#include <cstdint>

namespace fastmm::inline FASTMM_ABI::search {

/// A sum of orbits of rank-one terms under the cyclic turn of their factors (J. Moosbauer, M. Poole, Flip graphs with symmetry
/// and new matrix multiplication schemes, ISSAC 2025), over a ring policy of form.hpp.
template <class Ring>
class cyclic_scheme : public orbit_scheme<cyclic_scheme<Ring>, Ring, 3> {
    using base = orbit_scheme<cyclic_scheme<Ring>, Ring, 3>;
    friend base;
    using base::at;
    using base::column_;
    using base::fixed_;
    using base::number_of;
    using base::orbit_count_;
    using base::pairs_;
    using base::place_of;

public:
    using form = typename Ring::form;
    using base::is_negative;

    /// No terms, of the product of matrices of size x size blocks, with room for `capacity` orbits.
    cyclic_scheme(int size, int capacity) : base(size, capacity) {}

    static constexpr shared_places places(const shared_factor& pair, std::uint64_t = 0) {
        return {place_of(pair.first), place_of(pair.second)};
    }

    /// A factor of an orbit, up to sign; in a place, `term` is the orbit.
    form factor_of(int factor, int orbit) const { return column_[number_of({factor, orbit})]; }
    form factor_of(const factor_place& place) const { return column_[number_of(place)]; }
    bool is_negative(const factor_place& place) const { return is_negative(place.term); }

    bool shares(const factor_place& x, const factor_place& y) const {
        return column_.are_equal(number_of(x), number_of(y));
    }

    /// The form a of a fixed term a^3, with its sign.
    const form& fixed(int index) const { return fixed_[at(index)]; }

    /// Removes a fixed term; the last takes its place.
    void erase_fixed(int index) {
        fixed_[at(index)] = fixed_.back();
        fixed_.pop_back();
    }

    /// Replaces a factor of an orbit. True where the orbit now shares two factors with another one, each turned as it needs, or
    /// where it is three times a fixed term and three is one. Requires: x is normalized and not zero, and not what it was.
    FASTMM_ALWAYS_INLINE bool replace(const factor_place& place, const form& x) {
        const int number = number_of(place);
        bool is_reducible = false;
        column_.replace(
            number, x, 3 * orbit_count_, 3 * place.term, 3,
            [&](int other) FASTMM_INLINED_LAMBDA { pairs_.erase(0, number, other); },
            [&](int other) FASTMM_INLINED_LAMBDA {
                const factor_place there = place_of(other);
                pairs_.insert(0, number, other);
                is_reducible |= shares(place.next(), there.next()) || shares(place.last(), there.last());
            });
        return is_reducible || is_fixed_term(place.term);
    }

    /// Whether the orbit is three times a fixed term and three is one in the ring.
    bool is_fixed_term(int orbit) const {
        return Ring::characteristic == 2 && shares({0, orbit}, {1, orbit}) && shares({1, orbit}, {2, orbit});
    }

private:
    void hold(int number, const form& x) { column_.put(number, x); }
};

} // namespace fastmm::inline FASTMM_ABI::search
