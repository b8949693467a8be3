// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Measured times, and the median of them.

#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace fastmm_support {

/// Runs from its construction on.
class stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(clock::now() - start_).count(); }

private:
    using clock = std::chrono::steady_clock;
    clock::time_point start_ = clock::now();
};

/// Seconds that a call takes.
template <class Call>
double seconds_of(Call call) {
    const stopwatch watch;
    call();
    return watch.seconds();
}

/// Requires: at least one value.
inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

} // namespace fastmm_support
