// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schemes from factorizations and back, and the proof that a scheme is one.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/search/coefficients.hpp>
#include <fastmm/search/scheme.hpp>

#include <algorithm>
#include <string>

namespace fastmm::inline FASTMM_ABI {

namespace search {

/// Whether the ring policy has room for the forms of a shape.
template <class Ring>
constexpr bool holds(const shape& s) {
    return std::max({s.m * s.k, s.k * s.n, s.m * s.n}) <= blocks_of_mask<typename Ring::mask>;
}

/// The terms of a factorization over a ring policy. Throws fastmm::error where its shape has more blocks than a mask, or a
/// coefficient is not in the ring. Terms that are zero in the ring are left out.
template <class Ring>
std::vector<term<Ring>> terms_of(const factorization& f) {
    if (!holds<Ring>(f.dimensions))
        fail("a search with masks of " + std::to_string(blocks_of_mask<typename Ring::mask>) +
             " blocks cannot hold the shape " + to_string(f.dimensions));
    std::vector<term<Ring>> result;
    for (int r = 0; r < f.rank; ++r) {
        term<Ring> forms{};
        std::size_t factor = 0;
        bool is_zero = false;
        for (const dynamic_columns* columns : {&f.u, &f.v, &f.w}) {
            typename Ring::form& form = forms[factor++];
            for (const entry& e : (*columns)[r])
                if (!Ring::set_coefficient(form, e.index, e.value))
                    fail("term " + std::to_string(r + 1) + " has the coefficient " +
                         std::to_string(e.value.numerator) + '/' + std::to_string(e.value.denominator) +
                         ", which is not in the ring " + std::string(to_string(Ring::ring)) +
                         " of the search");
            is_zero = is_zero || Ring::is_zero(form);
        }
        if (!is_zero)
            result.push_back(forms);
    }
    return result;
}

/// The factorization that terms are, without name and source.
template <class Ring>
factorization factorization_of_terms(shape dimensions, const std::vector<term<Ring>>& terms) {
    factorization result = factorization_from_coefficients(
        dimensions, static_cast<int>(terms.size()), [&](int factor, int r, int block) {
            return Ring::coefficient_at(terms[static_cast<std::size_t>(r)][static_cast<std::size_t>(factor)],
                                        block);
        });
    result.ring = Ring::ring;
    return result;
}

template <class Ring>
factorization to_factorization(const scheme<Ring>& s) {
    return factorization_of_terms<Ring>(s.dimensions(), s.terms());
}

/// What the scheme lacks of the tensor of its shape, over its ring; exact. Cost: microseconds for small shapes, see residual().
template <class Ring>
residual_summary residual_of(const scheme<Ring>& s) {
    return residual(to_factorization(s), Ring::characteristic);
}

/// A scheme of a factorization, its capacity `spare` terms above the rank. Throws as terms_of.
template <class Ring>
scheme<Ring> scheme_of(const factorization& f, int spare) {
    scheme<Ring> result(f.dimensions, f.rank + spare);
    result.assign(terms_of<Ring>(f));
    return result;
}

} // namespace search

} // namespace fastmm::inline FASTMM_ABI
