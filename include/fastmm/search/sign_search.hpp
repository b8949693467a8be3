// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Signs that make sums of products right: each product's sign is an affine form modulo 2 in a few free signs, and of those that
// meet in one entry of the tensor a known number must be negative.

#pragma once

#include <fastmm/search/random.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

// An affine form modulo 2 in up to 64 * Words - 1 free signs, a bit each; the last bit is the constant.
template <std::size_t Words>
struct sign_form {
    static constexpr int most_signs = 64 * static_cast<int>(Words) - 1;

    std::array<std::uint64_t, Words> words{};

    static constexpr sign_form bit(int i) {
        sign_form result;
        result.words[static_cast<std::size_t>(i) / 64] = std::uint64_t(1) << (static_cast<unsigned>(i) % 64);
        return result;
    }
    static constexpr sign_form negative() { return bit(most_signs); }

    constexpr bool has(int i) const {
        return (words[static_cast<std::size_t>(i) / 64] >> (static_cast<unsigned>(i) % 64) & 1U) != 0;
    }
    // The form 0 or 1, or the form less its constant.
    constexpr bool constant() const { return has(most_signs); }
    constexpr sign_form linear() const { return constant() ? *this ^ negative() : *this; }
    constexpr bool is_zero() const { return *this == sign_form{}; }
    // Requires: it is not zero.
    constexpr int first() const {
        std::size_t i = 0;
        while (words[i] == 0)
            ++i;
        return static_cast<int>(64 * i) + std::countr_zero(words[i]);
    }

    friend constexpr sign_form operator^(sign_form x, const sign_form& y) {
        for (std::size_t i = 0; i < Words; ++i)
            x.words[i] ^= y.words[i];
        return x;
    }
    friend constexpr bool operator==(const sign_form&, const sign_form&) = default;
};

// The value of a form: whether it is negative, where the free signs that are set are.
template <std::size_t Words>
constexpr bool is_negative(const sign_form<Words>& form, const sign_form<Words>& signs) {
    std::uint64_t sum = form.constant() ? 1 : 0;
    for (std::size_t i = 0; i < Words; ++i)
        sum ^= static_cast<std::uint64_t>(std::popcount(form.words[i] & signs.words[i]));
    return (sum & 1U) != 0;
}

// Products, so many of which must be negative.
template <std::size_t Words>
struct sign_sum {
    std::vector<sign_form<Words>> products;
    int negative = 0;
};

// Backtracking: a sum in which one form is left open decides it, or is wrong; else a form of the sum with the fewest is guessed.
// Forms that are equal or opposite count as one. What is decided is a linear equation, and is put into all forms.
template <std::size_t Words>
class sign_search {
public:
    using form = sign_form<Words>;
    using sum = sign_sum<Words>;

    // A node is one propagation.
    sign_search(std::int64_t most_nodes, search::random_source& random)
        : nodes_left_(most_nodes), random_(random) {}

    // Free signs that satisfy every sum. None where there are none, or where the nodes are used up.
    std::optional<form> solve(std::vector<sum> sums) {
        if (!search({std::move(sums), {}}))
            return std::nullopt;
        return result_;
    }
    bool is_exhausted() const { return nodes_left_ < 0; }

private:
    struct state {
        std::vector<sum> open;
        std::vector<std::pair<int, form>>
            settled; // a free sign, and what it is in those that were settled later
    };
    enum class outcome { wrong, open, settled };

    // Products of one sum that are `linear` or its opposite.
    struct group {
        form linear;
        int same = 0, opposite = 0;
    };

    bool search(state s) {
        for (;;) {
            form guess{};
            if (--nodes_left_ < 0)
                return false;
            const outcome now = propagate(s, guess);
            if (now == outcome::wrong)
                return false;
            if (now == outcome::settled) {
                result_ = values_of(s);
                return true;
            }
            if ((random_() & 1U) != 0)
                guess = guess ^ form::negative();
            state other = s;
            if (require_positive(other, guess) && search(std::move(other)))
                return true;
            if (nodes_left_ < 0 || !require_positive(s, guess ^ form::negative()))
                return false;
        }
    }

    // Until no sum decides anything: sums that hold, whatever is settled later, go.
    outcome propagate(state& s, form& guess) {
        for (bool again = true; again;) {
            again = false;
            std::size_t fewest = ~std::size_t(0), kept = 0;
            for (std::size_t i = 0; i < s.open.size(); ++i) {
                const int missing = s.open[i].negative - group_products(s.open[i]);
                if (groups_.empty() && missing == 0)
                    continue;
                if (groups_.size() <= 1) {
                    const bool positive = !groups_.empty() && groups_[0].opposite == missing,
                               negative = !groups_.empty() && groups_[0].same == missing;
                    if (!positive && !negative)
                        return outcome::wrong;
                    if (positive != negative) {
                        if (!require_positive(s, negative ? groups_[0].linear ^ form::negative()
                                                          : groups_[0].linear))
                            return outcome::wrong;
                        again = true;
                    }
                    continue;
                }
                if (missing < 0 || missing > open_)
                    return outcome::wrong;
                if (groups_.size() < fewest) {
                    fewest = groups_.size();
                    guess = groups_[static_cast<std::size_t>(random_.below(static_cast<int>(fewest)))].linear;
                }
                if (kept != i)
                    s.open[kept] = std::move(s.open[i]);
                ++kept;
            }
            s.open.resize(kept);
        }
        return s.open.empty() ? outcome::settled : outcome::open;
    }

    // The groups of a sum, and how many of its products are known to be negative.
    int group_products(const sum& products_of) {
        groups_.clear();
        open_ = 0;
        int negative = 0;
        for (const form& product : products_of.products) {
            const form linear = product.linear();
            const bool opposite = product.constant();
            if (linear.is_zero()) {
                negative += opposite;
                continue;
            }
            ++open_;
            auto found = std::find_if(groups_.begin(), groups_.end(),
                                      [&](const group& g) { return g.linear == linear; });
            if (found == groups_.end())
                found = groups_.insert(found, {linear, 0, 0});
            ++(opposite ? found->opposite : found->same);
        }
        return negative;
    }

    // Puts equation = 0 into all forms. False where that is wrong.
    static bool require_positive(state& s, form equation) {
        // A guess may hold signs that were settled after it was made.
        for (const auto& [sign, value] : s.settled)
            if (equation.has(sign))
                equation = equation ^ value ^ form::bit(sign);
        if (equation.linear().is_zero())
            return !equation.constant();
        const int sign = equation.first();
        for (sum& one : s.open)
            for (form& product : one.products)
                if (product.has(sign))
                    product = product ^ equation;
        s.settled.emplace_back(sign, equation ^ form::bit(sign));
        return true;
    }

    // What no sum asks for is positive.
    static form values_of(const state& s) {
        form values{};
        for (auto at = s.settled.rbegin(); at != s.settled.rend(); ++at)
            if (is_negative(at->second, values))
                values = values ^ form::bit(at->first);
        return values;
    }

    std::int64_t nodes_left_;
    search::random_source& random_;
    form result_{};
    std::vector<group> groups_; // of the sum that is looked at
    int open_ = 0;              // products in them
};

} // namespace fastmm::inline FASTMM_ABI::detail
