// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/json_access.hpp"

#include "exact/malformed.hpp"

#include <charconv>
#include <optional>
#include <system_error>

namespace fastmm_tool {

namespace {

std::string shown(json_value value) {
    switch (value.kind()) {
    case json_kind::boolean:
        return value.boolean() ? "true" : "false";
    case json_kind::whole_number:
        return std::to_string(value.whole_number());
    case json_kind::other_number:
    case json_kind::text:
        return fastmm_tool::in_quotes(value.text());
    default:
        return std::string(to_string(value.kind()));
    }
}

rational real_coefficient(json_value value, const std::string& pointer) {
    if (value.is(json_kind::whole_number))
        return rational(value.whole_number());
    require(value.is(json_kind::other_number) || value.is(json_kind::text), pointer, "a coefficient", value);
    try {
        return parse_rational(value.text());
    } catch (const malformed& problem) {
        throw malformed(pointer, problem.what());
    }
}

} // namespace

std::string below(const std::string& pointer, std::size_t place) {
    return pointer + '/' + std::to_string(place);
}

void require(bool holds, const std::string& pointer, const std::string& wanted, json_value got) {
    if (!holds)
        throw malformed(pointer, "expected " + wanted + ", got " + shown(got));
}

json_children counted(json_value array, std::size_t count, std::string_view what,
                      const std::string& pointer) {
    const std::string wanted = std::to_string(count) + ' ' + std::string(what);
    require(array.is(json_kind::array), pointer, "an array of " + wanted, array);
    const json_children children = array.children();
    if (const std::size_t got = children.size(); got != count)
        throw malformed(pointer, "expected " + wanted + ", got " + std::to_string(got));
    return children;
}

number coefficient(json_value value, const std::string& pointer) {
    if (value.is(json_kind::whole_number))
        return number(value.whole_number());
    if (!value.is(json_kind::array))
        return number(real_coefficient(value, pointer));
    auto part = counted(value, 2, "parts of a complex coefficient", pointer).begin();
    const rational re = real_coefficient(*part, below(pointer, 0));
    return number(gaussian{re, real_coefficient(*++part, below(pointer, 1))});
}

std::pair<json_value, json_value> two_members(json_value object, std::string_view first,
                                              std::string_view second, const std::string& pointer) {
    const std::string wanted =
        "an object with the keys " + std::string(first) + " and " + std::string(second);
    require(object.is(json_kind::object), pointer, wanted, object);
    std::optional<json_value> found_first, found_second;
    const json_children members = object.children();
    for (auto i = members.begin(); i != members.end(); ++i) {
        const std::string_view key = (*i).text();
        std::optional<json_value>& found = key == first ? found_first : found_second;
        if ((key != first && key != second) || found)
            throw malformed(pointer, "expected " + wanted + ", got the key " + fastmm_tool::in_quotes(key) +
                                         " besides");
        found = *++i;
    }
    if (!found_first || !found_second)
        throw malformed(pointer, "expected " + wanted);
    return {*found_first, *found_second};
}

std::size_t key_number(std::string_view key, std::size_t limit, std::string_view what,
                       const std::string& pointer) {
    std::size_t result = 0;
    const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), result);
    if (problem != std::errc() || end != key.data() + key.size() || result >= limit ||
        key != std::to_string(result))
        throw malformed(pointer, "expected " + std::string(what) + " below " + std::to_string(limit) +
                                     " as a key, got " + fastmm_tool::in_quotes(key));
    return result;
}

void require_first(std::vector<bool>& seen, std::size_t index, std::string_view what,
                   const std::string& pointer) {
    if (seen[index])
        throw malformed(pointer, std::string(what) + ' ' + std::to_string(index) + " stands twice");
    seen[index] = true;
}

} // namespace fastmm_tool
