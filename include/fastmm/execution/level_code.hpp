// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What the loops of a level read of its table, wherever it is stored: one copy of them serves every table.

#pragma once

#include <fastmm/execution/block_program.hpp>
#include <fastmm/execution/schedule.hpp>
#include <fastmm/execution/sweep_code.hpp>
#include <fastmm/factorization/stability.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The code of a level. What its way of execution does not read is empty: `program` belongs to packing and products, u
// and v to panels and passes, w to all but packing, `places` to products and passes. Owns nothing.
struct level_code {
    shape dimensions;
    int rank = 0;
    program_view program;
    sweep_view u, v, w;
    // The block of C in which a product may stand until C is formed, or -1.
    std::span<const int> places;
    int placed = 0; // products that have a place
    // How A and B are recovered from their sums.
    recovery a_recovery, b_recovery;

    // Pointers that a thread needs for the values of any of the three programs.
    constexpr int most_values() const { return std::max({u.values(), v.values(), w.values()}); }

    // Products that stand in temporaries: all, or those without a place in C.
    constexpr int temporary_products(bool overwrite) const { return overwrite ? rank - placed : rank; }
};

constexpr bool reads_program(way execution) {
    return execution == way::packing || execution == way::products;
}
constexpr bool sweeps_operands(way execution) {
    return execution == way::panels || execution == way::passes;
}
constexpr bool places_products(way execution) {
    return execution == way::products || execution == way::passes;
}

// Fills the places of a level's products, `places` as many: as many products as C has blocks, but none that is a block
// of C by itself. Returns how many have one.
template <class Places>
constexpr int place_products(const sweep_view& w, Places& places) {
    for (int& place : places)
        place = 0;
    for (const linear_output& output : w.outputs)
        if (output.value < w.inputs)
            places[static_cast<std::size_t>(output.value)] = -1;
    int next = 0;
    for (int& place : places)
        place = place < 0 || next >= static_cast<int>(w.outputs.size()) ? -1 : next++;
    return next;
}

template <table F>
inline constexpr sweep_view u_sweep = sweep_code_of<F, factor::u>.view();
template <table F>
inline constexpr sweep_view v_sweep = sweep_code_of<F, factor::v>.view();
template <table F>
inline constexpr sweep_view w_sweep = sweep_code_of<F, factor::w>.view();

template <table F>
struct placed_products {
    std::array<int, std::size_t(rank_of<F>)> places{};
    int count = 0;

    constexpr placed_products() : count(place_products(w_sweep<F>, places)) {}
};
template <table F>
inline constexpr placed_products<F> product_places;

template <table F, way Execution, bool Rounded>
constexpr level_code make_level_code() {
    level_code code;
    code.dimensions = shape_of<F>;
    code.rank = rank_of<F>;
    if constexpr (reads_program(Execution)) {
        code.program = block_program_of<F>.view();
        if constexpr (Rounded && has_recovery_factor<F>) {
            code.a_recovery = recovery_of<F, factor::u>;
            code.b_recovery = recovery_of<F, factor::v>;
        }
    }
    if constexpr (sweeps_operands(Execution)) {
        code.u = u_sweep<F>;
        code.v = v_sweep<F>;
    }
    if constexpr (Execution != way::packing)
        code.w = w_sweep<F>;
    if constexpr (places_products(Execution)) {
        code.places = product_places<F>.places;
        code.placed = product_places<F>.count;
    }
    return code;
}

// The code of a table. Rounded: that of scalars whose magnitudes are watched.
template <table F, way Execution, bool Rounded>
inline constexpr level_code level_code_of = make_level_code<F, Execution, Rounded>();

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
