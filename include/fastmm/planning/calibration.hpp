// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Measures a machine for the estimate: products are timed, and the rates are found with which the estimate comes closest
// to these times.

#pragma once

#include <fastmm/planning/race.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A product that was timed under a schedule.
struct timed_product {
    product_size size;
    int threads = 1;
    candidate schedule;        // with the seconds that were measured
    std::size_t classical = 0; // the position of the classical product of the same size and threads
};

// The estimate of a product that was timed.
template <class T>
double estimated_seconds(level_catalog<T> catalog, const machine_model& machine, const timed_product& timed) {
    candidate schedule = timed.schedule;
    evaluate<T>(catalog, time_estimate<T>(machine, timed.threads), timed.size, schedule);
    return schedule.seconds;
}

// Nelder and Mead's simplex method (A simplex method for function minimization, Comput. J. 7 (1965)), with its usual
// coefficients, for a start at the origin and first steps of `step`.
template <std::size_t Dimensions, class Function>
std::array<double, Dimensions> least_point(Function value_at, double step, int evaluations) {
    using point = std::array<double, Dimensions>;
    struct vertex {
        point at;
        double value;
    };
    std::vector<vertex> simplex{{point{}, value_at(point{})}};
    for (std::size_t i = 0; i < Dimensions; ++i) {
        point at{};
        at[i] = step;
        simplex.push_back({at, value_at(at)});
    }
    while (evaluations-- > 0) {
        std::sort(simplex.begin(), simplex.end(),
                  [](const vertex& x, const vertex& y) { return x.value < y.value; });
        vertex& worst = simplex.back();
        point center{};
        for (std::size_t v = 0; v < Dimensions; ++v)
            for (std::size_t i = 0; i < Dimensions; ++i)
                center[i] += simplex[v].at[i] / Dimensions;
        const auto away = [&](double factor) {
            vertex moved{};
            for (std::size_t i = 0; i < Dimensions; ++i)
                moved.at[i] = center[i] + factor * (worst.at[i] - center[i]);
            moved.value = value_at(moved.at);
            return moved;
        };
        const vertex reflected = away(-1);
        if (reflected.value < simplex.front().value) {
            const vertex expanded = away(-2);
            worst = expanded.value < reflected.value ? expanded : reflected;
        } else if (reflected.value < simplex[Dimensions - 1].value) {
            worst = reflected;
        } else if (const vertex contracted = away(0.5); contracted.value < worst.value) {
            worst = contracted;
        } else {
            for (std::size_t v = 1; v <= Dimensions; ++v) {
                for (std::size_t i = 0; i < Dimensions; ++i)
                    simplex[v].at[i] = (simplex[v].at[i] + simplex[0].at[i]) / 2;
                simplex[v].value = value_at(simplex[v].at);
            }
        }
    }
    return std::min_element(simplex.begin(), simplex.end(),
                            [](const vertex& x, const vertex& y) { return x.value < y.value; })
        ->at;
}

// The rates with which the estimate comes closest to the measured times. What decides between schedules is how a time
// relates to the classical one, so that counts most.
template <class T>
machine_model fit_machine(level_catalog<T> catalog, const machine_model& start,
                          const std::vector<timed_product>& timed) {
    constexpr std::size_t rates = 6;
    using point = std::array<double, rates>;
    const auto machine_at = [&](const point& logarithms) {
        machine_model machine = start;
        const std::array<double*, rates> fields{&machine.flops,
                                                &machine.cached_bandwidth,
                                                &machine.memory_bandwidth,
                                                &machine.shared_bandwidth,
                                                &machine.cache_bytes,
                                                &machine.small_loss};
        for (std::size_t i = 0; i < rates; ++i)
            *fields[i] *= std::exp(logarithms[i]);
        return machine;
    };
    const auto distance = [&](const point& logarithms) {
        constexpr double ratio_weight = 16, prior_weight = 1e-3, outlier = 0.05;
        // Huber's loss: a disturbed measurement pulls no harder than by its direction.
        const auto loss = [](double x) {
            return std::abs(x) <= outlier ? x * x : outlier * (2 * std::abs(x) - outlier);
        };
        const machine_model machine = machine_at(logarithms);
        double sum = 0;
        std::vector<double> estimated;
        for (const timed_product& t : timed) {
            estimated.push_back(estimated_seconds<T>(catalog, machine, t));
            const double error = std::log(estimated.back() / t.schedule.measured);
            sum += loss(error);
            if (t.schedule.depth > 0) {
                const double ratio_error =
                    error - std::log(estimated[t.classical] / timed[t.classical].schedule.measured);
                sum += ratio_weight * loss(ratio_error);
            }
        }
        for (const double x : logarithms) // What the products tell nothing of stays where it was.
            sum += prior_weight * x * x;
        return sum;
    };
    return machine_at(least_point<rates>(distance, 0.3, 3000));
}

// The schedules that are timed for a product, by their tables.
inline const std::vector<std::vector<std::string_view>>& calibration_schedules() {
    static const std::vector<std::vector<std::string_view>> schedules{
        {}, {"strassen"}, {"winograd"}, {"2x4x2:14"}, {"3x2x3:15"}, {"2x3x3:15"}, {"winograd", "strassen"}};
    return schedules;
}

struct calibration_size {
    std::ptrdiff_t m, k, n;
};

// Blocks inside and outside of the caches, and the shapes whose traffic is large.
inline constexpr std::array<calibration_size, 9> calibration_sizes{{{384, 384, 384},
                                                                    {768, 768, 768},
                                                                    {1200, 1200, 1200},
                                                                    {1800, 1800, 1800},
                                                                    {2600, 2600, 2600},
                                                                    {3600, 512, 3600},
                                                                    {3600, 3600, 512},
                                                                    {512, 3600, 3600},
                                                                    {900, 6400, 900}}};

template <class T>
std::vector<timed_product> calibration_products(level_catalog<T> catalog, calibration_size of, int threads) {
    std::vector<timed_product> products;
    const product_size size{static_cast<double>(of.m), static_cast<double>(of.k), static_cast<double>(of.n)};
    for (const auto& tables : calibration_schedules())
        if (tables.size() < 2 || !ends_schedules<T>(blocks_of(size, {2, 2, 2})))
            if (const std::optional<candidate> schedule = find_schedule<T>(catalog, tables))
                products.push_back({size, threads, *schedule, 0});
    return products;
}

} // namespace detail

/// Measures this machine for scalars T, float, double or complex, with one thread and with as many as `threads`: times some
/// hundred products, in turn, and fits the rates of the estimate to their least times. Takes about a minute a type for the
/// default three repeats; `progress` is called before each product. Memory: about 250 MiB. Fewer `sizes`, which are then the
/// smallest, take less time and memory; rates that only larger products tell of stay near the built-in ones. Throws
/// std::bad_alloc.
template <scalar T>
requires rounded_scalar<T>
    machine_model measure_machine(int threads, const std::function<void(int done, int of)>& progress = {},
                                  int repeats = 3, std::size_t sizes = detail::calibration_sizes.size()) {
    using namespace detail;
    const level_catalog<T> catalog = many_levels::levels<T>;
    std::vector<timed_product> timed;
    std::vector<int> teams{1};
    options all;
    all.threads = threads;
    if (const int most = settings_for<T>(all).threads; most > 1)
        teams.push_back(most);
    int done = 0, of = 0;
    const std::span<const calibration_size> used = std::span(calibration_sizes).first(sizes);
    for (const calibration_size& size : used)
        of +=
            static_cast<int>(teams.size() * calibration_products<T>(catalog, size, 1).size()) * (repeats + 1);
    for (const calibration_size& size : used) {
        race_matrices<T> matrices(size.m, size.k, size.n);
        for (const int team : teams) {
            std::vector<timed_product> products = calibration_products<T>(catalog, size, team);
            std::vector<std::vector<double>> seconds(products.size());
            options wanted;
            wanted.threads = team;
            for (int repeat = -1; repeat < repeats; ++repeat)
                for (std::size_t i = 0; i < products.size(); ++i) {
                    if (progress)
                        progress(done++, of);
                    const planned_schedule<T> schedule(catalog, products[i].schedule);
                    const double once = matrices.seconds(schedule.levels(), wanted);
                    if (repeat >= 0)
                        seconds[i].push_back(once);
                }
            const std::size_t classical = timed.size();
            for (std::size_t i = 0; i < products.size(); ++i) {
                products[i].schedule.measured = *std::min_element(seconds[i].begin(), seconds[i].end());
                products[i].classical = classical;
                timed.push_back(products[i]);
            }
        }
    }
    return fit_machine<T>(catalog, this_machine<T>(), timed);
}

} // namespace fastmm::inline FASTMM_ABI
