// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/fingerprint.hpp"

#include "exact/modular.hpp"
#include "exact/scrambled.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <vector>

namespace fastmm_tool {

namespace {

// A prime of 31 bits that is 1 modulo 4.
constexpr std::uint64_t field_prime = 2147483629;

// Larger tables are told by the ranks of single products.
constexpr double most_pair_work = 1e7;

// Arithmetic modulo a prime of at most 31 bits, where a product fits a machine word.
class small_field {
public:
    explicit small_field(std::uint64_t prime) : prime_(prime) {}

    std::uint64_t subtract(std::uint64_t x, std::uint64_t y) const { return x >= y ? x - y : x + prime_ - y; }
    // The prime is nearly always field_prime, which a compiler divides by without a division.
    std::uint64_t reduce(std::uint64_t x) const {
        return prime_ == field_prime ? x % field_prime : x % prime_;
    }
    std::uint64_t inverse(std::uint64_t x) const {
        if (x == 1)
            return 1;
        return modular_arithmetic(prime_).inverse(x);
    }

private:
    std::uint64_t prime_;
};

// A factor of a product as a matrix modulo a prime, without the rows and columns that are zero.
struct small_matrix {
    struct element {
        int row, col;         // of the matrix
        int own_row, own_col; // among the rows and columns that are not zero
        std::uint64_t value;
    };
    std::vector<element> elements;
    int own_rows = 0, own_cols = 0;

    void number_rows_and_columns() {
        std::array<int, 64> rows, cols;
        rows.fill(-1);
        cols.fill(-1);
        for (element& e : elements) {
            int& row = rows[static_cast<std::size_t>(e.row)];
            int& col = cols[static_cast<std::size_t>(e.col)];
            row = row < 0 ? own_rows++ : row;
            col = col < 0 ? own_cols++ : col;
            e.own_row = row;
            e.own_col = col;
        }
    }
};

// Finds ranks in scratch memory that is used again and again.
class rank_finder {
public:
    explicit rank_finder(const small_field& field) : field_(field) {}

    int of(const small_matrix& matrix) {
        clear(matrix.own_rows, matrix.own_cols);
        for (const auto& e : matrix.elements)
            dense_[static_cast<std::size_t>(e.own_row * matrix.own_cols + e.own_col)] = e.value;
        return eliminate(matrix.own_rows, matrix.own_cols);
    }

    int of_product(const small_matrix& x, const small_matrix& y) {
        bool any = false;
        for (const auto& e : x.elements)
            for (const auto& f : y.elements)
                if (e.col == f.row) {
                    if (!any)
                        clear(x.own_rows, y.own_cols);
                    any = true;
                    std::uint64_t& sum = dense_[static_cast<std::size_t>(e.own_row * y.own_cols + f.own_col)];
                    sum = field_.reduce(sum + e.value * f.value);
                }
        return any ? eliminate(x.own_rows, y.own_cols) : 0;
    }

private:
    void clear(int rows, int cols) { dense_.assign(static_cast<std::size_t>(rows * cols), 0); }

    int eliminate(int rows, int cols) {
        int rank = 0;
        const auto line = [&](int i) { return dense_.begin() + i * cols; };
        for (int col = 0; col < cols && rank < rows; ++col) {
            int pivot = rank;
            while (pivot < rows && line(pivot)[col] == 0)
                ++pivot;
            if (pivot == rows)
                continue;
            if (pivot != rank)
                std::swap_ranges(line(pivot), line(pivot) + cols, line(rank));
            std::uint64_t inverse = 0;
            for (int i = rank + 1; i < rows; ++i) {
                if (line(i)[col] == 0)
                    continue;
                if (inverse == 0)
                    inverse = field_.inverse(line(rank)[col]);
                const std::uint64_t times = field_.reduce(line(i)[col] * inverse);
                for (int j = col; j < cols; ++j)
                    line(i)[j] = field_.subtract(line(i)[j], field_.reduce(times * line(rank)[j]));
            }
            ++rank;
        }
        return rank;
    }

    const small_field& field_;
    std::vector<std::uint64_t> dense_;
};

// Depends on the order.
std::uint64_t chained(std::initializer_list<std::uint64_t> values) {
    std::uint64_t hash = 0;
    for (const std::uint64_t value : values)
        hash = scrambled(hash ^ scrambled(value));
    return hash;
}

using triple = std::array<std::uint8_t, 3>;

std::uint64_t number_of(const triple& t) {
    return t[0] | std::uint64_t(t[1]) << 8 | std::uint64_t(t[2]) << 16;
}

// The roles of the three factors after a rotation and, perhaps, a transposition.
struct orientation {
    std::array<std::size_t, 3> roles;
    bool transposed;
};

// (U, V, W) are turned; the pairs U V, V W, W U with them. Transposed, (U, V, W) becomes (V^T, U^T, W^T), so that U V
// of (r, s) becomes that of (s, r), and V W and W U change places.
constexpr std::array<orientation, 6> orientations{{{{0, 1, 2}, false},
                                                   {{1, 2, 0}, false},
                                                   {{2, 0, 1}, false},
                                                   {{1, 0, 2}, true},
                                                   {{0, 2, 1}, true},
                                                   {{2, 1, 0}, true}}};

// The pairs of an orientation: pair i stands between roles i and i + 1.
std::array<std::size_t, 3> pairs_of(const orientation& o) {
    std::array<std::size_t, 3> result{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t left = o.roles[i], right = o.roles[(i + 1) % 3];
        result[i] = (left + 1) % 3 == right ? left : right;
    }
    return result;
}

class fingerprinter {
public:
    fingerprinter(const exact_table& table, w_order order, const std::vector<std::uint64_t>& values,
                  const small_field& field)
        : finder_(field), rank_(static_cast<std::size_t>(table.rank)) {
        const auto [m, k, n] = table.dimensions;
        dimensions_ = {m, k, n};
        const std::vector<std::uint32_t> places = places_of_c(table.dimensions, order);
        for (std::size_t r = 0; r < rank_; ++r)
            for (const factor which : {factor::u, factor::v, factor::w}) {
                small_matrix matrix;
                const int width = which == factor::u ? k : n;
                for (const exact_entry& e : table.columns(which)[static_cast<int>(r)]) {
                    const int index = which == factor::w
                                          ? static_cast<int>(places[static_cast<std::size_t>(e.index)])
                                          : e.index;
                    const std::uint64_t value = values[static_cast<std::size_t>(e.value)];
                    if (value == 0)
                        continue;
                    if (which == factor::w)
                        matrix.elements.push_back({index % width, index / width, 0, 0, value});
                    else
                        matrix.elements.push_back({index / width, index % width, 0, 0, value});
                }
                matrix.number_rows_and_columns();
                matrices_.push_back(std::move(matrix));
            }
        singles_.resize(rank_);
        for (std::size_t r = 0; r < rank_; ++r)
            for (std::size_t i = 0; i < 3; ++i)
                singles_[r][i] = static_cast<std::uint8_t>(finder_.of(matrix(r, i)));
    }

    void find_pairs() {
        pairs_.resize(rank_ * rank_);
        for (std::size_t r = 0; r < rank_; ++r)
            for (std::size_t s = 0; s < rank_; ++s)
                for (std::size_t i = 0; i < 3; ++i)
                    pairs_[r * rank_ + s][i] =
                        static_cast<std::uint8_t>(finder_.of_product(matrix(r, i), matrix(s, (i + 1) % 3)));
    }

    // The least over all orientations.
    std::uint64_t hash() const {
        std::uint64_t least = ~std::uint64_t(0);
        for (const orientation& o : orientations)
            least = std::min(least, hash(o));
        return least;
    }

private:
    const small_matrix& matrix(std::size_t product, std::size_t role) const {
        return matrices_[3 * product + role];
    }

    std::uint64_t hash(const orientation& o) const {
        const auto single = [&](std::size_t r) {
            return number_of({singles_[r][o.roles[0]], singles_[r][o.roles[1]], singles_[r][o.roles[2]]});
        };
        const std::array<std::size_t, 3> order = pairs_of(o);
        const auto pair = [&](std::size_t r, std::size_t s) {
            const triple& ranks = o.transposed ? pairs_[s * rank_ + r] : pairs_[r * rank_ + s];
            return number_of({ranks[order[0]], ranks[order[1]], ranks[order[2]]});
        };
        // Sums of hashes: the order of the products must not matter.
        std::uint64_t all = 0;
        for (std::size_t r = 0; r < rank_; ++r) {
            std::uint64_t others = 0;
            if (!pairs_.empty())
                for (std::size_t s = 0; s < rank_; ++s)
                    others +=
                        scrambled((pair(r, s) << 36 | pair(s, r) << 12 | (s == r)) ^ scrambled(single(s)));
            all += chained({single(r), others});
        }
        const auto side = [&](std::size_t i) { return static_cast<std::uint64_t>(dimensions_[i]); };
        // The sides turn with the factors: U is m x k, V k x n, W^T n x m; a transposed one turns its sides.
        const std::size_t first = o.roles[0];
        return o.transposed ? chained({all, side((first + 1) % 3), side(first), side((first + 2) % 3)})
                            : chained({all, side(first), side((first + 1) % 3), side((first + 2) % 3)});
    }

    rank_finder finder_;
    std::size_t rank_;
    std::array<int, 3> dimensions_{};
    std::vector<small_matrix> matrices_; // U_r, V_r, W_r^T by r
    std::vector<triple> singles_;
    std::vector<triple> pairs_;
};

std::uint64_t smallest_prime_factor(const integer& modulus) {
    for (std::uint64_t p = 2; p < 10000; ++p)
        if (modulus % p == 0)
            return p;
    return 0;
}

} // namespace

std::string fingerprint(const exact_table& table, const verification& proof) {
    const std::uint64_t prime =
        proof.result == verdict::modulo_only ? smallest_prime_factor(proof.modulus) : field_prime;
    if (prime == 0)
        return "-";
    const modular_arithmetic field(prime);
    std::uint64_t i = 0; // A square root of -1; modulo a small prime no table has i.
    if (prime == field_prime)
        for (std::uint64_t a = 2; i == 0; ++a)
            if (field.power(a, (prime - 1) / 2) == prime - 1)
                i = field.power(a, (prime - 1) / 4);
    std::vector<std::uint64_t> values;
    for (const number& value : table.values) {
        const auto image =
            value.has_parameter() || (i == 0 && !value.is_real()) ? std::nullopt : field.image(value, i, 1);
        if (!image)
            return "-";
        values.push_back(*image);
    }
    const small_field small(prime);
    fingerprinter work(table, proof.order, values, small);
    const auto [m, k, n] = table.dimensions;
    const double pair_work = static_cast<double>(table.rank) * table.rank * (m * k + k * n + n * m);
    if (pair_work <= most_pair_work)
        work.find_pairs();
    char text[24];
    std::snprintf(text, sizeof text, "%c-%016llx", pair_work <= most_pair_work ? 'p' : 's',
                  static_cast<unsigned long long>(work.hash()));
    return text;
}

} // namespace fastmm_tool
