// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is measured: C = A B for matrices in memory, and those who can do it.

#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_bench {

/// C = A B. A is m x k, B is k x n, C is m x n; columns are contiguous, and there is no padding between them.
template <class T>
struct product {
    const T* a;
    const T* b;
    T* c;
    std::ptrdiff_t m;
    std::ptrdiff_t k;
    std::ptrdiff_t n;
    int threads;
};

template <class T>
inline constexpr std::string_view type_name = std::same_as<T, double> ? "double" : "float";

enum class role {
    own,   ///< fastmm.
    peer,  ///< A library that fastmm is compared with.
    naive, ///< The definition of the product; only for small sizes.
};

struct contestant {
    std::string name;
    role as;
    bool is_blas;  ///< OpenBLAS or BLIS; Eigen is a peer, but no BLAS.
    bool threaded; ///< Whether it heeds product::threads.
    std::function<void(const product<double>&)> multiply_double;
    std::function<void(const product<float>&)> multiply_float;

    template <class T>
    const std::function<void(const product<T>&)>& multiply() const {
        if constexpr (std::same_as<T, double>)
            return multiply_double;
        else
            return multiply_float;
    }
};

/// The largest dimension of products that `naive` takes part in.
inline constexpr std::ptrdiff_t naive_limit = 1024;

/// fastmm's contestants, naive and Eigen, in the order of the tables.
std::vector<contestant> built_in_contestants();

} // namespace fastmm_bench
