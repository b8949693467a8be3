// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What was measured, for the reports.

#pragma once

#include "blas.hpp"
#include "settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fastmm_bench {

/// One contestant at one shape. `seconds` holds one entry a repeat, each the mean of `calls` calls.
struct measured {
    std::string name;
    role as = role::own;
    bool is_blas = false;
    std::int64_t calls = 0;
    std::vector<double> seconds;
    /// max |C - reference| / max |reference|.
    double difference = 0;
    bool wrong = false; ///< The difference is above the bound; not timed.
};

/// One shape, type and number of threads.
struct measured_case {
    std::string group;
    std::ptrdiff_t size = 0; ///< The n of its group; 0 for a shape by itself.
    shape of;
    std::string type;
    int threads = 1;
    std::string reference;     ///< Whose result the others were compared with.
    double bound = 0;          ///< Of the differences.
    std::vector<double> peaks; ///< GFLOP/s, one entry a repeat.
    std::vector<measured> contestants;

    double flops() const {
        return 2.0 * static_cast<double>(of.m) * static_cast<double>(of.k) * static_cast<double>(of.n);
    }
};

struct measured_micro_kernel {
    std::string type;
    std::ptrdiff_t rows = 0;
    std::ptrdiff_t cols = 0;
    std::ptrdiff_t depth = 0;
    std::vector<double> rates; ///< GFLOP/s.
    std::vector<double>
        peaks; ///< Of the vectors of this build, each taken beside the rate at the same place.
};

struct measured_run {
    settings wanted;
    std::vector<peer_library> libraries;
    std::vector<measured_micro_kernel> micro_kernels;
    std::vector<measured_case> cases; ///< Whole ones only.
    bool interrupted = false;
};

/// GFLOP/s at the median time; nothing where there is no time.
std::optional<double> rate_of(const measured_case& at, const measured& who);

/// The median over the repeats of how many times as fast one is as another in the same repeat.
std::optional<double> ratio_of(const measured& who, const measured& other);

/// The fastest peer by its median, Eigen among them or not; null where there is none.
const measured* best_peer(const measured_case& at, bool blas_only);

/// The machine's peaks that were measured with a type and a number of threads, beside any case.
std::vector<double> peaks_of(const measured_run& run, const std::string& type, int threads);

} // namespace fastmm_bench
