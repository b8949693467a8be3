// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/lifted.hpp"

#include <fastmm/search/invariants.hpp>
#include <fastmm/search/lifting.hpp>

namespace fastmm_tool {

std::optional<fastmm::factorization> lifted(const fastmm::factorization& over_2, fastmm::stated_ring ring) {
    std::optional<fastmm::factorization> result;
    if (ring == fastmm::stated_ring::ternary) {
        fastmm::search::random_source random(1);
        result = fastmm::search::lift_signs(over_2, random);
    } else {
        result = fastmm::search::lift(over_2);
    }
    if (result && static_cast<int>(result->ring) > static_cast<int>(ring))
        return std::nullopt;
    return result;
}

std::uint64_t equivalence_invariant(const fastmm::factorization& f) {
    return fastmm::search::invariant_of(f);
}

} // namespace fastmm_tool
