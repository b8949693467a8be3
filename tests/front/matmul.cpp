// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The front door: Eigen objects of every kind in and out, and the schedule that fastmm chooses itself.

#include "support/catch.hpp"

#include <fastmm/matmul.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/multiprecision/eigen.hpp>

using namespace fastmm;
using Eigen::Matrix;
using Eigen::MatrixXd;
using Eigen::MatrixXi;

namespace {

using schedule_under_test = levels<tables::f3x4x5_47>;
using row_major = Matrix<int, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Small entries, so that Eigen's own product cannot overflow.
MatrixXi some(Eigen::Index rows, Eigen::Index cols) {
    return MatrixXi::Random(rows, cols).unaryExpr([](int x) { return x % 10; });
}

} // namespace

TEST_CASE("matmul takes any dense expression") {
    const MatrixXi A = some(31, 41), B = some(41, 53);
    const MatrixXi expected = A * B;
    const row_major A_rows = A, B_rows = B;
    CHECK(matmul<schedule_under_test>(A, B) == expected);
    CHECK(matmul<schedule_under_test>(A_rows, B) == expected);
    CHECK(matmul<schedule_under_test>(A, B_rows) == expected);
    CHECK(matmul<schedule_under_test>(A_rows, B_rows) == row_major(expected));
    CHECK(matmul<schedule_under_test>(A + A, B - B) == MatrixXi::Zero(31, 53));
    CHECK(matmul<schedule_under_test>(2 * A, B) == 2 * expected);
    CHECK(matmul<schedule_under_test>(B.transpose(), A.transpose()) == expected.transpose());
    CHECK(matmul<schedule_under_test>(A.block(2, 3, 20, 30), B.middleRows(3, 30)) ==
          A.block(2, 3, 20, 30) * B.middleRows(3, 30));
    CHECK(matmul<schedule_under_test>(A.reverse(), B.colwise().reverse()) ==
          A.reverse() * B.colwise().reverse());
    CHECK(matmul<schedule_under_test>(A.array(), B.array()) == expected);
    const Eigen::Map<const MatrixXi, 0, Eigen::Stride<Eigen::Dynamic, 2>> every_second(
        A.data(), 15, 41, Eigen::Stride<Eigen::Dynamic, 2>(31, 2));
    CHECK(matmul<schedule_under_test>(every_second, B) == every_second * B);
    const Eigen::Ref<const MatrixXi> reference(A);
    CHECK(matmul<schedule_under_test>(reference, B) == expected);
    CHECK(matmul<schedule_under_test>(A, B.col(3)) == A * B.col(3));
    CHECK(matmul<schedule_under_test>(A.row(3), B) == A.row(3) * B);
    CHECK(matmul(A, B) == expected);
    CHECK(matmul(MatrixXi(0, 41), B).rows() == 0);
    CHECK(matmul(MatrixXi(3, 0), MatrixXi(0, 4)) == MatrixXi::Zero(3, 4));
}

TEST_CASE("the result is the matrix that Eigen would return") {
    const Matrix<double, 4, 6> A = Matrix<double, 4, 6>::Ones();
    const Matrix<double, 6, 5> B = Matrix<double, 6, 5>::Ones();
    static_assert(std::is_same_v<decltype(matmul(A, B)), Matrix<double, 4, 5>>);
    CHECK(matmul<levels<tables::strassen>>(A, B) == Matrix<double, 4, 5>::Constant(6));
    static_assert(std::is_same_v<decltype(matmul(row_major(), row_major())), row_major>);
    static_assert(std::is_same_v<decltype(matmul(row_major(), MatrixXi())), MatrixXi>);
    static_assert(std::is_same_v<decltype(matmul(MatrixXd(), Eigen::VectorXd())), Eigen::VectorXd>);
    static_assert(std::is_same_v<decltype(matmul(Eigen::RowVectorXd(), MatrixXd())), Eigen::RowVectorXd>);
}

TEST_CASE("gemm writes to any Eigen object in memory, and to views") {
    const MatrixXi A = some(21, 22), B = some(22, 23);
    MatrixXi C = some(21, 23);
    const MatrixXi before = C, expected = 2 * A * B + 3 * before;
    gemm<schedule_under_test>(2, A, B, 3, C);
    CHECK(C == expected);

    row_major rows = before;
    gemm<schedule_under_test>(2, A, B, 3, rows);
    CHECK(MatrixXi(rows) == expected);

    MatrixXi large = some(40, 50);
    MatrixXi large_expected = large;
    large_expected.block(5, 6, 21, 23) = A * B;
    gemm<schedule_under_test>(1, A, B, 0, large.block(5, 6, 21, 23));
    CHECK(large == large_expected);

    MatrixXi transposed_C = before.transpose();
    gemm<schedule_under_test>(2, A, B, 3, transposed_C.transpose());
    CHECK(transposed_C == expected.transpose());

    std::vector<int> memory(21 * 23);
    gemm(1, A, B, 0, Eigen::Map<row_major>(memory.data(), 21, 23));
    CHECK(Eigen::Map<row_major>(memory.data(), 21, 23) == A * B);

    Eigen::Ref<MatrixXi> reference(C);
    gemm(1, A, B, 0, reference);
    CHECK(C == A * B);

    const matrix_view<const int> a{A.data(), 21, 22, 1, 21};
    const matrix_view<int> c{memory.data(), 21, 23, 23, 1};
    gemm<schedule_under_test>(2, a, B, 0, c);
    CHECK(Eigen::Map<row_major>(memory.data(), 21, 23) == 2 * A * B);

    static_assert(std::is_same_v<decltype(view(A)), matrix_view<const int>>);
    static_assert(std::is_same_v<decltype(view(C)), matrix_view<int>>);
    static_assert(std::is_same_v<decltype(view(C.block(0, 0, 2, 2))), matrix_view<int>>);
    CHECK(&view(A)(3, 4) == &A(3, 4));

    MatrixXi square = some(17, 17);
    const MatrixXi squared = square * square;
    gemm<levels<tables::strassen>>(1, square, square, 0, square);
    CHECK(square == squared);

    // Eigen's lazy expressions of C's own memory: read before C is written.
    MatrixXi X = some(12, 12);
    const MatrixXi product = X.transpose() * X;
    gemm<levels<tables::strassen>>(1, X.transpose(), X, 0, X);
    CHECK(X == product);
}

TEST_CASE("shapes that do not fit are refused") {
    const MatrixXd A(3, 4), B(5, 6);
    MatrixXd C(3, 5);
    CHECK_THROWS_AS(matmul(A, B), error);
    CHECK_THROWS_AS(matmul<schedule_under_test>(A, B), error);
    CHECK_THROWS_AS(gemm(1, A, MatrixXd(4, 6), 0, C), error);
    try {
        matmul(A, B);
    } catch (const std::invalid_argument& problem) {
        CHECK(std::string(problem.what()) == "fastmm: shapes do not fit: A is 3 x 4, B is 5 x 6");
    }
}

TEST_CASE("complex matrices, transposed and adjoint") {
    const Eigen::MatrixXcd A = Eigen::MatrixXcd::Random(33, 35), B = Eigen::MatrixXcd::Random(33, 37);
    CHECK((matmul<levels<tables::strassen>>(A.adjoint(), B) - A.adjoint() * B).norm() < 1e-12);
    CHECK((matmul<levels<tables::strassen>>(A.transpose(), B) - A.transpose() * B).norm() < 1e-12);
    CHECK((matmul<levels<tables::strassen>>(A.transpose(), B.conjugate()) - A.transpose() * B.conjugate())
              .norm() < 1e-12);
}

TEST_CASE("matrices of large integers") {
    using boost::multiprecision::cpp_int;
    using matrix = Matrix<cpp_int, Eigen::Dynamic, Eigen::Dynamic>;
    matrix A(10, 11), B(11, 12);
    for (Eigen::Index j = 0; j < 11; ++j) {
        for (Eigen::Index i = 0; i < 10; ++i)
            A(i, j) = pow(cpp_int(10), 40) + i * j;
        for (Eigen::Index i = 0; i < 12; ++i)
            B(j, i) = pow(cpp_int(11), 40) - i * j;
    }
    // Not A * B: Boost before 1.75 takes an expression of Eigen 3.4 for a container of bytes and does not
    // compile.
    matrix expected(10, 12);
    naive<cpp_int>(1, view(A), view(B), 0, view(expected));
    const matrix by_schedule = matmul<schedule_under_test>(A, B), by_choice = matmul(A, B);
    for (Eigen::Index j = 0; j < 12; ++j)
        for (Eigen::Index i = 0; i < 10; ++i) {
            REQUIRE(by_schedule(i, j) == expected(i, j));
            REQUIRE(by_choice(i, j) == expected(i, j));
        }
}

TEST_CASE("the chosen schedule stays within what is asked") {
    const MatrixXd A = MatrixXd::Random(700, 700), B = MatrixXd::Random(700, 700);
    const MatrixXd expected = A * B;
    CHECK((matmul(A, B) - expected).norm() < 1e-9);
    // Without levels and without memory it is the classical product, bit for bit.
    const MatrixXd classical = matmul<levels<>>(A, B);
    CHECK(matmul(A, B, {.max_levels = 0}) == classical);
    CHECK((matmul(A, B, {.max_workspace = 0}) - expected).norm() < 1e-9);
    std::vector<std::byte> memory(workspace_bytes<levels<>, double>(700, 700, 700));
    CHECK((matmul(A, B, {.workspace = memory}) - expected).norm() < 1e-9);
    for (Eigen::Index n = 30; n < 70; n += 13)
        CHECK((matmul(A.leftCols(n), B.topRows(n)) - A.leftCols(n) * B.topRows(n)).norm() < 1e-10);
}
