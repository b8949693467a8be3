// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The classical product on both sides of every block edge, in every layout: scalars with vectors.

#include "kernel/gemm_check.hpp"

#include <complex>
#include <limits>

using namespace fastmm;
using namespace fastmm_test;

TEMPLATE_TEST_CASE("sizes at the edges of the machine's blocks", "", float, double, std::complex<double>) {
    check_machine_edges<TestType>();
}

TEMPLATE_TEST_CASE("random sizes in tiny blocks", "", float, double, std::complex<float>,
                   std::complex<double>) {
    check_tiny_blocks<TestType>();
}

TEMPLATE_TEST_CASE("every layout of A, B and C", "", float, std::complex<double>) {
    check_every_layout<TestType>();
}

TEMPLATE_TEST_CASE("every alpha and beta, packed or not", "", float, double, std::complex<float>,
                   std::complex<double>) {
    check_every_scale<TestType>();
}

TEMPLATE_TEST_CASE("sizes of zero and one", "", double) {
    check_sizes_of_zero_and_one<TestType>();
}

TEMPLATE_TEST_CASE("sums of one to six blocks go to one to four targets", "", float, double,
                   std::complex<float>, std::complex<double>) {
    for (std::uint64_t seed = 0; seed < 800; ++seed)
        check_packed_gemm<TestType>(seed);
}

TEST_CASE("what is not finite goes where the textbook product has it") {
    constexpr std::ptrdiff_t size = 37;
    for (const layout a_layout : {layout::column_major, layout::strided})
        for (const int variant : {-1, 1}) {
            guarded_matrix<double> A(size, size, a_layout), B(size, size, layout::row_major),
                C(size, size, layout::column_major), expected(size, size, layout::column_major);
            A.fill([] { return 1.0; });
            B.fill([] { return 1.0; });
            A.view()(5, 7) = std::numeric_limits<double>::infinity();
            B.view()(7, 11) = 0;
            B.view()(3, 36) = std::numeric_limits<double>::quiet_NaN();
            naive<double>(1, A.read(), B.read(), 0, expected.view());
            const cache_blocks blocks = blocks_of_variant<double>(variant);
            guarded_buffers<double> buffers(packing_for<double>(size, size, size, blocks));
            classical_gemm<double>(1, A.read(), B.read(), 0, C.view(), blocks, buffers.buffers());
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
}

namespace {

template <class T>
bool sizes_do_not_fall(const cache_blocks& blocks) {
    const std::ptrdiff_t sizes[] = {0,   1,   7,   8,   9,   63,   64,   65,   255,
                                    256, 257, 511, 512, 513, 4079, 4080, 4081, 100000};
    const auto falls = [](packing_sizes before, packing_sizes after) {
        return after.left < before.left || after.right < before.right;
    };
    for (const std::ptrdiff_t x : sizes)
        for (const std::ptrdiff_t y : sizes)
            for (std::size_t i = 1; i < std::size(sizes); ++i) {
                const std::ptrdiff_t less = sizes[i - 1], more = sizes[i];
                if (falls(packing_for<T>(less, x, y, blocks), packing_for<T>(more, x, y, blocks)) ||
                    falls(packing_for<T>(x, less, y, blocks), packing_for<T>(x, more, y, blocks)) ||
                    falls(packing_for<T>(x, y, less, blocks), packing_for<T>(x, y, more, blocks)))
                    return false;
            }
    return true;
}

} // namespace

TEMPLATE_TEST_CASE("packing buffers do not shrink when a dimension grows, and are bounded", "", float, double,
                   std::complex<double>, long double) {
    constexpr std::ptrdiff_t huge = std::numeric_limits<std::ptrdiff_t>::max() / 8;
    for (int variant = -1; variant < tiny_variants; ++variant) {
        const cache_blocks blocks = blocks_of_variant<TestType>(variant);
        CHECK(sizes_do_not_fall<TestType>(blocks));
        CHECK(packing_for<TestType>(huge, huge, huge, blocks).left == blocks.mc * blocks.kc);
        CHECK(packing_for<TestType>(huge, huge, huge, blocks).right == blocks.nc * blocks.kc);
        CHECK(packing_for<TestType>(99, 0, 99, blocks).left == 0);
    }
    CHECK(packing_for<heap_matrix>(99, 99, 99, {}).left == 0);
}
