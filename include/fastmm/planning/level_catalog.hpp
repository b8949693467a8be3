// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The tables of which plans make their schedules.

#pragma once

#include <fastmm/planning/planned_level.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
using level_catalog = std::span<const planned_level<T>>;

// Tables that stand anywhere in a schedule, and tables that stand only above the classical product, where sums are formed in
// the packing: there additions are cheap, and what counts is that the blocks have the shape of the problem. For numbers that
// no kernel serves, a level of pairs stands at the end.
template <class Anywhere, class Innermost>
struct level_selection;
template <level... Anywhere, level... Innermost>
struct level_selection<levels<Anywhere...>, levels<Innermost...>> {
    template <class T>
    static constexpr auto levels = [] {
        std::array<planned_level<T>, sizeof...(Anywhere) + sizeof...(Innermost) + (has_pair_level<T> ? 1 : 0)>
            all{make_planned_level<T, Anywhere, level_place::anywhere>()...,
                make_planned_level<T, Innermost, level_place::innermost_only>()...};
        if constexpr (has_pair_level<T>)
            all.back() = make_planned_pair_level<T>();
        return all;
    }();
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

// What a product of scalars that no kernel serves chooses from without a plan: the tables of least exponent that divide 2, 3,
// 4 and 5. Their additions cost little there, whatever their shape.
using few_element_levels = level_selection<
    levels<tables::winograd, tables::best<2, 2, 3>, tables::best<2, 3, 2>, tables::best<3, 2, 2>,
           tables::best<2, 3, 3>, tables::best<3, 2, 3>, tables::best<3, 3, 2>, tables::f3x3x3_23,
           tables::f4x5x5_76, tables::best<5, 4, 5>, tables::best<5, 5, 4>, tables::f5x5x5_93>,
    levels<>>;

// What a plan for such scalars chooses from, beside these.
using many_element_levels = level_selection<
    levels<tables::winograd, tables::strassen, tables::best<2, 2, 3>, tables::best<2, 3, 2>,
           tables::best<3, 2, 2>, tables::best<2, 3, 3>, tables::best<3, 2, 3>, tables::best<3, 3, 2>,
           tables::best<2, 2, 5>, tables::best<2, 5, 2>, tables::best<5, 2, 2>, tables::best<2, 3, 4>,
           tables::best<2, 4, 3>, tables::best<3, 2, 4>, tables::best<3, 4, 2>, tables::best<4, 2, 3>,
           tables::best<4, 3, 2>, tables::f3x3x3_23, tables::best<3, 3, 4>, tables::best<3, 4, 3>,
           tables::best<4, 3, 3>, tables::best<3, 4, 4>, tables::best<4, 3, 4>, tables::best<4, 4, 3>,
           tables::best<3, 5, 5>, tables::best<5, 3, 5>, tables::best<5, 5, 3>, tables::best<4, 4, 5>,
           tables::best<4, 5, 4>, tables::best<5, 4, 4>, tables::f4x5x5_76, tables::best<5, 4, 5>,
           tables::best<5, 5, 4>, tables::f5x5x5_93>,
    levels<>>;

template <class T>
using door_levels = std::conditional_t<blocked_scalar<T>, few_levels, few_element_levels>;
template <class T>
using plan_levels = std::conditional_t<blocked_scalar<T>, many_levels, many_element_levels>;

// The longest schedules that are planned.
inline constexpr std::size_t most_planned_levels = 4;
// The same for scalars that no kernel serves: down to single elements, Strassen's algorithm has six levels for 64 x 64.
inline constexpr std::size_t most_element_levels = 8;
template <class T>
inline constexpr std::size_t most_levels = blocked_scalar<T> ? most_planned_levels : most_element_levels;

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
