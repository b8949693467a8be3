// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Writes headers for use.cpp into a folder: what a person does with `fastmm convert --to header`.

#include "notations/fmm.hpp"
#include "notations/header_writer.hpp"

#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view strassen = "name: anything\nshape: 2x2x2\nrank: 7\nring: ZT\n"
                                      "source: a raw string ends like this )fmm\" or so\n"
                                      "(a11 + a22) (b11 + b22) (c11 + c22)\n"
                                      "(a21 + a22) (b11) (c21 - c22)\n"
                                      "(a11) (b12 - b22) (c12 + c22)\n"
                                      "(a22) (-b11 + b21) (c11 + c21)\n"
                                      "(a11 + a12) (b22) (-c11 + c12)\n"
                                      "(-a11 + a21) (b11 + b12) (c22)\n"
                                      "(a12 - a22) (b21 + b22) (c11)\n";
constexpr std::string_view halves = "name: anything\nshape: 1x1x2\nrank: 2\nring: Q\n"
                                    "(2 a11) (1/2 b11 + 1/4 b12) (c11)\n"
                                    "(-a11) (-1/2 b12) (2 c12 - c11)\n";

void write(std::string_view text, const std::string& path, const fastmm_tool::header_labels& labels) {
    fastmm_tool::fmm_notation.read(text, {}, [&](const fastmm_tool::exact_table& table) {
        std::ofstream file(path, std::ios::binary);
        file.exceptions(std::ios::badbit | std::ios::failbit);
        file << fastmm_tool::write_header(table, labels);
    });
}

} // namespace

int main(int argc, char** argv) try {
    const std::string folder = argc > 1 ? argv[1] : ".";
    write(strassen, folder + "/ternary.hpp", {"ternary", "my::tables", "a\\\nb.fmm", "write_headers", ""});
    write(halves, folder + "/halves.hpp", {"halves", "", "halves.fmm", "write_headers", "by hand"});
} catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
}
