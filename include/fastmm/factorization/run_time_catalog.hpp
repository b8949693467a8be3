// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The texts of the embedded tables and the orientations at run time.

#pragma once

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/factorization/run_time_algebra.hpp>

#include <array>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class... Tables>
constexpr std::array<std::string_view, sizeof...(Tables)> texts_of(table_list<Tables...>) {
    return {Tables::text...};
}

inline constexpr auto embedded_texts = texts_of(embedded_tables{});

// The dimension that an orientation makes of one.
constexpr along turned_dimension(along dimension, int number) {
    const shape places = orientation({0, 1, 2}, number);
    const int wanted = static_cast<int>(dimension);
    return places.m == wanted ? along::m : places.k == wanted ? along::k : along::n;
}

inline factorization turn(const factorization& f, int number) {
    switch (number) {
    case 0:
        return f;
    case 1:
        return rotate(f);
    case 2:
        return rotate(rotate(f));
    case 3:
        return transpose(f);
    case 4:
        return rotate(transpose(f));
    default:
        return rotate(rotate(transpose(f)));
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
