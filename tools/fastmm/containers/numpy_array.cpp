// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "containers/numpy_array.hpp"

#include "exact/malformed.hpp"

#include <algorithm>
#include <array>

namespace fastmm_tool {

numpy_type parse_numpy_type(std::string_view text) {
    constexpr std::array<std::string_view, 14> numbers{"b1", "i1", "i2", "i4", "i8", "u1", "u2",
                                                       "u4", "u8", "f2", "f4", "f8", "c8", "c16"};
    constexpr std::array<std::string_view, 3> objects{"O", "O4", "O8"};
    const char order = text.empty() ? '\0' : text.front();
    const std::string_view name = text.substr(text.empty() ? 0 : 1);
    const bool known_order = order == '<' || order == '>' || order == '|';
    if (known_order && std::find(objects.begin(), objects.end(), name) != objects.end())
        return {};
    if (!known_order || std::find(numbers.begin(), numbers.end(), name) == numbers.end())
        throw malformed("arrays of type " + in_quotes(text) + " are not read");
    const numpy_type type{static_cast<numpy_kind>(name.front()), name == "c16" ? 16 : name[1] - '0',
                          order == '>'};
    if (order == '|' && type.bytes != 1)
        throw malformed("type " + in_quotes(text) + " has no byte order");
    return type;
}

std::string to_string(const numpy_type& type) {
    if (type.kind == numpy_kind::object)
        return "|O";
    const char order = type.bytes == 1 ? '|' : type.big_endian ? '>' : '<';
    return std::string{order, static_cast<char>(type.kind)} + std::to_string(type.bytes);
}

std::vector<std::int64_t> numpy_array::strides() const {
    std::vector<std::int64_t> result(shape.size());
    std::int64_t stride = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const std::size_t axis = fortran_order ? i : shape.size() - 1 - i;
        result[axis] = stride;
        stride *= shape[axis];
    }
    return result;
}

std::string to_string(std::span<const std::int64_t> shape) {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + (shape.size() == 1 ? ",)" : ")");
}

std::int64_t count_elements(std::span<const std::int64_t> shape, std::int64_t most) {
    if (shape.size() > numpy_array::most_dimensions)
        throw malformed("an array of " + std::to_string(shape.size()) + " dimensions, at most " +
                        std::to_string(numpy_array::most_dimensions) + " are read");
    for (const std::int64_t d : shape)
        if (d < 0)
            throw malformed("a dimension is negative in the shape " + to_string(shape));
    if (std::find(shape.begin(), shape.end(), 0) != shape.end())
        return 0;
    std::int64_t count = 1;
    for (const std::int64_t d : shape) {
        if (d > most / count)
            throw malformed("an array of shape " + to_string(shape) + " has more elements than the " +
                            std::to_string(most) + " that there is room for");
        count *= d;
    }
    return count;
}

} // namespace fastmm_tool
