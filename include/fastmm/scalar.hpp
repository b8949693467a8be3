// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What fastmm must know of a scalar type: the ring in which a factorization has to be exact before it may run
// on the type, and additions and products without undefined behaviour.

#pragma once

#include <fastmm/config.hpp>

#include <complex>
#include <concepts>
#include <limits>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// The integers. A table that is exact over them, with integer coefficients, is exact over every ring.
struct integers {};

/// The rational numbers: fractions as coefficients are allowed.
struct rationals {};

/// The integers modulo p. Requires: p > 1.
template <int p>
struct integers_modulo {
    static_assert(p > 1, "Give a modulus above 1.");
};

/// The ring of a scalar type. Specialize it for a scalar that holds fractions (ring = rationals) or has a
/// characteristic (ring = integers_modulo<p>). Any other type with +, - and * is taken for a ring that
/// contains the integers and no fractions; products need not commute. A specialization may say what the operations of
/// the scalar cost, too: see operation_costs.
template <class T>
struct scalar_traits {
    using ring = integers;
};

template <std::floating_point T>
struct scalar_traits<T> {
    using ring = rationals;
};

template <std::floating_point T>
struct scalar_traits<std::complex<T>> {
    using ring = rationals;
};

namespace detail {

// Numbers of a library that tells the language they are no integers: fractions, or floating point of its own.
template <class T>
concept library_fraction =
    std::is_class_v<T> && std::numeric_limits<T>::is_specialized && !std::numeric_limits<T>::is_integer &&
    !std::numeric_limits<T>::is_bounded;

// Floating point of a library, whose precision the type has.
template <class T>
concept library_float =
    std::is_class_v<T> && std::numeric_limits<T>::is_specialized && !std::numeric_limits<T>::is_integer &&
    !std::numeric_limits<T>::is_exact;

} // namespace detail

/// Scalars of a library for which std::numeric_limits says that they are fractions, or floating point: cpp_rational,
/// cpp_bin_float<> and mpfr_float_1000 of Boost, mpq_class and mpf_class of GMP. Of types whose precision is known when the
/// program runs, mpfr_float say, Boost says nothing:
///
///     template <>
///     struct fastmm::scalar_traits<boost::multiprecision::mpfr_float> {
///         using ring = fastmm::rationals;
///         static constexpr bool is_rounded = true;
///     };
template <class T>
requires(detail::library_fraction<T> || detail::library_float<T>) struct scalar_traits<T> {
    using ring = rationals;
};

template <class T>
using ring_of = typename scalar_traits<T>::ring;

namespace detail {

// Whether results are rounded though no kernel serves the type: floating point of a library.
template <class T>
constexpr bool is_rounded_in_software() {
    if constexpr (requires { scalar_traits<T>::is_rounded; })
        return scalar_traits<T>::is_rounded;
    else
        return library_float<T>;
}

} // namespace detail

template <class T>
inline constexpr bool is_complex = false;
template <std::floating_point T>
inline constexpr bool is_complex<std::complex<T>> = true;

/// Whether products of two elements commute, so that A * A^T is symmetric. Known of numbers, which have their
/// std::numeric_limits; specialize it for other scalars. Nothing needs it, but work is saved by it.
template <class T>
inline constexpr bool commutes = std::numeric_limits<T>::is_specialized || is_complex<T>;

/// Integers that the language has; bool and the character types that are not numbers are left out by Eigen
/// too.
template <class T>
concept machine_integer = std::integral<T> && !std::same_as<T, bool>;

namespace detail {

// The unsigned integers that are numbers: no character types, which share the sizes but not the names of these.
template <class T>
concept unsigned_number = machine_integer<T> && sizeof(T) <= 8 && std::same_as<T, std::make_unsigned_t<T>>;

template <class T>
struct stored {
    using type = T;
};
template <machine_integer T>
requires std::same_as<T, std::make_signed_t<T>>
struct stored<T> {
    using type = std::make_unsigned_t<T>;
};

// The type as whose numbers those of T are multiplied: integers modulo 2^w have no sign, and a pointer to a signed type
// may be read as one to the unsigned type of the same name.
template <class T>
using stored_as = typename stored<T>::type;

} // namespace detail

/// Integers of 8 or 16 bits whose products may be asked for as integers of 32 bits.
template <class In, class T>
concept widens_to =
    machine_integer<In> && machine_integer<T> && sizeof(In) <= 2 && sizeof(T) == 4 &&
    detail::unsigned_number<detail::stored_as<In>>&& detail::unsigned_number<detail::stored_as<T>>;

/// Types whose infinities and NaNs must stay where the classical product leaves them.
template <class T>
concept rounded_scalar = std::floating_point<T> || is_complex<T>;

/// A type that a product can be formed of.
template <class T>
concept scalar = !std::same_as<T, bool> && std::copyable<T> && requires(const T a, const T b, T c) {
    T(0);
    T(1);
    c = T(a + b);
    c = T(a - b);
    c = T(a * b);
};

namespace detail {

// Whether matrices of a scalar that no kernel serves have a product of their own: an overload of multiply(). Single
// elements of it are then worth little, and whole matrices much.
template <class T>
inline constexpr bool has_own_product = false;

// Machine integers wrap modulo 2^w: signed overflow, and the promotion of short unsigned factors to int,
// would be undefined behaviour.
template <machine_integer T>
using wrapping = std::conditional_t<(sizeof(T) < sizeof(unsigned)), unsigned, std::make_unsigned_t<T>>;

template <class T>
FASTMM_ALWAYS_INLINE T add(const T& a, const T& b) {
    if constexpr (machine_integer<T>)
        return static_cast<T>(static_cast<wrapping<T>>(a) + static_cast<wrapping<T>>(b));
    else
        return static_cast<T>(a + b);
}

template <class T>
FASTMM_ALWAYS_INLINE T subtract(const T& a, const T& b) {
    if constexpr (machine_integer<T>)
        return static_cast<T>(static_cast<wrapping<T>>(a) - static_cast<wrapping<T>>(b));
    else
        return static_cast<T>(a - b);
}

// The textbook product of complex numbers, as BLAS has it: without the recovery of infinities of C99 annex G.
template <class T>
FASTMM_ALWAYS_INLINE T multiply(const T& a, const T& b) {
    if constexpr (machine_integer<T>)
        return static_cast<T>(static_cast<wrapping<T>>(a) * static_cast<wrapping<T>>(b));
    else if constexpr (is_complex<T>)
        return T(a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
    else
        return static_cast<T>(a * b);
}

template <class T>
FASTMM_ALWAYS_INLINE T negate(const T& a) {
    if constexpr (machine_integer<T>)
        return subtract(T(0), a);
    else
        return static_cast<T>(T(0) - a);
}

// The scalar that stands for a coefficient of a table. Requires: denominator == 1 unless T holds fractions.
template <class T>
T from_coefficient(int numerator, int denominator) {
    if constexpr (is_complex<T>)
        return T(from_coefficient<typename T::value_type>(numerator, denominator));
    else if constexpr (std::floating_point<T>)
        return static_cast<T>(numerator) / static_cast<T>(denominator);
    else if constexpr (std::same_as<ring_of<T>, rationals>)
        return denominator == 1 ? T(numerator) : static_cast<T>(T(numerator) / T(denominator));
    else
        return T(numerator);
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
