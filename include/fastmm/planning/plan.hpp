// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Plans: the schedule for a shape, chosen once, that can be looked at and run often.

#pragma once

#include <fastmm/planning/candidates.hpp>
#include <fastmm/planning/choice.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// The name of a scalar type in what a person reads.
template <class T>
std::string scalar_name() {
    if constexpr (std::is_same_v<T, float>)
        return "float";
    else if constexpr (std::is_same_v<T, double>)
        return "double";
    else if constexpr (is_complex<T>)
        return "complex " + scalar_name<real_of<T>>();
    else if constexpr (std::is_integral_v<T>)
        return (std::is_signed_v<T> ? "int" : "uint") + std::to_string(8 * sizeof(T));
    else
        return "scalars of " + std::to_string(sizeof(T)) + " bytes";
}

// The unit roundoff of T; 0 where nothing is rounded.
template <class T>
constexpr double unit_roundoff() {
    if constexpr (rounded_scalar<T>)
        return static_cast<double>(std::numeric_limits<real_of<T>>::epsilon()) / 2;
    else
        return 0;
}

// Three digits of a number.
inline std::string three_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

} // namespace detail

template <scalar T>
class plan;

/// Chooses a schedule for products of m x k by k x n matrices of scalars T. Options: threads, accuracy, max_levels,
/// max_workspace and effort; a workspace is given to execute(). effort::estimate takes microseconds; effort::measure times
/// the candidates that the estimate puts near the best, in turn, on matrices of its own. Throws fastmm::error where a
/// dimension or the number of threads is negative, std::bad_alloc where measuring has no memory for A, B and C.
template <scalar T>
plan<T> make_plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted = {});

/// A choice that has been made. Copies are cheap; execute() may be called from several threads at once.
template <scalar T>
class plan {
public:
    std::ptrdiff_t rows() const { return m_; }
    std::ptrdiff_t inner() const { return k_; }
    std::ptrdiff_t cols() const { return n_; }

    /// The tables of the schedule, outermost first, "winograd, strassen"; or "classical".
    std::string schedule_name() const { return chosen().name(); }
    /// The number of its levels.
    std::size_t depth() const { return chosen().levels.size(); }

    /// C = alpha * A * B + beta * C, with the contracts of multiply<S>. A must be m x k, B k x n, C m x n; throws
    /// fastmm::error where they are not, or where a workspace is given that is smaller than workspace_bytes().
    void execute(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B, const T& beta,
                 const matrix_view<T>& C, std::span<std::byte> workspace = {}) const {
        if (A.rows != m_ || A.cols != k_ || B.rows != k_ || B.cols != n_ || C.rows != m_ || C.cols != n_)
            fail("the plan is for " + detail::shape_text(m_, k_) + " by " + detail::shape_text(k_, n_) +
                 ", but A is " + detail::shape_text(A.rows, A.cols) + ", B is " +
                 detail::shape_text(B.rows, B.cols) + ", C is " + detail::shape_text(C.rows, C.cols));
        options wanted;
        wanted.threads = threads_;
        wanted.max_workspace = max_workspace_;
        wanted.workspace = workspace;
        detail::multiply_by<T>(chosen().levels, alpha, A, B, beta, C, wanted);
    }

    /// The bytes that execute() needs beside A, B and C; less is enough where beta is 0.
    std::size_t workspace_bytes() const { return chosen_evaluation().bytes; }

    /// |C' - A B| <= error_bound() max|A| max|B| for every element of a result C' of execute(1, A, B, 0, C), to first order
    /// in the unit roundoff; 0 for scalars that are not rounded. See error_factor().
    double error_bound() const { return chosen_evaluation().error * detail::unit_roundoff<T>(); }

    /// What was considered, for a person: a line each candidate, with its times, memory and error bound, and why it was not
    /// chosen.
    std::string describe() const {
        std::string text = detail::shape_text(m_, k_) + " by " + detail::shape_text(k_, n_) + ", " +
                           detail::scalar_name<T>() + ", " + std::to_string(threads_) +
                           (threads_ == 1 ? " thread: " : " threads: ") + schedule_name() + '\n';
        const auto all = detail::candidates<T>();
        std::size_t widest = 0;
        for (const auto& c : all)
            widest = std::max(widest, c.name().size());
        const double classical = choice_.evaluations.front().error;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const detail::evaluation& looked_at = choice_.evaluations[i];
            const std::string name = all[i].name();
            text += (i == choice_.position ? "* " : "  ") + name + std::string(widest - name.size(), ' ') +
                    "  estimated " + detail::three_digits(looked_at.seconds) + " s";
            if (measured_[i] > 0)
                text += ", measured " + detail::three_digits(measured_[i]) + " s";
            text += ", workspace " +
                    detail::three_digits(static_cast<double>(looked_at.bytes) / (1024.0 * 1024.0)) + " MiB";
            if (classical > 0)
                text += ", error bound " + detail::three_digits(looked_at.error / classical) +
                        " times the classical product's";
            if (looked_at.why_not != detail::obstacle::none)
                text += "; not allowed: " + std::string(to_string(looked_at.why_not));
            text += '\n';
        }
        return text;
    }

private:
    friend plan make_plan<T>(std::ptrdiff_t, std::ptrdiff_t, std::ptrdiff_t, const options&);

    plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, int threads, std::size_t max_workspace)
        : m_(m), k_(k), n_(n), threads_(threads), max_workspace_(max_workspace) {}

    const detail::candidate<T>& chosen() const { return detail::candidates<T>()[choice_.position]; }
    const detail::evaluation& chosen_evaluation() const { return choice_.evaluations[choice_.position]; }

    // Times the candidates that are not far from the best estimate, and chooses the fastest.
    void measure() {
        constexpr double near = 1.5; // The estimate is not further from the truth than that.
        constexpr int repeats = 3;
        const double least = chosen_evaluation().seconds;
        const auto filled = [](std::ptrdiff_t rows, std::ptrdiff_t cols) {
            // Numbers with all their digits: units that multiply zeros draw less power, and run faster.
            std::vector<T> x(static_cast<std::size_t>(rows * cols), T(1));
            if constexpr (std::is_floating_point_v<T>)
                for (std::size_t i = 0; i < x.size(); ++i)
                    x[i] = static_cast<T>(std::fmod(static_cast<double>(i) * 0.6180339887498949, 1.0) - 0.5);
            return x;
        };
        const std::vector<T> a = filled(m_, k_), b = filled(k_, n_);
        std::vector<T> c(static_cast<std::size_t>(m_ * n_));
        const matrix_view<const T> A{a.data(), m_, k_, 1, m_}, B{b.data(), k_, n_, 1, k_};
        const matrix_view<T> C{c.data(), m_, n_, 1, m_};
        const auto seconds_of = [&](std::size_t i) {
            plan trial = *this;
            trial.choice_.position = i;
            const auto begin = std::chrono::steady_clock::now();
            trial.execute(T(1), A, B, T(0), C);
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        };
        std::vector<std::size_t> contestants;
        for (std::size_t i = 0; i < measured_.size(); ++i)
            if (choice_.evaluations[i].why_not == detail::obstacle::none &&
                choice_.evaluations[i].seconds <= near * least)
                contestants.push_back(i);
        for (int repeat = -1; repeat < repeats; ++repeat) // The first brings memory and caches up.
            for (const std::size_t i : contestants)
                if (const double seconds = seconds_of(i); repeat >= 0) {
                    double& known = measured_[i];
                    known = known > 0 ? std::min(known, seconds) : seconds;
                }
        for (const std::size_t i : contestants)
            if (measured_[i] < measured_[choice_.position])
                choice_.position = i;
    }

    std::ptrdiff_t m_, k_, n_;
    int threads_;
    std::size_t max_workspace_;
    detail::choice<T> choice_;
    std::array<double, detail::candidates<T>().size()> measured_{}; // seconds; 0: not measured
};

template <scalar T>
plan<T> make_plan(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    if (m < 0 || k < 0 || n < 0)
        fail("a plan cannot be for " + detail::shape_text(m, k) + " by " + detail::shape_text(k, n));
    const detail::execution_settings settings = detail::settings_for<T>(wanted.threads);
    plan<T> result(m, k, n, settings.threads, wanted.max_workspace);
    result.choice_ = detail::choose<T>(m, k, n, wanted, settings);
    if (wanted.effort == effort::measure && !detail::is_small<T>(m, k, n))
        result.measure();
    return result;
}

} // namespace fastmm::inline FASTMM_ABI
