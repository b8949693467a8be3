// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Files that are read, and replaced, whole or not at all.

#pragma once

#include <fastmm/config.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

inline bool exists_as_special_file(const std::string& path) {
    std::error_code unknown;
    const std::filesystem::file_status status = std::filesystem::status(path, unknown);
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

struct file_contents {
    std::string bytes;
    std::string problem; // "cannot be opened: ..."; empty where the file was read
};

// A pipe or a device, which may never end, is not read.
inline file_contents read_file(const std::string& path, std::size_t most_bytes) {
    if (exists_as_special_file(path))
        return {{}, "is no regular file"};
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return {{}, "cannot be opened: " + std::generic_category().message(errno)};
    file_contents result;
    result.bytes.resize(most_bytes + 1);
    result.bytes.resize(std::fread(result.bytes.data(), 1, result.bytes.size(), file));
    if (std::ferror(file) != 0)
        result = {{}, "cannot be read: " + std::generic_category().message(errno)};
    else if (result.bytes.size() > most_bytes)
        result = {{}, "has more than " + std::to_string(most_bytes) + " bytes"};
    std::fclose(file);
    return result;
}

// A file beside another one, whose place it takes when it is complete. A pipe or a device is written to as it is.
class file_replacement {
public:
    explicit file_replacement(std::string path)
        : path_(std::move(path)), special_(exists_as_special_file(path_)), temporary_(path_) {
        if (!special_) { // Nobody else's: two programs may write at once, and one may have been stopped.
            char suffix[16];
            std::snprintf(suffix, sizeof suffix, ".part-%08x", static_cast<unsigned>(std::random_device()()));
            temporary_ += suffix;
        }
        file_ = std::fopen(temporary_.c_str(), special_ ? "wb" : "wbx");
        if (file_ == nullptr)
            note(errno);
    }
    file_replacement(const file_replacement&) = delete;
    file_replacement& operator=(const file_replacement&) = delete;
    ~file_replacement() {
        if (file_ == nullptr)
            return;
        std::fclose(file_);
        remove_temporary();
    }

    // "cannot be written: ..."; empty where all is well. The file is then what it was.
    const std::string& problem() const { return problem_; }

    // To be called once; nothing where there is a problem already. `settle`(FILE*) is asked before the file takes its place whether
    // what was written is where it should be; errno tells why not.
    template <class Settle>
    void replace(std::string_view bytes, Settle settle) {
        if (file_ == nullptr)
            return;
        const bool written =
            std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size() && settle(file_);
        const int write_error = errno;
        const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
        if (!written || !closed) {
            const int code = written ? errno : write_error;
            remove_temporary();
            return note(code);
        }
        if (special_)
            return;
        std::error_code failure;
        std::filesystem::rename(temporary_, path_, failure);
        if (failure) {
            remove_temporary();
            note(failure.value());
        }
    }

    void replace(std::string_view bytes) {
        replace(bytes, [](std::FILE*) { return true; });
    }

private:
    void note(int code) { problem_ = "cannot be written: " + std::generic_category().message(code); }

    void remove_temporary() const {
        std::error_code ignored;
        if (!special_)
            std::filesystem::remove(temporary_, ignored);
    }

    std::string path_;
    bool special_;
    std::string temporary_;
    std::string problem_;
    std::FILE* file_ = nullptr;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
