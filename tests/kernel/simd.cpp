// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The vectors: every lane, at every alignment.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/kernel/simd.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace fastmm;

namespace {

static_assert(!simd::available<int> && !simd::available<std::complex<double>> &&
              !simd::available<long double>);

#if FASTMM_DETAIL_HAS_XSIMD

TEMPLATE_TEST_CASE("loads, stores and broadcasts touch their lanes only", "", float, double) {
    using T = TestType;
    constexpr std::ptrdiff_t lanes = simd::lanes<T>;
    for (std::ptrdiff_t offset = 0; offset < lanes; ++offset) {
        std::vector<T> from(static_cast<std::size_t>(3 * lanes)), to(from.size(), T(-7));
        for (std::size_t i = 0; i < from.size(); ++i)
            from[i] = static_cast<T>(i);
        simd::store(to.data() + offset + 1, simd::loaded<T>(simd::load(from.data() + offset)));
        for (std::ptrdiff_t i = 0; i < 3 * lanes; ++i) {
            const bool written = i > offset && i <= offset + lanes;
            REQUIRE(to[static_cast<std::size_t>(i)] == (written ? static_cast<T>(i - 1) : T(-7)));
        }
        simd::store(to.data() + offset, simd::broadcast(T(3)));
        for (std::ptrdiff_t i = offset; i < offset + lanes; ++i)
            REQUIRE(to[static_cast<std::size_t>(i)] == T(3));
    }
    simd::prefetch(nullptr);
}

TEMPLATE_TEST_CASE("accumulate adds a product to every lane", "", float, double) {
    using T = TestType;
    constexpr auto lanes = static_cast<std::size_t>(simd::lanes<T>);
    // 1 + e times 1 - e is 1 - e^2, which a rounded product makes 1.
    const T e = std::numeric_limits<T>::epsilon();
    std::vector<T> a(lanes), b(lanes), sum(lanes);
    for (std::size_t i = 0; i < lanes; ++i) {
        a[i] = i % 2 == 0 ? 1 + e : static_cast<T>(i);
        b[i] = i % 2 == 0 ? 1 - e : T(2);
        sum[i] = i % 2 == 0 ? T(-1) : T(1);
    }
    simd::vector<T> v = simd::load(sum.data());
    simd::accumulate<T>(v, simd::load(a.data()), simd::load(b.data()));
    simd::store(sum.data(), v);
    for (std::size_t i = 0; i < lanes; ++i)
        if (i % 2 == 1)
            CHECK(sum[i] == static_cast<T>(2 * i + 1));
        else {
#if defined(__FMA__) || defined(__aarch64__)
            CHECK(sum[i] == -e * e);
#else
            CHECK(std::abs(sum[i]) <= e * e);
#endif
        }
}

#endif

} // namespace
