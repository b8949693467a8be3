// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A skew-symmetric n x n matrix times a vector by (n - 1)(n + 2) / 2 products, as a bilinear algorithm for any n, with its
// residual: A. Fawzi et al., Discovering faster matrix multiplication algorithms with reinforcement learning, Nature 610
// (2022), who found it for n = 3 to 10 and read the pattern off.
//
// Why it is right. For i < j let w_ij = a_ij (b_j - b_i), let r_i be the sum of row i of A and q_i = r_i b_i. Since
// a_ji = -a_ij, the product a_ji (b_i - b_j) is w_ij too, so that
//
//     c_i = sum over j of a_ij (b_j - b_i) + r_i b_i = (sum over j < i of w_ji) + (sum over j > i of w_ij) + q_i.
//
// These are n(n - 1)/2 + n products. The last q_n is not needed: column j of A sums to -r_j, so that the sum of all c_i is
// -(q_1 + ... + q_n), and by the formula it is twice the sum of all w plus that of all q: q_1 + ... + q_n = -(sum of all w).
// Hence c_n = -(sum over i < j < n of w_ij) - (q_1 + ... + q_(n-1)).

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI {

/// A bilinear algorithm, of any tensor: c = sum over r of W[r] * (U[r] . a) * (V[r] . b), with vectors a, b and c of
/// unknowns.
template <class UColumns, class VColumns, class WColumns>
struct bilinear_algorithm {
    int a_size = 0;
    int b_size = 0;
    int c_size = 0;
    int rank = 0;
    UColumns u;
    VColumns v;
    WColumns w;
};

/// The products that a skew-symmetric n x n matrix times a vector takes; the textbook's are n(n - 1).
constexpr std::int64_t skew_symmetric_products(std::int64_t n) {
    return n < 2 ? 0 : (n - 1) * (n + 2) / 2;
}

namespace detail {

// The position of a_ij, i < j, counted from 0, in the rows of the strict upper triangle.
constexpr int skew_symmetric_index(int n, int i, int j) {
    return i * (2 * n - i - 1) / 2 + j - i - 1;
}

// Columns of a factor matrix, written from the first to the last.
template <class Columns>
class column_writer {
public:
    constexpr explicit column_writer(Columns& columns) : columns_(columns) {}
    constexpr void add(int index, int value) {
        columns_.entries[static_cast<std::size_t>(entries_++)] = {index, {value, 1}};
    }
    constexpr void end_column() { columns_.begin[static_cast<std::size_t>(++column_)] = entries_; }

private:
    Columns& columns_;
    int entries_ = 0;
    int column_ = 0;
};

} // namespace detail

/// The algorithm for one n: a holds the strict upper triangle of A row by row, b and c are the vectors. First come the
/// products w_ij, in the order of a, then q_1 to q_(n-1). n = 1 takes no product.
template <int n>
constexpr auto skew_symmetric_algorithm() {
    static_assert(n > 0, "Give a size above 0.");
    constexpr int pairs = n * (n - 1) / 2, rank = pairs + n - 1;
    bilinear_algorithm<static_columns<rank, pairs + (n - 1) * (n - 1)>,
                       static_columns<rank, 2 * pairs + n - 1>, static_columns<rank, 3 * pairs>>
        result{pairs, n, n, rank, {}, {}, {}};
    detail::column_writer u(result.u);
    detail::column_writer v(result.v);
    detail::column_writer w(result.w);
    const auto end_product = [&] {
        u.end_column();
        v.end_column();
        w.end_column();
    };
    for (int i = 0; i < n; ++i)
        for (int j = i + 1; j < n; ++j) {
            u.add(detail::skew_symmetric_index(n, i, j), 1);
            v.add(i, -1);
            v.add(j, 1);
            w.add(i, 1);
            if (j < n - 1) {
                w.add(j, 1);
                w.add(n - 1, -1);
            }
            end_product();
        }
    for (int i = 0; i < n - 1; ++i) {
        for (int j = 0; j < n; ++j)
            if (j != i)
                u.add(i < j ? detail::skew_symmetric_index(n, i, j) : detail::skew_symmetric_index(n, j, i),
                      i < j ? 1 : -1);
        v.add(i, 1);
        w.add(i, 1);
        w.add(n - 1, -1);
        end_product();
    }
    return result;
}

/// The wrong entries of an algorithm for the skew-symmetric product of size n, over the integers: 0 where it is exact over
/// every ring, commutative or not. The entry of a_ij (i < j), b_j and c_i is 1, that of a_ij, b_i and c_j is -1, and all
/// others are 0. Requires: sizes as those of skew_symmetric_algorithm<n>, and whole coefficients.
template <int n, class Algorithm>
constexpr int skew_symmetric_residual(const Algorithm& algorithm) {
    int wrong = 0;
    for (int i = 0; i < n; ++i)
        for (int j = i + 1; j < n; ++j) {
            std::array<std::int64_t, std::size_t(n) * n> slice{}; // of a_ij: b by c
            for (int r = 0; r < algorithm.rank; ++r)
                for (const entry& a : algorithm.u[r]) {
                    if (a.index != detail::skew_symmetric_index(n, i, j))
                        continue;
                    for (const entry& b : algorithm.v[r])
                        for (const entry& c : algorithm.w[r])
                            slice[static_cast<std::size_t>(b.index * n + c.index)] +=
                                std::int64_t(a.value.numerator) * b.value.numerator * c.value.numerator;
                }
            slice[static_cast<std::size_t>(j * n + i)] -= 1;
            slice[static_cast<std::size_t>(i * n + j)] += 1;
            for (const std::int64_t left : slice)
                wrong += left != 0;
        }
    return wrong;
}

} // namespace fastmm::inline FASTMM_ABI
