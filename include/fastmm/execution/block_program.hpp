// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table as the instructions that run it: for each product which blocks are summed and which are updated,
// with signs settled so that every sum begins with a plus. Made by the compiler or, for a table that is read at run time,
// by the program; read by one loop (packed_sums.hpp, product_level.hpp), so that code does not grow with the number of
// products.

#pragma once

#include <fastmm/factorization/algebra.hpp>
#include <fastmm/factorization/table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace fastmm::inline FASTMM_ABI {

/// A block and its coefficient in a sum or an update.
struct program_block {
    std::int16_t row = 0;
    std::int16_t col = 0;
    bool first_touch = false; ///< W only: no product before this one writes the block.
    coefficient value;
};

/// The blocks of one form: `plus` with coefficient 1, then `minus` with -1, then the others.
struct program_form {
    int first = 0;
    int plus = 0;
    int minus = 0;
    int others = 0;

    constexpr int size() const { return plus + minus + others; }
};

/// The instructions of a table, whatever the table and wherever they are stored.
struct program_view {
    std::span<const program_form> u_forms, v_forms, w_forms;
    std::span<const program_block> u, v, w;
    std::span<const coefficient> divided; ///< By product: what its two forms were divided by.
    int longest_u = 0, longest_v = 0, longest_w = 0;
};

/// The instructions of a table in arrays of a constant expression, or in vectors.
template <class Forms, class Coefficients, class U, class V, class W>
struct basic_block_program {
    Forms u_forms{}, v_forms{}, w_forms{};
    U u{};
    V v{};
    W w{};
    Coefficients divided{};
    int longest_u = 0, longest_v = 0, longest_w = 0;

    constexpr program_view view() const {
        return {u_forms, v_forms, w_forms, u, v, w, divided, longest_u, longest_v, longest_w};
    }
};

template <int Rank, int UEntries, int VEntries, int WEntries>
using block_program = basic_block_program<
    std::array<program_form, std::size_t(Rank)>, std::array<coefficient, std::size_t(Rank)>,
    std::array<program_block, std::size_t(UEntries)>, std::array<program_block, std::size_t(VEntries)>,
    std::array<program_block, std::size_t(WEntries)>>;

namespace detail {

constexpr coefficient negated(const coefficient& value) {
    return {-value.numerator, value.denominator};
}

// Sorts a form into plus, minus and other blocks. `factor` multiplies every coefficient.
template <class Blocks>
constexpr program_form append_form(Blocks& blocks, int& used, std::span<const entry> form, int cols,
                                   const coefficient& factor) {
    program_form result{used};
    for (int kind = 0; kind < 3; ++kind)
        for (const entry& e : form) {
            const coefficient value = product(e.value, factor);
            const bool is_plus = value == coefficient{1, 1}, is_minus = value == coefficient{-1, 1};
            if (kind != (is_plus ? 0 : is_minus ? 1 : 2))
                continue;
            ++(is_plus ? result.plus : is_minus ? result.minus : result.others);
            blocks[static_cast<std::size_t>(used++)] = {static_cast<std::int16_t>(e.index / cols),
                                                        static_cast<std::int16_t>(e.index % cols), false,
                                                        value};
        }
    return result;
}

// What a form of A or B is divided by, and its product multiplied by: a single block loses its coefficient, a
// sum without a plus its sign.
constexpr coefficient extracted_factor(std::span<const entry> form) {
    if (form.size() == 1)
        return form[0].value;
    bool minus = false;
    for (const entry& e : form) {
        if (e.value == coefficient{1, 1})
            return {1, 1};
        minus |= e.value == coefficient{-1, 1};
    }
    return minus ? coefficient{-1, 1} : coefficient{1, 1};
}

constexpr coefficient inverse(const coefficient& value) {
    return value.numerator > 0 ? coefficient{value.denominator, value.numerator}
                               : coefficient{-value.denominator, -value.numerator};
}

// Fills a program whose arrays are as long as the forms and entries of `f` ask for. `touched`: a false for every block
// of C.
template <class Factorization, class Program, class Touched>
constexpr void write_block_program(const Factorization& f, Program& program, Touched& touched) {
    const shape s = f.dimensions;
    int u_used = 0, v_used = 0, w_used = 0;
    for (int r = 0; r < f.rank; ++r) {
        const auto at = static_cast<std::size_t>(r);
        const coefficient u_factor = extracted_factor(f.u[r]), v_factor = extracted_factor(f.v[r]);
        program.divided[at] = product(u_factor, v_factor);
        program.u_forms[at] = append_form(program.u, u_used, f.u[r], s.k, inverse(u_factor));
        program.v_forms[at] = append_form(program.v, v_used, f.v[r], s.n, inverse(v_factor));
        program.w_forms[at] = append_form(program.w, w_used, f.w[r], s.n, program.divided[at]);
        for (int i = program.w_forms[at].first; i < w_used; ++i) {
            program_block& block = program.w[static_cast<std::size_t>(i)];
            auto& seen = touched[static_cast<std::size_t>(block.row * s.n + block.col)];
            block.first_touch = !seen;
            seen = true;
        }
        program.longest_u = std::max(program.longest_u, program.u_forms[at].size());
        program.longest_v = std::max(program.longest_v, program.v_forms[at].size());
        program.longest_w = std::max(program.longest_w, program.w_forms[at].size());
    }
}

template <table F>
constexpr auto make_block_program() {
    constexpr shape s = shape_of<F>;
    constexpr int u_entries = static_cast<int>(factorization_of<F>.u.entries.size()),
                  v_entries = static_cast<int>(factorization_of<F>.v.entries.size()),
                  w_entries = static_cast<int>(factorization_of<F>.w.entries.size());
    block_program<rank_of<F>, u_entries, v_entries, w_entries> program;
    std::array<bool, std::size_t(s.m) * s.n> touched{};
    write_block_program(factorization_of<F>, program, touched);
    return program;
}

} // namespace detail

/// The instructions of a table.
template <table F>
inline constexpr auto block_program_of = detail::make_block_program<F>();

} // namespace fastmm::inline FASTMM_ABI
