// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The ways of multiplying that the tour compares.

#pragma once

#include "claims.hpp"

#include <fastmm/kernel/naive.hpp>
#include <fastmm/matmul.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace example {

struct contestant {
    std::string name;
    std::string_view colour;
    claims claimed;
    /// C = A B; C has its shape already.
    std::function<void(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, Eigen::MatrixXd& c)> multiply;
};

/// The names of those that others are compared with.
inline constexpr std::string_view naive_name = "naive";
inline constexpr std::string_view eigen_name = "Eigen";
inline constexpr std::string_view classical_name = "classical";

namespace detail {

template <fastmm::schedule S>
contestant scheduled(std::string name, std::string_view colour) {
    return {std::move(name), colour, claims_of(S{}),
            [](const auto& a, const auto& b, auto& c) { fastmm::gemm<S>(1, a, b, 0, c); }};
}

} // namespace detail

inline std::vector<contestant> all_contestants() {
    using namespace fastmm::tables;
    using detail::scheduled;
    using fastmm::levels;
    constexpr std::string_view grey = "#8a94a0", blue = "#0072b2", green = "#009e73", orange = "#e69f00",
                               purple = "#b5649a", red = "#d55e00";
    return {
        {std::string(naive_name),
         grey,
         {},
         [](const auto& a, const auto& b, auto& c) {
             fastmm::naive<double>(1, fastmm::view(a), fastmm::view(b), 0, fastmm::view(c));
         }},
        {std::string(eigen_name),
         blue,
         {},
         [](const auto& a, const auto& b, auto& c) { c.noalias() = a * b; }},
        scheduled<levels<>>(std::string(classical_name), green),
        scheduled<levels<strassen>>("strassen", orange),
        scheduled<levels<winograd>>("winograd", orange),
        scheduled<levels<strassen, strassen>>("strassen, 2 levels", orange),
        scheduled<levels<strassen, strassen, strassen>>("strassen, 3 levels", orange),
        scheduled<levels<f3x4x5_47>>("3x4x5:47", purple),
        scheduled<levels<f4x4x5_61>>("4x4x5:61", purple),
        scheduled<levels<f4x5x5_76>>("4x5x5:76", purple),
        scheduled<levels<strassen, f3x4x5_47>>("strassen, 3x4x5:47", purple),
        {"planned by fastmm",
         red,
         {},
         [](const auto& a, const auto& b, auto& c) { fastmm::gemm(1, a, b, 0, c); }},
    };
}

} // namespace example
