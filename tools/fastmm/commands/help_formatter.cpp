// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/help_formatter.hpp"

#include "commands/documentation.hpp"

#include <algorithm>
#include <sstream>

namespace fastmm_tool {

namespace {

constexpr std::size_t line_length = 100;
constexpr std::size_t text_column = 28;

// A text in lines that begin with `indent` spaces; the first is already there. Paragraphs stay.
std::string wrapped(const std::string& text, std::size_t indent) {
    std::string result;
    std::istringstream lines(text);
    bool first = true;
    for (std::string line; std::getline(lines, line); first = false) {
        if (!first)
            result += '\n' + (line.empty() ? "" : std::string(indent, ' '));
        std::istringstream words(line);
        std::size_t column = indent;
        for (std::string word; words >> word;) {
            if (column > indent && column + 1 + word.size() > line_length) {
                result += '\n' + std::string(indent, ' ');
                column = indent;
            }
            if (column > indent) {
                result += ' ';
                ++column;
            }
            result += word;
            column += word.size();
        }
    }
    return result;
}

// Two columns; the second begins on a line of its own where the first is long.
std::string entry(const std::string& head, const std::string& text) {
    std::string result = "  " + head;
    if (result.size() + 2 > text_column)
        result += '\n' + std::string(text_column, ' ');
    else
        result += std::string(text_column - result.size(), ' ');
    return result + wrapped(text, text_column) + '\n';
}

} // namespace

std::string first_sentence(const std::string& text) {
    const std::size_t end = std::min({text.find(". "), text.find(".\n"), text.find('\n'), text.size()});
    return text.substr(0, end < text.size() || !text.ends_with('.') ? end : end - 1);
}

std::string help_formatter::make_description(const CLI::App* app) const {
    return wrapped(app->get_description(), 0) + "\n\n";
}

std::string help_formatter::make_footer(const CLI::App* app) const {
    return app->get_footer().empty() ? "" : '\n' + wrapped(app->get_footer(), 0) + '\n';
}

std::string help_formatter::make_usage(const CLI::App* app, std::string name) const {
    std::string usage = "Usage: " + name + " [OPTIONS]";
    for (const CLI::Option* option : app->get_options())
        if (option->get_positional())
            usage += option->get_required() ? ' ' + word_of(*option) : " [" + word_of(*option) + ']';
    if (!app->get_subcommands([](const CLI::App*) { return true; }).empty())
        usage += " COMMAND";
    return usage + '\n';
}

std::string help_formatter::make_subcommand(const CLI::App* command) const {
    return entry(command->get_name(), first_sentence(command->get_description()));
}

std::string help_formatter::make_option(const CLI::Option* option, bool is_positional) const {
    const std::string word = word_of(*option);
    std::string text = option->get_description();
    if (!option->get_default_str().empty())
        text += " (default: " + option->get_default_str() + ')';
    return entry(is_positional ? word : option->get_name(false, true) + (word.empty() ? "" : ' ' + word),
                 text);
}

} // namespace fastmm_tool
