// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/product_line.hpp"

#include "notations/operator_stack.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace fastmm_tool {

namespace {

constexpr std::string_view letters = "abc";

// scale * product of the forms that are there. The scale of a sum is brought into its terms only where it must be.
struct product {
    number scale{1};
    product_line forms{};

    int form_count() const {
        return static_cast<int>(
            std::count_if(forms.begin(), forms.end(), [](const auto& f) { return !f.empty(); }));
    }
    std::vector<form_term>& only_form() {
        return *std::find_if(forms.begin(), forms.end(), [](const auto& f) { return !f.empty(); });
    }
    void scale_terms(std::vector<form_term>& terms) {
        if (scale == number(1))
            return;
        for (form_term& t : terms)
            t.coefficient = t.coefficient * scale;
        scale = number(1);
    }
};

struct product_arithmetic {
    const text_scanner& scanner;
    std::size_t most_terms;

    void apply(char operation, std::size_t position, product& left, product&& right) const {
        scanner.placed_at(position, [&] {
            switch (operation) {
            case '-':
                negate(right);
                [[fallthrough]];
            case '+':
                return add(left, right);
            case '*':
                return multiply(left, right);
            default:
                if (right.form_count() != 0)
                    throw malformed("a division by a form");
                left.scale = left.scale / right.scale;
            }
        });
    }
    void negate(product& operand) const { operand.scale = -operand.scale; }

private:
    void add(product& left, product& right) const {
        if (left.form_count() == 0 && right.form_count() == 0) {
            left.scale = left.scale + right.scale;
            return;
        }
        if (left.form_count() != 1 || right.form_count() != 1 ||
            &left.only_form() - left.forms.data() != &right.only_form() - right.forms.data())
            throw malformed("only blocks of the same matrix can be added");
        auto &to = left.only_form(), &from = right.only_form();
        if (to.size() + from.size() > most_terms)
            throw malformed("a form of more than " + std::to_string(most_terms) + " terms");
        left.scale_terms(to);
        right.scale_terms(from);
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    }

    static void multiply(product& left, product& right) {
        left.scale = left.scale * right.scale;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            if (right.forms[i].empty())
                continue;
            if (!left.forms[i].empty())
                throw malformed(std::string("two forms in ") + letters[i] + " are multiplied");
            left.forms[i] = std::move(right.forms[i]);
        }
    }
};

class line_reader {
public:
    line_reader(text_scanner& scanner, int most_dimension, int most_depth)
        : scanner_(scanner), most_dimension_(most_dimension),
          stack_(
              {scanner, static_cast<std::size_t>(most_dimension) * static_cast<std::size_t>(most_dimension)},
              most_depth) {}

    product_line read() {
        const std::size_t start = scanner_.position();
        do {
            read_operand();
        } while (read_operator());
        if (stack_.is_open())
            scanner_.fail_at(stack_.open_position(), "a bracket is not closed in its line");
        if (scanner_.peek() != '\n' && scanner_.peek() != '#' && !scanner_.at_end())
            scanner_.fail("expected an operator or a form, got " + scanner_.next());
        product result = stack_.finish();
        if (result.form_count() != 3)
            scanner_.fail_at(start, "expected a product of a form in a, one in b and one in c");
        scanner_.placed_at(start, [&] { result.scale_terms(result.forms[2]); });
        return std::move(result.forms);
    }

private:
    static bool starts_block(char c) { return c == 'a' || c == 'b' || c == 'c'; }

    // Signs and opening brackets, and the number or the block behind them.
    void read_operand() {
        for (scanner_.skip_blanks();; scanner_.skip_blanks()) {
            const std::size_t position = scanner_.position();
            const char c = scanner_.peek();
            if (starts_block(c))
                return read_block();
            if (is_digit(c) || c == '.' || c == 'j')
                return read_number();
            if (scanner_.take('-'))
                stack_.sign('-');
            else if (scanner_.take('('))
                scanner_.placed_at(position, [&] { stack_.open(position); });
            else if (!scanner_.take('+'))
                scanner_.fail("expected a, b, c, a number or a bracket, got " + scanner_.next());
        }
    }

    // Closing brackets, and the operator behind them, which may be unwritten; false where there is none.
    bool read_operator() {
        for (scanner_.skip_blanks(); stack_.is_open() && scanner_.take(')'); scanner_.skip_blanks()) {
            // What stands in a bracket with a form belongs to it.
            product& inner = stack_.close();
            if (inner.form_count() == 1)
                scanner_.placed_at(scanner_.position() - 1, [&] { inner.scale_terms(inner.only_form()); });
        }
        const std::size_t position = scanner_.position();
        const char c = scanner_.peek();
        if (c == '+' || c == '-' || c == '*' || c == '/') {
            scanner_.skip();
            stack_.infix(c, position);
            return true;
        }
        if (c == '(' || starts_block(c)) {
            stack_.infix('*', position);
            return true;
        }
        return false;
    }

    void read_number() {
        const std::size_t position = scanner_.position();
        const std::string_view literal = scanner_.take_while([](char c) { return is_digit(c) || c == '.'; });
        product result;
        if (!literal.empty())
            result.scale = scanner_.placed_at(position, [&] { return number(parse_rational(literal)); });
        if (scanner_.take('j'))
            result.scale = result.scale * number::imaginary_unit();
        stack_.push(std::move(result));
    }

    void read_block() {
        const std::size_t position = scanner_.position();
        const std::size_t letter = letters.find(scanner_.peek());
        scanner_.skip();
        const std::size_t first = scanner_.position();
        const std::string_view digits = scanner_.take_while(is_digit);
        std::string_view row = digits.substr(0, 1), col = digits.substr(row.size());
        if (scanner_.take('_')) {
            row = digits;
            col = scanner_.take_while(is_digit);
        } else if (digits.size() != 2) {
            const std::string what = digits.size() < 2
                                         ? "expected two indices, got "
                                         : "indices of several digits need an underscore between them, got ";
            scanner_.fail_at(position, what + in_quotes(scanner_.since(position)));
        }
        product result;
        result.forms[letter].push_back({index(row, first), index(col, first), position, number(1)});
        stack_.push(std::move(result));
    }

    int index(std::string_view digits, std::size_t position) const {
        int value = 0;
        for (const char c : digits.substr(0, 6))
            value = value * 10 + (c - '0');
        if (digits.size() > 6 || value < 1 || value > most_dimension_)
            scanner_.fail_at(position, "expected an index from 1 to " + std::to_string(most_dimension_) +
                                           ", got " + in_quotes(digits));
        return value - 1;
    }

    text_scanner& scanner_;
    int most_dimension_;
    operator_stack<product, product_arithmetic> stack_;
};

} // namespace

product_line read_product_line(text_scanner& scanner, int most_dimension, int most_depth) {
    return line_reader(scanner, most_dimension, most_depth).read();
}

} // namespace fastmm_tool
