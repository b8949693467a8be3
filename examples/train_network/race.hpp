// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A race: contestants train the same network from the same seed on the same batches, each with its own way of
// multiplying and each in its turn, batch by batch, so that whatever else the machine does hits all alike.

#pragma once

#include "fashion_mnist.hpp"
#include "network.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace example {

/// How a contestant is asked for and how it is shown.
struct contestant_name {
    std::string_view key;
    std::string_view title;
    std::string_view colour;
};

inline constexpr std::string_view naive_key = "naive";
inline constexpr std::string_view eigen_key = "eigen";

inline constexpr std::array<contestant_name, 6> contestant_names{{
    {naive_key, "naive", "#8a94a0"},
    {eigen_key, "Eigen", "#0072b2"},
    {"classical", "fastmm, classical", "#009e73"},
    {"strassen", "fastmm, Strassen", "#e69f00"},
    {"4x5x5", "fastmm, 4x5x5:76", "#b5649a"},
    {"planned", "fastmm, planned", "#d55e00"},
}};

/// What all contestants of a race begin with.
struct start {
    std::vector<Eigen::Index> widths;
    std::uint64_t seed = 1;
    descent how;
};

struct race_settings {
    std::string name;
    start from;
    std::size_t batch = 0; ///< Images a step.
    std::size_t steps = 0;
    std::size_t naive_steps = 0;  ///< Steps that the naive product takes part in.
    std::size_t naive_images = 0; ///< Images of a batch that it uses.
    std::size_t test_images = 0;
};

struct step_result {
    double seconds = 0;         ///< Of the whole step.
    double product_seconds = 0; ///< Of its matrix products.
    double loss = 0;            ///< Before the step.
};

/// How one contestant did.
struct race_record {
    contestant_name name;
    std::size_t images = 0; ///< A step; fewer than the batch where the contestant used a part of it.
    std::vector<step_result> steps;
    double accuracy = 0; ///< On the test images, after the last step; of those who used whole batches.
};

/// Runs a race of the contestants with these keys; reports progress on stderr. Requires: the training set has
/// at least one batch. T is float or double: instantiated in race_float.cpp and race_double.cpp.
template <class T>
std::vector<race_record> run_race(const fashion_mnist& data, const race_settings& race,
                                  std::span<const std::string> keys);

} // namespace example
