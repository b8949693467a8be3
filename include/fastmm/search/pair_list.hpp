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

/// A set of shared factors. A pair is one number, and a table says for every number at which place of the list it stands:
/// 12 * 4^ceil(log2 terms) bytes and half as many for the list, of which only what is used is ever touched.
class pair_list {
public:
    explicit pair_list(int terms)
        : bits_(static_cast<int>(std::bit_width(static_cast<unsigned>(std::max(terms, 2)) - 1))),
          places_(new std::uint32_t[std::size_t(3) << (2 * bits_)]),
          codes_(new std::uint32_t[3 * static_cast<std::size_t>(terms) * static_cast<std::size_t>(terms) / 2 +
                                   1]) {}

    int size() const { return static_cast<int>(size_); }
    void clear() { size_ = 0; }

    /// Requires: 0 <= place < size().
    shared_factor operator[](int place) const {
        const std::uint32_t code = codes_[static_cast<std::size_t>(place)], low = (1U << bits_) - 1;
        return {static_cast<int>(code >> (2 * bits_)), static_cast<int>(code >> bits_ & low),
                static_cast<int>(code & low)};
    }

    /// Requires: the pair is not in the list.
    FASTMM_ALWAYS_INLINE void insert(int factor, int term, int other) {
        const std::uint32_t code = code_of(factor, term, other);
        places_[code] = size_;
        codes_[size_++] = code;
    }

    /// Requires: the pair is in the list. The last of the list takes its place.
    FASTMM_ALWAYS_INLINE void erase(int factor, int term, int other) {
        const std::uint32_t place = places_[code_of(factor, term, other)], last = codes_[--size_];
        codes_[place] = last;
        places_[last] = place;
    }

private:
    FASTMM_ALWAYS_INLINE std::uint32_t code_of(int factor, int term, int other) const {
        const auto x = static_cast<std::uint32_t>(std::max(term, other)),
                   y = static_cast<std::uint32_t>(std::min(term, other));
        return ((static_cast<std::uint32_t>(factor) << bits_ | x) << bits_) | y;
    }

    int bits_;
    std::uint32_t size_ = 0;
    std::unique_ptr<std::uint32_t[]> places_, codes_;
};

} // namespace fastmm::inline FASTMM_ABI::search
