// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// From every notation that is written into every other one, and back to the same coefficients.

#include "exact/malformed.hpp"
#include "notations/fmm.hpp"
#include "notations/json_writer.hpp"
#include "notations/notation.hpp"
#include "notations/numpy_writer.hpp"
#include "notations/text_writers.hpp"
#include "support/catch.hpp"
#include "table/symmetry.hpp"
#include "table/verification.hpp"
#include "tool/tables.hpp"

#include <fastmm/factorization/catalog.hpp>

#include <functional>
#include <string>

using namespace fastmm_test;

namespace {

struct writer {
    std::string name; ///< Of the notation that reads it.
    std::function<std::string(const exact_table&)> write;
};

const std::vector<writer>& writers() {
    static const std::vector<writer> all{
        {"fmm", [](const exact_table& t) { return fastmm_tool::write_fmm(t, "some", "somebody"); }},
        {"json", fastmm_tool::write_flip_graph_json},
        {"npz",
         [](const exact_table& t) {
             return fastmm_tool::write_npz({&t, 1});
         }},
        {"mathematica", fastmm_tool::write_mathematica},
        {"forms", fastmm_tool::write_product_forms},
        {"rows", fastmm_tool::write_coefficient_rows}};
    return all;
}

// Reads what must hold one table; the notation is found by content.
exact_table reread(const std::string& bytes, const std::string& name, const shape& dimensions) {
    const fastmm_tool::notation& how = fastmm_tool::recognize(bytes);
    REQUIRE(how.name == name);
    fastmm_tool::reading_options options;
    options.dimensions = dimensions;
    std::vector<exact_table> tables;
    how.read(bytes, options, [&](exact_table table) { tables.push_back(std::move(table)); });
    REQUIRE(tables.size() == 1);
    return in_order(std::move(tables.front()), w_order::c);
}

bool same(const exact_table& x, const exact_table& y) {
    return x.dimensions == y.dimensions && x.rank == y.rank && dense(x, factor::u) == dense(y, factor::u) &&
           dense(x, factor::v) == dense(y, factor::v) && dense(x, factor::w) == dense(y, factor::w);
}

// 1 x 1 x 12 with fractions that are doubles, and an index above 9.
exact_table long_row() {
    dense_columns u, v, w;
    for (std::size_t r = 0; r < 12; ++r) {
        std::vector<number> unit(12), other(12);
        unit[r] = number(rational(1, 4));
        other[r] = number(-4);
        u.push_back({number(-1)});
        v.push_back(unit);
        w.push_back(other);
    }
    return table_of({1, 1, 12}, u, v, w);
}

TEST_CASE("every pair of notations") {
    namespace tables = fastmm::tables;
    const exact_table all[] = {table_of(tables::strassen::text), table_of(tables::f2x3x4_20::text),
                               rotated(table_of(tables::f2x3x4_20::text)),
                               in_order(transposed(table_of(tables::f3x4x5_47::text)), w_order::c_transposed),
                               long_row()};
    for (const exact_table& table : all) {
        const exact_table plain = in_order(table, w_order::c);
        REQUIRE(verify(plain).wrong_entries == 0);
        for (const writer& from : writers())
            for (const writer& to : writers()) {
                INFO(table.name << " " << table.dimensions.m << 'x' << table.dimensions.k << 'x'
                                << table.dimensions.n << " from " << from.name << " to " << to.name);
                const exact_table first = reread(from.write(table), from.name, table.dimensions);
                CHECK(same(first, plain));
                CHECK(same(reread(to.write(first), to.name, table.dimensions), plain));
            }
    }
}

TEST_CASE("what a notation cannot hold is refused, not changed") {
    const exact_table table = table_of(fastmm::tables::strassen::text);
    dense_columns u = dense(table, factor::u), w = dense(table, factor::w);
    const number large(rational(fastmm_tool::integer(1) << 80)), third(rational(1, 3));
    const auto with = [&](const number& scale) {
        dense_columns scaled_u = u, scaled_w = w;
        for (number& x : scaled_u[0])
            x = x * scale;
        for (number& x : scaled_w[0])
            x = x / scale;
        return table_of(table.dimensions, scaled_u, dense(table, factor::v), scaled_w);
    };
    for (const writer& to : writers()) {
        INFO(to.name);
        for (const number& scale : {large, third, number::imaginary_unit()}) {
            const exact_table changed = with(scale);
            std::string bytes;
            try {
                bytes = to.write(changed);
            } catch (const fastmm_tool::malformed& refused) {
                CHECK(std::string(refused.what()).find('\n') == std::string::npos);
                continue;
            }
            CHECK(same(reread(bytes, to.name, table.dimensions), changed));
        }
    }
}

} // namespace
