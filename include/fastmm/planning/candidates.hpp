// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedules among which fastmm chooses, and what is known of each for a product: time, memory, error.

#pragma once

#include <fastmm/execution/execute.hpp>
#include <fastmm/factorization/catalog.hpp>
#include <fastmm/planning/error_bound.hpp>
#include <fastmm/planning/estimate.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class... Schedules>
struct schedule_list {};

// Few, because each costs every translation unit that multiplies its compile time; their tails share their code. Outer
// levels want few additions, the innermost one few terms a sum.
using candidate_schedules =
    schedule_list<levels<>, levels<tables::strassen>, levels<tables::winograd, tables::strassen>,
                  levels<tables::winograd, tables::winograd, tables::strassen>>;

// A schedule that may be chosen.
template <class T>
struct candidate {
    level_sequence<T> levels;
    std::array<std::string_view, 4> tables; // their names, outermost first
    double (*seconds)(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n);
    double (*error)(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n);

    std::string name() const {
        std::string text;
        for (std::size_t i = 0; i < levels.size(); ++i)
            text += (i == 0 ? "" : ", ") + std::string(tables[i]);
        return text.empty() ? "classical" : text;
    }
};

template <class S>
struct table_names;
template <level... Levels>
struct table_names<levels<Levels...>> {
    static constexpr std::array<std::string_view, 4> names{header_of<table_of<Levels>>.name...};
};

template <class T, schedule S>
constexpr candidate<T> make_candidate() {
    return {
        sequence_of<T, S>(), table_names<S>::names,
        [](std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) { return estimated_seconds<S, T>(m, k, n); },
        error_factor<S, T>};
}

template <class T, class List>
struct candidates_of;
template <class T, class... Schedules>
struct candidates_of<T, schedule_list<Schedules...>> {
    static constexpr std::array<candidate<T>, sizeof...(Schedules)> all{make_candidate<T, Schedules>()...};
};

// The candidates for scalars T; the first is the classical product.
template <class T>
constexpr std::span<const candidate<T>> candidates() {
    return candidates_of<T, candidate_schedules>::all;
}

// Why a candidate may not be chosen.
enum class obstacle { none, too_many_levels, too_much_workspace, too_inaccurate };

constexpr std::string_view to_string(obstacle what) {
    constexpr std::array<std::string_view, 4> texts{
        "", "more levels than allowed", "more workspace than allowed", "a larger error bound than allowed"};
    return texts[static_cast<std::size_t>(what)];
}

// A candidate, looked at for a product.
struct evaluation {
    double seconds = 0; // estimated, one thread
    double error = 0;   // error_factor()
    std::size_t bytes = 0;
    obstacle why_not = obstacle::none;
};

template <class T>
evaluation evaluate(const candidate<T>& c, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                    const options& wanted, const execution_settings& settings) {
    evaluation result{c.seconds(m, k, n), 0, workspace_bytes_with<T>(c.levels, m, k, n, settings),
                      obstacle::none};
    if constexpr (rounded_scalar<T>)
        result.error = c.error(m, k, n);
    if (c.levels.empty())
        return result;
    if (static_cast<int>(c.levels.size()) > wanted.max_levels)
        result.why_not = obstacle::too_many_levels;
    else if (result.bytes > wanted.max_workspace ||
             (wanted.workspace.data() != nullptr && result.bytes > wanted.workspace.size()))
        result.why_not = obstacle::too_much_workspace;
    else if (rounded_scalar<T> &&
             result.error > wanted.accuracy.factor() * classical_error_factor(static_cast<double>(k)))
        result.why_not = obstacle::too_inaccurate;
    return result;
}

// A schedule has to promise this much over the classical product: an estimate is not a measurement. Threads share the
// bandwidth that the additions need, and the estimate is of one thread.
constexpr double least_gain(int threads) {
    return threads > 1 ? 1.05 : 1.01;
}

// The position of the candidate with the least estimate, among those that may be chosen.
inline std::size_t least_estimate(std::span<const evaluation> all, int threads) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < all.size(); ++i) {
        const double to_beat = best == 0 ? all[0].seconds / least_gain(threads) : all[best].seconds;
        if (all[i].why_not == obstacle::none && all[i].seconds < to_beat)
            best = i;
    }
    return best;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
