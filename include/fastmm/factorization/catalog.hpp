// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The embedded tables, and the best of them for a shape. A table costs a translation unit nothing until it is
// used.

#pragma once

#include <fastmm/factorization/algebra.hpp>
#include <fastmm/factorization/tables/embedded.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <textual_table F>
inline constexpr factorization_header header_of = [] {
    parse_error problem;
    return parse_header(F::text, problem);
}();

// The orientations of <m,k,n> that rotation and transposition reach, in the order in which `oriented` numbers
// them.
constexpr shape orientation(shape s, int number) {
    switch (number) {
    case 0:
        return s;
    case 1:
        return {s.k, s.n, s.m};
    case 2:
        return {s.n, s.m, s.k};
    case 3:
        return {s.n, s.k, s.m};
    case 4:
        return {s.k, s.m, s.n};
    default:
        return {s.m, s.n, s.k};
    }
}

template <table F, int Number>
struct oriented;
template <table F>
struct oriented<F, 0> {
    using type = F;
};
template <table F>
struct oriented<F, 1> {
    using type = rotated<F>;
};
template <table F>
struct oriented<F, 2> {
    using type = rotated<rotated<F>>;
};
template <table F>
struct oriented<F, 3> {
    using type = transposed<F>;
};
template <table F>
struct oriented<F, 4> {
    using type = rotated<transposed<F>>;
};
template <table F>
struct oriented<F, 5> {
    using type = rotated<rotated<transposed<F>>>;
};

struct catalog_choice {
    int position = -1;
    int orientation = 0;
    int rank = 0;
};

template <class... Tables>
constexpr catalog_choice choose(table_list<Tables...>, shape wanted, bool modulo_2) {
    catalog_choice best;
    int position = 0;
    const auto consider = [&](const factorization_header& header) {
        if (modulo_2 || header.ring != stated_ring::modulo_2)
            for (int number = 0; number < 6; ++number)
                if (orientation(header.dimensions, number) == wanted &&
                    (best.position < 0 || header.rank < best.rank)) {
                    best = {position, number, header.rank};
                    break;
                }
        ++position;
    };
    (consider(header_of<Tables>), ...);
    return best;
}

template <int Position, class List>
struct table_at;
template <int Position, class First, class... Rest>
struct table_at<Position, table_list<First, Rest...>> : table_at<Position - 1, table_list<Rest...>> {};
template <class First, class... Rest>
struct table_at<0, table_list<First, Rest...>> {
    using type = First;
};

template <int M, int K, int N, bool Modulo2>
struct best_table {
    static constexpr catalog_choice choice = choose(embedded_tables{}, shape{M, K, N}, Modulo2);
    static_assert(choice.position >= 0,
                  "Ask for a shape that an embedded table, a rotation or a transpose of one has.");
    using type = typename oriented<typename table_at<choice.position, embedded_tables>::type,
                                   choice.orientation>::type;
};

} // namespace detail

namespace tables {

/// The embedded table of least rank for <M,K,N>, turned into that orientation; the first listed among equals.
template <int M, int K, int N>
using best = typename detail::best_table<M, K, N, false>::type;

/// The same among all tables, those that hold modulo 2 only included.
template <int M, int K, int N>
using best_modulo_2 = typename detail::best_table<M, K, N, true>::type;

} // namespace tables

} // namespace fastmm::inline FASTMM_ABI
