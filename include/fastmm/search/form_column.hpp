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

/// Forms over a ring policy in places 0, 1, ..., each with its key, which is all that is stored where the key is the form.
template <class Ring>
class form_column {
public:
    using form = typename Ring::form;

    explicit form_column(int capacity)
        : keys_((at(capacity) + 7) / 8 * 8), forms_(Ring::key_is_form ? 0 : at(capacity)) {}

    form operator[](int place) const {
        if constexpr (Ring::key_is_form)
            return Ring::form_of(keys_[at(place)]);
        else
            return forms_[at(place)];
    }

    bool are_equal(int place, int other) const {
        return keys_[at(place)] == keys_[at(other)] &&
               (Ring::key_is_form || (*this)[place] == (*this)[other]);
    }

    void put(int place, const form& x) {
        keys_[at(place)] = Ring::key_of(x);
        if constexpr (!Ring::key_is_form)
            forms_[at(place)] = x;
    }

    void clear() { std::fill(keys_.begin(), keys_.end(), std::uint64_t(0)); }

    /// Puts a form into a place; before that, goes(other) for every other place that holds what was there, and comes(other) for
    /// every one that holds x. Only the first `count` places are looked at, and not the `owned` places from `own` on, which are
    /// at most 64. Cost: one scan of the keys.
    template <class Goes, class Comes>
    FASTMM_ALWAYS_INLINE void replace(int place, const form& x, int count, int own, int owned, Goes&& goes,
                                      Comes&& comes) {
        const std::uint64_t going = keys_[at(place)], coming = Ring::key_of(x);
        for (int base = 0; base < count; base += 64) {
            const std::size_t length = at(std::min(count - base + 7, 64)) & ~std::size_t(7);
            detail::key_matches found = detail::match(keys_.data() + base, length, going, coming);
            if (const int shift = own - base; shift > -owned && shift < 64) {
                const std::uint64_t ones = ~std::uint64_t(0) >> (64 - owned),
                                    others = ~(shift < 0 ? ones >> -shift : ones << shift);
                found.going &= others;
                found.coming &= others;
            }
            for (; found.going != 0; found.going &= found.going - 1) {
                const int other = base + std::countr_zero(found.going);
                if (Ring::key_is_form || forms_[at(other)] == forms_[at(place)])
                    goes(other);
            }
            for (; found.coming != 0; found.coming &= found.coming - 1) {
                const int other = base + std::countr_zero(found.coming);
                if (Ring::key_is_form || forms_[at(other)] == x)
                    comes(other);
            }
        }
        put(place, x);
    }

private:
    static constexpr std::size_t at(int index) { return static_cast<std::size_t>(index); }

    std::vector<std::uint64_t> keys_; // a multiple of 8
    std::vector<form> forms_;         // empty where a key is the form
};

} // namespace fastmm::inline FASTMM_ABI::search
