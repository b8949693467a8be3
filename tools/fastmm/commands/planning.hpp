// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans and measurements for scalars that the command line names. The library's templates are compiled here once for all
// commands.

#pragma once

#include <fastmm/planning/plan.hpp>

#include <functional>
#include <string>
#include <vector>

namespace fastmm_tool {

/// "float", "double", "cfloat", "cdouble".
const std::vector<std::string>& planned_types();

/// What a plan<T> says of itself.
struct planned_product {
    int threads = 1;
    std::string description;
    std::string schedule;
    std::vector<std::string> tables;
    std::vector<fastmm::plan_candidate> candidates;
    bool rates_are_measured = false;
    bool is_known_winner = false;

    const fastmm::plan_candidate& chosen() const;
    /// What a wisdom remembers of it.
    fastmm::measured_schedule winner(const std::string& type, const fastmm::shape& size) const;
};

/// make_plan<T>, with its exceptions, for one of planned_types().
planned_product plan_product(const std::string& type, const fastmm::shape& size,
                             const fastmm::options& options);

/// The scalars' name in a wisdom, "complex double".
std::string scalar_name(const std::string& type);

enum class measuring { thorough, quick };

/// Measures the machine for one of planned_types(): a minute, or less than a second. `progress` is called before each step.
fastmm::machine_model measure_machine(const std::string& type, int threads, measuring how,
                                      const std::function<void(int done, int of)>& progress);

} // namespace fastmm_tool
