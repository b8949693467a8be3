// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The elementary changes of the bases of a matrix product, which add a row or column to another in one factor matrix and undo
// that in the other that has it. A factorization stays one of the same tensor.

#pragma once

#include <fastmm/search/form.hpp>
#include <fastmm/search/random.hpp>

#include <array>
#include <concepts>
#include <optional>
#include <utility>

namespace fastmm::inline FASTMM_ABI::search {

/// What a transvection does to the forms of one factor matrix: it adds the coefficients of the blocks of a row or column, or
/// subtracts them, to those of another.
struct transvection_side {
    int factor = 0;         ///< 0, 1 or 2: U, V or W
    std::uint64_t from = 0; ///< blocks of the row or column that is added
    int distance = 0;       ///< from a block of it to the block that it is added to; may be negative
    bool is_difference = false;
};

/// A change of the basis along m, k or n: rows of U and of W, columns of U and rows of V, or columns of V and of W. What adds
/// index `from` to index `to` in the one subtracts `to` from `from` in the other, so that the sum over the index stays.
struct transvection {
    std::array<transvection_side, 2> sides;
};

/// Adds an index along dimension 0, 1 or 2 (m, k, n) to another in the first of the two factor matrices, or with `is_difference`
/// subtracts it. Requires: no matrix has more than 64 blocks; 0 <= from, to < the dimension, from != to.
inline transvection transvection_along(const shape& s, int dimension, int from, int to, bool is_difference) {
    const auto row = [&](int factor, int rows_from, int rows_to, int cols, bool minus) {
        const std::uint64_t all = cols == 64 ? ~std::uint64_t(0) : (std::uint64_t(1) << cols) - 1;
        return transvection_side{factor, all << (rows_from * cols), (rows_to - rows_from) * cols, minus};
    };
    const auto column = [&](int factor, int cols_from, int cols_to, int rows, int cols, bool minus) {
        std::uint64_t blocks = 0;
        for (int i = 0; i < rows; ++i)
            blocks |= std::uint64_t(1) << (i * cols + cols_from);
        return transvection_side{factor, blocks, cols_to - cols_from, minus};
    };
    const auto [m, k, n] = s;
    if (dimension == 0)
        return {{row(0, from, to, k, is_difference), row(2, to, from, n, !is_difference)}};
    if (dimension == 1)
        return {{column(0, from, to, m, k, is_difference), row(1, to, from, n, !is_difference)}};
    return {{column(1, from, to, k, n, is_difference), column(2, to, from, m, n, !is_difference)}};
}

/// A transvection drawn from all, or none where all dimensions are 1.
inline std::optional<transvection> random_transvection(const shape& s, bool has_signs,
                                                       random_source& random) {
    const std::array<int, 3> sizes{s.m, s.k, s.n};
    if (sizes[0] * sizes[1] * sizes[2] == 1)
        return std::nullopt;
    const std::uint64_t number = random();
    int dimension = random_source::scaled(number, 3);
    while (sizes[static_cast<std::size_t>(dimension)] == 1)
        dimension = (dimension + 1) % 3;
    const int size = sizes[static_cast<std::size_t>(dimension)];
    const int from = random.below(size), other = random.below(size - 1);
    return transvection_along(s, dimension, from, other < from ? other : other + 1,
                              has_signs && (number & 1U) != 0);
}

/// The image of a form; false where it leaves the ring. Requires: the masks of the ring are unsigned integers.
template <class Ring>
requires std::unsigned_integral<typename Ring::mask>
constexpr bool image_of(const transvection_side& side, const typename Ring::form& x,
                        typename Ring::form& image) {
    using mask = typename Ring::mask;
    const auto moved = [&](mask blocks) {
        const mask taken = blocks & static_cast<mask>(side.from);
        return static_cast<mask>(side.distance > 0 ? taken << side.distance : taken >> -side.distance);
    };
    if constexpr (Ring::has_signs)
        return Ring::add(x, {moved(x.plus), moved(x.minus)}, side.is_difference, image);
    else
        return Ring::add(x, moved(x), side.is_difference, image);
}

} // namespace fastmm::inline FASTMM_ABI::search
