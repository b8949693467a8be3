// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A libFuzzer target: any bytes as a factorization file.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   mkdir corpus && build/fuzz/bin/fuzz_parse -dict=tests/fuzz/parse.dict corpus factorizations

#include "fuzz/text_check.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string broken = fastmm_test::check_text({reinterpret_cast<const char*>(data), size});
    if (!broken.empty()) {
        std::fprintf(stderr, "%s\n", broken.c_str());
        std::abort();
    }
    return 0;
}
