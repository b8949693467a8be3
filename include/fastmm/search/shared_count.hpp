// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// An objective for annealing: the additions of a factorization where common subexpressions are shared, by one quick elimination a
// factor matrix. It is an upper bound of what sharing.hpp finds, and near to it.

#pragma once

#include <fastmm/search/pair_elimination.hpp>
#include <fastmm/search/scheme.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The additions that one elimination with random ties leaves, or the fewest of several. `Words`: at least a 64th of the rank.
/// The forms are the columns of each factor matrix; those of W are transposed afterwards, which takes R - m n additions more. The
/// ties are the same for the same factor matrix. What was counted of late is remembered: annealing mostly asks for the same
/// neighbours again.
template <int Words>
class count_shared_additions {
public:
    /// Requires: tries > 0.
    explicit count_shared_additions(int tries = 1, selection_rule rule = selection_rule::random)
        : tries_(tries), rule_(rule), known_(std::size_t(1) << known_bits) {}

    template <class Ring>
    int operator()(int factor, const scheme<Ring>& s) {
        // The same for the columns in another order, whose additions are as many.
        std::uint64_t digest = static_cast<std::uint64_t>(factor);
        for (int r = 0; r < s.rank(); ++r) {
            const std::uint64_t mixed = (Ring::digest_of(s.factor_of(factor, r)) + 1) * 0x9e3779b97f4a7c15U;
            digest += (mixed ^ mixed >> 29U) * 0xbf58476d1ce4e5b9U;
        }
        remembered& place = known_[static_cast<std::size_t>(digest >> (64 - known_bits))];
        if (place.digest != digest)
            place = {digest, count(factor, s)};
        return place.additions;
    }

private:
    static constexpr int known_bits = 16;

    struct remembered {
        std::uint64_t digest = 0;
        int additions = 0;
    };

    template <class Ring>
    int count(int factor, const scheme<Ring>& s) {
        const auto [m, k, n] = s.dimensions();
        const int blocks = factor == 0 ? m * k : factor == 1 ? k * n : m * n;
        int fewest = 0;
        random_source random(0);
        for (int attempt = 0; attempt < tries_; ++attempt) {
            elimination_.begin(blocks);
            for (int r = 0; r < s.rank(); ++r)
                put(r, s.factor_of(factor, r));
            elimination_.run(rule_, random);
            const int additions = elimination_.additions(s.rank());
            fewest = attempt == 0 ? additions : std::min(fewest, additions);
        }
        return factor == 2 ? fewest + s.rank() - blocks : fewest;
    }

    template <class Form>
    void put(int r, const Form& x) {
        if constexpr (requires { x.plus; }) {
            put_blocks(r, x.plus, false);
            put_blocks(r, x.minus, true);
        } else {
            put_blocks(r, x, false);
        }
    }
    void put_blocks(int r, std::uint64_t blocks, bool negative) {
        for (; blocks != 0; blocks &= blocks - 1)
            elimination_.put(std::countr_zero(blocks), r, negative);
    }

    int tries_;
    selection_rule rule_;
    pair_elimination<Words> elimination_;
    std::vector<remembered> known_;
};

} // namespace fastmm::inline FASTMM_ABI::search
