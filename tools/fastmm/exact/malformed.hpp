// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is thrown where an input is not what a reader can read.

#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fastmm_tool {

/// One line for a person: the place, the value and what was expected, "line 3, column 14: expected a number, got 'x'".
/// The name of the file is added by whoever opened it.
class malformed : public std::runtime_error {
public:
    explicit malformed(const std::string& text) : std::runtime_error(text) {}
    malformed(const std::string& place, const std::string& text) : malformed(place + ": " + text) {}
};

/// A text of an input as it may stand on a terminal: everything that is not printable ASCII as \xNN.
std::string printable(std::string_view text);

/// A piece of an input as it may stand in a message: in quotes, printable, its first 40 bytes.
std::string in_quotes(std::string_view text);

/// "line 3, column 14" of a byte of a text; both count from 1, a column is a byte.
std::string place_in(std::string_view text, std::size_t position);

} // namespace fastmm_tool
