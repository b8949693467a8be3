// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// NumPy's .npy: a line of text that describes one array, and its bytes. Versions 1.0, 2.0 and 3.0.

#pragma once

#include "containers/numpy_array.hpp"

#include <string>
#include <string_view>

namespace fastmm_tool {

inline constexpr std::string_view npy_magic = "\x93NUMPY";

/// The array, which views `bytes`. Throws malformed, naming the byte, where the header is none, or the file is not as long
/// as it says. An array of objects is read by read_array_pickle, nothing of it is run.
numpy_array read_npy(std::string_view bytes);

/// Version 1.0. Requires: the array has the bytes, or the elements, that its shape and type say.
std::string write_npy(const numpy_array& array);

} // namespace fastmm_tool
