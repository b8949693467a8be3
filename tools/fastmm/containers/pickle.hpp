// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// NumPy arrays in Python's pickle format, protocols 2 to 5: a stack machine that knows the few instructions of which an
// array is made. It calls nothing, and can make nothing but arrays of numbers, and arrays of these.

#pragma once

#include "containers/numpy_array.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace fastmm_tool {

/// The array that a pickle holds, which views `pickle`. Throws malformed, naming the byte (counted on from `offset`), for
/// every instruction or global name but an array's, and for every array that does not have the bytes that its shape says.
numpy_array read_array_pickle(std::string_view pickle, std::size_t offset = 0);

/// A pickle of protocol 3, as NumPy makes one of an array of objects. Requires: the array has the elements that its shape
/// says, and these have their bytes, less than 4 GiB each.
std::string write_array_pickle(const numpy_array& array);

} // namespace fastmm_tool
