// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What changes of basis and scales leave as it is of one, two and three terms of a factorization: ranks and traces.
//
// The factors of a term are the matrices F0 = u (m x k), F1 = v (k x n) and F2 = w transposed (n x m), edges of the triangle of the
// spaces of the dimensions m, k and n. A change of basis takes them to P F0 Q^-1, Q F1 S^-1 and S F2 P^-1, the same for all terms
// (H. F. de Groote, On varieties of optimal algorithms for the computation of bilinear mappings I, Theoret. Comput. Sci. 7 (1978)).

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/search/slice_rank.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fastmm::inline FASTMM_ABI::detail {

// Residues modulo 2, or modulo the prime 2^31 - 1 in the place of rationals.
template <std::uint64_t Prime>
constexpr std::uint64_t reduced(std::uint64_t x) {
    if constexpr (Prime == 2)
        return x & 1U;
    else
        return reduce_modulo_prime(x);
}

template <std::uint64_t Prime>
std::uint64_t residue_of(const coefficient& value) {
    constexpr auto prime = static_cast<std::int64_t>(Prime);
    const auto denominator = static_cast<std::uint64_t>(value.denominator) % Prime;
    if (denominator == 0)
        fail("a coefficient with an even denominator has no residue modulo 2");
    const auto numerator = static_cast<std::uint64_t>((value.numerator % prime + prime) % prime);
    return Prime == 2 ? numerator : reduced<Prime>(numerator * inverse_modulo_prime(denominator));
}

// Dense, row-major.
struct residue_matrix {
    int rows = 0, cols = 0;
    std::vector<std::uint64_t> values;

    // Zeros.
    void reset(int rows_, int cols_) {
        rows = rows_;
        cols = cols_;
        values.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols), 0);
    }
    std::uint64_t* row(int i) { return values.data() + i * cols; }
    const std::uint64_t* row(int i) const { return values.data() + i * cols; }
};

// x y
template <std::uint64_t Prime>
void multiply(const residue_matrix& x, const residue_matrix& y, residue_matrix& result) {
    result.reset(x.rows, y.cols);
    for (int i = 0; i < x.rows; ++i)
        for (int j = 0; j < x.cols; ++j)
            if (const std::uint64_t factor = x.row(i)[j]; factor != 0)
                for (int l = 0; l < y.cols; ++l)
                    result.row(i)[l] = reduced<Prime>(result.row(i)[l] + factor * y.row(j)[l]);
}

// The rank modulo 2 of at most 64 columns: rows become words.
inline int rank_of_words(residue_matrix& x) {
    std::uint64_t* const words = x.values.data();
    for (int i = 0; i < x.rows; ++i) {
        std::uint64_t word = 0;
        for (int j = 0; j < x.cols; ++j)
            word |= x.row(i)[j] << j;
        words[i] = word;
    }
    int rank = 0;
    for (int i = 0; i < x.rows; ++i) {
        const std::uint64_t word = words[i], lowest = word & (0 - word);
        rank += word != 0;
        for (int j = i + 1; j < x.rows; ++j)
            if ((words[j] & lowest) != 0)
                words[j] ^= word;
    }
    return rank;
}

// The rank; what is left of the matrix is of no use. No pivot is inverted: rows are multiplied instead.
template <std::uint64_t Prime>
int eliminate_for_rank(residue_matrix& x) {
    if (Prime == 2 && x.cols <= 64)
        return rank_of_words(x);
    int rank = 0;
    for (int col = 0; col < x.cols && rank < x.rows; ++col) {
        int at = rank;
        while (at < x.rows && x.row(at)[col] == 0)
            ++at;
        if (at == x.rows)
            continue;
        if (at != rank)
            std::swap_ranges(x.row(at), x.row(at) + x.cols, x.row(rank));
        const std::uint64_t* const pivot = x.row(rank);
        for (int i = at + 1; i < x.rows; ++i) {
            std::uint64_t* const row = x.row(i);
            if (row[col] == 0)
                continue;
            const std::uint64_t own = pivot[col], other = Prime - row[col];
            for (int j = col; j < x.cols; ++j)
                row[j] = reduced<Prime>(reduced<Prime>(own * row[j]) + other * pivot[j]);
        }
        ++rank;
    }
    return rank;
}

// Tables of the relations of terms; an edge is a factor, r, s and t are terms.
template <std::uint64_t Prime>
class term_relations {
public:
    // Terms that are zero are left out. Throws fastmm::error where the factorization is not well-formed or has a denominator that
    // the prime divides.
    explicit term_relations(const factorization& f) : sizes_{f.dimensions.m, f.dimensions.k, f.dimensions.n} {
        require_well_formed(f);
        read_terms(f);
        const auto pairs = static_cast<std::size_t>(terms_) * static_cast<std::size_t>(terms_);
        traces_.assign(pairs * static_cast<std::size_t>(terms_), 0);
        paired_traces_.assign(pairs, 1);
        for (std::size_t edge = 0; edge < 3; ++edge) {
            ranks_[edge].resize(pairs);
            product_ranks_[edge].resize(pairs);
            relate_factors(edge);
        }
    }

    int terms() const { return terms_; }
    // Of the spaces at the two ends of an edge.
    int first_size(std::size_t edge) const { return sizes_[edge]; }
    int second_size(std::size_t edge) const { return sizes_[(edge + 1) % 3]; }

    // Dimensions of what the columns, and the rows, of the factors of two terms span; where there are no scales, the rank of their
    // sum. For r = s all are the rank.
    struct pair_ranks {
        int columns = 0, rows = 0, sum = 0;
    };
    const pair_ranks& ranks(std::size_t edge, int r, int s) const { return ranks_[edge][pair(r, s)]; }

    // The rank of the product of an edge's factor of r and the next edge's factor of s.
    int product_rank(std::size_t edge, int r, int s) const { return product_ranks_[edge][pair(r, s)]; }

    // Whether the trace of F0 of r, F1 of s and F2 of t is other than 0.
    bool has_trace(int r, int s, int t) const {
        return traces_[pair(r, s) * static_cast<std::size_t>(terms_) + static_cast<std::size_t>(t)] != 0;
    }
    // For r = s the trace of the term, else the product of the three traces in which r occurs twice and s once: scales of terms
    // cancel.
    std::uint64_t paired_trace(int r, int s) const { return paired_traces_[pair(r, s)]; }

private:
    struct nonzero {
        int row, col;
        std::uint64_t value;
    };

    std::size_t pair(int r, int s) const { return static_cast<std::size_t>(r * terms_ + s); }
    const residue_matrix& matrix(std::size_t edge, int r) const {
        return matrices_[edge][static_cast<std::size_t>(r)];
    }

    void read_terms(const factorization& f) {
        const std::array<const dynamic_columns*, 3> columns{&f.u, &f.v, &f.w};
        for (int r = 0; r < f.rank; ++r) {
            std::array<residue_matrix, 3> term;
            bool is_zero = false;
            for (std::size_t edge = 0; edge < 3; ++edge) {
                term[edge].reset(first_size(edge), second_size(edge));
                bool is_zero_factor = true;
                for (const entry& e : (*columns[edge])[r]) {
                    const std::uint64_t value = residue_of<Prime>(e.value);
                    is_zero_factor = is_zero_factor && value == 0;
                    if (edge == 2)
                        term[edge].row(e.index % f.dimensions.n)[e.index / f.dimensions.n] = value;
                    else
                        term[edge].values[static_cast<std::size_t>(e.index)] = value;
                }
                is_zero = is_zero || is_zero_factor;
            }
            if (is_zero)
                continue;
            for (std::size_t edge = 0; edge < 3; ++edge)
                matrices_[edge].push_back(term[edge]);
            ++terms_;
        }
    }

    void relate_factors(std::size_t edge) {
        const std::size_t next = (edge + 1) % 3;
        residue_matrix work, product;
        std::vector<std::vector<nonzero>> last;
        if (edge == 0)
            for (int t = 0; t < terms_; ++t)
                last.push_back(nonzeros_of(matrix(2, t)));
        for (int r = 0; r < terms_; ++r)
            for (int s = 0; s < terms_; ++s) {
                if (s <= r)
                    ranks_[edge][pair(r, s)] = ranks_[edge][pair(s, r)] =
                        ranks_of(matrix(edge, r), matrix(edge, s), work);
                multiply<Prime>(matrix(edge, r), matrix(next, s), product);
                if (edge == 0)
                    for (int t = 0; t < terms_; ++t)
                        set_trace(r, s, t, product, last[static_cast<std::size_t>(t)]);
                product_ranks_[edge][pair(r, s)] = eliminate_for_rank<Prime>(product);
            }
    }

    static std::vector<nonzero> nonzeros_of(const residue_matrix& x) {
        std::vector<nonzero> result;
        for (int i = 0; i < x.rows; ++i)
            for (int j = 0; j < x.cols; ++j)
                if (x.row(i)[j] != 0)
                    result.push_back({i, j, x.row(i)[j]});
        return result;
    }

    static pair_ranks ranks_of(const residue_matrix& x, const residue_matrix& y, residue_matrix& work) {
        pair_ranks result;
        work.reset(2 * x.rows, x.cols);
        std::copy(x.values.begin(), x.values.end(), work.values.begin());
        std::copy(y.values.begin(), y.values.end(), work.values.begin() + x.rows * x.cols);
        result.rows = eliminate_for_rank<Prime>(work);
        work.reset(2 * x.cols, x.rows);
        for (int i = 0; i < x.rows; ++i)
            for (int j = 0; j < x.cols; ++j) {
                work.row(j)[i] = x.row(i)[j];
                work.row(x.cols + j)[i] = y.row(i)[j];
            }
        result.columns = eliminate_for_rank<Prime>(work);
        if (Prime == 2 && &x != &y) {
            work = x;
            for (std::size_t i = 0; i < work.values.size(); ++i)
                work.values[i] ^= y.values[i];
            result.sum = eliminate_for_rank<Prime>(work);
        }
        return result;
    }

    void set_trace(int r, int s, int t, const residue_matrix& product, const std::vector<nonzero>& last) {
        std::uint64_t trace = 0;
        for (const nonzero& e : last)
            trace = reduced<Prime>(trace + e.value * product.row(e.col)[e.row]);
        traces_[pair(r, s) * static_cast<std::size_t>(terms_) + static_cast<std::size_t>(t)] = trace != 0;
        const auto take = [&](int twice, int once) {
            std::uint64_t& value = paired_traces_[pair(twice, once)];
            value = reduced<Prime>(value * trace);
        };
        if (r == s)
            take(r, t);
        else if (s == t)
            take(s, r);
        else if (r == t)
            take(r, s);
    }

    std::array<int, 3> sizes_;
    int terms_ = 0;
    std::array<std::vector<residue_matrix>, 3> matrices_;
    std::array<std::vector<pair_ranks>, 3> ranks_;
    std::array<std::vector<int>, 3> product_ranks_;
    std::vector<std::uint8_t> traces_;
    std::vector<std::uint64_t> paired_traces_;
};

} // namespace fastmm::inline FASTMM_ABI::detail
