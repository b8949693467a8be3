// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Files as the commands take them: paths, or "-" for the standard input.

#pragma once

#include "notations/notation.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_tool {

/// The content of a file, a pipe, or the standard input ("-"). Throws malformed, without the path, where it cannot be read
/// or has more than most.file_bytes.
std::string read_source(const std::string& path, const limits& most);

/// What a person sees of a path: itself, or "standard input".
std::string source_title(const std::string& path);

/// Some paths that are read together, with what came of them.
struct source {
    std::string title;                 ///< "strassen.fmm", or several paths with a comma.
    const notation* written = nullptr; ///< Where it was recognized.
    std::string problem;               ///< Why it is malformed; empty where it is not.
};

/// Reads every path in turn: `found` is called for each factorization, `ended` once a source. Three SMS files in a row are
/// one source. `from` names a notation that all are written in; empty: each is recognized by its content.
void read_sources(const std::vector<std::string>& paths, std::string_view from,
                  const reading_options& options,
                  const std::function<void(const source&, exact_table)>& found,
                  const std::function<void(const source&)>& ended);

} // namespace fastmm_tool
