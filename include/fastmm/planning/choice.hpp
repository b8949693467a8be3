// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedule of a product for which the caller names none: classical where it is small, else the best of a
// few by the estimate.

#pragma once

#include <fastmm/planning/candidates.hpp>

#include <array>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Below this many products no fast schedule pays on any machine, and the estimate is not worth its time.
template <class T>
inline constexpr double smallest_choice = blocked_scalar<T> ? 320.0 * 320 * 320 : 32.0 * 32 * 32;

template <class T>
bool is_small(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    return static_cast<double>(m) * static_cast<double>(k) * static_cast<double>(n) <= smallest_choice<T>;
}

// Every candidate, looked at for a product, and the position of the one that is chosen.
template <class T>
struct choice {
    std::array<evaluation, candidates<T>().size()> evaluations;
    std::size_t position = 0;
};

template <class T>
choice<T> choose(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted,
                 const execution_settings& settings) {
    choice<T> result;
    for (std::size_t i = 0; i < result.evaluations.size(); ++i)
        result.evaluations[i] = evaluate<T>(candidates<T>()[i], m, k, n, wanted, settings);
    if (!is_small<T>(m, k, n))
        result.position = least_estimate(result.evaluations, settings.threads);
    return result;
}

template <class T>
level_sequence<T> chosen_levels(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    if (is_small<T>(m, k, n))
        return {};
    return candidates<T>()[choose<T>(m, k, n, wanted, settings_for<T>(wanted.threads)).position].levels;
}

} // namespace detail

/// C = alpha * A * B + beta * C under a schedule that fastmm chooses: see multiply<S>.
template <scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    detail::multiply_by<T>(detail::chosen_levels<T>(C.rows, A.cols, C.cols, wanted), alpha, A, B, beta, C,
                           wanted);
}

} // namespace fastmm::inline FASTMM_ABI
