// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes modulo 2 that are the same when the first three indices of every dimension move on in a cycle.

#pragma once

#include <fastmm/search/index_rotation.hpp>
#include <fastmm/search/scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// A sum of orbits of rank-one terms under an index_rotation. An orbit is held as one of its terms. It stands for that term and its two
/// images, or, where all three factors are their own images, for the one term (three times a term is the term modulo 2). The list of pairs
/// has two orbits where a factor of one is an image of that factor of the other; a `power`, 0 to 2, says of which power of the rotation.
///
/// 4x4x4:47 modulo 2 (A. Fawzi et al., Nature 610, 2022) has this symmetry, with two terms that are their own images, and so has a 4x4x5:60
/// that grows from it. A walk that keeps the symmetry has a third of the terms to choose, and gets there much sooner.
template <class Ring>
class rotation_scheme {
    static_assert(Ring::characteristic == 2, "three times a term is the term modulo 2 only");

public:
    using ring = Ring;
    using form = typename Ring::form;
    /// A term of each orbit.
    using contents_type = std::vector<term<Ring>>;

    /// No orbits. Requires: all dimensions are at least 3, and the masks hold them. Memory: see pair_list, with orbits for terms.
    rotation_scheme(shape dimensions, int capacity)
        : rotations_{rotation(dimensions.m, dimensions.k), rotation(dimensions.k, dimensions.n),
                     rotation(dimensions.m, dimensions.n)},
          canonical_(dimensions, capacity) {
        terms_.reserve(at(capacity));
        powers_.reserve(at(capacity));
    }

    shape dimensions() const { return canonical_.dimensions(); }
    int orbit_count() const { return canonical_.rank(); }
    /// Of orbits.
    int capacity() const { return canonical_.capacity(); }
    const pair_list& pairs() const { return canonical_.pairs(); }
    /// Terms, all of every orbit. Cost: a look at every orbit.
    int rank() const {
        int result = 0;
        for (int orbit = 0; orbit < orbit_count(); ++orbit)
            result += is_single(orbit) ? 1 : 3;
        return result;
    }

    /// The term that an orbit is held as, and a factor of it.
    const term<Ring>& operator[](int orbit) const { return terms_[at(orbit)]; }
    const form& factor_of(int factor, int orbit) const { return terms_[at(orbit)][at(factor)]; }

    /// The image of a form of a factor, under a power of the rotation, 0 to 2.
    FASTMM_ALWAYS_INLINE form image(int factor, const form& x, int power) const {
        const rotation& once = rotations_[at(factor)];
        return power == 0 ? x : power == 1 ? once(x) : once(once(x));
    }
    /// The sum of a form and its two images, which is its own image; of one that is that already, itself.
    form sum_of_images(int factor, const form& x) const {
        const form once = image(factor, x, 1);
        return x ^ once ^ image(factor, once, 1);
    }

    /// Whether a factor is its own image.
    bool is_fixed(int factor, int orbit) const { return powers_[at(orbit)][at(factor)] == every_power; }
    int fixed_factors(int orbit) const {
        return int(is_fixed(0, orbit)) + int(is_fixed(1, orbit)) + int(is_fixed(2, orbit));
    }
    /// Whether an orbit is one term.
    bool is_single(int orbit) const { return fixed_factors(orbit) == 3; }

    /// The power under which a factor of the other orbit is that of the first, 0 where all are. Requires: they share it.
    int power_between(int factor, int orbit, int other) const {
        const int power = powers_[at(orbit)][at(factor)], other_power = powers_[at(other)][at(factor)];
        return power == every_power   ? 0
               : power >= other_power ? power - other_power
                                      : power - other_power + 3;
    }
    /// Whether a factor of the first orbit is an image of that of the other.
    bool shares(int factor, int orbit, int other) const {
        return canonical_.shares({factor, orbit}, {factor, other});
    }
    /// Whether a factor of the other orbit is, under a power, that of the first.
    bool shares(int factor, int orbit, int other, int power) const {
        return shares(factor, orbit, other) &&
               (is_fixed(factor, orbit) || power_between(factor, orbit, other) == power);
    }

    const contents_type& contents() const { return terms_; }

    /// Replaces all orbits. Requires: no more than capacity().
    void assign(const contents_type& contents) {
        canonical_.assign({});
        terms_.clear();
        powers_.clear();
        for (const term<Ring>& t : contents)
            append(t);
    }

    /// Adds the orbit of a term at the end; its index. Requires: there is room, and no factor is zero.
    int append(const term<Ring>& t) {
        term<Ring> canonical;
        std::array<std::uint8_t, 3> powers;
        for (int factor = 0; factor < 3; ++factor) {
            const held_form held = held_as(factor, t[at(factor)]);
            canonical[at(factor)] = held.canonical;
            powers[at(factor)] = held.power;
        }
        terms_.push_back(t);
        powers_.push_back(powers);
        return canonical_.append(canonical);
    }

    /// Removes an orbit; the last takes its place.
    void erase(int orbit) {
        canonical_.erase(orbit);
        terms_[at(orbit)] = terms_.back();
        terms_.pop_back();
        powers_[at(orbit)] = powers_.back();
        powers_.pop_back();
    }

    /// Replaces a factor of the term that an orbit is held as. True where there may be something to reduce: another orbit shares two factors
    /// with this one under one power, or two of its factors are their own images; not what a single term and an orbit may make together. Requires: x is not
    /// zero. Cost: one scan of the keys of all orbits, and a constant for every pair that comes or goes.
    FASTMM_ALWAYS_INLINE bool replace(int factor, int orbit, const form& x) {
        const held_form held = held_as(factor, x);
        terms_[at(orbit)][at(factor)] = x;
        powers_[at(orbit)][at(factor)] = held.power;
        if (held.canonical == canonical_.factor_of(factor, orbit))
            return true; // It has the pairs that it had, but under other powers.
        // Two canonical forms may be shared under two powers.
        const bool may_share_two = canonical_.replace(factor, orbit, held.canonical);
        return (may_share_two && shares_two(factor, orbit)) || fixed_factors(orbit) == 2;
    }

private:
    using rotation = index_rotation<typename Ring::mask>;
    static constexpr std::uint8_t every_power = 3;
    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    // Of a form and its images the one of the lowest digest, of which the form is the image under `power`.
    struct held_form {
        form canonical;
        std::uint8_t power;
    };
    FASTMM_ALWAYS_INLINE held_form held_as(int factor, const form& x) const {
        const form once = image(factor, x, 1), twice = image(factor, once, 1);
        if (x == once)
            return {x, every_power};
        held_form result{x, 0};
        std::uint64_t least = Ring::digest_of(x);
        if (const std::uint64_t digest = Ring::digest_of(once); digest < least) {
            result = {once, 2};
            least = digest;
        }
        if (Ring::digest_of(twice) < least)
            result = {twice, 1};
        return result;
    }

    // Whether another orbit shares the factor and another one, under one power.
    bool shares_two(int factor, int orbit) const {
        const int next = (factor + 1) % 3, last = (factor + 2) % 3;
        for (int other = 0; other < orbit_count(); ++other) {
            if (other == orbit || !shares(factor, orbit, other))
                continue;
            // Where the factor leaves the power open, any will do.
            const int power = power_between(factor, orbit, other);
            const auto shares_too = [&](int another) {
                return is_fixed(factor, orbit) ? shares(another, orbit, other)
                                               : shares(another, orbit, other, power);
            };
            if (shares_too(next) || shares_too(last))
                return true;
        }
        return false;
    }

    std::array<rotation, 3> rotations_;
    scheme<Ring> canonical_; // the canonical forms, and the pairs
    contents_type terms_;    // that orbits are held as
    std::vector<std::array<std::uint8_t, 3>>
        powers_; // by which their factors are images of the canonical forms
};

} // namespace fastmm::inline FASTMM_ABI::search
