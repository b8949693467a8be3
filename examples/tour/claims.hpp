// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a schedule says of itself, computed by the compiler from its tables.

#pragma once

#include <fastmm/matmul.hpp>

#include <cstdint>
#include <string>

namespace example {

struct claims {
    std::string block = "-";    ///< The block shape of all levels together.
    std::string products = "-"; ///< Block products, of how many that the definition of the product takes.
    std::string proved = "-";   ///< Entries of the residual that are zero, of all; level by level.
};

namespace detail {

template <fastmm::table F>
std::string proved_entries() {
    constexpr fastmm::shape s = fastmm::shape_of<F>;
    constexpr std::int64_t naive_products = std::int64_t(s.m) * s.k * s.n;
    // T<m,k,n> has mk times kn times mn entries.
    constexpr std::int64_t entries = naive_products * naive_products;
    constexpr std::int64_t zeros = entries - fastmm::residual<F>().wrong_entries;
    return std::to_string(zeros) + '/' + std::to_string(entries);
}

} // namespace detail

inline claims claims_of(fastmm::levels<>) {
    return {};
}

template <fastmm::table... Tables>
claims claims_of(fastmm::levels<Tables...>) {
    constexpr int m = (1 * ... * fastmm::shape_of<Tables>.m);
    constexpr int k = (1 * ... * fastmm::shape_of<Tables>.k);
    constexpr int n = (1 * ... * fastmm::shape_of<Tables>.n);
    constexpr int rank = (1 * ... * fastmm::rank_of<Tables>);
    claims result;
    result.block = std::to_string(m) + 'x' + std::to_string(k) + 'x' + std::to_string(n);
    result.products = std::to_string(rank) + " of " + std::to_string(m * k * n);
    result.proved.clear();
    const auto add = [&](const std::string& level) {
        // A table that runs at several levels is proved once.
        if (result.proved.find(level) == std::string::npos)
            result.proved += (result.proved.empty() ? "" : ", ") + level;
    };
    (add(detail::proved_entries<Tables>()), ...);
    return result;
}

} // namespace example
