// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Where the triangle of a product is cut, for a caller who names no schedule: as long as the product beside the two halves
// is worth a fast schedule; scalars that no kernel serves down to single elements, since every product counts.

#pragma once

#include <fastmm/execution/triangular_product.hpp>
#include <fastmm/planning/choice.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

template <class T>
struct planned_products {
    const options& wanted;

    bool cuts(std::size_t, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        if constexpr (blocked_scalar<T>)
            return !chosen_schedule<T>(m, k, n, wanted).levels().empty();
        else
            return m + n > element_wise;
    }
    std::size_t workspace_bytes(std::size_t, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        return workspace_bytes_with<T>(chosen_schedule<T>(m, k, n, wanted).levels(), m, k, n,
                                       settings_for<T>(wanted));
    }
    void multiply(std::size_t, const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                  const T& beta, const matrix_view<T>& C) const {
        fastmm::multiply<T>(alpha, A, B, beta, C, wanted);
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
