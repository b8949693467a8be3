// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A factorization as a search walks on it: its terms as bit masks, and the list of all pairs of terms that share a factor, kept
// up to date by every change.

#pragma once

#include <fastmm/search/form_column.hpp>
#include <fastmm/search/pair_list.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The forms of a rank-one term: in U, V and W.
template <class Ring>
using term = std::array<typename Ring::form, 3>;

/// Where a factor stands: 0 in U, 1 in V, 2 in W.
struct factor_place {
    int factor = 0;
    int term = 0;
    bool is_turned = false; ///< Only where terms stand for others with them: see half_turn_scheme.hpp.

    /// The other factors of the term, in their cyclic order. From tables of two bits: branches would be mispredicted in every other flip.
    constexpr factor_place next() const { return {0b001001 >> 2 * factor & 3, term, is_turned}; }
    constexpr factor_place last() const { return {0b010010 >> 2 * factor & 3, term, is_turned}; }
};

/// Two places with the same factor, in different terms.
struct shared_places {
    factor_place first, second;
};

/// A sum of rank-one terms over a ring policy of form.hpp. Factors are held up to their sign, and the sign of a term apart
/// from them: two terms share a factor where their factors are equal up to sign.
/// Nothing here knows the tensor: a change of one form alone does not keep it. The moves of moves.hpp do.
template <class Ring>
class scheme {
public:
    using ring = Ring;
    using form = typename Ring::form;
    using contents_type = std::vector<term<Ring>>;

    /// No terms. Memory: see pair_list; capacity is the largest rank that a walk may pass through.
    scheme(shape dimensions, int capacity)
        : dimensions_(dimensions), capacity_(capacity),
          pairs_(capacity), columns_{form_column<Ring>(capacity), form_column<Ring>(capacity),
                                     form_column<Ring>(capacity)},
          negative_(static_cast<std::size_t>(capacity)) {}

    shape dimensions() const { return dimensions_; }
    int rank() const { return rank_; }
    int capacity() const { return capacity_; }
    const pair_list& pairs() const { return pairs_; }
    /// Where the factor of a pair stands.
    static constexpr shared_places places(const shared_factor& pair, std::uint64_t = 0) {
        return {{pair.factor, pair.first}, {pair.factor, pair.second}};
    }

    /// A factor of a term, up to sign.
    form factor_of(int factor, int r) const { return columns_[at(factor)][r]; }
    form factor_of(const factor_place& place) const { return factor_of(place.factor, place.term); }
    /// Whether the term is the negative of the product of its factors.
    bool is_negative(int r) const { return negative_[at(r)] != 0; }
    bool is_negative(const factor_place& place) const { return is_negative(place.term); }
    void negate_if(int r, bool negated) { negative_[at(r)] ^= static_cast<std::uint8_t>(negated); }

    /// Whether two terms have the same factor there, up to sign. Requires: x and y are in the same factor.
    bool shares(const factor_place& x, const factor_place& y) const {
        return columns_[at(x.factor)].are_equal(x.term, y.term);
    }

    /// The factors of a term, the sign of the term in that of W.
    term<Ring> operator[](int r) const {
        term<Ring> result{factor_of(0, r), factor_of(1, r), factor_of(2, r)};
        if constexpr (Ring::has_signs)
            if (is_negative(r))
                result[2] = Ring::negated(result[2]);
        return result;
    }

    contents_type terms() const {
        contents_type result;
        result.reserve(at(rank_));
        for (int r = 0; r < rank_; ++r)
            result.push_back((*this)[r]);
        return result;
    }

    /// What assign() takes.
    contents_type contents() const { return terms(); }

    /// Replaces all terms. Requires: no more than capacity().
    void assign(const contents_type& terms) {
        for (form_column<Ring>& column : columns_)
            column.clear();
        rank_ = 0;
        pairs_.clear();
        for (const term<Ring>& t : terms)
            append(t);
    }

    /// Adds a term at the end; its index. Requires: rank() < capacity(), and no factor is zero. Cost: three scans.
    int append(term<Ring> t) {
        const int r = rank_++;
        negative_[at(r)] = 0;
        for (int factor = 0; factor < 3; ++factor) {
            negate_if(r, Ring::normalize(t[at(factor)]));
            attach(factor, r, t[at(factor)]);
        }
        return r;
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
        const factor_place place{factor, r};
        bool shares_two = false;
        columns_[at(factor)].replace(
            r, x, rank_, r, 1, [&](int other) FASTMM_INLINED_LAMBDA { pairs_.erase(factor, r, other); },
            [&](int other) FASTMM_INLINED_LAMBDA {
                const factor_place there{factor, other};
                pairs_.insert(factor, r, other);
                shares_two |= shares(place.next(), there.next()) || shares(place.last(), there.last());
            });
        return shares_two;
    }
    FASTMM_ALWAYS_INLINE bool replace(const factor_place& place, const form& x) {
        return replace(place.factor, place.term, x);
    }

    /// Replaces a factor of every term by its image under an injective linear map, `images` in the order of the terms: the
    /// pairs stay what they are. Requires: no image is zero.
    void change_factor(int factor, const std::vector<form>& images) {
        for (int r = 0; r < rank_; ++r) {
            form x = images[at(r)];
            negate_if(r, Ring::normalize(x));
            columns_[at(factor)].put(r, x);
        }
    }

private:
    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    void attach(int factor, int r, const form& x) {
        columns_[at(factor)].put(r, x);
        for (int other = 0; other < rank_; ++other)
            if (other != r && columns_[at(factor)].are_equal(r, other))
                pairs_.insert(factor, r, other);
    }

    // What is left is zero, which no factor is.
    void detach(int factor, int r) {
        for (int other = 0; other < rank_; ++other)
            if (other != r && columns_[at(factor)].are_equal(r, other))
                pairs_.erase(factor, r, other);
        columns_[at(factor)].put(r, form{});
    }

    shape dimensions_;
    int capacity_;
    int rank_ = 0;
    pair_list pairs_;
    std::array<form_column<Ring>, 3> columns_;
    std::vector<std::uint8_t> negative_;
};

} // namespace fastmm::inline FASTMM_ABI::search
