// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a table says of its own rounding errors: G. Ballard, A. R. Benson, A. Druinsky, B. Lipshitz and O.
// Schwartz, Improving the numerical stability of fast matrix multiplication, SIAM J. Matrix Anal. Appl. 37
// (2016).

#pragma once

#include <fastmm/factorization/table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

constexpr double absolute(const coefficient& value) {
    const double quotient = static_cast<double>(value.numerator) / value.denominator;
    return quotient < 0 ? -quotient : quotient;
}

constexpr double absolute(double value) {
    return value < 0 ? -value : value;
}

template <class Columns>
constexpr double column_norm(const Columns& columns, int column) {
    double sum = 0;
    for (const entry& e : columns[column])
        sum += absolute(e.value);
    return sum;
}

// `sums`: a 0 for every block of C.
template <class Factorization, class Sums>
constexpr double compute_growth_factor(const Factorization& f, Sums&& sums) {
    for (int r = 0; r < f.rank; ++r) {
        const double operands = column_norm(f.u, r) * column_norm(f.v, r);
        for (const entry& e : f.w[r])
            sums[static_cast<std::size_t>(e.index)] += absolute(e.value) * operands;
    }
    return *std::max_element(sums.begin(), sums.end());
}

template <class Factorization>
constexpr double largest_product(const Factorization& f) {
    double largest = 0;
    for (int r = 0; r < f.rank; ++r)
        largest = std::max(largest, column_norm(f.u, r) * column_norm(f.v, r));
    return largest;
}

template <table F>
constexpr double growth_factor_of_table() {
    return compute_growth_factor(
        factorization_of<F>, std::array<double, std::size_t(shape_of<F>.m) * std::size_t(shape_of<F>.n)>{});
}

} // namespace detail

/// The growth factor E: the largest, over the blocks of C, of the sum over r of |w_r| ||u_r||_1 ||v_r||_1
/// (Ballard et al. 2016, definition of the emax factor). 12 for Strassen's algorithm, 18 for Winograd's form.
/// Errors grow at most by E a level; E of a composition is the product.
template <table F>
inline constexpr double growth_factor = detail::growth_factor_of_table<F>();

/// The growth factor of a factorization that is read at run time. Requires: it is well-formed.
inline double growth_factor_of(const factorization& f) {
    const auto blocks = static_cast<std::size_t>(f.dimensions.m) * static_cast<std::size_t>(f.dimensions.n);
    return detail::compute_growth_factor(f, std::vector<double>(blocks));
}

namespace detail {

// How the blocks of an operand are recovered from sums of them: no element is larger than `factor` times the largest one of
// the sums of the first `products` products. 0: not known.
struct recovery {
    double factor = 0;
    int products = 0;
};

// Elimination over the forms until each block is a combination of some: rows of `reduced` become unit vectors, rows
// of `combined` the combinations. Both are given as zeros, blocks x blocks; `pivots`: as many integers.
template <class Columns, class Rows, class Integers>
constexpr recovery compute_recovery(const Columns& columns, int rank, Rows&& reduced, Rows&& combined,
                                    Integers&& pivots) {
    using row = std::remove_cvref_t<decltype(reduced[0])>;
    const std::size_t blocks = reduced.size();
    const row zeros = reduced[0];
    const auto subtract = [&](row& from, double times, const row& other) {
        for (std::size_t i = 0; i < blocks; ++i)
            if (other[i] != 0)
                from[i] -= times * other[i];
    };
    std::size_t found = 0;
    int products = 0;
    for (int r = 0; r < rank && found < blocks; ++r) {
        row form = zeros, combination = zeros;
        for (const entry& e : columns[r])
            form[static_cast<std::size_t>(e.index)] =
                columns[r].size() == 1 ? 1.0 : static_cast<double>(e.value.numerator) / e.value.denominator;
        combination[found] = 1;
        for (std::size_t i = 0; i < found; ++i)
            if (const double times = form[pivots[i]]; times != 0) {
                subtract(form, times, reduced[i]);
                subtract(combination, times, combined[i]);
            }
        std::size_t pivot = blocks;
        for (std::size_t b = 0; b < blocks; ++b)
            if (absolute(form[b]) > (pivot == blocks ? 1e-6 : absolute(form[pivot])))
                pivot = b;
        if (pivot == blocks)
            continue;
        const double scale = form[pivot];
        for (std::size_t b = 0; b < blocks; ++b) {
            form[b] /= scale;
            combination[b] /= scale;
        }
        for (std::size_t i = 0; i < found; ++i)
            if (const double times = reduced[i][pivot]; times != 0) {
                subtract(reduced[i], times, form);
                subtract(combined[i], times, combination);
            }
        reduced[found] = form;
        combined[found] = combination;
        pivots[found++] = pivot;
        products = r + 1;
    }
    double largest = 0;
    for (const row& combination : combined) {
        double sum = 0;
        for (const double c : combination)
            sum += absolute(c);
        largest = std::max(largest, sum);
    }
    if (found < blocks)
        return {};
    return {1.01 * largest, products}; // 1.01: more than the roundings of this function.
}

template <table F, factor Which>
constexpr recovery recovery_of_table() {
    constexpr shape s = shape_of<F>;
    constexpr auto blocks = static_cast<std::size_t>(Which == factor::u ? s.m * s.k : s.k * s.n);
    using rows = std::array<std::array<double, blocks>, blocks>;
    const auto compute = [](const auto& columns) {
        return compute_recovery(columns, rank_of<F>, rows{}, rows{}, std::array<std::size_t, blocks>{});
    };
    if constexpr (Which == factor::u)
        return compute(factorization_of<F>.u);
    else
        return compute(factorization_of<F>.v);
}

template <table F, factor Which>
inline constexpr recovery recovery_of = recovery_of_table<F, Which>();

constexpr bool is_recovered(shape s, int rank) {
    return s.m * s.k <= 32 && s.k * s.n <= 32 && rank <= 128;
}

} // namespace detail

/// Whether recovery_factor is computed: not for the largest tables, where it would take a compiler long.
template <table F>
inline constexpr bool has_recovery_factor = detail::is_recovered(shape_of<F>, rank_of<F>);

/// A number c such that no element of A is larger than c times the largest element of the sums S_r (Which == u; of B and
/// T_r: v), a sum of one block being taken without its coefficient. It exists for every exact table, since A can be
/// recovered from its sums.
template <table F, factor Which>
requires has_recovery_factor<F>
inline constexpr double recovery_factor = detail::recovery_of<F, Which>.factor;

namespace detail {

// No value that appears while F runs exceeds this many times k max|A| max|B|, rounding apart.
template <table F>
inline constexpr double magnitude_growth = std::max({1.0, growth_factor<F>,
                                                     largest_product(factorization_of<F>)});

// The same of a factorization that is read at run time.
inline double magnitude_growth_of(const factorization& f) {
    return std::max({1.0, growth_factor_of(f), largest_product(f)});
}

// The recovery from U or V of a factorization that is read at run time, over so many blocks; not known where it is not
// computed.
inline recovery run_time_recovery(const factorization& f, const dynamic_columns& columns, int blocks) {
    if (!is_recovered(f.dimensions, f.rank))
        return {};
    const auto size = static_cast<std::size_t>(blocks);
    using rows = std::vector<std::vector<double>>;
    return compute_recovery(columns, f.rank, rows(size, std::vector<double>(size)),
                            rows(size, std::vector<double>(size)), std::vector<std::size_t>(size));
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
