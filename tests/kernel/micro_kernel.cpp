// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One tile of C, against the textbook product of the same slivers.

#include "kernel/sums.hpp"
#include "support/catch.hpp"

#include <fastmm/kernel/micro_kernel.hpp>

#include <complex>
#include <cstdint>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

#define ALL_BLOCKED_SCALARS                                                                                  \
    float, double, long double, std::complex<float>, std::complex<double>, std::int8_t, std::int16_t,        \
        std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t

// Height x depth elements by columns, in the order of pack(); `offset` elements behind a cache line's begin.
template <class T>
class packed_sliver {
public:
    packed_sliver(const matrix_view<T>& source, std::ptrdiff_t offset)
        : memory_(static_cast<std::size_t>(source.rows * source.cols + offset) + 128 / sizeof(T)) {
        const auto address = reinterpret_cast<std::uintptr_t>(memory_.data());
        const auto skipped = static_cast<std::ptrdiff_t>((64 - address % 64) % 64 / sizeof(T));
        data_ = memory_.data() + skipped + offset;
        for (std::ptrdiff_t p = 0; p < source.cols; ++p)
            for (std::ptrdiff_t i = 0; i < source.rows; ++i) {
                T* const column = data_ + p * source.rows;
                if constexpr (is_complex<T> && detail::has_vector_tile<T>) {
                    auto* const parts = reinterpret_cast<typename T::value_type*>(column);
                    parts[i] = source(i, p).real();
                    parts[source.rows + i] = source(i, p).imag();
                } else {
                    column[i] = source(i, p);
                }
            }
    }
    packed_sliver(const packed_sliver&) = delete;
    packed_sliver& operator=(const packed_sliver&) = delete;

    const T* data() const { return data_; }

private:
    std::vector<T> memory_;
    T* data_;
};

// Slivers of A and B and their product.
template <class T>
struct slivers {
    static constexpr std::ptrdiff_t mr = detail::vector_tile<T>.mr, nr = detail::vector_tile<T>.nr;

    guarded_matrix<T> A, B, product;

    slivers(std::ptrdiff_t depth, random_source& random)
        : A(mr, depth, layout::column_major), B(depth, nr, layout::row_major),
          product(mr, nr, layout::column_major) {
        A.fill([&] { return exact_value<T>(random); });
        B.fill([&] { return exact_value<T>(random); });
        naive<T>(from_int<T>(1), A.read(), B.read(), from_int<T>(0), product.view());
    }
};

constexpr std::ptrdiff_t some_depths[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 64, 131};

} // namespace

TEMPLATE_TEST_CASE("the product of two slivers", "", ALL_BLOCKED_SCALARS) {
    using T = TestType;
    constexpr std::ptrdiff_t mr = detail::vector_tile<T>.mr, nr = detail::vector_tile<T>.nr;
    std::uint64_t seed = 0;
    for (const std::ptrdiff_t depth : some_depths)
        for (const std::ptrdiff_t offset : {0, 1, 3}) {
            random_source random(++seed);
            const slivers<T> s(depth, random);
            const packed_sliver<T> a(s.A.view(), offset), b(s.B.view().transposed(), offset);
            guarded_matrix<T> product(mr, nr, layout::column_major);
            product.fill([] { return poison<T>(); });
            // Whatever is asked for ahead, it is not read.
            const void* const nowhere[] = {nullptr, a.data(),
                                           reinterpret_cast<const void*>(~std::uintptr_t(0))};
            tile_product<T>(depth, a.data(), b.data(), product.view().data, nowhere[offset % 3]);
            INFO("depth=" << depth << " offset=" << offset << " seed=" << seed);
            REQUIRE(differences(product.view(), s.product.view()) == 0);
            REQUIRE(product.is_intact());
        }
}

TEMPLATE_TEST_CASE("a tile goes to one to four blocks of C", "", float, double, std::uint8_t, std::uint64_t) {
    using T = TestType;
    constexpr std::ptrdiff_t mr = detail::vector_tile<T>.mr, nr = detail::vector_tile<T>.nr;
    const auto everywhere = [](std::ptrdiff_t, std::ptrdiff_t) { return true; };
    if constexpr (detail::has_vector_tile<T>) {
        std::uint64_t seed = 0;
        for (const std::ptrdiff_t depth : some_depths)
            for (std::ptrdiff_t count = 1; count <= 4; ++count)
                for (const layout c_layout : {layout::column_major, layout::padded_columns})
                    for (const bool again : {false, true})
                        for (int repeat = 0; repeat < 6; ++repeat) {
                            random_source random(++seed);
                            const slivers<T> s(depth, random);
                            const std::ptrdiff_t offset = random.between(0, 1);
                            const packed_sliver<T> a(s.A.view(), offset), b(s.B.view().transposed(), offset);
                            guarded_matrix<T> C(mr, nr * count, c_layout), expected(mr, nr * count, c_layout);
                            const random_target<T> target(C, count, random);
                            target.fill(random, again, everywhere);
                            copy_view(C.view(), expected.view());
                            target.update(
                                expected.view(), again, everywhere,
                                [&](std::ptrdiff_t i, std::ptrdiff_t j) { return s.product.view()(i, j); });
                            micro_kernel<T>(depth, a.data(), b.data(), target.target(), 0, again, nullptr);
                            INFO("depth=" << depth << " again=" << again << " offset=" << offset << " C "
                                          << to_string(c_layout) << ": " << target.description()
                                          << ", seed=" << seed);
                            REQUIRE(differences(C.view(), expected.view()) == 0);
                            REQUIRE(C.is_intact());
                        }
    }
}

TEMPLATE_TEST_CASE("a part of a tile goes to one to four blocks of C of any layout", "", ALL_BLOCKED_SCALARS,
                   heap_matrix) {
    using T = TestType;
    constexpr std::ptrdiff_t tallest = [] {
        if constexpr (blocked_scalar<T>)
            return detail::vector_tile<T>.mr;
        else
            return std::ptrdiff_t(4);
    }();
    std::uint64_t seed = 0;
    for (std::ptrdiff_t rows = 1; rows <= tallest; ++rows)
        for (std::ptrdiff_t count = 1; count <= 4; ++count)
            for (int l = 0; l < layouts; ++l)
                for (const bool again : {false, true}) {
                    random_source random(++seed);
                    // The blocks are larger than the part, which begins at (row, col).
                    const std::ptrdiff_t cols = random.between(1, 8), row = random.between(0, 2),
                                         col = random.between(0, 2), block_cols = cols + col + 1,
                                         stride = rows + random.between(0, 3);
                    const auto inside = [&](std::ptrdiff_t i, std::ptrdiff_t j) {
                        return i >= row && i < row + rows && j >= col && j < col + cols;
                    };
                    std::vector<T> product(static_cast<std::size_t>(stride * cols));
                    for (T& value : product)
                        value = exact_value<T>(random);
                    const auto c_layout = static_cast<layout>(l);
                    guarded_matrix<T> C(rows + row + 1, block_cols * count, c_layout),
                        expected(rows + row + 1, block_cols * count, c_layout);
                    const random_target<T> target(C, count, random);
                    target.fill(random, again, inside);
                    copy_view(C.view(), expected.view());
                    target.update(expected.view(), again, inside, [&](std::ptrdiff_t i, std::ptrdiff_t j) {
                        return product[static_cast<std::size_t>(i - row + (j - col) * stride)];
                    });
                    const product_target<T> to = target.target();
                    add_tile<T>(product.data(), stride, rows, cols, to,
                                row * to.row_stride + col * to.col_stride, again);
                    INFO(rows << " x " << cols << " at (" << row << ", " << col << ") again=" << again
                              << " C " << to_string(c_layout) << ": " << target.description()
                              << ", seed=" << seed);
                    REQUIRE(differences(C.view(), expected.view()) == 0);
                    REQUIRE(C.is_intact());
                }
}
