// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The coefficients of a table as scalars.

#pragma once

#include <fastmm/factorization/factorization.hpp>
#include <fastmm/scalar.hpp>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Requires: the ring of T holds the value.
template <class T>
T scalar_from(const coefficient& value) {
    return from_coefficient<T>(value.numerator, value.denominator);
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
