// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Scalars for the tests of the kernels: exact values in every machine type, and a ring on the heap.

#pragma once

#include "support/guarded_matrix.hpp"

#include <fastmm/scalar.hpp>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

namespace fastmm_test {

// 2 x 2 matrices of integers modulo 2^32. They do not commute, own memory, and end the program where an
// object is used that was moved from.
class heap_matrix {
public:
    explicit heap_matrix(int scalar = 0)
        : heap_matrix(static_cast<unsigned>(scalar), 0, 0, static_cast<unsigned>(scalar)) {}
    heap_matrix(unsigned a, unsigned b, unsigned c, unsigned d) : parts_{a, b, c, d} {}

    friend heap_matrix operator+(const heap_matrix& x, const heap_matrix& y) {
        return {x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3]};
    }
    friend heap_matrix operator-(const heap_matrix& x, const heap_matrix& y) {
        return {x[0] - y[0], x[1] - y[1], x[2] - y[2], x[3] - y[3]};
    }
    friend heap_matrix operator*(const heap_matrix& x, const heap_matrix& y) {
        return {x[0] * y[0] + x[1] * y[2], x[0] * y[1] + x[1] * y[3], x[2] * y[0] + x[3] * y[2],
                x[2] * y[1] + x[3] * y[3]};
    }
    friend bool operator==(const heap_matrix& x, const heap_matrix& y) {
        return x[0] == y[0] && x[1] == y[1] && x[2] == y[2] && x[3] == y[3];
    }

private:
    unsigned operator[](std::size_t i) const {
        if (parts_.size() != 4)
            std::abort();
        return parts_[i];
    }

    std::vector<unsigned> parts_;
};
static_assert(fastmm::scalar<heap_matrix> && !std::is_trivially_copyable_v<heap_matrix>);

template <class T>
T from_int(int value) {
    return fastmm::detail::from_coefficient<T>(value, 1);
}

// Integers of any bits, the extremes among them; floating-point numbers whose sums and products stay exact.
template <class T>
T exact_value(random_source& random) {
    if constexpr (std::is_same_v<T, heap_matrix>) {
        const auto part = [&] { return static_cast<unsigned>(random.next()); };
        const unsigned a = part(), b = part(), c = part(), d = part();
        return {a, b, c, d};
    } else if constexpr (fastmm::is_complex<T>) {
        using real = typename T::value_type;
        const auto re = static_cast<real>(random.between(-4, 4)),
                   im = static_cast<real>(random.between(-4, 4));
        return T(re, im);
    } else if constexpr (fastmm::machine_integer<T>) {
        switch (random.between(0, 9)) {
        case 0:
            return std::numeric_limits<T>::max();
        case 1:
            return std::numeric_limits<T>::min();
        default:
            return static_cast<T>(random.next());
        }
    } else {
        return static_cast<T>(random.between(-4, 4));
    }
}

// What C holds where it must not be read: NaN, or any number where there is none.
template <class T>
T poison() {
    if constexpr (fastmm::is_complex<T>) {
        using real = typename T::value_type;
        return T(std::numeric_limits<real>::quiet_NaN(), std::numeric_limits<real>::quiet_NaN());
    } else if constexpr (std::floating_point<T>) {
        return std::numeric_limits<T>::quiet_NaN();
    } else {
        return T(99);
    }
}

} // namespace fastmm_test
