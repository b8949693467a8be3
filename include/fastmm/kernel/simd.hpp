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

// On x86 the compiler's own vector types do what xsimd's functions do there, without the layers that cost a translation
// unit a fifth of its time; integers have nothing else.
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
#define FASTMM_DETAIL_COMPILER_VECTORS 1
#else
#define FASTMM_DETAIL_COMPILER_VECTORS 0
#endif

#if FASTMM_DETAIL_HAS_XSIMD

namespace fastmm::inline FASTMM_ABI::detail {

template <class T>
struct vector_of {
    using type = xsimd::batch<T>;
};

#if FASTMM_DETAIL_COMPILER_VECTORS

#if defined(__AVX512BW__)
inline constexpr int integer_vector_bytes = 64;
#elif defined(__AVX2__) && defined(__FMA__) // as the inline namespace tells builds apart
inline constexpr int integer_vector_bytes = 32;
#else
inline constexpr int integer_vector_bytes = 16;
#endif

template <class T>
struct integer_vector {
    typedef T data_type __attribute__((vector_size(integer_vector_bytes)));
    data_type data;
};
template <machine_integer T>
struct vector_of<T> {
    using type = integer_vector<T>;
};

#endif

} // namespace fastmm::inline FASTMM_ABI::detail

#endif

namespace fastmm::inline FASTMM_ABI::simd {

#if FASTMM_DETAIL_HAS_XSIMD

/// Whether the build's instruction set has vectors of T.
template <class T>
inline constexpr bool available = false;
template <>
inline constexpr bool available<float> = xsimd::has_simd_register<float>::value;
template <>
inline constexpr bool available<double> = xsimd::has_simd_register<double>::value;

// Unsigned integers only: signed ones are multiplied as these. Where the library fastmm::kernels holds the kernels, what a
// function does must not depend on the instruction set of a translation unit, and integers are not in the library.
#if !defined(FASTMM_USE_KERNELS)
template <fastmm::detail::unsigned_number T>
inline constexpr bool available<T> = true;
#endif

template <class T>
using vector = typename fastmm::detail::vector_of<T>::type;

/// The number of elements of a vector.
template <class T>
inline constexpr std::ptrdiff_t lanes = static_cast<std::ptrdiff_t>(sizeof(vector<T>) / sizeof(T));

/// The number of vector registers that the instruction set names.
#if defined(__AVX512F__) || defined(__aarch64__) || defined(__VSX__) || defined(__riscv_vector)
inline constexpr int registers = 32;
#else
inline constexpr int registers = 16;
#endif

// Vectors are passed by value: a reference to a sum, in a function that the compiler is late to inline, would keep the
// sum in memory.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> load(const T* from) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    vector<T> value;
    __builtin_memcpy(&value.data, from, sizeof(value.data));
    return value;
#else
    return vector<T>::load_unaligned(from);
#endif
}

template <class T>
FASTMM_ALWAYS_INLINE void store(T* to, vector<T> value) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    __builtin_memcpy(to, &value.data, sizeof(value.data));
#else
    value.store_unaligned(to);
#endif
}

template <class T>
FASTMM_ALWAYS_INLINE vector<T> broadcast(T value) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    if constexpr (machine_integer<T>) {
        return {typename vector<T>::data_type{} + value};
    } else
#endif
        return vector<T>(value);
}

#if FASTMM_DETAIL_COMPILER_VECTORS

// a * b modulo 2^8: there is no such instruction, but one for 16 bits. Even bytes are the low ones of its products; odd
// bytes come out in place where the other byte of one factor is zero.
FASTMM_ALWAYS_INLINE vector<unsigned char> multiply_bytes(vector<unsigned char> a, vector<unsigned char> b) {
    using pairs = vector<unsigned short>::data_type;
    const pairs x = reinterpret_cast<pairs>(a.data), y = reinterpret_cast<pairs>(b.data);
    const pairs even = (x * y) & static_cast<unsigned short>(0x00ff),
                odd = (x & static_cast<unsigned short>(0xff00)) * (y >> 8);
    return {reinterpret_cast<vector<unsigned char>::data_type>(even | odd)};
}

#endif

/// sum += a * b, rounded once where the machine can.
template <class T>
FASTMM_ALWAYS_INLINE void accumulate(vector<T>& sum, vector<T> a, vector<T> b) {
    if constexpr (machine_integer<T>) {
#if FASTMM_DETAIL_COMPILER_VECTORS
        if constexpr (std::same_as<T, unsigned char>)
            sum.data += multiply_bytes(a, b).data;
        else
            sum.data += a.data * b.data;
#else
        sum = sum + a * b;
#endif
        return;
    } else {
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
}

/// sum -= a * b, rounded once where the machine can.
template <class T>
FASTMM_ALWAYS_INLINE void accumulate_negated(vector<T>& sum, vector<T> a, vector<T> b) {
#if defined(__GNUC__) && defined(__FMA__)
    if constexpr (std::same_as<T, double>)
        __asm__("vfnmadd231pd %2, %1, %0" : "+v"(sum.data) : "v"(a.data), "v"(b.data));
    else
        __asm__("vfnmadd231ps %2, %1, %0" : "+v"(sum.data) : "v"(a.data), "v"(b.data));
#else
    sum = xsimd::fnma(a, b, sum);
#endif
}

/// The first `count` elements of a vector, the others zero; nothing behind them is read. Requires: 0 < count <= lanes.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> load_first(const T* from, std::ptrdiff_t count) {
    if constexpr (machine_integer<T>) {
        T elements[static_cast<std::size_t>(lanes<T>)] = {};
        for (std::ptrdiff_t i = 0; i < count; ++i)
            elements[i] = from[i];
        return load<T>(elements);
    } else {
#if defined(__AVX512F__)
        if constexpr (std::same_as<T, double>)
            return vector<T>(_mm512_maskz_loadu_pd(static_cast<__mmask8>((1u << count) - 1u), from));
        else
            return vector<T>(_mm512_maskz_loadu_ps(static_cast<__mmask16>((1u << count) - 1u), from));
#elif defined(__AVX2__)
        if constexpr (std::same_as<T, double>)
            return vector<T>(_mm256_maskload_pd(
                from, _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3))));
        else
            return vector<T>(
                _mm256_maskload_ps(from, _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)),
                                                            _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7))));
#else
        T elements[static_cast<std::size_t>(lanes<T>)] = {};
        for (std::ptrdiff_t i = 0; i < count; ++i)
            elements[i] = from[i];
        return load<T>(elements);
#endif
    }
}

/// Stores the first `count` elements of a vector and touches nothing behind them. Requires: 0 < count <= lanes.
template <class T>
FASTMM_ALWAYS_INLINE void store_first(T* to, vector<T> value, std::ptrdiff_t count) {
    if constexpr (machine_integer<T>) {
        T elements[static_cast<std::size_t>(lanes<T>)];
        store<T>(elements, value);
        for (std::ptrdiff_t i = 0; i < count; ++i)
            to[i] = elements[i];
    } else {
#if defined(__AVX512F__)
        if constexpr (std::same_as<T, double>)
            _mm512_mask_storeu_pd(to, static_cast<__mmask8>((1u << count) - 1u), value.data);
        else
            _mm512_mask_storeu_ps(to, static_cast<__mmask16>((1u << count) - 1u), value.data);
#elif defined(__AVX2__)
        if constexpr (std::same_as<T, double>)
            _mm256_maskstore_pd(to,
                                _mm256_cmpgt_epi64(_mm256_set1_epi64x(count), _mm256_setr_epi64x(0, 1, 2, 3)),
                                value.data);
        else
            _mm256_maskstore_ps(to,
                                _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)),
                                                   _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)),
                                value.data);
#else
        T elements[static_cast<std::size_t>(lanes<T>)];
        store<T>(elements, value);
        for (std::ptrdiff_t i = 0; i < count; ++i)
            to[i] = elements[i];
#endif
    }
}

/// a + b and a - b, of integers.
template <machine_integer T>
FASTMM_ALWAYS_INLINE vector<T> add(vector<T> a, vector<T> b) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    a.data += b.data;
    return a;
#else
    return a + b;
#endif
}
template <machine_integer T>
FASTMM_ALWAYS_INLINE vector<T> subtract(vector<T> a, vector<T> b) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    a.data -= b.data;
    return a;
#else
    return a - b;
#endif
}

/// a * b.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> multiply(vector<T> a, vector<T> b) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    if constexpr (std::same_as<T, unsigned char>)
        return multiply_bytes(a, b);
    a.data *= b.data;
    return a;
#else
    return a * b;
#endif
}

/// a * b + c, rounded once where the machine can.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> multiply_add(vector<T> a, vector<T> b, vector<T> c) {
    accumulate<T>(c, a, b);
    return c;
}

/// The larger of |x| and y, lane by lane. Where x is not a number the lane is y or not a number.
template <class T>
FASTMM_ALWAYS_INLINE vector<T> larger_magnitude(vector<T> x, vector<T> y) {
#if FASTMM_DETAIL_COMPILER_VECTORS
    // Comparisons, not xsimd::max: g++ 12 warns of the intrinsic that stands behind it.
    // One of them depends on y, so that a chain of calls is short.
    vector<T> larger = x;
    larger.data = x.data > -x.data ? x.data : -x.data;
    larger.data = larger.data > y.data ? larger.data : y.data;
    return larger;
#else
    return xsimd::max(xsimd::abs(x), y);
#endif
}

/// Asks for the cache line of an address, which is about to be written. Any address is allowed.
FASTMM_ALWAYS_INLINE void prefetch(const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address, 1);
#else
    (void)address;
#endif
}

/// The same for a line that is about to be read.
FASTMM_ALWAYS_INLINE void prefetch_for_reading(const void* address) {
#if defined(__GNUC__)
    __builtin_prefetch(address, 0);
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
