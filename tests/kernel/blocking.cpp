// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the five loops take for granted of their block sizes.

#include "support/catch.hpp"

#include <fastmm/kernel/blocking.hpp>

#include <complex>
#include <cstdint>
#include <string>

using namespace fastmm;

namespace {

static_assert(blocked_scalar<float> && blocked_scalar<long double> && blocked_scalar<std::complex<float>> &&
              blocked_scalar<std::int8_t> && blocked_scalar<std::uint64_t>);
static_assert(!blocked_scalar<bool> && !blocked_scalar<std::string> && !blocked_scalar<std::complex<int>>);

static_assert(detail::round_up(0, 4) == 0 && detail::round_up(1, 4) == 4 && detail::round_up(8, 4) == 8 &&
              detail::round_up(9, 4) == 12);

static_assert(detail::has_vector_tile<float> == simd::available<float> &&
              detail::has_vector_tile<std::complex<double>> == simd::available<double> &&
              !detail::has_vector_tile<int> && !detail::has_vector_tile<long double> &&
              !detail::has_vector_tile<std::complex<long double>>);

TEMPLATE_TEST_CASE("blocks are made of whole slivers and fit their caches", "", float, double, long double,
                   std::complex<float>, std::complex<double>, std::complex<long double>, std::int8_t,
                   std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint64_t) {
    constexpr register_tile tile = tile_for<TestType>;
    constexpr std::ptrdiff_t height = tile.swapped ? tile.nr : tile.mr,
                             width = tile.swapped ? tile.mr : tile.nr;
    STATIC_REQUIRE((tile.mr > 0 && tile.nr > 0));
    const cache_blocks blocks = machine_blocks<TestType>();
    const cache_sizes& caches = machine_caches();
    constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(TestType));
    CHECK(blocks.mc >= height);
    CHECK(blocks.mc % height == 0);
    CHECK(blocks.nc >= width);
    CHECK(blocks.nc % width == 0);
    CHECK(blocks.kc >= 128);
    CHECK(blocks.kc % 16 == 0);
    CHECK((blocks.mc == height || blocks.mc * blocks.kc * size <= caches.second_level / 2));
    CHECK((blocks.kc == 128 || blocks.kc * width * size <= caches.first_level * 2 / 3));
}

TEST_CASE("caches of every machine have a size") {
    CHECK(machine_caches().first_level >= 16 * 1024);
    CHECK(machine_caches().second_level >= 128 * 1024);
    CHECK(&machine_caches() == &machine_caches());
}

TEMPLATE_TEST_CASE("tiles of vectors are whole vectors high", "", float, double) {
    if constexpr (simd::available<TestType>) {
        STATIC_REQUIRE(tile_for<TestType>.mr % simd::lanes<TestType> == 0);
        STATIC_REQUIRE(tile_for<std::complex<TestType>>.mr % simd::lanes<TestType> == 0);
    }
}

} // namespace
