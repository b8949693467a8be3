// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The only header that includes xsimd: vectors of the build's instruction set, with a true fused multiply-add
// wherever the machine has one.

#pragma once

#include <fastmm/scalar.hpp>

#if defined(__SSE2__) || defined(_M_X64) || defined(__ARM_NEON) || defined(__aarch64__) ||                   \
    defined(__VSX__) || defined(__wasm_simd128__) || defined(__riscv_vector)
#define FASTMM_DETAIL_HAS_XSIMD 1
#include <xsimd/xsimd.hpp>
#else
#define FASTMM_DETAIL_HAS_XSIMD 0
#endif

#include <concepts>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI::simd {

#if FASTMM_DETAIL_HAS_XSIMD

/// Whether the build's instruction set has vectors of T.
template <class T>
inline constexpr bool available = false;
template <>
inline constexpr bool available<float> = xsimd::has_simd_register<float>::value;
template <>
inline constexpr bool available<double> = xsimd::has_simd_register<double>::value;

template <class T>
using vector = xsimd::batch<T>;

/// The number of elements of a vector.
template <class T>
inline constexpr std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(xsimd::batch<T>::size);

/// The number of vector registers that the instruction set names.
#if defined(__AVX512F__) || defined(__aarch64__) || defined(__VSX__) || defined(__riscv_vector)
inline constexpr int registers = 32;
#else
inline constexpr int registers = 16;
#endif

template <class T>
FASTMM_ALWAYS_INLINE vector<T> load(const T* from) {
    return vector<T>::load_unaligned(from);
}

template <class T>
FASTMM_ALWAYS_INLINE void store(T* to, const vector<T>& value) {
    value.store_unaligned(to);
}

template <class T>
FASTMM_ALWAYS_INLINE vector<T> broadcast(T value) {
    return vector<T>(value);
}

/// sum += a * b, rounded once where the machine can.
template <class T>
FASTMM_ALWAYS_INLINE void accumulate(vector<T>& sum, const vector<T>& a, const vector<T>& b) {
#if defined(__GNUC__) && defined(__FMA__)
    // The instruction itself, in the form that adds into its register: given xsimd::fma, g++ 12 picks forms
    // that overwrite a factor and spills sums in a tile that fills the register file, and clang with xsimd
    // before version 11 splits the AVX-512 product into a multiplication and an addition.
    if constexpr (std::same_as<T, double>)
        __asm__("vfmadd231pd %2, %1, %0" : "+v"(sum.data) : "v"(a.data), "v"(b.data));
    else
        __asm__("vfmadd231ps %2, %1, %0" : "+v"(sum.data) : "v"(a.data), "v"(b.data));
#else
    sum = xsimd::fma(a, b, sum);
#endif
}

/// a * b + c, rounded once where the machine can.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> multiply_add(const vector<T>& a, const vector<T>& b, const vector<T>& c) {
    return xsimd::fma(a, b, c);
}

/// The larger of |x| and y, lane by lane. Where x is not a number the lane is y or not a number.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> larger_magnitude(const vector<T>& x, const vector<T>& y) {
    return xsimd::max(xsimd::abs(x), y);
}

/// Asks for the cache line of an address, which is about to be written. Any address is allowed.
FASTMM_ALWAYS_INLINE void prefetch(const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address, 1);
#else
    (void)address;
#endif
}

/// Forces a loaded vector into a register. Without it g++ 12 reads the same vector again from memory in every
/// product that it enters, and a kernel stands still on its load ports (21 against 45 GFLOP/s on Zen 3).
template <class T>
FASTMM_ALWAYS_INLINE vector<T> loaded(vector<T> value) {
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
    __asm__("" : "+v"(value.data));
#endif
    return value;
}

#else

template <class T>
inline constexpr bool available = false;

#endif

} // namespace fastmm::inline FASTMM_ABI::simd
