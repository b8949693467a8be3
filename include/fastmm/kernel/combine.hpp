// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Linear combinations of blocks: the additions of a fast algorithm. Coefficients 1 and -1 cost no
// multiplication. The loops are instantiated once a kind of sum (how many blocks are added, how many taken
// away), not once a product.

#pragma once

#include <fastmm/kernel/blocking.hpp>
#include <fastmm/view.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

/// A sum of blocks that have the same shape and strides: `plus` blocks, then `minus` blocks, then blocks with
/// other factors, whose factors stand in `factors` in the same order.
template <class T>
struct block_sum {
    std::span<const T* const> blocks;
    std::ptrdiff_t plus = 0;
    std::ptrdiff_t minus = 0;
    std::span<const T> factors;
    std::ptrdiff_t row_stride = 1;
    std::ptrdiff_t col_stride = 0;
};

/// A block that a product is added to (or, the first time it is touched, stored to): factor 1, -1 or another.
template <class T>
struct block_target {
    T* block = nullptr;
    int sign = 1; ///< 1 or -1; 0 where `factor` is used.
    bool store = false;
    T factor = T(0);
};

namespace detail {

// A sum of this many elements of a run is finished before the next, so that it stays in the first-level
// cache.
inline constexpr std::ptrdiff_t run_length = 1024;

// Vectors of real numbers serve complex numbers too: sums act on the parts.
template <class T>
struct real_lanes {
    using type = T;
    static constexpr std::ptrdiff_t parts = 1;
};
template <std::floating_point T>
struct real_lanes<std::complex<T>> {
    using type = T;
    static constexpr std::ptrdiff_t parts = 2;
};

// target[i] (+)= the sum of Plus sources minus the sum of Minus sources; source q starts at sources[q] +
// offset.
template <int Plus, int Minus, bool Accumulate, class T>
void sum_run(T* target, const T* const* sources, std::ptrdiff_t offset, std::ptrdiff_t count) {
    constexpr int all = Plus + Minus;
    std::array<const T*, std::size_t(all)> sources_here;
    const T** const from = sources_here.data();
    for (int q = 0; q < all; ++q)
        from[q] = sources[q] + offset;
    std::ptrdiff_t i = 0;
#if FASTMM_DETAIL_HAS_XSIMD
    using real = typename real_lanes<T>::type;
    if constexpr (simd::available<real>) {
        constexpr std::ptrdiff_t lanes = simd::lanes<real>, parts = real_lanes<T>::parts;
        const auto reals = [](auto* pointer) {
            if constexpr (parts == 1)
                return pointer;
            else if constexpr (std::is_const_v<std::remove_pointer_t<decltype(pointer)>>)
                return reinterpret_cast<const real*>(pointer);
            else
                return reinterpret_cast<real*>(pointer);
        };
        real* const to = reals(target);
        const std::ptrdiff_t real_count = count * parts;
        std::ptrdiff_t part = 0;
        for (; part + lanes <= real_count; part += lanes) {
            simd::vector<real> sum;
            if constexpr (Accumulate)
                sum = simd::load(to + part);
            else if constexpr (Plus > 0)
                sum = simd::load(reals(from[0]) + part);
            else
                sum = simd::broadcast(real(0));
            [&]<int... Q>(std::integer_sequence<int, Q...>) {
                ((Q < Plus ? (Q > 0 || Accumulate ? (void)(sum = sum + simd::load(reals(from[Q]) + part))
                                                  : (void)0)
                           : (void)(sum = sum - simd::load(reals(from[Q]) + part))),
                 ...);
            }
            (std::make_integer_sequence<int, all>{});
            simd::store(to + part, sum);
        }
        i = part / parts;
    }
#endif
    for (; i < count; ++i) {
        T sum = Accumulate ? target[i] : Plus > 0 ? from[0][i] : T(0);
        for (int q = Accumulate || Plus == 0 ? 0 : 1; q < Plus; ++q)
            sum = add(sum, from[q][i]);
        for (int q = Plus; q < all; ++q)
            sum = subtract(sum, from[q][i]);
        target[i] = std::move(sum);
    }
}

template <bool Accumulate, class T>
void scaled_run(T* target, const T& factor, const T* source, std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const T product = multiply(factor, source[i]);
        target[i] = Accumulate ? add(target[i], product) : product;
    }
}

template <class T>
using run_function = void (*)(T*, const T* const*, std::ptrdiff_t, std::ptrdiff_t);

// The first sources of a sum, up to four at once, are stored; they begin with a plus. [plus][minus]
template <class T>
inline constexpr run_function<T> store_runs[5][4] = {
    {nullptr, &sum_run<0, 1, false, T>, nullptr, nullptr},
    {&sum_run<1, 0, false, T>, &sum_run<1, 1, false, T>, &sum_run<1, 2, false, T>, &sum_run<1, 3, false, T>},
    {&sum_run<2, 0, false, T>, &sum_run<2, 1, false, T>, &sum_run<2, 2, false, T>, nullptr},
    {&sum_run<3, 0, false, T>, &sum_run<3, 1, false, T>, nullptr, nullptr},
    {&sum_run<4, 0, false, T>, nullptr, nullptr, nullptr},
};

// The others are added, up to two at once. [plus][minus]
template <class T>
inline constexpr run_function<T> add_runs[3][3] = {
    {nullptr, &sum_run<0, 1, true, T>, &sum_run<0, 2, true, T>},
    {&sum_run<1, 0, true, T>, &sum_run<1, 1, true, T>, nullptr},
    {&sum_run<2, 0, true, T>, nullptr, nullptr},
};

// One run of a sum: `count` elements, `offset` elements into every block.
template <class T>
void combine_run(T* target, const block_sum<T>& sum, std::ptrdiff_t offset, std::ptrdiff_t count) {
    const T* const* source = sum.blocks.data();
    std::ptrdiff_t plus = sum.plus, minus = sum.minus;
    std::size_t factor = 0;
    if (plus > 0) {
        const std::ptrdiff_t p = std::min<std::ptrdiff_t>(plus, 4);
        const std::ptrdiff_t q = p == plus ? std::min<std::ptrdiff_t>(minus, 4 - p) : 0;
        store_runs<T>[p][q](target, source, offset, count);
        source += p + q;
        plus -= p;
        minus -= q;
    } else {
        scaled_run<false>(target, sum.factors[factor++], *source++ + offset, count);
    }
    while (plus + minus > 0) {
        const std::ptrdiff_t p = std::min<std::ptrdiff_t>(plus, 2),
                             q = std::min<std::ptrdiff_t>(minus, 2 - p);
        add_runs<T>[p][q](target, source, offset, count);
        source += p + q;
        plus -= p;
        minus -= q;
    }
    while (factor < sum.factors.size())
        scaled_run<true>(target, sum.factors[factor++], *source++ + offset, count);
}

template <class T>
T combine_element(const block_sum<T>& sum, std::ptrdiff_t offset) {
    const T* const* source = sum.blocks.data();
    const T* const* const plus_end = source + sum.plus;
    const T* const* const minus_end = plus_end + sum.minus;
    T value = sum.plus > 0 ? (*source++)[offset] : T(0);
    while (source != plus_end)
        value = add(value, (*source++)[offset]);
    while (source != minus_end)
        value = subtract(value, (*source++)[offset]);
    for (const T& factor : sum.factors)
        value = add(value, multiply(factor, (*source++)[offset]));
    return value;
}

template <class T>
void update_run(const block_target<T>& target, std::ptrdiff_t offset, const T* product,
                std::ptrdiff_t count) {
    T* const to = target.block + offset;
    const int plus = target.sign > 0 ? 1 : 0, minus = 1 - plus;
    if (target.sign == 0)
        target.store ? scaled_run<false>(to, target.factor, product, count)
                     : scaled_run<true>(to, target.factor, product, count);
    else
        (target.store ? store_runs<T>[plus][minus] : add_runs<T>[plus][minus])(to, &product, 0, count);
}

template <class T>
void update_element(const block_target<T>& target, std::ptrdiff_t offset, const T& product) {
    T& element = target.block[offset];
    const T value = target.sign > 0   ? product
                    : target.sign < 0 ? negate(product)
                                      : multiply(target.factor, product);
    element = target.store ? value : add(element, value);
}

// Calls run(target_offset, source_offset, count) for runs that are contiguous on both sides, else
// element(target_offset, source_offset) for each element. Scalars that no kernel serves are always taken one
// by one: their arithmetic costs more than the loop, and the runs would cost compile time.
template <class Target, class Run, class Element>
void for_each_run(const matrix_view<Target>& target, std::ptrdiff_t row_stride, std::ptrdiff_t col_stride,
                  Run run, Element element) {
    if constexpr (blocked_scalar<std::remove_const_t<Target>>) {
        const bool columns = target.row_stride == 1 && row_stride == 1,
                   rows = target.col_stride == 1 && col_stride == 1;
        if (columns || rows) {
            const std::ptrdiff_t length = columns ? target.rows : target.cols;
            const std::ptrdiff_t lines = columns ? target.cols : target.rows;
            const std::ptrdiff_t target_line = columns ? target.col_stride : target.row_stride;
            const std::ptrdiff_t source_line = columns ? col_stride : row_stride;
            for (std::ptrdiff_t line = 0; line < lines; ++line)
                for (std::ptrdiff_t i = 0; i < length; i += run_length)
                    run(line * target_line + i, line * source_line + i, std::min(run_length, length - i));
            return;
        }
    }
    for (std::ptrdiff_t j = 0; j < target.cols; ++j)
        for (std::ptrdiff_t i = 0; i < target.rows; ++i)
            element(i * target.row_stride + j * target.col_stride, i * row_stride + j * col_stride);
}

} // namespace detail

/// target = sum. Requires: a sum of at least one block, and a plus block wherever there is a minus block.
/// Nothing overlaps. Cost: one pass over the target and over each block.
template <class T>
void combine(const matrix_view<T>& target, const block_sum<T>& sum) {
    detail::for_each_run(
        target, sum.row_stride, sum.col_stride,
        [&](auto to, auto from, auto count) { // a template: not instantiated where no run is called
            detail::combine_run(target.data + to, sum, from, count);
        },
        [&](std::ptrdiff_t to, std::ptrdiff_t from) {
            target.data[to] = detail::combine_element(sum, from);
        });
}

/// Adds or stores a product to every target, all of them blocks of one matrix with the given strides. Nothing
/// overlaps. Cost: one pass over the product and over each target.
template <class T>
void update(const matrix_view<const T>& product, std::span<const block_target<T>> targets,
            std::ptrdiff_t row_stride, std::ptrdiff_t col_stride) {
    detail::for_each_run(
        product, row_stride, col_stride,
        [&](auto from, auto to, auto count) {
            for (const block_target<T>& target : targets)
                detail::update_run(target, to, product.data + from, count);
        },
        [&](std::ptrdiff_t from, std::ptrdiff_t to) {
            for (const block_target<T>& target : targets)
                detail::update_element(target, to, product.data[from]);
        });
}

} // namespace fastmm::inline FASTMM_ABI
