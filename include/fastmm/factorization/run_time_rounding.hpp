// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How rounding errors pass through one level of a factorization that is read at run time: what rounding.hpp tells of a
// table that the compiler reads.

#pragma once

#include <fastmm/factorization/rounding.hpp>
#include <fastmm/factorization/run_time_additions.hpp>

#include <cstddef>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline std::vector<bounded_value> bounds_of_operands(const factorization& f, const dynamic_columns& columns,
                                                     int blocks, summation how) {
    std::vector<bounded_value> sums(static_cast<std::size_t>(f.rank));
    if (how == summation::shared) {
        const dynamic_program program = share_operand(columns, f.rank, blocks);
        std::vector<bounded_value> values(static_cast<std::size_t>(blocks) + program.steps.size());
        bound_shared_sums(program, values, sums);
    } else {
        bound_sums_of_terms(columns, sums);
    }
    return sums;
}

} // namespace detail

/// How a level of a factorization passes errors on: what rounding_of<F, operands, result> is for the same table, wherever
/// the compiler searched its additions. Requires: as for share_additions(), which it costs where sums are shared.
inline level_rounding level_rounding_of(const factorization& f, summation operands = summation::shared,
                                        summation result = summation::shared) {
    using detail::bounded_value;
    const auto [m, k, n] = f.dimensions;
    const std::vector<bounded_value> s = detail::bounds_of_operands(f, f.u, m * k, operands),
                                     t = detail::bounds_of_operands(f, f.v, k * n, operands);
    std::vector<bounded_value> products(s.size()),
        blocks(static_cast<std::size_t>(m) * static_cast<std::size_t>(n));
    for (std::size_t r = 0; r < products.size(); ++r)
        products[r] = detail::product_of_sums(s[r], t[r]);
    if (result == summation::shared) {
        const dynamic_program program = detail::share_result(f.w, f.rank, m * n);
        products.resize(products.size() + program.steps.size());
        detail::run_on_bounds(program, products, blocks);
    } else {
        std::vector<char> touched(blocks.size());
        detail::bound_result_of_terms(f.w, products, touched, blocks);
    }
    return detail::largest_rounding(blocks);
}

} // namespace fastmm::inline FASTMM_ABI
