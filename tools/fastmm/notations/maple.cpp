// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/maple.hpp"

#include "notations/matrix_triples.hpp"
#include "notations/number_expression.hpp"
#include "notations/text_scanner.hpp"

namespace fastmm_tool {

namespace {

class maple_reader {
public:
    maple_reader(std::string_view bytes, const reading_options& options)
        : scanner_(bytes), options_(options), triples_(options) {}

    exact_table read() {
        find_set();
        read_list([&] { read_triad(); });
        expect(')');
        return triples_.finish();
    }

private:
    void skip_space() { scanner_.skip_space_and_comments('#'); }

    void expect(char c) {
        skip_space();
        scanner_.expect(c);
    }

    // "[", what `element` reads, separated by commas, and "]".
    template <class Element>
    void read_list(Element element) {
        expect('[');
        do {
            skip_space();
            element();
            skip_space();
        } while (scanner_.take(','));
        if (!scanner_.take(']'))
            scanner_.fail("expected ',' or ']', got " + scanner_.next());
    }

    // To behind "TriadSet(", outside comments.
    void find_set() {
        while (!scanner_.at_end()) {
            scanner_.take_while([](char c) { return c != '#' && c != 'T'; });
            if (scanner_.peek() == '#') {
                scanner_.take_line();
            } else if (scanner_.take("TriadSet")) {
                skip_space();
                if (scanner_.take('('))
                    return;
            } else {
                scanner_.skip();
            }
        }
        scanner_.fail("expected 'TriadSet(' in the text");
    }

    void read_triad() {
        const std::size_t start = scanner_.position();
        scanner_.expect("Triad");
        expect('(');
        int matrices = 0;
        read_list([&] {
            if (++matrices > 3)
                scanner_.fail("a fourth matrix in a triad");
            read_matrix();
        });
        expect(')');
        if (matrices != 3)
            scanner_.fail_at(start, "a triad of " + std::to_string(matrices) + " of three matrices");
    }

    std::int64_t read_size(const char* what) {
        skip_space();
        const std::int64_t size = scanner_.read_count(what);
        expect(',');
        return size;
    }

    // The size stands before the entries, but nothing is taken from it.
    void read_matrix() {
        const std::size_t start = scanner_.position();
        scanner_.expect("Matrix");
        expect('(');
        const std::int64_t rows = read_size("a number of rows"), cols = read_size("a number of columns");
        std::int64_t rows_read = 0;
        skip_space();
        read_list([&] {
            const std::size_t row_start = scanner_.position();
            std::int64_t cols_read = 0;
            read_list([&] {
                const std::size_t position = scanner_.position();
                const number value = read_number_expression(scanner_, options_.most.depth);
                scanner_.placed_at(position, [&] { triples_.entry(value); });
                ++cols_read;
            });
            if (cols_read != cols)
                scanner_.fail_at(row_start, "a row of " + std::to_string(cols_read) +
                                                " entries in a matrix of " + std::to_string(cols) +
                                                " columns");
            scanner_.placed_at(row_start, [&] { triples_.end_row(); });
            ++rows_read;
        });
        expect(')');
        if (rows_read != rows)
            scanner_.fail_at(start, "a matrix of " + std::to_string(rows_read) + " rows that says it has " +
                                        std::to_string(rows));
        scanner_.placed_at(start, [&] { triples_.end_matrix(); });
    }

    text_scanner scanner_;
    const reading_options& options_;
    matrix_triples triples_;
};

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    sink(maple_reader(bytes, options).read());
}

bool recognizes(std::string_view bytes) {
    text_scanner scanner(first_content(bytes, '#'));
    if (!is_letter(scanner.peek()))
        return false;
    scanner.take_while([](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
    scanner.skip_space();
    return (scanner.take(":=") || scanner.take('(')) && bytes.find("Triad(") != std::string_view::npos;
}

} // namespace

const notation maple_notation{"maple", "triads of the FMM catalogue, in Maple", recognizes, read};

} // namespace fastmm_tool
