// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// For every shape up to 16x16x16 the table of least rank that can be made of the embedded ones: composed, joined,
// restricted and turned.
//
// How each is made stands in tables/recombinations.hpp, a list of small numbers. It comes from a search
// (tools/fastmm/table/recombination_search.hpp) that restricts real tables, too many steps for one constant expression
// within the limits of clang, and seconds that no translation unit should pay; what the search says is not believed, but
// proved like any table. A test searches once more and compares.

#pragma once

#include <fastmm/factorization/catalog.hpp>
#include <fastmm/factorization/definition.hpp>
#include <fastmm/factorization/restriction.hpp>
#include <fastmm/factorization/tables/recombinations.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The line of a shape. Requires: is_recombined.
constexpr int best_line(const shape& s, bool modulo_2) {
    const auto place = static_cast<std::size_t>(place_of_sorted(sorted(s)));
    return modulo_2 ? best_lines_modulo_2[place] : best_lines[place];
}

template <int Line>
inline constexpr recombination_line line_at = recombination_lines[static_cast<std::size_t>(Line)];

template <int Line, made_by How = static_cast<made_by>(line_at<Line>.how)>
struct recombined_line;

template <int Line, int Orientation, made_by How = static_cast<made_by>(line_at<Line>.how)>
struct turned_line {
    using type = typename oriented<typename recombined_line<Line>::type, Orientation>::type;
};
template <int Line, int Orientation>
struct turned_line<Line, Orientation, made_by::definition> {
    static constexpr shape turned =
        orientation({line_at<Line>.m, line_at<Line>.k, line_at<Line>.n}, Orientation);
    using type = by_definition<turned.m, turned.k, turned.n>;
};

template <int Line>
using first_piece = typename turned_line<line_at<Line>.first, line_at<Line>.first_orientation>::type;
template <int Line>
using second_piece = typename turned_line<line_at<Line>.second, line_at<Line>.second_orientation>::type;

template <int Line>
struct recombined_line<Line, made_by::definition> {
    using type = by_definition<line_at<Line>.m, line_at<Line>.k, line_at<Line>.n>;
};
template <int Line>
struct recombined_line<Line, made_by::table> {
    using embedded = typename table_at<line_at<Line>.first, embedded_tables>::type;
    static_assert(header_of<embedded>.rank == line_at<Line>.rank &&
                      sorted(header_of<embedded>.dimensions) ==
                          shape{line_at<Line>.m, line_at<Line>.k, line_at<Line>.n},
                  "Write tables/recombinations.hpp once more: it is not of these embedded tables.");
    using type = typename oriented<embedded, line_at<Line>.first_orientation>::type;
};
template <int Line>
struct recombined_line<Line, made_by::composition> {
    using type = composed<first_piece<Line>, second_piece<Line>>;
};

template <along Dimension, table First, table Second>
struct joined_along;
template <table First, table Second>
struct joined_along<along::m, First, Second> {
    using type = joined_along_m<First, Second>;
};
template <table First, table Second>
struct joined_along<along::k, First, Second> {
    using type = joined_along_k<First, Second>;
};
template <table First, table Second>
struct joined_along<along::n, First, Second> {
    using type = joined_along_n<First, Second>;
};

template <int Line>
struct recombined_line<Line, made_by::join> {
    using type = typename joined_along<static_cast<along>(line_at<Line>.dimension), first_piece<Line>,
                                       second_piece<Line>>::type;
};
template <int Line>
struct recombined_line<Line, made_by::drop> {
    using type =
        dropped<first_piece<Line>, static_cast<along>(line_at<Line>.dimension), line_at<Line>.second>;
};

template <int M, int K, int N, bool Modulo2>
struct recombined_table {
    static constexpr shape wanted{M, K, N};
    static_assert(is_recombined(wanted), "Ask for dimensions from 1 to 16.");
    static constexpr int line = best_line(wanted, Modulo2);
    static constexpr int turn = orientation_between(sorted(wanted), wanted);
    static constexpr int rank = line_at<line>.rank;
    using type = typename turned_line<line, turn>::type;
};

} // namespace detail

namespace tables {

/// The table of least rank for <M,K,N>, dimensions from 1 to 16, that is made of the embedded tables over the integers by
/// composition, joins, restriction and turns; the one of fewest additions among equals, level by level. Naming it costs
/// little; its factorization is derived, and proved, where it is used. By default compilers do both for up to 500 products,
/// in seconds; for more, raise -fconstexpr-ops-limit (g++) or -fconstexpr-steps (clang), take recombined_schedule of
/// fastmm/execution/recombined_schedule.hpp, or recombine() of run_time_recombination.hpp.
template <int M, int K, int N>
using recombined = typename detail::recombined_table<M, K, N, false>::type;

/// The same of all embedded tables, those that hold modulo 2 only included.
template <int M, int K, int N>
using recombined_modulo_2 = typename detail::recombined_table<M, K, N, true>::type;

/// The rank of recombined, without deriving it.
template <int M, int K, int N>
inline constexpr int recombined_rank = detail::recombined_table<M, K, N, false>::rank;

/// The rank of recombined_modulo_2, without deriving it.
template <int M, int K, int N>
inline constexpr int recombined_rank_modulo_2 = detail::recombined_table<M, K, N, true>::rank;

} // namespace tables

} // namespace fastmm::inline FASTMM_ABI
