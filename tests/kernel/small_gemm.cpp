// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products without packing: every height and width of a tile, in the layouts that are served and in those that are
// not.

#include "kernel/sums.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/gemm.hpp>

#include <complex>
#include <cstdint>

using namespace fastmm;
using namespace fastmm_test;

namespace {

// Whether the product was formed; where it was, it must be right.
template <class T>
bool check_unpacked(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, layout a_layout, layout b_layout,
                    layout c_layout, int alpha, int beta) {
    const auto seed = static_cast<std::uint64_t>((m * 1000 + k) * 1000 + n);
    random_source random(seed);
    guarded_matrix<T> A(m, k, a_layout), B(k, n, b_layout), C(m, n, c_layout),
        expected(m, n, layout::column_major);
    A.fill([&] { return exact_value<T>(random); });
    B.fill([&] { return exact_value<T>(random); });
    C.fill([&] { return beta == 0 ? poison<T>() : exact_value<T>(random); });
    copy_view(C.view(), expected.view());
    const bool formed =
        detail::gemm_without_packing<T>(from_int<T>(alpha), A.read(), B.read(), from_int<T>(beta), C.view());
    if (formed)
        naive<T>(from_int<T>(alpha), A.read(), B.read(), from_int<T>(beta), expected.view());
    INFO("m=" << m << " k=" << k << " n=" << n << " alpha=" << alpha << " beta=" << beta << " A "
              << to_string(a_layout) << ", B " << to_string(b_layout) << ", C " << to_string(c_layout)
              << ", seed=" << seed << (formed ? "" : "; not formed, but changed"));
    if (formed || beta != 0)
        REQUIRE(differences(C.view(), expected.view()) == 0);
    REQUIRE(A.is_intact());
    REQUIRE(B.is_intact());
    REQUIRE(C.is_intact());
    return formed;
}

} // namespace

TEMPLATE_TEST_CASE("every height and width of a small product", "", float, double) {
    using T = TestType;
    constexpr register_tile tile = tile_for<T>;
    constexpr int scales[][2] = {{1, 0}, {1, 1}, {-2, 3}};
    int formed = 0, count = 0;
    for (std::ptrdiff_t m = 1; m <= 2 * tile.mr + 1; ++m)
        for (std::ptrdiff_t n = 1; n <= 2 * tile.nr + 1; ++n) {
            const auto& scale = scales[(m + n) % 3];
            const std::ptrdiff_t k = 1 + (3 * m + n) % 19;
            ++count;
            formed +=
                check_unpacked<T>(m, k, n, layout::padded_columns, static_cast<layout>((m + n) % layouts),
                                  layout::padded_columns, scale[0], scale[1])
                    ? 1
                    : 0;
            // The same for the transpose.
            ++count;
            formed += check_unpacked<T>(n, k, m, static_cast<layout>((m + n) % layouts), layout::padded_rows,
                                        layout::padded_rows, scale[0], scale[1])
                          ? 1
                          : 0;
        }
    CHECK(formed == (detail::has_vector_tile<T> ? count : formed));
}

TEMPLATE_TEST_CASE("every layout, with and without tiles of its own", "", float, double, std::complex<float>,
                   std::int32_t) {
    for (int a = 0; a < layouts; ++a)
        for (int b = 0; b < layouts; ++b)
            for (int c = 0; c < layouts; ++c)
                for (const std::ptrdiff_t m : {1, 3, 8, 29}) {
                    check_unpacked<TestType>(m, 5, 7, static_cast<layout>(a), static_cast<layout>(b),
                                             static_cast<layout>(c), 2, 1);
                    check_unpacked<TestType>(7, 1, m, static_cast<layout>(a), static_cast<layout>(b),
                                             static_cast<layout>(c), -1, 0);
                }
}

TEMPLATE_TEST_CASE("sizes at the edge of what is formed without packing", "", float, double) {
    // Up to 128 x 128 elements of each matrix.
    for (const std::ptrdiff_t m : {127, 128, 129})
        for (const std::ptrdiff_t n : {127, 128, 129})
            for (const std::ptrdiff_t k : {1, 127, 128, 129})
                check_unpacked<TestType>(m, k, n, layout::column_major, layout::row_major,
                                         layout::column_major, 1, 1);
    check_unpacked<TestType>(16384, 1, 1, layout::column_major, layout::column_major, layout::column_major, 1,
                             0);
    check_unpacked<TestType>(1, 1, 16384, layout::column_major, layout::column_major, layout::row_major, 1,
                             0);
    check_unpacked<TestType>(1, 16384, 1, layout::column_major, layout::column_major, layout::row_major, 1,
                             0);
}
