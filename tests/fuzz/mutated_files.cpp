// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The embedded files with mistakes in them. Each is refused with a place that exists, or read and told from
// an exact one; nothing else happens. A longer search of the same promises: parse_fuzzer.cpp.

#include "fuzz/text_check.hpp"
#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using fastmm_test::random_source;

std::vector<std::string> read_files() {
    std::vector<std::filesystem::path> paths;
    for (const auto& file : std::filesystem::directory_iterator(FASTMM_FACTORIZATIONS_DIRECTORY))
        if (file.path().extension() == ".fmm")
            paths.push_back(file.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

std::size_t any_place(random_source& random, const std::string& text) {
    return static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(text.size())));
}

void mutate(std::string& text, random_source& random, const std::vector<std::string>& texts) {
    // Characters of the format four times in five, any byte else.
    const auto any_character = [&] {
        constexpr std::string_view known = "abc()+-/_ 0123456789x:#\n\r\tZTQ";
        return random.between(0, 4) > 0 ? known[static_cast<std::size_t>(random.between(
                                              0, static_cast<std::ptrdiff_t>(known.size()) - 1))]
                                        : static_cast<char>(random.next());
    };
    const std::size_t place = any_place(random, text);
    const auto length = static_cast<std::size_t>(random.between(1, 40));
    switch (random.between(0, 6)) {
    case 0:
        if (place < text.size())
            text[place] = any_character();
        break;
    case 1:
        text.insert(place, 1, any_character());
        break;
    case 2:
        text.erase(place, random.between(0, 1) == 0 ? 1 : length);
        break;
    case 3:
        text.insert(place, text.substr(any_place(random, text), length));
        break;
    case 4:
        text.insert(place, length, any_character());
        break;
    case 5: {
        const auto other =
            static_cast<std::size_t>(random.between(0, static_cast<std::ptrdiff_t>(texts.size()) - 1));
        text.replace(place, length, texts[other].substr(any_place(random, texts[other]), length));
        break;
    }
    default:
        text.resize(place);
    }
}

TEST_CASE("the files themselves keep every promise") {
    for (const std::string& text : read_files()) {
        INFO(text.substr(0, text.find('\n')));
        CHECK(fastmm_test::check_text(text) == "");
    }
}

TEST_CASE("files with mistakes are refused at a place that exists, or read as they stand") {
    const std::vector<std::string> texts = read_files();
    REQUIRE(texts.size() > 1);
    int refused = 0, read = 0, proved = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        random_source random(seed);
        std::string text = texts[seed % texts.size()];
        for (std::ptrdiff_t mistakes = random.between(1, 3); mistakes > 0; --mistakes)
            mutate(text, random, texts);
        INFO("seed=" << seed << ", a mutation of " << texts[seed % texts.size()].substr(0, 20) << ":\n"
                     << text);
        bool is_proved = false;
        REQUIRE(fastmm_test::check_text(text, &is_proved) == "");
        fastmm::parse_error problem;
        (fastmm::parse(text, problem) ? read : refused) += 1;
        proved += is_proved ? 1 : 0;
    }
    // The mutations are neither harmless nor hopeless.
    CHECK(refused > 1000);
    CHECK(read > 200);
    CHECK(proved > 10);
}

} // namespace
