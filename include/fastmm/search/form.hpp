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

    /// 64 bits that tell forms apart: a form of up to 64 blocks itself, else a hash.
    static constexpr std::uint64_t digest_of(const form& x) { return digest(x); }

    /// Whether x + y, or x - y, has only coefficients which the ring policy holds.
    static constexpr bool holds_sum(const form&, const form&, bool) { return true; }
    /// sum = x + y, or x - y. False where holds_sum() is.
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

    static constexpr std::uint64_t digest_of(const form& x) {
        if constexpr (std::is_same_v<Mask, std::uint32_t>)
            return std::uint64_t(x.minus) << 32U | x.plus;
        else
            return digest(wide_mask<2>{{digest(x.plus), digest(x.minus)}});
    }

    static constexpr bool holds_sum(const form& x, const form& y, bool subtracted) {
        return holds_sum(x, negated_if(y, subtracted));
    }
    static constexpr bool add(const form& x, form y, bool subtracted, form& sum) {
        y = negated_if(y, subtracted);
        sum = {(x.plus & ~y.minus) | (y.plus & ~x.minus), (x.minus & ~y.plus) | (y.minus & ~x.plus)};
        return holds_sum(x, y);
    }

    static constexpr bool normalize(form& x) {
        const bool negative = comes_first(x.minus, x.plus);
        x = negated_if(x, negative);
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
    /// -x or x, without a branch where a mask is a number: it would be mispredicted.
    static constexpr form negated_if(const form& x, bool negative) {
        if constexpr (std::is_unsigned_v<Mask>) {
            const Mask changed = (x.plus ^ x.minus) & (Mask(0) - static_cast<Mask>(negative));
            return {x.plus ^ changed, x.minus ^ changed};
        } else {
            return negative ? negated(x) : x;
        }
    }

private:
    static constexpr bool holds_sum(const form& x, const form& y) {
        return is_empty((x.plus & y.plus) | (x.minus & y.minus));
    }
};

} // namespace fastmm::inline FASTMM_ABI::search
