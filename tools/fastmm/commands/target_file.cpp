// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/target_file.hpp"

#include "exact/malformed.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace fastmm_tool {

void write_target(const std::string& path, const std::string& bytes) {
    const auto refuse = [&](int code) {
        throw malformed(path + " cannot be written: " + std::generic_category().message(code));
    };
    if (path == "-") {
        if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0)
            throw malformed("the standard output cannot be written: " +
                            std::generic_category().message(errno));
        return;
    }
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    // A device or a pipe is no file to be replaced.
    const bool special = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    const std::string temporary = special ? path : path + ".part";
    std::FILE* const file = std::fopen(temporary.c_str(), special ? "wb" : "wbx");
    if (file == nullptr)
        refuse(errno);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const int write_error = errno;
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed) {
        const int code = written ? errno : write_error;
        if (!special)
            std::filesystem::remove(temporary, problem);
        refuse(code);
    }
    if (special)
        return;
    std::filesystem::rename(temporary, path, problem);
    if (problem) {
        const int code = problem.value();
        std::filesystem::remove(temporary, problem);
        refuse(code);
    }
}

} // namespace fastmm_tool
