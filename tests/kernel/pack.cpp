// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The order of packed elements, of matrices and of sums of blocks, from every layout.

#include "kernel/sums.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/pack.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <utility>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

TEST_CASE("packing by hand") {
    // Rows 1 to 3 of two columns, in slivers of two rows: the last one is filled up with zeros.
    const int source[] = {1, 11, 21, 31, 2, 12, 22, 32};
    const single_block<int> block({source, 4, 2, 1, 4});
    std::vector<int> target(9, -1);
    pack<2, int>(block.sum(), 1, 0, 3, 2, target.data());
    CHECK(target == std::vector<int>{11, 21, 12, 22, 31, 0, 32, 0, -1});
}

TEST_CASE("the sum of transposed blocks is the transposed sum") {
    const int x[] = {1, 2, 3, 4, 5, 6}, y[] = {10, 20, 30, 40, 50, 60};
    const int* const blocks[] = {x, y};
    const int factors[] = {1, -2};
    const block_sum<int> sum{blocks, factors, 2, 2, 3, 1, 2};
    CHECK(sum(1, 2) == 6 - 2 * 60);
    CHECK(sum.transposed()(2, 1) == 6 - 2 * 60);
    CHECK(sum.transposed().rows == 3);
    CHECK(sum.transposed().cols == 2);
}

// Row `row` of a packed column: complex scalars with vectors stand in parts.
template <std::ptrdiff_t Height, class T>
T packed_element(const T* column, std::ptrdiff_t row) {
    if constexpr (is_complex<T> && detail::has_vector_tile<T>) {
        const auto* const parts = reinterpret_cast<const typename T::value_type*>(column);
        return T(parts[row], parts[Height + row]);
    } else {
        return column[row];
    }
}

// Packs all of a sum of `count` blocks but the first `row` rows and `col` columns, and the last one of each.
template <std::ptrdiff_t Height, class T>
void check_pack(std::ptrdiff_t rows, std::ptrdiff_t cols, layout l, std::ptrdiff_t count, std::ptrdiff_t row,
                std::ptrdiff_t col) {
    const auto seed = static_cast<std::uint64_t>(((rows * 1000 + cols) * 10 + count) * 10 + row);
    random_source random(seed);
    const std::ptrdiff_t all_rows = rows + row + (row > 0 ? 1 : 0), all_cols = cols + col + (col > 0 ? 1 : 0);
    guarded_matrix<T> source(all_rows, all_cols * count, l), formed(all_rows, all_cols, layout::column_major);
    source.fill([&] { return exact_value<T>(random); });
    const random_sum<T> sum(source, count, random);
    sum.form(formed.view());
    const std::ptrdiff_t slivers = (rows + Height - 1) / Height, size = slivers * Height * cols,
                         before = 1 + row % 3;
    std::vector<T> target(static_cast<std::size_t>(before + size) + 8, sentinel<T>());
    detail::real_of<T> largest(0), largest_wanted(0);
    const bool measured = rounded_scalar<T> && random.between(0, 1) == 1;
    pack<Height, T>(sum.sum(), row, col, rows, cols, target.data() + before, measured ? &largest : nullptr);
    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t sliver = 0; sliver < slivers; ++sliver)
        for (std::ptrdiff_t p = 0; p < cols; ++p)
            for (std::ptrdiff_t i = 0; i < Height; ++i) {
                const std::ptrdiff_t from = sliver * Height + i;
                const T wanted = from < rows ? formed.view()(row + from, col + p) : T(0);
                if constexpr (rounded_scalar<T>)
                    if (measured)
                        largest_wanted = std::max(
                            {largest_wanted, std::abs(std::real(wanted)), std::abs(std::imag(wanted))});
                const T* const column = target.data() + before + (sliver * cols + p) * Height;
                wrong += packed_element<Height>(column, i) == wanted ? 0 : 1;
            }
    INFO("slivers of " << Height << ", " << rows << " x " << cols << " from (" << row << ", " << col
                       << ") on, " << to_string(l) << ", factors " << sum.description() << ", seed=" << seed);
    REQUIRE(wrong == 0);
    REQUIRE(largest == largest_wanted);
    REQUIRE(source.is_intact());
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(target.size()); ++i)
        if (i < before || i >= before + size)
            REQUIRE(target[static_cast<std::size_t>(i)] == sentinel<T>());
}

template <class T, std::ptrdiff_t... Height>
void check_heights(std::integer_sequence<std::ptrdiff_t, Height...>) {
    const auto check = [](auto height) {
        constexpr std::ptrdiff_t h = decltype(height)::value;
        for (const std::ptrdiff_t rows :
             {std::ptrdiff_t(0), std::ptrdiff_t(1), h - 1, h, h + 1, 3 * h, 3 * h + 2})
            for (const std::ptrdiff_t cols : {0, 1, 2, 5, 16, 17, 35})
                for (int l = 0; l < layouts; ++l)
                    for (std::ptrdiff_t count = 1; count <= 6; ++count) {
                        const std::ptrdiff_t from = (rows + cols + l + count) % 4;
                        check_pack<h, T>(rows, cols, static_cast<layout>(l), count, from, 2 * from);
                    }
    };
    (check(std::integral_constant<std::ptrdiff_t, Height>{}), ...);
}

// The heights that kernels have, and an odd one.
TEMPLATE_TEST_CASE("slivers hold columns of the sum, and zeros below its last row", "", float, double) {
    check_heights<TestType>(std::integer_sequence<std::ptrdiff_t, 4, 6, 7, 8, 16, 24, 48>{});
}

TEMPLATE_TEST_CASE("slivers of other scalars", "", long double, std::complex<float>, std::complex<double>,
                   std::int8_t, std::int64_t) {
    check_heights<TestType>(std::integer_sequence<std::ptrdiff_t, 4, 6, 16>{});
}

TEST_CASE("rows and columns of zero stride are read again and again") {
    const double one_row[] = {1, 2, 3};
    std::vector<double> target(16);
    pack<4, double>(single_block<double>({one_row, 4, 3, 0, 1}).sum(), 0, 0, 4, 3, target.data());
    CHECK(target == std::vector<double>{1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 0, 0, 0, 0});
    pack<4, double>(single_block<double>({one_row, 3, 4, 1, 0}).sum(), 0, 0, 3, 4, target.data());
    CHECK(target == std::vector<double>{1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0});
    pack<4, double>(single_block<double>({one_row, 4, 4, 0, 0}).sum(), 0, 0, 4, 4, target.data());
    CHECK(target == std::vector<double>(16, 1.0));
}

} // namespace
