// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// gemm_batch: under a named schedule, a chosen one, and by a plan.

#include "support/catch.hpp"

#include <fastmm/plan.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

using namespace fastmm;
using Eigen::MatrixXd;

namespace {

constexpr std::ptrdiff_t m = 70, k = 80, n = 90;

struct problem {
    std::array<MatrixXd, 3> a, b, c, expected;
    std::vector<matrix_view<const double>> A;
    std::array<matrix_view<double>, 3> B, C;

    problem() {
        for (std::size_t i = 0; i < 3; ++i) {
            a[i] = MatrixXd::Random(m, k);
            b[i] = MatrixXd::Random(k, n);
            c[i] = expected[i] = MatrixXd::Random(m, n);
            A.push_back(view(std::as_const(a[i])));
            B[i] = view(b[i]);
            C[i] = view(c[i]);
        }
    }
};

} // namespace

TEST_CASE("gemm_batch does what gemm does, product by product") {
    options wanted;
    wanted.threads = 2;
    SECTION("under a schedule") {
        problem p;
        for (std::size_t i = 0; i < 3; ++i)
            gemm<levels<tables::strassen>>(2, p.a[i], p.b[i], -1, p.expected[i], wanted);
        gemm_batch<levels<tables::strassen>>(2, p.A, p.B, -1, std::span(p.C), wanted);
        CHECK(p.c == p.expected);
    }
    SECTION("under one that fastmm chooses") {
        problem p;
        for (std::size_t i = 0; i < 3; ++i)
            gemm(2, p.a[i], p.b[0], -1, p.expected[i], wanted);
        gemm_batch(2, p.A, batch_view<double>(p.B[0], 0, 3), -1, p.C, wanted);
        CHECK(p.c == p.expected);
        gemm_batch(2, std::vector<matrix_view<double>>(), std::vector<matrix_view<double>>(), 0,
                   std::vector<matrix_view<double>>());
    }
    SECTION("by a plan") {
        problem p;
        const plan<double> planned = make_plan<double>(m, k, n, wanted);
        for (std::size_t i = 0; i < 3; ++i)
            gemm(planned, 2, p.a[i], p.b[i], 0, p.expected[i]);
        gemm_batch(planned, 2, p.A, p.B, 0, p.C);
        CHECK(p.c == p.expected);
        std::vector<std::byte> memory(planned.batch_workspace_bytes(3, true));
        CHECK(memory.size() >= planned.workspace_bytes(true));
        p.C[0](0, 0) = -1;
        gemm_batch(planned, 2, p.A, p.B, 0, p.C, memory);
        CHECK(p.c == p.expected);
        CHECK_THROWS_AS(gemm_batch(planned, 2, p.A, p.B, 0, p.C, std::span(memory).first(1)), error);
        CHECK_THROWS_AS(gemm_batch(make_plan<double>(m, k, k), 2, p.A, p.B, 0, p.C), error);
    }
}
