// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "operands.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace fastmm_accuracy {

namespace {

using fastmm::factorization;

double value_of(const fastmm::coefficient& c) {
    return static_cast<double>(c.numerator) / c.denominator;
}

double sum_of(std::span<const fastmm::entry> form, const std::vector<int>& signs) {
    double sum = 0;
    for (const fastmm::entry& e : form)
        sum += value_of(e.value) * signs[static_cast<std::size_t>(e.index)];
    return std::abs(sum);
}

double norm_of(std::span<const fastmm::entry> form) {
    double sum = 0;
    for (const fastmm::entry& e : form)
        sum += std::abs(value_of(e.value));
    return sum;
}

// What a product counts in a block of C.
std::vector<double> weights_in(const factorization& f, int block) {
    std::vector<double> result(static_cast<std::size_t>(f.rank));
    for (int r = 0; r < f.rank; ++r)
        for (const fastmm::entry& e : f.w[r])
            if (e.index == block)
                result[static_cast<std::size_t>(r)] = std::abs(value_of(e.value));
    return result;
}

// The weights of the block of C with the largest sum of magnitudes.
std::vector<double> largest_weights(const factorization& f) {
    std::vector<double> best;
    double largest = 0;
    for (int block = 0; block < f.dimensions.m * f.dimensions.n; ++block) {
        const std::vector<double> weights = weights_in(f, block);
        double sum = 0;
        for (int r = 0; r < f.rank; ++r)
            sum += weights[static_cast<std::size_t>(r)] * norm_of(f.u[r]) * norm_of(f.v[r]);
        if (sum > largest) {
            largest = sum;
            best = weights;
        }
    }
    return best;
}

// Signs a of the blocks of A and b of those of B for which the sum of |w_r| |u_r . a| |v_r . b| is large: the best of
// some random ones from which no change of one sign leads further.
void search_signs(const factorization& f, random_source& random, std::vector<int>& a, std::vector<int>& b) {
    const std::vector<double> weights = largest_weights(f);
    std::vector<int> x(static_cast<std::size_t>(f.dimensions.m * f.dimensions.k)),
        y(static_cast<std::size_t>(f.dimensions.k * f.dimensions.n));
    const auto value = [&] {
        double sum = 0;
        for (int r = 0; r < f.rank; ++r)
            if (const double weight = weights[static_cast<std::size_t>(r)]; weight != 0)
                sum += weight * sum_of(f.u[r], x) * sum_of(f.v[r], y);
        return sum;
    };
    double best = -1;
    for (int attempt = 0; attempt < 20; ++attempt) {
        for (std::vector<int>* signs : {&x, &y})
            for (int& sign : *signs)
                sign = attempt > 0 && random() % 2 == 0 ? -1 : 1;
        double reached = value();
        for (bool improved = true; improved;) {
            improved = false;
            for (std::vector<int>* signs : {&x, &y})
                for (int& sign : *signs) {
                    sign = -sign;
                    if (const double next = value(); next > reached) {
                        reached = next;
                        improved = true;
                    } else {
                        sign = -sign;
                    }
                }
        }
        if (reached > best) {
            best = reached;
            a = x;
            b = y;
        }
    }
}

} // namespace

template <class T>
operands<T> draw(kind what, std::ptrdiff_t size, random_source& random) {
    operands<T> result(size);
    for (std::vector<T>* elements : {&result.a, &result.b})
        for (T& x : *elements)
            x = what == kind::positive ? uniform<T>(random) : 2 * uniform<T>(random) - 1;
    if (what == kind::badly_scaled) {
        const auto factors = [&] {
            std::vector<T> powers(static_cast<std::size_t>(size));
            for (T& power : powers)
                power = std::ldexp(T(1), -static_cast<int>(random() % 41));
            return powers;
        };
        const std::vector<T> rows = factors(), cols = factors();
        for (std::size_t at = 0; at < result.a.size(); ++at) {
            result.a[at] *= rows[at % static_cast<std::size_t>(size)];
            result.b[at] *= cols[at / static_cast<std::size_t>(size)];
        }
    }
    return result;
}

template operands<double> draw(kind, std::ptrdiff_t, random_source&);
template operands<float> draw(kind, std::ptrdiff_t, random_source&);

adversary::adversary(const named_schedule& schedule, random_source& random) {
    for (const factorization& f : schedule.levels) {
        levels_.push_back({f.dimensions, {}, {}});
        search_signs(f, random, levels_.back().a, levels_.back().b);
    }
    if (levels_.empty()) // Nothing but one product.
        levels_.push_back({{1, 1, 1}, {1}, {1}});
}

template <class T>
operands<T> adversary::draw(std::ptrdiff_t size, random_source& random) const {
    // The blocks of the innermost level, row by row; what no block covers is like the last one.
    const auto fill = [&](std::vector<T>& to, auto rows_of, auto cols_of, auto signs_of) {
        std::ptrdiff_t rows = 1, cols = 1;
        for (const level_signs& level : levels_) {
            rows *= rows_of(level.dimensions);
            cols *= cols_of(level.dimensions);
        }
        std::vector<T> blocks(static_cast<std::size_t>(rows * cols));
        for (std::ptrdiff_t i = 0; i < rows; ++i)
            for (std::ptrdiff_t j = 0; j < cols; ++j) {
                T value = 1 - uniform<T>(random) / 4;
                std::ptrdiff_t height = rows, width = cols;
                for (const level_signs& level : levels_) {
                    const std::ptrdiff_t r = rows_of(level.dimensions), c = cols_of(level.dimensions);
                    height /= r;
                    width /= c;
                    value *= static_cast<T>(
                        signs_of(level)[static_cast<std::size_t>(i / height % r * c + j / width % c)]);
                }
                blocks[static_cast<std::size_t>(i * cols + j)] = value;
            }
        const std::ptrdiff_t height = std::max<std::ptrdiff_t>(1, size / rows),
                             width = std::max<std::ptrdiff_t>(1, size / cols);
        for (std::ptrdiff_t j = 0; j < size; ++j)
            for (std::ptrdiff_t i = 0; i < size; ++i)
                to[static_cast<std::size_t>(i + j * size)] = blocks[static_cast<std::size_t>(
                    std::min(i / height, rows - 1) * cols + std::min(j / width, cols - 1))];
    };
    const auto m = [](const fastmm::shape& s) { return s.m; };
    const auto k = [](const fastmm::shape& s) { return s.k; };
    const auto n = [](const fastmm::shape& s) { return s.n; };
    operands<T> result(size);
    fill(result.a, m, k, [](const level_signs& level) -> const std::vector<int>& { return level.a; });
    fill(result.b, k, n, [](const level_signs& level) -> const std::vector<int>& { return level.b; });
    return result;
}

template operands<double> adversary::draw<double>(std::ptrdiff_t, random_source&) const;
template operands<float> adversary::draw<float>(std::ptrdiff_t, random_source&) const;

} // namespace fastmm_accuracy
