// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedule of a product for which the caller names none: classical where it is small, else the best of a
// few by the estimate.

#pragma once

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/catalog.hpp>
#include <fastmm/planning/estimate.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class... Schedules>
struct schedule_list {};

// The candidates: few, because each costs every translation unit that multiplies its compile time; their
// tails share their code. Outer levels want few additions, the innermost one few terms a sum.
using candidate_schedules =
    schedule_list<levels<>, levels<tables::strassen>, levels<tables::winograd, tables::strassen>,
                  levels<tables::winograd, tables::winograd, tables::strassen>>;

template <class S>
inline constexpr int depth_of = 0;
template <level... Levels>
inline constexpr int depth_of<levels<Levels...>> = static_cast<int>(sizeof...(Levels));

// Below this many products no fast schedule pays on any machine, and the estimate is not worth its time.
template <class T>
inline constexpr double smallest_choice = blocked_scalar<T> ? 320.0 * 320 * 320 : 32.0 * 32 * 32;

// A schedule has to promise this much over the classical product: an estimate is not a measurement. Threads share the
// bandwidth that the additions need, and the estimate is of one thread.
constexpr double least_gain(int threads) {
    return threads > 1 ? 1.05 : 1.01;
}

template <class T, class... Schedules>
std::size_t choose_schedule(schedule_list<Schedules...>, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                            const options& wanted) {
    std::size_t best = 0, position = 0;
    double least = 0;
    const double gain = least_gain(settings_for<T>(wanted.threads).threads);
    const auto consider = [&](int depth, std::size_t bytes, double seconds) {
        if (position > 0)
            seconds *= gain;
        if (position == 0 ||
            (depth <= wanted.max_levels && bytes <= wanted.max_workspace &&
             (wanted.workspace.data() == nullptr || bytes <= wanted.workspace.size()) && seconds < least)) {
            best = position;
            least = seconds;
        }
        ++position;
    };
    (consider(depth_of<Schedules>, workspace_bytes<Schedules, T>(m, k, n, wanted.threads),
              estimated_seconds<Schedules, T>(m, k, n)),
     ...);
    return best;
}

template <class T, class... Schedules>
void multiply_by_choice(schedule_list<Schedules...> candidates, const T& alpha, const matrix_view<const T>& A,
                        const matrix_view<const T>& B, const T& beta, const matrix_view<T>& C,
                        const options& wanted) {
    const double products =
        static_cast<double>(C.rows) * static_cast<double>(A.cols) * static_cast<double>(C.cols);
    if (products <= smallest_choice<T>)
        return multiply<levels<>, T>(alpha, A, B, beta, C, wanted);
    const std::size_t choice = choose_schedule<T>(candidates, C.rows, A.cols, C.cols, wanted);
    std::size_t position = 0;
    ((position++ == choice ? multiply<Schedules, T>(alpha, A, B, beta, C, wanted) : void()), ...);
}

} // namespace detail

/// C = alpha * A * B + beta * C under a schedule that fastmm chooses: see multiply<S>.
template <scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    detail::multiply_by_choice<T>(detail::candidate_schedules{}, alpha, A, B, beta, C, wanted);
}

} // namespace fastmm::inline FASTMM_ABI
