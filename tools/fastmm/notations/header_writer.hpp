// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Writes a table as a C++ header: what fastmm_embed_factorization() of cmake/fastmm_embed.cmake makes of a file, for those
// who build with something else.

#pragma once

#include "table/exact_table.hpp"

#include <string>
#include <string_view>

namespace fastmm_tool {

/// Whether a text is a name that a program may give: letters, digits and underscores, no digit first, no keyword of
/// C++20, and none of the names that are kept for compilers (_A, a__b, and _a, which is at the outermost level).
bool is_cpp_name(std::string_view text);

/// What stands in a header beside the table.
struct header_labels {
    std::string name;       ///< Of the type.
    std::string name_space; ///< "my::tables"; empty: the type is at the outermost level.
    std::string file;       ///< Where the table comes from,
    std::string command;    ///< and what made the header of it: both stand on line 1.
    std::string source;     ///< Who found the table; its own source where empty.
};

/// A header with a type that fastmm::levels takes, `struct name { static constexpr std::string_view text = ...; };`. Throws
/// malformed where a name is none, or where the format of factorization files cannot hold the table.
std::string write_header(const exact_table& table, const header_labels& labels);

} // namespace fastmm_tool
