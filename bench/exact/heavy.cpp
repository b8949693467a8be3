// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products of numbers of many digits beside Eigen's: what counts is how many products of numbers a product of matrices takes.

#include "race.hpp"

#include <fastmm/matmul.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#if FASTMM_BENCH_HAS_MPFR
#include <boost/multiprecision/mpfr.hpp>
#endif
#include <boost/multiprecision/eigen.hpp>

#if FASTMM_BENCH_HAS_GMP
#include <gmpxx.h>
#endif

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <type_traits>
#include <utility>

// Boost 1.74 asks what the iterators of a matrix point to, and Eigen's matrices have none.
template <class X>
requires std::is_void_v<typename X::const_iterator>
struct boost::multiprecision::detail::is_byte_container<X> : boost::false_type {
};

#if FASTMM_BENCH_HAS_GMP
template <>
struct Eigen::NumTraits<mpz_class> : Eigen::GenericNumTraits<mpz_class> {
    using Real = mpz_class;
    using NonInteger = mpz_class;
    using Nested = mpz_class;
    enum {
        IsComplex = 0,
        IsInteger = 1,
        IsSigned = 1,
        RequireInitialization = 1,
        ReadCost = 4,
        AddCost = 50,
        MulCost = 1000
    };
};
#endif

namespace fastmm_bench {

namespace {

using boost::multiprecision::cpp_int;

cpp_int random_bits(std::mt19937_64& random, int bits) {
    cpp_int value = 0;
    for (int done = 0; done < bits; done += 64)
        value = (value << 64) | cpp_int(random());
    return random() % 2 == 0 ? value : cpp_int(-value);
}

// The race of an m x k by k x n product; make() gives an element, agree(C, D) compares two results.
template <class T, class Make, class Agree>
void race_numbers(exact_race& race, const std::string& ring, std::ptrdiff_t m, std::ptrdiff_t k,
                  std::ptrdiff_t n, double bar, Make make, Agree agree) {
    if (!race.wants("heavy", std::max({m, k, n})))
        return;
    using matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
    matrix A(m, k), B(k, n), ours(m, n), classical(m, n), eigens(m, n);
    for (matrix* operand : {&A, &B})
        for (Eigen::Index j = 0; j < operand->cols(); ++j)
            for (Eigen::Index i = 0; i < operand->rows(); ++i)
                (*operand)(i, j) = make();
    race.run(
        {"heavy", ring, std::to_string(m) + "x" + std::to_string(k) + "x" + std::to_string(n), bar, "Eigen"},
        {{"fastmm", [&] { fastmm::gemm(T(1), A, B, T(0), ours); }, false},
         {"Eigen", [&] { eigens.noalias() = A * B; }},
         {"fastmm, classical", [&] { fastmm::gemm<fastmm::levels<>>(T(1), A, B, T(0), classical); }, false}},
        [&] { return agree(ours, eigens) && agree(classical, eigens); });
}

} // namespace

void race_heavy(exact_race& race) {
    const auto equal = [](const auto& x, const auto& y) { return x == y; };
    std::mt19937_64 random(6);
    race_numbers<cpp_int>(
        race, "cpp_int, 4096 bits", 64, 64, 64, 1.9, [&] { return random_bits(random, 4096); }, equal);
    // 76 products instead of 100 are 1.31 times as fast, if additions cost nothing.
    race_numbers<cpp_int>(
        race, "cpp_int, 65536 bits", 4, 5, 5, 1.2, [&] { return random_bits(random, 65536); }, equal);
    race_numbers<cpp_int>(
        race, "cpp_int, 256 bits", 64, 64, 64, 0, [&] { return random_bits(random, 256); }, equal);
#if FASTMM_BENCH_HAS_MPFR
    using number = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<1000>>;
    race_numbers<number>(
        race, "mpfr, 1000 digits", 100, 100, 100, 1.8,
        [&] { return number(number(random_bits(random, 3328)) / number(random_bits(random, 3328))); },
        [](const auto& x, const auto& y) {
            const number bound = std::numeric_limits<number>::epsilon() * number(1e15);
            number largest = 0;
            for (Eigen::Index i = 0; i < x.size(); ++i)
                largest = std::max(largest, number(abs(y.data()[i])));
            for (Eigen::Index i = 0; i < x.size(); ++i)
                if (abs(x.data()[i] - y.data()[i]) > bound * largest)
                    return false;
            return true;
        });
#endif
#if FASTMM_BENCH_HAS_GMP
    race_numbers<mpz_class>(
        race, "mpz_class, 4096 bits", 64, 64, 64, 0,
        [&] {
            mpz_class value;
            value.set_str(random_bits(random, 4096).str(), 10);
            return value;
        },
        equal);
#endif
}

} // namespace fastmm_bench
