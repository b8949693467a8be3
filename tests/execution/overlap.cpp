// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products whose C overlaps A and B.

#include "execution/every_way.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/execution/execute.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

TEST_CASE("C may overlap A and B") {
    for_each_way([]<class S>(S, const char* name) {
        for (std::ptrdiff_t offset = 0; offset < 30; offset += 3) {
            // One buffer; A starts at 0, C at `offset`.
            constexpr std::ptrdiff_t n = 21;
            random_source random(static_cast<std::uint64_t>(offset));
            std::vector<long> memory(static_cast<std::size_t>(n * n + 40));
            for (long& element : memory)
                element = static_cast<long>(random.between(-9, 9));
            const std::vector<long> before = memory;
            std::vector<long> expected(static_cast<std::size_t>(n * n));
            const matrix_view<const long> a_before{before.data(), n, n, 1, n},
                b_before{before.data() + 5, n, n, n, 1};
            for (std::size_t i = 0; i < expected.size(); ++i)
                expected[i] = before[i + static_cast<std::size_t>(offset)];
            naive<long>(2, a_before, b_before, 3, matrix_view<long>{expected.data(), n, n, 1, n});
            multiply<S, long>(2, {memory.data(), n, n, 1, n}, {memory.data() + 5, n, n, n, 1}, 3,
                              {memory.data() + offset, n, n, 1, n});
            INFO(name << ", offset " << offset);
            CHECK(std::equal(expected.begin(), expected.end(), memory.begin() + offset));
        }
    });
}

TEST_CASE("C may be A, and the blocks of one matrix may be A, B and C") {
    for_each_way([]<class S>(S, const char* name) {
        constexpr std::ptrdiff_t n = 20, all = 3 * n;
        random_source random(4);
        std::vector<long> memory(static_cast<std::size_t>(all * all)),
            expected(static_cast<std::size_t>(n * n));
        for (long& element : memory)
            element = static_cast<long>(random.between(-9, 9));
        const std::vector<long> before = memory;
        const matrix_view<long> M{memory.data(), all, all, 1, all};
        const matrix_view<const long> old{before.data(), all, all, 1, all};
        INFO(name);
        // Neighbours, which do not overlap, though their addresses do.
        naive<long>(1, old.block(0, 0, n, n), old.block(n, n, n, n), 0,
                    matrix_view<long>{expected.data(), n, n, 1, n});
        multiply<S, long>(1, M.block(0, 0, n, n), M.block(n, n, n, n), 0, M.block(n, 0, n, n));
        for (std::ptrdiff_t j = 0; j < all; ++j)
            for (std::ptrdiff_t i = 0; i < all; ++i) {
                const bool in_c = i >= n && i < 2 * n && j < n;
                REQUIRE(M(i, j) == (in_c ? expected[static_cast<std::size_t>(i - n + j * n)] : old(i, j)));
            }
        // In place.
        naive<long>(-1, old.block(0, 0, n, n), old.block(0, 0, n, n).transposed(), 0,
                    matrix_view<long>{expected.data(), n, n, 1, n});
        multiply<S, long>(-1, M.block(0, 0, n, n), M.block(0, 0, n, n).transposed(), 0, M.block(0, 0, n, n));
        for (std::ptrdiff_t j = 0; j < n; ++j)
            for (std::ptrdiff_t i = 0; i < n; ++i)
                REQUIRE(M(i, j) == expected[static_cast<std::size_t>(i + j * n)]);
    });
}
