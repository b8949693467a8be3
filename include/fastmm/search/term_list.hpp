// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Rank-one terms as a factorization of the tensor of a matrix product, proved.

#pragma once

#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/search/residual_tensor.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI::search {

/// The factorization of <m,k,n> whose terms are given, each in its canonical() signs. Its ring is Z2, or ZT where no
/// coefficient is beyond -1, 0 and 1, or Z. Throws fastmm::error unless its residual over the ring is zero.
template <game_ring Ring>
factorization factorization_from_terms(shape s, std::span<const rank_one_term> terms) {
    factorization result;
    result.name = "f" + to_string(s) + "_" + std::to_string(terms.size());
    result.dimensions = s;
    result.rank = static_cast<int>(terms.size());
    result.ring = std::is_same_v<Ring, integers> ? stated_ring::ternary : stated_ring::modulo_2;
    const std::array<dynamic_columns*, 3> columns{&result.u, &result.v, &result.w};
    for (dynamic_columns* const side : columns)
        side->begin.push_back(0);
    for (const rank_one_term& given : terms) {
        const rank_one_term term = canonical(given);
        for (std::size_t mode = 0; mode < 3; ++mode) {
            const std::vector<int>& values = term.factors[mode];
            for (std::size_t i = 0; i < values.size(); ++i) {
                const int value = in_ring<Ring>(values[i]);
                if (value == 0)
                    continue;
                columns[mode]->entries.push_back({static_cast<int>(i), {value, 1}});
                if (value < -1 || value > 1)
                    result.ring = stated_ring::integer;
            }
            columns[mode]->begin.push_back(static_cast<int>(columns[mode]->entries.size()));
        }
    }
    require_well_formed(result);
    require_exact<Ring>(result);
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::search
