// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Random walks among cyclic schemes, and where they start.

#pragma once

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/cyclic_conversion.hpp>
#include <fastmm/search/walk.hpp>

#include <cstdint>
#include <string>

namespace fastmm::inline FASTMM_ABI::search {

/// Tries a random plus transition of two orbits, the second half-turned or not where that is of use. Fixed terms stay: what they are is
/// settled by the start.
template <class Scheme>
bool rise_of_orbits(Scheme& s, random_source& random) {
    const int orbits = s.orbit_count();
    if (orbits < 2 || orbits == s.capacity())
        return false;
    const int first = random.below(orbits), second = (first + 1 + random.below(orbits - 1)) % orbits;
    const std::uint64_t number = random();
    return plus(s, first, second, number, random.below(3), (number & 8U) != 0);
}

/// Walks among cyclic schemes over a ring policy.
template <class Ring>
struct cyclic_schemes {
    using scheme_type = cyclic_scheme<Ring>;

    static scheme_type start(const factorization& f, int spare) { return cyclic_scheme_of<Ring>(f, spare); }

    static factorization factorization_of(const scheme_type& s,
                                          const typename scheme_type::contents_type& contents) {
        return factorization_of_orbits<Ring>(s.dimensions().n, contents);
    }

    static bool rise(scheme_type& s, random_source& random) { return rise_of_orbits(s, random); }
    static constexpr int highest_rise = 3;
};

/// A walk among the cyclic schemes of n x n x n. Its constructor throws as cyclic_terms_of(). A transition raises the rank by 3, so that
/// `spare` is of use in steps of 3. With much room to rise and long paths a walk gets furthest: from 3 fixed terms it is at 5x5x5:93
/// modulo 2 with .shortest = 12, .longest = 12, .spare = 36, .patience = 28000000, .fresh = 1, after some 10^9 to 10^10 draws.
template <class Ring>
using cyclic_walk = basic_walk<cyclic_schemes<Ring>>;

/// A cyclic factorization of <n,n,n> with so many fixed terms to start from. Those of the definition are the n diagonal blocks;
/// they are fused to random groups of even sizes until they are few enough, or parted along random blocks until they are enough. Their number modulo
/// 3 is that of the rank, as long as no move changes it. Throws fastmm::error unless 1 <= fixed <= 2 n and the masks of the ring
/// policy hold n * n blocks.
template <class Ring>
factorization cyclic_start(int n, int fixed, random_source& random) {
    if (fixed < 1 || fixed > 2 * n)
        fail("a cyclic start of " + to_string(shape{n, n, n}) + " has 1 to " + std::to_string(2 * n) +
             " fixed terms, not " + std::to_string(fixed));
    cyclic_scheme<Ring> s = cyclic_scheme_of<Ring>(definition_of({n, n, n}), 8 * n * n);
    // Those with fewest blocks are fused, so that groups are even; which of them is random.
    const auto smallest = [&](int except) {
        int result = -1;
        for (int i = 0, first = random.below(s.fixed_count()); i < s.fixed_count(); ++i) {
            const int index = (first + i) % s.fixed_count();
            if (index != except &&
                (result < 0 || Ring::nonzeros(s.fixed(index)) < Ring::nonzeros(s.fixed(result))))
                result = index;
        }
        return result;
    };
    for (int left = 8 * n * n; left > 0 && s.fixed_count() != fixed; --left) {
        if (s.fixed_count() > fixed) {
            const int index = smallest(-1);
            fuse(s, index, smallest(index));
        } else {
            typename Ring::form block{};
            Ring::set_coefficient(block, random.below(n * n), coefficient{1, 1});
            part(s, random.below(s.fixed_count()), block);
        }
    }
    if (s.fixed_count() != fixed)
        fail("no cyclic start of " + to_string(shape{n, n, n}) + " with " + std::to_string(fixed) +
             " fixed terms was met");
    reduce(s);
    return to_factorization(s);
}

} // namespace fastmm::inline FASTMM_ABI::search
