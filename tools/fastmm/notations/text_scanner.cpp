// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/text_scanner.hpp"

namespace fastmm_tool {

void text_scanner::skip_space_and_comments(char mark) {
    for (skip_space(); peek() == mark && !at_end(); skip_space())
        take_line();
}

std::string_view text_scanner::take_line() {
    const std::size_t first = at_;
    move_to(text_.find('\n', at_));
    return text_.substr(first, at_ - first);
}

bool text_scanner::take(char c) {
    if (at_end() || text_[at_] != c)
        return false;
    ++at_;
    return true;
}

bool text_scanner::take(std::string_view word) {
    if (!rest().starts_with(word))
        return false;
    at_ += word.size();
    return true;
}

void text_scanner::expect(char c) {
    if (!take(c))
        fail("expected '" + std::string(1, c) + "', got " + next());
}

void text_scanner::expect(std::string_view word) {
    if (!take(word))
        fail("expected '" + std::string(word) + "', got " + next());
}

std::int64_t text_scanner::read_count(std::string_view what) {
    const std::size_t first = at_;
    const std::string_view digits = take_while(is_digit);
    if (digits.empty())
        fail("expected " + std::string(what) + ", got " + next());
    if (digits.size() > 9)
        fail_at(first, std::string(what) + " is too large: " + in_quotes(digits));
    std::int64_t count = 0;
    for (const char c : digits)
        count = count * 10 + (c - '0');
    return count;
}

number text_scanner::read_rational() {
    const bool negative = peek() == '-';
    if (negative || peek() == '+') {
        skip();
        skip_space();
    }
    const number value = read_unsigned();
    return negative ? -value : value;
}

number text_scanner::read_unsigned() {
    const std::size_t first = at_;
    bool after_e = false;
    const std::string_view word = take_while([&](char c) {
        const bool belongs =
            is_digit(c) || is_letter(c) || c == '.' || c == '/' || (after_e && (c == '-' || c == '+'));
        after_e = c == 'e' || c == 'E';
        return belongs;
    });
    if (word.empty())
        fail("expected a number, got " + next());
    if (word.size() == 1 && is_digit(word.front()))
        return number(word.front() - '0');
    return placed_at(first, [&] { return number(parse_rational(word)); });
}

std::string text_scanner::next() const {
    if (at_end())
        return "the end of the text";
    if (peek() == '\n')
        return "the end of the line";
    // One byte where it stands for itself, else as much as makes a word.
    const auto in_word = [](char c) { return is_digit(c) || is_letter(c) || c == '_' || c == '.'; };
    const std::string_view ahead = rest().substr(0, 64);
    std::size_t length = 1;
    while (in_word(ahead.front()) && length < ahead.size() && in_word(ahead[length]))
        ++length;
    return in_quotes(rest().substr(0, length));
}

void text_scanner::fail_at(std::size_t position, const std::string& what) const {
    throw malformed(place_in(text_, position), what);
}

std::string_view first_content(std::string_view text, char comment_mark) {
    text_scanner scanner(text);
    scanner.skip_space_and_comments(comment_mark);
    return scanner.rest();
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

} // namespace fastmm_tool
