// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "containers/npy.hpp"

#include "containers/pickle.hpp"
#include "exact/malformed.hpp"

#include <optional>

namespace fastmm_tool {

namespace {

// Longer headers describe structured types, which hold no factorization; NumPy itself refuses them.
constexpr std::size_t most_header_bytes = 10000;

std::string byte_place(std::size_t at) {
    return "byte " + std::to_string(at);
}

// The Python dictionary of a header, {'descr': '<i4', 'fortran_order': False, 'shape': (3, 4, 7), }: these three keys in
// any order, each once.
class header_parser {
public:
    header_parser(std::string_view bytes, std::size_t first, std::size_t last)
        : bytes_(bytes.substr(0, last)), at_(first) {}

    numpy_array parse() {
        expect('{');
        while (!take('}')) {
            const std::size_t key_at = (skip_space(), at_);
            const std::string_view key = text();
            expect(':');
            skip_space();
            const bool repeated = key == "descr"           ? type_.has_value()
                                  : key == "fortran_order" ? order_.has_value()
                                                           : shape_.has_value();
            if (repeated && (key == "descr" || key == "fortran_order" || key == "shape"))
                throw malformed(byte_place(key_at), "a second " + in_quotes(key));
            if (key == "descr")
                type_ = type();
            else if (key == "fortran_order")
                order_ = boolean();
            else if (key == "shape")
                shape_ = shape();
            else
                throw malformed(byte_place(key_at),
                                "expected 'descr', 'fortran_order' or 'shape', got " + in_quotes(key));
            if (!take(',')) {
                expect('}');
                break;
            }
        }
        skip_space();
        if (at_ != bytes_.size())
            refuse("the end of the header");
        if (!type_ || !order_ || !shape_)
            throw malformed("the header has no '" +
                            std::string(!type_    ? "descr"
                                        : !order_ ? "fortran_order"
                                                  : "shape") +
                            "'");
        numpy_array array;
        array.type = *type_;
        array.fortran_order = *order_;
        array.shape = *shape_;
        return array;
    }

private:
    [[noreturn]] void refuse(const std::string& expected) const {
        throw malformed(byte_place(at_),
                        "expected " + expected + ", got " + in_quotes(bytes_.substr(at_, 12)));
    }

    void skip_space() {
        while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\n' || bytes_[at_] == '\t'))
            ++at_;
    }

    bool take(char c) {
        skip_space();
        if (at_ == bytes_.size() || bytes_[at_] != c)
            return false;
        ++at_;
        return true;
    }

    void expect(char c) {
        if (!take(c))
            refuse(in_quotes({&c, 1}));
    }

    std::string_view text() {
        skip_space();
        if (at_ == bytes_.size() || (bytes_[at_] != '\'' && bytes_[at_] != '"'))
            refuse("a text in quotes");
        const std::size_t end = bytes_.find(bytes_[at_], at_ + 1);
        if (end == std::string_view::npos)
            refuse("a text that ends");
        const std::string_view inside = bytes_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return inside;
    }

    numpy_type type() {
        if (at_ < bytes_.size() && bytes_[at_] == '[')
            refuse("a type of numbers");
        const std::size_t first = at_;
        const std::string_view name = text();
        try {
            return parse_numpy_type(name);
        } catch (const malformed& problem) {
            throw malformed(byte_place(first), problem.what());
        }
    }

    bool boolean() {
        for (const bool value : {true, false}) {
            const std::string_view word = value ? "True" : "False";
            if (bytes_.substr(at_).starts_with(word)) {
                at_ += word.size();
                return value;
            }
        }
        refuse("True or False");
    }

    std::vector<std::int64_t> shape() {
        std::vector<std::int64_t> result;
        expect('(');
        while (!take(')')) {
            if (result.size() == numpy_array::most_dimensions)
                refuse("at most " + std::to_string(numpy_array::most_dimensions) + " dimensions");
            result.push_back(dimension());
            const bool comma = take(',');
            if (!comma && (result.size() == 1 || !take(')')))
                refuse(result.size() == 1 ? "a comma" : "a comma or ')'");
            if (!comma)
                break;
        }
        return result;
    }

    // Python 2 wrote some with an L.
    std::int64_t dimension() {
        constexpr std::int64_t most = std::int64_t(1) << 48;
        skip_space();
        const std::size_t first = at_;
        std::int64_t value = 0;
        for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_)
            if ((value = value * 10 + (bytes_[at_] - '0')) > most)
                throw malformed(byte_place(first), "a dimension is larger than " + std::to_string(most));
        if (at_ == first)
            refuse("a dimension");
        if (at_ < bytes_.size() && bytes_[at_] == 'L')
            ++at_;
        return value;
    }

    std::string_view bytes_;
    std::size_t at_;
    std::optional<numpy_type> type_;
    std::optional<bool> order_;
    std::optional<std::vector<std::int64_t>> shape_;
};

} // namespace

numpy_array read_npy(std::string_view bytes) {
    if (!bytes.starts_with(npy_magic))
        throw malformed(byte_place(0),
                        "expected the .npy magic '\\x93NUMPY', got " + in_quotes(bytes.substr(0, 6)));
    const auto byte = [&](std::size_t at) -> std::size_t {
        if (at >= bytes.size())
            throw malformed(byte_place(at), "the file ends inside the .npy header");
        return static_cast<unsigned char>(bytes[at]);
    };
    const std::size_t version = byte(6), minor = byte(7);
    if (version < 1 || version > 3 || minor != 0)
        throw malformed(byte_place(6), "version " + std::to_string(version) + '.' + std::to_string(minor) +
                                           " of .npy, only 1.0, 2.0 and 3.0 are read");
    const std::size_t first = version == 1 ? 10 : 12;
    std::size_t length = 0;
    for (std::size_t i = first; i > 8; --i)
        length = length << 8 | byte(i - 1);
    if (length > most_header_bytes)
        throw malformed(byte_place(8), "a header of " + std::to_string(length) + " bytes, at most " +
                                           std::to_string(most_header_bytes) + " are read");
    if (length > bytes.size() - first)
        throw malformed(byte_place(bytes.size()), "the file ends inside the .npy header");
    numpy_array array = header_parser(bytes, first, first + length).parse();
    const std::string_view body = bytes.substr(first + length);
    if (array.type.kind == numpy_kind::object) {
        numpy_array objects = read_array_pickle(body, first + length);
        if (objects.shape != array.shape)
            throw malformed("the header says " + to_string(array.shape) + ", the pickle has " +
                            to_string(objects.shape));
        return objects;
    }
    const auto there = static_cast<std::int64_t>(body.size());
    const std::int64_t needed = count_elements(array.shape, there / array.type.bytes) * array.type.bytes;
    if (needed != there)
        throw malformed("an array of shape " + to_string(array.shape) + " and type " + to_string(array.type) +
                        " has " + std::to_string(needed) + " bytes, " + std::to_string(there) +
                        " follow the header");
    array.data = body;
    return array;
}

std::string write_npy(const numpy_array& array) {
    std::string header = "{'descr': '" + to_string(array.type) +
                         "', 'fortran_order': " + (array.fortran_order ? "True" : "False") +
                         ", 'shape': " + to_string(array.shape) + ", }";
    // The array begins at a multiple of 64.
    constexpr std::size_t before = 10;
    header.append(63 - (before + header.size()) % 64, ' ');
    header += '\n';
    std::string bytes(npy_magic);
    bytes += {'\1', '\0', static_cast<char>(header.size() & 255), static_cast<char>(header.size() >> 8)};
    bytes += header;
    bytes += array.type.kind == numpy_kind::object ? write_array_pickle(array) : array.data;
    return bytes;
}

} // namespace fastmm_tool
