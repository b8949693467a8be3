// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One classical product, of matrices or of sums of blocks, against the textbook product.

#pragma once

#include "kernel/sums.hpp"
#include "support/catch.hpp"
#include "support/tiny_blocks.hpp"

#include <fastmm/kernel/gemm.hpp>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace fastmm_test {

using namespace fastmm;

struct setting {
    std::ptrdiff_t m, k, n;
    layout a_layout = layout::column_major, b_layout = layout::column_major, c_layout = layout::column_major;
    int alpha = 1, beta = 0;
    bool packing = true;
    // Of the tiny blocks; negative: the machine's.
    int variant = -1;
};

inline std::string describe(const setting& s) {
    std::ostringstream text;
    text << "m=" << s.m << " k=" << s.k << " n=" << s.n << " alpha=" << s.alpha << " beta=" << s.beta << " A "
         << to_string(s.a_layout) << ", B " << to_string(s.b_layout) << ", C " << to_string(s.c_layout)
         << (s.packing ? "" : ", no packing buffers") << ", tiny blocks " << s.variant
         << "; the values follow from m, k and n";
    return text.str();
}

template <class T>
cache_blocks blocks_of_variant(int variant) {
    if constexpr (!blocked_scalar<T>)
        return {};
    else
        return variant < 0 ? machine_blocks<T>() : tiny_blocks<T>(variant);
}

// Packing buffers as large as was asked for, with sentinels round them.
template <class T>
class guarded_buffers {
public:
    explicit guarded_buffers(const packing_sizes& sizes)
        : left_(static_cast<std::size_t>(sizes.left) + 2 * margin, sentinel<T>()),
          right_(static_cast<std::size_t>(sizes.right) + 2 * margin, sentinel<T>()) {}

    packing_buffers<T> buffers() { return {left_.data() + margin, right_.data() + margin}; }

    bool is_intact() const {
        for (const std::vector<T>& memory : {left_, right_})
            for (std::size_t i = 0; i < margin; ++i)
                if (!(memory[i] == sentinel<T>()) || !(memory[memory.size() - 1 - i] == sentinel<T>()))
                    return false;
        return true;
    }

private:
    static constexpr std::size_t margin = 16;
    std::vector<T> left_, right_;
};

template <class T>
void check_gemm(const setting& s) {
    INFO(describe(s));
    random_source random(static_cast<std::uint64_t>((s.m * 8191 + s.k) * 8191 + s.n));
    guarded_matrix<T> A(s.m, s.k, s.a_layout), B(s.k, s.n, s.b_layout), C(s.m, s.n, s.c_layout),
        expected(s.m, s.n, layout::column_major);
    // alpha == 0: A and B are not read. beta == 0: C is not read.
    A.fill([&] { return s.alpha == 0 ? poison<T>() : exact_value<T>(random); });
    B.fill([&] { return s.alpha == 0 ? poison<T>() : exact_value<T>(random); });
    C.fill([&] { return s.beta == 0 ? poison<T>() : exact_value<T>(random); });
    const T alpha = from_int<T>(s.alpha), beta = from_int<T>(s.beta);
    copy_view(C.view(), expected.view());
    if (s.alpha == 0)
        scale<T>(beta, expected.view());
    else
        naive<T>(alpha, A.read(), B.read(), beta, expected.view());

    const cache_blocks blocks = blocks_of_variant<T>(s.variant);
    guarded_buffers<T> buffers(packing_for<T>(s.m, s.k, s.n, blocks));
    classical_gemm<T>(alpha, A.read(), B.read(), beta, C.view(), blocks,
                      s.packing ? buffers.buffers() : packing_buffers<T>{});

    REQUIRE(differences(C.view(), expected.view()) == 0);
    REQUIRE(C.is_intact());
    REQUIRE(A.is_intact());
    REQUIRE(B.is_intact());
    REQUIRE(buffers.is_intact());
}

inline layout any_layout(random_source& random) {
    return static_cast<layout>(random.between(0, layouts - 1));
}

template <class T>
void check_packed_gemm(std::uint64_t seed) {
    random_source random(seed);
    const std::ptrdiff_t m = random.between(1, 100), k = random.between(1, 30), n = random.between(1, 50),
                         left_count = random.between(1, 6), right_count = random.between(1, 6),
                         target_count = random.between(1, 4);
    const layout a_layout = any_layout(random), b_layout = any_layout(random), c_layout = any_layout(random);
    const auto variant = static_cast<int>(random.between(-1, tiny_variants - 1));
    guarded_matrix<T> A(m, k * left_count, a_layout), B(k, n * right_count, b_layout),
        C(m, n * target_count, c_layout), expected(m, n * target_count, c_layout),
        left_sum(m, k, layout::column_major), right_sum(k, n, layout::column_major),
        product(m, n, layout::column_major);
    A.fill([&] { return exact_value<T>(random); });
    B.fill([&] { return exact_value<T>(random); });
    const random_sum<T> left(A, left_count, random), right(B, right_count, random);
    const random_target<T> target(C, target_count, random);
    // All of the product, or a part that begins anywhere.
    const bool whole = random.between(0, 1) == 0;
    const std::ptrdiff_t row = whole ? 0 : random.between(0, m - 1),
                         col = whole ? 0 : random.between(0, n - 1),
                         rows = whole ? m : random.between(1, m - row),
                         cols = whole ? n : random.between(1, n - col);
    const auto inside = [&](std::ptrdiff_t i, std::ptrdiff_t j) {
        return i >= row && i < row + rows && j >= col && j < col + cols;
    };
    target.fill(random, false, inside);
    copy_view(C.view(), expected.view());
    left.form(left_sum.view());
    right.form(right_sum.view());
    naive<T>(from_int<T>(1), left_sum.read(), right_sum.read(), from_int<T>(0), product.view());
    target.update(expected.view(), false, inside,
                  [&](std::ptrdiff_t i, std::ptrdiff_t j) { return product.view()(i, j); });

    const cache_blocks blocks = blocks_of_variant<T>(variant);
    guarded_buffers<T> buffers(packing_for<T>(rows, k, cols, blocks));
    packed_gemm<T>(left.sum(), right.sum(), target.target(), row, col, rows, cols, blocks, buffers.buffers());

    INFO("m=" << m << " k=" << k << " n=" << n << ", " << rows << " x " << cols << " at (" << row << ", "
              << col << "), A " << to_string(a_layout) << ": " << left.description() << ", B "
              << to_string(b_layout) << ": " << right.description() << ", C " << to_string(c_layout) << ": "
              << target.description() << ", tiny blocks " << variant << ", seed=" << seed);
    REQUIRE(differences(C.view(), expected.view()) == 0);
    REQUIRE(C.is_intact());
    REQUIRE(A.is_intact());
    REQUIRE(B.is_intact());
    REQUIRE(buffers.is_intact());
}

// Every edge of the machine's blocks.
template <class T>
void check_machine_edges() {
    constexpr register_tile tile = tile_for<T>;
    const cache_blocks b = machine_blocks<T>();
    random_source random(sizeof(T));
    const auto check = [&](std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        constexpr int scales[][2] = {{1, 0}, {1, 1}, {-1, 1}, {2, 3}, {3, 0}};
        const auto& scale = scales[random.between(0, 4)];
        const layout a_layout = any_layout(random), b_layout = any_layout(random);
        check_gemm<T>({m, k, n, a_layout, b_layout, any_layout(random), scale[0], scale[1]});
    };
    const auto around = [](std::ptrdiff_t edge) {
        return std::vector<std::ptrdiff_t>{edge - 1, edge, edge + 1};
    };
    // Tiles: whole and partial ones side by side. The depth keeps the product out of the unpacked path.
    for (const std::ptrdiff_t m :
         {std::ptrdiff_t(1), tile.mr - 1, tile.mr, tile.mr + 1, 2 * tile.mr, 3 * tile.mr + 1})
        for (const std::ptrdiff_t n :
             {std::ptrdiff_t(1), tile.nr - 1, tile.nr, tile.nr + 1, 2 * tile.nr, 3 * tile.nr + 1})
            check(m, 521, n);
    for (const std::ptrdiff_t k : around(b.kc))
        for (const std::ptrdiff_t m : {tile.mr + 1, tile.mr * 2})
            check(m, k, tile.nr + 1);
    for (const std::ptrdiff_t k : around(2 * b.kc))
        check(tile.mr + 1, k, tile.nr + 1);
    // A row-major C is formed as its transpose: n meets the mc edge too.
    for (const std::ptrdiff_t edge : around(b.mc)) {
        check(edge, b.kc + 1, tile.nr + 1);
        check_gemm<T>({tile.nr + 1, 9, edge, layout::strided, layout::row_major, layout::row_major, 2, 3});
        check_gemm<T>({edge, 9, edge, layout::row_major, layout::column_major, layout::padded_rows, 1, 1});
    }
    for (const std::ptrdiff_t edge : around(b.nc)) {
        check(2, 3, edge);
        check_gemm<T>({edge, 3, 2, layout::column_major, layout::strided, layout::row_major, -1, 1});
    }
}

// Every edge of the smallest blocks.
template <class T>
void check_tiny_blocks() {
    random_source random(sizeof(T) + 100);
    for (int repeat = 0; repeat < 600; ++repeat) {
        constexpr int scales[][2] = {{1, 0}, {1, 1}, {-1, 1}, {2, 3}, {3, 0}};
        const auto& scale = scales[random.between(0, 4)];
        const layout a_layout = any_layout(random), b_layout = any_layout(random),
                     c_layout = any_layout(random);
        const auto variant = static_cast<int>(random.between(0, tiny_variants - 1));
        const std::ptrdiff_t m = random.between(1, 110), k = random.between(1, 40);
        check_gemm<T>(
            {m, k, random.between(1, 60), a_layout, b_layout, c_layout, scale[0], scale[1], true, variant});
    }
}

template <class T>
void check_every_layout() {
    constexpr register_tile tile = tile_for<T>;
    for (int a = 0; a < layouts; ++a)
        for (int b = 0; b < layouts; ++b)
            for (int c = 0; c < layouts; ++c)
                for (const bool packing : {true, false})
                    for (const int variant : {-1, 0})
                        check_gemm<T>({tile.mr + 3, 19, 2 * tile.nr + 1, static_cast<layout>(a),
                                       static_cast<layout>(b), static_cast<layout>(c), 2, a == c ? 0 : 3,
                                       packing, variant});
}

template <class T>
void check_every_scale() {
    for (const int alpha : {0, 1, -1, 2})
        for (const int beta : {0, 1, -1, 3})
            for (const layout c_layout :
                 {layout::column_major, layout::row_major, layout::strided, layout::reversed})
                for (const bool packing : {true, false}) {
                    check_gemm<T>({13, 11, 17, layout::row_major, layout::padded_columns, c_layout, alpha,
                                   beta, packing});
                    check_gemm<T>(
                        {3, 4, 2, layout::strided, layout::reversed, c_layout, alpha, beta, packing});
                }
}

template <class T>
void check_sizes_of_zero_and_one() {
    for (const std::ptrdiff_t m : {0, 1, 700})
        for (const std::ptrdiff_t k : {0, 1, 9})
            for (const std::ptrdiff_t n : {0, 1, 2})
                for (const int beta : {0, 1, 2})
                    check_gemm<T>(
                        {m, k, n, layout::row_major, layout::reversed, layout::padded_columns, 1, beta});
}

} // namespace fastmm_test
