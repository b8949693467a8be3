// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The passes before and after a product of digits: runs of residues become digits, runs of a product are reduced and
// added to residues.

#pragma once

#include <fastmm/kernel/simd.hpp>
#include <fastmm/ring/digits.hpp>

#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

// Whether the bounds of delayed reduction are checked.
#if !defined(FASTMM_CHECK_REDUCTIONS)
#if defined(NDEBUG)
#define FASTMM_CHECK_REDUCTIONS 0
#else
#define FASTMM_CHECK_REDUCTIONS 1
#endif
#endif

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// What is converted at a time. Where the compiler has vectors, arithmetic is written in them: at -O2 g++ leaves loops with
// selections scalar.
#if FASTMM_DETAIL_COMPILER_VECTORS
inline constexpr std::ptrdiff_t residue_lanes = simd::lanes<double>;
template <class T>
struct lanes_of {
    typedef T type __attribute__((vector_size(std::size_t(residue_lanes) * sizeof(T))));
};
#else
inline constexpr std::ptrdiff_t residue_lanes = 1;
template <class T>
struct lanes_of {
    using type = T;
};
#endif

using double_lanes = typename lanes_of<double>::type;
using integer_lanes = typename lanes_of<std::int64_t>::type;

inline constexpr std::ptrdiff_t residue_block = 32;

template <class To, class From>
FASTMM_ALWAYS_INLINE To convert_lanes(From x) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    return __builtin_convertvector(x, To);
#else
    return static_cast<To>(x);
#endif
}

#if FASTMM_DETAIL_COMPILER_VECTORS && defined(__FMA__)
inline constexpr bool has_fused_products = true;
FASTMM_ALWAYS_INLINE double_lanes multiply_add_lanes(double_lanes x, double_lanes y, double_lanes z) {
    simd::vector<double> sum(z);
    simd::accumulate<double>(sum, simd::vector<double>(x), simd::vector<double>(y));
    return sum.data;
}
#else
inline constexpr bool has_fused_products = false;
FASTMM_ALWAYS_INLINE double_lanes multiply_add_lanes(double_lanes x, double_lanes y, double_lanes z) {
    return x * y + z;
}
#endif

// Added to a number below 2^51 in magnitude, it leaves an integer, rounded to nearest, in the last bits of the mantissa.
inline constexpr double to_integer = 0x1.8p52;
inline constexpr auto bits_of_to_integer = std::bit_cast<std::int64_t>(to_integer);

// To nearest.
FASTMM_ALWAYS_INLINE double_lanes rounded(double_lanes x) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    // Kept from those who allow their compiler to reorder sums.
    return simd::loaded<double>(simd::vector<double>(x + to_integer)).data - to_integer;
#else
    return std::nearbyint(x);
#endif
}

// Elements below 2^51 in magnitude.
template <class E>
FASTMM_ALWAYS_INLINE double_lanes load_residues(const E* from) {
    typename lanes_of<E>::type x;
    std::memcpy(&x, from, sizeof x);
    if constexpr (std::same_as<E, double>)
        return x;
    else if constexpr (std::same_as<E, float> || std::same_as<E, std::int32_t>)
        return convert_lanes<double_lanes>(x);
    else
        return std::bit_cast<double_lanes>(convert_lanes<integer_lanes>(x) + bits_of_to_integer) - to_integer;
}

template <class E>
FASTMM_ALWAYS_INLINE void store_residues(E* to, double_lanes x) {
    typename lanes_of<E>::type result;
    if constexpr (std::floating_point<E>)
        result = convert_lanes<typename lanes_of<E>::type>(x);
    else
        result = convert_lanes<typename lanes_of<E>::type>(std::bit_cast<integer_lanes>(x + to_integer) -
                                                           bits_of_to_integer);
    std::memcpy(to, &result, sizeof result);
}

// Negative where x is too large for balanced(): 2^43 or more in magnitude, or not a number.
template <class E>
FASTMM_ALWAYS_INLINE integer_lanes distance_to_far(const E* from) {
    typename lanes_of<E>::type x;
    std::memcpy(&x, from, sizeof x);
    if constexpr (std::floating_point<E>) {
        const double_lanes wide = convert_lanes<double_lanes>(x);
        return std::bit_cast<std::int64_t>(0x1p43 - 1) -
               (std::bit_cast<integer_lanes>(wide) & std::numeric_limits<std::int64_t>::max());
    } else {
        using unsigned_lanes = typename lanes_of<std::uint64_t>::type;
        return -std::bit_cast<integer_lanes>(
            (std::bit_cast<unsigned_lanes>(convert_lanes<integer_lanes>(x)) + (std::uint64_t(1) << 43)) >>
            44);
    }
}

// Whether one of a block of elements is too large.
template <class E>
FASTMM_ALWAYS_INLINE bool is_far(const E* block) {
    if constexpr (std::integral<E> && sizeof(E) < 8)
        return false;
    integer_lanes signs = distance_to_far(block);
    for (std::ptrdiff_t q = residue_lanes; q < residue_block; q += residue_lanes)
        signs |= distance_to_far(block + q);
    std::int64_t lanes[residue_lanes], all = 0;
    std::memcpy(lanes, &signs, sizeof lanes);
    for (const std::int64_t lane : lanes)
        all |= lane;
    return all < 0;
}

// Reduction in doubles. Requires: p <= largest_modulus_in_doubles.
struct double_reduction {
    double p, inverse, half;

    constexpr explicit double_reduction(std::uint64_t modulus)
        : p(static_cast<double>(modulus)), inverse(1 / p), half(static_cast<double>(modulus / 2)) {}

    // A residue from -half to half. Requires: |x| < 2^43, so that the error of the quotient is below 1/4.
    FASTMM_ALWAYS_INLINE double_lanes balanced(double_lanes x) const {
        double_lanes r = x - rounded(x * inverse) * p;
        r = r > half ? r - p : r;
        return r < -half ? r + p : r;
    }

    // The residue 0 .. p - 1. Requires: |x| <= 2^52, and p > 2 or |x| <= 2^51.
    FASTMM_ALWAYS_INLINE double_lanes canonical(double_lanes x) const {
        double_lanes r =
            x - rounded(x * inverse) * p; // The quotient is wrong by less than 1, and so r above -3/2 p.
        r = r < 0.0 ? r + p : r;
        r = r < 0.0 ? r + p : r;
        return r >= p ? r - p : r;
    }

    // Congruent to x * y, below 2 p in magnitude. Requires: |x| <= 2^52, |y| <= p / 2; x * y <= 2^52 or fused products.
    FASTMM_ALWAYS_INLINE double_lanes multiply(double_lanes x, double_lanes y) const {
        const double_lanes high = x * y, quotient = rounded(high * inverse),
                           rest = multiply_add_lanes(-quotient, double_lanes{} + p, high);
        if constexpr (!has_fused_products)
            return rest;
        // |high| < 2^52 p / 2, of which the last place is at most p / 2: what it lacks is at most p / 4.
        return rest + multiply_add_lanes(x, y, -high);
    }
};

// Multiplies by a fixed residue w: V. Shoup's quotient floor(w 2^64 / p) replaces a division. Requires: p <= 2^63.
struct fixed_factor {
    std::uint64_t w, quotient, p;

    constexpr fixed_factor(std::uint64_t factor, std::uint64_t modulus)
        : w(factor),
          quotient(static_cast<std::uint64_t>((static_cast<wide_unsigned>(factor) << 64) / modulus)),
          p(modulus) {}

    // The residue of x w, for any x.
    FASTMM_ALWAYS_INLINE std::uint64_t multiply(std::uint64_t x) const {
        const auto estimate = static_cast<std::uint64_t>((static_cast<wide_unsigned>(x) * quotient) >> 64);
        const std::uint64_t r = x * w - estimate * p; // below 2 p
        return r >= p ? r - p : r;
    }
};

// The sum of those digits of x whose bits are set in `digits`. Requires: -p/2 <= x <= p/2.
FASTMM_ALWAYS_INLINE std::int64_t sum_of_digits(std::int64_t x, const digit_format& format, unsigned digits) {
    const std::int64_t half = std::int64_t(1) << (format.bits - 1);
    std::int64_t sum = 0;
    for (int i = 0; i < format.count; ++i) {
        const bool last = i + 1 == format.count;
        const std::int64_t rest = last ? 0 : (x + half) >> format.bits,
                           digit = last ? x : x - rest * (2 * half);
        sum += (digits >> i & 1u) != 0 ? digit : 0;
        x = rest;
    }
    return sum;
}

// Writes the digits of elements that hold any integers.
template <class E, class Digit>
class digit_writer {
public:
    digit_writer(std::uint64_t p, const digit_format& format, unsigned digits)
        : p_(p), format_(format), digits_(digits) {}

    FASTMM_NOINLINE void write(const E* FASTMM_RESTRICT from, Digit* FASTMM_RESTRICT to,
                               std::ptrdiff_t count) const {
        if (p_ > largest_modulus_in_doubles) {
            for (std::ptrdiff_t i = 0; i < count; ++i)
                to[i] = in_integers(from[i]);
        } else if (format_.count == 1) {
            write_blocks(from, to, count, [r = double_reduction(p_)](double_lanes x) FASTMM_INLINED_LAMBDA {
                return r.balanced(x);
            });
        } else {
            const double base = static_cast<double>(std::int64_t(1) << format_.bits), inverse = 1 / base,
                         low = (digits_ & 1u) != 0 ? 1 : 0, high = (digits_ & 2u) != 0 ? 1 : 0,
                         high_of_low = high - base * low;
            write_blocks(from, to, count,
                         [r = double_reduction(p_), inverse, low, high_of_low](double_lanes x)
                             FASTMM_INLINED_LAMBDA {
                                 const double_lanes residue = r.balanced(x);
                                 return low * residue + high_of_low * rounded(residue * inverse);
                             });
        }
        if constexpr (FASTMM_CHECK_REDUCTIONS)
            for (std::ptrdiff_t i = 0; i < count; ++i)
                if (!(to[i] <= format_.largest && to[i] >= -format_.largest))
                    fail("a digit is larger than its bound");
    }

private:
    Digit in_integers(E x) const {
        const std::uint64_t residue = residue_of(x, p_);
        const std::int64_t balanced =
            residue > p_ / 2 ? -static_cast<std::int64_t>(p_ - residue) : static_cast<std::int64_t>(residue);
        return static_cast<Digit>(format_.count == 1 ? balanced : sum_of_digits(balanced, format_, digits_));
    }

    template <class Convert>
    FASTMM_ALWAYS_INLINE void write_blocks(const E* FASTMM_RESTRICT from, Digit* FASTMM_RESTRICT to,
                                           std::ptrdiff_t count, Convert convert) const {
        std::ptrdiff_t i = 0;
        for (; i + residue_block <= count; i += residue_block) {
            if (is_far(from + i))
                for (std::ptrdiff_t q = 0; q < residue_block; ++q)
                    to[i + q] = in_integers(from[i + q]);
            else
                for (std::ptrdiff_t q = 0; q < residue_block; q += residue_lanes)
                    store_residues<Digit>(to + i + q, convert(load_residues(from + i + q)));
        }
        for (; i < count; ++i)
            to[i] = in_integers(from[i]);
    }

    std::uint64_t p_;
    digit_format format_;
    unsigned digits_;
};

// Adds a multiple of a product of digits to residues.
template <class E, class Digit>
class residue_adder {
public:
    // target = factor * product + keep * target modulo p; keep == 0: the target is not read. canonical: the target
    // holds residues 0 .. p - 1. `bound`: of the elements of the product.
    residue_adder(std::uint64_t p, std::uint64_t factor, std::uint64_t keep, bool canonical, double bound)
        : p_(p), factor_(factor), keep_(keep), canonical_(canonical), bound_(bound) {}

    // Whether add() reads the target.
    bool reads_target() const { return keep_ != 0; }

    FASTMM_NOINLINE void add(const Digit* FASTMM_RESTRICT product, E* FASTMM_RESTRICT target,
                             std::ptrdiff_t count) const {
        if constexpr (FASTMM_CHECK_REDUCTIONS)
            for (std::ptrdiff_t i = 0; i < count; ++i)
                if (!(product[i] <= bound_ && product[i] >= -bound_))
                    fail("a sum of products of digits is larger than its bound");
        if (p_ > (has_fused_products ? largest_modulus_in_doubles : std::uint64_t(1) << 26))
            return add_in_integers(product, target, 0, count);
        const double_reduction r(p_);
        const double_lanes factor = balanced_lanes(factor_), keep = balanced_lanes(keep_);
        if (keep_ == 0 && factor_ == 1)
            add_blocks(product, target, count,
                       [&](double_lanes x, const E*) FASTMM_INLINED_LAMBDA { return r.canonical(x); });
        else if (keep_ == 0)
            add_blocks(product, target, count, [&](double_lanes x, const E*) FASTMM_INLINED_LAMBDA {
                return r.canonical(r.multiply(reduced(r, x), factor));
            });
        else if (keep_ == 1 && canonical_ && factor_ == 1)
            add_blocks(product, target, count, [&](double_lanes x, const E* at) FASTMM_INLINED_LAMBDA {
                return r.canonical(r.canonical(x) + load_residues(at));
            });
        else if (keep_ == 1 && canonical_)
            add_blocks(product, target, count, [&](double_lanes x, const E* at) FASTMM_INLINED_LAMBDA {
                return r.canonical(r.multiply(reduced(r, x), factor) + load_residues(at));
            });
        else
            add_blocks(product, target, count, [&](double_lanes x, const E* at) FASTMM_INLINED_LAMBDA {
                return r.canonical(r.multiply(reduced(r, x), factor) +
                                   r.multiply(r.balanced(load_residues(at)), keep));
            });
    }

private:
    // What may be multiplied by a residue.
    FASTMM_ALWAYS_INLINE static double_lanes reduced(const double_reduction& r, double_lanes x) {
        if constexpr (has_fused_products)
            return x;
        else
            return r.canonical(x);
    }

    double_lanes balanced_lanes(std::uint64_t residue) const {
        return double_lanes{} +
               (static_cast<double>(residue) - (residue > p_ / 2 ? static_cast<double>(p_) : 0));
    }

    template <class Convert>
    FASTMM_ALWAYS_INLINE void add_blocks(const Digit* FASTMM_RESTRICT product, E* FASTMM_RESTRICT target,
                                         std::ptrdiff_t count, Convert convert) const {
        std::ptrdiff_t i = 0;
        for (; i + residue_block <= count; i += residue_block)
            if (reads_target() && !canonical_ && is_far(target + i))
                add_in_integers(product, target, i, i + residue_block);
            else
                for (std::ptrdiff_t q = 0; q < residue_block; q += residue_lanes)
                    store_residues<E>(target + i + q,
                                      convert(load_residues(product + i + q), target + i + q));
        add_in_integers(product, target, i, count);
    }

    void add_in_integers(const Digit* product, E* target, std::ptrdiff_t begin, std::ptrdiff_t end) const {
        const fixed_factor factor(factor_, p_), keep(keep_, p_);
        for (std::ptrdiff_t i = begin; i < end; ++i) {
            const auto x = static_cast<std::int64_t>(product[i]);
            std::uint64_t residue = factor.multiply(static_cast<std::uint64_t>(x < 0 ? -x : x));
            if (x < 0 && residue != 0)
                residue = p_ - residue;
            if (keep_ != 0)
                residue = add_residues(residue, keep.multiply(residue_of(target[i], p_)), p_);
            target[i] = static_cast<E>(residue);
        }
    }

    std::uint64_t p_, factor_, keep_;
    bool canonical_;
    double bound_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
