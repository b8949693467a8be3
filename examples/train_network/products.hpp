// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The ways of multiplying that the network is trained with. Each writes a * b to c, which has its shape
// already; a and b are matrices or transposes of matrices, and none is copied.

#pragma once

#include "timing.hpp"

#include <fastmm/kernel/naive.hpp>
#include <fastmm/matmul.hpp>

#include <Eigen/Core>

#include <utility>

namespace example {

using namespace fastmm_support;

struct naive_product {
    template <class A, class B, class C>
    void operator()(const A& a, const B& b, C& c) const {
        fastmm::naive<typename C::Scalar>(1, fastmm::view(a), fastmm::view(b), 0, fastmm::view(c));
    }
};

struct eigen_product {
    template <class A, class B, class C>
    void operator()(const A& a, const B& b, C& c) const {
        c.noalias() = a * b;
    }
};

template <fastmm::schedule S>
struct scheduled_product {
    template <class A, class B, class C>
    void operator()(const A& a, const B& b, C& c) const {
        fastmm::gemm<S>(1, a, b, 0, c);
    }
};

/// fastmm chooses the schedule of every product.
struct planned_product {
    template <class A, class B, class C>
    void operator()(const A& a, const B& b, C& c) const {
        fastmm::gemm(1, a, b, 0, c);
    }
};

/// Another product, with the time that it takes summed up.
template <class Product>
class timed_product {
public:
    template <class A, class B, class C>
    void operator()(const A& a, const B& b, C& c) {
        seconds_ += seconds_of([&] { product_(a, b, c); });
    }

    /// The seconds since the last call of this function.
    double take_seconds() { return std::exchange(seconds_, 0); }

private:
    [[no_unique_address]] Product product_;
    double seconds_ = 0;
};

} // namespace example
