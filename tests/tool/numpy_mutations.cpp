// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Archives, arrays and pickles with mistakes in them. Each is refused in one line, or read; nothing else happens.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"
#include "tool/numpy_bytes.hpp"

#include "containers/pickle.hpp"
#include "notations/numpy_writer.hpp"

namespace {

using namespace fastmm_test;

std::vector<std::string> good_files() {
    using fastmm_tool::factor;
    const std::string numbers =
        npy_bytes(npy_header("<f8", "(3, 1, 1)"), std::string("\0\0\0\0\0\0\xf0\x3f", 8) +
                                                      std::string("\0\0\0\0\0\0\xe0\x3f", 8) +
                                                      std::string("\0\0\0\0\0\0\0\x40", 8));
    zip_entry_bytes described = deflated("1,1,2.npy", object_npy());
    described.has_descriptor = true;
    fastmm_tool::table_builder builder({1, 2, 3}, 2, fastmm_tool::w_order::c);
    for (const factor which : {factor::u, factor::v, factor::w})
        builder.add(which, 0, 1, 1),
            builder.add(which, 1, 0, fastmm_tool::number(fastmm_tool::rational(1, 2)));
    return {numbers,
            object_npy(),
            npy_bytes(npy_header("|O", "(3,)"), object_pickle_4(), 3),
            npy_bytes(npy_header(">i2", "(2, 6)", true), "\0\1\0\1\0\1\0\1\0\1\0\2\0\1\0\1\0\1\0\1\0\1\0\1"s),
            npy_bytes(npy_header("|i1", "(2, 1, 3, 4)"), std::string(24, '\1'), 2),
            zip_bytes({stored("1,1,1.npy", numbers), described}),
            fastmm_tool::write_npz(std::vector{builder.finish()})};
}

void mutate(std::string& bytes, random_source& random, const std::vector<std::string>& files) {
    const auto place = [&](const std::string& text) {
        return static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(text.size())));
    };
    const std::size_t at = place(bytes);
    const auto length = static_cast<std::size_t>(random.between(1, 16));
    switch (random.between(0, 6)) {
    case 0:
    case 1:
        if (at < bytes.size())
            bytes[at] = static_cast<char>(random.next());
        break;
    case 2: { // A byte that means something to one of the formats.
        constexpr std::string_view known =
            "\x80\x95.(NKMJCUXBT)ta]eqrhjcRb\x85\x86\x87\x88\x89\x93\x94PK\1\2\3\4\5\6,'0193";
        if (at < bytes.size())
            bytes[at] = known[static_cast<std::size_t>(
                random.between(0, static_cast<std::ptrdiff_t>(known.size()) - 1))];
        break;
    }
    case 3:
        bytes.erase(at, random.between(0, 1) == 0 ? 1 : length);
        break;
    case 4: {
        const std::string& other =
            files[static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(files.size()) - 1))];
        bytes.insert(at, other.substr(place(other), length));
        break;
    }
    case 5: // A number that is as large as it can be.
        for (std::size_t i = at; i < bytes.size() && i < at + 4; ++i)
            bytes[i] = '\xff';
        break;
    default:
        if (random.between(0, 3) == 0)
            bytes.resize(at);
        else if (at < bytes.size())
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.between(0, 7)));
    }
}

TEST_CASE("arrays and archives with mistakes are refused in one line, or read") {
    const std::vector<std::string> files = good_files();
    const fastmm_tool::reading_options options = of_dimensions({1, 1, 1});
    for (const std::string& file : {files[0], files[3], files[5]})
        CHECK(!read_tables(file, file == files[3] ? options : fastmm_tool::reading_options{}).empty());
    int refused = 0, read = 0;
    for (std::uint64_t seed = 0; seed < 7000; ++seed) {
        random_source random(seed);
        std::string bytes = files[seed % files.size()];
        for (std::ptrdiff_t mistakes = random.between(1, 3); mistakes > 0; --mistakes)
            mutate(bytes, random, files);
        INFO("seed=" << seed << ", a mutation of file " << seed % files.size());
        const std::string said =
            refusal_of(bytes, random.between(0, 1) == 0 ? options : fastmm_tool::reading_options{});
        REQUIRE(said.find('\n') == std::string::npos);
        (said.empty() ? read : refused) += 1;
    }
    // The mutations are neither harmless nor hopeless.
    CHECK(refused > 3000);
    CHECK(read > 100);
}

// The checksum of an archive, and the length of an array, stop most mistakes before the pickle is seen.
TEST_CASE("pickles with mistakes are refused in one line, with their place, or read") {
    const std::vector<std::string> pickles{object_pickle(), object_pickle_4()};
    int refused = 0, read = 0;
    for (std::uint64_t seed = 0; seed < 10000; ++seed) {
        random_source random(seed);
        std::string bytes = pickles[seed % 2];
        for (std::ptrdiff_t mistakes = random.between(1, 3); mistakes > 0; --mistakes)
            mutate(bytes, random, pickles);
        INFO("seed=" << seed);
        const std::string said = refusal([&] { fastmm_tool::read_array_pickle(bytes); });
        REQUIRE((said.empty() || said.starts_with("byte ")));
        REQUIRE(said.find('\n') == std::string::npos);
        (said.empty() ? read : refused) += 1;
    }
    CHECK(refused > 3000);
    CHECK(read > 100);
}

} // namespace
