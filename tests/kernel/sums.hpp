// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Sums of blocks and targets of several blocks for the tests of the kernels: blocks of one matrix, side by side, so
// that they have the same strides.

#pragma once

#include "kernel/scalars.hpp"

#include <fastmm/kernel/block_sum.hpp>
#include <fastmm/kernel/target.hpp>

#include <sstream>
#include <string>
#include <vector>

namespace fastmm_test {

// A factor, and how a message names it.
template <class T>
struct named_factor {
    T value;
    const char* name;
};

// 1, -1, 2, and a half where the ring has it.
template <class T>
std::vector<named_factor<T>> table_factors() {
    std::vector<named_factor<T>> factors{
        {from_int<T>(1), "1"}, {from_int<T>(-1), "-1"}, {from_int<T>(2), "2"}};
    if constexpr (std::is_same_v<fastmm::ring_of<T>, fastmm::rationals>)
        factors.push_back({fastmm::detail::from_coefficient<T>(1, 2), "1/2"});
    return factors;
}

template <class T>
const named_factor<T>& any_factor(const std::vector<named_factor<T>>& factors, random_source& random) {
    return factors[static_cast<std::size_t>(
        random.between(0, static_cast<std::ptrdiff_t>(factors.size()) - 1))];
}

// `count` blocks of rows x cols elements with factors. One block has factor 1 every other time.
template <class T, class Matrix = guarded_matrix<T>>
class random_sum {
public:
    random_sum(const Matrix& matrix, std::ptrdiff_t count, random_source& random)
        : count_(count), rows_(matrix.view().rows), cols_(matrix.view().cols / count), matrix_(matrix) {
        const auto factors = table_factors<T>();
        for (std::ptrdiff_t q = 0; q < count; ++q) {
            blocks_.push_back(matrix.view().block(0, q * cols_, rows_, cols_).data);
            const bool plain = count == 1 && random.between(0, 1) == 0;
            const auto& factor = plain ? factors[0] : any_factor(factors, random);
            factors_.push_back(factor.value);
            described_ += (q > 0 ? ", " : "") + std::string(factor.name);
        }
    }
    random_sum(const random_sum&) = delete;
    random_sum& operator=(const random_sum&) = delete;

    fastmm::block_sum<T> sum() const {
        return {blocks_.data(),           factors_.data(), count_, rows_, cols_, matrix_.view().row_stride,
                matrix_.view().col_stride};
    }

    // The sum as a matrix of its own, by the ring's operations alone.
    void form(const fastmm::matrix_view<T>& target) const {
        for (std::ptrdiff_t j = 0; j < cols_; ++j)
            for (std::ptrdiff_t i = 0; i < rows_; ++i) {
                T value = from_int<T>(0);
                for (std::ptrdiff_t q = 0; q < count_; ++q)
                    value = fastmm::detail::add(
                        value, fastmm::detail::multiply(factors_[static_cast<std::size_t>(q)],
                                                        matrix_.view()(i, q * cols_ + j)));
                target(i, j) = value;
            }
    }

    const std::string& description() const { return described_; }

private:
    std::ptrdiff_t count_, rows_, cols_;
    const Matrix& matrix_;
    std::vector<const T*> blocks_;
    std::vector<T> factors_;
    std::string described_;
};

// A target of `count` blocks of a matrix, with random factors and keeps, and what becomes of the matrix.
template <class T, class Matrix = guarded_matrix<T>>
class random_target {
public:
    random_target(const Matrix& matrix, std::ptrdiff_t count, random_source& random)
        : count_(count), rows_(matrix.view().rows), cols_(matrix.view().cols / count), matrix_(matrix) {
        const auto factors = table_factors<T>();
        std::vector<named_factor<T>> keeps{
            {from_int<T>(0), "0"}, {from_int<T>(1), "1"}, {from_int<T>(-3), "-3"}, {from_int<T>(2), "2"}};
        for (std::ptrdiff_t q = 0; q < count; ++q) {
            blocks_.push_back(matrix.view().block(0, q * cols_, rows_, cols_).data);
            const auto &factor = any_factor(factors, random), &keep = any_factor(keeps, random);
            factors_.push_back(factor.value);
            keeps_.push_back(keep.value);
            described_ +=
                (q > 0 ? "; " : "") + std::string(factor.name) + " * product + " + keep.name + " * block";
        }
    }
    random_target(const random_target&) = delete;
    random_target& operator=(const random_target&) = delete;

    fastmm::product_target<T> target() const {
        return {blocks_.data(),
                factors_.data(),
                keeps_.data(),
                count_,
                rows_,
                cols_,
                matrix_.view().row_stride,
                matrix_.view().col_stride};
    }

    // Fills the blocks: what is inside a part and is not to be read is poisoned. `inside(i, j)`: the part.
    template <class Inside>
    void fill(random_source& random, bool again, Inside inside) const {
        for (std::ptrdiff_t q = 0; q < count_; ++q)
            for (std::ptrdiff_t j = 0; j < cols_; ++j)
                for (std::ptrdiff_t i = 0; i < rows_; ++i)
                    matrix_.view()(i, q * cols_ + j) =
                        !again && inside(i, j) && keeps_[static_cast<std::size_t>(q)] == from_int<T>(0)
                            ? poison<T>()
                            : exact_value<T>(random);
    }

    // What `before`, a copy of the whole matrix, becomes where the product of row i and column j is product(i, j).
    template <class Inside, class Product>
    void update(const fastmm::matrix_view<T>& before, bool again, Inside inside, Product product) const {
        for (std::ptrdiff_t q = 0; q < count_; ++q)
            for (std::ptrdiff_t j = 0; j < cols_; ++j)
                for (std::ptrdiff_t i = 0; i < rows_; ++i)
                    if (inside(i, j)) {
                        const auto at = static_cast<std::size_t>(q);
                        T& element = before(i, q * cols_ + j);
                        const T added = fastmm::detail::multiply(factors_[at], product(i, j));
                        const T keep = again ? from_int<T>(1) : keeps_[at];
                        element = keep == from_int<T>(0)
                                      ? added
                                      : fastmm::detail::add(added, fastmm::detail::multiply(keep, element));
                    }
    }

    const std::string& description() const { return described_; }

private:
    std::ptrdiff_t count_, rows_, cols_;
    const Matrix& matrix_;
    std::vector<T*> blocks_;
    std::vector<T> factors_, keeps_;
    std::string described_;
};

// The elements of two views that differ.
template <class T>
std::ptrdiff_t differences(const fastmm::matrix_view<T>& x, const fastmm::matrix_view<T>& y) {
    std::ptrdiff_t count = 0;
    for (std::ptrdiff_t j = 0; j < x.cols; ++j)
        for (std::ptrdiff_t i = 0; i < x.rows; ++i)
            count += x(i, j) == y(i, j) ? 0 : 1;
    return count;
}

template <class T>
void copy_view(const fastmm::matrix_view<T>& from, const fastmm::matrix_view<T>& to) {
    for (std::ptrdiff_t j = 0; j < from.cols; ++j)
        for (std::ptrdiff_t i = 0; i < from.rows; ++i)
            to(i, j) = from(i, j);
}

} // namespace fastmm_test
