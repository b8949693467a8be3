// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product on both sides of every block edge, in every layout, against the textbook product.

#include "kernel/scalars.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/gemm.hpp>

#include <complex>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

struct setting {
    std::ptrdiff_t m, k, n;
    layout a_layout = layout::column_major, b_layout = layout::column_major, c_layout = layout::column_major;
    int alpha = 1, beta = 0;
    bool packing = true;
};

std::string describe(const setting& s) {
    std::ostringstream text;
    text << "m=" << s.m << " k=" << s.k << " n=" << s.n << " alpha=" << s.alpha << " beta=" << s.beta << " A "
         << to_string(s.a_layout) << ", B " << to_string(s.b_layout) << ", C " << to_string(s.c_layout)
         << (s.packing ? "" : ", no packing buffers") << "; the values follow from m, k and n";
    return text.str();
}

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
    for (std::ptrdiff_t j = 0; j < s.n; ++j)
        for (std::ptrdiff_t i = 0; i < s.m; ++i)
            expected.view()(i, j) = C.view()(i, j);
    if (s.alpha == 0)
        scale<T>(beta, expected.view());
    else
        naive<T>(alpha, A.read(), B.read(), beta, expected.view());

    // The buffers are as large as was asked for, and sentinels follow.
    const packing_sizes sizes = packing_for<T>(s.m, s.k, s.n);
    std::vector<T> packed_left(static_cast<std::size_t>(sizes.left) + 16, sentinel<T>()),
        packed_right(static_cast<std::size_t>(sizes.right) + 16, sentinel<T>());
    classical_gemm<T>(alpha, A.read(), B.read(), beta, C.view(), s.packing ? packed_left.data() : nullptr,
                      s.packing ? packed_right.data() : nullptr);

    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t j = 0; j < s.n; ++j)
        for (std::ptrdiff_t i = 0; i < s.m; ++i)
            wrong += C.view()(i, j) == expected.view()(i, j) ? 0 : 1;
    REQUIRE(wrong == 0);
    REQUIRE(C.is_intact());
    REQUIRE(A.is_intact());
    REQUIRE(B.is_intact());
    for (std::size_t i = 0; i < 16; ++i) {
        REQUIRE(packed_left[static_cast<std::size_t>(sizes.left) + i] == sentinel<T>());
        REQUIRE(packed_right[static_cast<std::size_t>(sizes.right) + i] == sentinel<T>());
    }
}

#define ALL_BLOCKED_SCALARS                                                                                  \
    float, double, std::complex<float>, std::complex<double>, std::int8_t, std::int16_t, std::int32_t,       \
        std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t

TEMPLATE_TEST_CASE("sizes at the edges of the blocks", "", ALL_BLOCKED_SCALARS) {
    using T = TestType;
    constexpr blocking b = blocking_for<T>;
    random_source random(sizeof(T));
    const auto check = [&](std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        const auto any_layout = [&] { return static_cast<layout>(random.between(0, layouts - 1)); };
        constexpr int scales[][2] = {{1, 0}, {1, 1}, {-1, 1}, {2, 3}, {3, 0}};
        const auto& scale = scales[random.between(0, 4)];
        check_gemm<T>({m, k, n, any_layout(), any_layout(), any_layout(), scale[0], scale[1]});
    };
    const auto around = [](std::ptrdiff_t edge) {
        return std::vector<std::ptrdiff_t>{edge - 1, edge, edge + 1};
    };
    // Tiles: whole and partial ones side by side. The depth keeps the product out of the unpacked path.
    for (const std::ptrdiff_t m : {std::ptrdiff_t(1), b.mr - 1, b.mr, b.mr + 1, 2 * b.mr, 3 * b.mr + 1})
        for (const std::ptrdiff_t n : {std::ptrdiff_t(1), b.nr - 1, b.nr, b.nr + 1, 2 * b.nr, 3 * b.nr + 1})
            check(m, 521, n);
    for (const std::ptrdiff_t k : around(b.kc))
        for (const std::ptrdiff_t m : {b.mr + 1, b.mr * 2})
            check(m, k, b.nr + 1);
    for (const std::ptrdiff_t k : around(2 * b.kc))
        check(b.mr + 1, k, b.nr + 1);
    // Row-major C is formed as its transpose: n meets the mc edge too.
    for (const std::ptrdiff_t edge : around(b.mc)) {
        check(edge, b.kc + 1, b.nr + 1);
        check_gemm<T>({b.nr + 1, 9, edge, layout::strided, layout::row_major, layout::row_major, 2, 3});
        check_gemm<T>({edge, 9, edge, layout::row_major, layout::column_major, layout::padded_rows, 1, 1});
    }
    for (const std::ptrdiff_t edge : around(b.nc)) {
        check(2, 3, edge);
        check_gemm<T>({edge, 3, 2, layout::column_major, layout::strided, layout::row_major, -1, 1});
    }
    check(61, 67, 71);
    check(3, 1201, 5);
}

TEMPLATE_TEST_CASE("every layout of A, B and C", "", float, std::complex<double>, std::int8_t,
                   std::uint32_t) {
    using T = TestType;
    constexpr blocking b = blocking_for<T>;
    for (int a = 0; a < layouts; ++a)
        for (int bb = 0; bb < layouts; ++bb)
            for (int c = 0; c < layouts; ++c)
                for (const bool packing : {true, false})
                    check_gemm<T>({b.mr + 3, 19, 2 * b.nr + 1, static_cast<layout>(a),
                                   static_cast<layout>(bb), static_cast<layout>(c), 2, a == c ? 0 : 3,
                                   packing});
}

TEMPLATE_TEST_CASE("every alpha and beta, packed or not", "", ALL_BLOCKED_SCALARS, heap_matrix) {
    for (const int alpha : {0, 1, -1, 2})
        for (const int beta : {0, 1, -1, 3})
            for (const layout c_layout : {layout::column_major, layout::row_major, layout::reversed})
                for (const bool packing : {true, false}) {
                    check_gemm<TestType>({13, 11, 17, layout::row_major, layout::padded_columns, c_layout,
                                          alpha, beta, packing});
                    check_gemm<TestType>(
                        {3, 4, 2, layout::strided, layout::reversed, c_layout, alpha, beta, packing});
                }
}

TEMPLATE_TEST_CASE("sizes of zero and one", "", double, std::int16_t, heap_matrix) {
    for (const std::ptrdiff_t m : {0, 1, 700})
        for (const std::ptrdiff_t k : {0, 1, 9})
            for (const std::ptrdiff_t n : {0, 1, 2})
                for (const int beta : {0, 1, 2})
                    check_gemm<TestType>(
                        {m, k, n, layout::row_major, layout::reversed, layout::padded_columns, 1, beta});
}

TEST_CASE("what is not finite goes where the textbook product has it") {
    constexpr std::ptrdiff_t size = 37;
    guarded_matrix<double> A(size, size, layout::column_major), B(size, size, layout::row_major),
        C(size, size, layout::column_major), expected(size, size, layout::column_major);
    A.fill([] { return 1.0; });
    B.fill([] { return 1.0; });
    A.view()(5, 7) = std::numeric_limits<double>::infinity();
    B.view()(7, 11) = 0;
    B.view()(3, 36) = std::numeric_limits<double>::quiet_NaN();
    naive<double>(1, A.read(), B.read(), 0, expected.view());
    const packing_sizes sizes = packing_for<double>(size, size, size);
    std::vector<double> packed_left(static_cast<std::size_t>(sizes.left)),
        packed_right(static_cast<std::size_t>(sizes.right));
    classical_gemm<double>(1, A.read(), B.read(), 0, C.view(), packed_left.data(), packed_right.data());
    std::ptrdiff_t not_finite = 0;
    for (std::ptrdiff_t j = 0; j < size; ++j)
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const double got = C.view()(i, j), wanted = expected.view()(i, j);
            const bool same = got == wanted || (got != got && wanted != wanted);
            REQUIRE(same);
            not_finite += got - got == 0 ? 0 : 1;
        }
    CHECK(not_finite == size + size - 1);
}

// ---- Buffer sizes ----

template <class T>
bool sizes_do_not_fall() {
    const std::ptrdiff_t sizes[] = {0,   1,   7,   8,   9,   63,   64,   65,   255,
                                    256, 257, 511, 512, 513, 4079, 4080, 4081, 100000};
    const auto falls = [](packing_sizes before, packing_sizes after) {
        return after.left < before.left || after.right < before.right;
    };
    for (const std::ptrdiff_t x : sizes)
        for (const std::ptrdiff_t y : sizes)
            for (std::size_t i = 1; i < std::size(sizes); ++i)
                if (falls(packing_for<T>(sizes[i - 1], x, y), packing_for<T>(sizes[i], x, y)) ||
                    falls(packing_for<T>(x, sizes[i - 1], y), packing_for<T>(x, sizes[i], y)) ||
                    falls(packing_for<T>(x, y, sizes[i - 1]), packing_for<T>(x, y, sizes[i])))
                    return false;
    return true;
}

TEST_CASE("packing buffers do not shrink when a dimension grows, and are bounded") {
    CHECK(sizes_do_not_fall<float>());
    CHECK(sizes_do_not_fall<std::complex<double>>());
    CHECK(sizes_do_not_fall<std::int8_t>());
    constexpr std::ptrdiff_t huge = std::numeric_limits<std::ptrdiff_t>::max() / 8;
    STATIC_REQUIRE(packing_for<double>(huge, huge, huge).left ==
                   blocking_for<double>.mc * blocking_for<double>.kc);
    STATIC_REQUIRE(packing_for<double>(huge, huge, huge).right ==
                   blocking_for<double>.nc * blocking_for<double>.kc);
    STATIC_REQUIRE(packing_for<heap_matrix>(99, 99, 99).left == 0);
    STATIC_REQUIRE(packing_for<double>(0, 99, 99).left == 0);
}

} // namespace
