// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The proof: the residual T<m,k,n> - sum over r of u_r (x) v_r (x) w_r is zero (the Brent equations: R. P.
// Brent, Algorithms for matrix multiplication, Stanford CS-TR-157, 1970), exactly, over the ring of the
// scalars.

#pragma once

#include <fastmm/factorization/table.hpp>
#include <fastmm/scalar.hpp>

#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

/// A wrong entry of the reconstructed tensor: the coefficient of a(a_row,a_col) * b(b_row,b_col) in
/// c(c_row,c_col), all counted from 1. `got` is got_numerator / got_denominator.
struct mismatch {
    int a_row = 0, a_col = 0;
    int b_row = 0, b_col = 0;
    int c_row = 0, c_col = 0;
    int expected = 0;
    std::int64_t got_numerator = 0;
    std::int64_t got_denominator = 1;

    friend constexpr bool operator==(const mismatch&, const mismatch&) = default;
};

/// What is left of the tensor of <m,k,n>: how many entries are wrong, and the first in row-major order of
/// (a, b, c). `overflow` is set where a sum or the common denominator does not fit 62 bits: then nothing
/// is proved.
struct residual_summary {
    std::int64_t wrong_entries = 0;
    mismatch first;
    bool overflow = false;

    constexpr bool is_zero() const { return wrong_entries == 0 && !overflow; }
};

/// "a13 b32 c12: expected 1, got 0"
inline std::string to_string(const mismatch& wrong) {
    std::string text = detail::block_name('a', wrong.a_row, wrong.a_col) + ' ' +
                       detail::block_name('b', wrong.b_row, wrong.b_col) + ' ' +
                       detail::block_name('c', wrong.c_row, wrong.c_col) + ": expected " +
                       std::to_string(wrong.expected) + ", got " + std::to_string(wrong.got_numerator);
    if (wrong.got_denominator != 1)
        text += '/' + std::to_string(wrong.got_denominator);
    return text;
}

namespace detail {

template <class Ring>
inline constexpr std::int64_t characteristic = 0;
template <int p>
inline constexpr std::int64_t characteristic<integers_modulo<p>> = p;

constexpr bool multiply_overflows(std::int64_t a, std::int64_t b, std::int64_t& product) {
    const auto magnitude = [](std::int64_t x) {
        return x < 0 ? std::uint64_t(0) - static_cast<std::uint64_t>(x) : static_cast<std::uint64_t>(x);
    };
    constexpr std::uint64_t limit = std::uint64_t(1) << 62;
    const std::uint64_t x = magnitude(a), y = magnitude(b);
    if (x != 0 && y > limit / x)
        return true;
    product = a * b;
    return false;
}

// The least common multiple of the denominators of a factor matrix; 0 where it does not fit 31 bits.
template <class Columns>
constexpr std::int64_t common_denominator(const Columns& columns) {
    std::int64_t result = 1;
    for (const entry& e : columns.entries) {
        if (e.value.denominator == 1)
            continue;
        result = std::lcm(result, static_cast<std::int64_t>(e.value.denominator));
        if (result > 0x7fffffff)
            return 0;
    }
    return result;
}

constexpr std::int64_t scaled(const coefficient& value, std::int64_t denominator) {
    return value.numerator * (denominator / value.denominator);
}

struct denominators {
    std::int64_t u = 1;
    std::int64_t v = 1;
    std::int64_t w = 1;
    std::int64_t product = 1;
    bool overflow = false;
};

template <class Factorization>
constexpr denominators common_denominators(const Factorization& f) {
    denominators d{common_denominator(f.u), common_denominator(f.v), common_denominator(f.w)};
    d.overflow = d.u == 0 || d.v == 0 || d.w == 0 || multiply_overflows(d.u, d.v, d.product) ||
                 multiply_overflows(d.product, d.w, d.product);
    return d;
}

// One slice of the residual: all entries that block a_index of A takes part in, scaled by the common
// denominator, into `slice` (k*n * m*n zeros on entry). The slices keep a proof within the limits that
// compilers set to one constant expression.
template <class Factorization, class Slice>
constexpr residual_summary residual_slice(const Factorization& f, const denominators& d, int a_index,
                                          std::int64_t characteristic, Slice& slice) {
    // Sums, products and denominators stay within 62 bits, so that a sum less a denominator fits 64.
    constexpr std::int64_t limit = std::int64_t(1) << 62;
    residual_summary result;
    result.overflow = d.overflow;
    if (result.overflow)
        return result;
    const shape s = f.dimensions;
    const int c_blocks = s.m * s.n;
    for (int r = 0; r < f.rank; ++r) {
        std::int64_t u = 0;
        for (const entry& e : f.u[r])
            if (e.index == a_index)
                u = scaled(e.value, d.u);
        if (u == 0)
            continue;
        for (const entry& b : f.v[r]) {
            std::int64_t uv = 0;
            result.overflow |= multiply_overflows(u, scaled(b.value, d.v), uv);
            for (const entry& c : f.w[r]) {
                std::int64_t uvw = 0;
                result.overflow |= multiply_overflows(uv, scaled(c.value, d.w), uvw);
                std::int64_t& sum = slice[static_cast<std::size_t>(b.index * c_blocks + c.index)];
                result.overflow |= uvw > 0 ? sum > limit - uvw : sum < -limit - uvw;
                if (result.overflow)
                    return result;
                sum += uvw;
            }
        }
    }
    const int row = a_index / s.k, inner = a_index % s.k;
    // Take the tensor away, then count what is left.
    for (int col = 0; col < s.n; ++col)
        slice[static_cast<std::size_t>((inner * s.n + col) * c_blocks + row * s.n + col)] -= d.product;
    for (int i = 0; i < s.k * s.n * c_blocks; ++i) {
        const std::int64_t left = slice[static_cast<std::size_t>(i)];
        if (left == 0 || (characteristic != 0 && left % characteristic == 0))
            continue;
        if (result.wrong_entries++ == 0) {
            const int b = i / c_blocks, c = i % c_blocks;
            const int wanted = b / s.n == inner && c / s.n == row && b % s.n == c % s.n ? 1 : 0;
            std::int64_t got = left + (wanted == 1 ? d.product : 0), denominator = d.product;
            const std::int64_t divisor = std::gcd(got, denominator);
            got /= divisor;
            denominator /= divisor;
            if (characteristic != 0 && denominator == 1)
                got = ((got % characteristic) + characteristic) % characteristic;
            result.first = {row + 1,     inner + 1, b / s.n + 1, b % s.n + 1, c / s.n + 1,
                            c % s.n + 1, wanted,    got,         denominator};
        }
    }
    return result;
}

template <table F, std::int64_t Characteristic>
constexpr residual_summary static_slice(int a_index) {
    constexpr shape s = shape_of<F>;
    std::array<std::int64_t, std::size_t(s.k) * s.n * s.m * s.n> slice{};
    return residual_slice(factorization_of<F>, common_denominators(factorization_of<F>), a_index,
                          Characteristic, slice);
}

template <table F, std::int64_t Characteristic, int AIndex>
inline constexpr residual_summary static_slice_of = static_slice<F, Characteristic>(AIndex);

constexpr void accumulate(residual_summary& sum, const residual_summary& slice) {
    if (sum.wrong_entries == 0)
        sum.first = slice.first;
    sum.wrong_entries += slice.wrong_entries;
    sum.overflow |= slice.overflow;
}

template <table F, std::int64_t Characteristic>
constexpr residual_summary static_residual() {
    return []<int... AIndex>(std::integer_sequence<int, AIndex...>) {
        residual_summary sum;
        (accumulate(sum, static_slice_of<F, Characteristic, AIndex>), ...);
        return sum;
    }
    (std::make_integer_sequence<int, shape_of<F>.m * shape_of<F>.k>{});
}

template <table F, std::int64_t Characteristic>
inline constexpr residual_summary residual_of = static_residual<F, Characteristic>();

template <class Columns>
constexpr bool has_fractions(const Columns& columns) {
    for (const entry& e : columns.entries)
        if (e.value.denominator != 1)
            return true;
    return false;
}

template <class Factorization>
constexpr bool has_fractions(const Factorization& f) requires requires {
    f.u;
}
{ return has_fractions(f.u) || has_fractions(f.v) || has_fractions(f.w); }

} // namespace detail

/// The residual of a table over a ring (integers by default; over the rationals it is the same), computed by
/// the compiler. Cost: the sum over r of nnz(u_r) nnz(v_r) nnz(w_r), and m k n m n comparisons.
template <table F, class Ring = integers>
constexpr residual_summary residual() {
    return detail::residual_of<F, detail::characteristic<Ring>>;
}

/// The first wrong entry of the residual over the integers; all zero where there is none.
template <table F>
inline constexpr mismatch first_mismatch = residual<F>().first;

/// Whether a table multiplies matrices exactly over a ring: its residual is zero and its coefficients live
/// there.
template <table F, class Ring>
inline constexpr bool is_exact = residual<F, Ring>().is_zero() &&
                                 (std::is_same_v<Ring, rationals> ||
                                  !detail::has_fractions(factorization_of<F>));

/// The residual of a factorization that was read at run time, over the integers or, with a characteristic p >
/// 0, modulo p. Memory: 8 k n m n bytes. Modulo p, denominators must be prime to p.
inline residual_summary residual(const factorization& f, std::int64_t characteristic = 0) {
    const shape s = f.dimensions;
    const detail::denominators d = detail::common_denominators(f);
    residual_summary sum;
    sum.overflow = d.overflow;
    std::vector<std::int64_t> slice;
    for (int a = 0; a < s.m * s.k && !sum.overflow; ++a) {
        slice.assign(static_cast<std::size_t>(s.k * s.n) * static_cast<std::size_t>(s.m * s.n), 0);
        detail::accumulate(sum, detail::residual_slice(f, d, a, characteristic, slice));
    }
    return sum;
}

namespace detail {

template <char Letter, int Row, int Col>
struct block;
template <int Value>
struct expected_value;
template <std::int64_t Numerator, std::int64_t Denominator = 1>
struct got;
template <class Scalar>
struct over_the_ring_of;

// Instantiated for a table that may not run, so that the first wrong entry stands in the compiler's message.
template <bool Exact, class Table, class Ring, class A, class B, class C, class Expected, class Got>
struct factorization_is_not_exact {
    static_assert(Exact,
                  "Use a table that is exact over the ring of the scalars: the first wrong entry of its "
                  "residual is named here.");
};

template <bool Allowed, class Table, class Ring>
struct factorization_has_fractions {
    static_assert(Allowed, "Use a table without fractions, or a scalar type that holds them.");
};

// The gate that every table passes before a kernel is made of it.
template <table F, class Scalar>
constexpr bool prove() {
    using ring = ring_of<Scalar>;
    if constexpr (!residual<F, ring>().is_zero()) {
        constexpr mismatch wrong = residual<F, ring>().first;
        [[maybe_unused]] factorization_is_not_exact<
            false, F, over_the_ring_of<Scalar>, block<'a', wrong.a_row, wrong.a_col>,
            block<'b', wrong.b_row, wrong.b_col>, block<'c', wrong.c_row, wrong.c_col>,
            expected_value<wrong.expected>, got<wrong.got_numerator, wrong.got_denominator>>
            message;
        return false;
    } else if constexpr (!is_exact<F, ring>) {
        [[maybe_unused]] factorization_has_fractions<false, F, over_the_ring_of<Scalar>> message;
        return false;
    } else {
        return true;
    }
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
