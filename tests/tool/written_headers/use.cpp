// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A program with tables from headers that the command wrote (write.cpp).

#include "halves.hpp"
#include "support/catch.hpp"
#include "ternary.hpp"

#include <fastmm/matmul.hpp>

static_assert(fastmm::is_exact<my::tables::ternary, fastmm::integers>);
static_assert(fastmm::is_exact<halves, fastmm::rationals>);
static_assert(fastmm::factorization_of<halves>.ring == fastmm::stated_ring::rational);

TEST_CASE("a table from a header multiplies") {
    Eigen::MatrixXd A(6, 4), B(4, 8);
    for (Eigen::Index i = 0; i < A.size(); ++i)
        A.data()[i] = static_cast<double>(i % 7 - 3);
    for (Eigen::Index i = 0; i < B.size(); ++i)
        B.data()[i] = static_cast<double>(i % 5 - 2);
    const Eigen::MatrixXd C = A * B;
    CHECK(fastmm::matmul<fastmm::levels<my::tables::ternary, halves>>(A, B) == C);
}
