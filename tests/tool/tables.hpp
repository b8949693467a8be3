// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables for tests of the command: the embedded ones, and changes of them that keep or break what they are.

#pragma once

#include "table/exact_table.hpp"

#include <fastmm/factorization/parse.hpp>

#include <string_view>
#include <vector>

namespace fastmm_test {

using fastmm_tool::exact_entry;
using fastmm_tool::exact_table;
using fastmm_tool::factor;
using fastmm_tool::number;
using fastmm_tool::rational;
using fastmm_tool::shape;
using fastmm_tool::table_builder;
using fastmm_tool::w_order;

/// A table of the text of an embedded one.
inline exact_table table_of(std::string_view text) {
    const fastmm::factorization f = fastmm::parse(text);
    table_builder builder(f.dimensions, f.rank, w_order::c);
    builder.set_name(f.name);
    builder.set_modulo_2(f.ring == fastmm::stated_ring::modulo_2);
    const auto add = [&](factor which, const auto& columns) {
        for (int r = 0; r < f.rank; ++r)
            for (const fastmm::entry& e : columns[r])
                builder.add(which, r, e.index, number(rational(e.value.numerator, e.value.denominator)));
    };
    add(factor::u, f.u);
    add(factor::v, f.v);
    add(factor::w, f.w);
    return builder.finish();
}

/// A factor matrix, dense: [column][row].
using dense_columns = std::vector<std::vector<number>>;

inline dense_columns dense(const exact_table& table, factor which) {
    dense_columns result(static_cast<std::size_t>(table.rank),
                         std::vector<number>(static_cast<std::size_t>(table.rows(which))));
    for (int r = 0; r < table.rank; ++r)
        for (const exact_entry& e : table.columns(which)[r])
            result[static_cast<std::size_t>(r)][static_cast<std::size_t>(e.index)] = table.value(e);
    return result;
}

inline exact_table table_of(shape dimensions, const dense_columns& u, const dense_columns& v,
                            const dense_columns& w, w_order order = w_order::c) {
    table_builder builder(dimensions, static_cast<std::int64_t>(u.size()), order);
    const auto add = [&](factor which, const dense_columns& columns) {
        for (std::size_t r = 0; r < columns.size(); ++r)
            for (std::size_t i = 0; i < columns[r].size(); ++i)
                builder.add(which, static_cast<std::int64_t>(r), static_cast<std::int64_t>(i), columns[r][i]);
    };
    add(factor::u, u);
    add(factor::v, v);
    add(factor::w, w);
    return builder.finish();
}

} // namespace fastmm_test
