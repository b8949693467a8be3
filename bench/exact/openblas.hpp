// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// OpenBLAS as it is found when the program runs, on one thread.

#pragma once

#include "shared_library.hpp"

#include <memory>
#include <stdexcept>

namespace fastmm_bench {

/// A function of OpenBLAS; null where there is none. Integers are given as 64 bits: on a little-endian machine these serve a
/// library that takes 32, too.
template <class Function>
Function* openblas_function(const char* name) {
    static const std::unique_ptr<const shared_library> library = [] {
        std::unique_ptr<const shared_library> loaded;
        try {
            loaded = std::make_unique<const shared_library>("libopenblas.so.0");
            loaded->function<void(int)>("openblas_set_num_threads")(1);
        } catch (const std::runtime_error&) {
            loaded.reset();
        }
        return loaded;
    }();
    return library != nullptr ? library->function<Function>(name) : nullptr;
}

} // namespace fastmm_bench
