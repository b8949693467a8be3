// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// OpenBLAS and BLIS, loaded while the program runs: linked together, one would answer for the other.

#pragma once

#include "product.hpp"

#include <optional>
#include <string>
#include <vector>

namespace fastmm_bench {

/// A library that fastmm is compared with, as the reports name it.
struct peer_library {
    std::string name;
    std::string path;
    std::string version;
    std::string kernel; ///< What it chose for this machine, in its own words.
};

struct loaded_blas {
    peer_library about;
    contestant who;
};

/// The paths that the build found; empty where it found none.
std::string built_in_openblas_path();
std::string built_in_blis_path();

/// Throws std::runtime_error with the loader's words where the library cannot be loaded or lacks its functions.
/// To be called before there are other threads: load_blis() may set the variable BLIS_ARCH_TYPE of this process.
loaded_blas load_openblas(const std::string& path);
loaded_blas load_blis(const std::string& path);

} // namespace fastmm_bench
