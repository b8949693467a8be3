// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The order of packed elements, from every layout.

#include "kernel/scalars.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/pack.hpp>

#include <complex>
#include <cstdint>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

TEST_CASE("packing by hand") {
    // 3 x 2 by columns, in slivers of two rows: the last one is filled up with zeros.
    const int source[] = {11, 21, 31, 12, 22, 32};
    std::vector<int> target(9, -1);
    pack<2, int>({source, 3, 2, 1, 3}, target.data());
    CHECK(target == std::vector<int>{11, 21, 12, 22, 31, 0, 32, 0, -1});
}

template <std::ptrdiff_t Height, class T>
void check_pack(std::ptrdiff_t rows, std::ptrdiff_t cols, layout l) {
    INFO("slivers of " << Height << ", " << rows << " x " << cols << ", " << to_string(l));
    guarded_matrix<T> source(rows, cols, l);
    random_source random(static_cast<std::uint64_t>(rows * 1000 + cols));
    source.fill([&] { return exact_value<T>(random); });
    const std::ptrdiff_t slivers = (rows + Height - 1) / Height, size = slivers * Height * cols;
    std::vector<T> target(static_cast<std::size_t>(size) + 8, sentinel<T>());
    pack<Height, T>(source.read(), target.data());
    for (std::ptrdiff_t sliver = 0; sliver < slivers; ++sliver)
        for (std::ptrdiff_t p = 0; p < cols; ++p)
            for (std::ptrdiff_t i = 0; i < Height; ++i) {
                const std::ptrdiff_t row = sliver * Height + i;
                const T wanted = row < rows ? source.view()(row, p) : T(0);
                REQUIRE(target[static_cast<std::size_t>((sliver * cols + p) * Height + i)] == wanted);
            }
    for (std::size_t i = static_cast<std::size_t>(size); i < target.size(); ++i)
        REQUIRE(target[i] == sentinel<T>());
}

template <class T, std::ptrdiff_t... Height>
void check_heights(std::integer_sequence<std::ptrdiff_t, Height...>) {
    const auto check = [](auto height) {
        constexpr std::ptrdiff_t h = decltype(height)::value;
        for (const std::ptrdiff_t rows :
             {std::ptrdiff_t(0), std::ptrdiff_t(1), h - 1, h, h + 1, 3 * h, 3 * h + 2})
            for (const std::ptrdiff_t cols : {0, 1, 2, 5, 17})
                for (int l = 0; l < layouts; ++l)
                    check_pack<h, T>(rows, cols, static_cast<layout>(l));
    };
    (check(std::integral_constant<std::ptrdiff_t, Height>{}), ...);
}

TEMPLATE_TEST_CASE("slivers hold columns of the block, and zeros below its last row", "", float, double,
                   std::complex<double>, std::int8_t, std::int64_t) {
    // The heights that kernels have: multiples of four, odd ones up to eight.
    check_heights<TestType>(std::integer_sequence<std::ptrdiff_t, 1, 4, 6, 8, 16, 24, 48>{});
}

TEST_CASE("rows and columns of zero stride are read again and again") {
    const double one_row[] = {1, 2, 3};
    std::vector<double> target(16);
    pack<4, double>({one_row, 4, 3, 0, 1}, target.data());
    CHECK(target == std::vector<double>{1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 0, 0, 0, 0});
    pack<4, double>({one_row, 3, 4, 1, 0}, target.data());
    CHECK(target == std::vector<double>{1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0});
}

} // namespace
