// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// FFLAS-FFPACK as a peer, behind an interface without its headers, which are not free of warnings.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace fastmm_bench {

/// A product of FFLAS-FFPACK's over one of Givaro's fields.
struct fflas_product {
    std::string name;
    std::function<void()> multiply;
    std::function<bool(const std::uint32_t*)> equals; ///< Whether the product is this one.
};

/// The products of row-major n x n matrices of residues modulo p, in the fields that are fastest for it. Their matrices are
/// their own; BLAS is set to one thread.
std::vector<fflas_product> fflas_products(std::uint32_t p, std::ptrdiff_t n,
                                          const std::vector<std::uint32_t>& a,
                                          const std::vector<std::uint32_t>& b);

} // namespace fastmm_bench
