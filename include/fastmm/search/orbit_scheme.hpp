// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Factorizations of square matrix products that symmetries leave as they are, as a search walks on them: a term of each orbit as
// bit masks, the terms that are their own orbit, and the list of all pairs of orbits that share a factor.

#pragma once

#include <fastmm/search/scheme.hpp>

#include <algorithm>
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

/// What the schemes of orbits have in common: the orbits, each seen as one of its terms, the fixed terms, and the list of all pairs of
/// orbits that share a factor. `Derived` says what a factor is: factor_of(factor, orbit), and hold(number, x), which puts a
/// normalized form into the column. `TermsOfOrbit`: for which an orbit stands. The interface is that of scheme<Ring>, with an orbit
/// where that has a term; as orbits can be turned, all of their 3 factors are comparable, and places() says where the factors of a
/// pair stand. Two factors of the same orbit make no pair.
template <class Derived, class Ring, int TermsOfOrbit>
class orbit_scheme {
public:
    using ring = Ring;
    using form = typename Ring::form;
    using contents_type = cyclic_terms<Ring>;

    shape dimensions() const { return {size_, size_, size_}; }
    /// Terms, all of every orbit among them.
    int rank() const { return TermsOfOrbit * orbit_count_ + fixed_count(); }
    int orbit_count() const { return orbit_count_; }
    int fixed_count() const { return static_cast<int>(fixed_.size()); }
    /// Of orbits.
    int capacity() const { return capacity_; }

    /// Pairs of places, which are numbered orbit by orbit.
    const pair_list& pairs() const { return pairs_; }

    /// Whether the orbit is that of the negative of the product of its factors.
    bool is_negative(int orbit) const { return negative_[at(orbit)] != 0; }
    void negate_if(int orbit, bool negated) { negative_[at(orbit)] ^= static_cast<std::uint8_t>(negated); }

    /// The factors of an orbit, its sign in the third.
    term<Ring> operator[](int orbit) const {
        term<Ring> result{self().factor_of(0, orbit), self().factor_of(1, orbit), self().factor_of(2, orbit)};
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
            attach(number_of({factor, orbit}), t[at(factor)]);
        }
        return orbit;
    }

    /// Removes an orbit; the last takes its place.
    void erase(int orbit) {
        const int last = orbit_count_ - 1;
        for (int factor = 0; factor < 3; ++factor) {
            detach(number_of({factor, orbit}));
            if (orbit != last) {
                const form moved = self().factor_of(factor, last);
                detach(number_of({factor, last}));
                attach(number_of({factor, orbit}), moved);
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

protected:
    // No terms, of the product of matrices of size x size blocks, with room for `capacity` orbits.
    orbit_scheme(int size, int capacity)
        : size_(size), capacity_(capacity), pairs_(3 * capacity), column_(3 * capacity),
          negative_(at(capacity)) {}

    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }
    static constexpr int number_of(const factor_place& place) { return 3 * place.term + place.factor; }
    static constexpr factor_place place_of(int number) { return {number % 3, number / 3}; }

    int size_, capacity_;
    int orbit_count_ = 0;
    pair_list pairs_;
    form_column<Ring> column_;
    std::vector<std::uint8_t> negative_; // of orbits
    std::vector<form> fixed_;

private:
    Derived& self() { return static_cast<Derived&>(*this); }
    const Derived& self() const { return static_cast<const Derived&>(*this); }

    bool makes_pair(int number, int other) const {
        return other / 3 != number / 3 && column_.are_equal(number, other);
    }

    void attach(int number, const form& x) {
        self().hold(number, x);
        for (int other = 0; other < 3 * orbit_count_; ++other)
            if (makes_pair(number, other))
                pairs_.insert(0, number, other);
    }

    // As in scheme<Ring>.
    void detach(int number) {
        for (int other = 0; other < 3 * orbit_count_; ++other)
            if (makes_pair(number, other))
                pairs_.erase(0, number, other);
        column_.put(number, form{});
    }
};

} // namespace fastmm::inline FASTMM_ABI::search
