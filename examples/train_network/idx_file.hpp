// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Reader of IDX files of bytes, compressed by gzip or not: the format of MNIST and of the data sets that
// follow it.
//
//   magic number   4 bytes, big-endian: 0, 0, 8 (elements are unsigned bytes), number of dimensions
//   sizes          4 bytes each, big-endian
//   elements       row-major

#pragma once

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace example {

/// A file that is not what it should be. what() is one line that names the file and the value.
class data_error : public std::runtime_error {
public:
    data_error(const std::filesystem::path& file, const std::string& problem)
        : std::runtime_error(file.string() + ": " + problem) {}
};

/// A file that is not there, or may not be read.
class missing_file : public data_error {
public:
    explicit missing_file(const std::filesystem::path& file) : data_error(file, "cannot be opened") {}
};

template <std::size_t Dimensions>
struct idx_array {
    std::array<std::size_t, Dimensions> sizes{};
    std::vector<std::uint8_t> elements;
};

namespace detail {

/// The decompressed bytes of a file, from its beginning to its end.
class byte_stream {
public:
    explicit byte_stream(const std::filesystem::path& path)
        : path_(path), file_(gzopen(path.string().c_str(), "rb"), gzclose) {
        if (!file_)
            throw missing_file(path_);
    }

    /// Fills as much of the buffer as the file has bytes for; returns how many.
    std::size_t read_some(std::span<std::uint8_t> buffer) {
        const int count = gzread(file_.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
        int code = Z_OK;
        const std::string message = gzerror(file_.get(), &code); // "<file>: <what>"
        if (count < 0 || code != Z_OK)
            throw data_error(path_, "cannot be decompressed" +
                                        message.substr(std::min(message.size(), message.rfind(": "))));
        return static_cast<std::size_t>(count);
    }

    std::uint32_t read_word(const char* what) {
        std::array<std::uint8_t, 4> bytes{};
        if (const std::size_t count = read_some(bytes); count != bytes.size())
            throw data_error(path_, std::string("ends inside its ") + what);
        std::uint32_t word = 0;
        for (const std::uint8_t byte : bytes)
            word = word << 8 | byte;
        return word;
    }

private:
    std::filesystem::path path_;
    std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
};

} // namespace detail

/// Reads a file that has this many dimensions and at most `most` elements. The memory in use grows with the
/// bytes that the file has, not with what its head promises. Throws data_error.
template <std::size_t Dimensions>
idx_array<Dimensions> read_idx(const std::filesystem::path& path, std::size_t most) {
    constexpr std::uint32_t expected_magic = 0x0800 + Dimensions;
    constexpr std::size_t piece = std::size_t(1) << 20;
    detail::byte_stream stream(path);
    if (const std::uint32_t magic = stream.read_word("magic number"); magic != expected_magic)
        throw data_error(path, "its magic number is " + std::to_string(magic) + ", but " +
                                   std::to_string(expected_magic) + " was expected (bytes in " +
                                   std::to_string(Dimensions) + " dimensions)");

    idx_array<Dimensions> result;
    std::size_t promised = 1;
    for (std::size_t& size : result.sizes) {
        size = stream.read_word("sizes");
        if (size == 0 || size > most / promised)
            throw data_error(path, "a size of it is " + std::to_string(size) +
                                       ", but it may have from 1 to " + std::to_string(most) +
                                       " elements in all");
        promised *= size;
    }

    std::vector<std::uint8_t>& elements = result.elements;
    // One byte more than was promised is asked for: there must be none.
    while (elements.size() <= promised) {
        const std::size_t begin = elements.size();
        elements.resize(begin + std::min(piece, promised + 1 - begin));
        const std::size_t count = stream.read_some(std::span(elements).subspan(begin));
        elements.resize(begin + count);
        if (count == 0)
            break;
    }
    if (elements.size() < promised)
        throw data_error(path, "ends after " + std::to_string(elements.size()) + " of " +
                                   std::to_string(promised) + " elements");
    if (elements.size() > promised)
        throw data_error(path, "goes on after its " + std::to_string(promised) + " elements");
    return result;
}

} // namespace example
