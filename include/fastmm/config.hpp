// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the compiler and the build offer: exceptions, inlining, and the name of the inline namespace.

#pragma once

#include <fastmm/version.hpp>

#if !defined(__cpp_concepts) || __cplusplus < 202002L
#error "fastmm needs C++20: pass -std=c++20 or newer."
#endif

#if defined(__cpp_exceptions)
#define FASTMM_HAS_EXCEPTIONS 1
#else
#define FASTMM_HAS_EXCEPTIONS 0
#endif

#if defined(__GNUC__)
#define FASTMM_ALWAYS_INLINE inline __attribute__((always_inline))
#define FASTMM_INLINED_LAMBDA __attribute__((always_inline))
#define FASTMM_NOINLINE __attribute__((noinline))
#define FASTMM_RESTRICT __restrict__
#elif defined(_MSC_VER)
#define FASTMM_ALWAYS_INLINE __forceinline
#define FASTMM_INLINED_LAMBDA
#define FASTMM_NOINLINE __declspec(noinline)
#define FASTMM_RESTRICT __restrict
#else
#define FASTMM_ALWAYS_INLINE inline
#define FASTMM_INLINED_LAMBDA
#define FASTMM_NOINLINE
#define FASTMM_RESTRICT
#endif

// A build for any x86-64 leaves most of the machine unused. Said once a translation unit, unless
// FASTMM_NO_INSTRUCTION_SET_MESSAGE is defined.
#if (defined(__x86_64__) || defined(_M_X64)) && !defined(__AVX__) && !defined(FASTMM_USE_KERNELS) &&         \
    !defined(FASTMM_NO_INSTRUCTION_SET_MESSAGE)
#pragma message(                                                                                             \
    "fastmm is compiled for SSE2: compile for your machine (-march=native), or link fastmm::kernels, which chooses when the program runs. Define FASTMM_NO_INSTRUCTION_SET_MESSAGE to switch this off.")
#endif

// The inline namespace names the version, the instruction set (or that kernels are chosen at run time), whether errors
// throw and whether there are threads.
// Translation units that are compiled with different options may be linked into one program: each calls the templates
// of its own options, and no inline function exists twice under one name.
#define FASTMM_DETAIL_JOIN2(major, minor, instruction_set, bits, errors, threads)                            \
    v##major##_##minor##_##instruction_set##bits##errors##threads
#define FASTMM_DETAIL_JOIN(major, minor, instruction_set, bits, errors, threads)                             \
    FASTMM_DETAIL_JOIN2(major, minor, instruction_set, bits, errors, threads)
#if defined(_OPENMP)
#define FASTMM_DETAIL_THREADS _openmp
#else
#define FASTMM_DETAIL_THREADS
#endif
#if FASTMM_HAS_EXCEPTIONS
#define FASTMM_DETAIL_ERRORS
#else
#define FASTMM_DETAIL_ERRORS _no_exceptions
#endif
// Tile registers that multiply bytes (AMX), which the system lends to a program that asks for them.
#if defined(__linux__) && defined(__x86_64__) && defined(__GNUC__) && defined(__AVX512BW__) &&               \
    (defined(__AMX_INT8__) || defined(__AMXINT8__)) && !defined(FASTMM_USE_KERNELS)
#define FASTMM_DETAIL_TILE_REGISTERS 1
#else
#define FASTMM_DETAIL_TILE_REGISTERS 0
#endif
// Products of 8 x 8 blocks of bits.
#if defined(__AVX512F__) && defined(__GFNI__)
#define FASTMM_DETAIL_BITS _gfni
#else
#define FASTMM_DETAIL_BITS
#endif
#if defined(FASTMM_USE_KERNELS)
#define FASTMM_DETAIL_INSTRUCTION_SET kernels
#elif FASTMM_DETAIL_TILE_REGISTERS
#define FASTMM_DETAIL_INSTRUCTION_SET amx
#elif defined(__AVX512BW__)
#define FASTMM_DETAIL_INSTRUCTION_SET avx512bw
#elif defined(__AVX512F__)
#define FASTMM_DETAIL_INSTRUCTION_SET avx512
#elif defined(__AVX2__) && defined(__FMA__)
#define FASTMM_DETAIL_INSTRUCTION_SET avx2
#elif defined(__AVX__)
#define FASTMM_DETAIL_INSTRUCTION_SET avx
#elif defined(__SSE4_2__)
#define FASTMM_DETAIL_INSTRUCTION_SET sse4_2
#elif defined(__SSE2__) || defined(_M_X64)
#define FASTMM_DETAIL_INSTRUCTION_SET sse2
#elif defined(__ARM_NEON) || defined(__aarch64__)
#define FASTMM_DETAIL_INSTRUCTION_SET neon
#else
#define FASTMM_DETAIL_INSTRUCTION_SET portable
#endif
#define FASTMM_ABI                                                                                           \
    FASTMM_DETAIL_JOIN(FASTMM_VERSION_MAJOR, FASTMM_VERSION_MINOR, FASTMM_DETAIL_INSTRUCTION_SET,            \
                       FASTMM_DETAIL_BITS, FASTMM_DETAIL_ERRORS, FASTMM_DETAIL_THREADS)
