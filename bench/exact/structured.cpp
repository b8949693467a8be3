// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A times its transpose beside OpenBLAS, Eigen and fastmm's own whole product, and skew-symmetric matrices of large
// integers times vectors beside Eigen.

#include "openblas.hpp"
#include "operands.hpp"
#include "race.hpp"

#include <fastmm/structured.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/multiprecision/eigen.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

namespace fastmm_bench {

namespace {

using boost::multiprecision::cpp_int;

template <class T>
using syrk_function = void(const char* triangle, const char* transpose, const std::int64_t* n,
                           const std::int64_t* k, const T* alpha, const T* a, const std::int64_t* a_stride,
                           const T* beta, T* c, const std::int64_t* c_stride);

template <class T>
void race_syrk(exact_race& race, std::ptrdiff_t n, std::ptrdiff_t k) {
    if (!race.wants("structured", n))
        return;
    using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    const matrix A = Eigen::Map<const matrix>(random_matrix<T>(n, k, 1).data(), n, k);
    matrix fast = matrix::Zero(n, n), whole = fast, by_openblas = fast, by_eigen = fast;
    fastmm::options wanted;
    wanted.threads = 1;
    std::vector<exact_contestant> contestants{
        {"fastmm", [&] { fastmm::syrk(fastmm::triangle::lower, T(1), A, T(0), fast, wanted); }, false},
        {"fastmm's gemm", [&] { fastmm::gemm(T(1), A, A.transpose(), T(0), whole, wanted); }, false},
        {"Eigen", [&] {
             by_eigen.template triangularView<Eigen::Lower>().setZero();
             by_eigen.template selfadjointView<Eigen::Lower>().rankUpdate(A);
         }}};
    if (auto* const syrk =
            openblas_function<syrk_function<T>>(std::is_same_v<T, double> ? "dsyrk_" : "ssyrk_"))
        contestants.push_back({"OpenBLAS", [&, syrk] {
                                   const std::int64_t rows = n, cols = k;
                                   const T one = 1, zero = 0;
                                   syrk("L", "N", &rows, &cols, &one, A.data(), &rows, &zero,
                                        by_openblas.data(), &rows);
                               }});
    const bool has_openblas = contestants.size() == 4;
    race.run({"structured", std::is_same_v<T, double> ? "double" : "float",
              "A A^T, " + std::to_string(n) + 'x' + std::to_string(k), 1, ""},
             contestants, [&] {
                 // Rounding apart: three levels of a fast schedule may lose some bits.
                 const T most = std::numeric_limits<T>::epsilon() * T(k) * 64;
                 const auto differs = [&](const matrix& other) {
                     const matrix difference = (other - fast).template triangularView<Eigen::Lower>();
                     return !(difference.cwiseAbs().maxCoeff() <= most);
                 };
                 return !differs(whole) && !differs(by_eigen) && (!has_openblas || !differs(by_openblas));
             });
}

void race_skew_symmetric(exact_race& race, std::ptrdiff_t n, unsigned bits) {
    if (!race.wants("structured", n))
        return;
    using matrix = Eigen::Matrix<cpp_int, Eigen::Dynamic, Eigen::Dynamic>;
    std::mt19937_64 engine(7);
    const auto number = [&] {
        cpp_int result = 0;
        for (unsigned word = 0; word < bits / 64; ++word)
            result = (result << 64) + engine();
        return engine() % 2 == 0 ? result : cpp_int(-result);
    };
    matrix A = matrix::Zero(n, n), x(n, 1), fast(n, 1), by_eigen(n, 1);
    for (std::ptrdiff_t j = 0; j < n; ++j) {
        x(j) = number();
        for (std::ptrdiff_t i = 0; i < j; ++i) {
            A(i, j) = number();
            A(j, i) = -A(i, j);
        }
    }
    race.run({"structured", std::to_string(bits) + "-bit cpp_int",
              "skew-symmetric " + std::to_string(n) + 'x' + std::to_string(n) + " times vector", 0, ""},
             {{"fastmm",
               [&] {
                   fastmm::skew_symmetric_product(fastmm::triangle::upper, cpp_int(1), A, x, cpp_int(0),
                                                  fast);
               },
               false},
              {"fastmm's gemm", [&] { fastmm::gemm(cpp_int(1), A, x, cpp_int(0), by_eigen); }, false},
              {"Eigen", [&] { by_eigen.noalias() = Eigen::Product<matrix, matrix>(A, x); }}},
             [&] { return std::equal(fast.data(), fast.data() + n, by_eigen.data()); });
}

} // namespace

void race_structured(exact_race& race) {
    for (const std::ptrdiff_t n : {256, 1024, 2048, 4096}) {
        race_syrk<double>(race, n, n);
        race_syrk<double>(race, n, n / 4);
        race_syrk<float>(race, n, n);
        race_syrk<float>(race, n, n / 4);
    }
    for (const std::ptrdiff_t n : {16, 64})
        race_skew_symmetric(race, n, 8192);
}

} // namespace fastmm_bench
