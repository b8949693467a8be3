// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a search wants of a scheme: its figures, and the order in which they count.

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace fastmm_tool {

/// The figures of a scheme that a search may compare.
struct scheme_figures {
    int rank = 0;
    int additions = 0; ///< After common subexpressions are shared.
    int nonzeros = 0;
    double growth = 0; ///< The growth factor E.
    double time = 0;   ///< Of a product, relative to the first scheme that was measured; 0: not measured.
};

/// Without the time. Requires: a well-formed factorization. Cost: that of share_additions().
scheme_figures figures_of_scheme(const fastmm::factorization& f);

/// What figures are compared by, the first first.
enum class criterion { rank, additions, nonzeros, growth, time };

/// An order of schemes: by the criteria that were asked for, rank always first, and where they tie by additions, nonzeros and
/// growth factor.
class objective {
public:
    /// The words of --objective. Throws malformed where one is not known or stands twice.
    explicit objective(const std::vector<std::string>& words = {"rank"});

    bool is_better(const scheme_figures& x, const scheme_figures& y) const;
    /// Whether a person asked for it.
    bool wants(criterion c) const;
    /// Whether anything counts but the rank: then a search goes on where the rank is reached.
    bool goes_beyond_rank() const { return asked_.size() > 1; }
    /// "rank,additions"
    std::string text() const;

    static const std::array<const char*, 5>& names();

private:
    std::vector<criterion> asked_, order_;
};

/// A number that tells schemes apart, and what they share: the same where they differ in the order of terms only, and name no sums.
std::uint64_t digest_of(const fastmm::factorization& f);

} // namespace fastmm_tool
