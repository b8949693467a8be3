// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "measurement.hpp"

#include "reference.hpp"

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/planning/run_time_error_bound.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace fastmm_accuracy {

namespace {

// What is not a number is no small error.
void raise(double& worst, double error) {
    worst = std::isnan(error) ? std::numeric_limits<double>::infinity() : std::max(worst, error);
}

constexpr std::array shared_kinds{kind::uniform, kind::positive, kind::badly_scaled};

// A product's operands, the exact result, and the largest elements.
template <class T>
class problem {
public:
    explicit problem(operands<T> of) : of_(std::move(of)), exact_(multiply_exactly(of_)) {
        const auto n = static_cast<std::size_t>(of_.size);
        rows_.resize(n);
        cols_.resize(n);
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                rows_[i] = std::max(rows_[i], std::abs(static_cast<double>(of_.a[i + j * n])));
                cols_[j] = std::max(cols_[j], std::abs(static_cast<double>(of_.b[i + j * n])));
            }
    }

    struct errors {
        double largest = 0;    // in u max|A| max|B|
        double of_element = 0; // in u max_k|a_ik| max_k|b_kj|
    };
    errors errors_under(const fastmm::dynamic_schedule<T>& schedule, fastmm::scaling scaling) const {
        const std::ptrdiff_t size = of_.size;
        const auto n = static_cast<std::size_t>(size);
        std::vector<T> c(n * n);
        fastmm::options wanted;
        wanted.threads = 1;
        wanted.scaling = scaling;
        fastmm::multiply(schedule, T(1), {of_.a.data(), size, size, 1, size},
                         {of_.b.data(), size, size, 1, size}, T(0),
                         fastmm::matrix_view<T>{c.data(), size, size, 1, size}, wanted);
        constexpr double u = static_cast<double>(std::numeric_limits<T>::epsilon()) / 2;
        const double largest =
            *std::max_element(rows_.begin(), rows_.end()) * *std::max_element(cols_.begin(), cols_.end()) * u;
        errors result;
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t at = i + j * n;
                const double error =
                    std::abs((static_cast<double>(c[at]) - exact_.high[at]) - exact_.low[at]);
                raise(result.largest, error / largest);
                raise(result.of_element, error / (rows_[i] * cols_[j] * u));
            }
        return result;
    }

private:
    operands<T> of_;
    reference exact_;
    std::vector<double> rows_, cols_;
};

template <class T>
void measure_type(const std::vector<named_schedule>& schedules, const settings& wanted,
                  const std::function<void(const std::string&)>& step, std::vector<measured>& results) {
    const std::string type = std::is_same_v<T, double> ? "double" : "float";
    std::vector<fastmm::dynamic_schedule<T>> made;
    const std::size_t first = results.size();
    for (const named_schedule& schedule : schedules) {
        made.emplace_back(schedule.levels);
        results.push_back({schedule.name,
                           type,
                           schedule.levels.size(),
                           fastmm::error_factor<T>(schedule.levels, wanted.size, wanted.size, wanted.size),
                           {},
                           0,
                           0});
    }
    random_source random(wanted.seed);
    for (const kind what : shared_kinds)
        for (int i = 0; i < wanted.draws; ++i) {
            step(type + ", " + std::string(kind_names[static_cast<std::size_t>(what)]));
            const problem<T> drawn(draw<T>(what, wanted.size, random));
            for (std::size_t s = 0; s < made.size(); ++s) {
                measured& to = results[first + s];
                const auto errors = drawn.errors_under(made[s], fastmm::scaling::none);
                raise(to.errors[static_cast<std::size_t>(what)], errors.largest);
                if (what == kind::badly_scaled) {
                    raise(to.of_element, errors.of_element);
                    raise(to.of_element_if_scaled,
                          drawn.errors_under(made[s], fastmm::scaling::outside).of_element);
                }
            }
        }
    for (std::size_t s = 0; s < made.size(); ++s) {
        const adversary against(schedules[s], random);
        for (int i = 0; i < wanted.draws; ++i) {
            step(type + ", adversarial to " + schedules[s].name);
            const problem<T> drawn(against.draw<T>(wanted.size, random));
            raise(results[first + s].errors[static_cast<std::size_t>(kind::adversarial)],
                  drawn.errors_under(made[s], fastmm::scaling::none).largest);
        }
    }
}

} // namespace

bool measured::keeps_its_bounds() const {
    const double largest = *std::max_element(errors.begin(), errors.end());
    return largest <= bound && of_element_if_scaled <= 4 * bound;
}

std::size_t steps_of(std::size_t schedules, const settings& wanted) {
    return wanted.types.size() * static_cast<std::size_t>(wanted.draws) * (shared_kinds.size() + schedules);
}

std::vector<measured> measure(const std::vector<named_schedule>& schedules, const settings& wanted,
                              const std::function<void(const std::string&)>& step) {
    std::vector<measured> results;
    for (const std::string& type : wanted.types)
        if (type == "double")
            measure_type<double>(schedules, wanted, step, results);
        else
            measure_type<float>(schedules, wanted, step, results);
    return results;
}

} // namespace fastmm_accuracy
