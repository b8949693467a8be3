// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "eigen.hpp"
#include "scheduled.hpp"

#include <fastmm/kernel/naive.hpp>

#include <utility>

namespace fastmm_bench {

namespace {

constexpr bool fastmm_is_threaded = takes_threads<fastmm::options>;

template <fastmm::schedule S>
contestant scheduled(std::string name) {
    return {std::move(name),      role::own, false, fastmm_is_threaded, multiply_by<S, double>,
            multiply_by<S, float>};
}

template <class T>
void multiply_naively(const product<T>& p) {
    fastmm::naive<T>(T(1), left_of(p), right_of(p), T(0), result_of(p));
}

} // namespace

std::vector<contestant> built_in_contestants() {
    using namespace fastmm::tables;
    using fastmm::levels;
    return {
        scheduled<levels<>>("classical"),
        {"planned", role::own, false, fastmm_is_threaded, multiply_planned<double>, multiply_planned<float>},
        scheduled<levels<strassen>>("strassen"),
        read_at_run_time("strassen at run time", {strassen::text}),
        scheduled<levels<winograd>>("winograd"),
        scheduled<levels<winograd, winograd>>("winograd+winograd"),
        scheduled<levels<f4x4x4_49>>("4x4x4:49"),
        scheduled<levels<f3x4x5_47>>("3x4x5:47"),
        scheduled<levels<f4x5x5_76>>("4x5x5:76"),
        read_at_run_time("4x5x5:76 at run time", {f4x5x5_76::text}),
        scheduled<levels<winograd, f4x4x4_49>>("winograd+4x4x4:49"),
        {"naive", role::naive, false, false, multiply_naively<double>, multiply_naively<float>},
        {"Eigen", role::peer, false, true, multiply_by_eigen<double>, multiply_by_eigen<float>},
    };
}

} // namespace fastmm_bench
