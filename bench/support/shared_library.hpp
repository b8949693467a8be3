// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Libraries that are loaded while a measuring program runs.

#pragma once

#include <dlfcn.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace fastmm_bench {

// RTLD_LOCAL keeps the names of one library from the other, RTLD_DEEPBIND each library to its own. The address
// sanitizer refuses the latter.
#if defined(RTLD_DEEPBIND) && !defined(__SANITIZE_ADDRESS__)
inline constexpr int load_flags = RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND;
#else
inline constexpr int load_flags = RTLD_NOW | RTLD_LOCAL;
#endif

/// A library that is loaded while the program runs: linked, another one could answer for it.
class shared_library {
public:
    /// Throws std::runtime_error with the loader's words where the library cannot be loaded.
    explicit shared_library(std::string path)
        : path_(std::move(path)), handle_(dlopen(path_.c_str(), load_flags)) {
        if (handle_ == nullptr)
            throw std::runtime_error(std::string("cannot load ") + dlerror());
    }
    shared_library(const shared_library&) = delete;
    shared_library& operator=(const shared_library&) = delete;
    ~shared_library() { dlclose(handle_); }

    /// Throws std::runtime_error where the library has no such function.
    template <class Function>
    Function* function(const char* name) const {
        void* const address = dlsym(handle_, name);
        if (address == nullptr)
            throw std::runtime_error(path_ + " has no function " + name);
        return reinterpret_cast<Function*>(address);
    }

    const std::string& path() const { return path_; }

private:
    std::string path_;
    void* handle_;
};

} // namespace fastmm_bench
