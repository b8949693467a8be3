// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Squares transposed in registers.

#include "support/catch.hpp"

#include <fastmm/kernel/simd.hpp>
#include <fastmm/kernel/transpose.hpp>

#include <cstddef>
#include <cstring>

using namespace fastmm;

#if FASTMM_DETAIL_HAS_SHUFFLE && FASTMM_DETAIL_HAS_XSIMD

namespace {

template <class T, std::size_t Size>
void check_transpose() {
    T elements[Size][Size], result[Size][Size];
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j)
            elements[i][j] = static_cast<T>(Size * i + j);
    typename detail::short_vector<T, Size>::type rows[Size];
    std::memcpy(&rows, &elements, sizeof(rows));
    detail::transpose_square<Size>(rows);
    std::memcpy(&result, &rows, sizeof(rows));
    for (std::size_t i = 0; i < Size; ++i)
        for (std::size_t j = 0; j < Size; ++j)
            REQUIRE(result[j][i] == elements[i][j]);
}

} // namespace

TEMPLATE_TEST_CASE("rows become columns", "", float, double) {
    // No longer than the machine's vectors, which is what pack() asks for.
    check_transpose<TestType, 1>();
    check_transpose<TestType, 2>();
    if constexpr (simd::lanes<TestType> >= 4)
        check_transpose<TestType, 4>();
    if constexpr (simd::lanes<TestType> >= 8)
        check_transpose<TestType, 8>();
}

#endif
