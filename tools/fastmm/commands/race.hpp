// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products under a factorization that was read, timed in turn with others.

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fastmm_tool {

struct race_settings {
    std::ptrdiff_t m = 0, k = 0, n = 0;
    bool single_precision = false;
    int levels = 1;
    int threads = 1;
    int repeats = 5;
    std::int64_t naive_limit = 1024; ///< The textbook's loops run up to m k n of this cubed.
};

struct race_result {
    std::string name;
    double seconds = 0; ///< Median of the repeats.
    double gflops = 0;  ///< 2 m k n / seconds / 10^9
    double ratio = 0; ///< How many times as fast the file's product is: median of the ratios within a repeat.
    double error = 0; ///< Largest error of an element, relative to u k max|A| max|B|, on some rows.
};

/// Times f, classical below, at settings.levels levels, against the others; f's own result comes first. Throws
/// fastmm::error where f is not exact. Memory: A, B and C once, and the workspace of a product.
std::vector<race_result> race(const fastmm::factorization& f, const race_settings& settings);

/// How long a product under the first factorization takes, in units of one under the second: median of ratios of interleaved products
/// of a size at which additions show, doubles, one thread, one level. Takes about a second. Throws as race().
double time_ratio(const fastmm::factorization& first, const fastmm::factorization& second);

} // namespace fastmm_tool
