// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a walk does to a cyclic scheme beyond the moves of moves.hpp, which move whole orbits there: reductions of what orbits
// and fixed terms make together, and transitions that change which terms are fixed.

#pragma once

#include <fastmm/search/cyclic_scheme.hpp>
#include <fastmm/search/moves.hpp>

#include <algorithm>

namespace fastmm::inline FASTMM_ABI::search {

/// Merges orbits until no two can be merged, and modulo 2 makes an orbit of three equal terms the one fixed term that it is.
/// How many terms went.
template <class Ring>
int reduce(cyclic_scheme<Ring>& s) {
    const int before = s.rank();
    merge_all(s);
    for (int orbit = s.orbit_count() - 1; orbit >= 0; --orbit)
        if (s.is_fixed_term(orbit)) {
            const typename Ring::form x = s.factor_of(0, orbit);
            s.erase(orbit);
            s.add_fixed(x);
        }
    return before - s.rank();
}

/// Makes one of two fixed terms: a^3 + b^3 = (a + b)^3 minus the orbit of a (x) (a + b) (x) b. The rank rises by 2. False, and
/// nothing happens, where a coefficient would leave the ring. Requires: there is room for an orbit, index != other.
template <class Ring>
bool fuse(cyclic_scheme<Ring>& s, int index, int other) {
    const typename Ring::form a = s.fixed(index), b = s.fixed(other);
    typename Ring::form sum;
    if (!Ring::add(a, b, false, sum) || Ring::is_zero(sum))
        return false;
    s.erase_fixed(std::max(index, other));
    s.erase_fixed(std::min(index, other));
    s.add_fixed(sum);
    const int orbit = s.append({a, sum, b});
    s.negate_if(orbit, Ring::has_signs);
    return true;
}

/// Makes two of one fixed term: a^3 = b^3 + (a - b)^3 plus the orbit of b (x) a (x) (a - b), the converse of fuse(). The rank
/// rises by 4, or less where b^3 or (a - b)^3 cancels. False, and nothing happens, where a coefficient would leave the ring or a = b.
/// Requires: there is room for an orbit, b is not zero.
template <class Ring>
bool part(cyclic_scheme<Ring>& s, int index, const typename Ring::form& b) {
    const typename Ring::form a = s.fixed(index);
    typename Ring::form rest;
    if (!Ring::add(a, b, true, rest) || Ring::is_zero(rest))
        return false;
    s.erase_fixed(index);
    s.add_fixed(b);
    s.add_fixed(rest);
    s.append({b, a, rest});
    return true;
}

} // namespace fastmm::inline FASTMM_ABI::search
