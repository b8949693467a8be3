// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A libFuzzer target for one reader, FASTMM_FUZZED_NOTATION: any bytes as a file of that notation. What is read must keep
// what a table promises, and may be verified; what is not must be told in one line.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   mkdir corpus && build/fuzz/bin/write_seeds seeds && build/fuzz/bin/fuzz_npz corpus seeds/npz

#include "exact/malformed.hpp"
#include "notations/notation.hpp"
#include "table/fingerprint.hpp"
#include "table/verification.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace fastmm_tool;

void require(bool condition, const char* what) {
    if (condition)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

const notation& fuzzed() {
    for (const notation& n : notations())
        if (n.name == FASTMM_FUZZED_NOTATION)
            return n;
    std::fprintf(stderr, "no notation is called " FASTMM_FUZZED_NOTATION "\n");
    std::abort();
}

void check_columns(const exact_table& table, factor which) {
    const exact_columns& columns = table.columns(which);
    require(columns.begin.size() == static_cast<std::size_t>(table.rank) + 1, "columns without an end");
    for (int r = 0; r < table.rank; ++r) {
        std::int32_t last = -1;
        for (const exact_entry& e : columns[r]) {
            require(e.index > last && e.index < table.rows(which), "an index out of order or outside");
            require(!table.value(e).is_zero(), "a zero is kept");
            last = e.index;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const notation& how = fuzzed();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    how.recognizes(bytes);
    reading_options options;
    options.most.file_bytes = std::size_t(1) << 20;
    options.most.unpacked_bytes = std::size_t(1) << 22;
    options.most.coefficients = std::size_t(1) << 14;
    verification_options proof;
    proof.most_work = 1 << 20;
    int tables = 0;
    try {
        how.read(bytes, options, [&](const exact_table& table) {
            check_columns(table, factor::u);
            check_columns(table, factor::v);
            check_columns(table, factor::w);
            if (++tables <= 3)
                fingerprint(table, verify(table, proof));
        });
    } catch (const malformed& problem) {
        const std::string text = problem.what();
        require(!text.empty() && text.size() < 500, "a message of no or of too many words");
        for (const char c : text)
            require(c >= 0x20 && c < 0x7f, "a message that is not one line of printable text");
    }
    return 0;
}
