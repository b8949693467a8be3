// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/number_expression.hpp"

#include "notations/operator_stack.hpp"

namespace fastmm_tool {

namespace {

// The value of base^exponent: squares of what outgrows most_bits are not formed unless they are needed.
number power(const number& base, const number& exponent) {
    constexpr int most = static_cast<int>(most_bits);
    if (!exponent.is_integer())
        throw malformed("the power " + to_string(exponent) + " is not a whole number");
    const integer whole = numerator(exponent.constant().re);
    if (abs(whole) > most)
        throw malformed("the power " + fastmm_tool::in_quotes(to_string(exponent)) + " is beyond " +
                        std::to_string(most));
    auto left = static_cast<int>(abs(whole));
    number result(1);
    for (number square = base; left > 0; left /= 2) {
        if (left % 2 == 1)
            result = result * square;
        if (left > 1)
            square = square * square;
    }
    return whole < 0 ? number(1) / result : result;
}

struct number_arithmetic {
    const text_scanner& scanner;

    void apply(char operation, std::size_t position, number& left, number&& right) const {
        left = scanner.placed_at(position, [&] {
            switch (operation) {
            case '+':
                return left + right;
            case '-':
                return left - right;
            case '*':
                return left * right;
            case '/':
                return left / right;
            default:
                return power(left, right);
            }
        });
    }
    void negate(number& operand) const { operand = -operand; }
};

using number_stack = operator_stack<number, number_arithmetic>;

// Signs and opening brackets, and the literal behind them.
void read_operand(text_scanner& scanner, number_stack& stack) {
    for (scanner.skip_space(); !is_digit(scanner.peek()) && scanner.peek() != '.'; scanner.skip_space()) {
        const std::size_t position = scanner.position();
        if (scanner.take('-'))
            stack.sign('-');
        else if (scanner.take('('))
            scanner.placed_at(position, [&] { stack.open(position); });
        else if (!scanner.take('+'))
            scanner.fail("expected a number, got " + scanner.next());
    }
    const std::size_t position = scanner.position();
    const std::string_view literal =
        scanner.take_while([](char c) { return is_digit(c) || c == '.' || is_letter(c); });
    stack.push(scanner.placed_at(position, [&] { return number(parse_rational(literal)); }));
}

// Closing brackets, and the operator behind them; false where there is none.
bool read_operator(text_scanner& scanner, number_stack& stack) {
    for (scanner.skip_space(); stack.is_open() && scanner.take(')'); scanner.skip_space())
        stack.close();
    const std::size_t position = scanner.position();
    char name = scanner.peek();
    if (scanner.take("**"))
        name = '^';
    else if (name == '+' || name == '-' || name == '*' || name == '/' || name == '^')
        scanner.skip();
    else
        return false;
    scanner.placed_at(position, [&] { stack.infix(name, position); });
    return true;
}

} // namespace

number read_number_expression(text_scanner& scanner, int most_depth) {
    number_stack stack({scanner}, most_depth);
    do {
        read_operand(scanner, stack);
    } while (read_operator(scanner, stack));
    if (stack.is_open())
        scanner.fail("expected an operator or ')', got " + scanner.next());
    return stack.finish();
}

} // namespace fastmm_tool
