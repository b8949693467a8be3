// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/header_writer.hpp"

#include "exact/malformed.hpp"
#include "notations/fmm.hpp"

#include <algorithm>
#include <array>

namespace fastmm_tool {

namespace {

// [lex.key] and [lex.digraph] of C++20.
constexpr std::array<std::string_view, 92> keywords{
    "alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
    "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
    "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
    "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
    "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
    "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
    "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
    "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
    "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
    "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
    "static_cast", "struct",   "switch",     "template",  "this",      "thread_local", "throw",
    "true",        "try",      "typedef",    "typeid",    "typename",  "union",        "unsigned",
    "using",       "virtual",  "void",       "volatile",  "wchar_t",   "while",        "xor",
    "xor_eq"};
static_assert(std::is_sorted(keywords.begin(), keywords.end()));

void require_name(std::string_view text) {
    if (!is_cpp_name(text))
        throw malformed("expected a name that a C++ program may give, got " + fastmm_tool::in_quotes(text));
}

void require_name_space(std::string_view text) {
    for (;;) {
        const std::size_t colons = text.find("::");
        require_name(text.substr(0, colons));
        if (colons == std::string_view::npos)
            return;
        text.remove_prefix(colons + 2);
    }
}

// What may stand in a comment of one line.
std::string in_a_comment(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return result;
}

// A delimiter with which a raw string holds the text.
std::string delimiter_for(std::string_view text) {
    std::string delimiter = "fmm";
    for (int i = 1; text.find(')' + delimiter + '"') != std::string_view::npos; ++i)
        delimiter = "fmm" + std::to_string(i);
    return delimiter;
}

} // namespace

bool is_cpp_name(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || !is_letter(text.front()) || text.find("__") != std::string_view::npos)
        return false;
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_letter(c) || is_digit(c) || c == '_'; }) &&
           !std::binary_search(keywords.begin(), keywords.end(), text);
}

std::string write_header(const exact_table& table, const header_labels& labels) {
    require_name(labels.name);
    if (!labels.name_space.empty())
        require_name_space(labels.name_space);
    const std::string text =
        write_fmm(table, labels.name, labels.source.empty() ? table.source : labels.source);
    const std::string delimiter = delimiter_for(text);
    std::string header = "// Generated from " + in_a_comment(labels.file) + " by " +
                         in_a_comment(labels.command) +
                         ". Do not edit.\n\n#pragma once\n\n#include <string_view>\n\n";
    if (!labels.name_space.empty())
        header += "namespace " + labels.name_space + " {\n\n";
    header += "struct " + labels.name + " {\n    static constexpr std::string_view text = R\"" + delimiter +
              '(' + text + ')' + delimiter + "\";\n};\n";
    if (!labels.name_space.empty())
        header += "\n} // namespace " + labels.name_space + '\n';
    return header;
}

} // namespace fastmm_tool
