// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a reader asks of JSON values. Where a value is another one, malformed is thrown with its JSON pointer, "/u/3/1", in
// front.

#pragma once

#include "exact/number.hpp"
#include "notations/json_document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fastmm_tool {

/// The pointer to a child.
std::string below(const std::string& pointer, std::size_t place);

/// Throws malformed where `holds` is false: "POINTER: expected WANTED, got ...".
void require(bool holds, const std::string& pointer, const std::string& wanted, json_value got);

/// The children of an array that must have `count` of them.
json_children counted(json_value array, std::size_t count, std::string_view what, const std::string& pointer);

/// A number, or a text that is one: "-1/2". Or both parts of a complex number in an array.
number coefficient(json_value value, const std::string& pointer);

/// The values of an object that has these two keys and no other.
std::pair<json_value, json_value> two_members(json_value object, std::string_view first,
                                              std::string_view second, const std::string& pointer);

/// A number below a limit that stands as a key, in its shortest form.
std::size_t key_number(std::string_view key, std::size_t limit, std::string_view what,
                       const std::string& pointer);

/// Marks an index as seen; it must not have been.
void require_first(std::vector<bool>& seen, std::size_t index, std::string_view what,
                   const std::string& pointer);

} // namespace fastmm_tool
