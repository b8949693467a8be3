// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "eigen.hpp"

#include <Eigen/Core>

namespace fastmm_bench {

template <class T>
void multiply_by_eigen(const product<T>& p) {
    using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    Eigen::setNbThreads(p.threads); // Without OpenMP in the build it has one thread whatever is asked for.
    Eigen::Map<matrix>(p.c, p.m, p.n).noalias() =
        Eigen::Map<const matrix>(p.a, p.m, p.k) * Eigen::Map<const matrix>(p.b, p.k, p.n);
}

template void multiply_by_eigen(const product<double>&);
template void multiply_by_eigen(const product<float>&);

std::string eigen_version() {
    return std::to_string(EIGEN_WORLD_VERSION) + '.' + std::to_string(EIGEN_MAJOR_VERSION) + '.' +
           std::to_string(EIGEN_MINOR_VERSION);
}

std::string eigen_kernel() {
    return Eigen::SimdInstructionSetsInUse();
}

} // namespace fastmm_bench
