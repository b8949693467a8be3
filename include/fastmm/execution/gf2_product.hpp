// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One product over GF(2) under one schedule, with the contracts of the front door: shapes, overlap, alpha and beta,
// workspace, threads.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/execution/gf2_levels.hpp>
#include <fastmm/execution/option_checks.hpp>
#include <fastmm/execution/options.hpp>
#include <fastmm/execution/parallel.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline int gf2_threads(const options& wanted) {
    return threads_of(wanted, default_threads());
}

// A team shares the rows of A and C, and every member multiplies its own as a product by itself: in GF(2) the bits of a
// result do not depend on how it was computed.
template <class Kernel>
struct gf2_team {
    using executor = gf2_executor<Kernel>;
    static constexpr std::ptrdiff_t unit = 64; // rows

    static std::size_t member_bytes(gf2_sequence levels, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                    int threads, bool overwrite) {
        const std::ptrdiff_t units = (m + unit - 1) / unit, most = (units + threads - 1) / threads * unit;
        std::size_t bytes = 0;
        // A share of one unit less, or of the last rows, may need more: it may have other fringes.
        for (const std::ptrdiff_t rows :
             {std::min(m, most), std::min(m, most) - unit, m - (m - 1) / most * most})
            if (rows > 0)
                bytes = std::max(bytes, executor::workspace_bytes(levels, rows, k, n, overwrite));
        return bytes;
    }

    static std::size_t workspace_bytes(gf2_sequence levels, std::ptrdiff_t m, std::ptrdiff_t k,
                                       std::ptrdiff_t n, int threads, bool overwrite) {
        if (m == 0 || k == 0 || n == 0)
            return 0;
        const std::size_t bytes = member_bytes(levels, m, k, n, threads, overwrite);
        return bytes == 0 ? 0 : bytes * static_cast<std::size_t>(threads) + lease_alignment;
    }

    static void run(gf2_sequence levels, const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                    const bit_matrix_view& C, bool overwrite, std::span<std::byte> memory,
                    const options& wanted, int threads) {
        arena whole(memory);
        const std::size_t bytes = member_bytes(levels, C.rows, A.cols, C.cols, threads, overwrite);
        std::byte* const all = whole.take(bytes * static_cast<std::size_t>(threads));
        run_team(wanted.parallel, threads, [&](const team_member& member) {
            const auto [begin, end] = member.share(C.rows, unit);
            if (begin == end)
                return;
            arena own({all + bytes * static_cast<std::size_t>(member.index), bytes});
            executor::run(levels, A.block(begin, 0, end - begin, A.cols), B,
                          C.block(begin, 0, end - begin, C.cols), overwrite, own);
        });
    }
};

// Runs a schedule, or as much of its lower end as there is memory for.
template <class Kernel>
void gf2_within_memory(gf2_sequence levels, const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                       const bit_matrix_view& C, bool overwrite, const options& wanted, int threads) {
    for (;; levels = levels.subspan(1)) {
        const std::size_t bytes =
            gf2_team<Kernel>::workspace_bytes(levels, C.rows, A.cols, C.cols, threads, overwrite);
        workspace_for_call memory;
        if (bytes <= wanted.max_workspace && memory.acquire(bytes, wanted.workspace))
            return gf2_team<Kernel>::run(levels, A, B, C, overwrite, memory.bytes(), wanted, threads);
        if (levels.empty())
            return gf2_naive(A, B, C, overwrite);
    }
}

inline std::string shape_text(const const_bit_matrix_view& x) {
    return std::to_string(x.rows) + " x " + std::to_string(x.cols);
}

inline void check_gf2_shapes(const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                             const const_bit_matrix_view& C) {
    const bool negative = A.rows < 0 || A.cols < 0 || B.rows < 0 || B.cols < 0 || C.rows < 0 || C.cols < 0;
    if (negative || A.cols != B.rows || A.rows != C.rows || B.cols != C.cols)
        fail((negative ? "a dimension is negative: A is " : "shapes do not fit: A is ") + shape_text(A) +
             ", B is " + shape_text(B) + ", C is " + shape_text(C));
}

/// C = alpha * A * B + beta * C modulo 2 under levels that are proved, with a kernel: see gemm() of gf2.hpp.
template <class Kernel>
void gf2_multiply(gf2_sequence levels, bool alpha, const const_bit_matrix_view& A,
                  const const_bit_matrix_view& B, bool beta, const bit_matrix_view& C,
                  const options& wanted) {
    check_gf2_shapes(A, B, C);
    const int threads = gf2_threads(wanted);
    if (C.empty())
        return;
    if (A.cols == 0 || !alpha) {
        if (!beta)
            clear_bits(C);
        return;
    }
    const bool overlapping = overlap(C, A) || overlap(C, B);
    check_given_workspace(wanted, overlapping, "the product", [&] {
        return gf2_team<Kernel>::workspace_bytes(levels, C.rows, A.cols, C.cols, threads, !beta);
    });
    if (!overlapping)
        return gf2_within_memory<Kernel>(levels, A, B, C, !beta, wanted, threads);
    bit_matrix product(C.rows, C.cols);
    gf2_within_memory<Kernel>(levels, A, B, product, true, wanted, threads);
    if (!beta)
        clear_bits(C);
    add_bits(C, product);
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
