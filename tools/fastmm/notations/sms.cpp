// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/sms.hpp"

#include "notations/loose_table.hpp"
#include "notations/text_scanner.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace fastmm_tool {

namespace {

struct matrix_size {
    std::int64_t rows;
    std::int64_t cols;
};

// Where an entry stands in its matrix and in the text.
struct entry_place {
    std::int64_t row;
    std::int64_t col;
    std::size_t position;
};

std::int64_t read_index(text_scanner& scanner, const char* what) {
    scanner.skip_blanks();
    return scanner.read_count(what);
}

void end_line(text_scanner& scanner) {
    scanner.skip_blanks();
    if (scanner.peek() == '#')
        scanner.take_line();
    if (!scanner.at_end() && !scanner.take('\n'))
        scanner.fail("expected the end of the line, got " + scanner.next());
}

matrix_size read_size(text_scanner& scanner, std::int64_t most) {
    const std::size_t position = scanner.position();
    const std::int64_t rows = read_index(scanner, "a number of rows");
    const std::int64_t cols = read_index(scanner, "a number of columns");
    for (const std::int64_t size : {rows, cols})
        if (size < 1 || size > most)
            scanner.fail_at(position, "a matrix of " + std::to_string(rows) + " x " + std::to_string(cols) +
                                          ", at most " + std::to_string(most) + " are read");
    scanner.skip_blanks();
    if (!is_letter(scanner.peek()))
        scanner.fail("expected the letter of a kind of entries, got " + scanner.next());
    scanner.skip();
    end_line(scanner);
    return {rows, cols};
}

void refuse_repeated(const text_scanner& scanner, std::vector<entry_place>& places) {
    const auto key = [](const entry_place& e) { return std::pair(e.row, e.col); };
    std::sort(places.begin(), places.end(), [&](const entry_place& x, const entry_place& y) {
        return std::pair(key(x), x.position) < std::pair(key(y), y.position);
    });
    const auto repeated =
        std::adjacent_find(places.begin(), places.end(),
                           [&](const entry_place& x, const entry_place& y) { return key(x) == key(y); });
    if (repeated != places.end())
        scanner.fail_at(repeated[1].position, "the entry " + std::to_string(repeated->row) + ' ' +
                                                  std::to_string(repeated->col) + " stands there already");
}

// The matrix of one factor. U and V have a row each product, W a column.
matrix_size read_matrix(text_scanner& scanner, factor which, const limits& most, loose_table& table) {
    const std::int64_t products = std::int64_t(most.dimension) * most.dimension * most.dimension;
    const matrix_size size = read_size(scanner, products);
    std::vector<entry_place> places;
    while (true) {
        scanner.skip_space_and_comments('#');
        const std::size_t position = scanner.position();
        if (scanner.at_end())
            scanner.fail("the text ends before the '0 0 0' of a matrix");
        const std::int64_t row = read_index(scanner, "a row"), col = read_index(scanner, "a column");
        scanner.skip_blanks();
        const number value = scanner.read_rational();
        end_line(scanner);
        if (row == 0 && col == 0 && value.is_zero())
            break;
        if (row < 1 || row > size.rows || col < 1 || col > size.cols)
            scanner.fail_at(position, "the entry " + std::to_string(row) + ' ' + std::to_string(col) +
                                          " is outside a matrix of " + std::to_string(size.rows) + " x " +
                                          std::to_string(size.cols));
        if (places.size() == most.coefficients)
            scanner.fail_at(position, "more entries than are read");
        places.push_back({row, col, position});
        scanner.placed_at(position, [&] {
            if (which == factor::w)
                table.add(which, col - 1, row - 1, value);
            else
                table.add(which, row - 1, col - 1, value);
        });
    }
    refuse_repeated(scanner, places);
    return size;
}

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    constexpr std::array<factor, 3> factors{factor::u, factor::v, factor::w};
    text_scanner scanner(bytes);
    loose_table table(options.most);
    std::array<matrix_size, 3> sizes{};
    for (std::size_t i = 0; i < 3; ++i) {
        scanner.skip_space_and_comments('#');
        if (scanner.at_end())
            scanner.fail("the text ends after " + std::to_string(i) +
                         " of three matrices: L, R and P are needed, one after another");
        const std::size_t position = scanner.position();
        sizes[i] = read_matrix(scanner, factors[i], options.most, table);
        const std::int64_t rank = sizes[0].rows, products = i == 2 ? sizes[i].cols : sizes[i].rows;
        if (products != rank)
            scanner.fail_at(position, std::string("a matrix with ") + std::to_string(products) +
                                          " products as " + "LRP"[i] + ", L has " + std::to_string(rank));
    }
    scanner.skip_space_and_comments('#');
    if (!scanner.at_end())
        scanner.fail("expected the end of the text after three matrices, got " + scanner.next());
    const shape dimensions = settle_shape(options, {sizes[0].cols, sizes[1].cols, sizes[2].rows});
    sink(table.finish(dimensions, sizes[0].rows, options.order.value_or(w_order::c)));
}

bool recognizes(std::string_view bytes) {
    text_scanner line(first_line(first_content(bytes, '#')));
    for (int i = 0; i < 2; ++i) {
        if (line.take_while(is_digit).empty() || line.take_while(is_blank).empty())
            return false;
    }
    if (!is_letter(line.peek()))
        return false;
    line.skip();
    line.skip_blanks();
    return line.at_end();
}

} // namespace

const notation sms_notation{"sms", "PLinOpt's three sparse matrices", recognizes, read};

} // namespace fastmm_tool
