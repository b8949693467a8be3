// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The pairs of terms that share a factor, in a list from which one is drawn, and into which one is put or taken out, in
// constant time.

#pragma once

#include <fastmm/config.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace fastmm::inline FASTMM_ABI::search {

/// Terms `first` > `second` have the same factor: 0 in U, 1 in V, 2 in W.
struct shared_factor {
    int factor = 0;
    int first = 0;
    int second = 0;
};

/// A set of shared factors: the list, and a table that says for every pair at which place of the list it stands. Each has 6 * terms^2
/// bytes, of which only what is used is ever touched.
class pair_list {
public:
    explicit pair_list(int terms)
        : bits_(static_cast<int>(std::bit_width(static_cast<unsigned>(std::max(terms, 2)) - 1))),
          places_(new std::uint32_t[pairs_of(terms)]), codes_(new std::uint32_t[pairs_of(terms)]) {}

    int size() const { return static_cast<int>(size_); }
    void clear() { size_ = 0; }

    /// Requires: 0 <= place < size().
    shared_factor operator[](int place) const { return pair_of(codes_[static_cast<std::size_t>(place)]); }

    /// Requires: the pair is not in the list.
    FASTMM_ALWAYS_INLINE void insert(int factor, int term, int other) {
        const shared_factor pair = ordered(factor, term, other);
        places_[number_of(pair)] = size_;
        codes_[size_++] = code_of(pair);
    }

    /// Requires: the pair is in the list. The last of the list takes its place.
    FASTMM_ALWAYS_INLINE void erase(int factor, int term, int other) {
        const std::uint32_t place = places_[number_of(ordered(factor, term, other))], last = codes_[--size_];
        codes_[place] = last;
        places_[number_of(pair_of(last))] = place;
    }

private:
    static std::size_t pairs_of(int terms) {
        return 3 * static_cast<std::size_t>(terms) * static_cast<std::size_t>(terms) / 2 + 1;
    }

    static FASTMM_ALWAYS_INLINE shared_factor ordered(int factor, int term, int other) {
        return {factor, std::max(term, other), std::min(term, other)};
    }

    // In a triangle of terms, without gaps: the table of 60 terms has 20 kilobytes, which a first-level cache holds.
    static FASTMM_ALWAYS_INLINE std::size_t number_of(const shared_factor& pair) {
        const auto first = static_cast<std::size_t>(pair.first);
        return 3 * (first * (first - 1) / 2 + static_cast<std::size_t>(pair.second)) +
               static_cast<std::size_t>(pair.factor);
    }

    FASTMM_ALWAYS_INLINE std::uint32_t code_of(const shared_factor& pair) const {
        return ((static_cast<std::uint32_t>(pair.factor) << bits_ | static_cast<std::uint32_t>(pair.first))
                << bits_) |
               static_cast<std::uint32_t>(pair.second);
    }
    FASTMM_ALWAYS_INLINE shared_factor pair_of(std::uint32_t code) const {
        const std::uint32_t low = (1U << bits_) - 1;
        return {static_cast<int>(code >> (2 * bits_)), static_cast<int>(code >> bits_ & low),
                static_cast<int>(code & low)};
    }

    int bits_;
    std::uint32_t size_ = 0;
    std::unique_ptr<std::uint32_t[]> places_, codes_;
};

} // namespace fastmm::inline FASTMM_ABI::search
