// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/number_expression.hpp"

#include "notations/operator_stack.hpp"

namespace fastmm_tool {

namespace {

// base^exponent of rationals. What would outgrow most_bits is refused before it is formed.
number power(const number& base, const number& exponent) {
    constexpr unsigned most = most_bits;
    if (!exponent.is_integer())
        throw malformed("the power " + to_string(exponent) + " is not a whole number");
    const integer whole = numerator(exponent.constant().re);
    if (abs(whole) > most)
        throw malformed("the power " + fastmm_tool::in_quotes(to_string(exponent)) + " is beyond " +
                        std::to_string(most));
    const auto times = static_cast<unsigned>(abs(whole));
    const auto raised = [times](const integer& value) {
        const unsigned bits = value.is_zero() ? 0 : msb(abs(value));
        if (bits * std::uint64_t(times) > most)
            throw malformed("a power has more than " + std::to_string(most) + " bits");
        return integer(pow(value, times));
    };
    const rational value = base.constant().re;
    const number result(rational(raised(numerator(value)), raised(denominator(value))));
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
