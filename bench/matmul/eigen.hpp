// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Eigen's own product, as the compiler of this build makes it.

#pragma once

#include "product.hpp"

#include <string>

namespace fastmm_bench {

template <class T>
void multiply_by_eigen(const product<T>& p);

/// Eigen's version and the vector instructions that it was built for.
std::string eigen_version();
std::string eigen_kernel();

} // namespace fastmm_bench
