// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A cursor over a text that never leaves it. Readers of text notations share it, and with it the way a mistake is placed.

#pragma once

#include "exact/malformed.hpp"
#include "exact/number.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fastmm_tool {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// Carriage returns are blanks, so that lines may end in either way.
constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
constexpr bool is_space(char c) {
    return is_blank(c) || c == '\n';
}

/// Reads on from a position; a byte order mark is passed over. Positions are bytes of the whole text. The text outlives
/// the scanner.
class text_scanner {
public:
    explicit text_scanner(std::string_view text)
        : text_(text), at_(text.starts_with("\xef\xbb\xbf") ? 3 : 0) {}

    std::size_t position() const { return at_; }
    void move_to(std::size_t position) { at_ = position < text_.size() ? position : text_.size(); }
    bool at_end() const { return at_ == text_.size(); }
    /// What has been read since a position.
    std::string_view since(std::size_t position) const { return text_.substr(position, at_ - position); }
    /// What has not been read yet.
    std::string_view rest() const { return text_.substr(at_); }
    /// The next byte; '\0' at the end.
    char peek() const { return at_end() ? '\0' : text_[at_]; }

    void skip() { at_ += at_end() ? 0U : 1U; }
    void skip_blanks() { take_while(is_blank); }
    /// Blanks and line ends.
    void skip_space() { take_while(is_space); }
    /// What is left of the line, without its line end, which is next.
    std::string_view take_line();
    /// Space, and comments from `mark` to the end of their lines.
    void skip_space_and_comments(char mark);

    template <class Predicate>
    std::string_view take_while(Predicate belongs) {
        const std::size_t first = at_;
        while (!at_end() && belongs(text_[at_]))
            ++at_;
        return text_.substr(first, at_ - first);
    }
    /// Whether this was next; it has been read then.
    bool take(char c);
    bool take(std::string_view word);
    /// Fails where it is not next.
    void expect(char c);
    void expect(std::string_view word);

    /// A count: decimal digits, below 10^9.
    std::int64_t read_count(std::string_view what);
    /// A real literal as parse_rational takes it, maybe a sign before it, and space between them.
    number read_rational();
    /// The same without a sign.
    number read_unsigned();

    /// "'x'", or "the end of the text".
    std::string next() const;
    [[noreturn]] void fail(const std::string& what) const { fail_at(at_, what); }
    /// Throws malformed with the place. Takes time as long as the text: for mistakes only.
    [[noreturn]] void fail_at(std::size_t position, const std::string& what) const;

    /// Calls f; what it throws as malformed gets the place.
    template <class Function>
    auto placed_at(std::size_t position, Function f) const {
        try {
            return f();
        } catch (const malformed& problem) {
            fail_at(position, problem.what());
        }
    }

private:
    std::string_view text_;
    std::size_t at_;
};

/// The text from its first byte that is neither space nor in a comment on. For recognizing a notation.
std::string_view first_content(std::string_view text, char comment_mark);

/// The first line of a text, without its end.
std::string_view first_line(std::string_view text);

} // namespace fastmm_tool
