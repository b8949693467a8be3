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

// The bounds of the sums S_r or T_r, formed by a program. `values` as for run_on_bounds(), not filled yet.
template <class Program, class Values, class Sums>
constexpr void bound_shared_sums(const Program& program, Values& values, Sums& sums) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(program.inputs); ++i)
        values[i] = {1, 0};
    run_on_bounds(program, values, sums);
}

// The same, formed term by term.
template <class Columns, class Sums>
constexpr void bound_sums_of_terms(const Columns& columns, Sums& sums) {
    for (std::size_t r = 0; r < sums.size(); ++r) {
        bool first = true;
        for (const entry& e : columns[static_cast<int>(r)]) {
            const bounded_value term = times(e.value, {1, 0});
            sums[r] = first ? term : plus(sums[r], term);
            first = false;
        }
    }
}

// From the bounds of S_r and T_r, what their product is to a sum of products: `magnitude` in units of its bound and of
// its error at once, `error` in units of K/k.
constexpr bounded_value product_of_sums(const bounded_value& s, const bounded_value& t) {
    return {s.magnitude * t.magnitude, s.error * t.magnitude + s.magnitude * t.error};
}

// The bounds of the blocks of C, formed of products term by term. `touched`: a 0 for every block.
template <class Columns, class Products, class Touched, class Blocks>
constexpr void bound_result_of_terms(const Columns& w, const Products& products, Touched& touched,
                                     Blocks& blocks) {
    for (std::size_t r = 0; r < products.size(); ++r)
        for (const entry& e : w[static_cast<int>(r)]) {
            const auto block = static_cast<std::size_t>(e.index);
            const bounded_value term = times(e.value, products[r]);
            blocks[block] = touched[block] ? plus(blocks[block], term) : term;
            touched[block] = true;
        }
}

template <class Blocks>
constexpr level_rounding largest_rounding(const Blocks& blocks) {
    level_rounding result{0, 0};
    for (const bounded_value& block : blocks) {
        result.growth = std::max(result.growth, block.magnitude);
        result.rounding = std::max(result.rounding, block.error);
    }
    return result;
}

template <table F, factor Which, summation How>
constexpr auto bounds_of_operands() {
    std::array<bounded_value, std::size_t(rank_of<F>)> sums{};
    if constexpr (How == summation::shared) {
        constexpr const auto& program = additions_of<F, Which>;
        std::array<bounded_value, std::size_t(program.inputs + program.step_count)> values{};
        bound_shared_sums(program, values, sums);
    } else {
        bound_sums_of_terms(columns_of<F, Which>(), sums);
    }
    return sums;
}

template <table F, summation Operands, summation Result>
constexpr level_rounding compute_rounding() {
    constexpr auto s = bounds_of_operands<F, factor::u, Operands>(),
                   t = bounds_of_operands<F, factor::v, Operands>();
    std::array<bounded_value, std::size_t(shape_of<F>.m) * std::size_t(shape_of<F>.n)> blocks{};
    if constexpr (Result == summation::shared) {
        constexpr const auto& program = additions_of<F, factor::w>;
        std::array<bounded_value, std::size_t(program.inputs + program.step_count)> values{};
        for (std::size_t r = 0; r < s.size(); ++r)
            values[r] = product_of_sums(s[r], t[r]);
        run_on_bounds(program, values, blocks);
    } else {
        std::array<bounded_value, std::size_t(rank_of<F>)> products{};
        for (std::size_t r = 0; r < s.size(); ++r)
            products[r] = product_of_sums(s[r], t[r]);
        std::array<bool, blocks.size()> touched{};
        bound_result_of_terms(factorization_of<F>.w, products, touched, blocks);
    }
    return largest_rounding(blocks);
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

namespace detail {

// The error bound of a product as a function of that of the products at the bottom of its levels, which are added to it from
// the outermost on: phi = max(base + slope phi', least).
class error_recurrence {
public:
    constexpr error_recurrence(double rows, double inner, double cols)
        : rows_(rows), inner_(inner), cols_(cols) {}

    // phi(F1, F2, ...; K) = E1 phi(F2, ...; K/k1) + g1 K/k1, and for the columns that no block covers a classical product that
    // is added: its own error, and the rounding of its additions, which sum up to K max|A| max|B|. Fringes of rows and columns
    // are classical. False where the level has no blocks: what it would multiply is multiplied classically.
    constexpr bool add_level(const shape& s, const level_rounding& level) {
        const double m = blocks(rows_, s.m), k = blocks(inner_, s.k), n = blocks(cols_, s.n);
        if (m < 1 || k < 1 || n < 1)
            return false;
        if (m * s.m < rows_ || n * s.n < cols_)
            least_ = std::max(least_, factor());
        base_ += slope_ * (level.rounding * k + (inner_ - k * s.k) * inner_);
        slope_ *= level.growth;
        rows_ = m;
        inner_ = k;
        cols_ = n;
        return true;
    }

    // phi where the products at the bottom are classical ones.
    constexpr double factor() const { return std::max(base_ + slope_ * inner_ * inner_, least_); }

private:
    static constexpr double blocks(double length, int count) {
        return static_cast<double>(static_cast<long long>(length) / count);
    }

    double rows_, inner_, cols_;
    double base_ = 0, slope_ = 1, least_ = 0;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
