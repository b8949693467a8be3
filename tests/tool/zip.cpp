// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Archives: what is in them is read whatever way it is stored, and what they say of themselves is not believed.

#include "containers/zip.hpp"
#include "support/catch.hpp"
#include "tool/numpy_bytes.hpp"

namespace {

using namespace fastmm_test;
using fastmm_tool::zip_reader;

constexpr std::size_t most = std::size_t(256) << 20;

// name=content, in order.
std::string contents(const std::string& bytes, std::size_t most_bytes = most) {
    const zip_reader archive(bytes, most_bytes);
    std::string text;
    for (std::size_t i = 0; i < archive.size(); ++i)
        text += archive.name(i) + '=' + archive.read(i) + ';';
    return text;
}

std::string zip_refusal(const std::string& bytes, std::size_t most_bytes = most) {
    return refusal([&] { contents(bytes, most_bytes); });
}

TEST_CASE("an archive's entries are read stored, deflated, and with their sizes behind them") {
    std::vector<zip_entry_bytes> entries{stored("a", "first"), deflated("b,c", "second"), stored("", "")};
    for (const bool has_descriptor : {false, true}) {
        for (zip_entry_bytes& e : entries)
            e.has_descriptor = has_descriptor;
        CHECK(contents(zip_bytes(entries)) == "a=first;b,c=second;=;");
    }
    CHECK(contents(zip_bytes({})).empty());
}

TEST_CASE("an archive that is written is read") {
    const std::string zeros(1 << 20, '\0');
    const std::string bytes = fastmm_tool::write_zip(
        std::vector<fastmm_tool::zip_member>{{"2,2,2.npy", "some bytes"}, {"empty", ""}, {"zeros", zeros}});
    CHECK(bytes.size() < 3000);
    CHECK(contents(bytes) == "2,2,2.npy=some bytes;empty=;zeros=" + zeros + ';');
    CHECK(bytes == fastmm_tool::write_zip(std::vector<fastmm_tool::zip_member>{
                       {"2,2,2.npy", "some bytes"}, {"empty", ""}, {"zeros", zeros}}));
}

TEST_CASE("an entry that is damaged, encrypted or compressed otherwise is named") {
    const auto refuse = [](auto change) {
        std::vector<zip_entry_bytes> entries{stored("fine", "whole"), deflated("bad", "content")};
        change(entries[1]);
        return zip_refusal(zip_bytes(entries));
    };
    CHECK(refuse([](zip_entry_bytes&) {}).empty());
    CHECK(refuse([](zip_entry_bytes& e) { e.crc ^= 1; }).starts_with("entry 'bad': "));
    CHECK(refuse([](zip_entry_bytes& e) { e.content[7] = 'x'; }).starts_with("entry 'bad': "));
    CHECK(refuse([](zip_entry_bytes& e) { e.content[0] = '\7'; }).starts_with("entry 'bad': "));
    CHECK(refuse([](zip_entry_bytes& e) { e.size = 6; }).starts_with("entry 'bad': "));
    CHECK(refuse([](zip_entry_bytes& e) { e.size = 8; }).starts_with("entry 'bad': "));
    CHECK(refuse([](zip_entry_bytes& e) { e.flags = 1; }) == "entry 'bad': it is encrypted");
    CHECK(refuse([](zip_entry_bytes& e) { e.method = 12; }) ==
          "entry 'bad': it is compressed by method 12, only stored and deflated entries are read");
    CHECK(refuse([](zip_entry_bytes& e) { e.size = 4000000000; }) ==
          "entry 'bad': its 12 bytes cannot hold 4000000000");
    CHECK(refuse([](zip_entry_bytes& e) { e = stored("ba\nd", "x"), e.size = 2; }) ==
          "entry 'ba\\x0ad': its 1 bytes cannot hold 2");
}

// 300 MiB of zeros: a literal, and then 258 bytes from the one before, over and over, in deflate's fixed code.
zip_entry_bytes bomb(std::size_t runs) {
    std::string content;
    unsigned pending = 0, bits = 0;
    const auto write = [&](unsigned value, unsigned count) { // The first bit first.
        pending |= value << bits;
        for (bits += count; bits >= 8; bits -= 8, pending >>= 8)
            content += static_cast<char>(pending & 255);
    };
    write(0b011, 3);      // The last block, fixed.
    write(0b00001100, 8); // Literal 0, code 00110000.
    for (std::size_t i = 0; i < runs; ++i)
        write(0b10100011, 8), write(0, 5); // Code 285, 11000101: 258 bytes; distance 1.
    write(0, 7 + 7);
    return {"bomb.npy", content, 1 + 258 * runs, 0, 8};
}

TEST_CASE("an archive that unpacks to more than the limit is refused before it is unpacked") {
    constexpr std::size_t runs = (std::size_t(300) << 20) / 258;
    CHECK(zip_refusal(zip_bytes({bomb(runs)})) ==
          "entry 'bomb.npy': the entries up to it hold 314572693 bytes, at most "
          "268435456 are read");
    zip_entry_bytes zeros = bomb(3);
    zeros.crc = crc_32(std::string(775, '\0'));
    CHECK(contents(zip_bytes({zeros})) == "bomb.npy=" + std::string(775, '\0') + ';');
    // Together.
    CHECK(zip_refusal(zip_bytes({stored("a", "12345"), stored("b", "12345")}), 10).empty());
    CHECK(zip_refusal(zip_bytes({stored("a", "12345"), stored("b", "123456")}), 10) ==
          "entry 'b': the entries up to it hold 11 bytes, at most 10 are read");
}

TEST_CASE("no more of an entry is unpacked than the directory says") {
    zip_entry_bytes liar = bomb((std::size_t(300) << 20) / 258);
    liar.size = 10;
    CHECK(zip_refusal(zip_bytes({liar})).starts_with("entry 'bomb.npy': "));
    CHECK(refusal_of(zip_bytes({liar})).starts_with("entry 'bomb.npy': "));
}

TEST_CASE("an archive's end may not say more than the archive can hold") {
    const std::string whole = zip_bytes({stored("a", "first")});
    const std::size_t end = whole.size() - 22;
    // A zip64 end record, with its locator.
    const auto zip64 = [&](std::uint64_t entries, std::uint64_t at) {
        return whole.substr(0, end) + "PK\6\6"s + little_endian(44, 8) + "\x2d\0\x2d\0"s +
               std::string(8, '\0') + little_endian(entries, 8) + little_endian(entries, 8) +
               whole.substr(end + 12, 4) + std::string(4, '\0') + whole.substr(end + 16, 4) +
               std::string(4, '\0') + "PK\6\7\0\0\0\0"s + little_endian(at, 8) + "\1\0\0\0"s +
               "PK\5\6\0\0\0\0"s + std::string(12, '\xff') + "\0\0"s;
    };
    CHECK(contents(zip64(1, end)) == "a=first;");
    CHECK(zip_refusal(zip64(std::uint64_t(1) << 33, end)) ==
          "byte " + std::to_string(end) + ": an archive of 181 bytes cannot have 8589934592 entries");
    CHECK(zip_refusal(zip64(1, end + 100)).starts_with("byte "));
    CHECK(zip_refusal(zip64(1, ~std::uint64_t(0))).starts_with("byte "));
    std::string many = whole;
    many.replace(end + 8, 4, "\xff\xff\xff\xff");
    CHECK(!zip_refusal(many).empty());
    // Each end would be a reading of the directory.
    std::string ends = whole.substr(0, end);
    for (int i = 0; i < 9; ++i)
        ends += whole.substr(end);
    CHECK(zip_refusal(ends) == "the archive ends more than 8 times");
}

TEST_CASE("an archive that is cut short is refused, or reads the same") {
    const std::string whole = zip_bytes({stored("a", "first"), deflated("b", "second")});
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO("length=" << length);
        std::string read;
        const std::string said = refusal([&] { read = contents(whole.substr(0, length)); });
        CHECK((!said.empty() || read == "a=first;b=second;"));
    }
}

} // namespace
