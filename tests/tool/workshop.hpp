// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Runs the command as a person does, in a folder of its own and within 60 seconds and 1 GiB.

#pragma once

#include "support/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace fastmm_test {

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A folder of its own for a test.
class workshop {
public:
    workshop()
        : place_(std::filesystem::temp_directory_path() / ("fastmm_command_" + std::to_string(getpid()))) {
        std::filesystem::create_directories(place_);
    }
    workshop(const workshop&) = delete;
    workshop& operator=(const workshop&) = delete;
    ~workshop() { std::filesystem::remove_all(place_); }

    std::string path(const std::string& name) const { return (place_ / name).string(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

    struct outcome {
        int status;
        std::string out, err;
    };

    // Runs the command in a shell, with limits on time and memory.
    outcome run(const std::string& arguments, const std::string& before = "") const {
#if defined(FASTMM_SANITIZED)
        const std::string limits; // The sanitizer's own memory is beyond measure.
#else
        const std::string limits = "ulimit -v 1048576; ";
#endif
        const std::string call = before + "( " + limits + "timeout 60 '" FASTMM_COMMAND "' " + arguments +
                                 " ) >'" + path("out") + "' 2>'" + path("err") + '\'';
        const int status = std::system(call.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(path("out")), contents(path("err"))};
    }

    // Runs what must be refused with one line.
    std::string refusal(const std::string& arguments, const std::string& before = "") const {
        const outcome result = run(arguments, before);
        INFO(arguments << ": " << result.err);
        CHECK(result.status == 2);
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
        CHECK(result.err.starts_with("fastmm: "));
        return result.err;
    }

private:
    std::filesystem::path place_;
};

} // namespace fastmm_test
