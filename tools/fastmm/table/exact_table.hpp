// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A factorization as a file of any notation holds it: sparse columns of exact coefficients, nothing of it believed yet.

#pragma once

#include "exact/number.hpp"

#include <fastmm/factorization/factorization.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fastmm_tool {

using fastmm::factor;
using fastmm::shape;

/// How the rows of W are ordered: by the blocks of C, row by row; or by those of its transpose.
enum class w_order { c, c_transposed };

/// A nonzero: the row of its factor matrix, and the place of its value in exact_table::values.
struct exact_entry {
    std::int32_t index;
    std::int32_t value;

    friend bool operator==(const exact_entry&, const exact_entry&) = default;
};

using exact_columns = fastmm::sparse_columns<std::vector<std::int32_t>, std::vector<exact_entry>,
                                             std::vector<fastmm::shared_sum>>;

/// C = sum over r of W[r] * (U[r] . A) * (V[r] . B), where the entries of W are in the order that `order` says. Entries of
/// a column are sorted by index, each index once, no value zero.
struct exact_table {
    std::string name; ///< In the file or the archive; may be empty.
    std::string source;
    shape dimensions;
    int rank = 0;
    w_order order = w_order::c;
    bool modulo_2 = false; ///< The file says that it holds modulo 2 only.
    std::vector<number> values;
    exact_columns u, v, w;

    const exact_columns& columns(factor which) const {
        return which == factor::u ? u : which == factor::v ? v : w;
    }
    const number& value(const exact_entry& e) const { return values[static_cast<std::size_t>(e.value)]; }

    /// Rows of a factor matrix: m k, k n, or m n.
    int rows(factor which) const {
        const auto [m, k, n] = dimensions;
        return which == factor::u ? m * k : which == factor::v ? k * n : m * n;
    }
};

/// Makes a table of entries that come in any order.
class table_builder {
public:
    /// Throws malformed where a dimension is not from 1 to `most_dimension`, or the rank not from 1 to m k n.
    table_builder(shape dimensions, std::int64_t rank, w_order order, int most_dimension = 64);

    /// Adds to what the entry has; a zero is no entry. Throws malformed where an index or a column lies outside.
    void add(factor which, std::int64_t column, std::int64_t index, std::int64_t value);
    void add(factor which, std::int64_t column, std::int64_t index, const number& value);

    void set_name(std::string name) { result_.name = std::move(name); }
    void set_source(std::string source) { result_.source = std::move(source); }
    void set_modulo_2(bool modulo_2) { result_.modulo_2 = modulo_2; }

    /// The table. May be called once.
    exact_table finish();

private:
    struct loose_entry {
        std::int32_t column;
        std::int32_t index;
        std::int32_t value;
    };

    std::int32_t value_number(const number& value);
    void add_known(factor which, std::int64_t column, std::int64_t index, std::int32_t value);
    exact_columns columns_of(std::vector<loose_entry>& entries);

    exact_table result_;
    std::map<number, std::int32_t> known_;
    std::array<std::int32_t, 33> small_{}; // the places of -16 .. 16, plus 1; 0: not used yet
    std::array<std::vector<loose_entry>, 3> entries_;
};

/// The place of a block of C in row-major order, by its row of a W in that order.
std::vector<std::uint32_t> places_of_c(shape dimensions, w_order order);

/// The dimensions of a table whose factor matrices have these rows: m k, k n, and m n; none where there are none.
std::optional<shape> shape_of_rows(std::int64_t u_rows, std::int64_t v_rows, std::int64_t w_rows);

} // namespace fastmm_tool
