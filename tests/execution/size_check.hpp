// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// One scalar type under one schedule over a few sizes.

#pragma once

#include "support/catch.hpp"
#include "support/product_check.hpp"

#include <fastmm/factorization/catalog.hpp>

namespace fastmm_test {

using deep = fastmm::levels<fastmm::tables::strassen, fastmm::tables::f2x3x3_15>;

template <class S, class T>
void check_sizes() {
    std::uint64_t seed = 100;
    for (const std::ptrdiff_t m : {0, 1, 4, 9, 30})
        for (const std::ptrdiff_t k : {1, 6, 13})
            for (const std::ptrdiff_t n : {2, 6, 7, 33}) {
                const std::string failure = check_schedule<S, T>(m, k, n, seed++);
                if (!failure.empty())
                    FAIL(failure);
            }
}

} // namespace fastmm_test
