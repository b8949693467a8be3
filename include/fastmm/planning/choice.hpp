// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedule of a product for which the caller names none: classical where it is small, else the best of those that a
// few levels make, by the estimate.

#pragma once

#include <fastmm/planning/candidates.hpp>

#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
planned_schedule<T> chosen_schedule(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                    const options& wanted) {
    if (ends_schedules<T>({static_cast<double>(m), static_cast<double>(k), static_cast<double>(n)}))
        return {};
    const level_catalog<T> catalog = few_levels::levels<T>;
    const execution_settings settings = settings_for<T>(wanted);
    schedule_search<T> search(catalog, this_machine<T>(), settings, limits_of(wanted, 1));
    const candidate_list found = search.run(m, k, n);
    return {catalog, found[position_of_best(found, settings.threads)]};
}

} // namespace detail

/// C = alpha * A * B + beta * C under a schedule that fastmm chooses: see multiply<S>.
template <scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    using stored = detail::stored_as<T>;
    detail::multiply_stored<T>(detail::chosen_schedule<stored>(C.rows, A.cols, C.cols, wanted).levels(),
                               alpha, A, B, beta, C, wanted);
}

} // namespace fastmm::inline FASTMM_ABI
