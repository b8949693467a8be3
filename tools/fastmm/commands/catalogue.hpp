// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The catalogue of recombined tables: a page and a picture, written from the tables.

#pragma once

#include <filesystem>

namespace fastmm_tool {

/// Writes catalogue.md and catalogue.svg into a folder that is there. Throws std::runtime_error where they cannot be
/// written.
void write_catalogue(const std::filesystem::path& folder);

} // namespace fastmm_tool
