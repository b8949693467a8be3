// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Cyclic schemes from factorizations and back.

#pragma once

#include <fastmm/search/conversion.hpp>
#include <fastmm/search/cyclic_moves.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A form in the transposed of a square matrix.
template <class Ring>
typename Ring::form transposed_form(const typename Ring::form& x, int size) {
    typename Ring::form result{};
    for (int row = 0; row < size; ++row)
        for (int col = 0; col < size; ++col)
            Ring::set_coefficient(result, col * size + row,
                                  coefficient{Ring::coefficient_at(x, row * size + col), 1});
    return result;
}

// The factors up to sign, the sign of the term in the last.
template <class Ring>
search::term<Ring> normalized_term(search::term<Ring> t) {
    for (std::size_t factor = 0; factor < 2; ++factor)
        if (Ring::normalize(t[factor]))
            if constexpr (Ring::has_signs)
                t[2] = Ring::negated(t[2]);
    return t;
}

template <class Ring>
search::term<Ring> turned_term(const search::term<Ring>& t) {
    return {t[1], t[2], t[0]};
}

} // namespace detail

namespace search {

/// The orbits and fixed terms of a factorization over a ring policy. Throws fastmm::error as terms_of(), and where its matrices
/// are not square or a term stands there whose turns do not.
template <class Ring>
cyclic_terms<Ring> cyclic_terms_of(const factorization& f) {
    const auto [m, k, n] = f.dimensions;
    if (m != k || k != n)
        fail("a cyclic scheme has square matrices, not the shape " + to_string(f.dimensions));
    std::vector<term<Ring>> left = terms_of<Ring>(f);
    for (term<Ring>& t : left) {
        t[2] = detail::transposed_form<Ring>(t[2], n);
        t = detail::normalized_term<Ring>(t);
    }
    cyclic_terms<Ring> result;
    while (!left.empty()) {
        const term<Ring> first = left.back();
        left.pop_back();
        term<Ring> next = detail::normalized_term<Ring>(detail::turned_term<Ring>(first));
        if (next == first) {
            // first is (+-a, +-a, a), the first two up to sign.
            result.fixed.push_back(first[2]);
            continue;
        }
        result.orbits.push_back(first);
        for (int turn = 1; turn < 3;
             ++turn, next = detail::normalized_term<Ring>(detail::turned_term<Ring>(next))) {
            const auto found = std::find(left.begin(), left.end(), next);
            if (found == left.end())
                fail("the factorization of " + to_string(f.dimensions) +
                     " is not cyclic: a term stands there without its turns");
            *found = left.back();
            left.pop_back();
        }
    }
    return result;
}

/// The factorization that orbits and fixed terms are, all terms written out, without name and source.
template <class Ring>
factorization factorization_of_orbits(int size, const cyclic_terms<Ring>& contents) {
    std::vector<term<Ring>> terms;
    for (const auto& x : contents.fixed)
        terms.push_back({x, x, x});
    for (term<Ring> t : contents.orbits)
        for (int turn = 0; turn < 3; ++turn, t = detail::turned_term<Ring>(t))
            terms.push_back(t);
    for (term<Ring>& t : terms)
        t[2] = detail::transposed_form<Ring>(t[2], size);
    return factorization_of_terms<Ring>({size, size, size}, terms);
}

template <class Ring>
factorization to_factorization(const cyclic_scheme<Ring>& s) {
    return factorization_of_orbits<Ring>(s.dimensions().n, s.contents());
}

/// What the scheme lacks of the tensor of its shape, over its ring; exact.
template <class Ring>
residual_summary residual_of(const cyclic_scheme<Ring>& s) {
    return residual(to_factorization(s), Ring::characteristic);
}

/// A cyclic scheme of a factorization, with room for `spare` orbits more. Throws as cyclic_terms_of().
template <class Ring>
cyclic_scheme<Ring> cyclic_scheme_of(const factorization& f, int spare) {
    const cyclic_terms<Ring> contents = cyclic_terms_of<Ring>(f);
    cyclic_scheme<Ring> result(f.dimensions.n, static_cast<int>(contents.orbits.size()) + spare);
    result.assign(contents);
    return result;
}

} // namespace search

} // namespace fastmm::inline FASTMM_ABI
