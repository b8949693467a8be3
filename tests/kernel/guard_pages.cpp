// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Kernels on memory that ends at a page that cannot be touched: one element read or written too many ends the program.

#include "support/guard_pages.hpp"
#include "kernel/sums.hpp"
#include "support/catch.hpp"
#include "support/tiny_blocks.hpp"

#include <fastmm/kernel/gemm.hpp>
#include <fastmm/kernel/linear_run.hpp>

#include <complex>
#include <cstdint>

using namespace fastmm;
using namespace fastmm_test;

#if FASTMM_TEST_HAS_GUARD_PAGES

namespace {

constexpr std::size_t most_bytes = 1 << 20;

struct all_pages {
    guard_pages a{most_bytes}, b{most_bytes}, c{most_bytes}, left{most_bytes}, right{most_bytes};
};

guard_side any_side(random_source& random) {
    return random.between(0, 1) == 0 ? guard_side::front : guard_side::back;
}
layout any_layout(random_source& random) {
    return static_cast<layout>(random.between(0, layouts - 1));
}

template <class T>
void check_product(const all_pages& pages, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                   std::uint64_t seed) {
    random_source random(seed);
    const guard_side a_side = any_side(random), b_side = any_side(random), c_side = any_side(random),
                     left_side = any_side(random), right_side = any_side(random);
    const layout a_layout = any_layout(random), b_layout = any_layout(random), c_layout = any_layout(random);
    page_matrix<T> A(pages.a, a_side, m, k, a_layout), B(pages.b, b_side, k, n, b_layout),
        C(pages.c, c_side, m, n, c_layout);
    guarded_matrix<T> expected(m, n, layout::column_major);
    A.fill([&] { return exact_value<T>(random); });
    B.fill([&] { return exact_value<T>(random); });
    C.fill([&] { return exact_value<T>(random); });
    copy_view(C.view(), expected.view());
    const T alpha = from_int<T>(2), beta = from_int<T>(static_cast<int>(random.between(0, 2)));
    naive<T>(alpha, A.read(), B.read(), beta, expected.view());
    const auto variant = static_cast<int>(random.between(0, tiny_variants - 1));
    const cache_blocks blocks = random.between(0, 1) == 0 ? machine_blocks<T>() : tiny_blocks<T>(variant);
    const packing_sizes sizes = packing_for<T>(m, k, n, blocks);
    const packing_buffers<T> packed{place_elements<T>(pages.left, sizes.left, left_side),
                                    place_elements<T>(pages.right, sizes.right, right_side)};
    const bool always_packed = random.between(0, 1) == 0;
    INFO("m=" << m << " k=" << k << " n=" << n << " seed=" << seed << " A " << to_string(a_layout)
              << " at the " << to_string(a_side) << ", B " << to_string(b_layout) << " at the "
              << to_string(b_side) << ", C " << to_string(c_layout) << " at the " << to_string(c_side));
    if (always_packed) {
        const single_block<T> left(A.read()), right(B.read());
        const single_target<T> target(C.view(), alpha, beta);
        packed_gemm<T>(left.sum(), right.sum(), target.target(), 0, 0, m, n, blocks, packed);
    } else {
        classical_gemm<T>(alpha, A.read(), B.read(), beta, C.view(), blocks, packed);
    }
    REQUIRE(differences(C.view(), expected.view()) == 0);
    REQUIRE(A.is_intact());
    REQUIRE(B.is_intact());
    REQUIRE(C.is_intact());
}

template <std::ptrdiff_t Height, class T>
void check_pack(const all_pages& pages, std::uint64_t seed) {
    random_source random(seed);
    const std::ptrdiff_t rows = random.between(1, 2 * Height + 1), cols = random.between(1, 40),
                         count = random.between(1, 6);
    const layout l = any_layout(random);
    const guard_side side = any_side(random), target_side = any_side(random);
    page_matrix<T> source(pages.a, side, rows, cols * count, l);
    source.fill([&] { return exact_value<T>(random); });
    const random_sum<T, page_matrix<T>> sum(source, count, random);
    T* const target =
        place_elements<T>(pages.left, (rows + Height - 1) / Height * Height * cols, target_side);
    INFO("slivers of " << Height << ", " << rows << " x " << cols << ", " << to_string(l)
                       << ", seed=" << seed);
    pack<Height>(sum.sum(), 0, 0, rows, cols, target);
    REQUIRE(source.is_intact());
}

} // namespace

TEMPLATE_TEST_CASE("products touch nothing but their operands", "", float, double, std::complex<float>,
                   std::complex<double>, std::int32_t) {
    const all_pages pages;
    std::uint64_t seed = 0;
    for (std::ptrdiff_t m = 1; m <= 40; ++m)
        for (std::ptrdiff_t n = 1; n <= 40; ++n)
            check_product<TestType>(pages, m, 1 + (7 * m + n) % 40, n, ++seed);
    // Rows of whole tiles, and of many.
    for (const std::ptrdiff_t m : {47, 48, 49, 95, 96, 97, 150})
        for (std::ptrdiff_t n = 1; n <= 33; ++n) {
            check_product<TestType>(pages, m, 1 + (m + 3 * n) % 30, n, ++seed);
            check_product<TestType>(pages, n, 1 + (m + 3 * n) % 30, m, ++seed);
        }
}

TEMPLATE_TEST_CASE("packing touches nothing but the blocks and the slivers", "", float, double,
                   std::complex<double>) {
    const all_pages pages;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        check_pack<tile_for<TestType>.mr, TestType>(pages, seed);
        check_pack<tile_for<TestType>.nr, TestType>(pages, seed);
    }
}

TEMPLATE_TEST_CASE("runs touch nothing but their elements", "", float, double, std::complex<float>,
                   std::int32_t) {
    using T = TestType;
    const all_pages pages;
    for (std::ptrdiff_t count = 0; count <= 100; ++count)
        for (const guard_side side : {guard_side::front, guard_side::back}) {
            T* const x = place_elements<T>(pages.a, count, side);
            T* const y = place_elements<T>(pages.b, count, side);
            T* const target = place_elements<T>(pages.c, count, side);
            std::fill_n(x, count, from_int<T>(3));
            std::fill_n(y, count, from_int<T>(4));
            for (const int factor : {1, -1, 2}) {
                add_multiple<T>(target, x, from_int<T>(factor), y, count);
                for (std::ptrdiff_t i = 0; i < count; ++i)
                    REQUIRE(target[i] == from_int<T>(3 + 4 * factor));
                store_multiple<T>(target, from_int<T>(factor), x, count);
                for (std::ptrdiff_t i = 0; i < count; ++i)
                    REQUIRE(target[i] == from_int<T>(3 * factor));
            }
        }
}

#endif
