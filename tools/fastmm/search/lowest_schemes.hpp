// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A few schemes of the lowest rank that walks came to, for others to begin at.

#pragma once

#include <fastmm/factorization/factorization.hpp>
#include <fastmm/search/random.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace fastmm_tool {

/// Schemes of one rank, the lowest so far.
class lowest_schemes {
public:
    /// What became of a scheme that was taken.
    enum class taken { refused, kept, improved };

    static constexpr std::size_t most = 16;

    bool empty() const { return all_.empty(); }
    /// One of them. Requires: there is one.
    const fastmm::factorization& draw(fastmm::search::random_source& random) const {
        return fastmm::search::one_of(all_, random);
    }

    /// Refuses what is of a higher rank; what is of a lower one makes all others go, and where there are as many as there may be, one of them.
    taken take(fastmm::factorization scheme, fastmm::search::random_source& random) {
        const bool is_lower = all_.empty() || scheme.rank < all_.front().rank;
        if (!is_lower && scheme.rank > all_.front().rank)
            return taken::refused;
        if (is_lower)
            all_.clear();
        if (all_.size() < most)
            all_.push_back(std::move(scheme));
        else
            all_[static_cast<std::size_t>(random.below(static_cast<int>(most)))] = std::move(scheme);
        return is_lower ? taken::improved : taken::kept;
    }

private:
    std::vector<fastmm::factorization> all_;
};

} // namespace fastmm_tool
