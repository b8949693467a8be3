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

// No value that appears while F runs exceeds this many times k max|A| max|B|, rounding apart.
template <table F>
inline constexpr double magnitude_growth = std::max({1.0, growth_factor<F>, largest_product<F>()});

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
