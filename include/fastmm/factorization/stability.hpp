// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a table says of its own rounding errors: G. Ballard, A. R. Benson, A. Druinsky, B. Lipshitz and O.
// Schwartz, Improving the numerical stability of fast matrix multiplication, SIAM J. Matrix Anal. Appl. 37
// (2016).

#pragma once

#include <fastmm/factorization/table.hpp>

#include <algorithm>
#include <array>

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

template <table F>
constexpr double compute_growth_factor() {
    constexpr shape s = shape_of<F>;
    const auto& f = factorization_of<F>;
    std::array<double, std::size_t(s.m) * s.n> sums{};
    for (int r = 0; r < f.rank; ++r) {
        const double operands = column_norm(f.u, r) * column_norm(f.v, r);
        for (const entry& e : f.w[r])
            sums[static_cast<std::size_t>(e.index)] += absolute(e.value) * operands;
    }
    return *std::max_element(sums.begin(), sums.end());
}

template <table F>
constexpr double largest_product() {
    const auto& f = factorization_of<F>;
    double largest = 0;
    for (int r = 0; r < f.rank; ++r)
        largest = std::max(largest, column_norm(f.u, r) * column_norm(f.v, r));
    return largest;
}

} // namespace detail

/// The growth factor E: the largest, over the blocks of C, of the sum over r of |w_r| ||u_r||_1 ||v_r||_1
/// (Ballard et al. 2016, definition of the emax factor). 12 for Strassen's algorithm, 18 for Winograd's form.
/// Errors grow at most by E a level; E of a composition is the product.
template <table F>
inline constexpr double growth_factor = detail::compute_growth_factor<F>();

namespace detail {

// Elimination over the forms until each block is a combination of some: rows of `reduced` become unit vectors, rows
// of `combined` the combinations.
template <table F, factor Which>
constexpr double compute_recovery_factor() {
    constexpr shape s = shape_of<F>;
    constexpr int blocks = Which == factor::u ? s.m * s.k : s.k * s.n;
    const auto& columns = [&]() -> const auto& {
        if constexpr (Which == factor::u)
            return factorization_of<F>.u;
        else
            return factorization_of<F>.v;
    }
    ();
    using row = std::array<double, std::size_t(blocks)>;
    std::array<row, std::size_t(blocks)> reduced{}, combined{};
    std::array<int, std::size_t(blocks)> pivots{};
    const auto subtract = [](row& from, double times, const row& other) {
        for (std::size_t i = 0; i < std::size_t(blocks); ++i)
            if (other[i] != 0)
                from[i] -= times * other[i];
    };
    int found = 0;
    for (int r = 0; r < rank_of<F> && found < blocks; ++r) {
        row form{}, combination{};
        for (const entry& e : columns[r])
            form[std::size_t(e.index)] =
                columns[r].size() == 1 ? 1.0 : static_cast<double>(e.value.numerator) / e.value.denominator;
        combination[std::size_t(found)] = 1;
        for (int i = 0; i < found; ++i)
            if (const double times = form[std::size_t(pivots[std::size_t(i)])]; times != 0) {
                subtract(form, times, reduced[std::size_t(i)]);
                subtract(combination, times, combined[std::size_t(i)]);
            }
        int pivot = -1;
        for (int b = 0; b < blocks; ++b)
            if (absolute(form[std::size_t(b)]) > (pivot < 0 ? 1e-6 : absolute(form[std::size_t(pivot)])))
                pivot = b;
        if (pivot < 0)
            continue;
        const double scale = form[std::size_t(pivot)];
        for (std::size_t b = 0; b < std::size_t(blocks); ++b) {
            form[b] /= scale;
            combination[b] /= scale;
        }
        for (int i = 0; i < found; ++i)
            if (const double times = reduced[std::size_t(i)][std::size_t(pivot)]; times != 0) {
                subtract(reduced[std::size_t(i)], times, form);
                subtract(combined[std::size_t(i)], times, combination);
            }
        reduced[std::size_t(found)] = form;
        combined[std::size_t(found)] = combination;
        pivots[std::size_t(found++)] = pivot;
    }
    double largest = 0;
    for (const row& combination : combined) {
        double sum = 0;
        for (const double c : combination)
            sum += absolute(c);
        largest = std::max(largest, sum);
    }
    return found == blocks ? 1.01 * largest : 0; // 1.01: more than the roundings of this function.
}

} // namespace detail

/// Whether recovery_factor is computed: not for the largest tables, where it would take a compiler long.
template <table F>
inline constexpr bool has_recovery_factor =
    shape_of<F>.m* shape_of<F>.k <= 32 && shape_of<F>.k* shape_of<F>.n <= 32 && rank_of<F> <= 128;

/// A number c such that no element of A is larger than c times the largest element of the sums S_r (Which == u; of B and
/// T_r: v), a sum of one block being taken without its coefficient. It exists for every exact table, since A can be
/// recovered from its sums.
template <table F, factor Which>
requires has_recovery_factor<F>
inline constexpr double recovery_factor = detail::compute_recovery_factor<F, Which>();

namespace detail {

// No value that appears while F runs exceeds this many times k max|A| max|B|, rounding apart.
template <table F>
inline constexpr double magnitude_growth = std::max({1.0, growth_factor<F>, largest_product<F>()});

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
