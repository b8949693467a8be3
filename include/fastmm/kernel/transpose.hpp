// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Square blocks of numbers transposed in registers, for packing along the contiguous direction.

#pragma once

#include <fastmm/config.hpp>

#include <cstddef>
#include <cstring>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

#if defined(__GNUC__)

#if !defined(__has_builtin)
#define FASTMM_DETAIL_HAS_SHUFFLE 0
#elif __has_builtin(__builtin_shufflevector)
#define FASTMM_DETAIL_HAS_SHUFFLE 1
#else
#define FASTMM_DETAIL_HAS_SHUFFLE 0
#endif

#else
#define FASTMM_DETAIL_HAS_SHUFFLE 0
#endif

#if FASTMM_DETAIL_HAS_SHUFFLE

// A vector that the compiler maps to the machine's registers; Size is a power of two.
template <class T, std::size_t Size>
struct short_vector {
    typedef T type __attribute__((vector_size(Size * sizeof(T))));
};

// The perfect shuffle of two rows, element by element: its first or its second half.
template <class V, std::size_t... I>
FASTMM_ALWAYS_INLINE V first_half(V a, V b, std::index_sequence<I...>) {
    return __builtin_shufflevector(a, b, int(I % 2 == 0 ? I / 2 : sizeof...(I) + I / 2)...);
}
template <class V, std::size_t... I>
FASTMM_ALWAYS_INLINE V second_half(V a, V b, std::index_sequence<I...>) {
    constexpr std::size_t half = sizeof...(I) / 2;
    return __builtin_shufflevector(a, b, int(I % 2 == 0 ? half + I / 2 : sizeof...(I) + half + I / 2)...);
}

// One of log2(Size) equal rounds: row i meets row i + Size / 2, and after the last one rows are columns.
template <std::size_t Size, class V, std::size_t... Pair>
FASTMM_ALWAYS_INLINE void shuffle_round(V (&rows)[Size], std::index_sequence<Pair...>) {
    constexpr auto all = std::make_index_sequence<Size>{};
    V next[Size];
    ((next[2 * Pair] = first_half(rows[Pair], rows[Pair + Size / 2], all),
      next[2 * Pair + 1] = second_half(rows[Pair], rows[Pair + Size / 2], all)),
     ...);
    ((rows[2 * Pair] = next[2 * Pair], rows[2 * Pair + 1] = next[2 * Pair + 1]), ...);
}

template <std::size_t Size, class V>
FASTMM_ALWAYS_INLINE void transpose_square(V (&rows)[Size]) {
    if constexpr (Size >= 2)
        shuffle_round<Size>(rows, std::make_index_sequence<Size / 2>{});
    if constexpr (Size >= 4)
        shuffle_round<Size>(rows, std::make_index_sequence<Size / 2>{});
    if constexpr (Size >= 8)
        shuffle_round<Size>(rows, std::make_index_sequence<Size / 2>{});
    static_assert(Size <= 8);
}

#endif

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
