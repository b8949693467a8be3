// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Every instruction set of the library that this machine has, chosen at run time, against the textbook product.

#include "support/catch.hpp"

#include <fastmm/matmul.hpp>

#include <complex>
#include <string>

using namespace fastmm;

namespace {

template <class T>
using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

// Small integers, so that every product is exact.
template <class T>
matrix<T> small_integers(Eigen::Index rows, Eigen::Index cols, Eigen::Index seed) {
    matrix<T> result(rows, cols);
    for (Eigen::Index j = 0; j < cols; ++j)
        for (Eigen::Index i = 0; i < rows; ++i)
            result(i, j) = T(static_cast<float>((seed + 7 * i + 3 * j + i * j) % 11 - 5));
    return result;
}

template <schedule S, class T>
void check(Eigen::Index m, Eigen::Index k, Eigen::Index n) {
    INFO("m=" << m << " k=" << k << " n=" << n << ", instruction set "
              << static_cast<int>(kernels::chosen_instruction_set()));
    const matrix<T> A = small_integers<T>(m, k, 1), B = small_integers<T>(k, n, 2);
    matrix<T> C = small_integers<T>(m, n, 3), expected = C;
    naive<T>(T(2), view(A), view(B), T(-1), view(expected));
    gemm<S>(T(2), A, B, T(-1), C);
    CHECK(C == expected);
    C.setConstant(T(77));
    naive<T>(T(1), view(A), view(B), T(0), view(expected));
    gemm<S>(T(1), A, B, T(0), C, {.threads = 2});
    CHECK(C == expected);
    const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> R = matmul<S>(A, B);
    CHECK(R == expected);
}

TEMPLATE_TEST_CASE("every instruction set multiplies alike", "", float, double, std::complex<float>,
                   std::complex<double>) {
    using T = TestType;
    using strassen = tables::strassen;
    using kernels::instruction_set;
    for (const instruction_set most :
         {instruction_set::baseline, instruction_set::avx2, instruction_set::avx512}) {
        kernels::limit_instruction_set(most);
        CHECK(kernels::chosen_instruction_set() <= most);
        for (const Eigen::Index m : {1, 7, 24, 61, 130})
            for (const Eigen::Index k : {1, 6, 65, 400})
                for (const Eigen::Index n : {1, 8, 49}) {
                    check<levels<>, T>(m, k, n);
                    check<levels<strassen>, T>(m, k, n);
                }
        check<levels<>, T>(301, 207, 255);
        check<levels<by_packing<strassen>>, T>(301, 207, 255);
        check<levels<by_panels<strassen>>, T>(301, 207,
                                              255); // by products, where the tile is chosen at run time
        check<levels<tables::winograd, strassen>, T>(301, 207, 255);
    }
    kernels::limit_instruction_set(instruction_set::avx512);
}

TEST_CASE("the best instruction set is the processor's") {
    using kernels::instruction_set;
    kernels::limit_instruction_set(instruction_set::avx512);
#if defined(__x86_64__)
    const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                            __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    CHECK(kernels::chosen_instruction_set() == (has_avx512 ? instruction_set::avx512
                                                : has_avx2 ? instruction_set::avx2
                                                           : instruction_set::baseline));
#else
    CHECK(kernels::chosen_instruction_set() == instruction_set::baseline);
#endif
}

TEST_CASE("infinities are found by the kernels' magnitudes") {
    Eigen::MatrixXd A = Eigen::MatrixXd::Ones(200, 200), B = A;
    A(3, 150) = std::numeric_limits<double>::infinity();
    B(10, 10) = std::numeric_limits<double>::quiet_NaN();
    const Eigen::MatrixXd C = matmul<levels<tables::strassen>>(A, B);
    for (Eigen::Index j = 0; j < 200; ++j)
        for (Eigen::Index i = 0; i < 200; ++i)
            REQUIRE(std::isfinite(C(i, j)) == (i != 3 && j != 10));
}

} // namespace
