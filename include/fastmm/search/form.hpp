// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The columns of factor matrices that a search walks on, as bit masks: forms modulo 2, and forms with the coefficients -1, 0
// and 1. A ring policy says how they are added, and what a walk may compare in their place.

#pragma once

#include <fastmm/factorization/factorization.hpp>
#include <fastmm/search/block_mask.hpp>

#include <cstdint>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI::search {

/// Forms modulo 2: the blocks whose coefficient is 1.
template <block_mask Mask>
struct modulo_2 {
    using mask = Mask;
    using form = Mask;
    static constexpr stated_ring ring = stated_ring::modulo_2;
    static constexpr std::int64_t characteristic = 2;
    static constexpr bool has_signs = false;
    /// Whether the key of a form is the form: then keys are all that is stored.
    static constexpr bool key_is_form = std::is_unsigned_v<Mask>;

    static constexpr std::uint64_t key_of(const form& x) { return digest(x); }
    static constexpr form form_of(std::uint64_t key) requires key_is_form { return static_cast<form>(key); }

    /// sum = x + y, or x - y. False where that has coefficients which the ring policy does not hold.
    static constexpr bool add(const form& x, const form& y, bool, form& sum) {
        sum = x ^ y;
        return true;
    }

    /// x or -x, whichever stands for both; whether the sign changed.
    static constexpr bool normalize(form&) { return false; }

    static constexpr bool is_zero(const form& x) { return is_empty(x); }
    static constexpr int nonzeros(const form& x) { return count_of(x); }
    static constexpr int coefficient_at(const form& x, int block) { return contains(x, block); }
    /// False where the coefficient is not held. Requires: it was 0.
    static constexpr bool set_coefficient(form& x, int block, const coefficient& c) {
        if (c.denominator % 2 == 0)
            return false;
        if (c.numerator % 2 != 0)
            x = x | single_block<Mask>(block);
        return true;
    }
};

/// Forms over the integers with the coefficients -1, 0 and 1; what would have others is refused.
template <block_mask Mask>
struct ternary {
    struct form {
        Mask plus{}, minus{};

        friend constexpr bool operator==(const form&, const form&) = default;
    };

    using mask = Mask;
    static constexpr stated_ring ring = stated_ring::ternary;
    static constexpr std::int64_t characteristic = 0;
    static constexpr bool has_signs = true;
    static constexpr bool key_is_form = std::is_same_v<Mask, std::uint32_t>;

    static constexpr std::uint64_t key_of(const form& x) {
        if constexpr (key_is_form)
            return std::uint64_t(x.minus) << 32U | x.plus;
        else
            return digest(wide_mask<2>{{digest(x.plus), digest(x.minus)}});
    }
    static constexpr form form_of(std::uint64_t key) requires key_is_form {
        return {static_cast<Mask>(key), static_cast<Mask>(key >> 32U)};
    }

    static constexpr bool add(const form& x, form y, bool subtracted, form& sum) {
        if (subtracted)
            y = negated(y);
        sum = {(x.plus & ~y.minus) | (y.plus & ~x.minus), (x.minus & ~y.plus) | (y.minus & ~x.plus)};
        return is_empty((x.plus & y.plus) | (x.minus & y.minus));
    }

    static constexpr bool normalize(form& x) {
        const bool negative = comes_first(x.minus, x.plus);
        if (negative)
            x = negated(x);
        return negative;
    }

    static constexpr bool is_zero(const form& x) { return is_empty(x.plus | x.minus); }
    static constexpr int nonzeros(const form& x) { return count_of(x.plus) + count_of(x.minus); }
    static constexpr int coefficient_at(const form& x, int block) {
        return int(contains(x.plus, block)) - int(contains(x.minus, block));
    }
    static constexpr bool set_coefficient(form& x, int block, const coefficient& c) {
        if (c.denominator != 1 || c.numerator < -1 || c.numerator > 1)
            return false;
        if (c.numerator != 0)
            (c.numerator > 0 ? x.plus : x.minus) =
                (c.numerator > 0 ? x.plus : x.minus) | single_block<Mask>(block);
        return true;
    }

    static constexpr form negated(const form& x) { return {x.minus, x.plus}; }
};

} // namespace fastmm::inline FASTMM_ABI::search
