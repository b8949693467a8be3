// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Rank-one terms as a factorization of the tensor of a matrix product, proved.

#pragma once

#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/search/coefficients.hpp>
#include <fastmm/search/residual_tensor.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The factorization of <m,k,n> whose terms are given, each in its canonical() signs. Its ring is Z2, or ZT where no
/// coefficient is beyond -1, 0 and 1, or Z. Throws fastmm::error unless its residual over the ring is zero.
template <game_ring Ring>
factorization factorization_from_terms(shape s, std::span<const rank_one_term> terms) {
    const std::array<std::size_t, 3> blocks{static_cast<std::size_t>(s.m * s.k),
                                            static_cast<std::size_t>(s.k * s.n),
                                            static_cast<std::size_t>(s.m * s.n)};
    std::vector<rank_one_term> settled;
    for (const rank_one_term& term : terms) {
        settled.push_back(canonical(term));
        for (std::size_t mode = 0; mode < 3; ++mode)
            if (term.factors[mode].size() > blocks[mode])
                fail("term " + std::to_string(settled.size()) + " has " +
                     std::to_string(term.factors[mode].size()) + " coefficients in a factor, but " +
                     to_string(s) + " has " + std::to_string(blocks[mode]) + " blocks there");
    }
    int largest = 0;
    factorization result = factorization_from_coefficients(
        s, static_cast<int>(settled.size()), [&](int factor, int r, int block) {
            const std::vector<int>& values =
                settled[static_cast<std::size_t>(r)].factors[static_cast<std::size_t>(factor)];
            const auto at = static_cast<std::size_t>(block);
            const int value = at < values.size() ? in_ring<Ring>(values[at]) : 0;
            largest = std::max({largest, value, -value});
            return value;
        });
    result.name = "f" + to_string(s) + "_" + std::to_string(terms.size());
    result.ring = !std::is_same_v<Ring, integers> ? stated_ring::modulo_2
                  : largest > 1                   ? stated_ring::integer
                                                  : stated_ring::ternary;
    require_well_formed(result);
    require_exact<Ring>(result);
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::search
