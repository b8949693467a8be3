// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The forms of a search in one array, and the scan that tells which of them a form is equal to.

#pragma once

#include <fastmm/search/form.hpp>
#include <fastmm/search/key_scan.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// Forms over a ring policy in places 0, 1, ..., each with its key: 16 bits that tell most forms apart.
template <class Ring>
class form_column {
public:
    using form = typename Ring::form;

    explicit form_column(int capacity)
        : forms_((at(capacity) + detail::keys_of_matches - 1) / detail::keys_of_matches *
                 detail::keys_of_matches),
          keys_(forms_.size()) {}

    const form& operator[](int place) const { return forms_[at(place)]; }

    bool are_equal(int place, int other) const { return forms_[at(place)] == forms_[at(other)]; }

    void put(int place, const form& x) {
        keys_[at(place)] = key_of(x);
        forms_[at(place)] = x;
    }

    /// All are zero.
    void clear() {
        std::fill(forms_.begin(), forms_.end(), form{});
        std::fill(keys_.begin(), keys_.end(), std::uint16_t(0));
    }

    /// Puts a form into a place; before that, goes(other) for every other place that holds what was there, and comes(other) for
    /// every one that holds x. Only the first `count` places are looked at, and not the `owned` places from `own` on, which are
    /// at most 64. Cost: one scan of the keys. Requires: neither form is zero, as all places from `count` on are.
    template <class Goes, class Comes>
    FASTMM_ALWAYS_INLINE void replace(int place, const form& x, int count, int own, int owned, Goes&& goes,
                                      Comes&& comes) {
        const std::uint16_t going = keys_[at(place)], coming = key_of(x);
        for (int base = 0; base < count; base += detail::keys_of_matches) {
            detail::key_matches found = detail::match(keys_.data() + base, count - base, going, coming);
            if (const int shift = own - base; shift > -owned && shift < detail::keys_of_matches) {
                const std::uint64_t ones = ~std::uint64_t(0) >> (detail::keys_of_matches - owned),
                                    others = ~(shift < 0 ? ones >> -shift : ones << shift);
                found.going &= others;
                found.coming &= others;
            }
            for (; found.going != 0; found.going &= found.going - 1)
                if (const int other = base + std::countr_zero(found.going); are_equal(other, place))
                    goes(other);
            for (; found.coming != 0; found.coming &= found.coming - 1)
                if (const int other = base + std::countr_zero(found.coming); forms_[at(other)] == x)
                    comes(other);
        }
        put(place, x);
    }

private:
    // The upper bits of a product with 2^64 over the golden ratio (D. E. Knuth, The Art of Computer Programming 3, 6.4).
    static constexpr std::uint16_t key_of(const form& x) {
        return static_cast<std::uint16_t>((Ring::digest_of(x) * 0x9e3779b97f4a7c15U) >> 48U);
    }

    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    // As many as are scanned: a form may have the key of the zeros behind the last.
    std::vector<form> forms_;
    std::vector<std::uint16_t> keys_;
};

} // namespace fastmm::inline FASTMM_ABI::search
