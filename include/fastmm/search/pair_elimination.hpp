// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Greedy elimination of common subexpressions in forms of 1 and -1, fast enough to be asked at every step of a search: the
// forms that hold a value are a set of bits, so that how often a pair occurs is a few operations on words. It does what
// elimination.hpp does for tables of any coefficients; that one makes programs, this one says which pairs become values.

#pragma once

#include <fastmm/factorization/factorization.hpp>
#include <fastmm/search/random.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// Which of the pairs that occur most often becomes a value. See A. Perminov, Parallel heuristic exploration for additive
/// complexity reduction of fast matrix multiplication (2025), for rules like these.
enum class selection_rule {
    random,      ///< One of them by chance.
    hesitating,  ///< The same, but one in eight is put off until pairs that occur less often are looked at.
    far_sighted, ///< Of four that are drawn, the one after which most repeated pairs are left.
};

/// Forms over inputs, and the values that pairs of terms are made. `Words`: 64 forms each.
template <int Words>
class pair_elimination {
public:
    static constexpr int most_forms = 64 * Words;

    /// Begins with inputs that no form holds. Requires: inputs < 2^14.
    void begin(int inputs) {
        inputs_ = inputs;
        terms_ = 0;
        holders_.assign(static_cast<std::size_t>(inputs), {});
        sums_.clear();
    }

    /// Puts an input, or its negative, into a form. Requires: the form does not hold it, and no sum was made.
    void put(int input, int form, bool negative) {
        holders& x = of(input);
        (negative ? x.minus : x.plus)[static_cast<std::size_t>(form / 64)] |= std::uint64_t(1) << (form % 64);
        ++terms_;
    }

    /// The sums that were made, in order.
    const std::vector<shared_sum>& sums() const { return sums_; }

    /// The additions of all forms, so far. `forms`: those with terms.
    int additions(int forms) const { return terms_ - forms + static_cast<int>(sums_.size()); }

    /// In how many forms a pair occurs, up to sign.
    int occurrences(const shared_sum& pair) const {
        return count_of(of(pair.left), of(pair.right), pair.is_difference);
    }

    /// Makes a pair a value, in every form that holds it, and returns in how many.
    int substitute(const shared_sum& pair) {
        const int count = occurrences(pair);
        const holders made = take_pair(of(pair.left), of(pair.right), pair.is_difference);
        holders_.push_back(made);
        sums_.push_back(pair);
        terms_ -= count;
        return count;
    }

    /// Makes pairs values until none occurs twice.
    void run(selection_rule rule, random_source& random) {
        for (auto& pairs : waiting_)
            pairs.clear();
        highest_ = 0;
        for (int value = 1; value < values(); ++value)
            enlist(value);
        for (int level = highest_; level > 1; --level)
            while (!waiting(level).empty()) {
                const shared_sum pair = take(level, rule, random);
                const int count = occurrences(pair);
                if (count < 2)
                    continue;
                if (count < level) {
                    wait(count, pair);
                } else if (rule == selection_rule::hesitating && level > 2 && random.below(8) == 0) {
                    wait(level - 1, pair);
                } else {
                    substitute(pair);
                    enlist(values() - 1);
                }
            }
    }

private:
    struct holders {
        std::array<std::uint64_t, std::size_t(Words)> plus{}, minus{};
    };

    int values() const { return static_cast<int>(holders_.size()); }
    holders& of(int value) { return holders_[static_cast<std::size_t>(value)]; }
    const holders& of(int value) const { return holders_[static_cast<std::size_t>(value)]; }
    std::vector<shared_sum>& waiting(int level) { return waiting_[static_cast<std::size_t>(level)]; }

    static std::uint64_t matches(const holders& x, const holders& y, bool is_difference, std::size_t i) {
        return is_difference ? (x.plus[i] & y.minus[i]) | (x.minus[i] & y.plus[i])
                             : (x.plus[i] & y.plus[i]) | (x.minus[i] & y.minus[i]);
    }

    static int count_of(const holders& x, const holders& y, bool is_difference) {
        int count = 0;
        for (std::size_t i = 0; i < std::size_t(Words); ++i)
            count += std::popcount(matches(x, y, is_difference, i));
        return count;
    }

    // Takes x and y out of the forms that hold the pair, and returns these, with the sign of x.
    static holders take_pair(holders& x, holders& y, bool is_difference) {
        holders made;
        for (std::size_t i = 0; i < std::size_t(Words); ++i) {
            const std::uint64_t both = matches(x, y, is_difference, i);
            made.plus[i] = both & x.plus[i];
            made.minus[i] = both & x.minus[i];
            x.plus[i] &= ~both;
            x.minus[i] &= ~both;
            y.plus[i] &= ~both;
            y.minus[i] &= ~both;
        }
        return made;
    }

    void wait(int count, const shared_sum& pair) {
        waiting(count).push_back(pair);
        highest_ = std::max(highest_, count);
    }

    // Whether two values stand together in two forms or more, whatever their signs.
    static bool meet_again(const holders& x, const holders& y) {
        std::uint64_t once = 0, again = 0;
        for (std::size_t i = 0; i < std::size_t(Words); ++i) {
            const std::uint64_t both = (x.plus[i] | x.minus[i]) & (y.plus[i] | y.minus[i]);
            again |= (both & (both - 1)) | (once != 0 ? both : 0);
            once |= both;
        }
        return again != 0;
    }

    // The pairs of a value and those before it.
    void enlist(int value) {
        for (int other = 0; other < value; ++other)
            if (meet_again(of(other), of(value)))
                enlist(other, value);
    }

    void enlist(int other, int value) {
        for (const bool is_difference : {false, true})
            if (const int count = occurrences({other, value, is_difference}); count > 1)
                wait(count, {other, value, is_difference});
    }

    shared_sum take(int level, selection_rule rule, random_source& random) {
        auto& pairs = waiting(level);
        std::size_t chosen = draw(pairs, random);
        if (rule == selection_rule::far_sighted && pairs.size() > 1) {
            int best = repeats_after(pairs[chosen]);
            for (int i = 1; i < 4; ++i) {
                const std::size_t other = draw(pairs, random);
                if (const int repeats = repeats_after(pairs[other]); repeats > best) {
                    best = repeats;
                    chosen = other;
                }
            }
        }
        const shared_sum pair = pairs[chosen];
        pairs[chosen] = pairs.back();
        pairs.pop_back();
        return pair;
    }

    static std::size_t draw(const std::vector<shared_sum>& pairs, random_source& random) {
        return static_cast<std::size_t>(random.below(static_cast<int>(pairs.size())));
    }

    // How often pairs of the values of a pair, and of what it becomes, would repeat.
    int repeats_after(const shared_sum& pair) const {
        holders left = of(pair.left), right = of(pair.right);
        holders made = take_pair(left, right, pair.is_difference);
        int repeats = 0;
        for (int other = 0; other < values(); ++other) {
            if (other == pair.left || other == pair.right)
                continue;
            const holders& z = of(other);
            for (const holders* h : {&made, &left, &right})
                for (const bool is_difference : {false, true})
                    repeats += std::max(0, count_of(*h, z, is_difference) - 1);
        }
        return repeats;
    }

    int inputs_ = 0, terms_ = 0, highest_ = 0;
    std::vector<holders> holders_;
    std::vector<shared_sum> sums_;
    std::array<std::vector<shared_sum>, std::size_t(most_forms) + 1> waiting_; // by their occurrences
};

} // namespace fastmm::inline FASTMM_ABI::search
