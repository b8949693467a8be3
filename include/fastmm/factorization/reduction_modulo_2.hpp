// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table of integers as it is modulo 2: signs are gone, and with them what forms that differ in signs only do not share.

#pragma once

#include <fastmm/factorization/algebra.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

constexpr bool is_odd(const entry& e) {
    return e.value.numerator % 2 != 0;
}

template <class Columns>
constexpr int count_odd(const Columns& columns, int column) {
    int count = 0;
    for (const entry& e : columns[column])
        count += is_odd(e);
    return count;
}

struct odd_counts {
    int rank = 0, u = 0, v = 0, w = 0;
};

// Calls visit(r) for every product that is not zero modulo 2.
template <class Factorization, class Visit>
constexpr odd_counts for_each_odd_product(const Factorization& f, Visit visit) {
    odd_counts counts;
    for (int r = 0; r < f.rank; ++r) {
        const int u = count_odd(f.u, r), v = count_odd(f.v, r), w = count_odd(f.w, r);
        if (u == 0 || v == 0 || w == 0)
            continue;
        counts = {counts.rank + 1, counts.u + u, counts.v + v, counts.w + w};
        visit(r);
    }
    return counts;
}

template <class From, class To>
constexpr void append_odd(const From& from, int column, To& to, int at) {
    int next = to.begin[static_cast<std::size_t>(at)];
    for (const entry& e : from[column])
        if (is_odd(e))
            to.entries[static_cast<std::size_t>(next++)] = {e.index, {1, 1}};
    to.begin[static_cast<std::size_t>(at) + 1] = next;
}

} // namespace detail

/// The table modulo 2: a coefficient is 1 or absent. Requires: no fractions. Exact modulo 2 where the table is.
template <table F>
struct reduced_modulo_2 : derived_factorization {
    static constexpr shape dimensions = shape_of<F>;
    static constexpr auto derive() {
        constexpr detail::odd_counts counts = detail::for_each_odd_product(factorization_of<F>, [](int) {});
        static_factorization<counts.rank, counts.u, counts.v, counts.w> result;
        result.dimensions = dimensions;
        result.rank = counts.rank;
        result.ring = stated_ring::modulo_2;
        int next = 0;
        detail::for_each_odd_product(factorization_of<F>, [&](int r) {
            detail::append_odd(factorization_of<F>.u, r, result.u, next);
            detail::append_odd(factorization_of<F>.v, r, result.v, next);
            detail::append_odd(factorization_of<F>.w, r, result.w, next);
            ++next;
        });
        return result;
    }
};

} // namespace fastmm::inline FASTMM_ABI
