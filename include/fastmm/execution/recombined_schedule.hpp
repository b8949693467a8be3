// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Recombined tables as schedules: a composition is two levels of small tables, which compilers and caches prefer to one
// large one.

#pragma once

#include <fastmm/execution/schedule.hpp>
#include <fastmm/factorization/recombination.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class Outer, class Inner>
struct concatenated;
template <level... Outer, level... Inner>
struct concatenated<levels<Outer...>, levels<Inner...>> {
    using type = levels<Outer..., Inner...>;
};

template <class F>
struct schedule_of {
    using type = levels<F>;
};
template <int M, int K, int N>
struct schedule_of<by_definition<M, K, N>> {
    using type = levels<>;
};
template <class Outer, class Inner>
struct schedule_of<composed<Outer, Inner>>
    : concatenated<typename schedule_of<Outer>::type, typename schedule_of<Inner>::type> {};

// A turned table; the table itself where it has the same shape.
template <table Turned, table F>
struct turned_level {
    using type = Turned;
};
template <table Turned, textual_table F>
requires(shape_of<Turned> == header_of<F>.dimensions) struct turned_level<Turned, F> {
    using type = F;
};

// To turn a composition is to turn what it is composed of.
template <class S, template <class> class Turn>
struct turned_levels;
template <level... Levels, template <class> class Turn>
struct turned_levels<levels<Levels...>, Turn> {
    using type = levels<typename turned_level<Turn<Levels>, Levels>::type...>;
};
template <class F>
struct schedule_of<rotated<F>> : turned_levels<typename schedule_of<F>::type, rotated> {};
template <class F>
struct schedule_of<transposed<F>> : turned_levels<typename schedule_of<F>::type, transposed> {};

} // namespace detail

/// tables::recombined<M,K,N> as a schedule, outermost first: compositions are levels, everything else is one level.
/// Classical factors of a composition are left out, because below the last level everything is classical: the block shape
/// of the schedule, all levels together, divides <M,K,N>. levels<> where no table is better than the definition.
template <int M, int K, int N>
using recombined_schedule = typename detail::schedule_of<tables::recombined<M, K, N>>::type;

/// The same of recombined_modulo_2.
template <int M, int K, int N>
using recombined_schedule_modulo_2 = typename detail::schedule_of<tables::recombined_modulo_2<M, K, N>>::type;

} // namespace fastmm::inline FASTMM_ABI
