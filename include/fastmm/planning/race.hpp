// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Candidates, timed in turn on matrices of their own.

#pragma once

#include <fastmm/planning/candidates.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Matrices to time products on.
template <class T>
class race_matrices {
public:
    // Throws std::bad_alloc.
    race_matrices(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n)
        : a_(filled(m, k)), b_(filled(k, n)), c_(static_cast<std::size_t>(m * n)), m_(m), k_(k), n_(n) {}

    // The seconds of one product under these levels.
    double seconds(level_sequence<T> levels, const options& wanted) {
        const matrix_view<const T> A{a_.data(), m_, k_, 1, m_}, B{b_.data(), k_, n_, 1, k_};
        const auto begin = std::chrono::steady_clock::now();
        multiply_by<T>(levels, T(1), A, B, T(0), matrix_view<T>{c_.data(), m_, n_, 1, m_}, wanted);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }

private:
    // Numbers with all their digits: units that multiply zeros draw less power, and run faster.
    static std::vector<T> filled(std::ptrdiff_t rows, std::ptrdiff_t cols) {
        std::vector<T> x(static_cast<std::size_t>(rows * cols), T(1));
        if constexpr (rounded_scalar<T>)
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] = T(static_cast<real_of<T>>(std::fmod(static_cast<double>(i) * 0.6180339887498949, 1.0) -
                                                 0.5));
        return x;
    }

    std::vector<T> a_, b_, c_;
    std::ptrdiff_t m_, k_, n_;
};

inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Times the candidates that the estimate puts near the best, in turn, notes the medians, and returns the position of the
// fastest. The one at `chosen` and the classical one always take part.
template <class T>
std::size_t measure_candidates(level_catalog<T> catalog, candidate_list& found, std::size_t chosen,
                               std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    constexpr double near = 1.3;           // The estimate of a ratio is not further from the truth than that.
    constexpr double enough_seconds = 0.2; // of a candidate
    struct contestant {
        std::size_t position;
        planned_schedule<T> schedule;
        std::vector<double> seconds;
    };
    std::vector<contestant> contestants;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].why_not == obstacle::none &&
            (i == 0 || i == chosen || found[i].seconds <= near * found[chosen].seconds))
            contestants.push_back({i, {catalog, found[i]}, {}});
    if (contestants.size() == 1 || m == 0 || k == 0 || n == 0)
        return chosen;
    race_matrices<T> matrices(m, k, n);
    const int repeats = static_cast<int>(std::clamp(enough_seconds / found[chosen].seconds, 5.0, 101.0));
    for (int repeat = -1; repeat < repeats; ++repeat) // The first brings memory and caches up.
        for (contestant& c : contestants)
            if (const double seconds = matrices.seconds(c.schedule.levels(), wanted); repeat >= 0)
                c.seconds.push_back(seconds);
    std::size_t best = contestants.front().position;
    for (const contestant& c : contestants) {
        found[c.position].measured = median(c.seconds);
        if (found[c.position].measured < found[best].measured)
            best = c.position;
    }
    return best;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
