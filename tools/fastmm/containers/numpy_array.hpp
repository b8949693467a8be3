// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// NumPy's arrays as files hold them: a type, a shape and bytes in either order; or, of type object, other arrays.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_tool {

enum class numpy_kind : char {
    boolean = 'b',
    signed_integer = 'i',
    unsigned_integer = 'u',
    real = 'f',
    complex = 'c',
    object = 'O'
};

struct numpy_type {
    numpy_kind kind = numpy_kind::object;
    int bytes = 8; ///< Of an element.
    bool big_endian = false;

    friend bool operator==(const numpy_type&, const numpy_type&) = default;
};

/// The type that NumPy calls "<i4", "|b1", ">c16" or "|O". Throws malformed, naming it, for one that is not a number of at
/// most 8 bytes, two of them, or an object.
numpy_type parse_numpy_type(std::string_view text);

/// As NumPy writes it: "<i4", "|u1", "|O".
std::string to_string(const numpy_type& type);

/// An array. Does not own its bytes.
struct numpy_array {
    static constexpr std::size_t most_dimensions = 8;

    numpy_type type;
    std::vector<std::int64_t> shape;
    bool fortran_order = false;        ///< The first index runs fastest.
    std::string_view data;             ///< Of a numeric array.
    std::vector<numpy_array> elements; ///< Of an array of objects, the last index fastest. They are numeric.

    std::size_t dimensions() const { return shape.size(); }
    /// Elements from one index to the next along each dimension.
    std::vector<std::int64_t> strides() const;
};

/// "(3, 4, 7)"
std::string to_string(std::span<const std::int64_t> shape);

/// Elements of an array of this shape. Throws malformed where a dimension is negative, there are more than
/// numpy_array::most_dimensions, or more elements than `most`.
std::int64_t count_elements(std::span<const std::int64_t> shape, std::int64_t most);

} // namespace fastmm_tool
