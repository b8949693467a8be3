// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A file that is written whole or not at all.

#pragma once

#include <string>

namespace fastmm_tool {

/// Writes a file by way of a temporary one beside it, which takes its name when all is written; "-" is the standard output.
/// Throws malformed, naming the path, where that is not possible; a file that was there is then as it was.
void write_target(const std::string& path, const std::string& bytes);

} // namespace fastmm_tool
