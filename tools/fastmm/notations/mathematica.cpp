// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/mathematica.hpp"

#include "notations/matrix_triples.hpp"
#include "notations/text_scanner.hpp"

namespace fastmm_tool {

namespace {

// Whether the comments end.
bool pass_comments(text_scanner& scanner) {
    while (scanner.skip_space(), scanner.rest().starts_with("(*")) {
        const std::size_t length = scanner.rest().find("*)");
        if (length == std::string_view::npos)
            return false;
        scanner.move_to(scanner.position() + length + 2);
    }
    return true;
}

void skip_space_and_comments(text_scanner& scanner) {
    if (!pass_comments(scanner))
        scanner.fail("a comment does not end");
}

// "{", what `element` reads, separated by commas, and "}".
template <class Element>
void read_list(text_scanner& scanner, Element element) {
    skip_space_and_comments(scanner);
    scanner.expect('{');
    do {
        skip_space_and_comments(scanner);
        element();
        skip_space_and_comments(scanner);
    } while (scanner.take(','));
    if (!scanner.take('}'))
        scanner.fail("expected ',' or '}', got " + scanner.next());
}

void read_matrix(text_scanner& scanner, matrix_triples& triples) {
    const std::size_t matrix_start = scanner.position();
    read_list(scanner, [&] {
        const std::size_t row_start = scanner.position();
        read_list(scanner, [&] {
            const std::size_t position = scanner.position();
            const number value = scanner.read_rational();
            scanner.placed_at(position, [&] { triples.entry(value); });
        });
        scanner.placed_at(row_start, [&] { triples.end_row(); });
    });
    scanner.placed_at(matrix_start, [&] { triples.end_matrix(); });
}

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    text_scanner scanner(bytes);
    matrix_triples triples(options);
    read_list(scanner, [&] {
        const std::size_t product_start = scanner.position();
        int matrices = 0;
        read_list(scanner, [&] {
            if (++matrices > 3)
                scanner.fail("a fourth matrix in a product");
            read_matrix(scanner, triples);
        });
        if (matrices != 3)
            scanner.fail_at(product_start, "a product of " + std::to_string(matrices) + " of three matrices");
    });
    skip_space_and_comments(scanner);
    scanner.take(';');
    skip_space_and_comments(scanner);
    if (!scanner.at_end())
        scanner.fail("expected the end of the text after its list, got " + scanner.next());
    sink(triples.finish());
}

bool recognizes(std::string_view bytes) {
    text_scanner scanner(bytes);
    if (!pass_comments(scanner))
        return false;
    for (int depth = 0; depth < 4; ++depth) {
        scanner.skip_space();
        if (!scanner.take('{'))
            return false;
    }
    return true;
}

} // namespace

const notation mathematica_notation{"mathematica", "nested lists of Mathematica", recognizes, read};

} // namespace fastmm_tool
