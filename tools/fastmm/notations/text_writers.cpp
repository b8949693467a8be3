// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/text_writers.hpp"

#include "exact/malformed.hpp"
#include "table/conversion.hpp"

#include <array>
#include <vector>

namespace fastmm_tool {

namespace {

constexpr std::array<factor, 3> factors{factor::u, factor::v, factor::w};

struct matrix_size {
    int rows;
    int cols;
};

// Of the matrix of which a factor has the blocks, the third in the order that is asked for.
matrix_size size_of(const exact_table& table, factor which, w_order order) {
    const auto [m, k, n] = table.dimensions;
    if (which == factor::u)
        return {m, k};
    if (which == factor::v)
        return {k, n};
    return order == w_order::c ? matrix_size{m, n} : matrix_size{n, m};
}

// Calls f(row of the matrix, column of the matrix, value) for the nonzeros of a product.
template <class Function>
void for_each_block(const exact_table& table, factor which, int product, w_order order, Function f) {
    const exact_columns& columns = table.columns(which);
    const int cols = size_of(table, which, table.order).cols;
    const bool swapped = which == factor::w && order != table.order;
    const auto r = static_cast<std::size_t>(product);
    for (std::int32_t i = columns.begin[r]; i < columns.begin[r + 1]; ++i) {
        const exact_entry& e = columns.entries[static_cast<std::size_t>(i)];
        const int row = e.index / cols, col = e.index % cols;
        if (swapped)
            f(col, row, table.value(e));
        else
            f(row, col, table.value(e));
    }
}

// The coefficient of a block, "-", "2*", "(1/2+3/2*1j)*".
std::string coefficient_of_block(const number& value) {
    if (value == number(1))
        return "";
    if (value == number(-1))
        return "-";
    if (value.has_parameter())
        throw malformed("products of forms have no parameter, and this has " + to_string(value));
    if (value.is_real())
        return to_string(value) + '*';
    const auto [re, im] = value.constant();
    return '(' + re.str() + (im < 0 ? "" : "+") + im.str() + "*1j)*";
}

} // namespace

std::string write_mathematica(const exact_table& table) {
    std::string text = "{";
    for (int r = 0; r < table.rank; ++r) {
        text += r == 0 ? "{" : ",\n {";
        for (const factor which : factors) {
            const auto [rows, cols] = size_of(table, which, w_order::c_transposed);
            std::vector<std::string> cells(static_cast<std::size_t>(rows * cols), "0");
            for_each_block(table, which, r, w_order::c_transposed,
                           [&, width = cols](int row, int col, const number& value) {
                               if (!value.is_rational())
                                   throw malformed("lists of Mathematica are rational, and this has " +
                                                   to_string(value));
                               cells[static_cast<std::size_t>(row * width + col)] = to_string(value);
                           });
            text += which == factor::u ? "{" : ", {";
            for (int i = 0; i < rows * cols; ++i) {
                if (i % cols == 0)
                    text += i == 0 ? "{" : "}, {";
                else
                    text += ", ";
                text += cells[static_cast<std::size_t>(i)];
            }
            text += "}}";
        }
        text += '}';
    }
    return text + "}\n";
}

std::string write_product_forms(const exact_table& table) {
    std::string text;
    for (int r = 0; r < table.rank; ++r) {
        for (std::size_t i = 0; i < factors.size(); ++i) {
            const char letter = "abc"[i];
            std::string form;
            for_each_block(table, factors[i], r, w_order::c_transposed,
                           [&](int row, int col, const number& value) {
                               const std::string block = coefficient_of_block(value) +
                                                         fastmm::detail::block_name(letter, row + 1, col + 1);
                               if (form.empty())
                                   form = block;
                               else if (block.front() == '-')
                                   form += " - " + block.substr(1);
                               else
                                   form += " + " + block;
                           });
            // A form without a block has to name one.
            text += (i == 0 ? "(" : "*(") +
                    (form.empty() ? "0*" + fastmm::detail::block_name(letter, 1, 1) : form) + ')';
        }
        text += '\n';
    }
    return text;
}

std::string write_coefficient_rows(const exact_table& table) {
    std::string text = "# " + to_string(table.dimensions) + ", " + std::to_string(table.rank) + " products\n";
    for (const factor which : factors) {
        const auto [rows, cols] = size_of(table, which, w_order::c);
        const auto rank = static_cast<std::size_t>(table.rank);
        std::vector<std::string> cells(static_cast<std::size_t>(rows * cols) * rank, "0");
        for (int r = 0; r < table.rank; ++r)
            for_each_block(
                table, which, r, w_order::c, [&, width = cols](int row, int col, const number& value) {
                    if (!value.is_real())
                        throw malformed("rows of coefficients have no i, and this has " + to_string(value));
                    const std::string coefficient = to_string(value);
                    cells[static_cast<std::size_t>(row * width + col) * rank + static_cast<std::size_t>(r)] =
                        value.terms().size() > 1 ? '(' + coefficient + ')' : coefficient;
                });
        text += which == factor::u ? "" : "#\n";
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += cells[i] + ((i + 1) % rank == 0 ? '\n' : ' ');
    }
    return text;
}

} // namespace fastmm_tool
