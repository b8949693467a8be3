// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How rounding errors pass through one level of a table, for the sums as they are really formed: term by term in the
// packing, or by the straight-line programs that share additions.
//
// First-order bounds in the style of N. J. Higham, Accuracy and Stability of Numerical Algorithms (2002), section 23.2.2,
// and of G. Ballard, A. R. Benson, A. Druinsky, B. Lipshitz and O. Schwartz, Improving the numerical stability of fast
// matrix multiplication, SIAM J. Matrix Anal. Appl. 37 (2016), which counts the roundings of the longest path.

#pragma once

#include <fastmm/factorization/additions.hpp>
#include <fastmm/factorization/stability.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

/// The prefactor Q of a table as it is written down (Ballard et al. 2016): the most roundings on a path, the largest, over
/// the blocks of C, of the products it is formed of plus the most blocks of A and B together in one of these. 8 for
/// Strassen's algorithm.
template <table F>
inline constexpr int prefactor = [] {
    const auto& f = factorization_of<F>;
    std::array<int, std::size_t(shape_of<F>.m) * std::size_t(shape_of<F>.n)> products{}, longest{};
    for (int r = 0; r < f.rank; ++r)
        for (const entry& e : f.w[r]) {
            const auto block = static_cast<std::size_t>(e.index);
            ++products[block];
            longest[block] = std::max(longest[block], static_cast<int>(f.u[r].size() + f.v[r].size()));
        }
    int largest = 0;
    for (std::size_t block = 0; block < products.size(); ++block)
        largest = std::max(largest, products[block] + longest[block]);
    return largest;
}();

/// How a level passes errors on: if products of blocks with inner dimension K/k have errors of at most
/// phi u max|A| max|B|, its own result has at most (growth phi + rounding K/k) u max|A| max|B|, to first order in the unit
/// roundoff u.
struct level_rounding {
    double growth = 1;   ///< E, as the sums are formed: at least growth_factor<F>.
    double rounding = 0; ///< g

    friend constexpr bool operator==(const level_rounding&, const level_rounding&) = default;
};

/// How the sums of a factor matrix are formed.
enum class summation { term_by_term, shared };

namespace detail {

// A computed value: |value| <= magnitude max|input|, and |error| <= error u max|input|.
struct bounded_value {
    double magnitude = 0;
    double error = 0;
};

// Whether a multiplication by it rounds nothing.
constexpr bool scales_exactly(const coefficient& value) {
    const auto is_power = [](int x) { return x > 0 && (x & (x - 1)) == 0; };
    return is_power(value.numerator < 0 ? -value.numerator : value.numerator) && is_power(value.denominator);
}

constexpr bounded_value times(const coefficient& factor, const bounded_value& x) {
    const double size = absolute(factor), magnitude = size * x.magnitude;
    return {magnitude, size * x.error + (scales_exactly(factor) ? 0 : magnitude)};
}

// With the rounding of the addition.
constexpr bounded_value plus(const bounded_value& x, const bounded_value& y) {
    const double magnitude = x.magnitude + y.magnitude;
    return {magnitude, x.error + y.error + magnitude};
}

// Runs a straight-line program on bounds; `values` begins with the inputs and has room for the steps.
template <class Program, class Values, class Outputs>
constexpr void run_on_bounds(const Program& program, Values& values, Outputs& outputs) {
    auto next = static_cast<std::size_t>(program.inputs);
    for (const linear_step& step : program.steps)
        values[next++] = plus(times(step.left_factor, values[static_cast<std::size_t>(step.left)]),
                              times(step.right_factor, values[static_cast<std::size_t>(step.right)]));
    for (std::size_t i = 0; i < outputs.size(); ++i)
        outputs[i] =
            times(program.outputs[i].factor, values[static_cast<std::size_t>(program.outputs[i].value)]);
}

// The bounds of the sums S_r or T_r of a table.
template <table F, factor Which, summation How>
constexpr auto bounds_of_operands() {
    std::array<bounded_value, std::size_t(rank_of<F>)> sums{};
    if constexpr (How == summation::shared) {
        constexpr const auto& program = additions_of<F, Which>;
        std::array<bounded_value, std::size_t(program.inputs + program.step_count)> values{};
        for (std::size_t i = 0; i < std::size_t(program.inputs); ++i)
            values[i] = {1, 0};
        run_on_bounds(program, values, sums);
    } else {
        for (int r = 0; r < rank_of<F>; ++r) {
            bounded_value& sum = sums[static_cast<std::size_t>(r)];
            bool first = true;
            for (const entry& e : columns_of<F, Which>()[r]) {
                const bounded_value term = times(e.value, {1, 0});
                sum = first ? term : plus(sum, term);
                first = false;
            }
        }
    }
    return sums;
}

template <table F, summation Operands, summation Result>
constexpr level_rounding compute_rounding() {
    constexpr auto s = bounds_of_operands<F, factor::u, Operands>(),
                   t = bounds_of_operands<F, factor::v, Operands>();
    // What is formed of products: `magnitude` in units of their bound and of their error at once, `error` in units of K/k.
    const auto product = [&](std::size_t r) {
        return bounded_value{s[r].magnitude * t[r].magnitude,
                             s[r].error * t[r].magnitude + s[r].magnitude * t[r].error};
    };
    std::array<bounded_value, std::size_t(shape_of<F>.m) * std::size_t(shape_of<F>.n)> blocks{};
    if constexpr (Result == summation::shared) {
        constexpr const auto& program = additions_of<F, factor::w>;
        std::array<bounded_value, std::size_t(program.inputs + program.step_count)> values{};
        for (std::size_t r = 0; r < std::size_t(program.inputs); ++r)
            values[r] = product(r);
        run_on_bounds(program, values, blocks);
    } else {
        std::array<bool, blocks.size()> touched{};
        for (int r = 0; r < rank_of<F>; ++r)
            for (const entry& e : factorization_of<F>.w[r]) {
                const auto block = static_cast<std::size_t>(e.index);
                const bounded_value term = times(e.value, product(static_cast<std::size_t>(r)));
                blocks[block] = touched[block] ? plus(blocks[block], term) : term;
                touched[block] = true;
            }
    }
    level_rounding result{0, 0};
    for (const bounded_value& block : blocks) {
        result.growth = std::max(result.growth, block.magnitude);
        result.rounding = std::max(result.rounding, block.error);
    }
    return result;
}

} // namespace detail

/// How a level of F passes errors on, its sums of A and B formed in one way and those of products in another.
template <table F, summation Operands = summation::shared, summation Result = summation::shared>
inline constexpr level_rounding rounding_of = detail::compute_rounding<F, Operands, Result>();

/// The classical product: no element has an error larger than K u (|A| |B|), and so K^2 u max|A| max|B|. (Higham 2002,
/// equation 3.13, to first order.)
constexpr double classical_error_factor(double inner) {
    return inner * inner;
}

} // namespace fastmm::inline FASTMM_ABI
