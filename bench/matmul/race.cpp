// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "race.hpp"

#include "micro_kernel.hpp"
#include "operands.hpp"
#include "peak.hpp"
#include "timer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace fastmm_bench {

namespace {

// Longer than any library's threads spin.
constexpr std::chrono::milliseconds pause(25);

constexpr double peak_seconds = 0.002;

// The largest difference against the largest element: what fast algorithms are bounded in. Not a number counts as
// infinitely far.
template <class T>
double difference_of(const std::vector<T>& c, const std::vector<T>& reference) {
    double farthest = 0, largest = 0;
    for (std::size_t i = 0; i < c.size(); ++i) {
        const double distance = std::abs(static_cast<double>(c[i]) - static_cast<double>(reference[i]));
        farthest = distance <= farthest ? farthest : distance;
        largest = std::max(largest, std::abs(static_cast<double>(reference[i])));
        if (std::isnan(distance))
            return std::numeric_limits<double>::infinity();
    }
    return largest > 0 ? farthest / largest : farthest;
}

// Four fast levels at 8192 come to about 1000 roundoffs; a wrong sign in one block comes to 1.
template <class T>
constexpr double difference_bound = 8192.0 * std::numeric_limits<T>::epsilon();

std::vector<const contestant*> peers_first(std::vector<const contestant*> contestants) {
    std::stable_partition(contestants.begin(), contestants.end(),
                          [](const contestant* who) { return who->as == role::peer; });
    return contestants;
}

measured& entry_of(measured_case& where, const contestant& who) {
    return *std::find_if(where.contestants.begin(), where.contestants.end(),
                         [&](const measured& m) { return m.name == who.name; });
}

} // namespace

std::size_t steps_of(std::size_t contestants, int repeats) {
    return contestants * (static_cast<std::size_t>(repeats) + 1);
}

template <class T>
bool run_race(measured_case& where, const std::vector<const contestant*>& contestants, int repeats,
              double min_time, const surroundings& around) {
    const auto [m, k, n] = where.of;
    const std::vector<T> a = random_matrix<T>(m, k, 1), b = random_matrix<T>(k, n, 2);
    std::vector<T> c(static_cast<std::size_t>(m * n)), reference;
    const product<T> task{a.data(), b.data(), c.data(), m, k, n, where.threads};

    for (const contestant* who : contestants)
        where.contestants.push_back({who->name, who->as, who->is_blas, 0, {}, 0, false});
    where.bound = difference_bound<T>;
    for (const contestant* who : peers_first(contestants)) {
        if (around.is_stopped())
            return false;
        around.about_to(who->name);
        measured& entry = entry_of(where, *who);
        let_threads_rest(where.threads, pause);
        std::fill(c.begin(), c.end(), std::numeric_limits<T>::quiet_NaN());
        entry.calls = time_of(
                          who->name, [&] { who->multiply<T>()(task); }, min_time)
                          .calls;
        if (reference.empty()) {
            reference = c;
            where.reference = who->name;
        }
        entry.difference = difference_of(c, reference);
        entry.wrong = !(entry.difference <= where.bound);
    }
    reference = {};

    for (int repeat = 0; repeat < repeats; ++repeat) {
        let_threads_rest(where.threads, pause);
        where.peaks.push_back(measured_peak<T>(vectors::of_the_machine, where.threads, peak_seconds));
        for (std::size_t turn = 0; turn < contestants.size(); ++turn) {
            if (around.is_stopped())
                return false;
            const contestant& who =
                *contestants[(turn + static_cast<std::size_t>(repeat)) % contestants.size()];
            around.about_to(who.name);
            measured& entry = entry_of(where, who);
            if (entry.wrong)
                continue;
            let_threads_rest(where.threads, pause);
            entry.seconds.push_back(time_of_calls(
                                        who.name, [&] { who.multiply<T>()(task); }, entry.calls)
                                        .seconds);
        }
    }
    return true;
}

template <class T>
measured_micro_kernel run_micro_kernel(int repeats, double min_time) {
    const micro_kernel_case of = micro_kernel_in_first_level_cache<T>();
    measured_micro_kernel result{std::string(type_name<T>), of.rows, of.cols, of.depth, {}, {}};
    for (int repeat = 0; repeat < repeats; ++repeat) {
        result.peaks.push_back(measured_peak<T>(vectors::of_the_build, 1, peak_seconds));
        result.rates.push_back(micro_kernel_rate<T>(of, min_time));
    }
    return result;
}

template bool run_race<double>(measured_case&, const std::vector<const contestant*>&, int, double,
                               const surroundings&);
template bool run_race<float>(measured_case&, const std::vector<const contestant*>&, int, double,
                              const surroundings&);
template measured_micro_kernel run_micro_kernel<double>(int, double);
template measured_micro_kernel run_micro_kernel<float>(int, double);

} // namespace fastmm_bench
