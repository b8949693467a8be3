// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A few schemes of the lowest rank that walks came to, for others to begin at.

#pragma once

#include "search/scheme_pool.hpp"

#include <fastmm/factorization/factorization.hpp>
#include <fastmm/search/random.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace fastmm_tool {

/// Schemes of one rank, the lowest so far; any may stand there twice, and there are no figures of them: see scheme_pool for what is told.
class lowest_schemes {
public:
    static constexpr std::size_t most = 16;

    bool empty() const { return all_.empty(); }
    /// One of them. Requires: there is one.
    const fastmm::factorization& draw(fastmm::search::random_source& random) const {
        return fastmm::search::one_of(all_, random);
    }

    /// Refuses a higher rank. A lower one makes all others go, and where there are as many as there may be, another takes the place of any.
    offered offer(fastmm::factorization scheme, fastmm::search::random_source& random) {
        const bool is_lower = all_.empty() || scheme.rank < all_.front().rank;
        if (!is_lower && scheme.rank > all_.front().rank)
            return offered::refused;
        if (is_lower)
            all_.clear();
        if (all_.size() < most)
            all_.push_back(std::move(scheme));
        else
            all_[static_cast<std::size_t>(random.below(static_cast<int>(most)))] = std::move(scheme);
        return is_lower ? offered::improved : offered::kept;
    }

private:
    std::vector<fastmm::factorization> all_;
};

} // namespace fastmm_tool
