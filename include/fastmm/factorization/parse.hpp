// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The one parser of the factorization file: the compiler and the tool both run it. The format is described in
// factorizations/README.md.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/factorization.hpp>

#include <numeric>
#include <optional>
#include <string>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

/// What the parser expected where a text is malformed.
enum class expected {
    nothing,
    key_or_term,
    each_key_once,
    shape_before_the_terms,
    rank_before_the_terms,
    ring_before_the_terms,
    name_before_the_terms,
    shape_as_MxKxN,
    dimension_from_1_to_64,
    rank_from_1_to_mkn,
    ring_ZT_Z_Q_or_Z2,
    opening_parenthesis,
    closing_parenthesis,
    plus_or_minus_or_closing_parenthesis,
    block_of_A,
    block_of_B,
    block_of_C,
    index_inside_the_shape,
    each_block_once_in_a_form,
    coefficient_up_to_32767,
    nonzero_coefficient,
    integer_coefficient,
    ternary_coefficient,
    end_of_line,
    as_many_terms_as_the_rank,
    value_of_a_sum,
    earlier_value,
    plus_or_minus_between_two_values,
};

constexpr std::string_view to_string(expected what) {
    constexpr std::array<std::string_view, 28> texts{
        "nothing",
        "a key (name, shape, rank, ring, source, note, a-sums, b-sums, c-sums) and a colon, or a term",
        "each key once",
        "the shape before the first term",
        "the rank before the first term",
        "the ring before the first term",
        "the name before the first term",
        "a shape like 4x5x5",
        "a dimension from 1 to 64",
        "a rank from 1 to m*k*n",
        "one of the rings ZT, Z, Q, Z2",
        "'('",
        "')'",
        "'+', '-' or ')'",
        "a block of A, like a12 or a1_12",
        "a block of B, like b12 or b1_12",
        "a block of C, like c12 or c1_12",
        "an index inside the shape",
        "each block once in a form",
        "a coefficient of at most 32767 above and below the line",
        "a nonzero coefficient",
        "an integer coefficient (the ring has no fractions)",
        "the coefficient 1 or -1 (the ring is ternary)",
        "the end of the line",
        "as many terms as the rank says",
        "a value of a sum: a block of the matrix, or else products like p7 alone, or an earlier sum like s1",
        "an earlier value, and not the same twice",
        "'+' or '-' between two values",
    };
    return texts[static_cast<std::size_t>(what)];
}

/// Where a text is malformed; lines and columns count from 1, a column is a byte.
struct parse_error {
    int line = 0;
    int column = 0;
    expected what = expected::nothing;

    constexpr explicit operator bool() const { return what != expected::nothing; }
};

/// "line 3, column 14: expected ..."
inline std::string to_string(const parse_error& problem) {
    return "line " + std::to_string(problem.line) + ", column " + std::to_string(problem.column) +
           ": expected " + std::string(to_string(problem.what));
}

/// The lines `key: value` that head a file. The views point into the text.
struct factorization_header {
    std::string_view name;
    std::string_view source;
    shape dimensions;
    int rank = 0;
    stated_ring ring = stated_ring::integer;
};

namespace detail {

inline constexpr int largest_dimension = 64;
inline constexpr int largest_coefficient = 32767;

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Walks a text of the factorization format and tells a sink of every entry and of every sum. A sink has
// add(factor, column, entry), called in the order of the text, once a nonzero, and add_sum(factor, sum, of_products).
class parser {
public:
    constexpr explicit parser(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF"))
            position_ = line_start_ = 3;
    }

    constexpr const factorization_header& header() const { return header_; }

    // Reads up to the first term.
    constexpr parse_error read_header() {
        while (skip_blank_lines()) {
            if (peek() == '(')
                break;
            if (!read_key_line())
                return problem_;
        }
        if (!(seen_ & seen_name))
            return fail(expected::name_before_the_terms), problem_;
        if (!(seen_ & seen_shape))
            return fail(expected::shape_before_the_terms), problem_;
        if (!(seen_ & seen_rank))
            return fail(expected::rank_before_the_terms), problem_;
        if (!(seen_ & seen_ring))
            return fail(expected::ring_before_the_terms), problem_;
        const shape& s = header_.dimensions;
        if (header_.rank < 1 || header_.rank > s.m * s.k * s.n)
            problem_ = {rank_line_, rank_column_, expected::rank_from_1_to_mkn};
        return problem_;
    }

    // Reads the sums of the header, and the terms. Requires: read_header() reported nothing.
    template <class Sink>
    constexpr parse_error read_terms(Sink& sink) {
        const shape& s = header_.dimensions;
        const place terms{position_, line_start_, line_};
        if (!read_sums(factor::u, 'a', s.m, s.k, sink) || !read_sums(factor::v, 'b', s.k, s.n, sink) ||
            !read_sums(factor::w, 'c', s.m, s.n, sink))
            return problem_;
        return_to(terms);
        for (int column = 0; column < header_.rank; ++column) {
            if (!skip_blank_lines())
                return fail(expected::as_many_terms_as_the_rank), problem_;
            if (!read_form(factor::u, column, 'a', expected::block_of_A, s.m, s.k, sink) ||
                !read_form(factor::v, column, 'b', expected::block_of_B, s.k, s.n, sink) ||
                !read_form(factor::w, column, 'c', expected::block_of_C, s.m, s.n, sink))
                return problem_;
            skip_spaces();
            if (!at_line_end())
                return fail(expected::end_of_line), problem_;
        }
        if (skip_blank_lines())
            fail(expected::as_many_terms_as_the_rank);
        return problem_;
    }

private:
    enum seen_key : unsigned {
        seen_name = 1,
        seen_source = 2,
        seen_shape = 4,
        seen_rank = 8,
        seen_ring = 16,
        seen_sums = 32 // of U; those of V and W follow
    };

    struct place {
        std::size_t position = 0, line_start = 0; // 0: nowhere
        int line = 0;
    };

    constexpr void return_to(const place& to) {
        position_ = to.position;
        line_start_ = to.line_start;
        line_ = to.line;
    }

    constexpr bool at_end() const { return position_ >= text_.size(); }
    constexpr char peek() const { return at_end() ? '\0' : text_[position_]; }
    // At a line feed, a carriage return and a line feed, or the end of the text.
    constexpr bool at_line_end() const {
        return at_end() || text_[position_] == '\n' ||
               (text_[position_] == '\r' && (position_ + 1 == text_.size() || text_[position_ + 1] == '\n'));
    }

    constexpr void skip_spaces() {
        while (!at_end() && (text_[position_] == ' ' || text_[position_] == '\t'))
            ++position_;
    }

    constexpr void skip_line() {
        while (!at_end() && text_[position_] != '\n')
            ++position_;
    }

    // To the first character of the next line that is neither blank nor a comment; false at the end of the
    // text.
    constexpr bool skip_blank_lines() {
        for (;;) {
            skip_spaces();
            if (at_end())
                return false;
            const char c = text_[position_];
            if (c == '#')
                skip_line();
            else if (c == '\r' && at_line_end())
                ++position_;
            else if (c == '\n') {
                ++position_;
                ++line_;
                line_start_ = position_;
            } else
                return true;
        }
    }

    constexpr bool fail(expected what) { return fail_at(position_, what); }

    constexpr bool fail_at(std::size_t position, expected what) {
        problem_ = {line_, static_cast<int>(position - line_start_) + 1, what};
        return false;
    }

    // A number of at most `digits` digits; -1 where there is none or it is longer.
    constexpr int read_number(int digits) {
        int value = 0, read = 0;
        while (!at_end() && is_digit(text_[position_]) && read <= digits) {
            value = value * 10 + (text_[position_] - '0');
            ++position_;
            ++read;
        }
        return read == 0 || read > digits ? -1 : value;
    }

    constexpr bool mark(unsigned key, std::size_t key_position) {
        if (seen_ & key)
            return fail_at(key_position, expected::each_key_once);
        seen_ |= key;
        return true;
    }

    constexpr std::string_view rest_of_line() {
        const std::size_t first = position_;
        while (!at_line_end())
            ++position_;
        std::size_t last = position_;
        while (last > first && (text_[last - 1] == ' ' || text_[last - 1] == '\t'))
            --last;
        return text_.substr(first, last - first);
    }

    constexpr bool read_key_line() {
        const std::size_t key_position = position_;
        while (!at_line_end() && text_[position_] != ':' && text_[position_] != ' ')
            ++position_;
        const std::string_view key = text_.substr(key_position, position_ - key_position);
        if (peek() != ':')
            return fail_at(key_position, expected::key_or_term);
        ++position_;
        skip_spaces();
        const std::size_t value_position = position_;
        if (key == "name") {
            header_.name = rest_of_line();
            return mark(seen_name, key_position);
        }
        if (key == "source") {
            header_.source = rest_of_line();
            return mark(seen_source, key_position);
        }
        if (key == "note") {
            rest_of_line();
            return true;
        }
        if (key == "shape")
            return mark(seen_shape, key_position) && read_shape();
        if (key == "rank") {
            rank_line_ = line_;
            rank_column_ = static_cast<int>(value_position - line_start_) + 1;
            header_.rank = read_number(6);
            if (header_.rank < 0)
                return fail_at(value_position, expected::rank_from_1_to_mkn);
            return mark(seen_rank, key_position) && expect_line_end();
        }
        if (key == "ring") {
            const std::string_view value = rest_of_line();
            for (const stated_ring ring :
                 {stated_ring::ternary, stated_ring::integer, stated_ring::rational, stated_ring::modulo_2})
                if (value == to_string(ring)) {
                    header_.ring = ring;
                    return mark(seen_ring, key_position);
                }
            return fail_at(value_position, expected::ring_ZT_Z_Q_or_Z2);
        }
        // Read when the shape and the rank are known.
        if (key.size() == 6 && key.substr(1) == "-sums" && key[0] >= 'a' && key[0] <= 'c') {
            const int which = key[0] - 'a';
            sums_[which] = {value_position, line_start_, line_};
            rest_of_line();
            return mark(static_cast<unsigned>(seen_sums) << which, key_position);
        }
        return fail_at(key_position, expected::key_or_term);
    }

    // The sums of a factor matrix, if there are any: `a11+a21 s1-a12`, or `p1+p3 s1-p7`.
    template <class Sink>
    constexpr bool read_sums(factor which, char letter, int rows, int cols, Sink& sink) {
        const place& from = sums_[static_cast<int>(which)];
        if (from.position == 0)
            return true;
        return_to(from);
        bool of_products = false;
        for (int made = 0; skip_spaces(), !at_line_end(); ++made) {
            if (made == 0)
                of_products = peek() == 'p';
            shared_sum next;
            const std::size_t sum_position = position_;
            if (!read_value(of_products, letter, rows, cols, made, next.left))
                return false;
            if (peek() != '+' && peek() != '-')
                return fail(expected::plus_or_minus_between_two_values);
            next.is_difference = peek() == '-';
            ++position_;
            if (!read_value(of_products, letter, rows, cols, made, next.right))
                return false;
            if (next.left == next.right)
                return fail_at(sum_position, expected::earlier_value);
            sink.add_sum(which, next, of_products);
        }
        return true;
    }

    constexpr bool read_value(bool of_products, char letter, int rows, int cols, int made, int& value) {
        const std::size_t value_position = position_;
        const char kind = peek();
        if (kind != 's' && kind != (of_products ? 'p' : letter))
            return fail(expected::value_of_a_sum);
        ++position_;
        if (kind != letter || of_products) {
            value = read_number(6) - 1;
            if (value < 0 || value >= (kind == 's' ? made : header_.rank))
                return fail_at(value_position, expected::earlier_value);
            if (kind == 's')
                value += of_products ? header_.rank : rows * cols;
            return true;
        }
        int row = 0, col = 0;
        if (!read_index_pair(row, col))
            return fail_at(value_position, expected::value_of_a_sum);
        if (row < 1 || row > rows || col < 1 || col > cols)
            return fail_at(value_position, expected::index_inside_the_shape);
        value = (row - 1) * cols + (col - 1);
        return true;
    }

    constexpr bool expect_line_end() {
        skip_spaces();
        return at_line_end() ? true : fail(expected::end_of_line);
    }

    constexpr bool read_shape() {
        int dimensions[3]{};
        for (int i = 0; i < 3; ++i) {
            if (i > 0) {
                if (peek() != 'x')
                    return fail(expected::shape_as_MxKxN);
                ++position_;
            }
            const std::size_t first = position_;
            if (!is_digit(peek()))
                return fail(expected::shape_as_MxKxN);
            dimensions[i] = read_number(4);
            if (dimensions[i] < 1 || dimensions[i] > largest_dimension)
                return fail_at(first, expected::dimension_from_1_to_64);
        }
        header_.dimensions = {dimensions[0], dimensions[1], dimensions[2]};
        return expect_line_end();
    }

    // Two digits, or two numbers of one or two digits with an underscore between them.
    constexpr bool read_index_pair(int& row, int& col) {
        std::size_t digits = 0;
        while (position_ + digits < text_.size() && is_digit(text_[position_ + digits]))
            ++digits;
        if (position_ + digits < text_.size() && text_[position_ + digits] == '_') {
            row = read_number(2);
            ++position_;
            col = read_number(2);
            return row >= 0 && col >= 0;
        }
        if (digits != 2)
            return false;
        row = text_[position_] - '0';
        col = text_[position_ + 1] - '0';
        position_ += 2;
        return true;
    }

    // [coefficient] letter row column: `a12`, `2 a12`, `-1/2 a1_12`; the sign is read already.
    constexpr bool read_entry(bool negative, char letter, expected block, int rows, int cols, entry& result) {
        const std::size_t coefficient_position = position_;
        coefficient value;
        if (is_digit(peek())) {
            value.numerator = read_number(5);
            if (peek() == '/') {
                ++position_;
                value.denominator = read_number(5);
            }
            if (value.numerator < 0 || value.denominator < 0 || value.numerator > largest_coefficient ||
                value.denominator > largest_coefficient)
                return fail_at(coefficient_position, expected::coefficient_up_to_32767);
            if (value.numerator == 0 || value.denominator == 0)
                return fail_at(coefficient_position, expected::nonzero_coefficient);
            const int divisor = std::gcd(value.numerator, value.denominator);
            value.numerator /= divisor;
            value.denominator /= divisor;
            skip_spaces();
        }
        if (header_.ring != stated_ring::rational && value.denominator != 1)
            return fail_at(coefficient_position, expected::integer_coefficient);
        if (header_.ring == stated_ring::ternary && value.numerator != 1)
            return fail_at(coefficient_position, expected::ternary_coefficient);
        if (negative)
            value.numerator = -value.numerator;
        if (peek() != letter)
            return fail(block);
        ++position_;
        const std::size_t index_position = position_;
        int row = 0, col = 0;
        if (!read_index_pair(row, col))
            return fail_at(index_position, block);
        if (row < 1 || row > rows || col < 1 || col > cols)
            return fail_at(index_position, expected::index_inside_the_shape);
        result = {(row - 1) * cols + (col - 1), value};
        return true;
    }

    template <class Sink>
    constexpr bool read_form(factor which, int column, char letter, expected block, int rows, int cols,
                             Sink& sink) {
        skip_spaces();
        if (peek() != '(')
            return fail(expected::opening_parenthesis);
        ++position_;
        int terms = 0;
        for (;;) {
            skip_spaces();
            bool negative = false;
            if (peek() == '-' || peek() == '+') {
                negative = peek() == '-';
                ++position_;
                skip_spaces();
            } else if (terms > 0) {
                return fail(expected::plus_or_minus_or_closing_parenthesis);
            }
            const std::size_t entry_position = position_;
            entry next;
            if (!read_entry(negative, letter, block, rows, cols, next))
                return false;
            for (int i = 0; i < terms; ++i)
                if (form_[static_cast<std::size_t>(i)] == next.index)
                    return fail_at(entry_position, expected::each_block_once_in_a_form);
            form_[static_cast<std::size_t>(terms)] = next.index;
            ++terms;
            sink.add(which, column, next);
            skip_spaces();
            if (peek() == ')') {
                ++position_;
                return true;
            }
            if (at_line_end())
                return fail(expected::closing_parenthesis);
        }
    }

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t line_start_ = 0;
    int line_ = 1;
    int rank_line_ = 0;
    int rank_column_ = 0;
    unsigned seen_ = 0;
    parse_error problem_{};
    factorization_header header_{};
    place sums_[3]{}; // behind their keys
    std::array<int, std::size_t(largest_dimension) * largest_dimension>
        form_{}; // the blocks of the form being read
};

struct entry_counts {
    int u = 0;
    int v = 0;
    int w = 0;

    int u_sums = 0;
    int v_sums = 0;
    int w_sums = 0;

    constexpr void add(factor which, int, const entry&) {
        ++(which == factor::u ? u : which == factor::v ? v : w);
    }
    constexpr void add_sum(factor which, const shared_sum&, bool) {
        ++(which == factor::u ? u_sums : which == factor::v ? v_sums : w_sums);
    }
};

// Fills the columns of a factorization whose storage is large enough or, for vectors, grows.
template <class Factorization>
class column_filler {
public:
    constexpr explicit column_filler(Factorization& result) : result_(result) {}

    constexpr void add(factor which, int column, const entry& next) {
        if (which == factor::u)
            append(result_.u, used_.u, column, next);
        else if (which == factor::v)
            append(result_.v, used_.v, column, next);
        else
            append(result_.w, used_.w, column, next);
    }

    constexpr void add_sum(factor which, const shared_sum& next, bool of_products) {
        if (which == factor::u)
            append(result_.u, used_.u_sums, next, of_products);
        else if (which == factor::v)
            append(result_.v, used_.v_sums, next, of_products);
        else
            append(result_.w, used_.w_sums, next, of_products);
    }

private:
    template <class Columns>
    static constexpr void append(Columns& columns, int& used, const shared_sum& next, bool of_products) {
        columns.sums_of_products = of_products;
        if constexpr (requires { columns.sums.push_back(next); })
            columns.sums.push_back(next);
        else
            columns.sums[static_cast<std::size_t>(used)] = next;
        ++used;
    }

    template <class Columns>
    static constexpr void append(Columns& columns, int& used, int column, const entry& next) {
        if constexpr (requires { columns.entries.push_back(next); }) {
            columns.entries.push_back(next);
            columns.begin.resize(static_cast<std::size_t>(column) + 2);
        } else {
            columns.entries[static_cast<std::size_t>(used)] = next;
        }
        ++used;
        columns.begin[static_cast<std::size_t>(column) + 1] = used;
    }

    Factorization& result_;
    entry_counts used_;
};

} // namespace detail

/// The header of a factorization file. Throws nothing; a malformed text is told by `problem`.
constexpr factorization_header parse_header(std::string_view text, parse_error& problem) {
    detail::parser reader(text);
    problem = reader.read_header();
    return reader.header();
}

/// Reads a factorization at run time; nullopt and `problem` where the text is malformed. What it says is not
/// yet proved: see residual.hpp. Memory: proportional to the text. Time: linear in the text, quadratic in a
/// form.
inline std::optional<factorization> parse(std::string_view text, parse_error& problem) {
    detail::parser reader(text);
    problem = reader.read_header();
    if (problem)
        return std::nullopt;
    factorization result;
    result.name = std::string(reader.header().name);
    result.source = std::string(reader.header().source);
    result.dimensions = reader.header().dimensions;
    result.rank = reader.header().rank;
    result.ring = reader.header().ring;
    detail::column_filler<factorization> filler(result);
    problem = reader.read_terms(filler);
    if (problem)
        return std::nullopt;
    return result;
}

/// Reads a factorization at run time. Throws fastmm::error with line, column and what was expected.
inline factorization parse(std::string_view text) {
    parse_error problem;
    std::optional<factorization> result = parse(text, problem);
    if (!result)
        fail(to_string(problem));
    return *std::move(result);
}

} // namespace fastmm::inline FASTMM_ABI
