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

/// Walks among cyclic schemes over a ring policy.
template <class Ring>
struct cyclic_schemes {
    using scheme_type = cyclic_scheme<Ring>;

    static scheme_type start(const factorization& f, int spare) { return cyclic_scheme_of<Ring>(f, spare); }

    static factorization factorization_of(const scheme_type& s,
                                          const typename scheme_type::contents_type& contents) {
        return factorization_of_orbits<Ring>(s.dimensions().n, contents);
    }

    /// Tries a random plus transition of two orbits, and once in a while a change of the fixed terms: flips leave them, and a walk
    /// that never changed how many there are would not reach every rank modulo 3. Rarely, because that raises the rank most.
    static bool rise(scheme_type& s, random_source& random) {
        const int orbits = s.orbit_count(), fixed = s.fixed_count();
        if (orbits == s.capacity() || orbits < 2)
            return false;
        const int first = random.below(orbits), second = (first + 1 + random.below(orbits - 1)) % orbits;
        const std::uint64_t number = random();
        if (fixed == 0 || random_source::scaled(random(), 64) != 0)
            return plus(s, first, second, number, random.below(3));
        const int index = random.below(fixed);
        if ((number & 1U) != 0)
            return fixed > 1 && fuse(s, index, (index + 1 + random.below(fixed - 1)) % fixed);
        typename Ring::form b = s.factor_of(random.below(3), first);
        if constexpr (Ring::has_signs)
            if ((number & 2U) != 0)
                b = Ring::negated(b);
        return part(s, index, b);
    }
    /// By part().
    static constexpr int highest_rise = 4;
};

/// A walk among the cyclic schemes of n x n x n. Its constructor throws as cyclic_terms_of().
template <class Ring>
using cyclic_walk = basic_walk<cyclic_schemes<Ring>>;

/// A cyclic factorization of <n,n,n> with so many fixed terms to start from. Those of the definition are the n diagonal blocks;
/// they are fused at random until they are few enough, or parted along random blocks until they are enough. Their number modulo
/// 3 is that of the rank, as long as no move changes it. Throws fastmm::error unless 1 <= fixed <= 2 n and the masks of the ring
/// policy hold n * n blocks.
template <class Ring>
factorization cyclic_start(int n, int fixed, random_source& random) {
    if (fixed < 1 || fixed > 2 * n)
        fail("a cyclic start of " + to_string(shape{n, n, n}) + " has 1 to " + std::to_string(2 * n) +
             " fixed terms, not " + std::to_string(fixed));
    cyclic_scheme<Ring> s = cyclic_scheme_of<Ring>(definition_of({n, n, n}), 8 * n * n);
    for (int left = 8 * n * n; left > 0 && s.fixed_count() != fixed; --left) {
        const int count = s.fixed_count(), index = random.below(count);
        if (count > fixed) {
            fuse(s, index, (index + 1 + random.below(count - 1)) % count);
        } else {
            typename Ring::form block{};
            Ring::set_coefficient(block, random.below(n * n), coefficient{1, 1});
            part(s, index, block);
        }
    }
    if (s.fixed_count() != fixed)
        fail("no cyclic start of " + to_string(shape{n, n, n}) + " with " + std::to_string(fixed) +
             " fixed terms was met");
    reduce(s);
    return to_factorization(s);
}

} // namespace fastmm::inline FASTMM_ABI::search
