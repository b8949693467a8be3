// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The scan of a column finds every place with a form, and no other, whatever the keys.

#include "support/catch.hpp"

#include <fastmm/search/form_column.hpp>
#include <fastmm/search/random.hpp>

#include <array>
#include <vector>

using namespace fastmm;
using namespace fastmm::search;

TEST_CASE("Keys are matched as one by one") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        random_source random(seed);
        for (int round = 0; round < 1000; ++round) {
            // Few different ones, some at the ends of their range, where packing saturates.
            constexpr std::array<std::uint16_t, 8> values{0, 1, 0x7fff, 0x8000, 0x8001, 0xfffe, 0xffff, 257};
            std::array<std::uint16_t, detail::keys_of_matches> keys{};
            for (std::uint16_t& key : keys)
                key = random.below(3) == 0 ? static_cast<std::uint16_t>(random())
                                           : values[static_cast<std::size_t>(random.below(8))];
            const std::uint16_t going = keys[static_cast<std::size_t>(random.below(64))],
                                coming = values[static_cast<std::size_t>(random.below(8))];
            const int count = 1 + random.below(detail::keys_of_matches);
            INFO("seed " << seed << ", round " << round << ", keys " << going << " and " << coming
                         << ", count " << count);
            const detail::key_matches found = detail::match(keys.data(), count, going, coming);
            const int looked_at =
                count > detail::keys_at_once ? detail::keys_of_matches : detail::keys_at_once;
            std::uint64_t expected_going = 0, expected_coming = 0;
            for (int i = 0; i < looked_at; ++i) {
                expected_going |= std::uint64_t(keys[static_cast<std::size_t>(i)] == going) << i;
                expected_coming |= std::uint64_t(keys[static_cast<std::size_t>(i)] == coming) << i;
            }
            REQUIRE(found.going == expected_going);
            REQUIRE(found.coming == expected_coming);
        }
    }
}

namespace {

// Its forms share their keys with many others.
struct ring_of_few_keys : modulo_2<std::uint32_t> {
    static constexpr std::uint64_t digest_of(const form& x) { return x & 3U; }
};

} // namespace

TEST_CASE("Forms with the same key are told apart") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        random_source random(seed);
        const int count = 1 + random.below(100);
        INFO("seed " << seed << ", count " << count);
        form_column<ring_of_few_keys> column(count);
        std::vector<std::uint32_t> expected(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            column.put(i, expected[static_cast<std::size_t>(i)] =
                              static_cast<std::uint32_t>(1 + random.below(16)));
        for (int round = 0; round < 1000; ++round) {
            const int place = random.below(count);
            const auto there = static_cast<std::size_t>(place);
            const auto x = static_cast<std::uint32_t>(1 + random.below(16));
            std::vector<int> goes, comes, expected_goes, expected_comes;
            for (int i = 0; i < count; ++i)
                if (i != place && expected[static_cast<std::size_t>(i)] == expected[there])
                    expected_goes.push_back(i);
            for (int i = 0; i < count; ++i)
                if (i != place && expected[static_cast<std::size_t>(i)] == x)
                    expected_comes.push_back(i);
            column.replace(
                place, x, count, place, 1, [&](int other) { goes.push_back(other); },
                [&](int other) { comes.push_back(other); });
            expected[there] = x;
            REQUIRE(goes == expected_goes);
            REQUIRE(comes == expected_comes);
            REQUIRE(column[place] == x);
        }
    }
}
