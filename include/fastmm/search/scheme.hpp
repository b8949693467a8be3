// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A factorization as a search walks on it: its terms as bit masks, and the list of all pairs of terms that share a factor, kept
// up to date by every change.

#pragma once

#include <fastmm/search/form.hpp>
#include <fastmm/search/key_scan.hpp>
#include <fastmm/search/pair_list.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The forms of a rank-one term: in U, V and W.
template <class Ring>
using term = std::array<typename Ring::form, 3>;

/// A sum of rank-one terms over a ring policy of form.hpp. Factors are held up to their sign, and the sign of a term apart
/// from them: two terms share a factor where their factors are equal up to sign.
/// Nothing here knows the tensor: a change of one form alone does not keep it. The moves of moves.hpp do.
template <class Ring>
class scheme {
public:
    using form = typename Ring::form;

    /// No terms. Memory: see pair_list; capacity is the largest rank that a walk may pass through.
    scheme(shape dimensions, int capacity)
        : dimensions_(dimensions), capacity_(capacity), pairs_(capacity),
          negative_(static_cast<std::size_t>(capacity)) {
        const std::size_t padded = (static_cast<std::size_t>(capacity) + 7) / 8 * 8;
        for (auto& keys : keys_)
            keys.resize(padded);
        if constexpr (!Ring::key_is_form)
            for (auto& forms : forms_)
                forms.resize(static_cast<std::size_t>(capacity));
    }

    shape dimensions() const { return dimensions_; }
    int rank() const { return rank_; }
    int capacity() const { return capacity_; }
    const pair_list& pairs() const { return pairs_; }

    /// A factor of a term, up to sign.
    form factor_of(int factor, int r) const {
        if constexpr (Ring::key_is_form)
            return Ring::form_of(keys_[at(factor)][at(r)]);
        else
            return forms_[at(factor)][at(r)];
    }
    /// Whether the term is the negative of the product of its factors.
    bool is_negative(int r) const { return negative_[at(r)] != 0; }
    void negate_if(int r, bool negated) { negative_[at(r)] ^= static_cast<std::uint8_t>(negated); }

    bool shares(int factor, int r, int other) const {
        return keys_[at(factor)][at(r)] == keys_[at(factor)][at(other)] &&
               (Ring::key_is_form || factor_of(factor, r) == factor_of(factor, other));
    }

    /// The factors of a term, the sign of the term in that of W.
    term<Ring> operator[](int r) const {
        term<Ring> result{factor_of(0, r), factor_of(1, r), factor_of(2, r)};
        if constexpr (Ring::has_signs)
            if (is_negative(r))
                result[2] = Ring::negated(result[2]);
        return result;
    }

    std::vector<term<Ring>> terms() const {
        std::vector<term<Ring>> result;
        result.reserve(at(rank_));
        for (int r = 0; r < rank_; ++r)
            result.push_back((*this)[r]);
        return result;
    }

    /// Replaces all terms. Requires: no more than capacity().
    void assign(const std::vector<term<Ring>>& terms) {
        for (auto& keys : keys_)
            std::fill(keys.begin(), keys.end(), std::uint64_t(0));
        rank_ = 0;
        pairs_.clear();
        for (const term<Ring>& t : terms)
            append(t);
    }

    /// Adds a term at the end. Requires: rank() < capacity(), and no factor is zero. Cost: three scans.
    void append(term<Ring> t) {
        const int r = rank_++;
        negative_[at(r)] = 0;
        for (int factor = 0; factor < 3; ++factor) {
            negate_if(r, Ring::normalize(t[at(factor)]));
            attach(factor, r, t[at(factor)]);
        }
    }

    /// Removes a term; the last takes its place. Cost: nine scans.
    void erase(int r) {
        const int last = rank_ - 1;
        for (int factor = 0; factor < 3; ++factor) {
            detach(factor, r);
            if (r != last) {
                const form moved = factor_of(factor, last);
                detach(factor, last);
                attach(factor, r, moved);
            }
        }
        negative_[at(r)] = negative_[at(last)];
        --rank_;
    }

    /// Replaces a factor of a term. True where the term now shares two factors with another one. Requires: x is normalized
    /// and not zero, and not what it was. Cost: one scan of the keys of all terms, and a constant for every pair that comes
    /// or goes.
    FASTMM_ALWAYS_INLINE bool replace(int factor, int r, const form& x) {
        auto& keys = keys_[at(factor)];
        const std::uint64_t going = keys[at(r)], coming = Ring::key_of(x);
        const int second = factor == 2 ? 0 : factor + 1, third = factor == 0 ? 2 : factor - 1;
        bool shares_two = false;
        for (int base = 0; base < rank_; base += 64) {
            const std::size_t count = at(std::min(rank_ - base + 7, 64)) & ~std::size_t(7);
            detail::key_matches found = detail::match(keys.data() + base, count, going, coming);
            if (r >= base && r < base + 64) {
                const std::uint64_t others = ~(std::uint64_t(1) << (r - base));
                found.going &= others;
                found.coming &= others;
            }
            for (; found.going != 0; found.going &= found.going - 1) {
                const int other = base + std::countr_zero(found.going);
                if (Ring::key_is_form || factor_of(factor, other) == factor_of(factor, r))
                    pairs_.erase(factor, r, other);
            }
            for (; found.coming != 0; found.coming &= found.coming - 1) {
                const int other = base + std::countr_zero(found.coming);
                if (!Ring::key_is_form && factor_of(factor, other) != x)
                    continue;
                pairs_.insert(factor, r, other);
                shares_two |= shares(second, r, other) || shares(third, r, other);
            }
        }
        put(factor, r, x);
        return shares_two;
    }

private:
    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    void put(int factor, int r, const form& x) {
        keys_[at(factor)][at(r)] = Ring::key_of(x);
        if constexpr (!Ring::key_is_form)
            forms_[at(factor)][at(r)] = x;
    }

    void attach(int factor, int r, const form& x) {
        put(factor, r, x);
        for (int other = 0; other < rank_; ++other)
            if (other != r && shares(factor, r, other))
                pairs_.insert(factor, r, other);
    }

    // The key that is left is zero, which no factor has unless its key is a hash; then the form tells.
    void detach(int factor, int r) {
        for (int other = 0; other < rank_; ++other)
            if (other != r && shares(factor, r, other))
                pairs_.erase(factor, r, other);
        put(factor, r, form{});
    }

    shape dimensions_;
    int capacity_;
    int rank_ = 0;
    pair_list pairs_;
    std::array<std::vector<std::uint64_t>, 3> keys_;
    std::array<std::vector<form>, 3> forms_; // empty where a key is the form
    std::vector<std::uint8_t> negative_;
};

} // namespace fastmm::inline FASTMM_ABI::search
