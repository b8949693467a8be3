// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a product and a sum of two scalars cost, where no kernel serves them: all that a plan needs to know of a ring.

#pragma once

#include <fastmm/scalar.hpp>

#include <concepts>

namespace fastmm::inline FASTMM_ABI {

/// Seconds of one operation of a scalar type, or of typical values of it. A type whose costs are always the same may say so,
/// and is then never measured:
///
///     template <>
///     struct fastmm::scalar_traits<polynomial> {
///         using ring = fastmm::integers;
///         static constexpr fastmm::operation_costs costs{4e-6, 5e-8};
///     };
struct operation_costs {
    double multiplication = 0; ///< 0: not known
    double addition = 0;
    /// Of sums, which may be longer than the elements: what the products of a fast level are. 0: as `multiplication`.
    double multiplication_of_sums = 0;
    /// Of two sums of an element of A and one of B, where products commute. 0: as `multiplication_of_sums`.
    double multiplication_of_pairs = 0;

    constexpr bool are_known() const { return multiplication > 0; }
    friend constexpr bool operator==(const operation_costs&, const operation_costs&) = default;
};

namespace detail {

// A type of which nothing is known: a product costs some additions, and both are functions that are called.
inline constexpr operation_costs unknown_costs{1e-6, 5e-8};

// What the traits of T say; not known where they say nothing.
template <class T>
constexpr operation_costs stated_costs() {
    if constexpr (requires {
                      { scalar_traits<T>::costs } -> std::convertible_to<operation_costs>;
                  })
        return scalar_traits<T>::costs;
    else
        return {};
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
