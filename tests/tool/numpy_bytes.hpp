// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Archives, .npy files and pickles byte by byte, from their specifications and not from fastmm's writers: PKWARE's
// APPNOTE, numpy.lib.format and Python's pickletools.

#pragma once

#include "exact/malformed.hpp"
#include "notations/numpy.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_test {

using namespace std::string_literals;

inline std::string little_endian(std::uint64_t value, std::size_t bytes) {
    std::string result;
    for (std::size_t i = 0; i < bytes; ++i)
        result += static_cast<char>(value >> (8 * i) & 255);
    return result;
}

inline std::uint32_t crc_32(std::string_view bytes) {
    std::uint32_t crc = 0xffffffffu;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0u);
    }
    return ~crc;
}

// An entry of an archive, and what the archive says of it.
struct zip_entry_bytes {
    std::string name;
    std::string content; // Compressed.
    std::uint64_t size;  // Unpacked.
    std::uint32_t crc;
    int method = 0;
    int flags = 0;
    bool has_descriptor = false; // As AlphaTensor's: zeros in the local header, and a zip64 field of zeros.
};

inline zip_entry_bytes stored(std::string name, std::string content) {
    const std::uint64_t size = content.size();
    const std::uint32_t crc = crc_32(content);
    return {std::move(name), std::move(content), size, crc};
}

// One deflate block that is not compressed.
inline zip_entry_bytes deflated(std::string name, const std::string& content) {
    return {std::move(name),
            '\1' + little_endian(content.size(), 2) + little_endian(~content.size() & 0xffff, 2) + content,
            content.size(), crc_32(content), 8};
}

inline std::string zip_bytes(const std::vector<zip_entry_bytes>& entries) {
    std::string bytes, directory;
    for (const zip_entry_bytes& e : entries) {
        const std::size_t at = bytes.size();
        const std::string head =
            little_endian(static_cast<std::uint64_t>(e.flags | (e.has_descriptor ? 8 : 0)), 2) +
            little_endian(static_cast<std::uint64_t>(e.method), 2) + "\0\0\x21\0"s;
        const std::string sizes = little_endian(e.crc, 4) + little_endian(e.content.size(), 4) +
                                  little_endian(e.size, 4) + little_endian(e.name.size(), 2);
        const std::string extra = e.has_descriptor ? "\1\0\x10\0"s + std::string(16, '\0') : "";
        bytes += "PK\3\4\x2d\0"s + head +
                 (e.has_descriptor ? std::string(12, '\0') + little_endian(e.name.size(), 2) : sizes) +
                 little_endian(extra.size(), 2) + e.name + extra + e.content;
        if (e.has_descriptor)
            bytes += "PK\7\x8"s + little_endian(e.crc, 4) + little_endian(e.content.size(), 4) +
                     little_endian(e.size, 4);
        directory +=
            "PK\1\2\x2d\3\x2d\0"s + head + sizes + std::string(12, '\0') + little_endian(at, 4) + e.name;
    }
    return bytes + directory + "PK\5\6\0\0\0\0"s + little_endian(entries.size(), 2) +
           little_endian(entries.size(), 2) + little_endian(directory.size(), 4) +
           little_endian(bytes.size(), 4) + "\0\0"s;
}

inline std::string npy_bytes(const std::string& dictionary, const std::string& body, int version = 1) {
    const std::size_t before = version == 1 ? 10 : 12;
    std::string header = dictionary;
    header.append(63 - (before + header.size()) % 64, ' ');
    header += '\n';
    return "\x93NUMPY"s + static_cast<char>(version) + '\0' + little_endian(header.size(), before - 8) +
           header + body;
}

inline std::string npy_header(const std::string& type, const std::string& shape, bool fortran_order = false) {
    return "{'descr': '" + type + "', 'fortran_order': " + (fortran_order ? "True" : "False") +
           ", 'shape': " + shape + ", }";
}

// What NumPy 1 pickles, in protocol 3, of np.array([u, v, w], dtype=object) where these are i1 arrays of shapes (1, 2),
// (2, 2) and (2, 2): the product of a 1 x 1 by a 1 x 2 matrix.
//   u = [[1, 1]]    v = [[1, 0], [0, -2]]    w = [[1, 0], [0, 3]]
inline std::string object_pickle() {
    return "\x80\3"
           "cnumpy.core.multiarray\n_reconstruct\nq\0"
           "cnumpy\nndarray\nq\1"
           "K\0\x85q\2"
           "C\1bq\3"
           "\x87q\4Rq\5"
           "(K\1K\3\x85q\6"
           "cnumpy\ndtype\nq\7"
           "X\2\0\0\0O8q\x8\x89\x88\x87q\x9Rq\xa"
           "(K\3X\1\0\0\0|q\xbNNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftq\xc"
           "b\x89]q\xd("
           "h\0h\1K\0\x85q\xeh\3\x87q\xfRq\x10(K\1K\1K\2\x86q\x11"
           "h\7X\2\0\0\0i1q\x12\x89\x88\x87q\x13Rq\x14"
           "(K\3X\1\0\0\0|q\x15NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tq\x16"
           "b\x89"
           "C\2\1\1q\x17tq\x18"
           "bh\0h\1K\0\x85q\x19h\3\x87q\x1aRq\x1b(K\1K\2K\2\x86q\x1ch\x14\x89"
           "C\4\1\0\0\xfeq\x1dtq\x1e"
           "bh\0h\1K\0\x85q\x1fh\3\x87q\x20Rq\x21(K\1K\2K\2\x86q\x22h\x14\x89"
           "C\4\1\0\0\3q\x23tq\x24"
           "be"
           "tq\x25"
           "b."s;
}

// The same in protocol 4, as NumPy 2 makes it: names from the stack, and a memo that numbers itself.
inline std::string object_pickle_4() {
    const std::string body = "\x8c\x16numpy._core.multiarray\x94\x8c\x0c_reconstruct\x94\x93\x94" // 0, 1, 2
                             "\x8c\5numpy\x94\x8c\7ndarray\x94\x93\x94"                           // 3, 4, 5
                             "K\0\x85\x94"                                                        // 6
                             "C\1b\x94"                                                           // 7
                             "\x87\x94R\x94"                                                      // 8, 9
                             "(K\1K\3\x85\x94"                                                    // 10
                             "h\3\x8c\5dtype\x94\x93\x94"                                         // 11, 12
                             "\x8c\2O8\x94\x89\x88\x87\x94R\x94"                              // 13, 14, 15
                             "(K\3\x8c\1|\x94NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ft\x94" // 16, 17
                             "b\x89]\x94("                                                    // 18
                             "h\2h\5K\0\x85\x94h\7\x87\x94R\x94(K\1K\1K\2\x86\x94"            // 19 .. 22
                             "h\x0c\x8c\2i1\x94\x89\x88\x87\x94R\x94"                         // 23, 24, 25
                             "(K\3h\x10NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0t\x94"         // 26
                             "b\x89"
                             "C\2\1\1\x94t\x94"
                             "bh\2h\5K\0\x85\x94h\7\x87\x94R\x94(K\1K\2K\2\x86\x94h\x19\x89"
                             "C\4\1\0\0\xfe\x94t\x94"
                             "bh\2h\5K\0\x85\x94h\7\x87\x94R\x94(K\1K\2K\2\x86\x94h\x19\x89"
                             "C\4\1\0\0\3\x94t\x94"
                             "bet\x94"
                             "b."s;
    return "\x80\4\x95"s + little_endian(body.size(), 8) + body;
}

inline std::string object_npy() {
    return npy_bytes(npy_header("|O", "(3,)"), object_pickle());
}

// What the notation of these bytes reads.
inline std::vector<fastmm_tool::exact_table> read_tables(const std::string& bytes,
                                                         const fastmm_tool::reading_options& options = {}) {
    std::vector<fastmm_tool::exact_table> tables;
    const fastmm_tool::notation& used =
        fastmm_tool::npz_notation.recognizes(bytes) ? fastmm_tool::npz_notation : fastmm_tool::npy_notation;
    used.read(bytes, options, [&](fastmm_tool::exact_table table) { tables.push_back(std::move(table)); });
    return tables;
}

inline fastmm_tool::reading_options of_dimensions(const fastmm_tool::shape& dimensions) {
    fastmm_tool::reading_options options;
    options.dimensions = dimensions;
    return options;
}

// What a reader says of bad bytes; empty where it reads them.
template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const fastmm_tool::malformed& problem) {
        return problem.what();
    }
    return "";
}

inline std::string refusal_of(const std::string& bytes, const fastmm_tool::reading_options& options = {}) {
    return refusal([&] { read_tables(bytes, options); });
}

// "2x1x3:2 c U 1.1=1 1.2=-1/2 V ... W ...": product.row=value, from 1; what two readings have to agree in.
inline std::string description(const fastmm_tool::exact_table& table) {
    const auto [m, k, n] = table.dimensions;
    std::string text = std::to_string(m) + 'x' + std::to_string(k) + 'x' + std::to_string(n) + ':' +
                       std::to_string(table.rank) +
                       (table.order == fastmm_tool::w_order::c ? " c" : " transposed");
    for (const auto which : {fastmm_tool::factor::u, fastmm_tool::factor::v, fastmm_tool::factor::w}) {
        text += std::string(" ") + "UVW"[static_cast<std::size_t>(which)];
        const auto& columns = table.columns(which);
        for (std::size_t r = 0; r + 1 < columns.begin.size(); ++r)
            for (auto e = columns.begin[r]; e < columns.begin[r + 1]; ++e) {
                const auto& entry = columns.entries[static_cast<std::size_t>(e)];
                text += ' ' + std::to_string(r + 1) + '.' + std::to_string(entry.index + 1) + '=' +
                        to_string(table.value(entry));
            }
    }
    return text;
}

inline const std::string object_description = "1x1x2:2 transposed U 1.1=1 2.1=1 V 1.1=1 2.2=-2 W 1.1=1 2.2=3";

} // namespace fastmm_test
