// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/json_writer.hpp"

#include "exact/malformed.hpp"
#include "table/conversion.hpp"

#include <vector>

namespace fastmm_tool {

namespace {

std::string json_coefficient(const number& value, const std::string& place) {
    if (!value.is_rational())
        throw malformed(place, "this JSON has rational coefficients only, not " + to_string(value));
    const integer most_exact = integer(1) << 53u;
    const std::string text = to_string(value);
    return value.is_integer() && abs(value.constant().re) <= most_exact ? text : '"' + text + '"';
}

void append_rows(std::string& text, const exact_table& table, factor which) {
    const bool turns = which == factor::w && table.order == w_order::c;
    const auto rows = static_cast<std::size_t>(table.rows(which));
    std::vector<const number*> row(rows, nullptr);
    for (int r = 0; r < table.rank; ++r) {
        for (const exact_entry& e : table.columns(which)[r]) {
            const auto index = turns ? reordered_w_index(e.index, table.dimensions, w_order::c) : e.index;
            row[static_cast<std::size_t>(index)] = &table.value(e);
        }
        text += r == 0 ? "\n        [" : ",\n        [";
        for (std::size_t i = 0; i < rows; ++i) {
            text += i == 0 ? "" : ", ";
            text += row[i] ? json_coefficient(*row[i], place_of_form(which, r)) : "0";
            row[i] = nullptr;
        }
        text += ']';
    }
}

} // namespace

std::string write_flip_graph_json(const exact_table& table) {
    constexpr std::size_t most_coefficients = std::size_t(1) << 27;
    std::size_t coefficients = 0;
    for (const factor which : {factor::u, factor::v, factor::w})
        coefficients += static_cast<std::size_t>(table.rows(which)) * static_cast<std::size_t>(table.rank);
    if (coefficients > most_coefficients)
        throw malformed("this JSON would have " + std::to_string(coefficients) +
                        " coefficients, zeros included; at most " + std::to_string(most_coefficients) +
                        " are written");
    const auto [m, k, n] = table.dimensions;
    std::string text = "{\n    \"n\": [" + std::to_string(m) + ", " + std::to_string(k) + ", " +
                       std::to_string(n) + "],\n    \"m\": " + std::to_string(table.rank) +
                       ",\n    \"z2\": " + (table.modulo_2 ? "true" : "false");
    for (const factor which : {factor::u, factor::v, factor::w}) {
        text += std::string(",\n    \"") + "uvw"[static_cast<std::size_t>(which)] + "\": [";
        append_rows(text, table, which);
        text += "\n    ]";
    }
    return text + "\n}\n";
}

} // namespace fastmm_tool
