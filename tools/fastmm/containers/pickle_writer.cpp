// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What NumPy's arrays are in a pickle: a call that makes an empty array, and a state that fills it. Names and types are
// written once and fetched from the memo after that.

#include "containers/pickle.hpp"

#include <map>

namespace fastmm_tool {

namespace {

class pickle_writer {
public:
    std::string write(const numpy_array& array) {
        bytes_ = "\x80\x03"; // PROTO 3
        write_array(array);
        bytes_ += '.';
        return std::move(bytes_);
    }

private:
    void write_little_endian(std::uint64_t value, std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i)
            bytes_ += static_cast<char>(value >> (8 * i) & 255);
    }

    void write_integer(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        if (bits < 256)
            write_short('K', bits);
        else if (bits < 65536)
            bytes_ += 'M', write_little_endian(bits, 2);
        else
            bytes_ += 'J', write_little_endian(bits, 4);
    }

    void write_short(char code, std::uint64_t value) {
        bytes_ += code;
        write_little_endian(value, 1);
    }

    void write_text(std::string_view text) {
        bytes_ += 'X';
        write_little_endian(text.size(), 4);
        bytes_ += text;
        keep();
    }

    void write_bytes(std::string_view data) {
        if (data.size() < 256)
            write_short('C', data.size());
        else
            bytes_ += 'B', write_little_endian(data.size(), 4);
        bytes_ += data;
        keep();
    }

    void write_boolean(bool value) { bytes_ += value ? '\x88' : '\x89'; }

    // Keeps what was made last in the memo.
    std::uint64_t keep() {
        if (kept_ < 256)
            write_short('q', kept_);
        else
            bytes_ += 'r', write_little_endian(kept_, 4);
        return kept_++;
    }

    void fetch(std::uint64_t number) {
        if (number < 256)
            write_short('h', number);
        else
            bytes_ += 'j', write_little_endian(number, 4);
    }

    // Fetches what was written under this name before, or lets `write_it` write it.
    template <class Write>
    void write_once(const std::string& name, Write write_it) {
        if (const auto known = names_.find(name); known != names_.end())
            return fetch(known->second);
        write_it();
        names_.emplace(name, keep());
    }

    void write_global(const std::string& module, const std::string& name) {
        write_once(module + ' ' + name, [&] { bytes_ += 'c' + module + '\n' + name + '\n'; });
    }

    void write_shape(const std::vector<std::int64_t>& shape) {
        bytes_ += shape.size() > 3 ? "(" : "";
        for (const std::int64_t d : shape)
            write_integer(d);
        if (shape.empty())
            bytes_ += ')';
        else
            bytes_ += shape.size() > 3 ? 't' : static_cast<char>('\x84' + static_cast<char>(shape.size()));
        keep();
    }

    void write_type(const numpy_type& type) {
        const bool is_object = type.kind == numpy_kind::object;
        const std::string name = is_object ? "|O8" : to_string(type);
        if (const auto known = names_.find(name); known != names_.end())
            return fetch(known->second);
        write_global("numpy", "dtype");
        write_text(name.substr(1));
        bytes_ += "\x89\x88\x87"; // (name, False, True)
        keep();
        bytes_ += 'R';
        names_.emplace(name, keep());
        bytes_ += '(';
        write_integer(3);
        write_text(name.substr(0, 1));
        bytes_ += "NNN";
        write_integer(-1);
        write_integer(-1);
        write_integer(is_object ? 63 : 0);
        bytes_ += 't';
        keep();
        bytes_ += 'b';
    }

    void write_array(const numpy_array& array) {
        write_global("numpy.core.multiarray", "_reconstruct");
        write_global("numpy", "ndarray");
        write_shape({0});
        write_once("b'b'", [&] { bytes_ += "C\1b"; });
        bytes_ += '\x87';
        keep();
        bytes_ += 'R';
        keep();
        bytes_ += '(';
        write_integer(1);
        write_shape(array.shape);
        write_type(array.type);
        write_boolean(array.fortran_order);
        if (array.type.kind == numpy_kind::object) {
            bytes_ += ']';
            keep();
            bytes_ += '(';
            for (const numpy_array& element : array.elements)
                write_array(element);
            bytes_ += 'e';
        } else {
            write_bytes(array.data);
        }
        bytes_ += 't';
        keep();
        bytes_ += 'b';
    }

    std::string bytes_;
    std::uint64_t kept_ = 0;
    std::map<std::string, std::uint64_t> names_;
};

} // namespace

std::string write_array_pickle(const numpy_array& array) {
    return pickle_writer().write(array);
}

} // namespace fastmm_tool
