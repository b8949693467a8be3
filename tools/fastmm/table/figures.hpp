// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a person asks of a table that has been proved: its costs and the bounds of its errors, computed from it.

#pragma once

#include "table/exact_table.hpp"
#include "table/verification.hpp"

#include <array>
#include <cstdint>
#include <string>

namespace fastmm_tool {

/// Bounds of rounding errors in floating point: |C' - C| <= phi u max|A| max|B| elementwise, to first order in the unit
/// roundoff u, where the blocks are multiplied classically (G. Ballard, A. R. Benson, A. Druinsky, B. Lipshitz and O.
/// Schwartz, Improving the numerical stability of fast matrix multiplication, SIAM J. Matrix Anal. Appl. 37 (2016)).
struct error_figures {
    /// The growth factor E: the largest, over the blocks of C, of the sum over r of |w_r| ||u_r||_1 ||v_r||_1.
    double growth_factor = 0;
    /// The prefactor Q: the most roundings on a path of one level, the largest, over the blocks of C, of the nonzeros in
    /// the row of W plus the most nonzeros of u_r and v_r together that it takes part in.
    int prefactor = 0;
    /// phi of one level at m = k = n = error_bound_size; of the classical product it is error_bound_size^2.
    double bound = 0;
};

inline constexpr int error_bound_size = 4096;

struct table_figures {
    std::int64_t naive_rank = 0; ///< m k n
    double exponent = 0;         ///< 3 log(rank) / log(m k n); 3 where that is not defined.
    std::string
        ring; ///< Of the coefficients: ZT, Z, Q, Q(i); Z2, Z3, ... where it is exact modulo that only.
    std::array<std::int64_t, 3> nonzeros{}; ///< of U, V and W
    std::int64_t naive_additions = 0; ///< nnz(U) + nnz(V) + nnz(W) - 2 rank - m n, where no form is empty.
    error_figures errors;             ///< All 0 where it is exact modulo something only, or has a parameter.
};

/// The figures of a table, exact as `proof` says. Time: linear in its nonzeros.
table_figures figures_of(const exact_table& table, const verification& proof);

} // namespace fastmm_tool
