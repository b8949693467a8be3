// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules: the factorizations of the recursion, and the way in which each of them is executed.

#pragma once

#include <fastmm/factorization/residual.hpp>

#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// A level whose sums are formed while A and B are packed, and whose products are added to several blocks of C from
/// registers ("ABC" of Huang, Smith, Henry and van de Geijn 2016). No temporaries; blocks are read once a term.
/// Innermost levels only.
template <table F>
struct by_packing {};

/// A level whose sums are formed while A and B are packed, and whose products are matrices, from which one pass forms C
/// with shared additions ("AB" of the same authors, but for that pass). Innermost levels only.
template <table F>
struct by_products {};

/// A level in which one pass over A forms all sums as packed panels, one pass over B likewise, strip by strip, and one
/// pass over the products forms C, with shared additions. Innermost levels only.
template <table F>
struct by_panels {};

/// A level whose sums and products are matrices, each formed in one pass with shared additions. Any level; the only
/// way of scalars that no kernel serves.
template <table F>
struct by_passes {};

namespace detail {

enum class way { automatic, packing, products, panels, passes };

template <class L>
struct level_traits;
template <table F>
struct level_traits<F> {
    using factorization = F;
    static constexpr way execution = way::automatic;
};
template <table F>
struct level_traits<by_packing<F>> {
    using factorization = F;
    static constexpr way execution = way::packing;
};
template <table F>
struct level_traits<by_products<F>> {
    using factorization = F;
    static constexpr way execution = way::products;
};
template <table F>
struct level_traits<by_panels<F>> {
    using factorization = F;
    static constexpr way execution = way::panels;
};
template <table F>
struct level_traits<by_passes<F>> {
    using factorization = F;
    static constexpr way execution = way::passes;
};

} // namespace detail

/// A level of a schedule: a table, executed in the way that measurements favour, or a table with a way.
template <class L>
concept level = requires {
    typename detail::level_traits<L>::factorization;
};

/// The table of a level.
template <level L>
using table_of = typename detail::level_traits<L>::factorization;

/// A schedule: the levels of the recursion, outermost first. levels<> is the classical product. A level whose
/// block shape is larger than the matrices is not run: the product there is classical.
template <level... Levels>
struct levels {};

template <class S>
inline constexpr bool is_schedule = false;
template <level... Levels>
inline constexpr bool is_schedule<levels<Levels...>> = true;

template <class S>
concept schedule = is_schedule<S>;

namespace detail {

template <class S>
struct schedule_tail;
template <level First, level... Rest>
struct schedule_tail<levels<First, Rest...>> {
    using type = levels<Rest...>;
};

template <class S, class Scalar>
inline constexpr bool schedule_is_proved = false;
template <level... Levels, class Scalar>
inline constexpr bool schedule_is_proved<levels<Levels...>, Scalar> = (true && ... &&
                                                                       prove<table_of<Levels>, Scalar>());

} // namespace detail

/// The schedule without its outermost level.
template <schedule S>
using tail = typename detail::schedule_tail<S>::type;

} // namespace fastmm::inline FASTMM_ABI
