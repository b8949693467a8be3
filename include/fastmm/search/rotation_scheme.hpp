// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes modulo 2 that are the same when the first three indices of every dimension move on in a cycle.

#pragma once

#include <fastmm/search/form_column.hpp>
#include <fastmm/search/index_rotation.hpp>
#include <fastmm/search/pair_list.hpp>
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
/// This symmetry have, of the schemes that are known, 4x4x4:47 modulo 2 (A. Fawzi et al., Nature 610, 2022: two of its terms are their own
/// images) and, grown from it, 4x4x5:60. A walk that keeps it has a third of the terms to choose, and gets there much sooner.
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
        : dimensions_(dimensions), capacity_(capacity),
          pairs_(capacity), rotations_{rotation(dimensions.m, dimensions.k),
                                       rotation(dimensions.k, dimensions.n),
                                       rotation(dimensions.m, dimensions.n)},
          columns_{form_column<Ring>(capacity), form_column<Ring>(capacity), form_column<Ring>(capacity)} {
        for (std::size_t factor = 0; factor < 3; ++factor) {
            forms_[factor].resize(at(capacity));
            powers_[factor].resize(at(capacity));
        }
    }

    shape dimensions() const { return dimensions_; }
    int orbit_count() const { return orbit_count_; }
    /// Of orbits.
    int capacity() const { return capacity_; }
    const pair_list& pairs() const { return pairs_; }
    /// Terms, all of every orbit. Cost: a look at every orbit.
    int rank() const {
        int result = 0;
        for (int orbit = 0; orbit < orbit_count_; ++orbit)
            result += is_single(orbit) ? 1 : 3;
        return result;
    }

    /// A factor of the term that an orbit is held as.
    const form& factor_of(int factor, int orbit) const { return forms_[at(factor)][at(orbit)]; }
    term<Ring> operator[](int orbit) const {
        return {factor_of(0, orbit), factor_of(1, orbit), factor_of(2, orbit)};
    }

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
    bool is_fixed(int factor, int orbit) const { return powers_[at(factor)][at(orbit)] == every_power; }
    int fixed_factors(int orbit) const {
        return int(is_fixed(0, orbit)) + int(is_fixed(1, orbit)) + int(is_fixed(2, orbit));
    }
    /// Whether an orbit is one term.
    bool is_single(int orbit) const { return fixed_factors(orbit) == 3; }

    /// The power under which a factor of the other orbit is that of the first, 0 where all are. Requires: they share it.
    int power_between(int factor, int orbit, int other) const {
        const int power = powers_[at(factor)][at(orbit)], other_power = powers_[at(factor)][at(other)];
        return power == every_power   ? 0
               : power >= other_power ? power - other_power
                                      : power - other_power + 3;
    }
    /// Whether a factor of the first orbit is an image of that of the other.
    bool shares(int factor, int orbit, int other) const {
        return columns_[at(factor)].are_equal(orbit, other);
    }
    /// Whether a factor of the other orbit is, under a power, that of the first.
    bool shares(int factor, int orbit, int other, int power) const {
        return shares(factor, orbit, other) &&
               (is_fixed(factor, orbit) || power_between(factor, orbit, other) == power);
    }

    contents_type contents() const {
        contents_type result;
        result.reserve(at(orbit_count_));
        for (int orbit = 0; orbit < orbit_count_; ++orbit)
            result.push_back((*this)[orbit]);
        return result;
    }

    /// Replaces all orbits. Requires: no more than capacity().
    void assign(const contents_type& contents) {
        orbit_count_ = 0;
        pairs_.clear();
        for (form_column<Ring>& column : columns_)
            column.clear();
        for (const term<Ring>& t : contents)
            append(t);
    }

    /// Adds the orbit of a term at the end; its index. Requires: there is room, and no factor is zero.
    int append(const term<Ring>& t) {
        const int orbit = orbit_count_++;
        for (int factor = 0; factor < 3; ++factor)
            attach(factor, orbit, t[at(factor)]);
        return orbit;
    }

    /// Removes an orbit; the last takes its place.
    void erase(int orbit) {
        const int last = orbit_count_ - 1;
        for (int factor = 0; factor < 3; ++factor) {
            detach(factor, orbit);
            if (orbit != last) {
                const form moved = factor_of(factor, last);
                detach(factor, last);
                attach(factor, orbit, moved);
            }
        }
        --orbit_count_;
    }

    /// Replaces a factor of the term that an orbit is held as. True where there may be something to reduce: another orbit shares two factors
    /// with this one under one power, or two of its factors are their own images; not what a single term and an orbit may make together. Requires: x is not zero. Cost: one scan of the keys of all
    /// orbits, and a constant for every pair that comes or goes.
    FASTMM_ALWAYS_INLINE bool replace(int factor, int orbit, const form& x) {
        const held_form held = held_as(factor, x);
        forms_[at(factor)][at(orbit)] = x;
        powers_[at(factor)][at(orbit)] = held.power;
        if (held.canonical == columns_[at(factor)][orbit])
            return true; // It has the pairs that it had, but by other turns.
        bool is_reducible = false;
        columns_[at(factor)].replace(
            orbit, held.canonical, orbit_count_, orbit, 1,
            [&](int other) FASTMM_INLINED_LAMBDA { pairs_.erase(factor, orbit, other); },
            [&](int other) FASTMM_INLINED_LAMBDA {
                pairs_.insert(factor, orbit, other);
                is_reducible |= shares_another(factor, orbit, other);
            });
        return is_reducible || fixed_factors(orbit) == 2;
    }

private:
    using rotation = index_rotation<typename Ring::mask>;
    static constexpr std::uint8_t every_power = 3;
    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    // Of a form and its images the one of the lowest digest, of which the form is the image by `power`: columns have one of all for comparisons.
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

    // Whether two orbits that share a factor share another one, under one power.
    bool shares_another(int factor, int orbit, int other) const {
        const int next = (factor + 1) % 3, last = (factor + 2) % 3;
        if (is_fixed(factor, orbit))
            return shares(next, orbit, other) || shares(last, orbit, other);
        const int power = power_between(factor, orbit, other);
        return shares(next, orbit, other, power) || shares(last, orbit, other, power);
    }

    void attach(int factor, int orbit, const form& x) {
        const held_form held = held_as(factor, x);
        forms_[at(factor)][at(orbit)] = x;
        powers_[at(factor)][at(orbit)] = held.power;
        columns_[at(factor)].put(orbit, held.canonical);
        for (int other = 0; other < orbit_count_; ++other)
            if (other != orbit && columns_[at(factor)].are_equal(orbit, other))
                pairs_.insert(factor, orbit, other);
    }

    // What is left is zero, which no factor is.
    void detach(int factor, int orbit) {
        for (int other = 0; other < orbit_count_; ++other)
            if (other != orbit && columns_[at(factor)].are_equal(orbit, other))
                pairs_.erase(factor, orbit, other);
        columns_[at(factor)].put(orbit, form{});
    }

    shape dimensions_;
    int capacity_;
    int orbit_count_ = 0;
    pair_list pairs_;
    std::array<rotation, 3> rotations_;
    std::array<form_column<Ring>, 3> columns_;        // canonical forms
    std::array<std::vector<form>, 3> forms_;          // of the terms that orbits are held as
    std::array<std::vector<std::uint8_t>, 3> powers_; // by which they are images of the canonical ones
};

} // namespace fastmm::inline FASTMM_ABI::search
