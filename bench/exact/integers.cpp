// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products of machine integers beside Eigen's, and beside OpenBLAS's product of doubles of the same size: a vector holds
// twice as many integers of 32 bits, and as many of 64.

#include "openblas.hpp"
#include "race.hpp"

#include <fastmm/matmul.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace fastmm_bench {

namespace {

template <class T>
using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

using dgemm_function = void(const char* transpose_a, const char* transpose_b, const std::int64_t* m,
                            const std::int64_t* n, const std::int64_t* k, const double* alpha,
                            const double* a, const std::int64_t* a_stride, const double* b,
                            const std::int64_t* b_stride, const double* beta, double* c,
                            const std::int64_t* c_stride);

template <class T>
matrix<T> random_integers(std::ptrdiff_t rows, std::ptrdiff_t cols, unsigned seed) {
    std::mt19937_64 engine(seed);
    return matrix<T>::NullaryExpr(rows, cols, [&] { return static_cast<T>(engine()); });
}

// Whether C = A B modulo 2^w, for integers without signs, as far as a few products with vectors tell: C x = A (B x).
template <class In, class T>
bool is_product(const matrix<In>& A, const matrix<In>& B, const matrix<T>& C) {
    using wide = matrix<std::uint64_t>;
    const wide x = random_integers<std::uint64_t>(B.cols(), 4, 5);
    const auto times = [](const auto& M, const wide& y) {
        wide result = wide::Zero(M.rows(), y.cols());
        for (std::ptrdiff_t q = 0; q < y.cols(); ++q)
            for (std::ptrdiff_t j = 0; j < M.cols(); ++j)
                for (std::ptrdiff_t i = 0; i < M.rows(); ++i)
                    result(i, q) += static_cast<std::uint64_t>(M(i, j)) * y(j, q);
        return result;
    };
    return times(C, x).template cast<T>() == times(A, times(B, x)).template cast<T>();
}

// Rows times columns of C up to which Eigen takes part: it would need most of a minute for 4096^3.
constexpr std::ptrdiff_t eigen_limit = 1024 * 1024;

template <class In, class T>
void race_product(exact_race& race, std::ptrdiff_t m, std::ptrdiff_t n, double bar) {
    if (!race.wants("integers", m))
        return;
    const matrix<In> A = random_integers<In>(m, m, 1), B = random_integers<In>(m, n, 2);
    matrix<T> fast = matrix<T>::Zero(m, n), classical = fast;
    const matrix<double> a = A.template cast<double>(), b = B.template cast<double>();
    matrix<double> by_openblas = matrix<double>::Zero(m, n);
    fastmm::options wanted;
    wanted.threads = 1;
    std::vector<exact_contestant> contestants{
        {"fastmm", [&] { fastmm::gemm(T(1), A, B, T(0), fast, wanted); }, false}};
    if constexpr (std::is_same_v<In, T>)
        contestants.push_back({"fastmm classical",
                               [&] { fastmm::gemm<fastmm::levels<>>(T(1), A, B, T(0), classical, wanted); },
                               false});
    const bool has_eigen = m * n <= eigen_limit;
    // Eigen's sums of signed integers overflow, which is undefined: it takes the unsigned ones.
    using U = std::make_unsigned_t<T>;
    const matrix<U> u = A.template cast<U>(), v = B.template cast<U>();
    matrix<U> by_unsigned = matrix<U>::Zero(m, n);
    if (has_eigen)
        contestants.push_back({"Eigen", [&] { by_unsigned.noalias() = u * v; }});
    dgemm_function* const dgemm = openblas_function<dgemm_function>("dgemm_");
    if (dgemm != nullptr)
        contestants.push_back({"OpenBLAS double", [&, dgemm] {
                                   const std::int64_t rows = m, cols = n;
                                   const double one = 1, zero = 0;
                                   dgemm("N", "N", &rows, &cols, &rows, &one, a.data(), &rows, b.data(),
                                         &rows, &zero, by_openblas.data(), &rows);
                               }});
    const auto name = [](auto number) { return "int" + std::to_string(8 * sizeof number); };
    const std::string ring = std::is_same_v<In, T> ? name(T()) : name(In()) + " as " + name(T());
    const std::string rows = std::to_string(m);
    race.run({"integers", ring, rows + 'x' + rows + 'x' + std::to_string(n), bar,
              bar > 0 && dgemm != nullptr ? "OpenBLAS double" : ""},
             contestants, [&] {
                 return is_product<In, T>(A, B, fast) && (!std::is_same_v<In, T> || fast == classical) &&
                        (!has_eigen || fast == by_unsigned.template cast<T>());
             });
}

} // namespace

void race_integers(exact_race& race) {
    for (const std::ptrdiff_t n : {256, 1024, 2048, 4096}) {
        race_product<std::int8_t, std::int8_t>(race, n, n, 0);
        race_product<std::int16_t, std::int16_t>(race, n, n, 0);
        race_product<std::int32_t, std::int32_t>(race, n, n, n >= 1024 ? 2 : 0);
        race_product<std::int64_t, std::int64_t>(race, n, n, n >= 1024 ? 1 : 0);
        race_product<std::int8_t, std::int32_t>(race, n, n, 0);
    }
    // A part of the largest products, for Eigen's sake.
    race_product<std::int32_t, std::int32_t>(race, 4096, 256, 0);
    race_product<std::int64_t, std::int64_t>(race, 4096, 256, 0);
}

} // namespace fastmm_bench
