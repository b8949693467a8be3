// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables: types that stand for a factorization at compile time. The text of one is read by the compiler.

#pragma once

#include <fastmm/factorization/parse.hpp>

#include <concepts>
#include <string_view>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI {

/// A table that is written down: a type with `static constexpr std::string_view text`, in the format of the
/// factorization file.
template <class F>
concept textual_table = requires {
    { F::text } -> std::convertible_to<std::string_view>;
};

/// The base of a table that is computed from others: it has a static constexpr function `derive()` that
/// returns a static_factorization. With a member `static constexpr shape dimensions` its shape is known before
/// it is derived. See algebra.hpp.
struct derived_factorization {};

template <class F>
concept derived_table = std::derived_from<F, derived_factorization>;

template <class F>
concept table = textual_table<F> || derived_table<F>;

namespace detail {

template <int Number>
struct line;
template <int Number>
struct column;

// Instantiated for a malformed text, so that the place and the expectation stand in the compiler's message.
template <class Table, class Line, class Column, expected What>
struct malformed_factorization {
    static_assert(
        What == expected::nothing,
        "Correct the factorization at the line and column that are named here: `expected` tells what should "
        "stand there.");
};

struct scanned_text {
    factorization_header header;
    entry_counts counts;
    parse_error problem;
};

constexpr scanned_text scan(std::string_view text) {
    scanned_text result;
    parser reader(text);
    result.problem = reader.read_header();
    result.header = reader.header();
    if (!result.problem)
        result.problem = reader.read_terms(result.counts);
    return result;
}

template <textual_table F>
inline constexpr scanned_text scanned = scan(F::text);

template <textual_table F>
constexpr auto read_text() {
    if constexpr (scanned<F>.problem.what != expected::nothing) {
        [[maybe_unused]] malformed_factorization<F, line<scanned<F>.problem.line>,
                                                 column<scanned<F>.problem.column>, scanned<F>.problem.what>
            message;
        return static_factorization<1, 1, 1, 1>{{1, 1, 1}, 1, stated_ring::integer, {}, {}, {}};
    } else {
        constexpr factorization_header header = scanned<F>.header;
        constexpr entry_counts counts = scanned<F>.counts;
        static_factorization<header.rank, counts.u, counts.v, counts.w, counts.u_sums, counts.v_sums,
                             counts.w_sums>
            result;
        parser reader(F::text);
        reader.read_header();
        result.dimensions = header.dimensions;
        result.rank = header.rank;
        result.ring = header.ring;
        column_filler filler(result);
        reader.read_terms(filler);
        return result;
    }
}

template <table F>
constexpr auto make_table() {
    if constexpr (textual_table<F>)
        return read_text<F>();
    else
        return F::derive();
}

} // namespace detail

/// The factorization that a table stands for, read or derived once a program. A malformed text does not
/// compile: the message holds malformed_factorization<Table, line<L>, column<C>, expected::...>.
template <table F>
inline constexpr auto factorization_of = detail::make_table<F>();

namespace detail {

template <table F>
constexpr shape dimensions_of() {
    if constexpr (derived_table<F> && requires { F::dimensions; })
        return F::dimensions;
    else
        return factorization_of<F>.dimensions;
}

} // namespace detail

/// <m,k,n> of a table.
template <table F>
inline constexpr shape shape_of = detail::dimensions_of<F>();

/// The number of products of a table.
template <table F>
inline constexpr int rank_of = factorization_of<F>.rank;

} // namespace fastmm::inline FASTMM_ABI
