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
    simd::prefetch_for_reading(nullptr);
}

TEMPLATE_TEST_CASE("masked loads and stores touch the first elements only", "", float, double) {
    using T = TestType;
    constexpr std::ptrdiff_t lanes = simd::lanes<T>;
    for (std::ptrdiff_t count = 1; count <= lanes; ++count)
        for (std::ptrdiff_t offset = 0; offset < 3; ++offset) {
            std::vector<T> from(static_cast<std::size_t>(2 * lanes + 3), std::numeric_limits<T>::quiet_NaN()),
                all(static_cast<std::size_t>(lanes)), to(from.size(), T(-7));
            for (std::ptrdiff_t i = 0; i < count; ++i)
                from[static_cast<std::size_t>(offset + i)] = static_cast<T>(i + 1);
            const simd::vector<T> loaded = simd::load_first(from.data() + offset, count);
            simd::store<T>(all.data(), loaded);
            for (std::ptrdiff_t i = 0; i < lanes; ++i)
                REQUIRE(all[static_cast<std::size_t>(i)] == (i < count ? static_cast<T>(i + 1) : T(0)));
            simd::store_first<T>(to.data() + offset, simd::broadcast(T(5)), count);
            for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(to.size()); ++i)
                REQUIRE(to[static_cast<std::size_t>(i)] ==
                        (i >= offset && i < offset + count ? T(5) : T(-7)));
        }
}

TEMPLATE_TEST_CASE("products are added and subtracted", "", float, double) {
    using T = TestType;
    const auto first = [](const simd::vector<T>& value) {
        std::vector<T> elements(static_cast<std::size_t>(simd::lanes<T>));
        simd::store<T>(elements.data(), value);
        for (const T element : elements)
            REQUIRE(element == elements[0]);
        return elements[0];
    };
    const simd::vector<T> two = simd::broadcast(T(2)), three = simd::broadcast(T(3)),
                          minus = simd::broadcast(T(-9));
    simd::vector<T> sum = simd::broadcast(T(10));
    simd::accumulate_negated<T>(sum, two, three);
    CHECK(first(sum) == T(4));
    CHECK(first(simd::multiply_add<T>(two, three, minus)) == T(-3));
    CHECK(first(simd::larger_magnitude<T>(minus, two)) == T(9));
    CHECK(first(simd::larger_magnitude<T>(two, three)) == T(3));
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
