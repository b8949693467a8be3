// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/counted_rows.hpp"

#include "notations/loose_table.hpp"
#include "notations/text_scanner.hpp"

#include <algorithm>
#include <array>

namespace fastmm_tool {

namespace {

struct header {
    shape dimensions;
    std::int64_t rank;

    // Rows of U, V and W.
    std::array<std::int64_t, 3> rows() const {
        const auto [m, k, n] = dimensions;
        return {std::int64_t(m) * k, std::int64_t(k) * n, std::int64_t(n) * m};
    }
    std::int64_t coefficients() const { return rank * (rows()[0] + rows()[1] + rows()[2]); }
};

std::int64_t read_count(text_scanner& scanner, const char* what, std::int64_t most) {
    scanner.skip_space();
    const std::size_t position = scanner.position();
    const std::int64_t count = scanner.read_count(what);
    if (count < 1 || count > most)
        scanner.fail_at(position, std::string(what) + " is " + std::to_string(count) +
                                      ", expected one from 1 to " + std::to_string(most));
    return count;
}

header read_header(text_scanner& scanner, const limits& most) {
    const auto dimension = [&] {
        return static_cast<int>(read_count(scanner, "a dimension", most.dimension));
    };
    header result{};
    result.dimensions.m = dimension();
    result.dimensions.k = dimension();
    result.dimensions.n = dimension();
    const auto [m, k, n] = result.dimensions;
    result.rank = read_count(scanner, "the number of products", std::int64_t(m) * k * n);
    return result;
}

bool skip_numbers(text_scanner& scanner, std::int64_t count) {
    for (; count > 0; --count) {
        scanner.skip_space();
        if (scanner.take_while([](char c) { return !is_space(c); }).empty())
            return false;
    }
    return true;
}

// Whether there is a pair of numbers for each coefficient: nothing but their count tells.
bool has_pairs(text_scanner scanner, std::int64_t tables, const limits& most) {
    try {
        for (; tables > 0; --tables)
            if (!skip_numbers(scanner, 2 * read_header(scanner, most).coefficients()))
                return false;
    } catch (const malformed&) {
        return false; // Where a second header would be, there is none.
    }
    scanner.skip_space();
    return scanner.at_end();
}

number read_pair(text_scanner& scanner) {
    const std::size_t position = scanner.position();
    const number numerator = scanner.read_rational();
    scanner.skip_space();
    const number denominator = scanner.read_rational();
    return scanner.placed_at(position, [&] { return numerator / denominator; });
}

exact_table read_table(text_scanner& scanner, const reading_options& options, bool pairs) {
    scanner.skip_space();
    const std::size_t start = scanner.position();
    const header stated = read_header(scanner, options.most);
    if (options.dimensions && !(*options.dimensions == stated.dimensions))
        scanner.fail_at(start, "the text states other dimensions than were asked for");
    const auto rows = stated.rows();
    loose_table table(options.most);
    for (const factor which : {factor::u, factor::v, factor::w})
        for (std::int64_t r = 0; r < stated.rank; ++r)
            for (std::int64_t row = 0; row < rows[static_cast<std::size_t>(which)]; ++row) {
                scanner.skip_space();
                const std::size_t position = scanner.position();
                if (scanner.at_end())
                    scanner.fail("the text ends before the " + std::to_string(stated.coefficients()) +
                                 " coefficients of its factorization, or as many pairs, are complete");
                const number value = pairs ? read_pair(scanner) : scanner.read_rational();
                if (!scanner.at_end() && !is_space(scanner.peek()))
                    scanner.fail("expected a space between numbers, got " + scanner.next());
                scanner.placed_at(position, [&] { table.add(which, r, row, value); });
            }
    return scanner.placed_at(start, [&] {
        return table.finish(stated.dimensions, stated.rank, options.order.value_or(w_order::c_transposed));
    });
}

int numbers_of(std::string_view line) {
    text_scanner scanner(line);
    int count = 0;
    for (scanner.skip_blanks(); !scanner.at_end() && count < 6; scanner.skip_blanks(), ++count)
        scanner.take_while([](char c) { return !is_space(c); });
    return count;
}

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    text_scanner scanner(bytes);
    scanner.skip_space();
    const bool counted = numbers_of(first_line(scanner.rest())) == 1;
    const std::int64_t tables =
        counted ? read_count(scanner, "the number of factorizations", 999'999'999) : 1;
    const bool pairs = has_pairs(scanner, tables, options.most);
    for (std::int64_t i = 0; i < tables; ++i) {
        exact_table table = read_table(scanner, options, pairs);
        if (counted)
            table.name = std::to_string(i + 1);
        sink(std::move(table));
    }
    scanner.skip_space();
    if (!scanner.at_end())
        scanner.fail("expected the end of the text after its coefficients, got " + scanner.next());
}

bool recognizes(std::string_view bytes) {
    text_scanner scanner(bytes);
    scanner.skip_space();
    const std::string_view content = scanner.rest();
    const std::string_view line = first_line(content);
    const int numbers = numbers_of(line);
    constexpr std::string_view begin = "0123456789 \t\r", all = "0123456789-+./ \t\r\n";
    return (numbers == 1 || numbers == 4) && line.find_first_not_of(begin) == std::string_view::npos &&
           content.substr(0, 4096).find_first_not_of(all) == std::string_view::npos &&
           content.find('#') == std::string_view::npos;
}

} // namespace

const notation counted_rows_notation{"counted", "Perminov's counted rows of coefficients", recognizes, read};

} // namespace fastmm_tool
