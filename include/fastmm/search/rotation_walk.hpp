// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Random walks among rotation schemes, and where they start.

#pragma once

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/rotation_moves.hpp>
#include <fastmm/search/starts.hpp>
#include <fastmm/search/walk.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The terms of orbits, all of them.
template <class Ring>
std::vector<term<Ring>> with_images(const rotation_scheme<Ring>& s,
                                    const typename rotation_scheme<Ring>::contents_type& contents) {
    std::vector<term<Ring>> result;
    for (const term<Ring>& t : contents) {
        term<Ring> image = t;
        do {
            result.push_back(image);
            for (int factor = 0; factor < 3; ++factor) {
                auto& x = image[static_cast<std::size_t>(factor)];
                x = s.image(factor, x, 1);
            }
        } while (image != t);
    }
    return result;
}

template <class Ring>
factorization to_factorization(const rotation_scheme<Ring>& s) {
    return factorization_of_terms<Ring>(s.dimensions(), with_images(s, s.contents()));
}

/// A scheme of a factorization, with room for as many orbits as it has terms and `spare` more. Throws fastmm::error as terms_of(), and where a dimension is less than 3 or
/// a term stands there without its images.
template <class Ring>
rotation_scheme<Ring> rotation_scheme_of(const factorization& f, int spare) {
    if (std::min({f.dimensions.m, f.dimensions.k, f.dimensions.n}) < 3)
        fail(to_string(f.dimensions) + " has no three indices to rotate in every dimension");
    std::vector<term<Ring>> left = terms_of<Ring>(f), orbits;
    rotation_scheme<Ring> result(f.dimensions, static_cast<int>(left.size()) + spare);
    while (!left.empty()) {
        const term<Ring> t = left.back();
        left.pop_back();
        orbits.push_back(t);
        const std::vector<term<Ring>> images = with_images(result, {t});
        for (std::size_t i = 1; i < images.size(); ++i) {
            const auto found = std::find(left.begin(), left.end(), images[i]);
            if (found == left.end())
                fail("a term stands there without its images under the rotation of indices");
            *found = left.back();
            left.pop_back();
        }
    }
    result.assign(orbits);
    return result;
}

/// What rotation_walk wants to know of its schemes.
template <class Ring>
struct rotation_schemes {
    using scheme_type = rotation_scheme<Ring>;

    static scheme_type start(const factorization& f, int spare) { return rotation_scheme_of<Ring>(f, spare); }

    static factorization factorization_of(const scheme_type& s,
                                          const typename scheme_type::contents_type& contents) {
        return factorization_of_terms<Ring>(s.dimensions(), with_images(s, contents));
    }

    /// Tries a plus transition of two orbits of a kind, or to open a single term along another orbit. False where there is no room.
    static bool rise(scheme_type& s, random_source& random) {
        const int orbits = s.orbit_count();
        if (orbits < 2 || orbits == s.capacity())
            return false;
        const int first = random.below(orbits), second = (first + 1 + random.below(orbits - 1)) % orbits;
        const int shared = random.below(3);
        const move_factors f = factors_of_move(shared, random.below(2) != 0);
        const bool is_single = s.is_single(first);
        if (is_single != s.is_single(second)) {
            const int single = is_single ? first : second, other = is_single ? second : first;
            return open(s, single, f.last, s.factor_of(f.last, other));
        }
        return plus(s, first, second, f, is_single ? 0 : random.below(3));
    }
    static constexpr int highest_rise = 3;
};

/// A walk among the schemes of a shape, all of its dimensions at least 3, that an index rotation leaves as they are: modulo 2. Its constructor
/// throws as rotation_scheme_of(). A transition raises the rank by 1 to 3. From the definition, one walk in five or so is at 4x4x4:47 with
/// .shortest = .longest = 10, .spare = 9, .fresh = 0, after some 10^7 draws.
template <class Ring>
using rotation_walk = basic_walk<rotation_schemes<Ring>>;

/// As extend(), with the slice behind the scheme: where an index rotation leaves the scheme as it is, so it does what comes of it. Requires: the
/// dimensions of the scheme are at least 3.
inline factorization rotation_extension(const factorization& f, const shape& wanted, random_source& random) {
    const slice_extension parts = draw_extension(f, wanted, random);
    return join(parts.scheme, parts.slice, parts.dimension);
}

} // namespace fastmm::inline FASTMM_ABI::search
