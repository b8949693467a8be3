// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The walk down a schedule over GF(2): at each level the products of its table, their sums formed in passes, at the
// bottom the classical product. Blocks are whole words wide; what they do not cover is multiplied classically (dynamic
// peeling, as in walk.hpp).

#pragma once

#include <fastmm/execution/gf2_sweep.hpp>
#include <fastmm/factorization/reduction_modulo_2.hpp>
#include <fastmm/ring/gf2_affine.hpp>
#include <fastmm/ring/gf2_naive.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

/// The kernel of the classical product that the build's instruction set has.
#if FASTMM_DETAIL_HAS_GF2_AFFINE
using gf2_kernel = gf2_affine;
#else
using gf2_kernel = four_russians;
#endif

/// The scalars of bit matrices, as far as a proof is concerned.
struct gf2_scalar {};

/// The levels of a schedule, outermost first. All of them are executed by passes.
using gf2_sequence = std::span<const level_code>;

template <class S>
inline constexpr std::array<level_code, 0> gf2_code{};
template <level First, level... Rest>
inline constexpr auto gf2_code<levels<First, Rest...>> = [] {
    std::array<level_code, sizeof...(Rest) + 1> code{
        level_code_of<reduced_modulo_2<table_of<First>>, way::passes, false>};
    for (std::size_t i = 0; i < sizeof...(Rest); ++i)
        code[i + 1] = gf2_code<levels<Rest...>>[i];
    return code;
}();

/// How a level divides its matrices: blocks of m rows, k and n words.
struct bit_partition {
    std::ptrdiff_t m, k, n;
    std::ptrdiff_t core_m, core_k, core_n; // in bits

    constexpr bit_partition(const shape& s, std::ptrdiff_t rows, std::ptrdiff_t inner, std::ptrdiff_t cols)
        : m(rows / s.m), k(inner / bits_of_word / s.k), n(cols / bits_of_word / s.n), core_m(m * s.m),
          core_k(k * s.k * bits_of_word), core_n(n * s.n * bits_of_word) {}

    constexpr bool has_blocks() const { return m > 0 && k > 0 && n > 0; }
};

/// A product over GF(2) with a kernel, without the contracts of gf2_product.hpp. Requires: no dimension is zero.
template <class Kernel>
struct gf2_executor {
    static std::size_t workspace_bytes(gf2_sequence levels, std::ptrdiff_t m, std::ptrdiff_t k,
                                       std::ptrdiff_t n, bool overwrite) {
        if (!levels.empty())
            if (const bit_partition p(levels.front().dimensions, m, k, n); p.has_blocks())
                return std::max({core_bytes(levels, p, overwrite),
                                 kernel_bytes(p.core_m, k - p.core_k, p.core_n),
                                 kernel_bytes(m - p.core_m, k, n), kernel_bytes(p.core_m, k, n - p.core_n)});
        return kernel_bytes(m, k, n);
    }

    // C = A * B, or C += A * B unless `overwrite`. Requires: memory for workspace_bytes(), and nothing overlaps.
    static void run(gf2_sequence levels, const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                    const bit_matrix_view& C, bool overwrite, arena& memory) {
        const std::ptrdiff_t m = C.rows, k = A.cols, n = C.cols;
        if (!levels.empty())
            if (const bit_partition p(levels.front().dimensions, m, k, n); p.has_blocks()) {
                const bit_matrix_view core = C.block(0, 0, p.core_m, p.core_n);
                run_core(levels, p, A.block(0, 0, p.core_m, p.core_k), B.block(0, 0, p.core_k, p.core_n),
                         core, overwrite, memory);
                run_kernel(A.block(0, p.core_k, p.core_m, k - p.core_k),
                           B.block(p.core_k, 0, k - p.core_k, p.core_n), core, false, memory);
                run_kernel(A.block(0, 0, p.core_m, k), B.block(0, p.core_n, k, n - p.core_n),
                           C.block(0, p.core_n, p.core_m, n - p.core_n), overwrite, memory);
                run_kernel(A.block(p.core_m, 0, m - p.core_m, k), B, C.block(p.core_m, 0, m - p.core_m, n),
                           overwrite, memory);
                return;
            }
        run_kernel(A, B, C, overwrite, memory);
    }

private:
    static std::size_t kernel_bytes(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        return m < Kernel::least_rows || k == 0 || n == 0
                   ? 0
                   : lease_bytes<std::byte>(static_cast<std::ptrdiff_t>(Kernel::workspace_bytes(m, k, n)));
    }

    static void run_kernel(const const_bit_matrix_view& A, const const_bit_matrix_view& B,
                           const bit_matrix_view& C, bool overwrite, arena& memory) {
        if (C.empty() || A.cols == 0)
            return;
        if (A.rows < Kernel::least_rows)
            return gf2_naive(A, B, C, overwrite);
        const lease<std::byte> own(memory, static_cast<std::ptrdiff_t>(kernel_bytes(A.rows, A.cols, B.cols)));
        Kernel::run(A, B, C, overwrite, own.data());
    }

    using sums = bit_blocks<std::uint64_t>;
    using operands = bit_blocks<const std::uint64_t>;

    static std::size_t core_bytes(gf2_sequence levels, const bit_partition& p, bool overwrite) {
        const level_code& code = levels.front();
        const shape s = code.dimensions;
        const int temporaries = code.temporary_products(overwrite);
        return lease_bytes<std::uint64_t>(sums::size(code.u.step_homes, p.m, p.k)) +
               sums::bytes(code.u.step_homes) +
               lease_bytes<std::uint64_t>(sums::size(code.v.step_homes, p.k * bits_of_word, p.n)) +
               sums::bytes(code.v.step_homes) +
               lease_bytes<std::uint64_t>(sums::size(temporaries, p.m, p.n)) + sums::bytes(temporaries) +
               operands::bytes(s.m * s.k) + operands::bytes(s.k * s.n) + sums::bytes(s.m * s.n) +
               lease_bytes<int>(code.rank) +
               std::max(
                   {bit_sweep::bytes(code.u), bit_sweep::bytes(code.v), bit_sweep::bytes(code.w),
                    workspace_bytes(levels.subspan(1), p.m, p.k * bits_of_word, p.n * bits_of_word, true)});
    }

    static const_bit_matrix_view operand(const sweep_view& code, int r, const operands& blocks,
                                         const sums& formed) {
        const int value = code.outputs[static_cast<std::size_t>(r)].value;
        if (value < code.inputs)
            return blocks.view(value);
        return formed.view(code.home_of(r));
    }

    static void run_core(gf2_sequence levels, const bit_partition& p, const const_bit_matrix_view& A,
                         const const_bit_matrix_view& B, const bit_matrix_view& C, bool overwrite,
                         arena& memory) {
        const level_code& code = levels.front();
        const shape s = code.dimensions;
        const int temporaries = code.temporary_products(overwrite);
        const lease<std::uint64_t> s_memory(memory, sums::size(code.u.step_homes, p.m, p.k)),
            t_memory(memory, sums::size(code.v.step_homes, p.k * bits_of_word, p.n)),
            product_memory(memory, sums::size(temporaries, p.m, p.n));
        const sums s_blocks(memory, s_memory.data(), code.u.step_homes, p.m, p.k),
            t_blocks(memory, t_memory.data(), code.v.step_homes, p.k * bits_of_word, p.n),
            products(memory, product_memory.data(), temporaries, p.m, p.n);
        const operands a(memory, A, s.m, s.k), b(memory, B, s.k, s.n);
        const sums c(memory, C, s.m, s.n);
        const lease<int> numbers(memory, code.rank);
        bit_sweep(memory, code.u).form_sums(a, s_blocks);
        bit_sweep(memory, code.v).form_sums(b, t_blocks);

        // A product has a place in C, or is the next temporary.
        const auto place = [&](int r) { return overwrite ? code.places[static_cast<std::size_t>(r)] : -1; };
        int used = 0;
        for (int r = 0; r < code.rank; ++r) {
            numbers.data()[r] = place(r) >= 0 ? 0 : used++;
            run(levels.subspan(1), operand(code.u, r, a, s_blocks), operand(code.v, r, b, t_blocks),
                place(r) >= 0 ? c.view(place(r)) : products.view(numbers.data()[r]), true, memory);
        }
        bit_sweep(memory, code.w)
            .form_result(
                [&](int r, std::ptrdiff_t row, std::ptrdiff_t word) -> word_patch<const std::uint64_t> {
                    return place(r) >= 0 ? c.patch(place(r), row, word)
                                         : products.patch(numbers.data()[r], row, word);
                },
                overwrite&& code.placed > 0, overwrite, c);
    }
};

} // namespace detail

/// The bits of a bit_matrix are a field of two elements: tables have to be exact modulo 2.
template <>
struct scalar_traits<detail::gf2_scalar> {
    using ring = integers_modulo<2>;
};

} // namespace fastmm::inline FASTMM_ABI
