// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// How fastmm reports a bad shape, option or file: an exception, or a handler where exceptions are off.

#pragma once

#include <fastmm/config.hpp>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace fastmm::inline FASTMM_ABI {

/// A caller's mistake that no type could catch: shapes that do not fit, a workspace that is too small, a
/// malformed factorization. what() is one line that names the values.
class error : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

/// Throws fastmm::error. With -fno-exceptions it calls FASTMM_ERROR_HANDLER(const char*) if that macro was
/// defined before the first fastmm header, else it prints the message to stderr; then it aborts.
/// Define the macro alike in every translation unit of a program. Cost: none on the path without an error.
[[noreturn]] FASTMM_NOINLINE inline void fail(const std::string& message) {
#if FASTMM_HAS_EXCEPTIONS
    throw error("fastmm: " + message);
#else
#if defined(FASTMM_ERROR_HANDLER)
    FASTMM_ERROR_HANDLER(message.c_str());
#else
    std::fprintf(stderr, "fastmm: %s\n", message.c_str());
#endif
    std::abort();
#endif
}

} // namespace fastmm::inline FASTMM_ABI
