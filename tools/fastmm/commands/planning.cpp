// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/planning.hpp"

#include <fastmm/planning/calibration.hpp>

#include <algorithm>
#include <complex>

namespace fastmm_tool {

namespace {

template <class Call>
auto with_scalar(const std::string& type, Call call) {
    if (type == "float")
        return call(float());
    if (type == "cfloat")
        return call(std::complex<float>());
    if (type == "cdouble")
        return call(std::complex<double>());
    return call(double());
}

} // namespace

const std::vector<std::string>& planned_types() {
    static const std::vector<std::string> types{"float", "double", "cfloat", "cdouble"};
    return types;
}

const fastmm::plan_candidate& planned_product::chosen() const {
    return *std::find_if(candidates.begin(), candidates.end(),
                         [](const fastmm::plan_candidate& c) { return c.chosen; });
}

fastmm::measured_schedule planned_product::winner(const std::string& type, const fastmm::shape& size) const {
    return {scalar_name(type), threads, size.m, size.k, size.n, tables};
}

planned_product plan_product(const std::string& type, const fastmm::shape& size,
                             const fastmm::options& options) {
    return with_scalar(type, [&]<class T>(T) {
        const fastmm::plan<T> made = fastmm::make_plan<T>(size.m, size.k, size.n, options);
        return planned_product{made.threads(),        made.describe(),   made.schedule_name(),
                               made.tables(),         made.candidates(), made.rates_are_measured(),
                               made.is_known_winner()};
    });
}

std::string scalar_name(const std::string& type) {
    return with_scalar(type, []<class T>(T) { return fastmm::detail::scalar_name<T>(); });
}

fastmm::machine_model measure_machine(const std::string& type, int threads, measuring how,
                                      const std::function<void(int done, int of)>& progress) {
    constexpr int quick_repeats = 1;
    constexpr std::size_t quick_sizes = 2;
    return with_scalar(type, [&]<class T>(T) {
        return how == measuring::quick
                   ? fastmm::measure_machine<T>(threads, progress, quick_repeats, quick_sizes)
                   : fastmm::measure_machine<T>(threads, progress);
    });
}

} // namespace fastmm_tool
