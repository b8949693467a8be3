// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Texts that are cut off, changed at random or not texts at all: read as a table that keeps its promises, or refused in
// one line; nothing else happens.

#include "support/catch.hpp"
#include "tool/text_fixtures.hpp"
#include "tool/text_reading.hpp"

#include <algorithm>
#include <random>
#include <string>

namespace {

using namespace fastmm_tool;
using namespace fastmm_test;

// Empty where a text is treated as promised.
std::string problem_with(const notation& how, const std::string& text, bool& is_read) {
    is_read = false;
    how.recognizes(text);
    try {
        for (const exact_table& table : read_all(how, text))
            if (const std::string wrong = check_table(table); !wrong.empty())
                return wrong;
        is_read = true;
        return {};
    } catch (const malformed& refused) {
        const std::string message = refused.what();
        const bool is_line =
            std::all_of(message.begin(), message.end(), [](char c) { return c >= ' ' && c < 127; });
        return message.empty() || !is_line || message.size() > 250 ? "the message " + message : "";
    }
}

class random_bytes {
public:
    explicit random_bytes(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

    // Of the notations four times in five, any byte else.
    char character() {
        constexpr std::string_view known = "abcj()+-*/_ 0123456789x:#\n\r\t{}[],.eiMR~";
        return below(5) > 0 ? known[below(known.size())] : static_cast<char>(below(256));
    }

private:
    std::mt19937_64 engine_;
};

void mutate(std::string& text, random_bytes& random, std::string_view other) {
    const std::size_t place = random.below(text.size() + 1), length = 1 + random.below(30);
    switch (random.below(7)) {
    case 0:
        if (place < text.size())
            text[place] = random.character();
        break;
    case 1:
        text.insert(place, 1, random.character());
        break;
    case 2:
        text.erase(place, random.below(2) == 0 ? 1 : length);
        break;
    case 3:
        text.insert(place, text.substr(random.below(text.size() + 1), length));
        break;
    case 4:
        text.insert(place, length, random.character());
        break;
    case 5:
        text.replace(place, length, other.substr(random.below(other.size()), length));
        break;
    default:
        text.resize(place);
    }
}

TEST_CASE("texts that are cut off anywhere") {
    for (const text_fixture& fixture : text_fixtures)
        for (const std::string_view whole : {fixture.strassen, fixture.rectangular})
            for (std::size_t length = 0; length < whole.size(); ++length) {
                INFO(fixture.notation->name << ": " << length << " bytes of " << whole);
                bool is_read = false;
                REQUIRE(problem_with(*fixture.notation, std::string(whole.substr(0, length)), is_read) == "");
                // Cut off in the middle, there is no table; forms are complete after any line.
                if (length < whole.size() / 2 && fixture.notation != &product_forms_notation)
                    REQUIRE_FALSE(is_read);
            }
}

TEST_CASE("texts with random changes") {
    for (const text_fixture& fixture : text_fixtures) {
        int read = 0, refused = 0;
        for (std::uint64_t seed = 0; seed < 4000; ++seed) {
            random_bytes random(seed);
            const bool first = random.below(2) == 0;
            std::string text(first ? fixture.strassen : fixture.rectangular);
            for (std::size_t changes = 1 + random.below(3); changes > 0; --changes)
                mutate(text, random, text_fixtures[random.below(text_fixtures.size())].strassen);
            INFO(fixture.notation->name << ", seed=" << seed << ":\n" << text);
            bool is_read = false;
            REQUIRE(problem_with(*fixture.notation, text, is_read) == "");
            (is_read ? read : refused) += 1;
        }
        INFO(fixture.notation->name);
        CHECK(read > 40);
        CHECK(refused > 1000);
    }
}

TEST_CASE("bytes that are no text") {
    for (const text_fixture& fixture : text_fixtures)
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            random_bytes random(seed);
            std::string bytes(random.below(400), '\0');
            for (char& c : bytes)
                c = static_cast<char>(random.below(256));
            INFO(fixture.notation->name << ", seed=" << seed);
            bool is_read = false;
            REQUIRE(problem_with(*fixture.notation, bytes, is_read) == "");
            REQUIRE_FALSE(is_read);
        }
}

} // namespace
