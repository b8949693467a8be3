// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/commands.hpp"
#include "exact/malformed.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <string>

namespace {

// A message of a parser may have several lines; a mistake is told in one.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return fastmm_tool::printable(text);
}

int refuse(const std::string& why) {
    std::fprintf(stderr, "fastmm: %s\n", one_line(why).c_str());
    return fastmm_tool::malformed_input;
}

} // namespace

int main(int argc, char** argv) {
    int status = fastmm_tool::all_exact;
    CLI::App app("", "fastmm");
    try {
        fastmm_tool::add_commands(app, status);
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const std::bad_alloc&) {
        return refuse("there is not enough memory");
    } catch (const std::exception& problem) { // Of the command line, of a file, or of a library.
        return refuse(problem.what());
    }
    if (!std::cout.flush() || std::fflush(stdout) != 0)
        return refuse("the standard output cannot be written");
    return status;
}
