// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/documentation.hpp"

#include "commands/commands.hpp"
#include "commands/help_formatter.hpp"
#include "commands/target_file.hpp"

#include <fastmm/version.hpp>

#include <functional>
#include <map>
#include <memory>
#include <sstream>
#include <string_view>
#include <vector>

namespace fastmm_tool {

namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    const auto all = app.get_subcommands([](const CLI::App*) { return true; });
    return {all.begin(), all.end()};
}

// "--json", "-o": how a person types an option; empty for a positional argument.
std::vector<std::string> spellings(const CLI::Option& option) {
    std::vector<std::string> result;
    for (const std::string& name : option.get_snames())
        result.push_back('-' + name);
    for (const std::string& name : option.get_lnames())
        result.push_back("--" + name);
    return result;
}

bool takes_a_word(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

// The words that a check allows: "TEXT:{any,Z,Q}".
std::vector<std::string> choices(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t open = type.find('{'), close = type.find('}');
    std::vector<std::string> result;
    if (open == std::string::npos || close == std::string::npos)
        return result;
    std::istringstream words(type.substr(open + 1, close - open - 1));
    for (std::string word; std::getline(words, word, ',');)
        result.push_back(word);
    return result;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

// As text of roff: hyphens that can be copied, no line that begins with a request.
std::string roff(std::string_view text) {
    std::string result;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\''))
            result += "\\&";
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else
            result += c;
        line_start = c == '\n';
    }
    return result;
}

// Paragraphs, which an empty line divides.
std::string paragraphs(const std::string& text) {
    std::string result;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        result += (begin == 0 ? "" : ".PP\n") + roff(text.substr(begin, end - begin)) + '\n';
        begin = end + 2;
    }
    return result;
}

void append_options(std::string& page, const CLI::App& command) {
    for (const CLI::Option* option : command.get_options()) {
        const std::vector<std::string> names = spellings(*option);
        const std::string name = names.empty() ? word_of(*option) : joined(names, ", ");
        page += ".TP\n.B " + roff(name);
        if (!names.empty() && takes_a_word(*option))
            page += " \\fI" + roff(word_of(*option)) + "\\fP";
        page += '\n' + roff(option->get_description());
        if (!option->get_default_str().empty())
            page += roff(" (default: " + option->get_default_str() + ')');
        page += '\n';
    }
}

// A word in single quotes for a shell.
std::string shell_quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + '\'';
}

// Words of a list that zsh and fish evaluate once more: there, Q(i) would be a pattern or a call.
std::string evaluated_words(const std::vector<std::string>& words) {
    std::string text;
    for (const char c : joined(words, " "))
        text += c == '(' || c == ')' ? std::string{'\\', c} : std::string(1, c);
    return text;
}

} // namespace

std::string word_of(const CLI::Option& option) {
    if (!takes_a_word(option))
        return "";
    if (!option.get_option_text().empty())
        return option.get_option_text();
    const std::vector<std::string> words = choices(option);
    if (words.empty())
        return option.get_type_name().substr(0, option.get_type_name().find(':'));
    std::string text = "{";
    for (const std::string& word : words)
        text += (text.size() > 1 ? "," : "") + word;
    return text + '}';
}

std::string man_page(const CLI::App& app) {
    std::string page =
        ".\\\" Made by `fastmm man` from the description of its command line.\n.TH FASTMM 1 \"\" \"fastmm " +
        std::to_string(FASTMM_VERSION_MAJOR) + '.' + std::to_string(FASTMM_VERSION_MINOR) + '.' +
        std::to_string(FASTMM_VERSION_PATCH) + "\" \"User Commands\"\n";
    page +=
        ".SH NAME\nfastmm \\- verify, convert, list, time and find factorizations of the matrix product\n.SH "
        "SYNOPSIS\n";
    for (const CLI::App* command : commands_of(app)) {
        page += ".B fastmm " + roff(command->get_name()) + "\n[\\fIOPTIONS\\fP]";
        for (const CLI::Option* option : command->get_options())
            if (spellings(*option).empty())
                page += option->get_required() ? ' ' + roff(word_of(*option))
                                               : " [" + roff(word_of(*option)) + ']';
        page += "\n.br\n";
    }
    page += ".SH DESCRIPTION\n" + paragraphs(app.get_description());
    for (const CLI::App* command : commands_of(app)) {
        std::string title = command->get_name();
        for (char& c : title)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        page += ".SH FASTMM " + title + '\n' + paragraphs(command->get_description()) + ".SS Options\n";
        append_options(page, *command);
        if (!command->get_footer().empty())
            page += ".PP\n" + paragraphs(command->get_footer());
    }
    return page;
}

std::string bash_completion(const CLI::App& app) {
    std::string script =
        "# Made by `fastmm completion bash`.\n_fastmm() {\n"
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n"
        "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '";
    std::vector<std::string> names{"--help", "--version"};
    for (const CLI::App* command : commands_of(app))
        names.push_back(command->get_name());
    script += joined(names, " ") + "' -- \"$word\"))\n    return\n  fi\n  case $command in\n";
    for (const CLI::App* command : commands_of(app)) {
        script += "  " + command->get_name() + ")\n    case $before in\n";
        std::vector<std::string> options, positional;
        bool files = false;
        for (const CLI::Option* option : command->get_options()) {
            const std::vector<std::string> spelled = spellings(*option);
            options.insert(options.end(), spelled.begin(), spelled.end());
            const std::vector<std::string> words = choices(*option);
            if (spelled.empty()) {
                files |= word_of(*option).starts_with("FILE");
                positional.insert(positional.end(), words.begin(), words.end());
            } else if (!words.empty()) {
                script += "    " + joined(spelled, "|") + ") COMPREPLY=($(compgen -W " +
                          shell_quoted(joined(words, " ")) + " -- \"$word\")); return ;;\n";
            } else if (takes_a_word(*option)) {
                script += "    " + joined(spelled, "|") + ") " +
                          (word_of(*option).starts_with("FILE") ? "COMPREPLY=($(compgen -f -- \"$word\")); "
                           : word_of(*option) == "DIR"          ? "COMPREPLY=($(compgen -d -- \"$word\")); "
                                                                : "") +
                          "return ;;\n";
            }
        }
        script += "    esac\n    case $word in\n    -*) COMPREPLY=($(compgen -W " +
                  shell_quoted(joined(options, " ")) + " -- \"$word\")) ;;\n    *) COMPREPLY=($(compgen " +
                  (files ? std::string("-f") : "-W " + shell_quoted(joined(positional, " "))) +
                  " -- \"$word\")) ;;\n    esac ;;\n";
    }
    return script + "  esac\n}\ncomplete -o filenames -F _fastmm fastmm\n";
}

std::string zsh_completion(const CLI::App& app) {
    const auto escaped = [](const std::string& text) {
        std::string result;
        for (const char c : text)
            result +=
                c == '[' || c == ']' || c == ':' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
        return result;
    };
    std::string script = "#compdef fastmm\n# Made by `fastmm completion zsh`.\n_fastmm() {\n  local -a "
                         "commands\n  commands=(\n";
    for (const CLI::App* command : commands_of(app))
        script +=
            "    " +
            shell_quoted(command->get_name() + ':' + escaped(first_sentence(command->get_description()))) +
            '\n';
    script += "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
              "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
    for (const CLI::App* command : commands_of(app)) {
        script += "  " + command->get_name() + ")\n    _arguments -s";
        for (const CLI::Option* option : command->get_options()) {
            const std::vector<std::string> words = choices(*option);
            const std::string action = !words.empty() ? '(' + evaluated_words(words) + ')'
                                       : word_of(*option).starts_with("FILE") ? std::string("_files")
                                                                              : std::string(" ");
            for (const std::string& spelled : spellings(*option))
                script += " \\\n      " +
                          shell_quoted(spelled + '[' + escaped(option->get_description()) + ']' +
                                       (takes_a_word(*option) ? ':' + escaped(word_of(*option)) + ':' + action
                                                              : std::string()));
            if (spellings(*option).empty())
                script += " \\\n      " + shell_quoted("*:" + escaped(word_of(*option)) + ':' + action);
        }
        script += " ;;\n";
    }
    return script + "  esac\n}\n_fastmm \"$@\"\n";
}

std::string fish_completion(const CLI::App& app) {
    std::string script = "# Made by `fastmm completion fish`.\n";
    for (const CLI::App* command : commands_of(app))
        script += "complete -c fastmm -n __fish_use_subcommand -f -a " + command->get_name() + " -d " +
                  shell_quoted(first_sentence(command->get_description())) + '\n';
    for (const CLI::App* command : commands_of(app))
        for (const CLI::Option* option : command->get_options()) {
            const std::vector<std::string> words = choices(*option);
            if (spellings(*option).empty() && words.empty())
                continue;
            script += "complete -c fastmm -n '__fish_seen_subcommand_from " + command->get_name() + '\'';
            for (const std::string& name : option->get_snames())
                script += " -s " + name;
            for (const std::string& name : option->get_lnames())
                script += " -l " + name;
            if (takes_a_word(*option) && !spellings(*option).empty())
                script += word_of(*option).starts_with("FILE") ? " -r -F" : " -x";
            if (!words.empty())
                script += " -a " + shell_quoted(evaluated_words(words));
            script += " -d " + shell_quoted(option->get_description()) + '\n';
        }
    return script;
}

void add_documentation_commands(CLI::App& app, int& status) {
    CLI::App* const man =
        app.add_subcommand("man", "Prints this program's page of the manual: fastmm man | man -l -");
    man->callback([&app, &status] {
        write_target("-", man_page(app));
        status = all_exact;
    });
    const auto shell = std::make_shared<std::string>();
    CLI::App* const completion = app.add_subcommand(
        "completion", "Prints the completions of a shell: source <(fastmm completion bash)");
    completion->add_option("shell", *shell, "The shell")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    completion->callback([&app, &status, shell] {
        static const std::map<std::string, std::string (*)(const CLI::App&)> scripts{
            {"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}};
        write_target("-", scripts.at(*shell)(app));
        status = all_exact;
    });
}

} // namespace fastmm_tool
