// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Where the triangle of a product is cut, for a caller who names no schedule: as long as the product beside the two halves
// is worth a fast schedule; scalars that no kernel serves down to single elements, since every product counts, or to
// squares of some size where they have a product of their own.

#pragma once

#include <fastmm/execution/triangular_product.hpp>
#include <fastmm/planning/choice.hpp>

#include <algorithm>
#include <cstddef>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Squares up to this side are not cut where matrices have a product of their own, which is worth it for large ones.
inline constexpr std::ptrdiff_t smallest_cut = 400;

template <class T>
struct planned_products {
    const options& wanted;

    bool cuts(std::size_t, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        if constexpr (has_own_product<T>)
            return m + n > smallest_cut;
        else if constexpr (blocked_scalar<T>)
            return !chosen_schedule<T>(m, k, n, wanted).levels().empty();
        else
            return m + n > element_wise;
    }
    std::size_t workspace_bytes(std::size_t, std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        return workspace_bytes_with<T>(chosen_schedule<T>(m, k, n, wanted).levels(), m, k, n,
                                       settings_for<T>(wanted));
    }
    // Not qualified: the products of a scalar's own are found by their arguments.
    void form(std::size_t, const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
              const T& beta, const matrix_view<T>& C) const {
        multiply<T>(alpha, A, B, beta, C, wanted);
    }
    void form_square(const T& alpha, const matrix_view<const T>& A, const matrix_view<const T>& B,
                     const matrix_view<T>& C) const requires has_own_product<T> {
        multiply<T>(alpha, A, B, T(0), C, wanted);
    }
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
