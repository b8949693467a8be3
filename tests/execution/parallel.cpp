// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Teams: how they share work.

#include "support/catch.hpp"

#include <fastmm/execution/parallel_gemm.hpp>

#include <atomic>
#include <cstddef>
#include <vector>

using namespace fastmm;

TEST_CASE("shares of a team cover everything once, in whole units") {
    for (const std::ptrdiff_t unit : {1, 4, 24})
        for (std::ptrdiff_t length = 0; length < 100; ++length)
            for (int size = 1; size <= 9; ++size) {
                std::ptrdiff_t end = 0;
                for (int index = 0; index < size; ++index) {
                    const auto range = detail::team_member{index, size}.share(length, unit);
                    INFO("member " << index << " of " << size << ", length " << length << ", unit " << unit);
                    REQUIRE(range.begin == end);
                    REQUIRE(range.end >= range.begin);
                    REQUIRE((range.begin % unit == 0 || range.begin == length));
                    end = range.end;
                }
                REQUIRE(end == length);
            }
}

TEST_CASE("a grid has a cell for every thread") {
    for (int size = 1; size <= 12; ++size)
        for (const std::ptrdiff_t m : {1, 100, 10000})
            for (const std::ptrdiff_t n : {1, 100, 10000}) {
                const detail::team_grid grid(size, m, n);
                CHECK(grid.rows * grid.cols == size);
            }
    const detail::team_grid tall(4, 10000, 10), wide(4, 10, 10000);
    CHECK(tall.rows == 4);
    CHECK(wide.cols == 4);
}

TEST_CASE("every member of a team runs once") {
    for (const int threads : {1, 2, 3, 7}) {
        std::atomic<int> arrived = 0, sizes = 0;
        std::vector<int> runs(static_cast<std::size_t>(threads), 0);
        detail::run_team({}, threads, [&](const detail::team_member& member) {
            ++runs[static_cast<std::size_t>(member.index)];
            sizes = member.size;
            ++arrived;
        });
        CHECK(sizes <= threads);
        CHECK(arrived == sizes);
        for (int i = 0; i < sizes; ++i)
            CHECK(runs[static_cast<std::size_t>(i)] == 1);
    }
}
