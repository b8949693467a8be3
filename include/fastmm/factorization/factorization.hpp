// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A rank decomposition of the tensor of <m,k,n>: the sparse columns of its factor matrices U, V and W.

#pragma once

#include <fastmm/config.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

/// <m,k,n>: A is m x k, B is k x n, C is m x n.
struct shape {
    int m = 0;
    int k = 0;
    int n = 0;

    friend constexpr bool operator==(const shape&, const shape&) = default;
};

/// "4x5x5", m x k x n.
inline std::string to_string(const shape& s) {
    return std::to_string(s.m) + 'x' + std::to_string(s.k) + 'x' + std::to_string(s.n);
}

namespace detail {

// "a12", "b1_12": a block as the factorization file names it; rows and columns count from 1.
inline std::string block_name(char letter, int row, int col) {
    return letter + std::to_string(row) + (row > 9 || col > 9 ? "_" : "") + std::to_string(col);
}

} // namespace detail

/// A coefficient of a factor matrix in lowest terms, its denominator positive.
struct coefficient {
    int numerator = 1;
    int denominator = 1;

    friend constexpr bool operator==(const coefficient&, const coefficient&) = default;
};

/// A nonzero of a factor matrix: the row-major index of a block of A, B or C, and its coefficient.
struct entry {
    int index = 0;
    coefficient value;

    friend constexpr bool operator==(const entry&, const entry&) = default;
};

/// The factor matrices: U reads blocks of A, V blocks of B, W writes blocks of C (C itself, not its
/// transpose).
enum class factor { u, v, w };

/// The coefficient ring that a file states: ZT (-1, 0, 1), Z, Q, or Z2 (the table holds modulo 2 only).
enum class stated_ring { ternary, integer, rational, modulo_2 };

constexpr std::string_view to_string(stated_ring ring) {
    constexpr std::array<std::string_view, 4> names{"ZT", "Z", "Q", "Z2"};
    return names[static_cast<std::size_t>(ring)];
}

/// A sum of two values, or their difference, that several linear forms share. Values are the inputs of the forms, then the sums
/// before this one.
struct shared_sum {
    int left = 0;
    int right = 0;
    bool is_difference = false;

    friend constexpr bool operator==(const shared_sum&, const shared_sum&) = default;
};

/// The columns of one factor matrix, one after another; column r belongs to product r. Storage is a
/// std::array for a table that the compiler reads and a std::vector for one that is read at run time.
/// `sums` says which sums its additions share, where that is known: see given_sums.hpp. Their inputs are the blocks or, with
/// `sums_of_products`, the products, for the forms that are the rows. Sums that do not fit the entries cost additions, nothing else.
template <class Offsets, class Entries, class Sums = std::array<shared_sum, 0>>
struct sparse_columns {
    Offsets begin{};
    Entries entries{};
    Sums sums{};
    bool sums_of_products = false;

    constexpr std::span<const typename Entries::value_type> operator[](int column) const {
        const auto first = static_cast<std::size_t>(begin[static_cast<std::size_t>(column)]);
        const auto last = static_cast<std::size_t>(begin[static_cast<std::size_t>(column) + 1]);
        return {entries.data() + first, last - first};
    }
};

/// A factorization: C = sum over r of W[r] * (U[r] . A) * (V[r] . B), block by block. `rank` is its number of
/// products, not a proven tensor rank.
template <class UColumns, class VColumns, class WColumns>
struct basic_factorization {
    shape dimensions;
    int rank = 0;
    stated_ring ring = stated_ring::integer;
    UColumns u;
    VColumns v;
    WColumns w;
};

template <int Rank, int Entries, int Sums = 0>
using static_columns =
    sparse_columns<std::array<int, std::size_t(Rank) + 1>, std::array<entry, std::size_t(Entries)>,
                   std::array<shared_sum, std::size_t(Sums)>>;

/// A factorization that lives in a constant expression.
template <int Rank, int UEntries, int VEntries, int WEntries, int USums = 0, int VSums = 0, int WSums = 0>
using static_factorization =
    basic_factorization<static_columns<Rank, UEntries, USums>, static_columns<Rank, VEntries, VSums>,
                        static_columns<Rank, WEntries, WSums>>;

using dynamic_columns = sparse_columns<std::vector<int>, std::vector<entry>, std::vector<shared_sum>>;

/// A factorization that was read at run time.
struct factorization : basic_factorization<dynamic_columns, dynamic_columns, dynamic_columns> {
    std::string name;
    std::string source;
};

} // namespace fastmm::inline FASTMM_ABI
