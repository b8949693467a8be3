// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Matrices over GF(2): products of random shapes by every kernel and under schedules, bit by bit, with anything in the
// padding and sentinels round the words of C; conversions and transposes.

#include "support/catch.hpp"
#include "support/guarded_matrix.hpp"

#include <fastmm/factorization/tables/f4x4x4_47.hpp>
#include <fastmm/factorization/tables/f4x4x5_60.hpp>
#include <fastmm/factorization/tables/f4x5x5_73.hpp>
#include <fastmm/factorization/tables/strassen.hpp>
#include <fastmm/gf2.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

using namespace fastmm;
using namespace fastmm_test;

namespace {

// The words of a bit matrix with words of nobody round them and between its rows, and random bits everywhere.
class guarded_bits {
public:
    guarded_bits(std::ptrdiff_t rows, std::ptrdiff_t cols, random_source& random) {
        const std::ptrdiff_t margin = 9, words = detail::words_for(cols),
                             stride = words + random.between(0, 3),
                             reach = std::max<std::ptrdiff_t>(0, rows * stride);
        memory_.resize(static_cast<std::size_t>(reach + 2 * margin));
        for (std::uint64_t& word : memory_)
            word = random.next();
        const bool reversed = random.between(0, 3) == 0 && rows > 0;
        view_ = {memory_.data() + margin + (reversed ? (rows - 1) * stride : 0), rows, cols,
                 reversed ? -stride : stride};
        before_ = memory_;
    }
    guarded_bits(const guarded_bits&) = delete;
    guarded_bits& operator=(const guarded_bits&) = delete;

    const bit_matrix_view& view() const { return view_; }
    const_bit_matrix_view read() const { return view_; }

    // The bit that was there at first.
    bool before(std::ptrdiff_t i, std::ptrdiff_t j) const {
        return (before_[word_of(i, j)] >> (j % 64) & 1) != 0;
    }

    // Whether nothing has changed but bits of the matrix; or nothing at all.
    bool is_intact(bool wholly = false) const {
        std::vector<std::uint64_t> own(memory_.size(), 0);
        if (!wholly)
            for (std::ptrdiff_t i = 0; i < view_.rows; ++i)
                for (std::ptrdiff_t j = 0; j < view_.cols; ++j)
                    own[word_of(i, j)] |= std::uint64_t(1) << (j % 64);
        for (std::size_t w = 0; w < own.size(); ++w)
            if (((memory_[w] ^ before_[w]) & ~own[w]) != 0)
                return false;
        return true;
    }

private:
    std::size_t word_of(std::ptrdiff_t i, std::ptrdiff_t j) const {
        return static_cast<std::size_t>(view_.row(i) + j / 64 - memory_.data());
    }

    std::vector<std::uint64_t> memory_, before_;
    bit_matrix_view view_;
};

// Bit (i, j) of A B by columns of B, gathered once: no code in common with the library.
std::vector<bool> reference(const const_bit_matrix_view& A, const const_bit_matrix_view& B) {
    const std::size_t words = static_cast<std::size_t>((A.cols + 63) / 64);
    std::vector<bool> result(static_cast<std::size_t>(A.rows * B.cols));
    std::vector<std::uint64_t> row(words), col(words);
    std::vector<std::uint64_t> rows;
    for (std::ptrdiff_t i = 0; i < A.rows; ++i) {
        std::fill(row.begin(), row.end(), 0);
        for (std::ptrdiff_t k = 0; k < A.cols; ++k)
            row[static_cast<std::size_t>(k / 64)] |= std::uint64_t(A.get(i, k)) << (k % 64);
        rows.insert(rows.end(), row.begin(), row.end());
    }
    for (std::ptrdiff_t j = 0; j < B.cols; ++j) {
        std::fill(col.begin(), col.end(), 0);
        for (std::ptrdiff_t k = 0; k < A.cols; ++k)
            col[static_cast<std::size_t>(k / 64)] |= std::uint64_t(B.get(k, j)) << (k % 64);
        for (std::ptrdiff_t i = 0; i < A.rows; ++i) {
            std::uint64_t sum = 0;
            for (std::size_t w = 0; w < words; ++w)
                sum ^= rows[static_cast<std::size_t>(i) * words + w] & col[w];
            result[static_cast<std::size_t>(i * B.cols + j)] = __builtin_parityll(sum) != 0;
        }
    }
    return result;
}

// Empty where multiply(alpha, A, B, beta, C) does what it should; else what replays the failure.
template <class Multiply>
std::string check(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, std::uint64_t seed,
                  Multiply multiply) {
    random_source random(seed);
    const guarded_bits A(m, k, random), B(k, n, random), C(m, n, random);
    const int alpha = random.between(0, 7) == 0   ? 2
                      : random.between(0, 1) == 0 ? 1
                                                  : -3,
              beta = static_cast<int>(random.between(-1, 2));
    const std::vector<bool> product = reference(A.read(), B.read());
    multiply(alpha, A.read(), B.read(), beta, C.view());
    std::ostringstream failure;
    for (std::ptrdiff_t i = 0; i < m && failure.str().empty(); ++i)
        for (std::ptrdiff_t j = 0; j < n; ++j) {
            const bool expected = ((alpha % 2 != 0) && product[static_cast<std::size_t>(i * n + j)]) !=
                                  (beta % 2 != 0 && C.before(i, j));
            if (C.view().get(i, j) != expected) {
                failure << "C(" << i << ", " << j << ") is wrong";
                break;
            }
        }
    if (!C.is_intact())
        failure << " bits round C were changed";
    if (!A.is_intact(true) || !B.is_intact(true))
        failure << " A or B was written";
    if (failure.str().empty())
        return {};
    failure << ": m=" << m << " k=" << k << " n=" << n << " seed=" << seed << " alpha=" << alpha
            << " beta=" << beta << " strides " << A.view().row_stride << ", " << B.view().row_stride << ", "
            << C.view().row_stride;
    return failure.str();
}

// A product by a kernel under levels.
template <class Kernel>
auto by_kernel(detail::gf2_sequence levels) {
    return [levels](int alpha, const const_bit_matrix_view& A, const const_bit_matrix_view& B, int beta,
                    const bit_matrix_view& C) {
        detail::gf2_multiply<Kernel>(levels, alpha % 2 != 0, A, B, beta % 2 != 0, C, {});
    };
}

// Strassen's algorithm modulo 2, with terms, and a product, that vanish there.
struct strassen_with_twos {
    static constexpr std::string_view text = R"(
name: strassen_with_twos
shape: 2x2x2
rank: 8
ring: Z2
(3 a11 + a22 + 2 a12) (b11 - b22) (c11 + c22)
(a21 + a22) (b11) (c21 - c22)
(a11) (b12 - 5 b22) (c12 + c22 + 4 c11)
(a22) (b21 - b11) (c11 + c21)
(a11 + a12) (b22) (-c11 + c12)
(2 a12) (b21) (c22)
(a21 - a11) (b11 + b12) (c22)
(a12 - a22) (b21 + b22) (c11)
)";
};

template <class Kernel>
void check_kernel() {
    using detail::gf2_code;
    const std::vector<detail::gf2_sequence> schedules{{},
                                                      gf2_code<levels<tables::winograd>>,
                                                      gf2_code<levels<tables::f4x4x4_47>>,
                                                      gf2_code<levels<tables::f4x4x5_60>>,
                                                      gf2_code<levels<tables::f4x5x5_73>>,
                                                      gf2_code<levels<strassen_with_twos>>,
                                                      gf2_code<levels<tables::strassen, tables::winograd>>,
                                                      gf2_code<levels<tables::winograd, tables::f4x4x4_47>>};
    random_source random(6);
    // Small ones have no blocks, but fringes of every kind; then enough words for the blocks of every schedule.
    for (int i = 0; i < 1000; ++i) {
        const auto any = [&] { return random.between(0, 130); };
        const std::ptrdiff_t m = any(), k = any(), n = any();
        REQUIRE(check(m, k, n, static_cast<std::uint64_t>(i),
                      by_kernel<Kernel>(schedules[static_cast<std::size_t>(random.between(0, 1))])) == "");
    }
    for (int i = 0; i < 48; ++i) {
        const std::ptrdiff_t m = random.between(1, 90), k = random.between(1, 600),
                             n = random.between(1, 600);
        REQUIRE(check(m, k, n, static_cast<std::uint64_t>(i),
                      by_kernel<Kernel>(schedules[static_cast<std::size_t>(i) % schedules.size()])) == "");
    }
    for (const detail::gf2_sequence& schedule : schedules)
        REQUIRE(check(700, 513, 1030, 7, by_kernel<Kernel>(schedule)) == "");
    // More than a block of the kernel in every dimension.
    REQUIRE(check(33, 2113, 4173, 8, by_kernel<Kernel>({})) == "");
    REQUIRE(check(4129, 70, 67, 9, by_kernel<Kernel>({})) == "");
}

} // namespace

TEST_CASE("products over GF(2) by tables") {
    check_kernel<detail::four_russians>();
}

#if FASTMM_DETAIL_HAS_GF2_AFFINE
TEST_CASE("products over GF(2) by GFNI") {
    check_kernel<detail::gf2_affine>();
}
#endif

TEST_CASE("the front door of bit matrices") {
    static_assert(is_exact<tables::f4x4x4_47, integers_modulo<2>> && !is_exact<tables::f4x4x4_47, integers>);
    static_assert(is_exact<strassen_with_twos, integers_modulo<2>> &&
                  rank_of<reduced_modulo_2<strassen_with_twos>> == 7);
    for (const std::ptrdiff_t n : {0, 1, 64, 200, 1300}) {
        REQUIRE(check(n, n, n, 11,
                      [](int alpha, auto A, auto B, int beta, auto C) { gemm(alpha, A, B, beta, C); }) == "");
        REQUIRE(check(n, n + 3, n, 12, [](int alpha, auto A, auto B, int beta, auto C) {
                    gemm<levels<tables::f4x5x5_73>>(alpha, A, B, beta, C);
                }) == "");
    }
    random_source random(13);
    const guarded_bits A(70, 130, random), B(130, 90, random);
    const bit_matrix C = matmul(A.read(), B.read()),
                     D = matmul<levels<tables::f4x4x4_47>>(A.read(), B.read());
    const std::vector<bool> expected = reference(A.read(), B.read());
    REQUIRE(C.rows() == 70);
    REQUIRE(C.cols() == 90);
    for (std::ptrdiff_t i = 0; i < 70; ++i) {
        for (std::ptrdiff_t j = 0; j < 90; ++j)
            REQUIRE(C(i, j) == expected[static_cast<std::size_t>(i * 90 + j)]);
        CHECK(C.view().row(i)[1] >> 26 == 0); // the padding
    }
    CHECK(C == D);
    try {
        matmul(A.read(), A.read());
        FAIL("shapes that do not fit were multiplied");
    } catch (const error& problem) {
        CHECK(std::string(problem.what()) ==
              "fastmm: shapes do not fit: A is 70 x 130, B is 70 x 130, C is 70 x 130");
    }
    CHECK_THROWS_AS(bit_matrix(-1, 3), error);
    bit_matrix wrong(70, 91);
    CHECK_THROWS_AS(gemm(1, A.read(), B.read(), 0, wrong), error);
}

TEST_CASE("the chosen schedule over GF(2)") {
    using detail::four_russians;
    const auto ranks = [](std::ptrdiff_t n, int most) {
        std::vector<int> result;
        for (const detail::level_code& code :
             detail::gf2_choice<four_russians>(n, 2 * n, n + 1, {.max_levels = most}))
            result.push_back(code.rank);
        return result;
    };
    using list = std::vector<int>;
    CHECK(ranks(4095, 8) == list{});
    CHECK(ranks(4096, 8) == list{47});
    CHECK(ranks(16384, 8) == list{47, 7});
    CHECK(ranks(32768, 8) == list{47, 47});
    CHECK(ranks(32768, 1) == list{47});
    CHECK(ranks(std::ptrdiff_t(1) << 40, 8) == list{47, 47, 47, 47, 7});
    CHECK(ranks(std::ptrdiff_t(1) << 40, 0) == list{});
}

TEST_CASE("C over its operands") {
    random_source random(14);
    for (int i = 0; i < 20; ++i) {
        const std::ptrdiff_t n = random.between(1, 300);
        const guarded_bits A(n, n, random), B(n, n, random);
        const std::vector<bool> product = reference(A.read(), B.read()),
                                square = reference(A.read(), A.read());
        const int beta = static_cast<int>(random.between(0, 1));
        gemm<levels<tables::winograd>>(1, A.read(), B.read(), beta, B.view());
        for (std::ptrdiff_t r = 0; r < n; ++r)
            for (std::ptrdiff_t c = 0; c < n; ++c)
                REQUIRE(B.view().get(r, c) ==
                        (product[static_cast<std::size_t>(r * n + c)] != (beta == 1 && B.before(r, c))));
        gemm(1, A.read(), A.read(), 0, A.view());
        for (std::ptrdiff_t r = 0; r < n; ++r)
            for (std::ptrdiff_t c = 0; c < n; ++c)
                REQUIRE(A.view().get(r, c) == square[static_cast<std::size_t>(r * n + c)]);
        REQUIRE(A.is_intact());
        REQUIRE(B.is_intact());
    }
    // Blocks of one matrix that do not meet take no temporary, which a given workspace would refuse.
    bit_matrix all(100, 192);
    for (std::ptrdiff_t i = 0; i < 64; ++i)
        all.set(i, i, true), all.set(i, 64 + 63 - i, true);
    std::vector<std::byte> memory(gf2_workspace_bytes(64, 64, 64));
    const bit_matrix_view whole = all;
    gemm(1, whole.block(0, 0, 64, 64), whole.block(0, 64, 64, 64), 0, whole.block(0, 128, 64, 64),
         {.workspace = memory});
    for (std::ptrdiff_t i = 0; i < 64; ++i)
        CHECK(all(i, 128 + 63 - i));
    CHECK_THROWS_AS(gemm(1, whole.block(0, 0, 64, 64), whole.block(0, 0, 64, 64), 0,
                         whole.block(30, 0, 64, 64), {.workspace = memory}),
                    error);
}

TEST_CASE("memory and threads of products over GF(2)") {
    using schedule = levels<tables::winograd, tables::f4x4x4_47>;
    std::vector<std::byte> memory(gf2_workspace_bytes<schedule>(600, 700, 800));
    REQUIRE(check(600, 700, 800, 21, [&](int alpha, auto A, auto B, int beta, auto C) {
                gemm<schedule>(alpha, A, B, beta, C, {.workspace = memory});
            }) == "");
    random_source random(22);
    const guarded_bits A(600, 700, random), B(700, 800, random), C(600, 800, random);
    CHECK_THROWS_AS(
        gemm<schedule>(1, A.read(), B.read(), 1, C.view(), {.workspace = std::span(memory).first(4096)}),
        error);
    // Less memory: fewer levels, down to none.
    for (const std::size_t most : {memory.size() - 1, memory.size() / 4, std::size_t(0)})
        REQUIRE(check(600, 700, 800, 23, [&](int alpha, auto X, auto Y, int beta, auto Z) {
                    gemm<schedule>(alpha, X, Y, beta, Z, {.max_workspace = most});
                }) == "");
    // Tasks one after another, as a caller may run them: every team, every share of the rows.
    const auto run = [](int tasks, parallel_task task) {
        for (int i = tasks - 1; i >= 0; --i)
            task(i);
    };
    for (const int threads : {2, 3, 7, 40}) {
        const options wanted{.threads = threads, .parallel = run};
        std::vector<std::byte> own(gf2_workspace_bytes<schedule>(777, 650, 520, wanted));
        options given = wanted;
        given.workspace = own;
        REQUIRE(check(777, 650, 520, 24, [&](int alpha, auto X, auto Y, int beta, auto Z) {
                    gemm<schedule>(alpha, X, Y, beta, Z, given);
                }) == "");
    }
}

TEST_CASE("bits from and to bytes, bools and integers") {
    random_source random(31);
    for (int l = 0; l < layouts; ++l) {
        guarded_matrix<std::uint8_t> bytes(67, 131, static_cast<layout>(l)),
            back(67, 131, static_cast<layout>(l));
        bytes.fill([&] { return static_cast<std::uint8_t>(random.next()); });
        const bit_matrix bits = to_bits(bytes.view());
        from_bits(bits, back.view());
        for (std::ptrdiff_t i = 0; i < 67; ++i)
            for (std::ptrdiff_t j = 0; j < 131; ++j) {
                REQUIRE(bits(i, j) == (bytes.view()(i, j) % 2 == 1));
                REQUIRE(back.view()(i, j) == bytes.view()(i, j) % 2);
            }
        REQUIRE(back.is_intact());
    }
    bool flags[] = {true, false, true, true, false, false};
    const bit_matrix bits = to_bits(matrix_view<bool>{flags, 2, 3, 3, 1});
    CHECK((bits(0, 0) && !bits(0, 1) && bits(0, 2) && bits(1, 0) && !bits(1, 1) && !bits(1, 2)));

    Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic> x(3, 70);
    for (Eigen::Index j = 0; j < 70; ++j)
        x.col(j) << -j, std::numeric_limits<std::int64_t>::min() + j, 2 * j;
    const bit_matrix from_eigen = to_bits(x), of_difference = to_bits(x - x);
    Eigen::MatrixXi to_eigen(3, 70);
    from_bits(from_eigen, to_eigen);
    for (Eigen::Index j = 0; j < 70; ++j) {
        REQUIRE((from_eigen(0, j) == (j % 2 == 1) && from_eigen(1, j) == (j % 2 == 1) && !from_eigen(2, j)));
        REQUIRE((to_eigen(0, j) == j % 2 && to_eigen(2, j) == 0));
    }
    CHECK(of_difference == bit_matrix(3, 70));
    Eigen::MatrixXi narrow(3, 69);
    CHECK_THROWS_AS(from_bits(from_eigen, narrow), error);
}

TEST_CASE("transposed bit matrices, blocks and copies") {
    random_source random(41);
    for (int t = 0; t < 60; ++t) {
        const guarded_bits A(random.between(0, 200), random.between(0, 200), random);
        const bit_matrix B = transposed_copy(A.read());
        REQUIRE((B.rows() == A.view().cols && B.cols() == A.view().rows));
        for (std::ptrdiff_t i = 0; i < B.rows(); ++i)
            for (std::ptrdiff_t j = 0; j < B.cols(); ++j)
                REQUIRE(B(i, j) == A.view().get(j, i));
        bit_matrix copy = B;
        CHECK(copy == B);
        if (B.rows() > 0 && B.cols() > 0) {
            copy.set(B.rows() - 1, B.cols() - 1, !B(B.rows() - 1, B.cols() - 1));
            CHECK(!(copy == B));
            copy = B;
            if (B.cols() % 64 != 0)
                copy.view().row(0)[(B.cols() - 1) / 64] ^= std::uint64_t(1) << 63; // padding
            CHECK(copy == B);
        }
    }
    bit_matrix A(5, 200);
    A.set(3, 130, true);
    CHECK(A.view().block(2, 128, 3, 72).get(1, 2));
    CHECK(!(A == bit_matrix(5, 201)));
}
