// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products modulo p beside FFLAS-FFPACK and FLINT, each on the residues that it keeps: fastmm's are 32-bit integers.

#include "peer_fflas.hpp"
#include "race.hpp"

#include <fastmm/modular.hpp>

#if FASTMM_BENCH_HAS_FLINT
#include <flint/nmod_mat.h>
#endif

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace fastmm_bench {

namespace {

template <class E>
using row_major = Eigen::Matrix<E, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::vector<std::uint32_t> random_residues(std::uint32_t p, std::ptrdiff_t n, unsigned seed) {
    std::mt19937 engine(seed);
    std::uniform_int_distribution<std::uint32_t> uniform(0, p - 1);
    std::vector<std::uint32_t> result(static_cast<std::size_t>(n * n));
    for (std::uint32_t& residue : result)
        residue = uniform(engine);
    return result;
}

#if FASTMM_BENCH_HAS_FLINT

// Above this size FLINT's products are left out: they take half a minute each, and lose to the others by far.
constexpr std::ptrdiff_t largest_for_flint = 2048;

class flint_matrix {
public:
    flint_matrix(std::uint32_t p, std::ptrdiff_t n) { nmod_mat_init(matrix_, n, n, p); }
    flint_matrix(std::uint32_t p, std::ptrdiff_t n, const std::vector<std::uint32_t>& residues)
        : flint_matrix(p, n) {
        std::copy(residues.begin(), residues.end(), matrix_->entries);
    }
    flint_matrix(const flint_matrix&) = delete;
    flint_matrix& operator=(const flint_matrix&) = delete;
    ~flint_matrix() { nmod_mat_clear(matrix_); }

    nmod_mat_struct* get() { return matrix_; }

private:
    nmod_mat_t matrix_;
};

#endif

void race_modulo(exact_race& race, std::uint32_t p, const std::string& ring, std::ptrdiff_t n) {
    if (!race.wants("modular", n))
        return;
    const std::vector<std::uint32_t> a = random_residues(p, n, 1), b = random_residues(p, n, 2);
    const fastmm::modulus modulus(p);
    const fastmm::options alone{.threads = 1};
    const row_major<std::uint32_t> A = Eigen::Map<const row_major<std::uint32_t>>(a.data(), n, n),
                                   B = Eigen::Map<const row_major<std::uint32_t>>(b.data(), n, n);
    row_major<std::uint32_t> C(n, n);
    const row_major<double> A_doubles = A.cast<double>(), B_doubles = B.cast<double>();
    row_major<double> C_doubles(n, n);
    const std::vector<fflas_product> fflas = fflas_products(p, n, a, b);
    std::vector<exact_contestant> contestants{
        {"fastmm", [&] { gemm(modulus, 1, A, B, 0, C, alone); }, false},
        {"fastmm, doubles", [&] { gemm(modulus, 1, A_doubles, B_doubles, 0, C_doubles, alone); }, false}};
    for (const fflas_product& product : fflas)
        contestants.push_back({product.name, product.multiply});
#if FASTMM_BENCH_HAS_FLINT
    const bool with_flint = n <= largest_for_flint;
    flint_matrix left(p, n, a), right(p, n, b), product(p, n);
    if (with_flint)
        contestants.push_back({"FLINT", [&] { nmod_mat_mul(product.get(), left.get(), right.get()); }});
#endif
    const std::string size = std::to_string(n);
    race.run({"modular", ring, size + 'x' + size + 'x' + size, n >= 1024 ? 1.1 : 0, ""}, contestants, [&] {
        bool equal = C_doubles == C.cast<double>() &&
                     std::all_of(fflas.begin(), fflas.end(),
                                 [&](const fflas_product& each) { return each.equals(C.data()); });
#if FASTMM_BENCH_HAS_FLINT
        if (with_flint)
            equal = equal && std::equal(C.data(), C.data() + C.size(), product.get()->entries);
#endif
        return equal;
    });
}

} // namespace

void race_modular(exact_race& race) {
    for (const std::ptrdiff_t n : {256, 1024, 2048, 4096}) {
        race_modulo(race, 65521, "Z/65521", n);
        race_modulo(race, 2147483647, "Z/(2^31 - 1)", n);
    }
}

} // namespace fastmm_bench
