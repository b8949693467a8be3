// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/race.hpp"

#include "terminal/late_bar.hpp"
#include "timing.hpp"

#include <fastmm/execution/dynamic.hpp>
#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/kernel/naive.hpp>

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <span>

namespace fastmm_tool {

namespace {

template <class T>
using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

template <class T, class Matrix>
fastmm::matrix_view<T> view(Matrix& x) {
    return {x.data(), x.rows(), x.cols(), 1, x.outerStride()};
}

// The largest error on some rows, against products of the next precision.
template <class T>
double error_of(const matrix<T>& A, const matrix<T>& B, const matrix<T>& C) {
    using wide = std::conditional_t<std::is_same_v<T, float>, double, long double>;
    const auto rows = std::min<std::ptrdiff_t>(A.rows(), 8);
    double largest = 0;
    for (std::ptrdiff_t r = 0; r < rows; ++r) {
        const std::ptrdiff_t i = r * A.rows() / rows;
        for (std::ptrdiff_t j = 0; j < B.cols(); ++j) {
            wide sum = 0;
            for (std::ptrdiff_t l = 0; l < A.cols(); ++l)
                sum += static_cast<wide>(A(i, l)) * static_cast<wide>(B(l, j));
            largest = std::max(largest, static_cast<double>(std::abs(sum - static_cast<wide>(C(i, j)))));
        }
    }
    const double unit = std::numeric_limits<T>::epsilon() / 2;
    return largest / (unit * static_cast<double>(A.cols()) * static_cast<double>(A.cwiseAbs().maxCoeff()) *
                      static_cast<double>(B.cwiseAbs().maxCoeff()));
}

template <class T>
struct contestant {
    std::string name;
    std::function<void(const matrix<T>&, const matrix<T>&, matrix<T>&)> multiply;
};

template <class T>
std::vector<contestant<T>> contestants(const fastmm::factorization& f, const race_settings& settings) {
    const auto scheduled = [&](std::string name, const std::vector<fastmm::factorization>& levels) {
        fastmm::options options;
        options.threads = settings.threads;
        return contestant<T>{std::move(name), [schedule = fastmm::dynamic_schedule<T>(levels), options](
                                                  const matrix<T>& A, const matrix<T>& B, matrix<T>& C) {
                                 fastmm::multiply<T>(schedule, T(1), view<const T>(A), view<const T>(B), T(0),
                                                     view<T>(C), options);
                             }};
    };
    const auto levels = static_cast<std::size_t>(settings.levels);
    const std::string depth = settings.levels == 1 ? "" : ", " + std::to_string(settings.levels) + " levels";
    std::vector<contestant<T>> all;
    all.push_back(scheduled((f.name.empty() ? "the file" : f.name) + depth, {levels, f}));
    all.push_back(scheduled("strassen" + depth, {levels, fastmm::parse(fastmm::tables::strassen::text)}));
    all.push_back(scheduled("classical", {}));
    all.push_back(
        {"Eigen", [](const matrix<T>& A, const matrix<T>& B, matrix<T>& C) { C.noalias() = A * B; }});
    const auto product = [](std::ptrdiff_t a, std::ptrdiff_t b, std::ptrdiff_t c) {
        return static_cast<double>(a) * static_cast<double>(b) * static_cast<double>(c);
    };
    if (product(settings.m, settings.k, settings.n) <=
        product(settings.naive_limit, settings.naive_limit, settings.naive_limit))
        all.push_back({"naive", [](const matrix<T>& A, const matrix<T>& B, matrix<T>& C) {
                           fastmm::naive<T>(T(1), view<const T>(A), view<const T>(B), T(0), view<T>(C));
                       }});
    return all;
}

template <class T>
std::vector<race_result> race_in(const fastmm::factorization& f, const race_settings& settings) {
    constexpr double least_seconds = 0.02; // A measurement that is shorter repeats its product.
    std::srand(1);
    const matrix<T> A = matrix<T>::Random(settings.m, settings.k),
                    B = matrix<T>::Random(settings.k, settings.n);
    matrix<T> C(settings.m, settings.n);
    Eigen::setNbThreads(settings.threads);
    const std::vector<contestant<T>> all = contestants<T>(f, settings);
    fastmm_support::late_bar bar("fastmm bench");
    const double steps = static_cast<double>(all.size()) * (settings.repeats + 1);
    double done = 0;
    const auto advance = [&](const contestant<T>& who) { bar.describe(who.name, done++ / steps); };
    std::vector<race_result> results(all.size());
    std::vector<int> calls(all.size(), 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        advance(all[i]);
        results[i].name = all[i].name;
        C.setConstant(std::numeric_limits<T>::quiet_NaN());
        all[i].multiply(A, B, C);
        results[i].error = error_of(A, B, C);
        const double seconds = fastmm_support::seconds_of([&] { all[i].multiply(A, B, C); });
        calls[i] = static_cast<int>(std::clamp(least_seconds / std::max(seconds, 1e-9), 1.0, 1e6));
    }
    std::vector<std::vector<double>> times(all.size());
    for (int repeat = 0; repeat < settings.repeats; ++repeat)
        for (std::size_t turn = 0; turn < all.size(); ++turn) {
            const std::size_t i = (turn + static_cast<std::size_t>(repeat)) % all.size();
            advance(all[i]);
            times[i].push_back(fastmm_support::seconds_of([&] {
                                   for (int call = 0; call < calls[i]; ++call)
                                       all[i].multiply(A, B, C);
                               }) /
                               calls[i]);
        }
    const double operations = 2 * static_cast<double>(settings.m) * static_cast<double>(settings.k) *
                              static_cast<double>(settings.n);
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::vector<double> ratios;
        for (std::size_t repeat = 0; repeat < times[i].size(); ++repeat)
            ratios.push_back(times[i][repeat] / times[0][repeat]);
        results[i].seconds = fastmm_support::median(times[i]);
        results[i].gflops = operations / results[i].seconds / 1e9;
        results[i].ratio = fastmm_support::median(ratios);
    }
    return results;
}

} // namespace

std::vector<race_result> race(const fastmm::factorization& f, const race_settings& settings) {
    return settings.single_precision ? race_in<float>(f, settings) : race_in<double>(f, settings);
}

double time_ratio(const fastmm::factorization& first, const fastmm::factorization& second) {
    constexpr std::ptrdiff_t block = 192;
    constexpr int repeats = 9;
    const auto [m, k, n] = first.dimensions;
    const matrix<double> A = matrix<double>::Random(m * block, k * block),
                         B = matrix<double>::Random(k * block, n * block);
    matrix<double> C(m * block, n * block);
    fastmm::options options;
    options.threads = 1;
    const auto scheduled = [](const fastmm::factorization& f) {
        return fastmm::dynamic_schedule<double>(std::span<const fastmm::factorization>(&f, 1));
    };
    const fastmm::dynamic_schedule<double> schedules[] = {scheduled(first), scheduled(second)};
    const auto seconds = [&](const fastmm::dynamic_schedule<double>& schedule) {
        return fastmm_support::seconds_of([&] {
            fastmm::multiply<double>(schedule, 1.0, view<const double>(A), view<const double>(B), 0.0,
                                     view<double>(C), options);
        });
    };
    std::vector<double> ratios;
    for (int repeat = -1; repeat < repeats; ++repeat) { // The first warms the caches.
        const bool swapped = repeat % 2 != 0;
        const double one = seconds(schedules[swapped]), other = seconds(schedules[!swapped]);
        if (repeat >= 0)
            ratios.push_back(swapped ? other / one : one / other);
    }
    return fastmm_support::median(ratios);
}

} // namespace fastmm_tool
