// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The errors of a schedule, measured.

#pragma once

#include "operands.hpp"
#include "schedules.hpp"
#include "settings.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace fastmm_accuracy {

/// A schedule with one scalar type, whose unit roundoff is u. Errors are the largest of an element over all draws.
struct measured {
    std::string name;
    std::string type;
    std::size_t levels = 0;
    double bound = 0;                ///< error_factor(): of the errors below.
    std::array<double, 4> errors{};  ///< By kind, in u max|A| max|B|.
    double of_element = 0;           ///< Of badly scaled operands, in u max_k|a_ik| max_k|b_kj|.
    double of_element_if_scaled = 0; ///< The same with scaling::outside, which has 4 * bound.

    bool keeps_its_bounds() const;
};

/// Measures schedules with every wanted type. step(note) is called before every reference product; there are
/// steps_of() of them.
std::vector<measured> measure(const std::vector<named_schedule>& schedules, const settings& wanted,
                              const std::function<void(const std::string&)>& step);
std::size_t steps_of(std::size_t schedules, const settings& wanted);

} // namespace fastmm_accuracy
