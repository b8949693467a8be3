// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Products over GF(2) beside M4RI's, as fastmm chooses them and under named schedules: whether 47 products beat 49, and
// both beat two levels of Winograd's form.

// M4RI has types `code` and `word` outside any namespace.
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "race.hpp"

#include <fastmm/factorization/tables/f4x4x4_49.hpp>
#include <fastmm/gf2.hpp>

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#if FASTMM_BENCH_HAS_M4RI
#include <m4ri/m4ri.h>
#endif

namespace fastmm_bench {

namespace {

using namespace fastmm;

bit_matrix random_bits(std::ptrdiff_t size, unsigned seed) {
    std::mt19937_64 engine(seed);
    bit_matrix result(size, size);
    const bit_matrix_view bits = result.view();
    for (std::ptrdiff_t i = 0; i < bits.rows; ++i)
        for (std::ptrdiff_t w = 0; w < bits.row_words(); ++w)
            bits.row(i)[w] = engine();
    return result;
}

#if FASTMM_BENCH_HAS_M4RI
// M4RI's matrix of the same words: 64 columns a word, the lowest bit first, as here.
class m4ri_matrix {
public:
    explicit m4ri_matrix(std::ptrdiff_t size)
        : matrix_(mzd_init(static_cast<rci_t>(size), static_cast<rci_t>(size))) {}
    explicit m4ri_matrix(const const_bit_matrix_view& bits) : m4ri_matrix(bits.rows) {
        for_each_word(bits, [&](rci_t row, rci_t col, std::uint64_t value) {
            mzd_xor_bits(matrix_, row, col, 64, value);
            return true;
        });
    }
    m4ri_matrix(const m4ri_matrix&) = delete;
    m4ri_matrix& operator=(const m4ri_matrix&) = delete;
    ~m4ri_matrix() { mzd_free(matrix_); }

    mzd_t* get() const { return matrix_; }

    bool equals(const const_bit_matrix_view& bits) const {
        return for_each_word(bits, [&](rci_t row, rci_t col, std::uint64_t value) {
            return mzd_read_bits(matrix_, row, col, 64) == value;
        });
    }

private:
    template <class Visit>
    static bool for_each_word(const const_bit_matrix_view& bits, Visit visit) {
        for (std::ptrdiff_t i = 0; i < bits.rows; ++i)
            for (std::ptrdiff_t w = 0; w < bits.row_words(); ++w)
                if (!visit(static_cast<rci_t>(i), static_cast<rci_t>(64 * w), bits.row(i)[w]))
                    return false;
        return true;
    }

    mzd_t* matrix_;
};
#endif

} // namespace

void race_gf2(exact_race& race) {
    using tables::winograd;
    // Sizes are multiples of 64, so that M4RI's words can be compared with ours as they are.
    for (const std::ptrdiff_t n : {256, 1024, 2048, 4096, 8192, 16384, 32768}) {
        if (!race.wants("gf2", n))
            continue;
        const bit_matrix A = random_bits(n, 1), B = random_bits(n, 2);
        options alone;
        alone.threads = 1;
        std::vector<exact_contestant> contestants;
        std::vector<bit_matrix> results(6, bit_matrix(n, n));
        const auto add = [&](const std::string& name, bit_matrix& C, const auto& multiply) {
            contestants.push_back({name, [&C, multiply] { multiply(C); }, false});
        };
        add("fastmm", results[0], [&](bit_matrix& C) { gemm(1, A, B, 0, C, alone); });
        std::size_t used = 1;
#if FASTMM_BENCH_HAS_M4RI
        const m4ri_matrix X(A), Y(B), Z(n);
        contestants.push_back({"M4RI", [&] { mzd_mul(Z.get(), X.get(), Y.get(), 0); }, true});
#endif
        if (n >= 2048) {
            add("classical", results[used++], [&](bit_matrix& C) { gemm<levels<>>(1, A, B, 0, C, alone); });
            add("<2,2,2>:7 twice", results[used++],
                [&](bit_matrix& C) { gemm<levels<winograd, winograd>>(1, A, B, 0, C, alone); });
            add("<4,4,4>:49", results[used++],
                [&](bit_matrix& C) { gemm<levels<tables::f4x4x4_49>>(1, A, B, 0, C, alone); });
            add("<4,4,4>:47", results[used++],
                [&](bit_matrix& C) { gemm<levels<tables::f4x4x4_47>>(1, A, B, 0, C, alone); });
        }
        // The tables on the processor that has more than them.
        if (FASTMM_DETAIL_HAS_GF2_AFFINE != 0 && n <= 8192)
            add("by tables", results[used++], [&](bit_matrix& C) {
                using kernel = detail::four_russians;
                detail::gf2_multiply<kernel>(detail::gf2_choice<kernel>(n, n, n, alone), true, A, B, false, C,
                                             alone);
            });
        const std::string size = std::to_string(n);
        race.run({"gf2", "GF(2)", size + 'x' + size + 'x' + size, n >= 4096 ? 1.2 : 0, "M4RI"}, contestants,
                 [&] {
                     bool equal = true;
                     for (std::size_t i = 1; i < used; ++i)
                         equal = equal && results[i] == results[0];
#if FASTMM_BENCH_HAS_M4RI
                     equal = equal && Z.equals(results[0]);
#endif
                     return equal;
                 });
    }
}

} // namespace fastmm_bench
