// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A table of fewer rows or columns of blocks: those of one index along m, k or n are zero, so that products
// of which nothing is left vanish, and the rank falls.

#pragma once

#include <fastmm/factorization/table.hpp>

#include <array>

namespace fastmm::inline FASTMM_ABI {

/// A dimension of <m,k,n>.
enum class along { m, k, n };

namespace detail {

constexpr int length(const shape& s, along dimension) {
    return dimension == along::m ? s.m : dimension == along::k ? s.k : s.n;
}

constexpr shape with_length(shape s, along dimension, int value) {
    (dimension == along::m ? s.m : dimension == along::k ? s.k : s.n) = value;
    return s;
}

// The two factor matrices whose blocks have an index along a dimension.
constexpr std::array<factor, 2> factors_along(along dimension) {
    switch (dimension) {
    case along::m:
        return {factor::u, factor::w};
    case along::k:
        return {factor::u, factor::v};
    default:
        return {factor::v, factor::w};
    }
}

constexpr int cols_of(const shape& s, factor which) {
    return which == factor::u ? s.k : s.n;
}

// Whether the dimension counts the rows of the blocks of a factor matrix, in place of their columns.
constexpr bool counts_rows(factor which, along dimension) {
    return which == factor::v ? dimension == along::k : dimension == along::m;
}

// A restriction to all but one index along a dimension.
struct restriction {
    shape from;
    along dimension;
    int index;

    constexpr bool touches(factor which) const {
        const auto [first, second] = factors_along(dimension);
        return which == first || which == second;
    }

    constexpr bool drops(factor which, int block) const {
        if (!touches(which))
            return false;
        const int cols = cols_of(from, which);
        return (counts_rows(which, dimension) ? block / cols : block % cols) == index;
    }

    // The index of a block that stays.
    constexpr int moved(factor which, int block) const {
        if (!touches(which))
            return block;
        const int cols = cols_of(from, which);
        int row = block / cols, col = block % cols;
        int& place = counts_rows(which, dimension) ? row : col;
        place -= place > index ? 1 : 0;
        return row * (cols - (counts_rows(which, dimension) ? 0 : 1)) + col;
    }

    // Whether nothing is left of a column.
    template <class Columns>
    constexpr bool empties(factor which, const Columns& columns, int r) const {
        for (const entry& e : columns[r])
            if (!drops(which, e.index))
                return false;
        return true;
    }

    // Whether a product vanishes.
    template <class Factorization>
    constexpr bool removes(const Factorization& f, int r) const {
        switch (dimension) {
        case along::m:
            return empties(factor::u, f.u, r) || empties(factor::w, f.w, r);
        case along::k:
            return empties(factor::u, f.u, r) || empties(factor::v, f.v, r);
        default:
            return empties(factor::v, f.v, r) || empties(factor::w, f.w, r);
        }
    }
};

struct restricted_size {
    int rank = 0;
    int u = 0, v = 0, w = 0; // entries
};

template <class Factorization>
constexpr restricted_size size_of_restriction(const Factorization& f, const restriction& to) {
    restricted_size size;
    const auto kept = [&](factor which, const auto& columns, int r) {
        int count = 0;
        for (const entry& e : columns[r])
            count += to.drops(which, e.index) ? 0 : 1;
        return count;
    };
    for (int r = 0; r < f.rank; ++r)
        if (!to.removes(f, r)) {
            ++size.rank;
            size.u += kept(factor::u, f.u, r);
            size.v += kept(factor::v, f.v, r);
            size.w += kept(factor::w, f.w, r);
        }
    return size;
}

// `result` has room for exactly what is left.
template <class Factorization, class Result>
constexpr void fill_restricted(const Factorization& f, const restriction& to, Result& result) {
    std::size_t column = 0;
    std::array<std::size_t, 3> used{};
    const auto append = [&](factor which, const auto& from, auto& columns, int r) {
        std::size_t& next = used[static_cast<std::size_t>(which)];
        for (const entry& e : from[r])
            if (!to.drops(which, e.index))
                columns.entries[next++] = {to.moved(which, e.index), e.value};
        columns.begin[column + 1] = static_cast<int>(next);
    };
    for (int r = 0; r < f.rank; ++r)
        if (!to.removes(f, r)) {
            append(factor::u, f.u, result.u, r);
            append(factor::v, f.v, result.v, r);
            append(factor::w, f.w, result.w, r);
            ++column;
        }
}

// The index along a dimension without which the most products vanish; the first among equals.
template <class Factorization>
constexpr int most_vanishing(const Factorization& f, along dimension) {
    int best = 0, most = -1;
    for (int index = 0; index < length(f.dimensions, dimension); ++index) {
        const restriction to{f.dimensions, dimension, index};
        int removed = 0;
        for (int r = 0; r < f.rank; ++r)
            removed += to.removes(f, r) ? 1 : 0;
        if (removed > most) {
            best = index;
            most = removed;
        }
    }
    return best;
}

} // namespace detail

/// <m,k,n> without the blocks of one index along a dimension: dropped<F, along::m> is <m - 1, k, n>. Products that lose
/// all their blocks of A, of B or of C vanish. Index: counted from 0; if none is given, the one without which the most
/// products vanish, the first among equals. Exact where F is: the entries of its residual are among F's.
template <table F, along Dimension, int Index = detail::most_vanishing(factorization_of<F>, Dimension)>
struct dropped : derived_factorization {
    static_assert(detail::length(shape_of<F>, Dimension) > 1, "Drop from a dimension of at least 2.");
    static_assert(Index >= 0 && Index < detail::length(shape_of<F>, Dimension),
                  "Name an index that is there.");
    static constexpr shape dimensions =
        detail::with_length(shape_of<F>, Dimension, detail::length(shape_of<F>, Dimension) - 1);
    static constexpr auto derive() {
        constexpr detail::restriction to{shape_of<F>, Dimension, Index};
        constexpr detail::restricted_size size = detail::size_of_restriction(factorization_of<F>, to);
        static_factorization<size.rank, size.u, size.v, size.w> result;
        result.dimensions = dimensions;
        result.rank = size.rank;
        result.ring = factorization_of<F>.ring;
        detail::fill_restricted(factorization_of<F>, to, result);
        return result;
    }
};

} // namespace fastmm::inline FASTMM_ABI
