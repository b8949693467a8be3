// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Views: where an element stands, and whether two views share one.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/view.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace fastmm;
using fastmm_test::random_source;

namespace {

// ---- At compile time ----

constexpr int numbers[] = {11, 21, 12, 22, 13, 23};
constexpr matrix_view<const int> two_by_three{numbers, 2, 3, 1, 2};
static_assert(two_by_three(0, 0) == 11 && two_by_three(1, 0) == 21 && two_by_three(0, 2) == 13);

constexpr auto three_by_two = two_by_three.transposed();
static_assert(three_by_two.rows == 3 && three_by_two.cols == 2);
static_assert(three_by_two(2, 1) == 23 && three_by_two(0, 1) == 21);
static_assert(three_by_two.transposed()(1, 2) == two_by_three(1, 2));

constexpr auto corner = two_by_three.block(1, 1, 1, 2);
static_assert(corner.rows == 1 && corner.cols == 2 && corner(0, 0) == 22 && corner(0, 1) == 23);
static_assert(two_by_three.transposed().block(1, 0, 2, 1)(1, 0) == 13);
static_assert(corner.transposed()(1, 0) == 23);

// Backwards, and one element seen many times.
static_assert(matrix_view<const int>{numbers + 5, 2, 3, -1, -2}(1, 2) == 11);
static_assert(matrix_view<const int>{numbers + 2, 9, 9, 0, 0}(8, 8) == 12);

// An empty block may stand at the end, where no element is.
static_assert(two_by_three.block(2, 3, 0, 0).empty());
static_assert(two_by_three.block(2, 0, 0, 3).data == numbers);
static_assert(!two_by_three.empty() && matrix_view<int>{}.empty());

static_assert(std::convertible_to<matrix_view<int>, matrix_view<const int>>);
static_assert(!std::convertible_to<matrix_view<const int>, matrix_view<int>>);
static_assert(std::same_as<matrix_view<const int>::value_type, int>);

// ---- Overlap ----

template <class T>
std::set<const void*> elements(const matrix_view<T>& view) {
    std::set<const void*> addresses;
    for (std::ptrdiff_t i = 0; i < view.rows; ++i)
        for (std::ptrdiff_t j = 0; j < view.cols; ++j)
            addresses.insert(&view(i, j));
    return addresses;
}

template <class T>
bool share_an_element(const matrix_view<T>& x, const matrix_view<T>& y) {
    const auto x_elements = elements(x);
    for (const void* address : elements(y))
        if (x_elements.count(address) != 0)
            return true;
    return false;
}

template <class T>
std::string describe(const matrix_view<T>& view, const T* base) {
    std::ostringstream text;
    text << "offset " << (view.rows * view.cols == 0 ? 0 : view.data - base) << ", " << view.rows << " x "
         << view.cols << ", strides " << view.row_stride << ", " << view.col_stride;
    return text.str();
}

TEST_CASE("views of one buffer that share an element overlap, whatever their strides") {
    std::vector<double> buffer(80);
    const auto any_view = [&](random_source& random) {
        for (;;) {
            const matrix_view<double> v{nullptr, random.between(0, 5), random.between(0, 5),
                                        random.between(-9, 9), random.between(-9, 9)};
            const std::ptrdiff_t rows = (v.rows - 1) * v.row_stride, cols = (v.cols - 1) * v.col_stride;
            const std::ptrdiff_t low = std::min<std::ptrdiff_t>(rows, 0) + std::min<std::ptrdiff_t>(cols, 0);
            const std::ptrdiff_t high = std::max<std::ptrdiff_t>(rows, 0) + std::max<std::ptrdiff_t>(cols, 0);
            if (v.empty() || high - low >= 80)
                continue;
            return matrix_view<double>{buffer.data() + random.between(-low, 79 - high), v.rows, v.cols,
                                       v.row_stride, v.col_stride};
        }
    };
    for (std::uint64_t seed = 0; seed < 20000; ++seed) {
        random_source random(seed);
        const auto x = any_view(random), y = any_view(random);
        // Half of the pairs have strides in common.
        const matrix_view<double> z =
            seed % 2 == 0 ? y : matrix_view<double>{x.data, x.rows, x.cols, x.row_stride, x.col_stride};
        const auto moved =
            seed % 2 == 0 ? z : z.block(0, 0, random.between(1, z.rows), random.between(1, z.cols));
        INFO("seed=" << seed << ": " << describe(x, buffer.data()) << " and "
                     << describe(moved, buffer.data()));
        if (share_an_element(x, moved)) {
            REQUIRE(overlap(x, moved));
            REQUIRE(overlap(moved, x));
        }
        const byte_range x_bytes = bytes_of(x), y_bytes = bytes_of(moved);
        if (x_bytes.end <= y_bytes.begin || y_bytes.end <= x_bytes.begin)
            REQUIRE_FALSE(overlap(x, moved));
    }
}

TEST_CASE("blocks of one column-major or row-major matrix overlap exactly where they share an element") {
    std::vector<int> buffer(400);
    int shared = 0, apart = 0;
    for (std::uint64_t seed = 0; seed < 40000; ++seed) {
        random_source random(seed);
        const std::ptrdiff_t rows = random.between(1, 12), cols = random.between(1, 12);
        // The matrix itself may have padding between its columns.
        matrix_view<int> matrix{buffer.data() + 7, rows, cols, 1, rows + random.between(0, 4)};
        const auto any_block = [&] {
            const std::ptrdiff_t row = random.between(0, rows - 1), col = random.between(0, cols - 1);
            return matrix.block(row, col, random.between(1, rows - row), random.between(1, cols - col));
        };
        matrix_view<int> x = any_block(), y = any_block();
        if (random.between(0, 1) == 1) {
            x = x.transposed();
            y = y.transposed();
        }
        INFO("seed=" << seed << ": " << describe(x, buffer.data()) << " and " << describe(y, buffer.data()));
        // A matrix of one column with a leading dimension of 1 is a vector: its order is not to be told.
        if (matrix.row_stride == matrix.col_stride)
            continue;
        REQUIRE(overlap(x, y) == share_an_element(x, y));
        (share_an_element(x, y) ? shared : apart) += 1;
    }
    CHECK(shared > 1000);
    CHECK(apart > 1000);
}

TEST_CASE("a tall block and a low one that starts beyond the middle of its columns share their common rows") {
    std::vector<int> buffer(100);
    const matrix_view<int> matrix{buffer.data(), 10, 10, 1, 10};
    CHECK(overlap(matrix.block(0, 0, 7, 4), matrix.block(6, 0, 3, 4)));
    CHECK(overlap(matrix.block(6, 0, 3, 4), matrix.block(0, 0, 7, 4)));
    CHECK(overlap(matrix.transposed().block(0, 0, 4, 7), matrix.transposed().block(0, 6, 4, 3)));
    CHECK_FALSE(overlap(matrix.block(0, 0, 6, 4), matrix.block(6, 0, 3, 4)));
}

TEST_CASE("an empty view overlaps nothing") {
    std::vector<float> buffer(16);
    const matrix_view<float> whole{buffer.data(), 4, 4, 1, 4};
    CHECK_FALSE(overlap(whole, whole.block(1, 1, 0, 2)));
    CHECK_FALSE(overlap(whole.block(1, 1, 2, 0), whole));
    CHECK_FALSE(overlap(whole, matrix_view<float>{}));
    CHECK(overlap(whole, whole));
}

TEST_CASE("views of elements of different sizes overlap where their bytes do") {
    alignas(8) unsigned char bytes[64] = {};
    const matrix_view<unsigned char> all{bytes, 64, 1, 1, 64}, first{bytes, 8, 1, 1, 8},
        last{bytes + 56, 8, 1, 1, 8};
    const matrix_view<const std::uint32_t> words{reinterpret_cast<const std::uint32_t*>(bytes + 8), 12, 1, 1,
                                                 12};
    CHECK(overlap(all, words));
    CHECK_FALSE(overlap(first, words));
    CHECK_FALSE(overlap(last, words));
}

TEST_CASE("elements of the same size that do not stand at whole elements of each other overlap") {
    alignas(8) unsigned char bytes[128] = {};
    struct pair {
        unsigned char parts[2];
    };
    const matrix_view<pair> even{reinterpret_cast<pair*>(bytes), 4, 4, 1, 8},
        odd{reinterpret_cast<pair*>(bytes + 7), 4, 4, 1, 8};
    CHECK(overlap(even, odd));
}

TEST_CASE("the bytes of a view are those from its lowest element to its highest") {
    double buffer[30] = {};
    const auto at = [&](int i) { return reinterpret_cast<std::uintptr_t>(buffer + i); };
    const byte_range forwards = bytes_of(matrix_view<double>{buffer + 3, 3, 4, 1, 5});
    CHECK((forwards.begin == at(3) && forwards.end == at(21)));
    const byte_range backwards = bytes_of(matrix_view<double>{buffer + 20, 3, 4, -1, -5});
    CHECK((backwards.begin == at(3) && backwards.end == at(21)));
    const byte_range mixed = bytes_of(matrix_view<double>{buffer + 18, 3, 4, 1, -5});
    CHECK((mixed.begin == at(3) && mixed.end == at(21)));
}

} // namespace
