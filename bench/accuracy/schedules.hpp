// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedules whose errors are measured: every embedded table by itself, and some of two levels.

#pragma once

#include <fastmm/factorization/factorization.hpp>

#include <string>
#include <vector>

namespace fastmm_accuracy {

/// A schedule that is read at run time, so that no table costs the compiler time.
struct named_schedule {
    std::string name; ///< "winograd+strassen", outermost first; "classical".
    std::vector<fastmm::factorization> levels;
};

/// Tables that hold modulo 2 only are left out.
std::vector<named_schedule> all_schedules();

} // namespace fastmm_accuracy
