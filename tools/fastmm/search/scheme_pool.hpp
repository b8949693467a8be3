// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The best schemes of a shape that a search holds in memory.

#pragma once

#include "search/scheme_figures.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fastmm_tool {

/// A scheme that was found or read, with what is known of it.
struct found_scheme {
    fastmm::factorization table; ///< In the orientation m <= k <= n.
    scheme_figures figures;
    std::uint64_t digest = 0;
    std::uint64_t invariant = 0; ///< The same for equivalent schemes; 0: not asked for.
    double seconds = 0;          ///< Since the search began.
    std::string start;           ///< What the walk that found it began at.
    std::string file;            ///< Where it was read from; empty: it was found now.
};

/// A scheme with its figures and its digest, found now.
found_scheme scheme_of_table(fastmm::factorization table);

/// The order of a shape: its dimensions sorted.
fastmm::shape sorted_shape(const fastmm::shape& s);

/// What an offer to a pool came to.
enum class offered {
    refused,  ///< It is there already, or worse than all that is.
    kept,     ///< One more of the best rank, or in the place of a worse one.
    improved, ///< Better than every one before, by the objective.
};

/// Schemes of the least rank of a shape, the best by the objective first, and no more than a bound. What comes is compared by content,
/// never by time, so that a pool is the same where the same is offered in the same order.
class scheme_pool {
public:
    explicit scheme_pool(std::size_t bound = 64) : bound_(bound) {}

    offered offer(found_scheme scheme, const objective& goal);
    /// Whether an offer of that rank could be kept at all.
    bool wants(int rank) const { return all_.empty() || rank <= all_.front().figures.rank; }
    bool holds(std::uint64_t digest) const;
    /// The same for the invariant.
    bool holds_equivalent(std::uint64_t invariant) const;
    /// Sorts again, and keeps what the figures are now.
    void measure(std::uint64_t digest, double time, const objective& goal);

    bool empty() const { return all_.empty(); }
    const std::vector<found_scheme>& schemes() const { return all_; }
    const found_scheme& best() const { return all_.front(); }

private:
    std::size_t bound_;
    std::vector<found_scheme> all_;
};

} // namespace fastmm_tool
