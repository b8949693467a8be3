// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Wisdom, and files of it: measure_machine<T>(threads), read_wisdom(path), write_wisdom(path, wisdom). The only header that sees nlohmann-json, as eigen.hpp is the
// only one that sees Eigen: no other includes this one, and a program that does links fastmm::wisdom.
//
// A wisdom file is JSON, and says
//   "format": "fastmm wisdom", "version": 1
//   "processor", "instruction_set": what was measured, as processor_name() and instruction_set_name() call it
//   "fastmm": the version of the library that wrote the file, for a person
//   "machines": an object a scalar type, "scalar" and the rates of machine_model: operations a second, bytes a second, bytes,
//       a length and seconds
//   "schedules": an object a product that was timed, "scalar", "threads", "shape" [m, k, n] and "tables", outermost first
// and nothing else. The version changes when that does, or when rates of older kernels tell nothing of the present ones.

#pragma once

#if !__has_include(<nlohmann/json.hpp>)
#error "<fastmm/wisdom.hpp> needs nlohmann-json 3: install it (nlohmann-json3-dev) and link fastmm::wisdom."
#endif

#include <fastmm/error.hpp>
#include <fastmm/io/file.hpp>
#include <fastmm/planning/calibration.hpp>
#include <fastmm/planning/processor.hpp>
#include <fastmm/planning/wisdom.hpp>
#include <fastmm/planning/wisdom_limits.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

/// What a file says, or why it is not believed.
struct wisdom_reading {
    fastmm::wisdom knowledge; ///< Empty where the file was refused: plans are then estimated as without it.
    std::string
        refusal; ///< Empty, or one line: the file, the place in it (a JSON pointer, or a line) and the value.
};

/// Reads a wisdom file. Never throws because of the file: one that is missing, no regular file, larger than 1 MiB, no JSON, of
/// another format or version, of another processor or instruction set, or that says anything that cannot be true or is
/// unknown, is refused as a whole. Time: linear in the size of the file.
wisdom_reading read_wisdom(const std::string& path);

/// Writes a wisdom file, whole or not at all: a file that is there is replaced when the new one is complete. The numbers are
/// read back as they were. A wisdom without a processor gets this one's name, and every file gets the instruction set of this
/// program. Throws fastmm::error where the file cannot be written, or where read_wisdom() would refuse what it says.
void write_wisdom(const std::string& path, const wisdom& knowledge);

namespace detail {

inline constexpr std::size_t most_wisdom_bytes = std::size_t(1) << 20;
inline constexpr std::string_view wisdom_format = "fastmm wisdom";
inline constexpr int wisdom_version = 1;

// The pointer to a member or an element, /machines/0.
inline std::string json_pointer(const std::string& parent, std::string_view key) {
    std::string result = parent + '/';
    for (const char c : key)
        result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return result;
}

// A value as it may stand in a message.
inline std::string shown_json(const nlohmann::json& value) {
    constexpr std::size_t most = 60;
    std::string text = value.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    if (text.size() > most)
        text = text.substr(0, most) + "...";
    return text;
}

// Is told of a text's values one after another, and stops where the text is no JSON, nested deeper than a wisdom is, or has
// a key twice, of which the parsed value would keep one. Its functions have the names that nlohmann's parser calls.
class json_check {
public:
    explicit json_check(std::string_view text) : text_(text) {}

    const std::string& problem() const { return problem_; }

    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(std::int64_t) { return true; }
    bool number_unsigned(std::uint64_t) { return true; }
    bool number_float(double, const std::string&) { return true; }
    bool string(const std::string&) { return true; }
    bool binary(const nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(); }
    bool start_array(std::size_t) { return open(); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(const std::string& name) {
        if (keys_.back().insert(name).second)
            return true;
        problem_ = "the key " + shown_json(name) + " stands twice in an object";
        return false;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& reason) {
        const std::string_view before = text_.substr(0, position == 0 ? 0 : position - 1);
        problem_ = "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) +
                   ", column " + std::to_string(before.size() - (before.rfind('\n') + 1) + 1) + ": " +
                   (reason.id == 406 ? "a number is too large" : "the text is no JSON");
        return false;
    }

private:
    static constexpr std::size_t most_depth = 4;

    bool open() {
        keys_.emplace_back();
        if (keys_.size() > most_depth)
            problem_ = "brackets are nested deeper than " + std::to_string(most_depth);
        return problem_.empty();
    }

    bool close() {
        keys_.pop_back();
        return true;
    }

    std::string_view text_;
    std::vector<std::set<std::string>> keys_; // of the brackets that are open
    std::string problem_;
};

// What a text says, of whatever machine.
struct parsed_wisdom {
    wisdom knowledge;
    std::string instruction_set;
    std::string problem; // empty where all is well
};

// Reads what json_check has passed. Every function tells whether all is well, and notes the first thing that is not.
class wisdom_parser {
public:
    using json = nlohmann::json;

    explicit wisdom_parser(parsed_wisdom& result) : result_(result) {}

    bool read(const json& root) {
        if (!expect(root.is_object(), "", "an object", root))
            return false;
        // What other versions have besides is not known.
        for (const auto& [key, wanted] : {std::pair{"format", json(std::string(wisdom_format))},
                                          std::pair{"version", json(wisdom_version)}})
            if (!has_key(root, "", key) ||
                !expect(root[key] == wanted, std::string("/") + key, shown_json(wanted), root[key]))
                return false;
        std::string library;
        return has_keys(root, "",
                        {"format", "version", "processor", "instruction_set", "fastmm", "machines",
                         "schedules"}) &&
               read_text(root["processor"], "/processor", result_.knowledge.processor) &&
               read_text(root["instruction_set"], "/instruction_set", result_.instruction_set) &&
               read_text(root["fastmm"], "/fastmm", library) &&
               read_each(
                   root["machines"], "/machines",
                   [&](const json& value, const std::string& place) { return read_machine(value, place); }) &&
               read_each(root["schedules"], "/schedules", [&](const json& value, const std::string& place) {
                   return read_schedule(value, place);
               });
    }

private:
    bool refuse(const std::string& place, const std::string& what) {
        result_.problem = place.empty() ? what : place + ": " + what;
        return false;
    }

    bool expect(bool holds, const std::string& place, const std::string& wanted, const json& got) {
        return holds || refuse(place, "expected " + wanted + ", got " + shown_json(got));
    }

    bool has_key(const json& object, const std::string& place, const char* key) {
        return object.contains(key) || refuse(place, "the key \"" + std::string(key) + "\" is missing");
    }

    // These keys and no other.
    bool has_keys(const json& value, const std::string& place, const std::vector<const char*>& keys) {
        if (!expect(value.is_object(), place, "an object", value))
            return false;
        for (const char* const key : keys)
            if (!has_key(value, place, key))
                return false;
        for (const auto& member : value.items())
            if (std::find(keys.begin(), keys.end(), std::string_view(member.key())) == keys.end())
                return refuse(place, "the key " + shown_json(member.key()) + " is unknown");
        return true;
    }

    bool read_text(const json& value, const std::string& place, std::string& into) {
        if (!expect(value.is_string(), place, "a text", value))
            return false;
        into = value.get<std::string>();
        return true;
    }

    bool read_scalar(const json& value, const std::string& place, std::string& into) {
        return read_text(value, place, into) &&
               expect(is_known_scalar(into), place, "the name of a scalar type", value);
    }

    template <class Integer>
    bool read_positive(const json& value, const std::string& place, Integer most, Integer& into) {
        const auto limit = static_cast<std::uint64_t>(most);
        if (!expect(value.is_number_unsigned() && value.get<std::uint64_t>() > 0 &&
                        value.get<std::uint64_t>() <= limit,
                    place, "a whole number from 1 to " + std::to_string(limit), value))
            return false;
        into = value.get<Integer>();
        return true;
    }

    template <class Read>
    bool read_each(const json& array, const std::string& place, Read read) {
        if (!expect(array.is_array(), place, "an array", array))
            return false;
        for (std::size_t i = 0; i < array.size(); ++i)
            if (!read(array[i], json_pointer(place, std::to_string(i))))
                return false;
        return true;
    }

    bool read_machine(const json& value, const std::string& place) {
        std::vector<const char*> keys{"scalar"};
        for (const machine_rate& rate : machine_rates)
            keys.push_back(rate.name.data());
        measured_machine next{};
        if (!has_keys(value, place, keys) || !read_scalar(value["scalar"], place + "/scalar", next.scalar))
            return false;
        for (const machine_rate& rate : machine_rates) {
            const json& number = value[rate.name.data()];
            next.model.*rate.value = number.is_number() ? number.get<double>() : -1;
            if (!expect(next.model.*rate.value >= rate.least && next.model.*rate.value <= rate.most,
                        json_pointer(place, rate.name),
                        "a number from " + shown_json(rate.least) + " to " + shown_json(rate.most), number))
                return false;
        }
        if (!seen_.insert(next.scalar).second)
            return refuse(place + "/scalar", shown_json(next.scalar) + " stands twice");
        result_.knowledge.machines.push_back(std::move(next));
        return true;
    }

    bool read_schedule(const json& value, const std::string& place) {
        measured_schedule next;
        if (!has_keys(value, place, {"scalar", "threads", "shape", "tables"}) ||
            !read_scalar(value["scalar"], place + "/scalar", next.scalar) ||
            !read_positive(value["threads"], place + "/threads", most_known_threads, next.threads))
            return false;
        const json &sizes = value["shape"], &tables = value["tables"];
        if (!expect(sizes.is_array() && sizes.size() == 3, place + "/shape", "three numbers", sizes))
            return false;
        constexpr std::ptrdiff_t most = std::numeric_limits<std::ptrdiff_t>::max();
        if (!read_positive(sizes[0], place + "/shape/0", most, next.m) ||
            !read_positive(sizes[1], place + "/shape/1", most, next.k) ||
            !read_positive(sizes[2], place + "/shape/2", most, next.n) ||
            !expect(is_possible_product(next.m, next.k, next.n), place + "/shape",
                    "a product that fits into memory", sizes) ||
            !expect(tables.is_array() && tables.size() <= most_planned_levels, place + "/tables",
                    "the names of at most " + std::to_string(most_planned_levels) + " tables", tables) ||
            !read_each(tables, place + "/tables", [&](const json& name, const std::string& where) {
                next.tables.emplace_back();
                return read_text(name, where, next.tables.back());
            }))
            return false;
        if (const std::size_t wrong = first_impossible_table(next); wrong < next.tables.size())
            return expect(false, place + "/tables/" + std::to_string(wrong),
                          "a table that plans use, in a place where it fits", tables[wrong]);
        if (!seen_.insert(next.scalar + ' ' + std::to_string(next.threads) + ' ' + shown_json(sizes)).second)
            return refuse(place, "the product stands twice");
        result_.knowledge.schedules.push_back(std::move(next));
        return true;
    }

    parsed_wisdom& result_;
    std::set<std::string> seen_; // scalar types of machines, and products of schedules
};

inline parsed_wisdom parse_wisdom(std::string_view text) {
    parsed_wisdom result;
    json_check check(text);
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &check))
        wisdom_parser(result).read(nlohmann::json::parse(text.begin(), text.end(), nullptr, false));
    else
        result.problem = check.problem();
    return result;
}

// A line a value, so that files can be read and compared.
inline std::string wisdom_text(const wisdom& knowledge) {
    const auto dumped = [](const nlohmann::json& value) {
        return value.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    };
    const auto quoted = [&](std::string_view text) { return dumped(std::string(text)); };
    std::string text = "{\n  \"format\": " + quoted(wisdom_format) +
                       ",\n  \"version\": " + std::to_string(wisdom_version) + ",\n  \"processor\": " +
                       quoted(knowledge.processor.empty() ? processor_name() : knowledge.processor) +
                       ",\n  \"instruction_set\": " + quoted(instruction_set_name()) + ",\n  \"fastmm\": \"" +
                       std::to_string(FASTMM_VERSION_MAJOR) + '.' + std::to_string(FASTMM_VERSION_MINOR) +
                       '.' + std::to_string(FASTMM_VERSION_PATCH) + "\",\n  \"machines\": [";
    const char* separator = "\n";
    for (const measured_machine& known : knowledge.machines) {
        text += std::exchange(separator, ",\n");
        text += "    {\n      \"scalar\": " + quoted(known.scalar);
        for (const machine_rate& rate : machine_rates)
            text += ",\n      " + quoted(rate.name) + ": " + dumped(known.model.*rate.value);
        text += "\n    }";
    }
    text += std::string(knowledge.machines.empty() ? "" : "\n  ") + "],\n  \"schedules\": [";
    separator = "\n";
    for (const measured_schedule& known : knowledge.schedules) {
        text += std::exchange(separator, ",\n");
        text += "    {\"scalar\": " + quoted(known.scalar) +
                ", \"threads\": " + std::to_string(known.threads) + ", \"shape\": [" +
                std::to_string(known.m) + ", " + std::to_string(known.k) + ", " + std::to_string(known.n) +
                "], \"tables\": " + dumped(known.tables) + '}';
    }
    return text + (knowledge.schedules.empty() ? "" : "\n  ") + "]\n}\n";
}

} // namespace detail

inline wisdom_reading read_wisdom(const std::string& path) {
    const auto refused = [&](const std::string& why) { return wisdom_reading{{}, path + ": " + why}; };
    const detail::file_contents file = detail::read_file(path, detail::most_wisdom_bytes);
    if (!file.problem.empty())
        return refused(file.problem);
    const detail::parsed_wisdom parsed = detail::parse_wisdom(file.bytes);
    if (!parsed.problem.empty())
        return refused(parsed.problem);
    if (const std::string here = processor_name(); parsed.knowledge.processor != here)
        return refused("/processor: measured on " + detail::shown_json(parsed.knowledge.processor) +
                       ", this is " + detail::shown_json(here));
    if (const std::string here = instruction_set_name(); parsed.instruction_set != here)
        return refused("/instruction_set: measured with " + detail::shown_json(parsed.instruction_set) +
                       ", this program uses " + detail::shown_json(here));
    return {parsed.knowledge, {}};
}

inline void write_wisdom(const std::string& path, const wisdom& knowledge) {
    const std::string text = detail::wisdom_text(knowledge);
    std::string problem = detail::parse_wisdom(text).problem;
    if (text.size() > detail::most_wisdom_bytes)
        problem = "it has more than " + std::to_string(detail::most_wisdom_bytes) + " bytes";
    if (!problem.empty())
        fail(path + " is not written, a wisdom file cannot say this: " + problem);
    detail::file_replacement file(path);
    file.replace(text);
    if (!file.problem().empty())
        fail(path + ' ' + file.problem());
}

} // namespace fastmm::inline FASTMM_ABI
