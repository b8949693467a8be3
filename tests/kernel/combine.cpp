// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Sums of blocks and updates of blocks: every count of terms, contiguous and strided, every kind of scalar.

#include "kernel/scalars.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/combine.hpp>

#include <complex>
#include <cstdint>
#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

// A block of a matrix of `count` blocks side by side: blocks of one matrix have the same strides.
template <class T>
matrix_view<T> block_of(const guarded_matrix<T>& matrix, std::ptrdiff_t cols, std::ptrdiff_t number) {
    return matrix.view().block(0, number * cols, matrix.view().rows, cols);
}

// ---- combine ----

struct counts {
    std::ptrdiff_t plus, minus, others;
};

template <class T>
void check_combine(std::ptrdiff_t rows, std::ptrdiff_t cols, counts n, layout target_layout,
                   layout source_layout) {
    const std::ptrdiff_t all = n.plus + n.minus + n.others;
    const auto seed = static_cast<std::uint64_t>(((n.plus * 16 + n.minus) * 16 + n.others) * 8 + rows);
    random_source random(seed);
    guarded_matrix<T> source(rows, cols * all, source_layout), target(rows, cols, target_layout);
    source.fill([&] { return exact_value<T>(random); });
    target.fill([] { return poison<T>(); });
    std::vector<const T*> blocks;
    std::vector<T> factors;
    for (std::ptrdiff_t q = 0; q < all; ++q) {
        blocks.push_back(block_of(source, cols, q).data);
        if (q >= n.plus + n.minus)
            factors.push_back(exact_value<T>(random));
    }
    combine(target.view(), block_sum<T>{blocks, n.plus, n.minus, factors, source.view().row_stride,
                                        source.view().col_stride});
    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t j = 0; j < cols; ++j)
        for (std::ptrdiff_t i = 0; i < rows; ++i) {
            T sum = T(0);
            for (std::ptrdiff_t q = 0; q < all; ++q) {
                const T value = block_of(source, cols, q)(i, j);
                if (q < n.plus)
                    sum = detail::add(sum, value);
                else if (q < n.plus + n.minus)
                    sum = detail::subtract(sum, value);
                else
                    sum = detail::add(
                        sum,
                        detail::multiply(factors[static_cast<std::size_t>(q - n.plus - n.minus)], value));
            }
            wrong += target.view()(i, j) == sum ? 0 : 1;
        }
    INFO(rows << " x " << cols << ", " << n.plus << " plus, " << n.minus << " minus, " << n.others
              << " others, target " << to_string(target_layout) << ", source " << to_string(source_layout)
              << ", seed=" << seed);
    REQUIRE(wrong == 0);
    REQUIRE(target.is_intact());
    REQUIRE(source.is_intact());
}

// Every count that combine() takes: a sum begins with a plus wherever it has a minus.
template <class Check>
void for_each_count(std::ptrdiff_t most, std::ptrdiff_t most_others, Check check) {
    for (std::ptrdiff_t plus = 0; plus <= most; ++plus)
        for (std::ptrdiff_t minus = 0; minus <= (plus > 0 ? most : 0); ++minus)
            for (std::ptrdiff_t others = plus == 0 ? 1 : 0; others <= most_others; ++others)
                check(counts{plus, minus, others});
}

#define ALL_SCALARS                                                                                          \
    float, double, long double, std::complex<float>, std::complex<double>, std::int8_t, std::int16_t,        \
        std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t, heap_matrix

TEMPLATE_TEST_CASE("sums of one to nine blocks of every sign", "", ALL_SCALARS) {
    for_each_count(9, 3, [](counts n) {
        check_combine<TestType>(19, 3, n, layout::column_major, layout::padded_columns);
        check_combine<TestType>(5, 4, n, layout::strided, layout::reversed);
    });
    for_each_count(0, 9, [](counts n) {
        check_combine<TestType>(19, 3, n, layout::row_major, layout::padded_rows);
        check_combine<TestType>(5, 4, n, layout::row_major, layout::column_major);
    });
}

TEMPLATE_TEST_CASE("sums in every pair of layouts", "", double, std::complex<float>, std::int16_t,
                   heap_matrix) {
    for (int t = 0; t < layouts; ++t)
        for (int s = 0; s < layouts; ++s)
            for (const counts n : {counts{1, 0, 0}, counts{2, 1, 0}, counts{1, 1, 1}, counts{0, 0, 2}}) {
                check_combine<TestType>(7, 5, n, static_cast<layout>(t), static_cast<layout>(s));
                check_combine<TestType>(1, 5, n, static_cast<layout>(t), static_cast<layout>(s));
                check_combine<TestType>(7, 1, n, static_cast<layout>(t), static_cast<layout>(s));
                check_combine<TestType>(0, 5, n, static_cast<layout>(t), static_cast<layout>(s));
                check_combine<TestType>(7, 0, n, static_cast<layout>(t), static_cast<layout>(s));
            }
}

TEMPLATE_TEST_CASE("runs end where they should", "", float, double, std::complex<float>, std::int32_t) {
    for (const std::ptrdiff_t around : {detail::run_length, 2 * detail::run_length})
        for (const std::ptrdiff_t length : {around - 1, around, around + 1})
            for (const counts n : {counts{1, 0, 0}, counts{1, 1, 0}, counts{5, 4, 2}, counts{0, 0, 1}}) {
                check_combine<TestType>(length, 2, n, layout::column_major, layout::padded_columns);
                check_combine<TestType>(2, length, n, layout::row_major, layout::padded_rows);
            }
    // Every remainder of the vectors.
    for (std::ptrdiff_t length = 0; length <= 70; ++length)
        check_combine<TestType>(length, 2, {2, 2, 0}, layout::padded_columns, layout::column_major);
}

TEMPLATE_TEST_CASE("a sum that leaves the range of a signed integer wraps", "", std::int8_t, std::int16_t,
                   std::int32_t, std::int64_t) {
    using T = TestType;
    constexpr T lowest = std::numeric_limits<T>::min(), highest = std::numeric_limits<T>::max();
    for (const std::ptrdiff_t stride : {1, 2}) {
        const std::vector<T> low(130, lowest), high(130, highest), one(130, T(1)), minus_one(130, T(-1));
        std::vector<T> target(130);
        const auto run = [&](std::vector<const T*> blocks, std::ptrdiff_t plus, std::ptrdiff_t minus,
                             std::vector<T> factors) {
            combine(matrix_view<T>{target.data(), 65, 1, stride, 130},
                    block_sum<T>{blocks, plus, minus, factors, stride, 130});
            for (std::size_t i = 0; i < 65; ++i)
                if (target[i * static_cast<std::size_t>(stride)] != target[0])
                    return T(55);
            return target[0];
        };
        CHECK(run({high.data(), one.data()}, 2, 0, {}) == lowest);
        CHECK(run({low.data(), one.data()}, 1, 1, {}) == highest);
        CHECK(run({low.data(), low.data()}, 2, 0, {}) == 0);
        CHECK(run({one.data(), low.data(), one.data()}, 1, 2, {}) == lowest);
        CHECK(run({low.data()}, 0, 0, {T(-1)}) == lowest);
        CHECK(run({high.data()}, 0, 0, {T(2)}) == T(-2));
        CHECK(run({high.data(), high.data()}, 1, 0, {highest}) == lowest);
    }
}

// ---- update ----

template <class T>
void check_update(std::ptrdiff_t rows, std::ptrdiff_t cols, std::ptrdiff_t count, layout product_layout,
                  layout target_layout, std::uint64_t seed) {
    random_source random(seed);
    guarded_matrix<T> product(rows, cols, product_layout), target(rows, cols * count, target_layout),
        expected(rows, cols * count, layout::column_major);
    product.fill([&] { return exact_value<T>(random); });
    std::vector<block_target<T>> targets;
    std::ostringstream described;
    for (std::ptrdiff_t q = 0; q < count; ++q) {
        const int sign = static_cast<int>(random.between(-1, 1));
        const bool store = random.between(0, 1) == 1;
        const T factor = exact_value<T>(random);
        targets.push_back({block_of(target, cols, q).data, sign, store, factor});
        described << (store ? " =" : " +=") << (sign == 0 ? 'f' : sign > 0 ? '+' : '-');
        for (std::ptrdiff_t j = 0; j < cols; ++j)
            for (std::ptrdiff_t i = 0; i < rows; ++i) {
                const T before = store ? poison<T>() : exact_value<T>(random), value = product.view()(i, j);
                const T change = sign > 0   ? value
                                 : sign < 0 ? detail::subtract(T(0), value)
                                            : detail::multiply(factor, value);
                block_of(target, cols, q)(i, j) = before;
                block_of(expected, cols, q)(i, j) = store ? change : detail::add(before, change);
            }
    }
    update<T>(product.read(), targets, target.view().row_stride, target.view().col_stride);
    std::ptrdiff_t wrong = 0;
    for (std::ptrdiff_t j = 0; j < cols * count; ++j)
        for (std::ptrdiff_t i = 0; i < rows; ++i)
            wrong += target.view()(i, j) == expected.view()(i, j) ? 0 : 1;
    INFO(rows << " x " << cols << ", targets" << described.str() << ", product " << to_string(product_layout)
              << ", targets " << to_string(target_layout) << ", seed=" << seed);
    REQUIRE(wrong == 0);
    REQUIRE(target.is_intact());
    REQUIRE(product.is_intact());
}

TEMPLATE_TEST_CASE("a product is added to, or stored in, up to nine blocks", "", ALL_SCALARS) {
    std::uint64_t seed = 0;
    for (std::ptrdiff_t count = 1; count <= 9; ++count)
        for (int p = 0; p < layouts; ++p)
            for (int t = 0; t < layouts; ++t) {
                check_update<TestType>(19, 3, count, static_cast<layout>(p), static_cast<layout>(t), ++seed);
                check_update<TestType>(2, 5, count, static_cast<layout>(p), static_cast<layout>(t), ++seed);
            }
    check_update<TestType>(0, 5, 2, layout::column_major, layout::column_major, ++seed);
    check_update<TestType>(5, 0, 2, layout::row_major, layout::strided, ++seed);
    for (const std::ptrdiff_t length : {detail::run_length - 1, detail::run_length + 1})
        check_update<TestType>(length, 1, 3, layout::column_major, layout::padded_columns, ++seed);
}

} // namespace
