// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Whether two factorizations are the same but for the symmetries of their tensor, as far as invariants tell.

#pragma once

#include <fastmm/search/term_relations.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The last steps of splitmix64.
constexpr std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

// A hash of two numbers in this order. A sum of hashes is one of a multiset.
constexpr std::uint64_t mixed(std::uint64_t x, std::uint64_t y) {
    return mixed(x * 0x9e3779b97f4a7c15U + mixed(y));
}

constexpr std::uint64_t mixed(int x, std::uint64_t y) {
    return mixed(static_cast<std::uint64_t>(static_cast<std::int64_t>(x)), y);
}

// Colours for the factors of the terms, refined by the colours of those that they are related to (B. Weisfeiler, A. Leman, 1968).
// Nothing depends on the order of terms, nor on which factor is first or which way a triangle is walked round: the three factors
// are told apart by the dimensions of their spaces alone.
template <std::uint64_t Prime>
class term_colours {
public:
    explicit term_colours(const term_relations<Prime>& relations) : relations_(relations) {
        for (std::size_t edge = 0; edge < 3; ++edge) {
            const std::uint64_t ends =
                mixed(relations.first_size(edge), 1U) + mixed(relations.second_size(edge), 1U);
            for (int r = 0; r < relations.terms(); ++r)
                colours_[edge].push_back(mixed(relations.ranks(edge, r, r).rows, ends) +
                                         mixed(relations.paired_trace(r, r), 2U));
        }
        relate_pairs();
    }

    void refine() {
        std::array<std::vector<std::uint64_t>, 3> sums;
        const int terms = relations_.terms();
        for (std::size_t edge = 0; edge < 3; ++edge) {
            const std::size_t next = (edge + 1) % 3, last = (edge + 2) % 3;
            for (int r = 0; r < terms; ++r) {
                std::uint64_t sum =
                    mixed(colour(edge, r), mixed(colour(next, r), 3U) + mixed(colour(last, r), 3U));
                for (int s = 0; s < terms; ++s) {
                    if (s != r)
                        sum +=
                            mixed(colour(edge, s), related_[edge][static_cast<std::size_t>(r * terms + s)]);
                    sum += mixed(relations_.product_rank(edge, r, s), colour(next, s)) +
                           mixed(relations_.product_rank(last, s, r), colour(last, s));
                }
                sums[edge].push_back(sum);
            }
        }
        add_triples(sums);
        for (std::size_t edge = 0; edge < 3; ++edge)
            for (std::size_t r = 0; r < colours_[edge].size(); ++r)
                colours_[edge][r] = mixed(sums[edge][r]);
    }

    std::uint64_t sum() const {
        std::uint64_t result = 0;
        for (int r = 0; r < relations_.terms(); ++r)
            result += mixed(mixed(colour(0, r), 4U) + mixed(colour(1, r), 4U) + mixed(colour(2, r), 4U));
        return result;
    }

private:
    std::uint64_t colour(std::size_t edge, int r) const {
        return colours_[edge][static_cast<std::size_t>(r)];
    }

    void relate_pairs() {
        const int terms = relations_.terms();
        for (std::size_t edge = 0; edge < 3; ++edge)
            for (int r = 0; r < terms; ++r)
                for (int s = 0; s < terms; ++s) {
                    const auto& ranks = relations_.ranks(edge, r, s);
                    related_[edge].push_back(
                        mixed(ranks.columns, mixed(relations_.first_size(edge), 5U)) +
                        mixed(ranks.rows, mixed(relations_.second_size(edge), 5U)) + mixed(ranks.sum, 6U) +
                        mixed(relations_.paired_trace(r, s), mixed(relations_.paired_trace(s, r), 7U)));
                }
    }

    // Each factor sees the two others of the triples whose trace is not 0.
    void add_triples(std::array<std::vector<std::uint64_t>, 3>& sums) const {
        const int terms = relations_.terms();
        for (int r = 0; r < terms; ++r)
            for (int s = 0; s < terms; ++s) {
                const std::uint64_t first_two = mixed(colour(0, r) + colour(1, s));
                for (int t = 0; t < terms; ++t) {
                    if (!relations_.has_trace(r, s, t))
                        continue;
                    sums[0][static_cast<std::size_t>(r)] += mixed(colour(1, s) + colour(2, t));
                    sums[1][static_cast<std::size_t>(s)] += mixed(colour(2, t) + colour(0, r));
                    sums[2][static_cast<std::size_t>(t)] += first_two;
                }
            }
    }

    const term_relations<Prime>& relations_;
    std::array<std::vector<std::uint64_t>, 3> colours_, related_;
};

template <std::uint64_t Prime>
std::uint64_t invariant_over(const factorization& f) {
    const term_relations<Prime> relations(f);
    term_colours<Prime> colours(relations);
    for (int round = 0; round < 3; ++round)
        colours.refine();
    return mixed(colours.sum(), static_cast<std::uint64_t>(relations.terms()));
}

} // namespace detail

namespace search {

/// A hash of what the symmetries of the tensor leave as it is: changes of the three bases (U -> P U Q^-1, V -> Q V S^-1,
/// W -> P' W S' with the inverse transposes), rotation and transposition, where they take the shape to another one as well, scales of
/// the factors of a term, and the order of terms. Different: the factorizations are inequivalent. Equal: unknown, but walks meet few
/// schemes that are so and inequivalent.
///
/// Over Z2 where the ring is that, else over the rationals, where ranks are taken modulo 2^31 - 1: of a matrix that has entries so
/// large that the prime can divide a minor (see slice_rank.hpp) a rank may be too small, and a change of basis may undo that.
/// Throws fastmm::error where the factorization is not well-formed. Cost: of the order of rank^3; milliseconds for 4x4x4:49.
/// Memory: rank^3 bytes.
inline std::uint64_t invariant_of(const factorization& f) {
    return f.ring == stated_ring::modulo_2 ? detail::invariant_over<2>(f)
                                           : detail::invariant_over<detail::rank_prime>(f);
}

/// False where two factorizations are inequivalent: where their invariants differ, modulo 2 where one of them holds modulo 2 only.
/// Throws fastmm::error as invariant_of, and where one with even denominators is to be taken modulo 2.
inline bool may_be_equivalent(const factorization& f, const factorization& g) {
    if (f.ring == stated_ring::modulo_2 || g.ring == stated_ring::modulo_2)
        return detail::invariant_over<2>(f) == detail::invariant_over<2>(g);
    return invariant_of(f) == invariant_of(g);
}

} // namespace search

} // namespace fastmm::inline FASTMM_ABI
