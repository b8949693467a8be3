// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "race.hpp"

#include "operands.hpp"
#include "timer.hpp"

#include <fastmm/planning/plan.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace fastmm_bench {

namespace {

// Only this library's threads, which are spinning for whoever comes next.
constexpr std::chrono::milliseconds pause(5);

template <class T>
struct contestant {
    fastmm::detail::planned_schedule<T> schedule;
    std::int64_t calls = 1;
};

// What one would try without a plan.
template <class T>
void add_guesses(std::vector<fastmm::detail::candidate>& to, double products) {
    const std::vector<std::vector<std::string_view>> guesses{{"strassen"},
                                                             {"winograd"},
                                                             {"2x4x2:14"},
                                                             {"4x2x4:26"},
                                                             {"3x3x3:23"},
                                                             {"winograd", "strassen"},
                                                             {"winograd", "2x4x2:14"},
                                                             {"winograd", "winograd"}};
    for (const auto& tables : guesses)
        if (tables.size() == 1 || products >= std::pow(1500.0, 3)) // Two levels cannot pay below.
            to.push_back(*fastmm::detail::find_schedule<T>(fastmm::detail::many_levels::levels<T>, tables));
}

template <class T>
std::optional<plan_case> run(const plan_shape& shape, const std::string& type, int threads,
                             const race_settings& settings) {
    using namespace fastmm::detail;
    const std::ptrdiff_t m = shape.m, k = shape.k, n = shape.n;
    fastmm::options wanted;
    wanted.threads = threads;
    if (settings_for<T>(wanted).threads != threads)
        throw std::runtime_error("this program was built without OpenMP: it has one thread");
    const auto catalog = level_catalog<T>(many_levels::levels<T>);
    const auto found_with = [&](const fastmm::machine_model& machine) {
        return schedule_search<T>(catalog, machine, settings_for<T>(wanted),
                                  limits_of(wanted, most_kept_candidates))
            .run(m, k, n);
    };
    const fastmm::plan<T> estimated = fastmm::make_plan<T>(m, k, n, wanted);
    const double planning_seconds =
        time_of(
            "make_plan", [&] { (void)fastmm::make_plan<T>(m, k, n, wanted).depth(); }, 1e-3)
            .seconds;
    wanted.wisdom = settings.wisdom;
    const fastmm::plan<T> informed = fastmm::make_plan<T>(m, k, n, wanted);

    std::vector<candidate> candidates;
    const auto add_found = [&](const fastmm::machine_model& machine) {
        constexpr std::size_t taken = 5;
        const candidate_list found = found_with(machine);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (found[i].why_not == obstacle::none &&
                (i < taken || schedule_name<T>(catalog, found[i]) == informed.schedule_name()))
                candidates.push_back(found[i]);
    };
    add_found(this_machine<T>());
    if (settings.wisdom != nullptr && settings.wisdom->machine<T>() != nullptr)
        add_found(*settings.wisdom->machine<T>());
    add_guesses<T>(candidates, static_cast<double>(m) * static_cast<double>(k) * static_cast<double>(n));

    plan_case result{shape, type, threads, {}, 0, {}, planning_seconds};
    std::vector<contestant<T>> contestants;
    const auto position_of = [&](const std::string& name) {
        const auto at = std::find_if(result.schedules.begin(), result.schedules.end(),
                                     [&](const timed_schedule& known) { return known.name == name; });
        return static_cast<std::size_t>(at - result.schedules.begin());
    };
    for (const candidate& c : candidates)
        if (const std::string name = schedule_name<T>(catalog, c);
            position_of(name) == result.schedules.size()) {
            result.schedules.push_back({name, {}});
            contestants.push_back({{catalog, c}, 1});
        }
    result.estimated = position_of(estimated.schedule_name());
    if (settings.wisdom != nullptr)
        result.informed = position_of(informed.schedule_name());

    const std::vector<T> a = random_matrix<T>(m, k, 1), b = random_matrix<T>(k, n, 2);
    std::vector<T> c(static_cast<std::size_t>(m * n));
    const fastmm::matrix_view<const T> A{a.data(), m, k, 1, m}, B{b.data(), k, n, 1, k};
    const fastmm::matrix_view<T> C{c.data(), m, n, 1, m};
    fastmm::options execution;
    execution.threads = threads;
    const auto call = [&](const contestant<T>& who) {
        return
            [&, levels = who.schedule.levels()] { multiply_by<T>(levels, T(1), A, B, T(0), C, execution); };
    };
    for (std::size_t i = 0; i < contestants.size(); ++i) {
        if (settings.is_stopped())
            return {};
        contestants[i].calls =
            time_of(result.schedules[i].name, call(contestants[i]), settings.least_seconds).calls;
    }
    for (int repeat = 0; repeat < settings.repeats; ++repeat)
        for (std::size_t turn = 0; turn < contestants.size(); ++turn) {
            if (settings.is_stopped())
                return {};
            const std::size_t i = (turn + static_cast<std::size_t>(repeat)) % contestants.size();
            let_threads_rest(threads, pause);
            result.schedules[i].seconds.push_back(
                time_of_calls(result.schedules[i].name, call(contestants[i]), contestants[i].calls).seconds);
        }
    return result;
}

} // namespace

std::optional<plan_case> run_case(const plan_shape& shape, const std::string& type, int threads,
                                  const race_settings& settings) {
    return type == "float" ? run<float>(shape, type, threads, settings)
                           : run<double>(shape, type, threads, settings);
}

} // namespace fastmm_bench
