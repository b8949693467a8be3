// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The tables of which plans make their schedules.

#pragma once

#include <fastmm/planning/planned_level.hpp>

#include <array>
#include <cstddef>
#include <span>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
using level_catalog = std::span<const planned_level<T>>;

// Tables that stand anywhere in a schedule, and tables that stand only above the classical product, where sums are formed in
// the packing: there additions are cheap, and what counts is that the blocks have the shape of the problem.
template <class Anywhere, class Innermost>
struct level_selection;
template <level... Anywhere, level... Innermost>
struct level_selection<levels<Anywhere...>, levels<Innermost...>> {
    template <class T>
    static constexpr std::array<planned_level<T>, sizeof...(Anywhere) + sizeof...(Innermost)> levels{
        make_planned_level<T, Anywhere, level_place::anywhere>()...,
        make_planned_level<T, Innermost, level_place::innermost_only>()...};
};

// What a product without a plan chooses from. Few, because each costs every translation unit that multiplies its compile
// time.
using few_levels = level_selection<levels<tables::strassen, tables::winograd>, levels<>>;

// What a plan chooses from: the tables that won somewhere in bench/plan, each in the orientations that differ, and two that
// need no memory for products, where there is little.
using many_levels = level_selection<
    levels<tables::strassen, tables::winograd>,
    levels<tables::best<2, 4, 2>, tables::best<4, 2, 2>, tables::best<2, 2, 4>, tables::best<2, 3, 2>,
           tables::best<3, 2, 2>, tables::best<2, 2, 3>, tables::best<2, 5, 2>, tables::best<5, 2, 2>,
           tables::best<2, 2, 5>, tables::best<2, 3, 3>, tables::best<3, 2, 3>, tables::best<3, 3, 2>,
           tables::best<2, 3, 4>, tables::best<2, 4, 3>, tables::best<3, 2, 4>, tables::best<3, 4, 2>,
           tables::best<4, 2, 3>, tables::best<4, 3, 2>, tables::best<2, 4, 4>, tables::best<4, 2, 4>,
           tables::best<4, 4, 2>, tables::f3x3x3_23, by_packing<tables::strassen>,
           by_packing<tables::f2x3x3_15>>>;

// The longest schedules that are planned.
inline constexpr std::size_t most_planned_levels = 4;

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
