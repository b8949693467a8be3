// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products by fastmm under a named schedule. Who includes this file only declares them: each schedule is
// compiled in one of the schedules_*.cpp, so that a change of a header does not build all of them in one unit.

#pragma once

#include "product.hpp"

#include <fastmm/matmul.hpp>

namespace fastmm_bench {

template <class T>
fastmm::matrix_view<const T> left_of(const product<T>& p) {
    return {p.a, p.m, p.k, 1, p.m};
}

template <class T>
fastmm::matrix_view<const T> right_of(const product<T>& p) {
    return {p.b, p.k, p.n, 1, p.k};
}

template <class T>
fastmm::matrix_view<T> result_of(const product<T>& p) {
    return {p.c, p.m, p.n, 1, p.m};
}

// The only place where fastmm is told of threads. A template, so that a version of fastmm without the option
// compiles, too.
template <class Options>
Options options_for(int threads) {
    Options result{};
    if constexpr (requires { result.threads = threads; })
        result.threads = threads;
    return result;
}

template <class Options>
inline constexpr bool takes_threads = requires(Options o) {
    o.threads;
};

/// Under the schedule S.
template <fastmm::schedule S, class T>
void multiply_by(const product<T>& p);

/// Under the schedule that fastmm chooses.
template <class T>
void multiply_planned(const product<T>& p);

/// Under factorizations that are parsed and proved when this is called, outermost first.
contestant read_at_run_time(std::string name, const std::vector<std::string_view>& texts);

} // namespace fastmm_bench
