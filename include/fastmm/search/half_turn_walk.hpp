// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Random walks among cyclic schemes that half a turn of the matrices leaves as they are, and where they start.

#pragma once

#include <fastmm/search/cyclic_walk.hpp>
#include <fastmm/search/half_turn_scheme.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// Merges orbits until no two can be merged, and modulo 2 takes those away that are zero or fixed terms. How many terms went.
template <class Ring>
int reduce(half_turn_scheme<Ring>& s) {
    const int before = s.rank();
    merge_all(s);
    for (int orbit = s.orbit_count() - 1; orbit >= 0; --orbit)
        if (s.is_zero(orbit)) {
            s.erase(orbit);
        } else if (s.is_fixed_terms(orbit)) {
            const typename Ring::form x = s.factor_of(0, orbit);
            s.erase(orbit);
            s.toggle_fixed(x);
        }
    return before - s.rank();
}

/// The terms of a cyclic scheme, the half-turns of orbits written out.
template <class Ring>
cyclic_terms<Ring> with_half_turns(int size, cyclic_terms<Ring> terms) {
    for (std::size_t i = 0, count = terms.orbits.size(); i < count; ++i) {
        term<Ring> turned = terms.orbits[i];
        for (auto& factor : turned)
            factor = half_turned<Ring>(factor, size * size);
        terms.orbits.push_back(turned);
    }
    return terms;
}

template <class Ring>
factorization to_factorization(const half_turn_scheme<Ring>& s) {
    return factorization_of_orbits<Ring>(s.dimensions().n,
                                         with_half_turns<Ring>(s.dimensions().n, s.contents()));
}

/// A scheme of a factorization, with room for `spare` orbits of 6 terms more. Throws fastmm::error as cyclic_terms_of(), and where
/// an orbit or a fixed term stands there without its half-turn or an orbit is its own.
template <class Ring>
half_turn_scheme<Ring> half_turn_scheme_of(const factorization& f, int spare) {
    cyclic_terms<Ring> all = cyclic_terms_of<Ring>(f), halves;
    const int size = f.dimensions.n, blocks = size * size;
    for (const auto& x : all.fixed)
        if (std::find(all.fixed.begin(), all.fixed.end(), half_turned<Ring>(x, blocks)) == all.fixed.end())
            fail("a fixed term stands there without its half-turn");
    halves.fixed = std::move(all.fixed);
    while (!all.orbits.empty()) {
        term<Ring> turned = all.orbits.back();
        halves.orbits.push_back(turned);
        all.orbits.pop_back();
        for (auto& factor : turned)
            factor = half_turned<Ring>(factor, blocks);
        auto found = all.orbits.end();
        for (int turn = 0; turn < 3 && found == all.orbits.end(); ++turn) {
            turned = detail::normalized_term<Ring>(detail::turned_term<Ring>(turned));
            found = std::find(all.orbits.begin(), all.orbits.end(), turned);
        }
        if (found == all.orbits.end())
            fail("an orbit stands there without its half-turn, or is its own");
        *found = all.orbits.back();
        all.orbits.pop_back();
    }
    half_turn_scheme<Ring> result(size, static_cast<int>(halves.orbits.size()) + spare);
    result.assign(halves);
    return result;
}

/// What half_turn_walk wants to know of its schemes.
template <class Ring>
struct half_turn_schemes {
    using scheme_type = half_turn_scheme<Ring>;

    static scheme_type start(const factorization& f, int spare) {
        return half_turn_scheme_of<Ring>(f, spare);
    }

    static factorization factorization_of(const scheme_type& s,
                                          const typename scheme_type::contents_type& contents) {
        return factorization_of_orbits<Ring>(s.dimensions().n,
                                             with_half_turns<Ring>(s.dimensions().n, contents));
    }

    static bool rise(scheme_type& s, random_source& random) { return rise_of_orbits(s, random); }
    static constexpr int highest_rise = 6;
};

/// A walk among the half-turn schemes of n x n x n; its ranks are 6 apart. Its constructor throws as half_turn_scheme_of().
template <class Ring>
using half_turn_walk = basic_walk<half_turn_schemes<Ring>>;

/// A factorization of <n,n,n> for such a walk, with so many fixed terms: the sums of diagonal blocks i and n - 1 - i, dealt to groups as
/// evenly as they go. Throws fastmm::error unless 1 <= fixed <= (n + 1) / 2 and the masks of the ring policy hold n * n blocks.
template <class Ring>
factorization half_turn_start(int n, int fixed) {
    if (fixed < 1 || fixed > (n + 1) / 2 || !holds<Ring>({n, n, n}))
        fail("a half-turn start of " + to_string(shape{n, n, n}) + " has 1 to " +
             std::to_string((n + 1) / 2) + " fixed terms, not " + std::to_string(fixed));
    const auto block = [&](int row, int col) {
        typename Ring::form x{};
        Ring::set_coefficient(x, row * n + col, coefficient{1, 1});
        return x;
    };
    const auto group = [&](int i) { return std::min(i, n - 1 - i) % fixed; };
    cyclic_terms<Ring> terms;
    terms.fixed.resize(static_cast<std::size_t>(fixed));
    for (int i = 0; i < n; ++i)
        Ring::set_coefficient(terms.fixed[static_cast<std::size_t>(group(i))], i * n + i, coefficient{1, 1});
    // Of the 6 triples that are turns and half-turns of each other, the first.
    const auto is_first = [&](int i, int j, int k) {
        using triple = std::array<int, 3>;
        const int x = n - 1 - i, y = n - 1 - j, z = n - 1 - k;
        const triple least =
            std::min({triple{j, k, i}, triple{k, i, j}, triple{x, y, z}, triple{y, z, x}, triple{z, x, y}});
        return triple{i, j, k} < least;
    };
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
            for (int k = 0; k < n; ++k) {
                if (!is_first(i, j, k))
                    continue;
                terms.orbits.push_back({block(i, j), block(j, k), block(k, i)});
                if (group(i) != group(j) || group(j) != group(k))
                    continue;
                // What the cube of a group has too much.
                term<Ring> excess{block(i, i), block(j, j), block(k, k)};
                if constexpr (Ring::has_signs)
                    excess[2] = Ring::negated(excess[2]);
                terms.orbits.push_back(excess);
            }
    return factorization_of_orbits<Ring>(n, with_half_turns<Ring>(n, terms));
}

} // namespace fastmm::inline FASTMM_ABI::search
