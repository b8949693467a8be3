// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations of square matrix products that are the same when their factors are turned, as a search walks on them: a term
// of each orbit as bit masks, the terms that are their own orbit, and the list of all pairs of orbits that share a factor.

#pragma once

#include <fastmm/search/scheme.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// What a cyclic scheme consists of: a^3 = a (x) a (x) a for the forms of `fixed`, and
/// a (x) b (x) c + b (x) c (x) a + c (x) a (x) b for every (a, b, c) of `orbits`. The third factor is a form in C transposed: then
/// the tensor of the product of square matrices, the trace of A B C, is the same when its factors are turned.
template <class Ring>
struct cyclic_terms {
    std::vector<typename Ring::form> fixed;
    std::vector<term<Ring>> orbits;
};

/// A sum of orbits of rank-one terms under the cyclic turn of their factors (J. Moosbauer, M. Poole, Flip graphs with symmetry
/// and new matrix multiplication schemes, ISSAC 2025), over a ring policy of form.hpp. Its interface is that of scheme<Ring>,
/// with an orbit where that has a term; as orbits can be turned, all of their 3 factors are comparable, and places() says where
/// the factors of a pair stand. Two factors of the same orbit make no pair.
template <class Ring>
class cyclic_scheme {
public:
    using ring = Ring;
    using form = typename Ring::form;
    using contents_type = cyclic_terms<Ring>;

    /// No terms, of the product of matrices of size x size blocks, with room for `capacity` orbits.
    cyclic_scheme(int size, int capacity)
        : size_(size), capacity_(capacity), pairs_(3 * capacity), column_(3 * capacity),
          negative_(static_cast<std::size_t>(capacity)) {}

    shape dimensions() const { return {size_, size_, size_}; }
    /// Terms, all turns of every orbit among them.
    int rank() const { return 3 * orbit_count_ + fixed_count(); }
    int orbit_count() const { return orbit_count_; }
    int fixed_count() const { return static_cast<int>(fixed_.size()); }
    /// Of orbits.
    int capacity() const { return capacity_; }

    /// Pairs of places, which are numbered orbit by orbit.
    const pair_list& pairs() const { return pairs_; }
    static constexpr shared_places places(const shared_factor& pair, std::uint64_t = 0) {
        return {place_of(pair.first), place_of(pair.second)};
    }

    /// A factor of an orbit, up to sign; in a place, `term` is the orbit.
    form factor_of(int factor, int orbit) const { return column_[number_of({factor, orbit})]; }
    form factor_of(const factor_place& place) const { return column_[number_of(place)]; }
    /// Whether the orbit is that of the negative of the product of its factors.
    bool is_negative(int orbit) const { return negative_[at(orbit)] != 0; }
    bool is_negative(const factor_place& place) const { return is_negative(place.term); }
    void negate_if(int orbit, bool negated) { negative_[at(orbit)] ^= static_cast<std::uint8_t>(negated); }

    bool shares(const factor_place& x, const factor_place& y) const {
        return column_.are_equal(number_of(x), number_of(y));
    }

    /// The factors of an orbit, its sign in the third.
    term<Ring> operator[](int orbit) const {
        term<Ring> result{factor_of(0, orbit), factor_of(1, orbit), factor_of(2, orbit)};
        if constexpr (Ring::has_signs)
            if (is_negative(orbit))
                result[2] = Ring::negated(result[2]);
        return result;
    }

    /// The form a of a fixed term a^3, with its sign.
    const form& fixed(int index) const { return fixed_[at(index)]; }

    contents_type contents() const {
        contents_type result{fixed_, {}};
        result.orbits.reserve(at(orbit_count_));
        for (int i = 0; i < orbit_count_; ++i)
            result.orbits.push_back((*this)[i]);
        return result;
    }

    /// Replaces all terms. Requires: no more orbits than capacity().
    void assign(const contents_type& contents) {
        orbit_count_ = 0;
        pairs_.clear();
        column_.clear();
        for (const term<Ring>& orbit : contents.orbits)
            append(orbit);
        fixed_.clear();
        for (const form& x : contents.fixed)
            add_fixed(x);
    }

    /// Adds an orbit at the end; its index. Requires: there is room, and no factor is zero.
    int append(term<Ring> t) {
        const int orbit = orbit_count_++;
        negative_[at(orbit)] = 0;
        for (int factor = 0; factor < 3; ++factor) {
            negate_if(orbit, Ring::normalize(t[at(factor)]));
            attach({factor, orbit}, t[at(factor)]);
        }
        return orbit;
    }

    /// Removes an orbit; the last takes its place.
    void erase(int orbit) {
        const int last = orbit_count_ - 1;
        for (int factor = 0; factor < 3; ++factor) {
            detach({factor, orbit});
            if (orbit != last) {
                const form moved = factor_of(factor, last);
                detach({factor, last});
                attach({factor, orbit}, moved);
            }
        }
        negative_[at(orbit)] = negative_[at(last)];
        --orbit_count_;
    }

    /// Adds x^3, where -x^3 is there by taking that away. Requires: x is not zero.
    void add_fixed(const form& x) {
        form opposite = x;
        if constexpr (Ring::has_signs)
            opposite = Ring::negated(x);
        const auto found = std::find(fixed_.begin(), fixed_.end(), opposite);
        if (found == fixed_.end()) {
            fixed_.push_back(x);
        } else {
            *found = fixed_.back();
            fixed_.pop_back();
        }
    }

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
    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }
    static constexpr int number_of(const factor_place& place) { return 3 * place.term + place.factor; }
    static constexpr factor_place place_of(int number) { return {number % 3, number / 3}; }

    bool makes_pair(int number, int other) const {
        return other / 3 != number / 3 && column_.are_equal(number, other);
    }

    void attach(const factor_place& place, const form& x) {
        const int number = number_of(place);
        column_.put(number, x);
        for (int other = 0; other < 3 * orbit_count_; ++other)
            if (makes_pair(number, other))
                pairs_.insert(0, number, other);
    }

    // As in scheme<Ring>.
    void detach(const factor_place& place) {
        const int number = number_of(place);
        for (int other = 0; other < 3 * orbit_count_; ++other)
            if (makes_pair(number, other))
                pairs_.erase(0, number, other);
        column_.put(number, form{});
    }

    int size_, capacity_;
    int orbit_count_ = 0;
    pair_list pairs_;
    form_column<Ring> column_;
    std::vector<std::uint8_t> negative_; // of orbits
    std::vector<form> fixed_;
};

} // namespace fastmm::inline FASTMM_ABI::search
