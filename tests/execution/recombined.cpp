// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Recombined schedules multiply: a composition in two levels, and a join and a restriction as one table each.

#include "support/catch.hpp"
#include "support/product_check.hpp"

#include <fastmm/execution/recombined_schedule.hpp>

#include <cstdint>

using namespace fastmm;

namespace {

template <class S, class T>
void check(int m, int k, int n) {
    for (int more = 0; more < 3; ++more)
        CHECK(fastmm_test::check_schedule<S, T>(m + more, k, n + more, static_cast<std::uint64_t>(more)) ==
              "");
}

} // namespace

TEST_CASE("recombined schedules multiply") {
    check<recombined_schedule<6, 4, 6>, double>(12, 8, 12);
    check<recombined_schedule<2, 7, 2>, double>(4, 14, 4);
    check<levels<dropped<tables::f2x3x3_15, along::k>>, int>(4, 4, 6);
}
