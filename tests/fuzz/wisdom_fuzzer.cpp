// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A libFuzzer target for wisdom files: any bytes. What is believed is written and read back as it was; what is not is told in
// one line.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   mkdir corpus && build/fuzz/bin/write_seeds seeds && build/fuzz/bin/fuzz_wisdom corpus seeds/wisdom

#include <fastmm/wisdom.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool condition, const char* what) {
    if (condition)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace fastmm::detail;
    const parsed_wisdom parsed = parse_wisdom({reinterpret_cast<const char*>(data), size});
    require(parsed.problem.size() < 500, "a message of too many words");
    for (const char c : parsed.problem)
        require(c >= 0x20 && c < 0x7f, "a message that is not one line of printable text");
    if (!parsed.problem.empty() || parsed.knowledge.processor.empty())
        return 0;
    const parsed_wisdom again = parse_wisdom(wisdom_text(parsed.knowledge));
    require(again.problem.empty(), "what was written is refused");
    require(again.knowledge == parsed.knowledge, "what was written is read otherwise");
    return 0;
}
