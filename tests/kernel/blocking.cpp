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

TEMPLATE_TEST_CASE("blocks are made of whole slivers and fit their caches", "", float, double, long double,
                   std::complex<float>, std::complex<double>, std::complex<long double>, std::int8_t,
                   std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint64_t) {
    constexpr blocking b = blocking_for<TestType>;
    constexpr auto size = static_cast<std::ptrdiff_t>(sizeof(TestType));
    STATIC_REQUIRE((b.mr > 0 && b.nr > 0 && b.mc > 0 && b.kc > 0 && b.nc > 0));
    STATIC_REQUIRE(b.mc % (b.swapped ? b.nr : b.mr) == 0);
    STATIC_REQUIRE(b.nc % (b.swapped ? b.mr : b.nr) == 0);
    STATIC_REQUIRE(b.mc * b.kc * size <= 256 * 1024);
    STATIC_REQUIRE(b.kc * b.nr * size <= 32 * 1024);
}

} // namespace
