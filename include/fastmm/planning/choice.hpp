// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedule of a product for which the caller names none: classical where it is small, else the best of those that a
// few levels make, by the estimate.

#pragma once

#include <fastmm/planning/candidates.hpp>
#include <fastmm/planning/element_search.hpp>
#include <fastmm/planning/measured_costs.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// What a search for scalars T reckons with.
template <class T>
auto rates_for(const options& wanted, const machine_model* known = nullptr) {
    if constexpr (blocked_scalar<T>)
        return known != nullptr ? *known : this_machine<T>();
    else if (wanted.costs.are_known())
        return wanted.costs;
    else
        return stated_costs<T>().are_known() ? stated_costs<T>() : unknown_costs;
}

// What is asked for, with the costs of operations: measured where nobody knows them. Costs that are not known still: no fast
// product would pay.
template <class T>
options with_costs(const matrix_view<const T>& A, const matrix_view<const T>& B, const options& wanted) {
    options result = wanted;
    if (!wanted.costs.are_known())
        result.costs = stated_costs<T>();
    if (!result.costs.are_known() && A.rows > 1 && A.cols > 1 && B.cols > 1)
        result.costs = measure_operations<T>(A, B);
    return result;
}

// The best schedule that a search finds.
template <class T>
planned_schedule<T> searched_schedule(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                      const options& wanted) {
    const level_catalog<T> catalog = door_levels<T>::template levels<T>;
    const execution_settings settings = settings_for<T>(wanted);
    schedule_search<T> search(catalog, rates_for<T>(wanted), settings, limits_of(wanted, 1));
    const candidate_list found = search.run(m, k, n);
    return {catalog, found[position_of_best(found, settings.threads)]};
}

// Whether a search for scalars that no kernel serves takes less time than it may save, and one level of some table pays:
// where none does, no more do.
template <class T>
bool is_worth_a_search(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, const options& wanted) {
    constexpr double seconds_of_search = 1e-4;
    const element_estimate time(rates_for<T>(wanted), owns_memory<T>);
    const double classical = time.whole(m, k, n);
    const auto pays = [&](const planned_level<T>& level) {
        const partition p(level.dimensions(), m, k, n);
        return p.has_blocks() &&
               time.level(level, {m, k, n, 1}) + level.rank() * time.classical(p.m, p.k, p.n) < classical;
    };
    const level_catalog<T> all = door_levels<T>::template levels<T>;
    return classical >= seconds_of_search / 2 && std::any_of(all.begin(), all.end(), pays);
}

template <class T>
planned_schedule<T> chosen_schedule(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                                    const options& wanted) {
    if (ends_schedules<T>({static_cast<double>(m), static_cast<double>(k), static_cast<double>(n)}))
        return {};
    if constexpr (blocked_scalar<T>) {
        return searched_schedule<T>(m, k, n, wanted);
    } else {
        if (!is_worth_a_search<T>(m, k, n, wanted))
            return {};
        return searched_schedule<T>(m, k, n, wanted);
    }
}

} // namespace detail

/// C = alpha * A * B + beta * C under a schedule that fastmm chooses: see multiply<S>.
template <scalar T>
void multiply(const std::type_identity_t<T>& alpha, const matrix_view<const T>& A,
              const matrix_view<const T>& B, const std::type_identity_t<T>& beta, const matrix_view<T>& C,
              const options& wanted = {}) {
    using stored = detail::stored_as<T>;
    if constexpr (blocked_scalar<stored>) {
        detail::multiply_stored<T>(detail::chosen_schedule<stored>(C.rows, A.cols, C.cols, wanted).levels(),
                                   alpha, A, B, beta, C, wanted);
    } else {
        detail::planned_schedule<T> schedule;
        // What is not to be read is not measured, either.
        if (detail::shapes_fit<T>(A, B, C) && !(alpha == T(0)))
            if (const options known = detail::with_costs<T>(A, B, wanted); known.costs.are_known())
                schedule = detail::chosen_schedule<T>(C.rows, A.cols, C.cols, known);
        detail::multiply_by<T>(schedule.levels(), alpha, A, B, beta, C, wanted);
    }
}

} // namespace fastmm::inline FASTMM_ABI
